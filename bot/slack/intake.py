"""Taking a question in: kept in the store before Slack hears that it arrived, or declined with a word why."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from bot.settings import Settings
from bot.slack.asking import Heard
from bot.store import Asked
from bot.store.store import Store

log = logging.getLogger(__name__)

BUSY = 10
"""Questions that are waiting, from which on a new one is told its place."""
WINDOW = timedelta(minutes=1)
"""What the limits count over."""

LIMITED, FULL = "declined: limit", "declined: full"
"""What is asked for in place of an answer: a word that there will be none. It goes the way of a question, so
that it comes once too."""
UNSAID = "declined: unsaid"
"""Outcome of a question that was declined when its user had just been told."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A question that is in the store now."""

    asked: Asked
    place: int = 0
    """In the queue, where that is worth telling; else 0."""


@dataclass(frozen=True, slots=True)
class Intake:
    """Takes questions in. Threads may share it."""

    store: Store
    settings: Settings
    wake: Callable[[], None]
    """Called when there is something to do."""
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def take(self, heard: Heard) -> Taken | None:
        """The question, kept; None where it is known already, or its user has just been told to wait.

        Raises `StoreError` where it cannot be kept: then it must not be acknowledged, so that Slack sends it again.
        """
        with self._lock:  # or those who ask at the same moment would all find room for one
            reason, waiting = self._reason_against(heard)
            asked = self.store.accept(heard.place, "" if reason else heard.text, reason or heard.request)
        if asked is None:
            return None
        if reason and self.store.seen(f"told {reason} {heard.place.team} {heard.place.user} {self._minute()}"):
            self.store.finish(asked.id, message_ts="", outcome=UNSAID, answer_json="", thread_state=None)
            return None
        log.debug("accepted", extra={"question": asked.id, "surface": heard.place.surface, "request": asked.request})
        self.wake()
        return Taken(asked, waiting + 1 if waiting >= BUSY and not reason else 0)

    def _reason_against(self, heard: Heard) -> tuple[str, int]:
        """Why a question is declined, and how many are waiting."""
        waiting = self.store.queue_length()
        if waiting >= self.settings.queue_limit:
            return FULL, waiting
        since = self.clock() - WINDOW
        team, user, channel = heard.place.team, heard.place.user, heard.place.channel
        if self.store.recent_count(team=team, user=user, since=since) >= self.settings.user_limit:
            return LIMITED, waiting
        if self.store.recent_count(team=team, channel=channel, since=since) >= self.settings.channel_limit:
            return LIMITED, waiting
        return "", waiting

    def _minute(self) -> str:
        return f"{self.clock():%Y-%m-%dT%H:%M}"
