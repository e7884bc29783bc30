"""`/beatbook ask|compare|figures|chart|reports|export|settings|help|forget …`."""

from __future__ import annotations

from typing import Any

from slack_bolt import Ack

from bot.slack.blocks.guide import help_message, reports_message
from bot.slack.blocks.notices import forgotten_message
from bot.slack.choosing import open_settings
from bot.slack.listeners.commands.command import Command, ask, is_allowed, reply
from bot.slack.listeners.listening import Listening
from bot.slack.parts import Parts

COMMAND = Command(
    "/beatbook",
    "Asks the inspection reports, for your eyes",
    "ask QUESTION | compare FORCES TOPIC | figures | chart | reports | export | settings | help | forget me",
)
REQUESTS = frozenset({"ask", "compare", "figures", "chart", "export"})
"""Words that ask for something that is looked up."""


def register(app: Listening, parts: Parts) -> None:
    def beatbook(ack: Ack, body: dict[str, Any]) -> None:
        if not is_allowed(ack, body, parts):
            return
        text = str(body.get("text") or "").strip()
        word, _, rest = text.partition(" ")
        team, channel, user = (str(body.get(name) or "") for name in ("team_id", "channel_id", "user_id"))
        match word.lower():
            case "" | "help":
                reply(ack, help_message(parts.library(team, channel)))
            case "reports":
                reply(ack, reports_message(parts.library(team, channel)))
            case "settings":
                reply(ack, open_settings(parts, team, channel, user, str(body.get("trigger_id") or "")))
            case "forget" if rest.strip().lower() in ("", "me"):
                reply(ack, forgotten_message(parts.store.forget(team, user)))
            case request if request in REQUESTS:
                ask(ack, body, parts, request, rest)
            case _:
                ask(ack, body, parts, "ask", text)  # '/beatbook which forces …?'

    app.command(COMMAND.name)(beatbook)
