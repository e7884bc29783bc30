"""The tables, as the newest migration leaves them."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from bot.store.columns import Counter, Moment, Words
from bot.store.question import State

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

UNFINISHED = text("finished_at IS NULL")

questions = Table(
    "questions",
    metadata,
    Column("seq", Counter, primary_key=True, autoincrement=True),  # the order of arrival, whatever the clock does
    Column("id", String(32), nullable=False, unique=True),
    Column("team", Words, nullable=False),
    Column("channel", Words, nullable=False),
    Column("ts", Words, nullable=False),
    Column("thread", Words, nullable=False),
    Column("user_id", Words, nullable=False),
    Column("surface", String(16), nullable=False),
    Column("response_url", Words, nullable=False),
    Column("request", Words, nullable=False),
    Column("text", Words, nullable=False),
    Column("state", String(16), nullable=False),
    Column("accepted_at", Moment, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("worker", Words, nullable=False),
    Column("leased_at", Moment),
    Column("leased_until", Moment),
    Column("not_before", Moment),
    Column("finished_at", Moment),
    Column("message_ts", Words, nullable=False),
    Column("outcome", Words, nullable=False),
    Column("reference", Words, nullable=False),
    Column("forgotten", Boolean, nullable=False),  # its user asked to be forgotten while it was being answered
    UniqueConstraint("team", "channel", "ts"),
    CheckConstraint("state IN ({})".format(", ".join(f"'{state}'" for state in State)), "state"),
    CheckConstraint("(finished_at IS NULL) = (state IN ('accepted', 'claimed', 'posting'))", "finished"),
    # Few are waiting among many that were answered: looking for work reads these alone.
    Index("ix_questions_waiting", "seq", sqlite_where=UNFINISHED, postgresql_where=UNFINISHED),
    Index(
        "ix_questions_waiting_thread",
        "team",
        "channel",
        "thread",
        "seq",
        sqlite_where=UNFINISHED,
        postgresql_where=UNFINISHED,
    ),
    Index(None, "team", "seq"),
    Index(None, "user_id", "accepted_at"),
    Index(None, "channel", "accepted_at"),
    Index(None, "finished_at"),
    sqlite_autoincrement=True,
)

answers = Table(
    "answers",
    metadata,
    Column("question", String(32), ForeignKey("questions.id", ondelete="CASCADE"), primary_key=True),
    Column("answer", Words, nullable=False),
)

feedback = Table(
    "feedback",
    metadata,
    Column("question", String(32), ForeignKey("questions.id", ondelete="CASCADE"), primary_key=True),
    Column("user_id", Words, primary_key=True),
    Column("value", String(8), nullable=False),
    Column("given_at", Moment, nullable=False),
    CheckConstraint("value IN ('up', 'down')", "value"),
    Index(None, "user_id"),
)

threads = Table(
    "threads",
    metadata,
    Column("team", Words, primary_key=True),
    Column("channel", Words, primary_key=True),
    Column("thread", Words, primary_key=True),
    Column("state", Words),
    Column("changed_at", Moment, nullable=False),
    Index(None, "changed_at"),
)

channels = Table(
    "channels",
    metadata,
    Column("team", Words, primary_key=True),
    Column("channel", Words, primary_key=True),
    Column("families", Words, nullable=False),
    Column("verbosity", String(16), nullable=False),
    Column("charts", Boolean, nullable=False),
    Column("private", Boolean, nullable=False),
    Column("changed_by", Words, nullable=False),
    Column("changed_at", Moment, nullable=False),
)

# What came in already, as digests: they outlive what is forgotten, and tell nobody who asked.
identities = Table(
    "identities",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("seen_at", Moment, nullable=False),
    Index(None, "seen_at"),
)

# Of slack_sdk's stores of installations, which read and write them by name. slack_sdk limits how long a token may be;
# here nothing is cut or refused for that.
slack_installations = Table(
    "slack_installations",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("client_id", Text, nullable=False),
    Column("app_id", Text, nullable=False),
    Column("enterprise_id", Text),
    Column("enterprise_name", Text),
    Column("enterprise_url", Text),
    Column("team_id", Text),
    Column("team_name", Text),
    Column("bot_token", Text),
    Column("bot_id", Text),
    Column("bot_user_id", Text),
    Column("bot_scopes", Text),
    Column("bot_refresh_token", Text),
    Column("bot_token_expires_at", DateTime),
    Column("user_id", Text, nullable=False),
    Column("user_token", Text),
    Column("user_scopes", Text),
    Column("user_refresh_token", Text),
    Column("user_token_expires_at", DateTime),
    Column("incoming_webhook_url", Text),
    Column("incoming_webhook_channel", Text),
    Column("incoming_webhook_channel_id", Text),
    Column("incoming_webhook_configuration_url", Text),
    Column("is_enterprise_install", Boolean, nullable=False),
    Column("token_type", Text),
    Column("installed_at", DateTime, nullable=False),
    Index("slack_installations_idx", "client_id", "enterprise_id", "team_id", "user_id", "installed_at"),
)

slack_bots = Table(
    "slack_bots",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("client_id", Text, nullable=False),
    Column("app_id", Text, nullable=False),
    Column("enterprise_id", Text),
    Column("enterprise_name", Text),
    Column("team_id", Text),
    Column("team_name", Text),
    Column("bot_token", Text),
    Column("bot_id", Text),
    Column("bot_user_id", Text),
    Column("bot_scopes", Text),
    Column("bot_refresh_token", Text),
    Column("bot_token_expires_at", DateTime),
    Column("is_enterprise_install", Boolean, nullable=False),
    Column("installed_at", DateTime, nullable=False),
    Index("slack_bots_idx", "client_id", "enterprise_id", "team_id", "installed_at"),
)

slack_oauth_states = Table(
    "slack_oauth_states",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("state", Text, nullable=False),
    Column("expire_at", DateTime, nullable=False),
)
