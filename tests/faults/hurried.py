"""`python -m tests.faults.hurried`: `beatbook serve`, with what it waits for after a crash cut to a few seconds."""

from __future__ import annotations

import sys
from datetime import timedelta

from bot.cli.main import main
from bot.slack import work, worker
from bot.store import queue

queue.POSTING = worker.LEASE = timedelta(seconds=6)
worker.RENEWAL = 1.0
work.PUT_OFF = timedelta(seconds=2)

if __name__ == "__main__":
    sys.exit(main(["serve"]))
