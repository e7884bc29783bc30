"""A store of each kind, with a clock that goes as it is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from bot.store import Place, Surface
from bot.store.store import Store, open_store
from tests.store.postgres import PostgresServer


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        self.now += timedelta(**by)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    with PostgresServer() as server:
        yield server


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """The address of a file that is not there yet."""
    return f"sqlite:///{tmp_path}/beatbook.db"


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest) -> str:
    """The address of an empty database, of each kind in turn."""
    if request.param == "sqlite":
        return str(request.getfixturevalue("sqlite_url"))
    server: PostgresServer = request.getfixturevalue("postgres")
    return server.make_database()


@pytest.fixture
def store(url: str, clock: Clock) -> Iterator[Store]:
    with open_store(url, clock=clock) as opened:
        yield opened


@pytest.fixture
def make_place() -> Callable[..., Place]:
    """Places in a channel, each its own thread unless another is named."""
    numbers = count(1)

    def make(**given: str) -> Place:
        ts = given.get("ts", f"1764147600.{next(numbers):06}")
        usual = {"team": "T1", "channel": "C1", "ts": ts, "thread": ts, "user": "U1", "surface": Surface.MENTION}
        return Place(**{**usual, **given})  # type: ignore[arg-type]

    return make
