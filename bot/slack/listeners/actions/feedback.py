"""'Helpful' and 'Not helpful': the last word of each user counts."""

from __future__ import annotations

from bot.slack.blocks.actions import Action, ActionError, read_target
from bot.slack.blocks.notices import gone_message, thanks_message
from bot.slack.clicking import Click
from bot.slack.listeners.actions.clicked import on_click
from bot.slack.listeners.listening import Listening
from bot.slack.parts import Parts


def register(app: Listening, parts: Parts) -> None:
    def rate(click: Click) -> None:
        try:
            target = read_target(click.value)
        except ActionError:
            return
        kept = parts.store.give_feedback(target.question, click.user, "up" if target.number else "down")
        parts.tell(click, thanks_message() if kept else gone_message())

    on_click(app, parts, Action.FEEDBACK, Action.FEEDBACK_DOWN, do=rate)
