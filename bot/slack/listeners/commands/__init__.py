"""Slash commands: taken in, then acknowledged; the answer comes privately."""

from __future__ import annotations

from bot.slack.listeners.commands import beatbook, force
from bot.slack.listeners.listening import Listening
from bot.slack.parts import Parts

COMMANDS = (beatbook.COMMAND, force.COMMAND)


def register_commands(app: Listening, parts: Parts) -> None:
    for listener in (beatbook, force):
        listener.register(app, parts)
