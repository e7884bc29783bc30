"""The real bot, running against the local Slack."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pydantic

from bot.settings import Settings
from bot.slack.bot import Bot, make_bot
from bot.slack.serving import open_http, open_socket
from bot.slack.worker import Doing
from bot.store.store import open_store
from index.library import Library
from tests.slack.standin.proxy import FaultProxy

ADMIN = "U0CLEO"


def make_settings(slack: FaultProxy, **changes: Any) -> Settings:  # noqa: ANN401 - as `Settings` takes them
    """Those of a bot that is installed in the local workspace."""
    workspace = slack.workspace
    settings = Settings(
        slack_bot_token=pydantic.SecretStr(workspace.bot_token),
        slack_app_token=pydantic.SecretStr(workspace.app_token),
        slack_signing_secret=pydantic.SecretStr(workspace.signing_secret),
        slack_api_url=slack.api_url,
        admins=(ADMIN,),
        user_limit=1_000,
        channel_limit=1_000,
        queue_limit=1_000,
    )
    return replace(settings, **changes)


@contextmanager
def run_bot(
    settings: Settings, folder: Path, library: Library, way: str, do: Doing | None = None
) -> Iterator[tuple[Bot, str]]:
    """The bot with a store in `folder`, and its address where `way` is 'http'; `do` is done in place of its work."""
    url = settings.database_url.get_secret_value() if settings.database_url else f"sqlite:///{folder / 'beatbook.db'}"
    with open_store(url, keep=timedelta(days=30), keeps_questions=settings.keep_questions) as store:
        bot = make_bot(settings, store, library, {})
        bot.workers.start(do or bot.work.do)
        try:
            if way == "http":
                with open_http(bot.app, "127.0.0.1", 0) as address:
                    yield bot, address
            else:
                with open_socket(bot.app, settings, threading.Event()):
                    yield bot, ""
        finally:
            bot.stop(seconds=20)
