"""A question taken in by the middleware of an event, and what is said of that once Slack knows that it arrived."""

from __future__ import annotations

import logging

from slack_bolt import BoltContext

from bot.slack.asking import Heard, Payload
from bot.slack.blocks.message import Message
from bot.slack.blocks.notices import busy_message, elsewhere_message
from bot.slack.failing import log_failure
from bot.slack.parts import Parts
from bot.store import Place, Surface

log = logging.getLogger(__name__)

NOTICE = "beatbook_notice"
"""Where the middleware leaves for the listener what is to be said."""


def take(heard: Heard, body: Payload, context: BoltContext, parts: Parts) -> None:
    """Keeps the question where it is to be answered. Raises `StoreError`: the event must not be acknowledged then."""
    place, event = heard.place, body["event"]
    if not parts.guard.allows(place.team, place.channel, str(event.get("user_team") or event.get("source_team") or "")):
        log.info("not answered here", extra={"team": place.team, "channel": place.channel})
        if place.surface is not Surface.THREAD and not parts.store.seen(f"elsewhere {place.channel} {place.user}"):
            context[NOTICE] = (place, elsewhere_message())
        return
    taken = parts.intake.take(heard)
    if taken and taken.place:
        context[NOTICE] = (place, busy_message(taken.place))


def tell(context: BoltContext, parts: Parts) -> None:
    """Shows the notice to who asked, if there is one; the answer does not depend on it."""
    if NOTICE not in context:
        return
    place: Place
    message: Message
    place, message = context[NOTICE]
    try:
        parts.clients.of(place.team).chat_postEphemeral(
            channel=place.channel,
            user=place.user,
            thread_ts=place.thread if place.thread != place.ts else None,
            text=message.text,
            blocks=message.blocks,
        )
    except Exception as error:  # noqa: BLE001 - urllib and the SDK raise dozens of kinds
        log_failure(log, "no notice", error)
