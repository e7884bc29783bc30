"""A click, checked: read off its payload, in a workspace and channel that are answered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from slack_bolt import Ack

from bot.slack.blocks.actions import Action
from bot.slack.blocks.notices import elsewhere_message, gone_message
from bot.slack.clicking import Click, read_click
from bot.slack.listeners.listening import Listening
from bot.slack.parts import Kept, Parts


def on_click(app: Listening, parts: Parts, *actions: Action, do: Callable[[Click], None]) -> None:
    """Acknowledges a click on one of `actions`, and does it.

    Bolt takes an acknowledgement back where the listener raises within the next hundredth of a second: so what is
    raised stays here.
    """

    def clicked(ack: Ack, body: dict[str, Any]) -> None:
        ack()
        click = read_click(body)
        try:
            if parts.guard.allows(click.team, click.channel):
                do(click)
            else:
                parts.tell(click, elsewhere_message())
        except Exception as error:  # noqa: BLE001 - as above
            parts.fail(click, error)

    for action in actions:
        app.action(str(action))(clicked)


def on_kept(app: Listening, parts: Parts, *actions: Action, do: Callable[[Click, Kept], None]) -> None:
    """As `on_click`, for clicks that are about an answer; where it is no longer kept, that is said."""

    def look(click: Click) -> None:
        if kept := parts.kept(click):
            do(click, kept)
        else:
            parts.tell(click, gone_message())

    on_click(app, parts, *actions, do=look)


def show_view(parts: Parts, click: Click, view: dict[str, Any]) -> None:
    """Opens a view, on top of the one in which was clicked."""
    client = parts.clients.of(click.team)
    show = client.views_push if click.is_in_modal else client.views_open
    show(trigger_id=click.trigger, view=view)


def turn_view(parts: Parts, click: Click, view: dict[str, Any]) -> None:
    """Puts a view in the place of the one in which was clicked."""
    parts.clients.of(click.team).views_update(view_id=click.view_id, view=view)
