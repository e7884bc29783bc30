"""The log: one line each, without secrets and without what was asked."""

from __future__ import annotations

import io
import json
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from bot.logs import HIDDEN, Redaction, start_logging
from bot.settings import Settings


def token(*parts: str) -> str:
    """In the shape of Slack's, put together so that no scanner takes it for a real one."""
    return "-".join(parts)


BOT_TOKEN = token("xoxb", "7316502984", "7316502984117", "kT9wQzRmVbYcXdLpSgHnJf2a")
APP_TOKEN = token("xapp", "1", "A07KZ3M9QRT", "7316502984117", "9f8e7d6c5b4a39281706f5e4d3c2b1a0")
SIGNING = "8f742231b10e8888abcd99yyyzzz85a5"
AWKWARD = 'p@ss/"word" é'
SETTINGS = Settings(
    slack_bot_token=SecretStr(BOT_TOKEN),
    slack_app_token=SecretStr(APP_TOKEN),
    slack_signing_secret=SecretStr(SIGNING),
    slack_client_secret=SecretStr("client-secret-of-the-app"),
    database_url=SecretStr("postgresql+psycopg://beatbook:hunter2-hunter2@db.example.org/beatbook"),
)
SECRETS = (BOT_TOKEN, APP_TOKEN, SIGNING, "client-secret-of-the-app", "hunter2-hunter2")
OTHERS = (
    token("xoxp", "11111111", "22222222", "33333333", "abcdef"),
    token("xoxe.xoxb", "1", "MS0yLTcyNjQ"),
    "https://hooks.slack.com/commands/T012AB3C4/1234567890/AbCdEfGhIjKlMnOp",
    "wss://wss-primary.slack.com/link/?ticket=9f8e7d6c-5b4a-3928&app_id=9f8e7d6c5b4a39281706f5e4d3c2b1a09f8e7d6c",
    "13345224609.738474920.8088930838d88f008e0a1b2c",
    "https://bot.example.org/slack/oauth_redirect?code=1122.3344.abcdef&state=0a1b2c3d",
    "Authorization: Bearer something-of-theirs",
    "postgresql://other:password-of-theirs@host/name",
)

log = logging.getLogger("bot.tests")


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """What is logged from now on; everything is as it was afterwards."""
    root = logging.getLogger()
    before = root.handlers[:], root.level, sys.excepthook, threading.excepthook
    levels = {name: logging.getLogger(name).level for name in ("slack_sdk", "slack_bolt", "alembic")}
    stream = io.StringIO()
    start_logging(SETTINGS, stream)
    yield stream
    root.handlers[:], root.level, sys.excepthook, threading.excepthook = before
    logging.captureWarnings(capture=False)
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)


def only(stream: io.StringIO) -> dict[str, Any]:
    [line] = stream.getvalue().splitlines()
    return dict(json.loads(line))


def test_a_line_is_an_object_with_what_it_was_given(lines: io.StringIO) -> None:
    log.info("answered", extra={"question": "0f", "kind": "verdicts", "milliseconds": 12})
    said = only(lines)
    assert said.pop("at").endswith("Z")
    assert said == {
        "event": "answered",
        "level": "info",
        "logger": "bot.tests",
        "question": "0f",
        "kind": "verdicts",
        "milliseconds": 12,
    }


@pytest.mark.parametrize("secret", SECRETS)
def test_no_secret_that_is_set_comes_through(secret: str, lines: io.StringIO) -> None:
    log.info("said %s", secret)
    log.info("said", extra={"inside": {"a": [f"<{secret}>"]}, "as_repr": repr(secret)})
    try:
        int(secret)
    except ValueError:
        log.exception("failed with %r", secret)
    assert secret not in lines.getvalue()
    assert HIDDEN in lines.getvalue()


