"""What a database can do to us: each comes out as one clear line, harms nothing, and is over when it is over."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import event

from bot.store import Asked, Place, StoreError
from bot.store.backup import back_up
from bot.store.soundness import check_soundness
from bot.store.store import Store, open_store
from tests.store.conftest import Clock
from tests.store.postgres import NOBODY, PostgresServer

Places = Callable[..., Place]

LEASE = timedelta(minutes=2)


def check_recovery(store: Store, make_place: Places, kept: int) -> None:
    """What was accepted is still there, nothing else is, and the next question is answered."""
    assert store.queue_length() == kept
    assert check_soundness(store.engine, datetime.now(UTC)).problems == ()
    assert store.accept(make_place(), "after?")
    asked = store.claim("one", LEASE)
    assert asked
    store.begin_posting(asked.id, "one")
    store.finish(asked.id, message_ts="9", outcome="answered", answer_json="{}", thread_state="{}")
    assert store.answer(asked.id)


def fill_up(store: Store, make_place: Places) -> int:
    """Accepts questions until one is refused; how many were accepted."""
    accepted = count()
    with pytest.raises(StoreError, match=r"the disk is full; free some space, and the bot goes on by itself"):
        repeat(lambda: store.accept(make_place(), "who? " * 400) and next(accepted))
    return next(accepted)


def repeat(action: Callable[[], object]) -> None:
    while True:
        action()


def test_a_database_that_may_not_grow_says_that_the_disk_is_full(sqlite_url: str, make_place: Places) -> None:
    with open_store(sqlite_url) as store:
        pages = [100]

        @event.listens_for(store.engine, "checkout")
        def limit(connection: sqlite3.Connection, *_: object) -> None:
            connection.execute(f"PRAGMA max_page_count = {pages[0]}")

        accepted = fill_up(store, make_place)
        pages[0] = 10_000
        check_recovery(store, make_place, accepted)


@contextmanager
def small_disk() -> Iterator[Path]:
    """A disk of a MiB, in memory. Root may make one, except in most containers."""
    folder = Path(tempfile.mkdtemp(prefix="beatbook-disk-"))
    try:
        made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder], check=False)  # noqa: S607
        if made.returncode != 0:
            pytest.skip("only root can make a small disk; the limit of pages is tested everywhere")
        try:
            yield folder
        finally:
            subprocess.run(["umount", folder], check=True)  # noqa: S607
    finally:
        folder.rmdir()


def test_a_full_disk_is_waited_out(make_place: Places) -> None:
    with small_disk() as disk, open_store(f"sqlite:///{disk}/beatbook.db") as store:
        ballast = disk / "ballast"
        ballast.write_bytes(bytes(300_000))
        accepted = fill_up(store, make_place)
        with pytest.raises(StoreError, match="the disk is full"):
            repeat(store.health)
        with pytest.raises(StoreError, match="cannot be written: No space left on device"):
            back_up(store.engine, disk / "backup")
        assert not list(disk.glob("*backup*"))
        ballast.unlink()
        store.health()
        check_recovery(store, make_place, accepted)


def test_a_read_only_disk_is_waited_out(make_place: Places) -> None:
    with small_disk() as disk, open_store(f"sqlite:///{disk}/beatbook.db") as store:
        store.accept(make_place(), "before?")
        store.close()
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True)  # noqa: S607
        with pytest.raises(StoreError, match=r"it cannot be (written|opened); check"):
            store.health()
        with pytest.raises(StoreError, match=r"it cannot be (written|opened); check"):
            open_store(f"sqlite:///{disk}/beatbook.db")
        with pytest.raises(StoreError, match=r"cannot be made: Read-only file system; check its folder"):
            open_store(f"sqlite:///{disk}/other.db")
        subprocess.run(["mount", "-o", "remount,rw", disk], check=True)  # noqa: S607
        check_recovery(store, make_place, 1)


@contextmanager
def without_rights() -> Iterator[None]:
    """Root may write everywhere, and becomes nobody for a while."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that everybody can reach."""
    made = Path(tempfile.mkdtemp(prefix="beatbook-store-"))
    made.chmod(0o755)
    yield made
    made.chmod(0o755)
    shutil.rmtree(made)


def test_a_file_that_may_not_be_written_is_named(folder: Path, make_place: Places) -> None:
    url = f"sqlite:///{folder}/beatbook.db"
    with open_store(url) as store:
        store.accept(make_place(), "before?")
        file = folder / "beatbook.db"
        file.chmod(0o444)
        folder.chmod(0o555)
        store.close()
        with without_rights():
            with pytest.raises(StoreError, match=rf"{file}: it cannot be (written|opened); check"):
                store.health()
            with pytest.raises(StoreError, match=r"it cannot be (written|opened); check"):
                open_store(url)
        file.chmod(0o600)
        folder.chmod(0o755)
        check_recovery(store, make_place, 1)


def test_a_folder_that_may_not_be_written_or_is_not_there_is_named(folder: Path) -> None:
    folder.chmod(0o555)
    with without_rights(), pytest.raises(StoreError, match=r"cannot be made: Permission denied; check its folder"):
        open_store(f"sqlite:///{folder}/beatbook.db")
    with pytest.raises(StoreError, match=r"cannot be made: No such file or directory"):
        open_store(f"sqlite:///{folder}/none/beatbook.db")
    with pytest.raises(StoreError, match=r"it cannot be opened"):
        open_store(f"sqlite:///{folder}")


