"""What is done with one accepted question, from the store to Slack and back."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from bot.answer import Answer
from bot.monitoring import count_question
from bot.settings import Settings
from bot.slack.answering import draw_answer
from bot.slack.delivery import NOT_THERE, Delivery
from bot.slack.failing import log_failure
from bot.slack.outcome import Later, Outcome, Posted, Refused, Unsure
from bot.slack.posting import Posting
from bot.slack.preparing import Prepared, Preparing, refer
from bot.slack.shelf import Shelf
from bot.slack.status import Status
from bot.slack.uploads import Uploads
from bot.store import Asked, StoreError, Surface
from bot.store.store import Store
from index.library import Library

log = logging.getLogger(__name__)

PUT_OFF = timedelta(seconds=20)
GIVE_UP = timedelta(hours=1)
"""How long after its time for an answer a question is given up, where Slack cannot be reached."""
RECORDING = (0.2, 1.0, 3.0)
"""Seconds between tries to record what was posted."""
REFUSED = "refused"
"""How a question ended whose answer Slack would not take."""


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
        preparing = Preparing(self.store, self.settings, self.shelf, self.uploads, self.clock)
        prepared = preparing.prepare(asked, chosen, private=private)
        status.end(clear=private)
        posting = Posting(self.delivery, self.pause)
        outcome = posting.look(asked, private=private) if asked.in_doubt else Refused(NOT_THERE)
        if isinstance(outcome, Refused):
            self.store.begin_posting(asked.id, worker)
            outcome = posting.post(asked, prepared.forms, private=private)
        self._record(asked, prepared, outcome, began, private=private)
        if isinstance(outcome, Posted):
            self._log(asked, prepared, began)
            if chosen.charts and prepared.answer and not private and not asked.place.response_url:
                self._draw(asked, prepared.answer, self.shelf.choose(chosen.families))

    def _record(self, asked: Asked, prepared: Prepared, outcome: Outcome, began: datetime, *, private: bool) -> None:
        match outcome:
            case Posted():
                self._keep(lambda: self._finish(asked, prepared, outcome))
            case Refused():
                self._fail(asked, prepared, outcome.code, began)
            case Later() | Unsure() if self.clock() - asked.accepted_at > self._patience():
                self._fail(asked, prepared, outcome.code, began)
            case Later() if outcome.is_limit:
                wait = self.delivery.wait(asked.place, private=private)
                self._put_off(asked, timedelta(seconds=max(wait, outcome.seconds)), in_doubt=False)
            case Later():
                log.warning("put off", extra={"question": asked.id, "code": outcome.code})
                self._put_off(asked, timedelta(seconds=outcome.seconds), in_doubt=False)
            case Unsure():
                log.warning("put off", extra={"question": asked.id, "code": outcome.code})
                self._put_off(asked, PUT_OFF, in_doubt=True)

    def _finish(self, asked: Asked, prepared: Prepared, posted: Posted) -> None:
        if prepared.reference:
            self.store.fail(asked.id, prepared.reference, prepared.outcome)
            return
        self.store.finish(
            asked.id,
            message_ts=posted.ts,
            outcome=prepared.outcome,
            answer_json=prepared.answer.to_json() if prepared.answer else "",
            thread_state=prepared.state,
        )

    def _fail(self, asked: Asked, prepared: Prepared, code: str, began: datetime) -> None:
        """Slack will not take the answer. The log is the only one that can be told."""
        refused = replace(prepared, outcome=REFUSED, reference=refer(asked))
        self._log(asked, refused, began, code=code)
        self._keep(lambda: self.store.fail(asked.id, refused.reference, code))

    def _patience(self) -> timedelta:
        return timedelta(minutes=self.settings.answer_within) + GIVE_UP

    def _put_off(self, asked: Asked, wait: timedelta, *, in_doubt: bool) -> None:
        self.store.postpone(asked, self.clock() + wait, in_doubt=in_doubt)

    def _keep(self, record: Callable[[], None]) -> None:
        """Records what was posted. Where the store is gone for longer, the lease runs out and the message is found."""
        for seconds in RECORDING:
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
        """Puts the chart of many figures below the answer, which stands without it and has each in words."""
        try:
            chart = draw_answer(answer, library)
            if chart:
                self.uploads.send(asked.place.team, asked.place.channel, asked.place.thread, (chart,))
        except Exception as error:  # noqa: BLE001 - urllib and the SDK raise dozens of kinds
            log_failure(log, "no chart", error, question=asked.id)

    def _log(self, asked: Asked, prepared: Prepared, began: datetime, **more: str) -> None:
        """One line a question, and the same for the metrics."""
        now = self.clock()
        kind = (prepared.answer and prepared.answer.kind) or ""
        seconds, waited = (now - began).total_seconds(), (began - asked.accepted_at).total_seconds()
        count_question(kind, prepared.outcome, seconds, waited)
        words = {"text": asked.text} if self.settings.keep_questions else {}
        log.log(
            logging.ERROR if prepared.reference else logging.INFO,
            "answered" if prepared.outcome != REFUSED else "not answered",
            extra={
                "question": asked.id,
                "team": asked.place.team,
                "channel": asked.place.channel,
                "surface": str(asked.place.surface),
                "request": asked.request,
                "kind": kind,
                "status": prepared.outcome,
                "milliseconds": round(seconds * 1000),
                "waited": round(waited * 1000),
                "attempts": asked.attempts,
                **({"reference": prepared.reference} if prepared.reference else {}),
                **more,
                **words,
            },
        )
