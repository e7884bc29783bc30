"""A button that opens a page: Slack opens it, and wants to hear that we know."""

from __future__ import annotations

from slack_bolt import Ack

from bot.slack.blocks.actions import Action
from bot.slack.listeners.listening import Listening
from bot.slack.parts import Parts


def register(app: Listening, parts: Parts) -> None:
    del parts

    def opened(ack: Ack) -> None:
        ack()

    app.action(str(Action.LINK))(opened)
