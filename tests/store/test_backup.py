"""What is backed up comes back, in either kind of database, and nothing half."""

from __future__ import annotations

import gzip
import json
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy import Engine

from bot.store import ChannelSettings, Place, StoreError
from bot.store.backup import back_up, count_rows, read_back, restore
from bot.store.engine import open_engine, read_url
from bot.store.migrating import MIGRATIONS, move, rebuilding
from bot.store.store import Store, open_store
from tests.store.conftest import Clock
from tests.store.postgres import PostgresServer

Places = Callable[..., Place]

LEASE = timedelta(minutes=2)

STEPS = sorted(path.stem[1:5] for path in (MIGRATIONS / "versions").glob("r*.py"))


def answer(store: Store, place: Place) -> str:
    asked = store.accept(place, "Wer – “Ü” 🚓?")
    assert asked
    store.finish(
        asked.id, message_ts="9", outcome="answered", answer_json='{"question":"Wer – “Ü” 🚓?\\n"}', thread_state="{}"
    )
    return asked.id


@pytest.fixture
def full(store: Store, make_place: Places) -> Store:
    """A store with an answer, feedback on it, settings, and a question that is being answered."""
    store.give_feedback(answer(store, make_place(thread="1")), "U2", "down")
    store.set_channel_settings("T1", "C1", ChannelSettings(families=("a",), private=True))
    store.accept(make_place(thread="2"), "waiting?")
    store.claim("one", LEASE)
    return store


@contextmanager
def opened(url: str) -> Iterator[Engine]:
    engine = open_engine(read_url(url))
    yield engine
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgres"])
def elsewhere(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of another empty database, of each kind in turn."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/elsewhere.db"
    server: PostgresServer = request.getfixturevalue("postgres")
    return server.make_database()


def test_a_backup_comes_back_in_either_kind_of_database(
    full: Store, elsewhere: str, tmp_path: Path, make_place: Places, clock: Clock
) -> None:
    file = tmp_path / "backup"
    counts = back_up(full.engine, file)
    assert counts == {"questions": 2, "answers": 1, "feedback": 1, "threads": 1, "channels": 1, "identities": 2}
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    with opened(elsewhere) as engine:
        assert restore(engine, file, replaces=False) == counts
    with open_store(elsewhere, clock=clock) as there:
        since = clock.now - timedelta(days=1)
        assert there.audit("T1", since, 9) == full.audit("T1", since, 9)
        (kept,) = there.open_questions("T1", 9)
        assert there.answer(kept.question) == full.answer(kept.question)
        assert there.thread_state("T1", "C1", "1") == "{}"
        assert there.channel_settings("T1", "C1") == full.channel_settings("T1", "C1")
        waiting = there.claim("two", LEASE)
        assert waiting
        assert (waiting.text, waiting.in_doubt) == ("waiting?", True)
        assert there.accept(waiting.place, "waiting?") is None
        assert there.accept(make_place(), "new?")
        assert there.queue_length() == 2


def test_a_backup_is_taken_while_others_write(full: Store, tmp_path: Path, make_place: Places) -> None:
    with full.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE threads SET state = 'half'")
        back_up(full.engine, tmp_path / "backup")
    answer(full, make_place())
    with gzip.open(tmp_path / "backup", "rt", encoding="utf-8") as file:
        assert "half" not in file.read()


def test_a_store_that_holds_something_is_replaced_only_on_request(
    full: Store, tmp_path: Path, make_place: Places
) -> None:
    file = tmp_path / "backup"
    back_up(full.engine, file)
    newer = answer(full, make_place())
    with pytest.raises(StoreError, match="--replace"):
        restore(full.engine, file, replaces=False)
    assert full.answer(newer)
    restore(full.engine, file, replaces=True)
    assert full.answer(newer) is None
    assert full.queue_length() == 1
    assert full.accept(make_place(), "new?")


@pytest.mark.parametrize("version", STEPS)
def test_a_backup_of_an_older_release_is_brought_up_to_date(full: Store, tmp_path: Path, version: str) -> None:
    with rebuilding(full.engine) as connection:
        move(connection, version)
    back_up(full.engine, tmp_path / "backup")
    restore(full.engine, tmp_path / "backup", replaces=True)
    assert full.queue_length() == 1


def test_a_backup_is_never_overwritten(full: Store, tmp_path: Path) -> None:
    (tmp_path / "backup").write_text("mine", encoding="utf-8")
    with pytest.raises(StoreError, match="is there already"):
        back_up(full.engine, tmp_path / "backup")
    with pytest.raises(StoreError, match="cannot be written: No such file or directory"):
        back_up(full.engine, tmp_path / "nowhere" / "backup")
    assert (tmp_path / "backup").read_text(encoding="utf-8") == "mine"


def rewrite(file: Path, change: Callable[[list[bytes]], list[bytes]]) -> None:
    file.write_bytes(gzip.compress(b"".join(change(gzip.decompress(file.read_bytes()).splitlines(keepends=True)))))


def cut_short(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-30])


