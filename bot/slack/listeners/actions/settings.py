"""'Settings': opens the view in which it is chosen how a channel is answered."""

from __future__ import annotations

from bot.slack.blocks.actions import Action
from bot.slack.blocks.notices import notice
from bot.slack.choosing import open_settings
from bot.slack.clicking import Click
from bot.slack.listeners.actions.clicked import on_click
from bot.slack.listeners.listening import Listening
from bot.slack.parts import Parts


def register(app: Listening, parts: Parts) -> None:
    def choose(click: Click) -> None:
        channel = click.value or click.channel
        if not channel:
            parts.tell(click, notice("Type /beatbook settings in the channel that you want to set."))
        elif refused := open_settings(parts, click.team, channel, click.user, click.trigger):
            parts.tell(click, refused)

    on_click(app, parts, Action.SETTINGS, do=choose)
