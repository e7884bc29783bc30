"""Workspaces that have installed the bot, with their tokens."""

from __future__ import annotations

import logging

import sqlalchemy
from slack_sdk.oauth.installation_store.sqlalchemy import SQLAlchemyInstallationStore
from slack_sdk.oauth.state_store.sqlalchemy import SQLAlchemyOAuthStateStore
from sqlalchemy import Engine

log = logging.getLogger(__name__)

STATE_SECONDS = 600
"""How long somebody may take to install the bot."""


class Installations(SQLAlchemyInstallationStore):
    """slack_sdk's store, in the database of the bot, whose migrations make its tables."""

    def __init__(self, client_id: str, engine: Engine) -> None:
        super().__init__(client_id=client_id, engine=engine, logger=log)
        self.states = SQLAlchemyOAuthStateStore(expiration_seconds=STATE_SECONDS, engine=engine, logger=log)

    def token_of(self, team: str) -> str:
        """The newest token for a workspace, whether or not it is part of an enterprise; empty where there is none."""
        bots = self.bots
        newest = (
            sqlalchemy.select(bots.c.bot_token)
            .where(bots.c.client_id == self.client_id, bots.c.team_id == team)
            .order_by(bots.c.installed_at.desc())
            .limit(1)
        )
        with self.engine.connect() as connection:
            return str(connection.scalar(newest) or "")

    def remove(self, team: str) -> None:
        """Forgets all tokens of a workspace."""
        with self.engine.begin() as connection:
            for table in (self.bots, self.installations):
                mine = (table.c.client_id == self.client_id, table.c.team_id == team)
                connection.execute(table.delete().where(*mine))
