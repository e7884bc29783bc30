"""`/force NAME [TOPIC]`: what the report on one force says."""

from __future__ import annotations

from typing import Any

from slack_bolt import Ack

from bot.slack.listeners.commands.command import Command, ask, is_allowed
from bot.slack.listeners.listening import Listening
from bot.slack.parts import Parts

COMMAND = Command("/force", "Sums up what is said of one force, on a topic or in all", "NAME [TOPIC]")


def register(app: Listening, parts: Parts) -> None:
    def force(ack: Ack, body: dict[str, Any]) -> None:
        if is_allowed(ack, body, parts):
            ask(ack, body, parts, "summary", str(body.get("text") or ""))

    app.command(COMMAND.name)(force)
