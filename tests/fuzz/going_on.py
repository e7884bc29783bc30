"""For how long a fuzz goes on, and what took longest in it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

SECONDS = float(os.environ.get("FUZZ_SECONDS", "0"))
"""How long each goes on; 0 for as many examples as suit a test."""
SLOW = 1.0
"""Seconds that an answer may take."""
longest: dict[str, tuple[float, float]] = {}
"""By name: the longest time, and the longest that it may be."""


def go_on(check: Callable[[], None]) -> None:
    """Runs a check, and again with other examples until its time is over."""
    end = time.monotonic() + SECONDS
    check()
    while time.monotonic() < end:
        check()


@contextmanager
def timed(name: str, most: float = SLOW) -> Iterator[None]:
    began = time.process_time()
    yield
    longest[name] = (max(longest.get(name, (0.0, most))[0], time.process_time() - began), most)
