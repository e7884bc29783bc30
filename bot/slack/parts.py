"""What listeners work with."""

from __future__ import annotations

import logging
import time
from collections.abc import Mapping
from dataclasses import dataclass

from bot.answer import Answer, read_answer
from bot.settings import Settings
from bot.slack.blocks.actions import ActionError, read_target
from bot.slack.blocks.message import Message
from bot.slack.blocks.notices import failed_message
from bot.slack.clicking import Click
from bot.slack.clients import Clients
from bot.slack.delivery import Delivery, respond, try_forms
from bot.slack.failing import log_failure, make_reference
from bot.slack.guard import Guard
from bot.slack.intake import Intake
from bot.slack.outcome import Posted
from bot.slack.shelf import Shelf
from bot.slack.uploads import Uploads
from bot.store import KeptAnswer
from bot.store.store import Store
from index.library import Library
from index.models import Report

log = logging.getLogger(__name__)

RECORDING = 1.5
"""Seconds that the record of an answer is waited for; a view has to be opened within three."""


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer that a click is about, and which part of it."""

    record: KeptAnswer
    answer: Answer
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """Everything that a listener may need, made once."""

    settings: Settings
    store: Store
    shelf: Shelf
    guard: Guard
    intake: Intake
    clients: Clients
    delivery: Delivery
    uploads: Uploads
    urls: Mapping[str, str]
    """Of documents, where they can be read."""

    def library(self, team: str, channel: str) -> Library:
        """The reports that a channel has chosen."""
        return self.shelf.choose(self.store.channel_settings(team, channel).families)

    def report(self, document: str) -> Report | None:
        return next((report for report in self.shelf.library.reports if report.document == document), None)

    def kept(self, click: Click) -> Kept | None:
        """The answer that a click is about; None where it is not kept, or is another workspace's."""
        try:
            target = read_target(click.value)
        except ActionError:
            return None
        record = self._wait_for(target.question)
        if record is None or record.place.team != click.team:
            return None
        try:
            return Kept(record, read_answer(record.answer_json), target.number)
        except ValueError:  # written by another version
            log.warning("an answer cannot be read", extra={"question": target.question})
            return None

    def _wait_for(self, question: str) -> KeptAnswer | None:
        """The record of an answer; a click may come between the moment when it is posted and when it is recorded."""
        end = time.monotonic() + RECORDING
        while (record := self.store.answer(question)) is None:
            if time.monotonic() > end or not self.store.place_in_queue(question):
                return self.store.answer(question)
            time.sleep(0.05)
        return record

    def tell(self, click: Click, message: Message) -> None:
        """Says something to who clicked, where they did; where that has no channel, in their direct messages.

        Raises nothing: where it cannot be said, the log says so.
        """
        try:
            if click.response_url:
                outcome = try_forms((message,), lambda form: respond(click.response_url, form))
                if not isinstance(outcome, Posted):
                    log.warning("not told", extra={"outcome": repr(outcome)})
            else:
                client = self.clients.of(click.team)
                client.chat_postMessage(channel=click.user, text=message.text, blocks=message.blocks or None)
        except Exception as error:  # noqa: BLE001 - urllib and the SDK raise dozens of kinds
            log_failure(log, "not told", error)

    def fail(self, click: Click, error: Exception) -> None:
        """Logs what a click has brought about, and tells who clicked, under one reference."""
        reference = make_reference()
        log_failure(log, "listener failed", error, reference=reference, type="block_actions")
        self.tell(click, failed_message(reference))
