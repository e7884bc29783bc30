"""A slash command as the manifest declares it, and how a question by one is taken in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from slack_bolt import Ack

from bot.slack.asking import hear_command
from bot.slack.blocks.message import Message
from bot.slack.blocks.notices import busy_message, elsewhere_message, limited_message
from bot.slack.intake import WINDOW
from bot.slack.parts import Parts


@dataclass(frozen=True, slots=True)
class Command:
    name: str
    description: str
    usage: str


def reply(ack: Ack, message: Message | None = None) -> None:
    """Acknowledges, with something to read for who typed the command."""
    if message is None:
        ack()
    else:
        ack(response_type="ephemeral", text=message.text, blocks=message.blocks)


def is_allowed(ack: Ack, body: dict[str, Any], parts: Parts) -> bool:
    """Whether the command may be used here; if not, that is said."""
    if parts.guard.allows(str(body.get("team_id") or ""), str(body.get("channel_id") or "")):
        return True
    reply(ack, elsewhere_message())
    return False


def ask(ack: Ack, body: dict[str, Any], parts: Parts, request: str, text: str) -> None:
    """Takes the question in, and then acknowledges; the answer comes by the command's response address."""
    taken = parts.intake.take(hear_command(body, request, text))
    if taken is None:
        reply(ack, limited_message(int(WINDOW.total_seconds())))
    else:
        reply(ack, busy_message(taken.place) if taken.place else None)
