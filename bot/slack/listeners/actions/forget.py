"""'Forget me': deletes what is kept about who clicks."""

from __future__ import annotations

from bot.slack.blocks.actions import Action
from bot.slack.blocks.notices import forgotten_message
from bot.slack.clicking import Click
from bot.slack.homes import publish_home
from bot.slack.listeners.actions.clicked import on_click
from bot.slack.listeners.listening import Listening
from bot.slack.parts import Parts


def register(app: Listening, parts: Parts) -> None:
    def forget(click: Click) -> None:
        count = parts.store.forget(click.team, click.user)
        parts.tell(click, forgotten_message(count))
        if click.view_id:
            publish_home(parts, click.team, click.user)

    on_click(app, parts, Action.FORGET, do=forget)
