"""How the bot is doing, for machines that look after it: /healthz, /readyz and /metrics on a port of its own."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from wsgiref.types import StartResponse, WSGIEnvironment

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.platform_collector import PlatformCollector
from prometheus_client.process_collector import ProcessCollector

from bot import __version__
from bot.slack.front import listen
from index.library import Library

log = logging.getLogger(__name__)

MOST_CODES = 100
"""Different errors of Slack's that are counted apart: each is a row that is kept for good."""

REGISTRY = CollectorRegistry()
"""Everything that is measured, once a process."""
ProcessCollector(registry=REGISTRY)
PlatformCollector(registry=REGISTRY)

_BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 300.0)
_questions = Counter(
    "beatbook_questions", "Questions that were finished, by kind and how.", ("kind", "status"), registry=REGISTRY
)
_seconds = Histogram(
    "beatbook_answer_seconds",
    "From the moment when a worker took a question up until its answer was posted.",
    ("kind",),
    buckets=_BUCKETS,
    registry=REGISTRY,
)
_waited = Histogram(
    "beatbook_queue_seconds",
    "From the moment when a question was accepted until a worker took it up.",
    buckets=_BUCKETS,
    registry=REGISTRY,
)
_errors = Counter(
    "beatbook_slack_errors", "Calls to Slack that failed, by method and reason.", ("method", "code"), registry=REGISTRY
)
_queue = Gauge("beatbook_queue_length", "Questions that are not finished.", registry=REGISTRY)
_reports = Gauge("beatbook_corpus_reports", "Reports that are loaded.", registry=REGISTRY)
_unread = Gauge("beatbook_corpus_unread_files", "Files that could not be read as reports.", registry=REGISTRY)
_forces = Gauge("beatbook_corpus_forces", "Forces that have a report.", registry=REGISTRY)
_sentences = Gauge("beatbook_corpus_sentences", "Sentences that can be cited.", registry=REGISTRY)
_loaded = Gauge("beatbook_corpus_loaded_timestamp_seconds", "When the reports were read.", registry=REGISTRY)
_changed = Gauge("beatbook_corpus_changed_timestamp_seconds", "When the newest report was written.", registry=REGISTRY)
_build = Gauge("beatbook_build_info", "1, with the version.", ("version",), registry=REGISTRY)
_build.labels(__version__).set(1)

_CODE = re.compile(r"[A-Za-z_]\w{0,59}", re.ASCII)
_codes: set[str] = set()


def count_question(kind: str, status: str, seconds: float, waited: float) -> None:
    """Counts a question that is finished, with how long it took and how long it had waited before."""
    kind = kind or "none"
    _questions.labels(kind, status).inc()
    _seconds.labels(kind).observe(max(0.0, seconds))  # a clock may have been put back
    _waited.observe(max(0.0, waited))


def count_slack_error(method: str, code: str) -> None:
    """Counts a call to Slack that failed, by the name that Slack gave the error, or that of the exception."""
    known = _CODE.fullmatch(code) and (code in _codes or len(_codes) < MOST_CODES)
    _codes.update((code,) if known else ())
    _errors.labels(method, code if known else "other").inc()


def describe_corpus(library: Library, folder: Path, now: float) -> None:
    """Takes down how much was read, and how old it is."""
    _reports.set(len(library.reports))
    _unread.set(len(library.problems))
    _forces.set(len(library.forces))
    _sentences.set(len(library.passages))
    _loaded.set(now)
    _changed.set(max(((folder / report.document).stat().st_mtime for report in library.reports), default=now))


def watch_queue(length: Callable[[], int]) -> None:
    """Asks for the queue's length whenever somebody looks; where that fails, it is not a number."""

    def measure() -> float:
        try:
            return length()
        except Exception as error:  # noqa: BLE001 - the other figures are still worth having
            log.warning("queue not measured", extra={"error": type(error).__name__})
            return float("nan")

    _queue.set_function(measure)


class AmissError(Exception):
    """What is not as it should be, in a few words."""


@dataclass(slots=True)
class Monitor:
    """Answers the three paths. Checks return, or raise what is amiss."""

    alive: dict[str, Callable[[], None]] = field(default_factory=dict)
    """What must hold, or the process had better be started again."""
    ready: dict[str, Callable[[], None]] = field(default_factory=dict)
    """What must hold so that questions are answered now; it may come back by itself."""

    def require(self, name: str, holds: Callable[[], bool], words: str, *, vital: bool = False) -> None:
        """From now on the bot is ready, or where it is `vital` healthy, only while `holds()`; `words` say what is not.

        Takes the place of what was required under the same name.
        """

        def check() -> None:
            if not holds():
                raise AmissError(words)

        (self.alive if vital else self.ready)[name] = check

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """As WSGI wants it."""
        status, kind, body = self._answer(str(environ.get("REQUEST_METHOD")), str(environ.get("PATH_INFO")))
        start_response(status, [("Content-Type", kind), ("Content-Length", str(len(body)))])
        return [b"" if environ.get("REQUEST_METHOD") == "HEAD" else body]

    def _answer(self, method: str, path: str) -> tuple[str, str, bytes]:
        if method not in ("GET", "HEAD"):
            return "405 Method Not Allowed", "text/plain", b"GET\n"
        match path:
            case "/healthz":
                return _report(self.alive)
            case "/readyz":
                return _report(self.alive | self.ready)
            case "/metrics":
                return "200 OK", CONTENT_TYPE_LATEST, generate_latest(REGISTRY)
            case _:
                return "404 Not Found", "text/plain", b"/healthz, /readyz, /metrics\n"


def _report(checks: dict[str, Callable[[], None]]) -> tuple[str, str, bytes]:
    said = {name: _try(check) for name, check in checks.items()}
    is_good = all(words == "ok" for words in said.values())
    body = json.dumps({"status": "ok" if is_good else "failed", **said}) + "\n"
    return "200 OK" if is_good else "503 Service Unavailable", "application/json", body.encode()


def _try(check: Callable[[], None]) -> str:
    try:
        check()
    except Exception as error:  # noqa: BLE001 - whatever it is, it is not well
        return str(error) or type(error).__name__
    return "ok"


@contextmanager
def open_monitor(monitor: Monitor, host: str, port: int) -> Iterator[str]:
    """Answering at the address that is yielded. Port 0 is any that is free. Raises `OSError` where it is taken."""
    with listen(monitor, host, port) as own:
        address = f"http://{host}:{own}"
        log.info("monitored", extra={"address": address})
        yield address
