"""What came in already, so that the same thing that comes again is met only once."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from uuid import uuid4

from sqlalchemy import Connection, delete

from bot.store.insertion import insert
from bot.store.tables import identities, slack_oauth_states

REMEMBERED = timedelta(days=3)
"""Slack sends again for a day at most."""


def meet(connection: Connection, identity: str, now: datetime) -> bool:
    """True the first time. Another transaction that meets the same is waited for."""
    met = insert(connection, identities).values(digest=digest(identity), seen_at=now).on_conflict_do_nothing()
    # Of an insert, SQLAlchemy tells the count on request only.
    return connection.execute(met, execution_options={"preserve_rowcount": True}).rowcount == 1


def touch(connection: Connection, now: datetime) -> None:
    """Writes something, and takes it back."""
    passing = uuid4().hex
    connection.execute(identities.insert().values(digest=passing, seen_at=now))
    connection.execute(delete(identities).where(identities.c.digest == passing))


def prune(connection: Connection, now: datetime) -> None:
    """Deletes what is remembered long enough, and what somebody began to install: slack_sdk deletes what comes back."""
    connection.execute(delete(identities).where(identities.c.seen_at < now - REMEMBERED))
    connection.execute(delete(slack_oauth_states).where(slack_oauth_states.c.expire_at < now.replace(tzinfo=None)))


def name_question(team: str, channel: str, ts: str) -> str:
    """The identity of a question, whichever event brings it."""
    return f"question {team} {channel} {ts}"


def digest(identity: str) -> str:
    return hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()
