"""'is reading the reports…' below a question whose answer takes more than a moment."""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass, field

from bot.slack.clients import Clients
from bot.store import Place, Surface

log = logging.getLogger(__name__)

WORDS = "is reading the reports…"


@dataclass(slots=True)
class Status:
    """The status of one question. Slack takes it away when the answer comes."""

    clients: Clients
    place: Place
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _is_shown: bool = False
    _is_over: bool = False

    def show(self) -> None:
        """Shows it, once; not after `end`, or it would stay below the answer for two minutes."""
        with self._lock:
            if not (self._is_shown or self._is_over) and _has_thread(self.place):
                self._is_shown = True
                self._set(WORDS)

    def end(self, *, clear: bool = False) -> None:
        """No status from here on; `clear` takes away one that is shown, where no message does."""
        with self._lock:
            self._is_over = True
            if clear and self._is_shown:
                self._set("")

    def _set(self, words: str) -> None:
        place = self.place
        try:
            self.clients.of(place.team).assistant_threads_setStatus(
                channel_id=place.channel, thread_ts=place.thread, status=words
            )
        except Exception as error:  # noqa: BLE001 - an answer without a status is an answer all the same
            log.debug("no status", extra={"error": type(error).__name__})


def _has_thread(place: Place) -> bool:
    return bool(place.thread) and place.surface is not Surface.COMMAND
