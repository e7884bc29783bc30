"""A connection to the database: SQLite in a file, or PostgreSQL."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from time import monotonic
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DisconnectionError
from sqlalchemy.pool import ConnectionPoolEntry

from bot.store.failure import StoreError

DEFAULT_URL = "sqlite:///beatbook.db"

BUSY_MS = 5_000
"""How long a lock that another process holds is waited for."""

FORSAKEN_MS = 60_000
"""How long PostgreSQL keeps a transaction in which nothing happens."""

TRY_MS = 15
"""How long SQLite waits at a time, sleeping 1, 2, 5 and 7 ms."""

CONNECT_SECONDS = 5
"""How long an answer of PostgreSQL's is waited for: an event has to be acknowledged soon."""

CONNECTIONS = 16
"""As many as are open at once; transactions last milliseconds, and a thread waits for its turn."""

READING = "beatbook_reading"
"""Execution option of a transaction that writes nothing."""


def read_url(text: str) -> URL:
    """The address of a database, with the driver that beatbook brings. Raises `StoreError`."""
    try:
        url = make_url(text)
    except ArgumentError:
        # The address may hold a password, and is not printed.
        raise StoreError("BEATBOOK_DATABASE_URL is no address; write postgresql+psycopg://user@host/name") from None
    backend = "postgresql" if url.drivername == "postgres" else url.get_backend_name()
    if backend == "postgresql":
        return url.set(drivername="postgresql+psycopg")
    if backend != "sqlite":
        raise StoreError(f"BEATBOOK_DATABASE_URL names {backend}; there is SQLite (sqlite:///FILE) and PostgreSQL")
    if url.database in (None, "", ":memory:"):
        raise StoreError("BEATBOOK_DATABASE_URL names no file; write sqlite:///FILE")
    return url


def open_engine(url: URL, *, makes: bool = True) -> Engine:
    """An engine whose transactions write, unless they are opened with the option `READING`.

    It `makes` a file that is not there, for its owner alone: it holds what people ask, and tokens.
    """
    if url.get_backend_name() == "sqlite":
        path = Path(url.database or "").absolute()
        if makes:
            _make_file(path)
        engine = _open_sqlite(path)
    else:
        engine = _open_postgres(url)
    event.listen(engine, "begin", _begin)
    return engine


def _open_postgres(url: URL) -> Engine:
    try:
        engine = create_engine(
            url,
            hide_parameters=True,  # they hold what people ask
            pool_size=4,
            max_overflow=CONNECTIONS - 4,
            pool_timeout=CONNECT_SECONDS,
            pool_pre_ping=True,  # the server may have gone and come back
            connect_args={
                "connect_timeout": CONNECT_SECONDS,
                "tcp_user_timeout": CONNECT_SECONDS * 1_000,
                "application_name": "beatbook",
                "prepare_threshold": None,  # a pooler between may give each transaction another connection
            },
        )
    except ModuleNotFoundError:
        raise StoreError("PostgreSQL needs its driver; install beatbook[postgres]") from None

    @event.listens_for(engine, "connect")
    def prepare(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
        with closing(connection.cursor()) as cursor:
            cursor.execute(f"SET lock_timeout = {BUSY_MS}")
            cursor.execute(f"SET idle_in_transaction_session_timeout = {FORSAKEN_MS}")  # of a machine that has vanished
        connection.commit()

    return engine


def _open_sqlite(path: Path) -> Engine:
    # Of these, SQLite itself reads the first: a file that has gone is not made again, empty, behind our back.
    address = URL.create("sqlite+pysqlite", database=f"{path.as_uri()}", query={"mode": "rw", "uri": "true"})
    engine = create_engine(
        address,
        hide_parameters=True,  # they hold what people ask
        pool_size=4,
        max_overflow=CONNECTIONS - 4,
        pool_timeout=CONNECT_SECONDS,
        connect_args={"timeout": BUSY_MS / 1_000, "check_same_thread": False},
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, entry: ConnectionPoolEntry) -> None:
        connection.isolation_level = None  # transactions are begun below, not by the driver
        for pragma in (
            "journal_mode = WAL",  # readers and a writer at a time
            "synchronous = FULL",  # what was accepted is on the disk before Slack is told so
            "foreign_keys = ON",
            "secure_delete = ON",  # what is forgotten is overwritten
            "trusted_schema = OFF",
        ):
            connection.execute(f"PRAGMA {pragma}")
        entry.info["file"] = _identify(path)

    @event.listens_for(engine, "checkout")
    def look_again(connection: sqlite3.Connection, entry: ConnectionPoolEntry, proxy: Any) -> None:  # noqa: ANN401, ARG001
        """A file that was moved away or put back is opened again: what was written to the old one would be lost."""
        if entry.info["file"] != _identify(path):
            raise DisconnectionError

    return engine


def _begin(connection: Connection) -> None:
    if connection.dialect.name != "sqlite":
        return
    if connection.get_execution_options().get(READING):
        connection.exec_driver_sql("BEGIN")
        return
    # A transaction that reads first and writes later fails where another wrote between: take the lock at once. SQLite
    # waits longer from try to try, up to a tenth of a second, and is passed over by others: start again before that.
    own: Any = connection.connection.dbapi_connection
    deadline = monotonic() + BUSY_MS / 1_000
    own.execute(f"PRAGMA busy_timeout = {TRY_MS}")
    while monotonic() < deadline and not _has_begun(own):
        pass
    own.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
    if not own.in_transaction:
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _has_begun(connection: sqlite3.Connection) -> bool:
    try:
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        return error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY  # any other fault comes again below
    return True


def _make_file(path: Path) -> None:
    try:
        if not path.exists():
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise StoreError(
            f"the database {path} cannot be made: {reason}; check its folder, or name another in BEATBOOK_DATABASE_URL"
        ) from None


def _identify(path: Path) -> tuple[int, int]:
    """Which file it is, whatever it is called; (0, 0) where there is none."""
    try:
        status = path.stat()
    except OSError:
        return 0, 0
    return status.st_dev, status.st_ino
