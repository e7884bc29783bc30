"""Bringing a database to a version of its tables, up or down, one process at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text

from bot.store.engine import READING
from bot.store.failure import StoreError
from bot.store.migrations import NEWEST

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS = Path(__file__).parent / "migrations"

_LOCK = 0x6265_6174_626F_6F6B
"""'beatbook', as the number of a lock that PostgreSQL gives to one transaction at a time."""


def version_of(connection: Connection) -> str | None:
    """The version of the tables that are there; None where there are none."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    version: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return version


def migrate(engine: Engine) -> None:
    """Makes the tables those of the newest version, in one transaction: a crash leaves them as they were.

    Raises `StoreError` for tables of a newer release.
    """
    with engine.connect().execution_options(**{READING: True}) as connection:
        if version_of(connection) == NEWEST:
            return
    with rebuilding(engine) as connection:
        lock(connection)
        move(connection, "head")


@contextmanager
def rebuilding(engine: Engine) -> Iterator[Connection]:
    """A transaction in which tables may be rebuilt: with foreign keys on, SQLite would delete what hangs on them."""
    with engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            # Past SQLAlchemy, which would begin a transaction first, and within one this has no effect.
            connection.connection.cursor().execute("PRAGMA foreign_keys = OFF")
            connection.detach()  # nobody else shall have it
        with connection.begin():
            yield connection


def lock(connection: Connection) -> None:
    """Waits until no other process migrates; SQLite has one writer at a time anyway."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET LOCAL lock_timeout = 0")
        connection.exec_driver_sql("SET LOCAL idle_in_transaction_session_timeout = 0")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")


def move(connection: Connection, version: str) -> None:
    """Makes the tables those of `version` ('head', 'base' or a number), within the transaction that is open."""
    # Most starts find the tables as they should be, and need not wait for it.
    from alembic import command  # noqa: PLC0415
    from alembic.util.exc import CommandError  # noqa: PLC0415

    now = version_of(connection)
    is_passed = version == "base" or (now is not None and version < now)
    try:
        (command.downgrade if is_passed else command.upgrade)(_configure(connection), version)
    except CommandError as error:
        raise StoreError(
            f"the database has tables of another release ({error}); use the release that made them, or a newer one"
        ) from None
    if connection.dialect.name == "sqlite" and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise StoreError("the migration left rows that belong to nothing, and was undone; report it, with the versions")


def _configure(connection: Connection) -> Config:
    from alembic.config import Config  # noqa: PLC0415

    configuration = Config()
    configuration.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    configuration.attributes["connection"] = connection
    return configuration
