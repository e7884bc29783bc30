"""'Share in channel': a private answer, shown to all, with what was asked."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta

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
from bot.store.store import Store

log = logging.getLogger(__name__)


def was_just_shared(store: Store, question: str, channel: str, now: datetime) -> bool:
    """Whether this was asked in the same minute or the one before: a second click is one too many, later it is meant.

    The minute before comes first: of two clicks at once, around the turn of a minute, one is the first.
    """
    minutes = (now - timedelta(minutes=1), now)
    return any(store.seen(f"share {question} {channel} {minute:%Y-%m-%dT%H:%M}") for minute in minutes)


def register(app: Listening, parts: Parts) -> None:
    def share(click: Click, kept: Kept) -> None:
        question, answer = kept.record.question, kept.answer
        if was_just_shared(parts.store, question, click.channel, datetime.now(UTC)):
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
