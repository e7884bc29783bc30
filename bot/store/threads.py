"""What a thread has come to, and what a channel has chosen."""

from __future__ import annotations

import json
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Select, Table, delete, exists, select, update

from bot.store.insertion import insert
from bot.store.record import ChannelSettings
from bot.store.tables import channels, questions, threads


def keep_state(connection: Connection, key: tuple[str, str, str], state: str | None, now: datetime) -> None:
    """Without a state, the thread keeps the one that it has."""
    team, channel, thread = key
    kept = insert(connection, threads).values(team=team, channel=channel, thread=thread, state=state, changed_at=now)
    changed = {"changed_at": now} if state is None else {"changed_at": now, "state": state}
    connection.execute(kept.on_conflict_do_update(index_elements=["team", "channel", "thread"], set_=changed))


def read_state(connection: Connection, key: tuple[str, str, str], since: datetime) -> str | None:
    return connection.scalar(_kept(key, since))


def is_joined(connection: Connection, key: tuple[str, str, str], since: datetime) -> bool:
    """Whether the bot has answered there, or is about to."""
    if connection.execute(_kept(key, since)).first() is not None:
        return True
    waiting = exists().where(*_is(key, questions), questions.c.finished_at.is_(None))
    return bool(connection.scalar(select(waiting)))


def forget_states(connection: Connection, team: str, user: str) -> None:
    """Of every thread in which the user asked: a state holds words of those who asked. The threads stay joined."""
    asked = exists().where(
        questions.c.team == threads.c.team,
        questions.c.channel == threads.c.channel,
        questions.c.thread == threads.c.thread,
        questions.c.user_id == user,
    )
    connection.execute(update(threads).where(threads.c.team == team, asked).values(state=None))


def prune_states(connection: Connection, before: datetime) -> None:
    connection.execute(delete(threads).where(threads.c.changed_at < before))


def read_settings(connection: Connection, team: str, channel: str) -> ChannelSettings:
    row = connection.execute(
        select(channels).where(channels.c.team == team, channels.c.channel == channel)
    ).one_or_none()
    if row is None:
        return ChannelSettings()
    return ChannelSettings(
        families=tuple(json.loads(row.families)),
        verbosity=row.verbosity,
        charts=row.charts,
        private=row.private,
        changed_by=row.changed_by,
    )


def keep_settings(connection: Connection, team: str, channel: str, settings: ChannelSettings, now: datetime) -> None:
    values = {
        "families": json.dumps(settings.families),
        "verbosity": settings.verbosity,
        "charts": settings.charts,
        "private": settings.private,
        "changed_by": settings.changed_by,
        "changed_at": now,
    }
    kept = insert(connection, channels).values(team=team, channel=channel, **values)
    connection.execute(kept.on_conflict_do_update(index_elements=["team", "channel"], set_=values))


def _kept(key: tuple[str, str, str], since: datetime) -> Select[str | None]:
    return select(threads.c.state).where(*_is(key, threads), threads.c.changed_at >= since)


def _is(key: tuple[str, str, str], table: Table) -> list[ColumnElement[bool]]:
    return [table.c[name] == value for name, value in zip(("team", "channel", "thread"), key, strict=True)]
