"""What machines are told that look after the bot."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.monitoring import (
    MOST_CODES,
    Monitor,
    count_question,
    count_slack_error,
    describe_corpus,
    open_monitor,
    watch_queue,
)
from index.library import Library


class Asking:
    """Asks a monitor over HTTP."""

    def __init__(self, address: str) -> None:
        self._netloc = urlsplit(address).netloc

    def __call__(self, path: str, method: str = "GET") -> tuple[int, str]:
        connection = HTTPConnection(self._netloc, timeout=10)
        try:
            connection.request(method, path)
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        finally:
            connection.close()

    def measure(self, name: str, **labels: str) -> float:
        """The value of one sample; 0 where nothing was counted yet."""
        families = text_string_to_metric_families(self("/metrics")[1])
        samples = [sample for family in families for sample in family.samples]
        return next((one.value for one in samples if one.name == name and one.labels == labels), 0.0)


@pytest.fixture
def monitor() -> Monitor:
    return Monitor()


@pytest.fixture
def ask(monitor: Monitor) -> Iterator[Asking]:
    with open_monitor(monitor, "127.0.0.1", 0) as address:
        yield Asking(address)


def test_it_is_well_where_nothing_is_amiss(ask: Asking) -> None:
    assert ask("/healthz") == (200, '{"status": "ok"}\n')
    assert ask("/readyz") == (200, '{"status": "ok"}\n')


def test_what_is_not_ready_is_named_and_healthy_all_the_same(monitor: Monitor, ask: Asking) -> None:
    monitor.require("slack", lambda: False, "not connected yet")
    monitor.require("store", lambda: True, "gone")
    status, body = ask("/readyz")
    assert (status, json.loads(body)) == (503, {"status": "failed", "slack": "not connected yet", "store": "ok"})
    assert ask("/healthz")[0] == 200
    monitor.require("slack", lambda: True, "")
    assert ask("/readyz")[0] == 200


def test_what_is_vital_counts_for_both(monitor: Monitor, ask: Asking) -> None:
    monitor.require("workers", lambda: False, "one has ended", vital=True)
    assert (ask("/healthz")[0], ask("/readyz")[0]) == (503, 503)


def test_a_check_that_fails_by_itself_is_no_traceback(monitor: Monitor, ask: Asking) -> None:
    def fail() -> None:
        raise OSError("the disk is gone")

    monitor.ready["store"] = fail
    assert json.loads(ask("/readyz")[1])["store"] == "the disk is gone"


def test_nothing_else_is_answered(ask: Asking) -> None:
    assert ask("/")[0] == 404
    assert ask("/metrics/..")[0] == 404
    assert ask("/metrics", "POST")[0] == 405
    assert ask("/healthz", "HEAD") == (200, "")


def test_questions_are_counted_by_kind_and_status(ask: Asking) -> None:
    labels = {"kind": "verdicts", "status": "answered"}
    before = ask.measure("beatbook_questions_total", **labels)
    waited = ask.measure("beatbook_queue_seconds_sum")
    count_question("verdicts", "answered", 0.2, 1.5)
    count_question("verdicts", "answered", -3.0, -3.0)
    assert ask.measure("beatbook_questions_total", **labels) == before + 2
    assert ask.measure("beatbook_answer_seconds_bucket", kind="verdicts", le="0.25") >= 2
    assert ask.measure("beatbook_queue_seconds_sum") == pytest.approx(waited + 1.5)


def test_errors_of_slack_are_counted_and_cannot_fill_the_memory(ask: Asking) -> None:
    count_slack_error("chat.postMessage", "invalid_blocks")
    assert ask.measure("beatbook_slack_errors_total", method="chat.postMessage", code="invalid_blocks") >= 1
    count_slack_error("chat.postMessage", 'not a "code"\n')
    for number in range(MOST_CODES + 10):
        count_slack_error("chat.postMessage", f"code_{number}")
    assert ask.measure("beatbook_slack_errors_total", method="chat.postMessage", code="other") > 10
    assert ask.measure("beatbook_slack_errors_total", method="chat.postMessage", code=f"code_{MOST_CODES + 9}") == 0


def test_the_corpus_is_described(library: Library, reports_folder: Path, ask: Asking) -> None:
    describe_corpus(library, reports_folder, now=2_000_000_000.0)
    newest = max(os.stat(path).st_mtime for path in reports_folder.iterdir())  # noqa: PTH116 - of the same file
    assert ask.measure("beatbook_corpus_reports") == 5
    assert ask.measure("beatbook_corpus_sentences") == len(library.passages)
    assert ask.measure("beatbook_corpus_loaded_timestamp_seconds") == 2_000_000_000
    assert ask.measure("beatbook_corpus_changed_timestamp_seconds") == pytest.approx(newest)


def test_the_queue_is_looked_at_when_asked_and_may_be_gone(ask: Asking) -> None:
    watch_queue(lambda: 7)
    assert ask.measure("beatbook_queue_length") == 7

    def fail() -> int:
        raise OSError("gone")

    watch_queue(fail)
    assert "beatbook_queue_length NaN" in ask("/metrics")[1]
