"""`beatbook store`: what the bot keeps, backed up, restored and checked from the command line."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from bot.store import Place, Surface
from bot.store.store import open_store
from tests.bot.cli.outcome import Run


@pytest.fixture
def database(beatbook: Run) -> Path:
    """A database with one question, where the command looks for it."""
    path = Path("beatbook.db").absolute()
    with open_store(f"sqlite:///{path}") as store:
        store.accept(Place(team="T", channel="C", ts="1", thread="1", user="U", surface=Surface.DIRECT), "who?")
    assert beatbook("store", "check").status == 0
    return path


def test_a_store_is_backed_up_checked_and_restored(
    beatbook: Run, database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup = tmp_path / "backup"
    status, out, _ = beatbook("store", "backup", backup)
    assert (status, out) == (0, f"beatbook.db is backed up to {backup}: 1 identities, 1 questions\n")
    status, out, _ = beatbook("store", "check", backup)
    assert (status, out) == (0, f"{backup}: 1 identities, 1 questions\nno problems\n")
    monkeypatch.setenv("BEATBOOK_DATABASE_URL", f"sqlite:///{tmp_path}/other.db")
    status, out, _ = beatbook("store", "restore", backup)
    assert (status, out) == (0, f"{tmp_path}/other.db is restored from {backup}: 1 identities, 1 questions\n")
    status, out, _ = beatbook("store", "check")
    assert status == 0
    assert out.startswith(f"{tmp_path}/other.db: 1 identities, 1 questions\ntables of version ")
    assert ", the newest; 1 waiting, the first since " in out
    assert out.endswith("\nno problems\n")
    assert database.exists()


def test_a_store_that_holds_something_is_not_overwritten_by_mistake(
    beatbook: Run, database: Path, tmp_path: Path
) -> None:
    beatbook("store", "backup", tmp_path / "backup")
    status, _, err = beatbook("store", "restore", tmp_path / "backup")
    assert (status, err) == (
        1,
        "beatbook: the database holds something already; with --replace it is deleted first\n",
    )
    assert beatbook("store", "restore", "--replace", tmp_path / "backup").status == 0
    assert database.exists()


@pytest.mark.parametrize("action", [["check"], ["backup", "backup"]])
def test_a_database_that_is_not_there_is_not_made(beatbook: Run, action: list[str]) -> None:
    status, _, err = beatbook("store", *action)
    assert status == 1
    assert err.startswith("beatbook: the database beatbook.db: it cannot be opened; ")
    assert list(Path().iterdir()) == []


def test_a_problem_is_named_and_has_status_1(beatbook: Run, database: Path) -> None:
    with sqlite3.connect(database) as connection:
        connection.execute("DELETE FROM identities")
    connection.close()
    status, out, _ = beatbook("store", "check")
    assert status == 1
    assert out.splitlines()[-1] == "1 problems"
    assert "would be accepted again" in out


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("hunter2", "BEATBOOK_DATABASE_URL is no address"),
        ("mysql://u:hunter2@h/d", "BEATBOOK_DATABASE_URL names mysql"),
        ("sqlite://", "BEATBOOK_DATABASE_URL names no file"),
        ("postgresql://u:hunter2@127.0.0.1:9/d", "u:***@127.0.0.1:9/d: it cannot be reached"),
    ],
)
def test_an_address_that_cannot_be_used_is_named_without_its_password(
    beatbook: Run, monkeypatch: pytest.MonkeyPatch, address: str, message: str
) -> None:
    monkeypatch.setenv("BEATBOOK_DATABASE_URL", address)
    status, out, err = beatbook("store", "check")
    assert (status, out) == (1, "")
    assert message in err
    assert "hunter2" not in err
    assert err.count("\n") == 1
