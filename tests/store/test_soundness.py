"""What is wrong with a store is found, and nothing else."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.store import Place, StoreError
from bot.store.migrating import migrate, move, rebuilding
from bot.store.migrations import NEWEST
from bot.store.soundness import check_soundness
from bot.store.store import Store, open_store
from tests.store.conftest import Clock

Places = Callable[..., Place]


def answer(store: Store, place: Place) -> None:
    asked = store.accept(place, "who?")
    assert asked
    store.finish(asked.id, message_ts="9", outcome="answered", answer_json="{}", thread_state="{}")


def test_a_whole_store_has_no_problems(store: Store, make_place: Places, clock: Clock) -> None:
    answer(store, make_place())
    start = clock.now
    store.accept(make_place(), "waits")
    clock.move(minutes=1)
    store.accept(make_place(), "waits too")
    found = check_soundness(store.engine, clock.now)
    assert (found.version, found.is_newest, found.problems) == (NEWEST, True, ())
    assert (found.waiting, found.waiting_since) == (2, start)
    assert (found.rows["questions"], found.rows["answers"]) == (3, 1)


def test_a_question_that_could_be_accepted_again_is_a_problem(store: Store, make_place: Places, clock: Clock) -> None:
    answer(store, make_place())
    with store.engine.begin() as connection:
        connection.execute(text("DELETE FROM identities"))
    (problem,) = check_soundness(store.engine, clock.now).problems
    assert problem.endswith("would be accepted again")
    clock.move(days=4)
    assert check_soundness(store.engine, clock.now).problems == ()


def test_an_answer_that_cannot_be_read_is_a_problem(store: Store, make_place: Places, clock: Clock) -> None:
    answer(store, make_place())
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE answers SET answer = '{'"))
    (problem,) = check_soundness(store.engine, clock.now).problems
    assert problem.endswith("cannot be read")


def test_tables_of_an_older_release_are_only_counted(store: Store, make_place: Places, clock: Clock) -> None:
    answer(store, make_place())
    with rebuilding(store.engine) as connection:
        move(connection, "0001")
    found = check_soundness(store.engine, clock.now)
    assert (found.version, found.is_newest, found.rows["questions"]) == ("0001", False, 1)
    migrate(store.engine)
    assert check_soundness(store.engine, clock.now).is_newest


def test_rows_that_belong_to_nothing_are_a_problem(sqlite_url: str, tmp_path: Path, clock: Clock) -> None:
    open_store(sqlite_url).close()
    with sqlite3.connect(tmp_path / "beatbook.db") as connection:
        connection.execute("INSERT INTO answers VALUES ('x', '{}')")
    connection.close()
    with open_store(sqlite_url) as store:
        assert check_soundness(store.engine, clock.now).problems == ("answers: row 1 belongs to nothing in questions",)


def test_a_damaged_file_is_found(sqlite_url: str, tmp_path: Path, make_place: Places, clock: Clock) -> None:
    with open_store(sqlite_url) as store:
        for _ in range(300):
            store.accept(make_place(), "who? " * 100)
    file = tmp_path / "beatbook.db"
    whole = file.read_bytes()
    file.write_bytes(whole[:20_000] + bytes(12_000) + whole[32_000:])
    with open_store(sqlite_url) as store:
        problems = check_soundness(store.engine, clock.now).problems
        assert problems
        assert all(problem.startswith("the file is damaged: ") for problem in problems)
    file.write_bytes(b"SQLite" * 1_000)
    with pytest.raises(StoreError, match="is no SQLite database"):
        open_store(sqlite_url)
