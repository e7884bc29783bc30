"""'@beatbook which forces …?' in a channel."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from slack_bolt import BoltContext

from bot.slack.asking import hear_mention
from bot.slack.listeners.events.taking import take, tell
from bot.slack.listeners.listening import Listening
from bot.slack.parts import Parts


def register(app: Listening, parts: Parts) -> None:
    def accept(body: dict[str, Any], context: BoltContext, next: Callable[[], None]) -> None:  # noqa: A002 - Bolt's name
        if heard := hear_mention(body, context.bot_user_id or ""):
            take(heard, body, context, parts)
        next()

    def mentioned(context: BoltContext) -> None:
        tell(context, parts)

    app.event("app_mention", middleware=[accept])(mentioned)
