"""The administrators' list of what was not answered well, as a file."""

from __future__ import annotations

import logging

from bot.slack.answering import File
from bot.slack.blocks.actions import Action
from bot.slack.blocks.home import open_questions_csv
from bot.slack.blocks.notices import notice
from bot.slack.clicking import Click
from bot.slack.homes import OPEN, list_open
from bot.slack.listeners.actions.clicked import on_click
from bot.slack.listeners.listening import Listening
from bot.slack.parts import Parts

log = logging.getLogger(__name__)


def register(app: Listening, parts: Parts) -> None:
    def send(click: Click) -> None:
        if not parts.guard.is_admin(click.user):
            log.warning("refused to who is no administrator", extra={"action": str(Action.OPEN_CSV)})
            parts.tell(click, notice("Only administrators of this app get this list."))
            return
        content = open_questions_csv(list_open(parts.store.open_questions(click.team, OPEN)))
        file = File("questions.csv", "Questions that were not answered well", content)
        parts.uploads.send_to_user(click.team, click.user, (file,))

    on_click(app, parts, Action.OPEN_CSV, do=send)
