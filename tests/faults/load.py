"""`python -m tests.faults.load`: many questions at once, and the memory of a bot that answers for a long time."""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from bot.local_slack import LocalSlack, find_server
from tests.faults.asking import Thread, Watch
from tests.faults.bots import Bots
from tests.faults.databases import on_sqlite
from tests.faults.newsroom import Planned, make_workspace, plan_questions
from tests.slack.standin.control import Control
from tests.slack.standin.proxy import FaultProxy

SEED = 11
STEPS = 10
"""Looks at the memory, evenly over all questions."""
PATIENCE = 60.0
WAITING = 50
"""Questions that are asked before those asked first are answered."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.faults.load", description=__doc__)
    parser.add_argument("--at-once", type=int, default=200)
    parser.add_argument("--in-all", type=int, default=20_000)
    args = parser.parse_args()
    with _bot() as (people, slack, bots):
        times = answer_times(people, slack, args.at_once)
        print(f"{args.at_once} questions at once: all answered; {_percentiles(times)}", flush=True)
    with _bot() as (people, slack, bots):
        start = time.monotonic()
        memory = watch_memory(people, slack, bots.pids[0], args.in_all // STEPS)
        rate = args.in_all / (time.monotonic() - start)
        print(f"memory after every {args.in_all // STEPS} of {args.in_all} questions, {rate:.0f} a second:")
        print("  " + "  ".join(f"{megabytes:.0f}" for megabytes in memory) + " MB")
    return 0


@contextmanager
def _bot() -> Iterator[tuple[Control, FaultProxy, Bots]]:
    """A bot on a file, in a Slack where nothing goes wrong."""
    workspace = make_workspace()
    with (
        tempfile.TemporaryDirectory(prefix="beatbook-load-") as folder,
        on_sqlite(Path(folder)) as url,
        LocalSlack(workspace, server=find_server()) as local,
        FaultProxy(local, validates=False) as slack,
        Bots(slack, url, Path(folder)) as bots,
    ):
        slack.keeps_blocks = False
        yield Control(local.url, workspace), slack, bots


def answer_times(people: Control, slack: FaultProxy, questions: int) -> list[float]:
    """Seconds from each question to its answer, where all are asked at once."""
    watch = Watch(slack)
    planned = list(plan_questions(slack.workspace, questions, SEED, verdicts=0.4))
    together = threading.Barrier(questions)

    def ask(one: Planned) -> tuple[Thread, float]:
        together.wait()
        at = time.monotonic()
        return (one.channel, people.mention(one.user, one.channel, one.text)), at

    with ThreadPoolExecutor(questions) as pool:
        asked = dict(pool.map(ask, planned))
    _wait(watch, questions)
    return [watch.first(thread) - at for thread, at in asked.items()]


def watch_memory(people: Control, slack: FaultProxy, process: int, step: int) -> list[float]:
    """Megabytes that a process holds, after every `step` questions."""
    planned = plan_questions(slack.workspace, step * STEPS, SEED)
    memory = []
    for _ in range(STEPS):
        watch = Watch(slack)
        with ThreadPoolExecutor(8) as pool:
            for number, one in enumerate(islice(planned, step)):
                # A queue that grows without end is memory too.
                while number - watch.look() > WAITING:
                    time.sleep(0.01)
                pool.submit(people.mention, one.user, one.channel, one.text)
        _wait(watch, step)
        memory.append(_resident(process))
        people.reset()
        slack.clear()
    return memory


def _wait(watch: Watch, wanted: int) -> None:
    seen, last = watch.look(), time.monotonic()
    while seen < wanted:
        if time.monotonic() - last > PATIENCE:
            sys.exit(f"{wanted - seen} of {wanted} questions were not answered")
        time.sleep(0.02)
        if (now := watch.look()) > seen:
            seen, last = now, time.monotonic()


def _percentiles(seconds: Sequence[float]) -> str:
    cuts = statistics.quantiles(seconds, n=100)
    return "  ".join(f"p{part} {cuts[part - 1]:.2f} s" for part in (50, 95, 99))


def _resident(process: int) -> float:
    """Of Linux, which the local Slack server needs anyway."""
    status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    kilobytes = next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS:"))
    return int(kilobytes) / 1024


if __name__ == "__main__":
    sys.exit(main())
