"""A copy of a whole store in one file, which either kind of database takes back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, DateTime, Engine, Integer, MetaData, Table, func, select, update

from bot.store.archive import AT_A_TIME, Part, read_archive, read_version, write_archive
from bot.store.engine import READING
from bot.store.failure import StoreError
from bot.store.migrating import lock, move, rebuilding, version_of
from bot.store.question import State
from bot.store.tables import metadata, questions


def back_up(engine: Engine, target: Path) -> Counter[str]:
    """Writes the store as it is at this moment to `target`, which must not be there yet; the rows of each table.

    Others go on reading and writing meanwhile. The file holds what people asked, and tokens.
    """
    if target.exists():
        raise StoreError(f"{target} is there already; name another file")
    options = {READING: True, **({"isolation_level": "REPEATABLE READ"} if engine.dialect.name == "postgresql" else {})}
    with engine.connect().execution_options(**options) as connection:
        version = version_of(connection)
        if version is None:
            raise StoreError("the database holds nothing yet")
        write_archive(target, version, _read_tables(connection))
    return read_back(target)


def read_back(source: Path) -> Counter[str]:
    """The rows of each table in a backup that is whole."""
    counts: Counter[str] = Counter()
    for part in read_archive(source):
        counts[part.table] += len(part.rows)
    return counts


def restore(engine: Engine, source: Path, *, replaces: bool) -> Counter[str]:
    """Makes the store what it was, brought up to date, in one transaction; the rows of each table.

    A question that was waiting then may have been answered since: it is put in doubt, so that the bot looks for its
    answer before it posts one. Raises `StoreError` where the store holds something, unless that is to be replaced.
    """
    counts: Counter[str] = Counter()
    with rebuilding(engine) as connection:
        lock(connection)
        if version_of(connection) is not None:
            if not replaces and any(count_rows(connection).values()):
                raise StoreError("the database holds something already; with --replace it is deleted first")
            move(connection, "base")
        move(connection, read_version(source))
        tables = {table.name: table for table in _reflect(connection)}
        for part in read_archive(source):
            if part.table not in tables or not set(part.columns) <= set(tables[part.table].columns.keys()):
                raise StoreError(f"the backup {source} cannot be used: there is no table {part.table} like that")
            _insert(connection, tables[part.table], part)
            counts[part.table] += len(part.rows)
        for table in tables.values():
            _count_on(connection, table)
        move(connection, "head")
        connection.execute(
            update(questions)
            .where(questions.c.finished_at.is_(None))
            .values(state=State.POSTING, worker="", leased_at=None, leased_until=None)
        )
    return counts


def count_rows(connection: Connection) -> dict[str, int]:
    return {
        table.name: connection.scalar(select(func.count()).select_from(table)) or 0 for table in _reflect(connection)
    }


def _reflect(connection: Connection) -> Sequence[Table]:
    """Our tables as they are, whatever their version, each after those that it refers to."""
    there = MetaData()
    there.reflect(connection, only=lambda name, _: name in metadata.tables)
    return there.sorted_tables


def _read_tables(connection: Connection) -> Iterator[Part]:
    for table in _reflect(connection):
        result = connection.execute(
            select(table).order_by(*table.primary_key), execution_options={"yield_per": AT_A_TIME}
        )
        for rows in result.partitions():
            yield Part(table.name, tuple(table.columns.keys()), [[_to_json(value) for value in row] for row in rows])


def _insert(connection: Connection, table: Table, part: Part) -> None:
    moments = {column.name for column in table.columns if isinstance(column.type, DateTime)}
    connection.execute(
        table.insert(),
        [
            {
                name: datetime.fromisoformat(value) if name in moments and value else value
                for name, value in zip(part.columns, row, strict=True)
            }
            for row in part.rows
        ],
    )


def _count_on(connection: Connection, table: Table) -> None:
    """New rows are numbered after the old ones. SQLite sees to it by itself."""
    number = table.primary_key.columns[0]
    if connection.dialect.name == "postgresql" and isinstance(number.type, Integer):
        last = select(func.coalesce(func.max(number), 0) + 1).scalar_subquery()
        sequence = func.pg_get_serial_sequence(table.name, number.name)
        connection.execute(select(func.setval(sequence, last, False)))  # noqa: FBT003 - PostgreSQL's own


def _to_json(value: object) -> Any:  # noqa: ANN401 - what JSON can hold
    return value.isoformat() if isinstance(value, datetime) else value
