"""Events: what is taken in before Slack hears that it arrived, and what is done after."""

from __future__ import annotations

from bot.slack.listeners.events import home, mention, message, uninstalled
from bot.slack.listeners.listening import Listening
from bot.slack.parts import Parts


def register_events(app: Listening, parts: Parts) -> None:
    for listener in (mention, message, home, uninstalled):
        listener.register(app, parts)
