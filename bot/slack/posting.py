"""Posting an answer where a call may fail: tried again, and never without a look at what came of the first try."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.slack.blocks.message import Message
from bot.slack.delivery import NOT_THERE, Delivery
from bot.slack.outcome import UNREACHABLE, Later, Outcome, Posted, Refused, Unsure
from bot.store import Asked

log = logging.getLogger(__name__)

BACKOFF = (0.5, 2.0)
"""Seconds before the second try and the third; after that the question is put off."""


@dataclass(frozen=True, slots=True)
class Posting:
    """Posts answers. Threads may share it."""

    delivery: Delivery
    pause: Callable[[float], bool]
    """Waits so many seconds; True where the bot is stopping and nobody should wait."""

    def post(self, asked: Asked, forms: Sequence[Message], *, private: bool) -> Outcome:
        """Posts; where that leaves doubt, looks for the message before it posts again."""
        outcome = self.delivery.post(asked.place, forms, asked.id, private=private)
        for seconds in BACKOFF:
            if not isinstance(outcome, Unsure):
                break
            log.warning("in doubt", extra={"question": asked.id, "code": outcome.code})
            if self.pause(seconds):
                break
            outcome = self.look(asked, private=private)
            if isinstance(outcome, Refused):
                outcome = self.delivery.post(asked.place, forms, asked.id, private=private)
        return outcome

    def look(self, asked: Asked, *, private: bool) -> Outcome:
        """The message, if it was posted; `Refused` where it may be posted now, `Unsure` where Slack does not say.

        Nobody can look for a private answer: told twice is better than not at all.
        """
        if private or asked.place.response_url:
            return Refused(NOT_THERE)
        found = self.delivery.find(asked)
        match found:
            case Posted():
                log.info("found", extra={"question": asked.id})
            case Later() if found.is_limit or found.code == UNREACHABLE:
                return Unsure(found.code)
            case Later() | Refused() if found.code != NOT_THERE:
                # A scope or a membership is lacking, which whoever runs the bot can give. The answer goes first.
                log.warning("cannot look for an answer in doubt", extra={"question": asked.id, "code": found.code})
                return Refused(found.code)
            case _:
                pass
        return found
