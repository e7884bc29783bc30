"""The tables come to be what the code takes them for, forwards and backwards, with what is in them."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import CheckConstraint, Connection, Engine, MetaData, inspect, select, text

from bot.store import ChannelSettings, Place, StoreError
from bot.store.engine import open_engine, read_url
from bot.store.migrating import MIGRATIONS, migrate, move, rebuilding, version_of
from bot.store.migrations import NEWEST
from bot.store.store import Store, open_store
from bot.store.tables import metadata
from tests.store.conftest import Clock

Places = Callable[..., Place]

STEPS = sorted(path.stem[1:5] for path in (MIGRATIONS / "versions").glob("r*.py"))

OPEN = """
import sys
from bot.store.store import open_store
with open_store(sys.argv[1]) as store:
    store.health()
"""


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    opened = open_engine(read_url(url))
    yield opened
    opened.dispose()


def fill(store: Store, make_place: Places) -> None:
    """A row in every table that is ours, and more where one refers to another."""
    for number in range(3):
        asked = store.accept(make_place(thread="1"), f"question {number}")
        assert asked
    claimed = store.claim("one", timedelta(minutes=1))
    assert claimed
    store.finish(claimed.id, message_ts="9", outcome="answered", answer_json='{"a":"é"}', thread_state="{}")
    store.give_feedback(claimed.id, "U2", "up")
    failed = store.claim("one", timedelta(minutes=1))
    assert failed
    store.fail(failed.id, "r1")
    store.set_channel_settings("T1", "C1", ChannelSettings(families=("a",), private=True))


def read_rows(connection: Connection) -> dict[str, list[tuple[object, ...]]]:
    there = MetaData()
    there.reflect(connection)
    return {
        name: [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key))]
        for name, table in there.tables.items()
        if name != "alembic_version"
    }


def test_the_tables_are_what_the_code_takes_them_for(store: Store) -> None:
    with store.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_checks_are_called_in_the_database_as_in_the_code(store: Store) -> None:
    there = inspect(store.engine)
    for table in metadata.sorted_tables:
        checks = {check["name"] for check in there.get_check_constraints(table.name)}
        assert checks == {str(check.name) for check in table.constraints if isinstance(check, CheckConstraint)}


def test_every_step_goes_forwards_and_backwards_and_keeps_what_is_there(
    engine: Engine, url: str, make_place: Places, clock: Clock
) -> None:
    with open_store(url, clock=clock) as store:
        fill(store, make_place)
    with engine.connect() as connection:
        full = read_rows(connection)
    assert all(full[name] for name in full if not name.startswith("slack_"))
    for step in reversed(STEPS[:-1]):
        with rebuilding(engine) as connection:
            move(connection, step)
            assert version_of(connection) == step
        with engine.connect() as connection:
            kept = read_rows(connection)
        assert kept == {name: full[name] for name in kept}
    for step in STEPS[1:]:
        with rebuilding(engine) as connection:
            move(connection, step)
    with engine.connect() as connection:
        assert read_rows(connection) == full
    with open_store(url, clock=clock) as store:
        assert store.queue_length() == 1


def test_all_steps_back_leave_nothing(engine: Engine, url: str, make_place: Places) -> None:
    with open_store(url) as store:
        fill(store, make_place)
    with rebuilding(engine) as connection:
        move(connection, "base")
    with engine.connect() as connection:
        assert read_rows(connection) == {}
        assert version_of(connection) is None


def test_a_migration_that_is_cut_off_leaves_the_tables_as_they_were(engine: Engine) -> None:
    class CutOffError(Exception):
        pass

    def cut_off() -> None:
        with rebuilding(engine) as connection:
            move(connection, "head")
            raise CutOffError

    with pytest.raises(CutOffError):
        cut_off()
    with engine.connect() as connection:
        assert read_rows(connection) == {}
    migrate(engine)
    migrate(engine)
    with engine.connect() as connection:
        assert version_of(connection) == NEWEST


def test_several_processes_may_open_an_empty_database_at_once(url: str) -> None:
    opening = [subprocess.Popen([sys.executable, "-c", OPEN, url]) for _ in range(4)]
    assert [process.wait() for process in opening] == [0, 0, 0, 0]


def test_tables_of_a_newer_release_are_left_alone(engine: Engine, url: str) -> None:
    migrate(engine)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match="of another release"):
        open_store(url)


def test_the_newest_version_is_the_last_step() -> None:
    assert STEPS[-1] == NEWEST
