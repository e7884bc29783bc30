"""'List the reports': what is loaded, page by page."""

from __future__ import annotations

from bot.slack.blocks.actions import Action, ActionError, read_target
from bot.slack.blocks.guide import reports_view
from bot.slack.clicking import Click
from bot.slack.listeners.actions.clicked import on_click, show_view, turn_view
from bot.slack.listeners.listening import Listening
from bot.slack.parts import Parts


def register(app: Listening, parts: Parts) -> None:
    def show(click: Click) -> None:
        view = reports_view(parts.shelf.library, _page(click))
        if click.is_in_modal:
            turn_view(parts, click, view)
        else:
            show_view(parts, click, view)

    on_click(app, parts, Action.REPORTS, Action.REPORTS_BACK, do=show)


def _page(click: Click) -> int:
    try:
        return read_target(click.value).number
    except ActionError:
        return 0
