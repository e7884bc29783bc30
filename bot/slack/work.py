"""What is done with one accepted question, from the store to Slack and back."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from bot.answer import Answer, read_answer
from bot.settings import Settings
from bot.slack.answering import Reply, answer_request, draw_answer
from bot.slack.blocks.answers import answer_message, show_question
from bot.slack.blocks.message import Message, Verbosity
from bot.slack.blocks.notices import apology_message, failed_message, limited_message, notice
from bot.slack.blocks.plain import plain_message
from bot.slack.delivery import NOT_THERE, Delivery
from bot.slack.failing import log_failure
from bot.slack.following import REQUEST
from bot.slack.intake import FULL, LIMITED, WINDOW
from bot.slack.outcome import UNREACHABLE, Later, Outcome, Posted, Refused, Unsure
from bot.slack.shelf import Shelf
from bot.slack.status import Status
from bot.slack.uploads import Uploads
from bot.store import Asked, ChannelSettings, StoreError, Surface
from bot.store.store import Store
from index.library import Library

log = logging.getLogger(__name__)

TRIES = 3
"""Times that posting is tried before a question is put off."""
BACKOFF = (0.5, 2.0)
"""Seconds before the second try and the third."""
PUT_OFF = timedelta(seconds=20)
GIVE_UP = timedelta(hours=1)
"""How long after its time for an answer a question is given up, where Slack cannot be reached."""
CRASHES = 4
"""Times that a question may be claimed without coming through, after which it is taken to be what fails."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """What is to be posted, and what is recorded then."""

    forms: tuple[Message, ...]
    outcome: str
    answer: Answer | None = None
    state: str | None = None
    reference: str = ""
    """Of a failure that is told instead of an answer."""


@dataclass(frozen=True, slots=True)
class Work:
    """Answers one question at a time for each thread that calls it; threads may share it."""

    store: Store
    settings: Settings
    shelf: Shelf
    delivery: Delivery
    uploads: Uploads
    pause: Callable[[float], bool]
    """Waits so many seconds; True where the bot is stopping and nobody should wait."""
    clock: Callable[[], datetime] = field(default=lambda: datetime.now(UTC))

    def do(self, asked: Asked, worker: str, status: Status) -> None:
        """Answers a question that `worker` has claimed, or puts it off. May raise `StoreError`."""
        began = self.clock()
        chosen = self.store.channel_settings(asked.place.team, asked.place.channel)
        private = chosen.private and asked.place.surface in (Surface.MENTION, Surface.THREAD)
        if wait := self.delivery.wait(asked.place, private=private):
            self._put_off(asked, timedelta(seconds=wait), in_doubt=asked.in_doubt)
            return
        prepared = self._prepare(asked, chosen, private=private)
        status.end(clear=private)
        outcome = self._find(asked) if asked.in_doubt and not private else Refused(NOT_THERE)
        if isinstance(outcome, Refused):
            self.store.begin_posting(asked.id, worker)
            outcome = self._post(asked, prepared, private=private)
        self._record(asked, prepared, outcome, private=private)
        if isinstance(outcome, Posted):
            self._log(asked, prepared, began)
            if chosen.charts and prepared.answer and not private and not asked.place.response_url:
                self._draw(asked, prepared.answer, self.shelf.choose(chosen.families))

    def _prepare(self, asked: Asked, chosen: ChannelSettings, *, private: bool) -> Prepared:
        if asked.request in (LIMITED, FULL):
            return Prepared((_decline(asked.request),), asked.request)
        if asked.accepted_at < self.clock() - timedelta(minutes=self.settings.answer_within):
            return Prepared((apology_message(asked.text),), "apology")
        if asked.attempts > CRASHES:
            log.error("given up", extra={"question": asked.id, "reference": _reference(asked)})
            return Prepared((failed_message(_reference(asked)),), "crashed", reference=_reference(asked))
        try:
            reply = self._read(asked, chosen)
            forms = self._show(asked, reply, chosen, private=private)
        except StoreError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is, the user is told
            log_failure(log, "failed", error, question=asked.id, reference=_reference(asked))
            return Prepared((failed_message(_reference(asked)),), "error", reference=_reference(asked))
        return Prepared(forms, reply.answer.status, reply.answer, reply.state)

    def _read(self, asked: Asked, chosen: ChannelSettings) -> Reply:
        place = asked.place
        library = self.shelf.choose(chosen.families)
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
            log_failure(log, "no file", error, question=asked.id, reference=_reference(asked))
            said = f"The file could not be sent (reference {_reference(asked)})."
        return replace(reply, answer=replace(reply.answer, text=f"{reply.answer.text}\n{said}"))

    def _show(self, asked: Asked, reply: Reply, chosen: ChannelSettings, *, private: bool) -> tuple[Message, ...]:
        is_private = private or bool(asked.place.response_url)
        full = answer_message(
            reply.answer, question_id=asked.id, verbosity=Verbosity(chosen.verbosity), private=is_private
        )
        plain = plain_message(reply.answer, question_id=asked.id, private=is_private)
        if asked.place.surface is Surface.CLICK:
            return show_question(full, asked.text), show_question(plain, asked.text)
        return full, plain

    def _post(self, asked: Asked, prepared: Prepared, *, private: bool) -> Outcome:
        """Posts, and where that is left in doubt looks for the message before it posts again."""
        outcome: Outcome = Refused(NOT_THERE)
        for attempt in range(TRIES):
            if attempt and self.pause(BACKOFF[attempt - 1]):
                break
            if isinstance(outcome, Unsure) and not private:
                found = self._find(asked)
                if not isinstance(found, Refused):
                    outcome = found
                    if isinstance(found, Posted):
                        break
                    continue
            outcome = self.delivery.post(asked.place, prepared.forms, asked.id, private=private)
            if not isinstance(outcome, Unsure):
                break
            log.warning("in doubt", extra={"question": asked.id, "code": outcome.code})
        return outcome

    def _find(self, asked: Asked) -> Outcome:
        """The message, if it was posted; `Refused` where it may be posted now. `Unsure` where Slack does not say."""
        if asked.place.response_url:
            return Refused(NOT_THERE)  # nobody can look there: told twice is better than not at all
        found = self.delivery.find(asked)
        if isinstance(found, Posted):
            log.info("found", extra={"question": asked.id})
        elif isinstance(found, Later) and (found.is_limit or found.code == UNREACHABLE):
            return Unsure(found.code)
        elif isinstance(found, Later) or (isinstance(found, Refused) and found.code != NOT_THERE):
            # A scope or a membership is lacking: whoever runs the bot can give it. The answer goes before.
            log.warning("cannot look for an answer in doubt", extra={"question": asked.id, "code": found.code})
            return Refused(found.code)
        return found

    def _record(self, asked: Asked, prepared: Prepared, outcome: Outcome, *, private: bool) -> None:
        match outcome:
            case Posted() if prepared.reference:
                self._keep(lambda: self.store.fail(asked.id, prepared.reference, prepared.outcome))
            case Posted():
                kept = prepared.answer.to_json() if prepared.answer else ""
                self._keep(
                    lambda: self.store.finish(
                        asked.id,
                        message_ts=outcome.ts,
                        outcome=prepared.outcome,
                        answer_json=kept,
                        thread_state=prepared.state,
                    )
                )
            case Refused():
                log.error("refused", extra={"question": asked.id, "code": outcome.code, "reference": _reference(asked)})
                self._keep(lambda: self.store.fail(asked.id, _reference(asked), outcome.code))
            case Later() | Unsure() if self.clock() - asked.accepted_at > self._patience():
                log.error(
                    "given up", extra={"question": asked.id, "code": outcome.code, "reference": _reference(asked)}
                )
                self._keep(lambda: self.store.fail(asked.id, _reference(asked), outcome.code))
            case Later() if outcome.is_limit:
                wait = self.delivery.wait(asked.place, private=private)
                self._put_off(asked, timedelta(seconds=max(wait, outcome.seconds)), in_doubt=False)
            case Later():
                log.warning("put off", extra={"question": asked.id, "code": outcome.code})
                self._put_off(asked, timedelta(seconds=outcome.seconds), in_doubt=False)
            case Unsure():
                log.warning("put off", extra={"question": asked.id, "code": outcome.code})
                self._put_off(asked, PUT_OFF, in_doubt=True)

    def _patience(self) -> timedelta:
        return timedelta(minutes=self.settings.answer_within) + GIVE_UP

    def _put_off(self, asked: Asked, wait: timedelta, *, in_doubt: bool) -> None:
        self.store.postpone(asked.id, self.clock() + wait, in_doubt=in_doubt)

    def _keep(self, record: Callable[[], None]) -> None:
        """Records what was posted. Where the store is gone for longer, the lease runs out and the message is found."""
        for seconds in (0.2, 1.0, 3.0):
            try:
                record()
            except StoreError as error:
                log.warning("not recorded yet", extra={"error": str(error)})
                if self.pause(seconds):
                    break
            else:
                return
        record()

    def _draw(self, asked: Asked, answer: Answer, library: Library) -> None:
        try:
            chart = draw_answer(answer, library)
            if chart:
                self.uploads.send(asked.place.team, asked.place.channel, asked.place.thread, (chart,))
        except Exception as error:  # noqa: BLE001 - the answer stands, and has every figure in words
            log_failure(log, "no chart", error, question=asked.id)

    def _log(self, asked: Asked, prepared: Prepared, began: datetime) -> None:
        """One line a question."""
        now = self.clock()
        words = {"text": asked.text} if self.settings.keep_questions else {}
        log.info(
            "answered",
            extra={
                "question": asked.id,
                "team": asked.place.team,
                "channel": asked.place.channel,
                "surface": asked.place.surface,
                "request": asked.request,
                "kind": (prepared.answer and prepared.answer.kind) or "",
                "outcome": prepared.outcome,
                "reference": prepared.reference,
                "attempts": asked.attempts,
                "seconds": round((now - began).total_seconds(), 3),
                "waited": round((now - asked.accepted_at).total_seconds(), 3),
                **words,
            },
        )


def _decline(request: str) -> Message:
    if request == LIMITED:
        return limited_message(int(WINDOW.total_seconds()))
    return notice("Too many questions are waiting just now. Ask again in a few minutes, please.")


def _reference(asked: Asked) -> str:
    """The beginning of the question's id: the same however often it is tried."""
    return asked.id[:8]
