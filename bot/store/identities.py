"""What came in already, so that the same thing that comes again is met only once."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete

from bot.store.insertion import insert
from bot.store.tables import identities

REMEMBERED = timedelta(days=3)
"""Slack sends again for a day at most."""


def meet(connection: Connection, identity: str, now: datetime) -> bool:
    """True the first time. Another transaction that meets the same is waited for."""
    met = insert(connection, identities).values(digest=_digest(identity), seen_at=now).on_conflict_do_nothing()
    return connection.execute(met).rowcount == 1


def touch(connection: Connection, now: datetime) -> None:
    """Writes something that nobody needs."""
    touched = insert(connection, identities).values(digest=_digest("health"), seen_at=now)
    connection.execute(touched.on_conflict_do_update(index_elements=["digest"], set_={"seen_at": now}))


def prune_identities(connection: Connection, now: datetime) -> None:
    connection.execute(delete(identities).where(identities.c.seen_at < now - REMEMBERED))


def _digest(identity: str) -> str:
    return hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()