def test_a_file_that_goes_and_comes_back_is_used_again(sqlite_url: str, tmp_path: Path, make_place: Places) -> None:
    with open_store(sqlite_url) as store:
        store.accept(make_place(), "before?")
        away = tmp_path / "away"
        away.mkdir()
        (tmp_path / "beatbook.db").rename(away / "beatbook.db")
        for _ in range(3):
            with pytest.raises(StoreError, match="check that the file is where it was"):
                store.accept(make_place(), "meanwhile?")
        (away / "beatbook.db").rename(tmp_path / "beatbook.db")
        check_recovery(store, make_place, 1)


def test_a_file_that_is_deleted_in_use_is_noticed_and_not_made_anew(
    sqlite_url: str, tmp_path: Path, make_place: Places
) -> None:
    with open_store(sqlite_url) as store:
        store.accept(make_place(), "before?")
        for file in tmp_path.glob("beatbook.db*"):
            file.unlink()
        with pytest.raises(StoreError, match="check that the file is where it was"):
            store.accept(make_place(), "meanwhile?")
        assert list(tmp_path.iterdir()) == []


def test_a_file_that_another_program_holds_is_waited_for_and_then_named(
    sqlite_url: str, tmp_path: Path, make_place: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.store.engine.BUSY_MS", 50)
    with open_store(sqlite_url) as store:
        other = sqlite3.connect(tmp_path / "beatbook.db", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="another process has kept it locked for too long"):
            store.accept(make_place(), "meanwhile?")
        assert store.queue_length() == 0
        other.execute("COMMIT")
        other.close()
        check_recovery(store, make_place, 0)


def test_a_row_that_another_program_holds_is_waited_for_and_then_named(
    postgres: PostgresServer, make_place: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.store.engine.BUSY_MS", 50)
    with open_store(postgres.make_database()) as store:
        asked = store.accept(make_place(), "before?")
        assert asked
        with store.engine.begin() as other:
            other.exec_driver_sql("UPDATE questions SET reference = 'x'")
            with pytest.raises(StoreError, match="another process has kept a row locked for too long"):
                store.fail(asked.id, "r1")
            assert store.claim("one", LEASE) is None
        check_recovery(store, make_place, 1)


def test_a_server_that_stops_and_starts_is_used_again(make_place: Places) -> None:
    with PostgresServer() as server, open_store(server.make_database()) as store:
        store.accept(make_place(), "before?")
        server.stop()
        for _ in range(3):
            with pytest.raises(StoreError, match="it cannot be reached; is it running"):
                store.accept(make_place(), "meanwhile?")
            with pytest.raises(StoreError, match="it cannot be reached; is it running"):
                store.claim("one", LEASE)
        server.start()
        check_recovery(store, make_place, 1)


def test_a_connection_that_is_cut_in_the_middle_has_done_nothing(postgres: PostgresServer, make_place: Places) -> None:
    url = postgres.make_database()
    with open_store(url) as store:
        store.accept(make_place(), "before?")

        @event.listens_for(store.engine, "before_cursor_execute", once=True)
        def cut(*_: object) -> None:
            postgres.run(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE pid <> pg_backend_pid() AND datname IS NOT NULL"
            )

        with pytest.raises(StoreError, match=r"goes on by itself when it is back"):
            store.accept(make_place(), "meanwhile?")
        check_recovery(store, make_place, 1)


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("53100", "its disk is full; free some space, and the bot goes on by itself"),
        ("25006", "it is read-only"),
        ("42501", "this user may not do that"),
        ("53300", "it has no connection left"),
        ("57014", "it took too long"),
        ("57P03", "it is starting or stopping"),
        ("XX000", "failed"),
    ],
)
def test_what_a_server_refuses_is_explained(
    postgres: PostgresServer, make_place: Places, code: str, message: str
) -> None:
    url = postgres.make_database()
    database = url.partition("/")[2].partition("@/")[2].partition("?")[0]
    with open_store(url) as store:
        store.accept(make_place(), "before?")
        postgres.run(
            "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS"
            f" $$ BEGIN RAISE EXCEPTION 'failed' USING ERRCODE = '{code}', DETAIL = 'secret'; END $$;"
            " CREATE TRIGGER refuse BEFORE INSERT ON questions EXECUTE FUNCTION refuse()",
            database,
        )
        with pytest.raises(StoreError, match=message) as refusal:
            store.accept(make_place(), "meanwhile?")
        assert "secret" not in str(refusal.value)
        postgres.run("DROP TRIGGER refuse ON questions", database)
        check_recovery(store, make_place, 1)


def test_what_was_asked_is_in_no_error(store: Store, make_place: Places) -> None:
    with store.engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE answers")
    asked: Asked | None = store.accept(make_place(), "who is it?")
    assert asked
    with pytest.raises(StoreError) as refusal:
        store.finish(asked.id, message_ts="9", outcome="o", answer_json="the secret", thread_state=None)
    assert "secret" not in str(refusal.value)
    assert refusal.value.__cause__ is None
    assert store.queue_length() == 1


def test_when_the_clock_goes_back_nothing_stops(store: Store, make_place: Places, clock: Clock) -> None:
    store.accept(make_place(thread="1"), "before?")
    store.claim("gone", LEASE)
    clock.move(hours=-3)
    store.accept(make_place(thread="1"), "after?")
    for text in ("before?", "after?"):
        asked = store.claim("one", LEASE)
        assert asked
        assert asked.text == text
        store.begin_posting(asked.id, "one")
        store.finish(asked.id, message_ts="9", outcome="answered", answer_json="{}", thread_state=text)
    assert store.thread_state("T1", "C1", "1") == "after?"
    assert check_soundness(store.engine, clock.now).problems == ()
