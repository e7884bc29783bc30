"""Asks what was planned, and keeps where each answer should appear."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from tests.faults.newsroom import Planned, Way
from tests.slack.standin.control import Control
from tests.slack.standin.proxy import FaultProxy

LATEST = 200
"""Threads, counted back from the last, that somebody may go on in."""

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
    longest: float
    """Seconds after which nobody asks any more."""
    at_once: int = 8
    """People who ask at the same time."""
    unanswered: int = 200
    """Questions without an answer, from which on people wait before they ask more."""


def ask_all(people: Control, watch: Watch, planned: Sequence[Planned], pace: Pace, seed: int) -> Asked:
    """Asks all that there is time for; returns once the last is asked.

    A follow-up goes to a thread whose questions have been answered, as people do; while there is none, it is a
    mention.
    """
    asking = _Asking(people, watch, pace, random.Random(seed))  # noqa: S311 - questions, not secrets
    with ThreadPoolExecutor(pace.at_once) as hands:
        for one in [hands.submit(asking.ask, one) for one in planned]:
            one.result()
    return asking.asked


class _Asking:
    def __init__(self, people: Control, watch: Watch, pace: Pace, drawn: random.Random) -> None:
        self.asked = Asked()
        self._people = people
        self._watch = watch
        self._pace = pace
        self._drawn = drawn
        self._lock = threading.Lock()
        self._start = time.monotonic()
        self._begun = 0

    def ask(self, one: Planned) -> None:
        """Asks one question when its time has come."""
        if not self._wait():
            return
        at = time.monotonic()
        thread = self._choose() if one.way is Way.FOLLOW_UP else None
        if thread is not None:
            self._people.post(one.user, thread[0], one.text, thread[1])
        elif one.way is Way.DIRECT:
            self._keep(self._people.direct(one.user, one.text), at, Way.DIRECT)
        else:
            self._keep((one.channel, self._people.mention(one.user, one.channel, one.text)), at, Way.MENTION)

    def _wait(self) -> bool:
        """Whether there is still time to ask."""
        with self._lock:
            due = self._start + self._begun / self._pace.a_second
            self._begun += 1
            begun = self._begun
        time.sleep(max(0.0, due - time.monotonic()))
        while begun - self._watch.look() > self._pace.unanswered and not self._is_late():
            time.sleep(0.1)
        return not self._is_late()

    def _is_late(self) -> bool:
        return time.monotonic() - self._start > self._pace.longest

    def _choose(self) -> Thread | None:
        """One of the latest threads in which every question has an answer, with a further question in it."""
        self._watch.look()
        with self._lock:
            latest = list(self.asked.threads)[-LATEST:]
            self._drawn.shuffle(latest)
            for thread in latest:
                if len(self._watch.answers.get(thread, ())) >= len(self.asked.threads[thread]):
                    self.asked.threads[thread].append(time.monotonic())
                    self.asked.ways[Way.FOLLOW_UP] += 1
                    return thread
        return None

    def _keep(self, thread: Thread, at: float, way: Way) -> None:
        with self._lock:
            self.asked.threads.setdefault(thread, []).append(at)
            self.asked.ways[way] += 1
