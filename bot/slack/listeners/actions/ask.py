"""'Ask': a question that a button says in full, or one that is put again."""

from __future__ import annotations

from typing import Any

from slack_bolt import Ack

from bot.slack.answering import LONGEST
from bot.slack.asking import Heard
from bot.slack.blocks.actions import Action
from bot.slack.blocks.notices import busy_message, elsewhere_message, gone_message
from bot.slack.clicking import Click, read_click
from bot.slack.listeners.listening import Listening
from bot.slack.parts import Parts


def register(app: Listening, parts: Parts) -> None:
    def ask(ack: Ack, body: dict[str, Any]) -> None:
        click = read_click(body)
        _take(ack, parts, click, click.value[:LONGEST])

    def ask_again(ack: Ack, body: dict[str, Any]) -> None:
        click = read_click(body)
        if kept := parts.kept(click):
            _take(ack, parts, click, kept.answer.question)
        else:
            ack()
            parts.tell(click, gone_message())

    app.action(str(Action.ASK))(ask)
    app.action(str(Action.ASK_AGAIN))(ask_again)


def _take(ack: Ack, parts: Parts, click: Click, question: str) -> None:
    """Takes it in before the click is acknowledged. From Home, the answer goes to the user's direct messages."""
    if not parts.guard.allows(click.team, click.channel):
        ack()
        parts.tell(click, elsewhere_message())
        return
    channel = click.channel or parts.uploads.direct(click.team, click.user)
    taken = parts.intake.take(Heard(click.ask(channel), question))
    ack()
    if taken and taken.place:
        parts.tell(click, busy_message(taken.place))
