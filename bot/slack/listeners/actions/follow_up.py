"""'Ask about this': opens the view in which a question goes on from an answer."""

from __future__ import annotations

from bot.slack.blocks.actions import Action, Target
from bot.slack.blocks.follow_up import follow_up_view
from bot.slack.clicking import Click
from bot.slack.following import Origin
from bot.slack.listeners.actions.clicked import on_kept, show_view
from bot.slack.listeners.listening import Listening
from bot.slack.parts import Kept, Parts


def register(app: Listening, parts: Parts) -> None:
    def open_view(click: Click, kept: Kept) -> None:
        view = follow_up_view(kept.record.question, kept.answer.question)
        origin = Origin.of(click, Target(kept.record.question))
        show_view(parts, click, {**view, "private_metadata": str(origin)})

    on_kept(app, parts, Action.FOLLOW_UP, do=open_view)
