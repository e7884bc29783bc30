"""Files in Slack: charts and tables."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass

from bot.slack.answering import File
from bot.slack.clients import Clients

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Uploads:
    """Uploads files, where they were asked for or to who asked. Threads may share it."""

    clients: Clients

    def send(self, team: str, channel: str, thread: str, files: Sequence[File], words: str = "") -> None:
        """Uploads the files into a channel that the bot is a member of. Raises what the SDK raises."""
        client = self.clients.of(team)
        for file in files:
            client.files_upload_v2(
                filename=file.name,
                title=file.title,
                content=file.content,
                alt_txt=file.alt or None,
                channel=channel,
                thread_ts=thread or None,
                initial_comment=words or None,
                request_file_info=False,
            )

    def send_to_user(self, team: str, user: str, files: Sequence[File], words: str = "") -> None:
        """Uploads the files into the user's direct messages with the bot, which takes no membership of a channel."""
        self.send(team, self.direct(team, user), "", files, words)

    def direct(self, team: str, user: str) -> str:
        """The channel of the user's direct messages with the bot. Raises what the SDK raises."""
        opened = self.clients.of(team).conversations_open(users=user)
        return str((opened.get("channel") or {})["id"])
