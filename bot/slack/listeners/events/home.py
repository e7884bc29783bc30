"""Somebody looks at the bot: its Home tab, or its messages."""

from __future__ import annotations

from typing import Any

from bot.slack.asking import team_of
from bot.slack.homes import publish_home
from bot.slack.listeners.listening import Listening
from bot.slack.parts import Parts
from bot.suggestions import suggest_questions

PROMPTS = 4
"""Suggested prompts that Slack shows."""


def register(app: Listening, parts: Parts) -> None:
    def opened(body: dict[str, Any], event: dict[str, Any]) -> None:
        team, user = team_of(body), str(event.get("user") or "")
        if not parts.guard.allows(team, ""):
            return
        if event.get("tab") == "messages":
            _suggest(parts, team, str(event.get("channel") or ""))
        else:
            publish_home(parts, team, user)

    app.event("app_home_opened")(opened)


def _suggest(parts: Parts, team: str, channel: str) -> None:
    """Questions to begin with, above the field where one is typed. A thread must not be named here."""
    examples = suggest_questions(parts.library(team, channel))[:PROMPTS]
    parts.clients.of(team).assistant_threads_setSuggestedPrompts(
        channel_id=channel,
        title="For example",
        prompts=[{"title": example.title, "message": example.question} for example in examples],
    )
