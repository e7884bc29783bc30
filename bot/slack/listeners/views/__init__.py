"""Views that are filled in and sent."""

from __future__ import annotations

from bot.slack.listeners.listening import Listening
from bot.slack.listeners.views import follow_up, settings
from bot.slack.parts import Parts


def register_views(app: Listening, parts: Parts) -> None:
    for listener in (follow_up, settings):
        listener.register(app, parts)