def drop_the_foot(file: Path) -> None:
    rewrite(file, lambda lines: lines[:-1])


def drop_a_row(file: Path) -> None:
    rewrite(file, lambda lines: lines[:-2] + lines[-1:])


def change_a_byte(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)


def write_something_else(file: Path) -> None:
    file.write_text("SELECT 1;\n", encoding="utf-8")


def write_other_values(file: Path) -> None:
    file.write_bytes(gzip.compress(b"1\n2\n3\n"))


def write_nothing(file: Path) -> None:
    file.write_bytes(b"")


def remove(file: Path) -> None:
    file.unlink()


@pytest.mark.parametrize(
    "spoil",
    [
        cut_short,
        drop_the_foot,
        drop_a_row,
        change_a_byte,
        write_something_else,
        write_other_values,
        write_nothing,
        remove,
    ],
)
def test_a_backup_that_is_not_whole_changes_nothing(full: Store, tmp_path: Path, spoil: Callable[[Path], None]) -> None:
    file = tmp_path / "backup"
    back_up(full.engine, file)
    spoil(file)
    with full.engine.connect() as connection:
        before = count_rows(connection)
    for reading in (read_back, lambda path: restore(full.engine, path, replaces=True)):
        with pytest.raises(StoreError, match=r"^the backup .*/backup cannot be used: "):
            reading(file)
    with full.engine.connect() as connection:
        assert count_rows(connection) == before


def seal(file: Path, *lines: object) -> None:
    """A backup of these lines that looks whole."""
    data = b"".join(json.dumps(line).encode() + b"\n" for line in lines)
    foot = json.dumps({"sha256": sha256(data).hexdigest()}).encode()
    file.write_bytes(gzip.compress(data + foot))


@pytest.mark.parametrize(
    "line", [{"table": "sqlite_master", "columns": ["name"]}, {"table": "threads", "columns": ["id"]}]
)
def test_a_backup_names_no_table_but_ours(store: Store, tmp_path: Path, line: dict[str, object]) -> None:
    seal(tmp_path / "backup", {"format": 1, "version": STEPS[-1]}, line, ["x"])
    with pytest.raises(StoreError, match="no table"):
        restore(store.engine, tmp_path / "backup", replaces=True)


def test_a_backup_of_a_newer_release_is_refused(store: Store, tmp_path: Path) -> None:
    seal(tmp_path / "tables", {"format": 1, "version": "9999"})
    seal(tmp_path / "format", {"format": 2, "version": STEPS[-1]})
    with pytest.raises(StoreError, match="of another release"):
        restore(store.engine, tmp_path / "tables", replaces=True)
    with pytest.raises(StoreError, match="none that this release can read"):
        restore(store.engine, tmp_path / "format", replaces=True)
    store.health()


def test_a_database_that_was_never_used_has_no_backup(url: str, tmp_path: Path) -> None:
    with opened(url) as engine, pytest.raises(StoreError, match="holds nothing yet"):
        back_up(engine, tmp_path / "backup")
