"""'Show all': every row and sentence of an answer, page by page."""

from __future__ import annotations

from bot.slack.blocks.actions import Action
from bot.slack.blocks.rows import rows_view
from bot.slack.clicking import Click
from bot.slack.listeners.actions.clicked import on_kept, show_view, turn_view
from bot.slack.listeners.listening import Listening
from bot.slack.parts import Kept, Parts


def register(app: Listening, parts: Parts) -> None:
    def show(click: Click, kept: Kept) -> None:
        show_view(parts, click, rows_view(kept.answer, kept.number, kept.record.question))

    def turn(click: Click, kept: Kept) -> None:
        turn_view(parts, click, rows_view(kept.answer, kept.number, kept.record.question))

    on_kept(app, parts, Action.ROWS, do=show)
    on_kept(app, parts, Action.PREVIOUS, Action.NEXT, do=turn)
