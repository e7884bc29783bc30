"""`beatbook doctor`: what keeps the bot from answering, against a small server that says what Slack would."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from bot.slack.manifest import SCOPES
from bot.store.store import open_store
from tests.bot.cli.outcome import Run

BOT, APP = "xoxb-good-bot", "xapp-good-app"
SECRET = "0123456789abcdef" * 2


@dataclass
class Workspace:
    """What Slack says."""

    address: str = ""
    scopes: str | None = ",".join(SCOPES)
    date: str | None = None
    refusals: dict[str, str] = field(default_factory=dict)
    """Errors by the last part of a method's path."""


@pytest.fixture
def workspace() -> Iterator[Workspace]:
    said = Workspace()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            method = self.path.rpartition("/")[2]
            answer: dict[str, Any] = {"ok": True, "team": "Newsroom", "team_id": "T0BEAT", "user": "beatbook"}
            token = str(self.headers.get("Authorization")).removeprefix("Bearer ")
            wanted = {"auth.test": BOT, "apps.connections.open": APP}.get(method, token)
            error = said.refusals.get(method) or ("" if token == wanted else "invalid_auth")
            body = json.dumps({"ok": False, "error": error} if error else answer).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            if method == "auth.test" and said.scopes is not None:
                self.send_header("X-OAuth-Scopes", said.scopes)
            self.end_headers()
            self.wfile.write(body)

        def date_time_string(self, timestamp: float | None = None) -> str:
            return said.date or super().date_time_string(timestamp)

        def log_message(self, *_: object) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    said.address = f"http://127.0.0.1:{server.server_port}/api/"
    yield said
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def well(workspace: Workspace, monkeypatch: pytest.MonkeyPatch, beatbook: Run) -> Run:
    """The command, where all is well."""
    for name, value in {
        "SLACK_API_URL": workspace.address,
        "SLACK_BOT_TOKEN": BOT,
        "SLACK_APP_TOKEN": APP,
        "SLACK_SIGNING_SECRET": SECRET,
        "BEATBOOK_ADMINS": "U0CLEO",
    }.items():
        monkeypatch.setenv(name, value)
    return beatbook


def bad(out: str) -> list[str]:
    return [line.split(None, 1)[1] for line in out.splitlines() if line.startswith("bad")]


def test_where_all_is_well_it_says_so_of_each(well: Run) -> None:
    status, out, err = well("doctor")
    assert (status, err) == (0, "")
    assert out.splitlines() == [
        "ok    settings   Socket Mode and HTTP, with all that this takes",
        "ok    reports    5 of 5 forces",
        "ok    database   beatbook.db: not there yet, the bot makes it when it starts",
        next(line for line in out.splitlines() if line.startswith("ok    slack      http://127.0.0.1:")),
        "ok    clock      the same as Slack's",
        "ok    bot token  beatbook in the workspace Newsroom (T0BEAT)",
        f"ok    scopes     all {len(SCOPES)}",
        "ok    app token  Socket Mode is open to it",
        "The bot can answer.",
    ]
    assert not Path("beatbook.db").exists()


def test_it_prints_no_secret(well: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BEATBOOK_DATABASE_URL", "postgresql://beatbook:hunter2-hunter2@127.0.0.1:9/none")
    status, out, err = well("doctor")
    assert status == 1
    for secret in (BOT, APP, SECRET, "hunter2-hunter2"):
        assert secret not in out + err


def test_what_is_missing_is_named(beatbook: Run, workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_API_URL", workspace.address)
    status, out, _ = beatbook("doctor")
    assert status == 1
    assert [line[:42] for line in bad(out)] == [
        "settings   missing or wrong: SLACK_APP_TOK",
        "settings   missing or wrong: SLACK_BOT_TOK",
    ]
    assert out.endswith("The bot cannot answer yet: mend what is marked 'bad'.\n")


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("SLACK_BOT_TOKEN", "xoxb-of-another", "bot token  Slack refuses it (invalid_auth): copy SLACK_BOT_TOKEN anew"),
        ("SLACK_APP_TOKEN", "xapp-of-another", "app token  Slack refuses it (invalid_auth): make SLACK_APP_TOKEN"),
        ("SLACK_BOT_TOKEN", "xapp-swapped", "settings   missing or wrong: SLACK_BOT_TOKEN should begin with xoxb-"),
        (
            "BEATBOOK_ADMINS",
            "cleo",
            "settings   BEATBOOK_ADMINS takes ids, which begin with U or W, and not names: cleo",
        ),
        ("BEATBOOK_WORKSPACES", "T0OTHER", "bot token  T0BEAT is not among BEATBOOK_WORKSPACES"),
        ("BEATBOOK_CORPUS", "/nowhere", "reports    /nowhere: no such folder"),
        ("BEATBOOK_DATABASE_URL", "sqlite:////nowhere/b.db", "database   /nowhere/b.db: there is no folder /nowhere"),
        ("BEATBOOK_DATABASE_URL", "mysql://h/d", "database   BEATBOOK_DATABASE_URL names mysql"),
        ("SLACK_API_URL", "http://127.0.0.1:9/", "slack      http://127.0.0.1:9/ cannot be reached"),
    ],
)
def test_each_fault_is_named_with_what_to_do(
    name: str, value: str, said: str, well: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    status, out, _ = well("doctor")
    assert status == 1
    assert bad(out)[0].startswith(said)


def test_scopes_that_are_missing_are_named(well: Run, workspace: Workspace) -> None:
    workspace.scopes = ",".join(scope for scope in SCOPES if scope not in ("files:write", "commands"))
    status, out, _ = well("doctor")
    assert status == 1
    assert bad(out)[0].startswith("scopes     missing: commands, files:write. Paste the manifest anew")


def test_a_clock_that_is_wrong_is_named(well: Run, workspace: Workspace) -> None:
    workspace.date = "Thu, 01 Jan 2015 00:00:00 GMT"
    assert bad(well("doctor").out)[0].startswith("clock      it differs from Slack's by ")


def test_what_may_be_meant_so_is_noted_and_is_no_fault(
    well: Run, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace.scopes = None
    monkeypatch.delenv("BEATBOOK_ADMINS")
    monkeypatch.setenv("SLACK_SIGNING_SECRET", "short")
    Path(".env").write_text("", encoding="utf-8")
    Path(".env").chmod(0o644)
    status, out, _ = well("doctor")
    assert status == 0
    assert [line.split()[1] for line in out.splitlines() if line.startswith("note")] == ["settings"] * 3 + ["scopes"]


def test_a_database_that_is_there_is_looked_at_and_left_as_it_is(well: Run) -> None:
    with open_store("sqlite:///beatbook.db"):
        pass
    assert "ok    database   beatbook.db: 0 questions waiting\n" in well("doctor").out
    Path("beatbook.db").write_bytes(b"no database" * 1000)
    before = Path("beatbook.db").read_bytes()
    status, out, _ = well("doctor")
    assert (status, Path("beatbook.db").read_bytes()) == (1, before)
    assert bad(out)[0].startswith("database   ")
