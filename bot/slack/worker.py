"""Threads that claim questions from the store and answer them."""

from __future__ import annotations

import logging
import os
import secrets
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol

from bot.slack.failing import log_failure
from bot.slack.status import Status
from bot.store import Asked, ClaimLostError, StoreError
from bot.store.store import Store

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=20)
"""How long a question is held without a sign of life: after a crash, another worker takes it up then."""
RENEWAL = 5.0
"""Seconds between two signs of life."""
POLL = 0.5
"""Seconds between two looks into the store, for what other processes accepted and for what was put off."""
SLOW = 1.0
"""Seconds after which the user is shown that the answer is worked on."""
NAP = 5.0
"""Seconds at most between two tries where the store is gone."""
PRUNING = 3600.0
"""Seconds between two looks for what is kept long enough."""


class Doing(Protocol):
    """What is done with a claimed question."""

    def __call__(self, asked: Asked, worker: str, status: Status) -> None:
        """Answers it, or puts it off."""
        ...


@dataclass(frozen=True, slots=True)
class _Running:
    asked: Asked
    since: float
    status: Status


class Workers:
    """As many threads as questions are answered at a time, and one that keeps hold of what they work on."""

    def __init__(self, store: Store, count: int, keep: timedelta, make_status: Callable[[Asked], Status]) -> None:
        self._store = store
        self._keep = keep
        self._make_status = make_status
        self._stopping = threading.Event()
        self._changed = threading.Condition()
        self._generation = 0
        self._running: dict[str, _Running] = {}
        process = f"{socket.gethostname()}-{os.getpid()}-{secrets.token_hex(3)}"
        self.names = tuple(f"{process}-{i}" for i in range(count))
        self._threads: list[threading.Thread] = []

    def start(self, do: Doing) -> None:
        """Starts the threads. What was accepted before and not answered is taken up at once."""
        jobs = [threading.Thread(target=self._work, args=(name, do), name=f"worker-{name}") for name in self.names]
        jobs += [threading.Thread(target=target, name=target.__name__) for target in (self._hold, self._announce)]
        for thread in jobs:
            thread.daemon = True  # a process that is told to end at once does
            thread.start()
            self._threads.append(thread)

    def wake(self) -> None:
        """There is something to do."""
        with self._changed:
            self._generation += 1
            self._changed.notify_all()

    def pause(self, seconds: float) -> bool:
        """Waits; True where the workers are stopping."""
        return self._stopping.wait(seconds)

    def stop(self, seconds: float) -> None:
        """Lets every worker finish what it is at, for so many seconds at most, and hands back the rest."""
        self._stopping.set()
        self.wake()
        end = time.monotonic() + seconds
        for thread in self._threads:
            thread.join(max(0.0, end - time.monotonic()))
        for name in self.names:
            try:
                self._store.hand_back(name)
            except StoreError as error:
                log.warning("not handed back", extra={"error": str(error)})

    @property
    def is_working(self) -> bool:
        """Whether all threads are alive."""
        return bool(self._threads) and all(thread.is_alive() for thread in self._threads)

    def _work(self, name: str, do: Doing) -> None:
        failures = 0
        while not self._stopping.is_set():
            seen = self._generation
            try:
                asked = self._store.claim(name, LEASE)
                failures = 0
            except StoreError as error:
                failures += 1
                log.warning("the store is gone", extra={"error": str(error), "failures": failures})
                self.pause(min(NAP, 0.25 * 2 ** min(failures, 5)))
                continue
            if asked is None:
                self._wait(seen)
            else:
                self._do(name, asked, do)

    def _do(self, name: str, asked: Asked, do: Doing) -> None:
        running = _Running(asked, time.monotonic(), self._make_status(asked))
        self._running[name] = running
        try:
            do(asked, name, running.status)
        except ClaimLostError:
            log.info("left to another worker", extra={"question": asked.id})
        except StoreError as error:
            log.warning("not recorded", extra={"question": asked.id, "error": str(error)})
            self.pause(1.0)
        except Exception as error:  # noqa: BLE001 - a worker goes on, and the lease brings the question back
            log_failure(log, "worker failed", error, question=asked.id)
            self.pause(1.0)
        finally:
            running.status.end()
            self._running.pop(name, None)

    def _wait(self, seen: int) -> None:
        with self._changed:
            self._changed.wait_for(lambda: self._generation != seen or self._stopping.is_set(), POLL)

    def _hold(self) -> None:
        """Renews what is being worked on, and now and then deletes what has been kept long enough."""
        pruned = 0.0
        while not self._stopping.is_set() or self._running:
            for name, running in list(self._running.items()):
                try:
                    if not self._store.renew(running.asked.id, name, LEASE):
                        log.debug("no longer held", extra={"question": running.asked.id})
                except StoreError as error:
                    log.warning("not renewed", extra={"question": running.asked.id, "error": str(error)})
            if not pruned or time.monotonic() - pruned > PRUNING:
                pruned = time.monotonic()
                self._prune()
            time.sleep(0.2) if self._stopping.is_set() else self.pause(RENEWAL)

    def _prune(self) -> None:
        try:
            self._store.prune(datetime.now(UTC) - self._keep)
        except StoreError as error:
            log.warning("not pruned", extra={"error": str(error)})

    def _announce(self) -> None:
        """Tells those whose answer takes longer that it is worked on."""
        while not self.pause(SLOW / 4):
            for running in list(self._running.values()):
                if time.monotonic() - running.since > SLOW:
                    running.status.show()
