"""Questions and their answers, threads, feedback, and what channels have chosen."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

UNFINISHED = sa.text("finished_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "questions",
        sa.Column("seq", sa.BigInteger().with_variant(sa.Integer, "sqlite"), autoincrement=True),
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("team", sa.Text, nullable=False),
        sa.Column("channel", sa.Text, nullable=False),
        sa.Column("ts", sa.Text, nullable=False),
        sa.Column("thread", sa.Text, nullable=False),
        sa.Column("user_id", sa.Text, nullable=False),
        sa.Column("surface", sa.String(16), nullable=False),
        sa.Column("response_url", sa.Text, nullable=False),
        sa.Column("request", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("accepted_at", sa.DateTime, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("worker", sa.Text, nullable=False),
        sa.Column("leased_at", sa.DateTime),
        sa.Column("leased_until", sa.DateTime),
        sa.Column("not_before", sa.DateTime),
        sa.Column("finished_at", sa.DateTime),
        sa.Column("message_ts", sa.Text, nullable=False),
        sa.Column("outcome", sa.Text, nullable=False),
        sa.Column("reference", sa.Text, nullable=False),
        sa.Column("forgotten", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_questions"),
        sa.UniqueConstraint("id", name="uq_questions_id"),
        sa.UniqueConstraint("team", "channel", "ts", name="uq_questions_team_channel_ts"),
        sa.CheckConstraint(
            "state IN ('accepted', 'claimed', 'posting', 'answered', 'failed')", name=op.f("ck_questions_state")
        ),
        sa.CheckConstraint(
            "(finished_at IS NULL) = (state IN ('accepted', 'claimed', 'posting'))", name=op.f("ck_questions_finished")
        ),
        sqlite_autoincrement=True,
    )
    for name, columns in (("waiting", ["seq"]), ("waiting_thread", ["team", "channel", "thread", "seq"])):
        op.create_index(
            f"ix_questions_{name}", "questions", columns, sqlite_where=UNFINISHED, postgresql_where=UNFINISHED
        )
    op.create_index("ix_questions_team_seq", "questions", ["team", "seq"])
    op.create_index("ix_questions_user_id_accepted_at", "questions", ["user_id", "accepted_at"])
    op.create_index("ix_questions_channel_accepted_at", "questions", ["channel", "accepted_at"])
    op.create_index("ix_questions_finished_at", "questions", ["finished_at"])
    op.create_table(
        "answers",
        sa.Column("question", sa.String(32), nullable=False),
        sa.Column("answer", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("question", name="pk_answers"),
        sa.ForeignKeyConstraint(["question"], ["questions.id"], name="fk_answers_question", ondelete="CASCADE"),
    )
    op.create_table(
        "feedback",
        sa.Column("question", sa.String(32), nullable=False),
        sa.Column("user_id", sa.Text, nullable=False),
        sa.Column("value", sa.String(8), nullable=False),
        sa.Column("given_at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("question", "user_id", name="pk_feedback"),
        sa.ForeignKeyConstraint(["question"], ["questions.id"], name="fk_feedback_question", ondelete="CASCADE"),
        sa.CheckConstraint("value IN ('up', 'down')", name=op.f("ck_feedback_value")),
    )
    op.create_index("ix_feedback_user_id", "feedback", ["user_id"])
    op.create_table(
        "threads",
        sa.Column("team", sa.Text, nullable=False),
        sa.Column("channel", sa.Text, nullable=False),
        sa.Column("thread", sa.Text, nullable=False),
        sa.Column("state", sa.Text),
        sa.Column("changed_at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("team", "channel", "thread", name="pk_threads"),
    )
    op.create_index("ix_threads_changed_at", "threads", ["changed_at"])
    op.create_table(
        "channels",
        sa.Column("team", sa.Text, nullable=False),
        sa.Column("channel", sa.Text, nullable=False),
        sa.Column("families", sa.Text, nullable=False),
        sa.Column("verbosity", sa.String(16), nullable=False),
        sa.Column("charts", sa.Boolean, nullable=False),
        sa.Column("private", sa.Boolean, nullable=False),
        sa.Column("changed_by", sa.Text, nullable=False),
        sa.Column("changed_at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("team", "channel", name="pk_channels"),
    )
    op.create_table(
        "identities",
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("seen_at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_identities"),
    )
    op.create_index("ix_identities_seen_at", "identities", ["seen_at"])


def downgrade() -> None:
    for table in ("identities", "channels", "threads", "feedback", "answers", "questions"):
        op.drop_table(table)
