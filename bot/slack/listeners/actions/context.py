"""'Show in context': a cited sentence between its neighbours."""

from __future__ import annotations

from bot.slack.blocks.actions import Action
from bot.slack.blocks.context import context_view
from bot.slack.blocks.notices import gone_message
from bot.slack.clicking import Click
from bot.slack.listeners.actions.clicked import on_kept, show_view
from bot.slack.listeners.listening import Listening
from bot.slack.parts import Kept, Parts


def register(app: Listening, parts: Parts) -> None:
    def show(click: Click, kept: Kept) -> None:
        citation = next((c for c in kept.answer.citations if c.id == kept.number), None)
        if citation is None:
            parts.tell(click, gone_message())
            return
        report = parts.report(citation.document)
        show_view(parts, click, context_view(citation, report, parts.urls.get(citation.document, "")))

    on_kept(app, parts, Action.CONTEXT, do=show)
