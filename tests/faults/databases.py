"""Real databases, empty, for as long as a run takes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def on_sqlite(folder: Path) -> Iterator[str]:
    """The address of a file in `folder`."""
    yield f"sqlite:///{folder}/beatbook.db"


@contextmanager
def on_postgres(_folder: Path) -> Iterator[str]:
    """The address of a database on a server of its own."""
    from tests.store.postgres import PostgresServer  # noqa: PLC0415 - only who asks for it needs its parts

    with PostgresServer() as server:
        yield server.make_database()
