"""How a channel is answered: opening the view in which that is chosen."""

from __future__ import annotations

from bot.slack.blocks.message import Message, Verbosity
from bot.slack.blocks.notices import notice
from bot.slack.blocks.settings import Choices, settings_view
from bot.slack.parts import Parts

NOT_ADMIN = "Only an administrator of this app may change how a channel is answered."


def open_settings(parts: Parts, team: str, channel: str, user: str, trigger: str) -> Message | None:
    """Opens the view; where the user may not, what to tell them."""
    if not parts.guard.may_set(user):
        return notice(NOT_ADMIN)
    chosen = parts.store.channel_settings(team, channel)
    choices = Choices(
        families=chosen.families,
        verbosity=Verbosity(chosen.verbosity),
        charts=chosen.charts,
        private=chosen.private,
    )
    view = settings_view(channel, choices, parts.shelf.families)
    parts.clients.of(team).views_open(trigger_id=trigger, view=view)
    return None
