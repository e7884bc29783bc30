"""Bots as they run for users: processes of `beatbook serve`, which are killed and started again."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Self

from tests.slack.standin.proxy import FaultProxy

ROOT = Path(__file__).parents[2]
SERVE = (sys.executable, "-m", "bot", "serve")
START_SECONDS = 60.0
STOP_SECONDS = 40.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Kills:
    """When a bot is killed: some seconds after all have come to Slack, and a few answers later.

    On a machine that does much else, seconds alone would leave no time to answer anything.
    """

    shortest: float = 3.0
    longest: float = 6.0
    answers: int = 5
    kindly: float = 0.2
    """Part of them that are told to stop instead, and finish what they are at."""
    seed: int = 7


class Bots:
    """So many bots on one database, connected to Slack once the `with` is entered, and stopped after it."""

    def __init__(
        self,
        slack: FaultProxy,
        database_url: str,
        folder: Path,
        count: int = 1,
        command: Sequence[str] = SERVE,
    ) -> None:
        workspace = slack.workspace
        self._slack = slack
        self._folder = folder
        self._count = count
        self._command = command
        self._environment = {
            **{name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ},
            "PYTHONPATH": str(ROOT),
            "BEATBOOK_DATABASE_URL": database_url,
            # People who ask so much so quickly are told to wait, and here nobody is to wait.
            "BEATBOOK_USER_LIMIT": "100000",
            "BEATBOOK_CHANNEL_LIMIT": "100000",
            "BEATBOOK_QUEUE_LIMIT": "100000",
            "SLACK_BOT_TOKEN": workspace.bot_token,
            "SLACK_APP_TOKEN": workspace.app_token,
            "SLACK_API_URL": slack.api_url,
        }
        self._processes: list[subprocess.Popen[bytes]] = []
        self._outputs: list[IO[bytes]] = []
        self.kills = 0
        self.stops = 0
        self._ended = 0

    def __enter__(self) -> Self:
        self._outputs = [self.log(number).open("ab") for number in range(self._count)]
        self._processes = [self._start(number) for number in range(self._count)]
        end = time.monotonic() + START_SECONDS
        while self._slack.deliveries.connections < self._count:
            if time.monotonic() > end or any(process.poll() is not None for process in self._processes):
                said = self.log(0).read_text(encoding="utf-8", errors="replace")[-2000:]
                self.__exit__()
                raise RuntimeError(f"the bot did not come to Slack; it said: {said}")
            time.sleep(0.05)
        return self

    def __exit__(self, *_: object) -> None:
        for process in self._processes:
            process.terminate()
        for process in self._processes:
            _stop(process)
        for output in self._outputs:
            output.close()

    @property
    def pids(self) -> list[int]:
        return [process.pid for process in self._processes]

    @property
    def ended(self) -> int:
        """Bots that have ended by themselves."""
        return self._ended + sum(process.poll() is not None for process in self._processes)

    def log(self, number: int) -> Path:
        """Where a bot's output goes."""
        return self._folder / f"bot-{number}.log"

    def end_one(self, number: int, *, kindly: bool = False) -> None:
        """SIGKILL, in the middle of whatever it does, or SIGTERM; and another in its place."""
        process = self._processes[number]
        if process.poll() is not None:
            self._ended += 1
        elif kindly:
            self.stops += 1
            _stop(process)
        else:
            self.kills += 1
            process.kill()
            process.wait()
        self._processes[number] = self._start(number)

    def kill_until(self, stop: threading.Event, plan: Kills, answered: Callable[[], int]) -> None:
        """Kills one after another until `stop` is set; `answered` says how many answers there are."""
        drawn = random.Random(plan.seed)  # noqa: S311 - mishaps, not secrets
        while not stop.wait(drawn.uniform(plan.shortest, plan.longest)):
            before = answered()
            if not self._wait(stop, lambda: answered() >= before + plan.answers):  # noqa: B023 - called at once
                return
            self.end_one(drawn.randrange(self._count), kindly=drawn.random() < plan.kindly)
            if not self._wait(stop, lambda: self._slack.deliveries.connections >= self._count):
                return

    def _wait(self, stop: threading.Event, look: Callable[[], bool]) -> bool:
        """Whether what is looked for came, or was waited for long enough, before `stop`."""
        end = time.monotonic() + START_SECONDS
        while not look() and time.monotonic() < end:
            if stop.wait(0.05):
                return False
        return True

    def _start(self, number: int) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            self._command,
            cwd=self._folder,  # away from any .env of a developer's
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=self._outputs[number],
            stderr=subprocess.STDOUT,
        )


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