@pytest.mark.parametrize("text", OTHERS)
def test_no_secret_that_looks_like_one_comes_through(text: str) -> None:
    redacted = Redaction(Settings())(f"it said {text}, and went")
    kept = redacted.replace(HIDDEN, "")
    assert HIDDEN in redacted
    assert redacted.startswith("it said ")
    assert redacted.endswith(", and went")
    for part in ("2222", "MS0yL", "AbCdEf", "9f8e", "80889", "1122", "0a1b", "of-theirs"):
        assert part not in kept


@pytest.mark.parametrize("words", ["https://api.slack.com/apps", "1354752000.000100", "C0CRIME", "2 of 5 commands"])
def test_what_is_no_secret_stays(words: str) -> None:
    assert Redaction(SETTINGS)(words) == words


def test_a_secret_is_found_however_it_is_written() -> None:
    settings = Settings(
        database_url=SecretStr(f"postgresql://b:{AWKWARD}@h/d"), slack_signing_secret=SecretStr(AWKWARD)
    )
    redact = Redaction(settings)
    for written in (AWKWARD, json.dumps(AWKWARD), repr(AWKWARD), "p%40ss%2F%22word%22%20%C3%A9"):
        assert "word" not in redact(f"<{written}>")


def test_a_traceback_has_kinds_and_places_but_no_words(lines: io.StringIO) -> None:
    try:
        try:
            os.environ[f"magpies {BOT_TOKEN}"]
        except KeyError:
            int("which forces keep magpies?")
    except ValueError:
        log.exception("failed", extra={"reference": "1f"})
    said = only(lines)
    assert (said["level"], said["reference"], said["error"]) == ("error", "1f", "ValueError < KeyError")
    assert said["where"].startswith("test_logs.py:")
    assert "magpies" not in lines.getvalue()


def run(code: str) -> dict[str, Any]:
    """The one line on standard error of a process that has the bot's token as its argument, and questions kept."""
    start = (
        "import logging, sys; from pydantic import SecretStr; from bot.logs import start_logging\n"
        "from bot.settings import Settings\n"
        "start_logging(Settings(keep_questions=True, slack_bot_token=SecretStr(sys.argv[1])))\n"
    )
    command = (sys.executable, "-c", start + code, BOT_TOKEN)
    ran = subprocess.run(command, capture_output=True, text=True, cwd=Path(__file__).parents[2], check=False)
    assert BOT_TOKEN not in ran.stderr
    return dict(json.loads(ran.stderr))


def test_where_questions_may_be_kept_an_error_says_what_it_said_without_secrets() -> None:
    said = run("raise ValueError(f'magpies with {sys.argv[1]}')")
    assert (said["event"], said["error"], said["said"]) == ("uncaught", "ValueError", f"magpies with {HIDDEN}")


def test_a_line_that_cannot_be_written_is_lost_and_its_words_with_it() -> None:
    assert run("logging.getLogger('bot').info('%d', sys.argv[1])")["event"] == "a line of the log was lost"


def test_a_thread_that_ends_by_an_error_says_so(lines: io.StringIO) -> None:
    def fail() -> None:
        raise RuntimeError(BOT_TOKEN)

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    assert only(lines)["error"] == "RuntimeError"


def test_others_are_cut_where_they_quote_what_they_were_sent(lines: io.StringIO) -> None:
    logging.getLogger("slack_sdk.socket_mode").warning("Unsupported frame (opcode: 9, payload: who keeps magpies?)")
    assert only(lines)["event"] == "Unsupported frame (opcode: 9, …"


def test_others_are_heard_only_where_something_is_wrong(lines: io.StringIO) -> None:
    logging.getLogger("slack_bolt").info("request: %s", {"text": "who keeps magpies?"})
    logging.getLogger("alembic.runtime").info("Context impl SQLiteImpl.")
    assert lines.getvalue() == ""


def test_no_line_forges_another(lines: io.StringIO) -> None:
    log.info('x"}\n{"event": "answered"\u2028\x1b[2J\u202e', extra={"a": "\n\r\x85"})
    assert len(lines.getvalue().splitlines()) == 1
    assert lines.getvalue().rstrip("\n").isprintable()
