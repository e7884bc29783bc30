"""Whole processes of `beatbook ask`, as multiples of what importing its first two libraries takes."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

ROUNDS = 15

FLOOR = (sys.executable, "-c", "import rank_bm25, pydantic")
BEATBOOK = str(Path(sys.executable).with_name("beatbook"))
COMMANDS: Mapping[str, Sequence[str]] = {
    "import rank_bm25, pydantic": FLOOR,
    "beatbook --version": (BEATBOOK, "--version"),
    "beatbook ask, passages": (BEATBOOK, "ask", "who oversees the gifts and hospitality register?"),
    "beatbook ask, figures": (BEATBOOK, "ask", "how many second job applications were made in Norfolk?"),
    "beatbook ask, verdicts": (BEATBOOK, "ask", "which forces don't cross-reference procurement with gifts?"),
}


def report() -> None:
    """Prints the median of each command and its ratio to the imports alone."""
    if not Path(BEATBOOK).exists():
        sys.exit(f"bench: no {BEATBOOK}: install beatbook into this environment first (`make setup`)")
    times = measure(COMMANDS)
    floor = times["import rank_bm25, pydantic"]
    print(f"{'whole process, warm disk':<32}{'median':>10}{'ratio':>8}")
    for name, seconds in times.items():
        print(f"{name:<32}{seconds * 1000:>7.0f} ms{seconds / floor:>8.2f}")


def measure(commands: Mapping[str, Sequence[str]]) -> dict[str, float]:
    """Median seconds of each command over rounds that run all of them in turn.

    In turn, so that whatever else the machine does falls on all alike; away from a checkout, so
    that what is installed is measured.
    """
    times: dict[str, list[float]] = {name: [] for name in commands}
    with tempfile.TemporaryDirectory() as folder:
        for turn in range(ROUNDS + 1):
            for name, command in commands.items():
                start = time.perf_counter()
                subprocess.run(command, check=True, cwd=folder, stdout=subprocess.DEVNULL)
                if turn:  # the first warms the disk
                    times[name].append(time.perf_counter() - start)
    return {name: statistics.median(seconds) for name, seconds in times.items()}
