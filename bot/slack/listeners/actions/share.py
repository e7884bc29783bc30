"""'Share in channel': a private answer, shown to all, with what was asked."""

from __future__ import annotations

import logging
from datetime import UTC, datetime

from bot.slack.blocks.actions import Action
from bot.slack.blocks.answers import answer_message, show_question
from bot.slack.blocks.message import Verbosity
from bot.slack.blocks.notices import failed_message, notice
from bot.slack.blocks.plain import plain_message
from bot.slack.clicking import Click
from bot.slack.delivery import respond, try_forms
from bot.slack.failing import make_reference
from bot.slack.listeners.actions.clicked import on_kept
from bot.slack.listeners.listening import Listening
from bot.slack.outcome import Posted
from bot.slack.parts import Kept, Parts

log = logging.getLogger(__name__)


def register(app: Listening, parts: Parts) -> None:
    def share(click: Click, kept: Kept) -> None:
        question, answer = kept.record.question, kept.answer
        minute = f"{datetime.now(UTC):%Y-%m-%dT%H:%M}"  # a second click is one too many, later it is meant
        if parts.store.seen(f"share {question} {click.channel} {minute}"):
            parts.tell(click, notice("It has been shared just now."))
            return
        chosen = parts.store.channel_settings(click.team, click.channel)
        full = answer_message(answer, question_id=question, verbosity=Verbosity(chosen.verbosity))
        forms = [show_question(form, answer.question) for form in (full, plain_message(answer, question_id=question))]
        outcome = try_forms(forms, lambda form: respond(click.response_url, form, in_channel=True))
        if not isinstance(outcome, Posted):
            reference = make_reference()
            log.error("not shared", extra={"question": question, "reference": reference, "outcome": repr(outcome)})
            parts.tell(click, failed_message(reference))

    on_kept(app, parts, Action.SHARE, do=share)
