"""Installations in several workspaces, as slack_sdk's stores read and write them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "slack_installations",
        sa.Column("id", sa.Integer, autoincrement=True),
        sa.Column("client_id", sa.Text, nullable=False),
        sa.Column("app_id", sa.Text, nullable=False),
        sa.Column("enterprise_id", sa.Text),
        sa.Column("enterprise_name", sa.Text),
        sa.Column("enterprise_url", sa.Text),
        sa.Column("team_id", sa.Text),
        sa.Column("team_name", sa.Text),
        sa.Column("bot_token", sa.Text),
        sa.Column("bot_id", sa.Text),
        sa.Column("bot_user_id", sa.Text),
        sa.Column("bot_scopes", sa.Text),
        sa.Column("bot_refresh_token", sa.Text),
        sa.Column("bot_token_expires_at", sa.DateTime),
        sa.Column("user_id", sa.Text, nullable=False),
        sa.Column("user_token", sa.Text),
        sa.Column("user_scopes", sa.Text),
        sa.Column("user_refresh_token", sa.Text),
        sa.Column("user_token_expires_at", sa.DateTime),
        sa.Column("incoming_webhook_url", sa.Text),
        sa.Column("incoming_webhook_channel", sa.Text),
        sa.Column("incoming_webhook_channel_id", sa.Text),
        sa.Column("incoming_webhook_configuration_url", sa.Text),
        sa.Column("is_enterprise_install", sa.Boolean, nullable=False),
        sa.Column("token_type", sa.Text),
        sa.Column("installed_at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_slack_installations"),
    )
    op.create_index(
        "slack_installations_idx",
        "slack_installations",
        ["client_id", "enterprise_id", "team_id", "user_id", "installed_at"],
    )
    op.create_table(
        "slack_bots",
        sa.Column("id", sa.Integer, autoincrement=True),
        sa.Column("client_id", sa.Text, nullable=False),
        sa.Column("app_id", sa.Text, nullable=False),
        sa.Column("enterprise_id", sa.Text),
        sa.Column("enterprise_name", sa.Text),
        sa.Column("team_id", sa.Text),
        sa.Column("team_name", sa.Text),
        sa.Column("bot_token", sa.Text),
        sa.Column("bot_id", sa.Text),
        sa.Column("bot_user_id", sa.Text),
        sa.Column("bot_scopes", sa.Text),
        sa.Column("bot_refresh_token", sa.Text),
        sa.Column("bot_token_expires_at", sa.DateTime),
        sa.Column("is_enterprise_install", sa.Boolean, nullable=False),
        sa.Column("installed_at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_slack_bots"),
    )
    op.create_index("slack_bots_idx", "slack_bots", ["client_id", "enterprise_id", "team_id", "installed_at"])
    op.create_table(
        "slack_oauth_states",
        sa.Column("id", sa.Integer, autoincrement=True),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("expire_at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_slack_oauth_states"),
    )


def downgrade() -> None:
    for table in ("slack_oauth_states", "slack_bots", "slack_installations"):
        op.drop_table(table)
