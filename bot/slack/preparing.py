"""What is to be posted for a question: its answer in every form, or a word why there is none."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.answer import Answer, read_answer
from bot.settings import Settings
from bot.slack.answering import Reply, answer_request
from bot.slack.blocks.answers import answer_message, show_question
from bot.slack.blocks.message import Message, Verbosity
from bot.slack.blocks.notices import apology_message, failed_message, limited_message, notice
from bot.slack.blocks.plain import plain_message
from bot.slack.failing import log_failure
from bot.slack.following import REQUEST
from bot.slack.intake import FULL, LIMITED, WINDOW
from bot.slack.shelf import Shelf
from bot.slack.uploads import Uploads
from bot.store import Asked, ChannelSettings, StoreError, Surface
from bot.store.store import Store
from index.library import Library

log = logging.getLogger(__name__)

CRASHES = 4
"""Times that a question may be claimed without coming through, after which it is taken to be what fails."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """What is posted, and what is recorded then."""

    forms: tuple[Message, ...]
    """The fullest first."""
    outcome: str
    answer: Answer | None = None
    state: str | None = None
    """What the thread has come to."""
    reference: str = ""
    """Of a failure that is told instead of an answer."""


@dataclass(frozen=True, slots=True)
class Preparing:
    """Prepares answers. Threads may share it."""

    store: Store
    settings: Settings
    shelf: Shelf
    uploads: Uploads
    clock: Callable[[], datetime]

    def prepare(self, asked: Asked, chosen: ChannelSettings, *, private: bool) -> Prepared:
        """What answers the question, as its channel has chosen. Raises nothing but `StoreError`."""
        reference = refer(asked)
        if asked.request in (LIMITED, FULL):
            return Prepared((_decline(asked.request),), asked.request)
        if self.clock() - asked.accepted_at > timedelta(minutes=self.settings.answer_within):
            return Prepared((apology_message(asked.text),), "apology")
        if asked.attempts > CRASHES:
            log.error("it comes back again and again", extra={"question": asked.id, "reference": reference})
            return Prepared((failed_message(reference),), "crashed", reference=reference)
        try:
            reply = self._answer(asked, self.shelf.choose(chosen.families))
            return Prepared(
                _show(asked, reply.answer, chosen, private=private), reply.answer.status, reply.answer, reply.state
            )
        except StoreError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is, the user is told
            log_failure(log, "failed", error, question=asked.id, reference=reference)
            return Prepared((failed_message(reference),), "error", reference=reference)

    def _answer(self, asked: Asked, library: Library) -> Reply:
        place = asked.place
        state = self.store.thread_state(place.team, place.channel, place.thread) if place.thread else None
        if asked.request.startswith(REQUEST):
            state = state or self._go_on(asked.request.removeprefix(REQUEST), library)
        reply = answer_request(asked.request, asked.text, state, library)
        return self._hand_over(asked, reply) if reply.files else reply

    def _go_on(self, question: str, library: Library) -> str | None:
        """What a thread would have come to that began with a question, where the answer to it is still kept."""
        kept = self.store.answer(question)
        if kept is None:
            return None
        return answer_request("ask", read_answer(kept.answer_json).question, None, library).state

    def _hand_over(self, asked: Asked, reply: Reply) -> Reply:
        """Files that were asked for go to who asked, before the words that say so: these are posted once."""
        try:
            self.uploads.send_to_user(asked.place.team, asked.place.user, reply.files)
            said = "The file is in your direct messages with this app."
        except Exception as error:  # noqa: BLE001 - urllib and the SDK raise dozens of kinds
            log_failure(log, "no file", error, question=asked.id, reference=refer(asked))
            said = f"The file could not be sent (reference {refer(asked)})."
        return replace(reply, answer=replace(reply.answer, text=f"{reply.answer.text}\n{said}"))


def refer(asked: Asked) -> str:
    """What a user is told of a question that failed: the same however often it is tried."""
    return asked.id[:8]


def _show(asked: Asked, answer: Answer, chosen: ChannelSettings, *, private: bool) -> tuple[Message, ...]:
    is_private = private or bool(asked.place.response_url)
    full = answer_message(answer, question_id=asked.id, verbosity=Verbosity(chosen.verbosity), private=is_private)
    plain = plain_message(answer, question_id=asked.id, private=is_private)
    if asked.place.surface is Surface.CLICK:
        return show_question(full, asked.text), show_question(plain, asked.text)
    return full, plain


def _decline(request: str) -> Message:
    if request == LIMITED:
        return limited_message(int(WINDOW.total_seconds()))
    return notice("Too many questions are waiting just now. Ask again in a few minutes, please.")
