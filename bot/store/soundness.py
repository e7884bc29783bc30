"""Whether what is kept is whole, and fits together."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Engine, func, select
from sqlalchemy.exc import DatabaseError

from bot.store.backup import count_rows
from bot.store.engine import READING
from bot.store.identities import REMEMBERED, digest, name_question, touch
from bot.store.migrating import version_of
from bot.store.migrations import NEWEST
from bot.store.tables import answers, identities, questions


@dataclass(frozen=True, slots=True, kw_only=True)
class Soundness:
    """What there is, and what is wrong with it."""

    version: str | None
    is_newest: bool
    rows: dict[str, int]
    waiting: int = 0
    waiting_since: datetime | None = None
    problems: tuple[str, ...] = ()


def check_soundness(engine: Engine, now: datetime) -> Soundness:
    """Reads all there is, and finds out whether it can be written.

    Tables of another version are only counted, and a damaged file is not read further.
    """
    with engine.connect().execution_options(**{READING: True}) as connection:
        if damage := tuple(_check_file(connection)):
            return Soundness(version=None, is_newest=False, rows={}, problems=damage)
        version = version_of(connection)
        rows = count_rows(connection)
        if version != NEWEST:
            return Soundness(version=version, is_newest=False, rows=rows)
        problems = (
            *_check_references(connection),
            *_check_questions(connection, now),
            *_check_answers(connection),
        )
        waiting, since = connection.execute(
            select(func.count(), func.min(questions.c.accepted_at)).where(questions.c.finished_at.is_(None))
        ).one()
    with engine.begin() as connection:
        touch(connection, now)
    return Soundness(
        version=version, is_newest=True, rows=rows, waiting=waiting, waiting_since=since, problems=problems
    )


def _check_file(connection: Connection) -> Iterator[str]:
    if connection.dialect.name == "sqlite":
        try:
            for (found,) in connection.exec_driver_sql("PRAGMA integrity_check"):
                if found != "ok":
                    yield f"the file is damaged: {found}"
        except DatabaseError as error:  # of a kind that the check itself falls over
            yield f"the file is damaged: {error.orig}"


def _check_references(connection: Connection) -> Iterator[str]:
    """PostgreSQL sees to them by itself; a file may have been changed by another program."""
    if connection.dialect.name == "sqlite":
        for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
            yield f"{table}: row {row} belongs to nothing in {parent}"


def _check_questions(connection: Connection, now: datetime) -> Iterator[str]:
    """Every question has an identity of its own, that keeps it from being accepted again."""
    known = set(connection.scalars(select(identities.c.digest)))
    met = set()
    place = (questions.c.team, questions.c.channel, questions.c.ts)
    for question, accepted_at, *key in connection.execute(select(questions.c.id, questions.c.accepted_at, *place)):
        identity = digest(name_question(*key))
        if identity in met:
            yield f"question {question} is there twice"
        met.add(identity)
        if accepted_at > now - REMEMBERED and identity not in known:
            yield f"question {question} would be accepted again"


def _check_answers(connection: Connection) -> Iterator[str]:
    for question, answer in connection.execute(select(answers.c.question, answers.c.answer)):
        try:
            json.loads(answer)
        except ValueError:
            yield f"the answer to question {question} cannot be read"
