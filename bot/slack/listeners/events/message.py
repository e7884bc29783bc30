"""Direct messages, and messages in threads that the bot has joined. All others are heard and passed over."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from slack_bolt import BoltContext

from bot.slack.addressed import is_addressed
from bot.slack.asking import Heard, hear_direct, hear_thread
from bot.slack.listeners.events.taking import take, tell
from bot.slack.listeners.listening import Listening
from bot.slack.parts import Parts

SUBSCRIPTIONS = ("message.channels", "message.groups", "message.im", "message.mpim")
"""The event comes by these, one for each kind of channel."""


def register(app: Listening, parts: Parts) -> None:
    def accept(body: dict[str, Any], context: BoltContext, next: Callable[[], None]) -> None:  # noqa: A002 - Bolt's name
        user = context.bot_user_id or ""
        if heard := hear_direct(body, user) or _hear_joined(hear_thread(body, user), parts):
            take(heard, body, context, parts)
        next()

    def said(context: BoltContext) -> None:
        tell(context, parts)

    app.event("message", middleware=[accept])(said)


def _hear_joined(heard: Heard | None, parts: Parts) -> Heard | None:
    """What was said in a thread, where the bot is in it and is meant."""
    if heard is None:
        return None
    place = heard.place
    if not parts.store.joined(place.team, place.channel, place.thread):
        return None
    return heard if is_addressed(heard.text, parts.library(place.team, place.channel)) else None
