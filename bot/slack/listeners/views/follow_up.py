"""The view 'Ask about this', sent: a question that goes on from an answer."""

from __future__ import annotations

from typing import Any

from slack_bolt import Ack

from bot.slack.asking import Heard, clean_text
from bot.slack.blocks.actions import ActionError, Callback
from bot.slack.blocks.follow_up import FIELD, read_follow_up
from bot.slack.clicking import read_sent
from bot.slack.following import REQUEST, read_origin
from bot.slack.listeners.listening import Listening
from bot.slack.parts import Parts

GONE = "That answer is no longer kept. Ask the question in full."


def register(app: Listening, parts: Parts) -> None:
    def ask(ack: Ack, body: dict[str, Any]) -> None:
        sent = read_sent(body)
        try:
            origin = read_origin(sent.metadata)
        except ActionError:
            ack(response_action="errors", errors={FIELD: GONE})
            return
        kept = parts.store.answer(origin.target.question)
        if kept is None or kept.place.team != sent.team or not parts.guard.allows(sent.team, origin.channel):
            ack(response_action="errors", errors={FIELD: GONE})
            return
        place = origin.follow(kept, sent.user, sent.id)
        parts.intake.take(Heard(place, clean_text(read_follow_up(sent.values), ""), f"{REQUEST}{kept.question}"))
        ack()

    app.view(str(Callback.FOLLOW_UP))(ask)
