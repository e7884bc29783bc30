"""Clicks on buttons and choices from menus."""

from __future__ import annotations

from bot.slack.listeners.actions import (
    ask,
    context,
    csv,
    feedback,
    follow_up,
    forget,
    link,
    open_questions,
    reports,
    rows,
    settings,
    share,
)
from bot.slack.listeners.listening import Listening
from bot.slack.parts import Parts


def register_actions(app: Listening, parts: Parts) -> None:
    for listener in (
        ask,
        context,
        csv,
        feedback,
        follow_up,
        forget,
        link,
        open_questions,
        reports,
        rows,
        settings,
        share,
    ):
        listener.register(app, parts)
