"""When a method may be called again in a channel, after Slack has said to wait."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

SPACING = 1.0
"""Seconds between two messages in one channel, about as Slack allows them: who waits gets slots so far apart."""


@dataclass(frozen=True, slots=True)
class Lane:
    """What Slack limits together: a method within a channel of a workspace."""

    team: str
    method: str
    channel: str


@dataclass(slots=True)
class _Closed:
    opens_at: float
    waiting: int = 0


class Pacing:
    """Lanes that Slack has closed for a while; all others are open. Threads may share it.

    Time is that of a clock that nobody sets, so that a clock jump neither opens nor closes anything.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._closed: dict[Lane, _Closed] = {}

    def close(self, lane: Lane, seconds: float) -> None:
        """Slack has said to wait for so long. A lane that is closed for longer stays so."""
        opens_at = self._clock() + max(0.0, seconds)
        with self._lock:
            known = self._closed.setdefault(lane, _Closed(opens_at))
            if known.opens_at < opens_at:
                known.opens_at, known.waiting = opens_at, 0

    def wait(self, lane: Lane) -> float:
        """Seconds to wait before the next call; 0 where it may be made now.

        Each who has to wait gets a later slot than those before, so that not all come back at once.
        """
        now = self._clock()
        with self._lock:
            closed = self._closed.get(lane)
            if closed is None:
                return 0.0
            if closed.opens_at <= now:
                del self._closed[lane]
                return 0.0
            closed.waiting += 1
            return closed.opens_at - now + (closed.waiting - 1) * SPACING
