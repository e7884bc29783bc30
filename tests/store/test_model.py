"""Whatever happens in whatever order, the queue does what a short model of it says."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from bot.store import Asked, ClaimLostError, Place, Surface
from bot.store.queue import LONGEST_WAIT, POSTING, SKEW
from bot.store.soundness import check_soundness
from bot.store.store import open_store
from tests.store.conftest import Clock

LEASE = timedelta(minutes=2)


@dataclass
class Row:
    """A question that is not finished, as the model has it."""

    id: str
    thread: tuple[str, str]
    user: str
    worker: str = ""
    leased_at: datetime | None = None
    leased_until: datetime | None = None
    not_before: datetime | None = None
    posting: bool = False
    attempts: int = 0
    forgotten: bool = False
    asked: Asked | None = None
    """As it was claimed first."""

    def is_due(self, now: datetime) -> bool:
        held = self.leased_at and self.leased_until and self.leased_until > now and self.leased_at <= now + SKEW
        waits = self.not_before and now < self.not_before <= now + LONGEST_WAIT + SKEW
        return not held and not waits

    def give_back(self) -> None:
        self.worker, self.leased_at, self.leased_until = "", None, None
        self.attempts -= 1


@dataclass(frozen=True)
class Draw:
    """What a step happens to be about."""

    number: int
    seconds: int
    is_odd: bool

    @property
    def worker(self) -> str:
        return "one" if self.is_odd else "two"

    @property
    def user(self) -> str:
        return f"U{self.number % 3}"


def wait_for_no_disk(connection: sqlite3.Connection, *_: object) -> None:
    """No machine stops here, and there are thousands of steps."""
    connection.execute("PRAGMA synchronous = OFF")


class Queue:
    """A store beside its model; `rows` are in the order of arrival, and each step does to both what is drawn."""

    def __init__(self, url: str) -> None:
        self.clock = Clock()
        self.store = open_store(url, clock=self.clock)
        event.listen(self.store.engine, "checkout", wait_for_no_disk)
        self.rows: list[Row] = []
        self.known: list[Place] = []
        self.answered: dict[str, Row] = {}

    def accept(self, draw: Draw) -> None:
        channel, thread = f"C{draw.number % 2}", str(draw.number // 2)
        ts = str(len(self.known))
        place = Place(team="T", channel=channel, ts=ts, thread=thread, user=draw.user, surface=Surface.THREAD)
        asked = self.store.accept(place, "who?")
        assert asked
        self.known.append(place)
        self.rows.append(Row(asked.id, (channel, thread), draw.user))

    def accept_again(self, draw: Draw) -> None:
        if self.known:
            assert self.store.accept(self.known[draw.number % len(self.known)], "who?") is None

    def claim(self, draw: Draw) -> None:
        first = {row.thread: row for row in reversed(self.rows)}
        due = [row for row in self.rows if row.is_due(self.clock.now) and first[row.thread] is row]
        asked = self.store.claim(draw.worker, LEASE)
        assert (asked and asked.id) == (due[0].id if due else None)
        if asked:
            row = due[0]
            row.worker, row.leased_at, row.leased_until = draw.worker, self.clock.now, self.clock.now + LEASE
            row.not_before = None
            row.attempts += 1
            row.asked = row.asked or asked
            assert (asked.in_doubt, asked.attempts) == (row.posting, row.attempts)

    def begin_posting(self, draw: Draw) -> None:
        if row := self.pick(draw):
            if row.worker != draw.worker:
                with pytest.raises(ClaimLostError):
                    self.store.begin_posting(row.id, draw.worker)
                return
            self.store.begin_posting(row.id, draw.worker)
            row.posting, row.leased_at = True, self.clock.now
            row.leased_until = self.held_until(row, POSTING)

    def renew(self, draw: Draw) -> None:
        if row := self.pick(draw):
            assert self.store.renew(row.id, draw.worker, LEASE) == (row.worker == draw.worker)
            if row.worker == draw.worker:
                row.leased_at, row.leased_until = self.clock.now, self.held_until(row, LEASE)

    def held_until(self, row: Row, lease: timedelta) -> datetime:
        held, least = row.leased_until, self.clock.now + lease
        return held if held and least <= held <= self.clock.now + SKEW else least

    def postpone(self, draw: Draw) -> None:
        if (row := self.pick(draw)) and row.asked:
            until = self.clock.now + timedelta(seconds=draw.seconds)
            self.store.postpone(row.asked, until, in_doubt=draw.is_odd)
            if row.worker == row.asked.worker:
                row.give_back()
                row.not_before, row.posting = min(until, self.clock.now + LONGEST_WAIT), draw.is_odd

    def hand_back(self, draw: Draw) -> None:
        held = [row for row in self.rows if row.worker == draw.worker]
        assert self.store.hand_back(draw.worker) == len(held)
        for row in held:
            row.give_back()

    def finish(self, draw: Draw) -> None:
        if row := self.pick(draw):
            self.store.finish(row.id, message_ts="9", outcome="answered", answer_json="{}", thread_state="{}")
            self.rows.remove(row)
            if not row.forgotten:
                self.answered[row.id] = row

    def fail(self, draw: Draw) -> None:
        if row := self.pick(draw):
            self.store.fail(row.id, "r1")
            self.rows.remove(row)

    def forget(self, draw: Draw) -> None:
        self.store.forget("T", draw.user)
        for row in self.rows:
            row.forgotten |= row.user == draw.user
        self.rows = [row for row in self.rows if row.user != draw.user or row.worker or row.posting]
        self.answered = {question: row for question, row in self.answered.items() if row.user != draw.user}

    def pass_time(self, draw: Draw) -> None:
        self.clock.move(seconds=abs(draw.seconds) / 30)

    def jump(self, draw: Draw) -> None:
        self.clock.move(seconds=draw.seconds)

    def pick(self, draw: Draw) -> Row | None:
        return self.rows[draw.number % len(self.rows)] if self.rows else None

    def check(self) -> None:
        assert [self.store.place_in_queue(row.id) for row in self.rows] == list(range(1, len(self.rows) + 1))
        assert self.store.queue_length() == len(self.rows)
        assert all(self.store.answer(question) for question in self.answered)
        assert check_soundness(self.store.engine, self.clock.now).problems == ()


# As often as they help to get anywhere.
OFTEN = (Queue.accept, Queue.claim, Queue.claim, Queue.begin_posting, Queue.pass_time, Queue.finish)
RARELY = (Queue.accept_again, Queue.renew, Queue.postpone, Queue.hand_back, Queue.fail, Queue.forget, Queue.jump)

draws = st.builds(Draw, st.integers(0, 5), st.integers(-7_200, 7_200), st.booleans())
steps = st.tuples(st.sampled_from(OFTEN * 2 + RARELY), draws)


def test_the_queue_does_what_its_model_says(tmp_path: Path) -> None:
    numbers = count()

    @settings(max_examples=15)
    @given(st.lists(steps, min_size=60, max_size=80))
    def walk(walked: list[tuple[Callable[[Queue, Draw], None], Draw]]) -> None:
        queue = Queue(f"sqlite:///{tmp_path}/{next(numbers)}.db")
        with queue.store:
            for step, draw in walked:
                step(queue, draw)
            queue.check()

    walk()
