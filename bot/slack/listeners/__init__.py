"""What the bot hears: a file for each kind of event, command, click and view.

Each has `register(app, parts)`. The manifest is made by registering them all with something that only
takes down what they listen to.
"""

from __future__ import annotations

from bot.slack.listeners.actions import register_actions
from bot.slack.listeners.commands import register_commands
from bot.slack.listeners.events import register_events
from bot.slack.listeners.listening import Listening
from bot.slack.listeners.views import register_views
from bot.slack.parts import Parts


def register_listeners(app: Listening, parts: Parts) -> None:
    """All of them."""
    register_events(app, parts)
    register_commands(app, parts)
    register_actions(app, parts)
    register_views(app, parts)
