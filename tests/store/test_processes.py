"""Several processes share a store, and are killed at any moment: nothing is lost, and nothing done twice."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.store import Place
from bot.store.soundness import check_soundness
from bot.store.store import Store, open_store

Places = Callable[..., Place]

# Slack is a file here: a message is a line, and is there once it is written.
WORKER = """
import os, sys, time
from datetime import timedelta
from pathlib import Path
from bot.store import ClaimLostError
from bot.store.store import open_store

url, outbox, name = sys.argv[1:]
messages = os.open(outbox, os.O_WRONLY | os.O_APPEND)
with open_store(url) as store:
    store.hand_back(name)
    while store.queue_length():
        asked = store.claim(name, timedelta(minutes=5))
        if asked is None:
            time.sleep(0.01)
            continue
        store.begin_posting(asked.id, name)
        if not (asked.in_doubt and asked.id in Path(outbox).read_text()):
            os.write(messages, f"{asked.id} {asked.place.thread} {asked.text}\\n".encode())
        store.finish(asked.id, message_ts="9", outcome="answered", answer_json="{}", thread_state=asked.text)
"""

ACCEPTER = """
import sys
from bot.store import Place, Surface
from bot.store.store import open_store

with open_store(sys.argv[1]) as store:
    for number in range(60):
        ts = str(number)
        place = Place(team="T", channel="C", ts=ts, thread=ts, user="U", surface=Surface.MENTION)
        if store.accept(place, "who?"):
            print(ts, flush=True)
"""

HALFWAY = """
import sys
from sqlalchemy import text
from bot.store.store import open_store

with open_store(sys.argv[1]) as store, store.engine.begin() as connection:
    connection.execute(text("DELETE FROM questions"))
    print("halfway", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    with open_store(url) as opened:
        yield opened


@contextmanager
def running(program: str, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        [sys.executable, "-c", program, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with process:
        try:
            yield process
        finally:
            process.kill()


def accept(store: Store, make_place: Places, threads: int, each: int) -> None:
    for number in range(each):
        for thread in range(threads):
            assert store.accept(make_place(thread=str(thread)), str(number))


def check_messages(outbox: Path, threads: int, each: int) -> None:
    """One message a question, in the order of each thread."""
    lines = [line.split() for line in outbox.read_text(encoding="utf-8").splitlines()]
    assert max(Counter(question for question, _, _ in lines).values()) == 1
    for thread in range(threads):
        assert [text for _, own, text in lines if own == str(thread)] == [str(number) for number in range(each)]


def test_each_question_goes_to_one_process(store: Store, url: str, tmp_path: Path, make_place: Places) -> None:
    outbox = tmp_path / "outbox"
    outbox.touch()
    accept(store, make_place, threads=15, each=3)
    workers = [subprocess.Popen([sys.executable, "-c", WORKER, url, outbox, f"worker {n}"]) for n in range(4)]
    assert [worker.wait() for worker in workers] == [0, 0, 0, 0]
    check_messages(outbox, threads=15, each=3)


def test_processes_that_are_killed_lose_nothing_and_repeat_nothing(
    store: Store, url: str, tmp_path: Path, make_place: Places
) -> None:
    outbox = tmp_path / "outbox"
    outbox.touch()
    accept(store, make_place, threads=30, each=4)
    for messages in (1, 4, 9):
        with running(WORKER, url, str(outbox), "one") as first, running(WORKER, url, str(outbox), "two") as second:
            until = outbox.stat().st_size + 36 * messages
            while outbox.stat().st_size < until and first.poll() is None and second.poll() is None:
                time.sleep(0.001)
            os.kill(first.pid, signal.SIGKILL)
            os.kill(second.pid, signal.SIGKILL)
    with running(WORKER, url, str(outbox), "one") as first, running(WORKER, url, str(outbox), "two") as second:
        assert (first.wait(), second.wait()) == (0, 0)
    check_messages(outbox, threads=30, each=4)
    assert store.queue_length() == 0
    assert check_soundness(store.engine, datetime.now(UTC)).problems == ()


def test_the_same_events_in_several_processes_are_accepted_once(store: Store, url: str) -> None:
    processes = [subprocess.Popen([sys.executable, "-c", ACCEPTER, url], stdout=subprocess.PIPE) for _ in range(4)]
    accepted = [line for process in processes for line in process.communicate()[0].split()]
    assert sorted(accepted) == sorted(str(number).encode() for number in range(60))
    assert store.queue_length() == 60


def test_what_was_accepted_before_a_kill_is_there_and_the_rest_can_be_sent_again(store: Store, url: str) -> None:
    with running(ACCEPTER, url) as process:
        assert process.stdout
        told = [process.stdout.readline() for _ in range(5)]
        process.kill()
    assert store.queue_length() >= len(told)
    with running(ACCEPTER, url) as process:
        assert process.wait() == 0
    assert store.queue_length() == 60


def test_a_transaction_that_is_killed_halfway_has_not_been(store: Store, url: str, make_place: Places) -> None:
    accept(store, make_place, threads=3, each=1)
    with running(HALFWAY, url) as process:
        assert process.stdout
        assert process.stdout.readline() == b"halfway\n"
        process.kill()
    assert store.accept(make_place(), "who?")
    assert store.queue_length() == 4
    assert check_soundness(store.engine, datetime.now(UTC)).problems == ()
