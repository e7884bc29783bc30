"""'CSV file': the rows of an answer, where the answer is; those of a private one to who clicked."""

from __future__ import annotations

from bot.slack.answering import File
from bot.slack.blocks.actions import Action
from bot.slack.blocks.export import answer_csv, name_file
from bot.slack.blocks.notices import notice
from bot.slack.clicking import Click
from bot.slack.listeners.actions.clicked import on_kept
from bot.slack.listeners.listening import Listening
from bot.slack.parts import Kept, Parts

TITLE = 100
"""Characters of the question that the file is called by."""


def register(app: Listening, parts: Parts) -> None:
    def send(click: Click, kept: Kept) -> None:
        file = File(name_file(kept.answer), kept.answer.question[:TITLE] or "Answer", answer_csv(kept.answer))
        if click.channel and click.thread and kept.record.message_ts:
            parts.uploads.send(click.team, click.channel, click.thread, (file,))
        else:
            parts.uploads.send_to_user(click.team, click.user, (file,))
            if click.response_url:
                parts.tell(click, notice("The file is in your direct messages with this app."))

    on_kept(app, parts, Action.CSV, do=send)
