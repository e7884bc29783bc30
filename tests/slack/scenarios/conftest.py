"""The bot by Socket Mode and by HTTP, one of each for all scenarios."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest

from bot.slack.bot import Bot
from bot.slack.shelf import warm
from bot.slack.worker import Doing
from bot.store import ChannelSettings
from index.library import Library
from tests.slack.scenarios.running import make_settings, run_bot
from tests.slack.standin.proxy import FaultProxy

Start = Callable[..., AbstractContextManager[Bot]]


@pytest.fixture(scope="session")
def warmed(library: Library) -> Library:
    """The five reports, with all that a first answer would load."""
    warm(library)
    return library


@pytest.fixture(scope="module")
def bots(
    slack_for_session: FaultProxy, warmed: Library, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[str], tuple[Bot, str]]]:
    """The bot that is reached by 'socket' or by 'http', started when it is first asked for."""
    started: dict[str, tuple[Bot, str]] = {}
    with ExitStack() as running:

        def start(way: str) -> tuple[Bot, str]:
            if way not in started:
                settings = make_settings(slack_for_session)
                started[way] = running.enter_context(run_bot(settings, tmp_path_factory.mktemp(way), warmed, way))
            return started[way]

        yield start


@pytest.fixture(params=["socket", "http"])
def bot(request: pytest.FixtureRequest, slack: FaultProxy, bots: Callable[[str], tuple[Bot, str]]) -> Iterator[Bot]:
    """The bot, with no settings of any channel."""
    running, address = bots(request.param)
    slack.deliveries.bot_url = address
    for channel in slack.workspace.channels:
        running.parts.store.set_channel_settings(slack.workspace.team, channel.id, ChannelSettings())
    yield running
    slack.deliveries.bot_url = ""


@pytest.fixture
def one(slack: FaultProxy, bots: Callable[[str], tuple[Bot, str]]) -> Iterator[Bot]:
    """The bot by HTTP alone, for what does not depend on the way in."""
    running, slack.deliveries.bot_url = bots("http")
    yield running
    slack.deliveries.bot_url = ""


@pytest.fixture
def start(slack: FaultProxy, warmed: Library, tmp_path: Path) -> Start:
    """Starts a bot of one's own over HTTP, with settings that differ."""

    @contextmanager
    def run(do: Doing | None = None, library: Library = warmed, **changes: Any) -> Iterator[Bot]:  # noqa: ANN401 - as `Settings` takes them
        with run_bot(make_settings(slack, **changes), tmp_path, library, "http", do) as (running, address):
            slack.deliveries.bot_url = address
            try:
                yield running
            finally:
                slack.deliveries.bot_url = ""

    return run
