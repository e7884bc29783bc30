"""Bots as they run for users: processes of `beatbook serve`, which are killed and started again."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Self

from tests.slack.standin.proxy import FaultProxy

ROOT = Path(__file__).parents[2]
SERVE = (sys.executable, "-m", "bot", "serve")
START_SECONDS = 60.0
STOP_SECONDS = 40.0


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
        self.starts = 0

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
            try:
                process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        for output in self._outputs:
            output.close()

    @property
    def pids(self) -> list[int]:
        return [process.pid for process in self._processes]

    def log(self, number: int) -> Path:
        """Where a bot's output goes."""
        return self._folder / f"bot-{number}.log"

    def kill_one(self, number: int) -> None:
        """SIGKILL, in the middle of whatever it does; and another in its place."""
        self._processes[number].kill()
        self._processes[number].wait()
        self._processes[number] = self._start(number)

    def kill_until(self, stop: threading.Event, seed: int, shortest: float, longest: float) -> None:
        """Kills one after another, some seconds apart."""
        drawn = random.Random(seed)  # noqa: S311 - mishaps, not secrets
        while not stop.wait(drawn.uniform(shortest, longest)):
            self.kill_one(drawn.randrange(self._count))

    def _start(self, number: int) -> subprocess.Popen[bytes]:
        self.starts += 1
        return subprocess.Popen(
            self._command,
            cwd=self._folder,  # away from any .env of a developer's
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=self._outputs[number],
            stderr=subprocess.STDOUT,
        )
