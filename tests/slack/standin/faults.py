"""What goes wrong between the bot and Slack: on order, or by chance with a seed."""

from __future__ import annotations

import random
import threading
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Fault(StrEnum):
    """What may happen to a call of the Web API, or of a response_url."""

    RATE_LIMITED = "rate_limited"
    """429 with Retry-After; nothing is done."""
    SERVER_ERROR = "server_error"
    UNAVAILABLE = "unavailable"
    CUT_BEFORE = "cut_before"
    """The line breaks before the call arrives."""
    CUT_AFTER = "cut_after"
    """What was asked is done, and the line breaks before the answer."""
    INVALID_AUTH = "invalid_auth"
    INVALID_BLOCKS = "invalid_blocks"
    """Where the call has blocks; elsewhere nothing happens."""
    SLOW = "slow"
    """It is done, and the answer takes `Odds.slow_seconds`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Odds:
    """How often chance strikes. The same call, tried as often, meets the same fault in every run of a seed."""

    seed: int = 0
    calls: Mapping[Fault, float] = field(default_factory=dict)
    """Of all calls except those spared, the part that meets each fault."""
    spared: frozenset[str] = frozenset({"auth.test", "apps.connections.open"})
    retry_after: int = 1
    slow_seconds: float = 1.0
    duplicated: float = 0.0
    """Part of the events that come more than once."""
    most_copies: int = 4
    delayed: float = 0.0
    """Part of the events that others overtake."""
    longest_delay: float = 0.5
    """Seconds that an event waits, and that lie between its copies, at most."""

    def draw(self, *what: object) -> random.Random:
        """Chance that belongs to something alone, whatever else goes on."""
        return random.Random(":".join(map(str, (self.seed, *what))))  # noqa: S311 - mishaps, not secrets


@dataclass(frozen=True, slots=True)
class Ordered:
    """A fault for the next calls of a method, in a channel or in any."""

    method: str
    fault: Fault
    channel: str | None
    retry_after: int


class Faults:
    """Decides, call by call. Several threads may ask at once."""

    def __init__(self, odds: Odds | None = None) -> None:
        self.odds = odds or Odds()
        self.met: Counter[Fault] = Counter()
        self._ordered: list[Ordered] = []
        self._tries: Counter[str] = Counter()
        self._lock = threading.Lock()

    def order(
        self, method: str, fault: Fault, *, times: int = 1, channel: str | None = None, retry_after: int = 1
    ) -> None:
        """The next `times` calls of `method` ('response_url' is one) meet a fault."""
        with self._lock:
            self._ordered += [Ordered(method, fault, channel, retry_after)] * times

    def clear(self) -> None:
        """Nothing goes wrong any more, and nothing did."""
        with self._lock:
            self.odds = Odds()
            self._ordered.clear()
            self._tries.clear()
            self.met.clear()

    def meet(self, method: str, channel: str, identity: str) -> tuple[Fault | None, int]:
        """What a call meets, and the seconds of its Retry-After; `identity` tells it from other calls."""
        with self._lock:
            fault, retry_after = self._next(method, channel, identity)
            if fault is not None:
                self.met[fault] += 1
            return fault, retry_after

    def _next(self, method: str, channel: str, identity: str) -> tuple[Fault | None, int]:
        for ordered in self._ordered:
            if ordered.method == method and ordered.channel in {None, channel}:
                self._ordered.remove(ordered)
                return ordered.fault, ordered.retry_after
        if method in self.odds.spared or not self.odds.calls:
            return None, 0
        self._tries[identity] += 1
        drawn = self.odds.draw(identity, self._tries[identity]).random()
        for fault, part in self.odds.calls.items():
            if drawn < part:
                return fault, self.odds.retry_after
            drawn -= part
        return None, 0
