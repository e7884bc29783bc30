"""Bringing a database to a version of its tables, up or down, one process at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util.exc import CommandError
from sqlalchemy import Connection, Engine

from bot.store.engine import READING
from bot.store.failure import StoreError

MIGRATIONS = Path(__file__).parent / "migrations"

_LOCK = 0x6265_6174_626F_6F6B
"""'beatbook', as the number of a lock that PostgreSQL gives to one transaction at a time."""


def newest() -> str:
    """The version that this release of beatbook works with."""
    return ScriptDirectory.from_config(_configure()).get_current_head() or "base"


def version_of(connection: Connection) -> str | None:
    """The version of the tables that are there; None where there are none."""
    return MigrationContext.configure(connection).get_current_revision()


def migrate(engine: Engine) -> None:
    """Makes the tables those of `newest()`, in one transaction: a crash leaves them as they were.

    Raises `StoreError` for tables of a newer release.
    """
    with engine.connect().execution_options(**{READING: True}) as connection:
        if version_of(connection) == newest():
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
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")


def move(connection: Connection, version: str) -> None:
    """Makes the tables those of `version` ('head', 'base' or a name), within the transaction that is open."""
    configuration = _configure(connection)
    try:
        if _is_below(connection, version):
            command.downgrade(configuration, version)
        else:
            command.upgrade(configuration, version)
    except CommandError as error:
        raise StoreError(
            f"the database has tables of another release ({error}); use the release that made them, or a newer one"
        ) from None
    if connection.dialect.name == "sqlite" and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise StoreError("the migration left rows that belong to nothing, and was undone; report it, with the versions")


def _is_below(connection: Connection, version: str) -> bool:
    """Whether `version` is one that the database has passed already."""
    now = version_of(connection)
    if now is None or version == "head":
        return False
    passed = ScriptDirectory.from_config(_configure()).iterate_revisions(now, "base")
    return version == "base" or version in {revision.revision for revision in passed}


def _configure(connection: Connection | None = None) -> Config:
    configuration = Config()
    configuration.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    configuration.attributes["connection"] = connection
    return configuration
