"""Asks what was planned, and keeps where each answer should appear."""

from __future__ import annotations

import queue
import random
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass, field

from tests.faults.newsroom import Planned, Way
from tests.slack.standin.control import Control
from tests.slack.standin.proxy import FaultProxy

Thread = tuple[str, str]
"""Channel and ts of the root."""


@dataclass(slots=True)
class Asked:
    """What was asked, thread by thread."""

    threads: dict[Thread, list[float]] = field(default_factory=dict)
    """When each question of a thread was asked, on the monotonic clock."""
    ways: dict[Way, int] = field(default_factory=lambda: dict.fromkeys(Way, 0))

    @property
    def count(self) -> int:
        return sum(map(len, self.threads.values()))


class Watch:
    """What the bot has posted so far, read off the calls that the proxy has carried out."""

    def __init__(self, slack: FaultProxy) -> None:
        self._slack = slack
        self._read = 0
        self._lock = threading.Lock()
        self.answers: dict[Thread, dict[str, list[float]]] = {}
        """When each message came, by thread and by the id of the question that it answers."""

    def look(self) -> int:
        """How many questions have an answer."""
        with self._lock:
            calls = self._slack.calls[self._read :]
            self._read += len(calls)
            for call in calls:
                question = (call.args.get("metadata") or {}).get("event_payload", {}).get("question")
                if call.method == "chat.postMessage" and question:
                    thread = (call.args["channel"], call.args.get("thread_ts", ""))
                    self.answers.setdefault(thread, {}).setdefault(question, []).append(call.at)
            return sum(map(len, self.answers.values()))

    def first(self, thread: Thread) -> float:
        """When the first answer in a thread came, on the monotonic clock."""
        return min(at for times in self.answers[thread].values() for at in times)


@dataclass(frozen=True, slots=True)
class Pace:
    """How quickly is asked."""

    a_second: float
    """Questions, at most."""
    at_once: int = 8
    """People who ask at the same time."""


def ask_all(people: Control, watch: Watch, planned: Iterable[Planned], pace: Pace, seed: int) -> Asked:
    """Asks all; returns once the last is asked.

    A follow-up goes to a thread whose questions have been answered, as people do; while there is none, it is a
    mention.
    """
    asked = Asked()
    waiting: queue.SimpleQueue[Planned | None] = queue.SimpleQueue()
    lock = threading.Lock()
    drawn = random.Random(seed)  # noqa: S311 - questions, not secrets
    start = time.monotonic()

    def go_on() -> None:
        while (one := waiting.get()) is not None:
            with lock:
                due = start + asked.count / pace.a_second
                thread = _answered(asked, watch, drawn) if one.way is Way.FOLLOW_UP else None
                if thread is not None:
                    asked.threads[thread].append(time.monotonic())
                    asked.ways[Way.FOLLOW_UP] += 1
            time.sleep(max(0.0, due - time.monotonic()))
            at = time.monotonic()
            if thread is not None:
                people.post(one.user, thread[0], one.text, thread[1])
                continue
            if one.way is Way.DIRECT:
                thread = people.direct(one.user, one.text)
            else:
                thread = (one.channel, people.mention(one.user, one.channel, one.text))
            with lock:
                asked.threads.setdefault(thread, []).insert(0, at)
                asked.ways[Way.DIRECT if one.way is Way.DIRECT else Way.MENTION] += 1

    hands = [threading.Thread(target=go_on) for _ in range(pace.at_once)]
    for hand in hands:
        hand.start()
    for one in planned:
        waiting.put(one)
    for _ in hands:
        waiting.put(None)
    for hand in hands:
        hand.join()
    return asked


def _answered(asked: Asked, watch: Watch, drawn: random.Random) -> Thread | None:
    """One of the latest threads in which every question has an answer."""
    latest = list(asked.threads)[-200:]
    drawn.shuffle(latest)
    watch.look()
    return next((thread for thread in latest if len(watch.answers.get(thread, ())) >= len(asked.threads[thread])), None)
