"""The log: one JSON object a line, or words in a terminal, without secrets and without what was asked.

Everything is written by the standard `logging`, libraries included, and put into form here. What an error says is
left out like a question's text, which it may quote: a line has the kind of the error and where it was raised.
"""

from __future__ import annotations

import json
import logging
import re
import sys
import threading
import traceback
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import fields
from pathlib import Path
from types import TracebackType
from typing import Any, TextIO
from urllib.parse import quote, urlsplit

import structlog
from pydantic import SecretStr
from structlog.typing import EventDict, Processor

from bot.settings import Settings

log = logging.getLogger(__name__)

HIDDEN = "[hidden]"
OWN = ("bot", "index", "corpus")
"""Packages whose lines are ours; others write what they like, which may be all that they were sent."""
_HOME = f"{Path(__file__).parents[1]}/"
LONGEST = 500
"""Characters of a line by somebody else."""
CAUSES = 5
"""Errors behind an error that are named."""
QUIET = {"slack_sdk": logging.WARNING, "slack_bolt": logging.WARNING, "alembic": logging.WARNING}
"""Libraries whose daily business nobody reads."""

# Whoever finds one of these can act as the bot, or answer in its place.
_SECRETS = re.compile(
    r"""xox[a-z]+(?:\.xox[a-z]+)?-[\w-]+ | xapp-[\w-]+ | xwfp-[\w-]+     # tokens
    | (?<=/)(?:commands|services|actions|triggers|workflows)/[\w-]+/[\w/-]+  # response_url, and hooks
    | \b\d{6,}\.\d{6,}\.[0-9a-f]{16,}\b                               # trigger_id
    | (?<=ticket=)[^&\s"'\\,]+ | (?<=app_id=)[0-9a-f]{32,}            # wss://…?ticket=…
    | (?<=[?&]code=)[^&\s"'\\,]+ | (?<=[?&]state=)[^&\s"'\\,]+         # of an installation
    | (?<=://)[^\s/@"'\\:]*:[^\s/@"'\\]+(?=@)                         # user:password@
    | (?<=Bearer\ )[^\s"'\\,]+ | \bv0=[0-9a-f]{64}\b                   # headers
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Where a library begins to quote what it was sent.
_QUOTED = re.compile(r"\b(?:payload|body|request)\b.*", re.DOTALL | re.IGNORECASE)
_SHORTEST = 6
"""Characters of a secret that is looked for everywhere; a shorter one would hide half of the log."""


class Redaction:
    """Takes secrets out of text: those that are set, however they are written, and what looks like one."""

    def __init__(self, settings: Settings) -> None:
        known = {form for secret in _list_secrets(settings) for form in _list_forms(secret)}
        longest_first = sorted((form for form in known if len(form) >= _SHORTEST), key=len, reverse=True)
        self._known = re.compile("|".join(map(re.escape, longest_first))) if longest_first else None

    def __call__(self, text: str) -> str:
        text = self._known.sub(HIDDEN, text) if self._known else text
        return _SECRETS.sub(HIDDEN, text)


def start_logging(settings: Settings, stream: TextIO = sys.stderr) -> None:
    """From now on, everything that is logged goes to `stream` in one form, uncaught errors and warnings included."""
    before: list[Processor] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.ExtraAdder(),
        structlog.processors.TimeStamper(fmt="iso", utc=True, key="at"),
        _quote_no_others,
        _Errors(says=settings.keep_questions),
    ]
    words = structlog.dev.ConsoleRenderer(colors=False, timestamp_key="at")
    lines = structlog.processors.JSONRenderer()
    renderer = words if stream.isatty() else lines
    handler = _Handler(stream)
    handler.setFormatter(_Formatter(Redaction(settings), renderer, before))
    root = logging.getLogger()
    for other in root.handlers[:]:
        root.removeHandler(other)
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    for name, level in QUIET.items():
        logging.getLogger(name).setLevel(level)
    logging.captureWarnings(capture=True)
    sys.excepthook = _log_uncaught
    threading.excepthook = lambda thrown: _log_uncaught(
        thrown.exc_type, thrown.exc_value or thrown.exc_type(), thrown.exc_traceback
    )


class _Formatter(structlog.stdlib.ProcessorFormatter):
    """One line for each record, the last thing done to which is that secrets are taken out."""

    def __init__(self, redact: Redaction, renderer: Processor, before: list[Processor]) -> None:
        super().__init__(processors=[self.remove_processors_meta, renderer], foreign_pre_chain=before)
        self._redact = redact

    def format(self, record: logging.LogRecord) -> str:
        line = self._redact(" ".join(super().format(record).splitlines()))
        return "".join(character if character.isprintable() else "\ufffd" for character in line)


class _Handler(logging.StreamHandler[TextIO]):
    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - as `logging` calls it
        """Says that a line was lost; the standard way prints what it was made of, secrets included."""
        said = {"level": "error", "event": "a line of the log was lost", "logger": record.name, "line": record.lineno}
        with suppress(OSError, ValueError):  # nobody reads the log any more: the bot goes on without
            self.stream.write(json.dumps(said) + "\n")


class _Errors:
    """Puts the kind of an error and where it was raised in its place; what it said only where questions may be kept."""

    def __init__(self, *, says: bool) -> None:
        self._says = says

    def __call__(self, _: object, __: str, event: EventDict) -> EventDict:
        given = event.pop("exc_info", None)
        event.pop("stack_info", None)
        if given is True:
            given = sys.exc_info()
        error = given[1] if isinstance(given, tuple) else given
        if isinstance(error, BaseException):
            event["error"] = " < ".join(type(one).__name__ for one in _list_causes(error))
            event["where"] = describe_place(error)
            if self._says:
                event["said"] = str(error)
        return event


def describe_place(error: BaseException) -> str:
    """Where an error was raised, and from where that was called: file names, lines and functions."""
    frames = traceback.extract_tb(error.__traceback__)
    return " < ".join(f"{_shorten(frame.filename)}:{frame.lineno} {frame.name}" for frame in reversed(frames))


def _shorten(filename: str) -> str:
    """'bot/slack/listeners/commands/force.py' for a file of ours, the name alone for others."""
    return filename.removeprefix(_HOME) if filename.startswith(f"{_HOME}bot/") else filename.rpartition("/")[2]


def _list_causes(error: BaseException) -> Iterator[BaseException]:
    """The error and those behind it."""
    current: BaseException | None = error
    for _ in range(CAUSES):
        if current is None:
            return
        yield current
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)


def _quote_no_others(_: object, __: str, event: EventDict) -> EventDict:
    """Cuts lines by others where they begin to quote what they were sent."""
    if str(event.get("logger")).partition(".")[0] not in OWN:
        event["event"] = _QUOTED.sub("…", str(event["event"]))[:LONGEST]
    return event


def _log_uncaught(kind: type[BaseException], error: BaseException, where: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    log.critical("uncaught", exc_info=(kind, error, where))


def _list_secrets(settings: Settings) -> Iterator[str]:
    for setting in fields(settings):
        value: Any = getattr(settings, setting.name)
        if isinstance(value, SecretStr):
            secret = value.get_secret_value()
            yield secret
            if "://" in secret:
                yield _password_of(secret)


def _password_of(url: str) -> str:
    try:
        return urlsplit(url).password or ""
    except ValueError:
        return ""


def _list_forms(secret: str) -> Iterator[str]:
    """A secret as it is, and as it is written in JSON, in Python and in an address."""
    yield secret
    yield json.dumps(secret)[1:-1]
    yield json.dumps(secret, ensure_ascii=False)[1:-1]
    yield repr(secret)[1:-1]
    yield quote(secret, safe="")
