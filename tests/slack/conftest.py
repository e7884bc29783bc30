"""A local Slack for the tests of the bot: one server and one proxy for all of them, emptied before each."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.local_slack import BINARY, LocalSlack, LocalSlackError, Workspace, find_server
from tests.slack.standin.control import Control
from tests.slack.standin.proxy import FaultProxy

INSTALL = "`make npm`, or `npm ci` in tests/slack"


@pytest.fixture(scope="session")
def local_slack() -> Iterator[LocalSlack]:
    """The server itself, with the workspace that `Workspace` describes. Skipped only where npm cannot be had."""
    try:
        server = find_server(Path(__file__).parent / BINARY)
    except LocalSlackError as error:
        if os.environ.get("CI"):
            raise
        pytest.skip(f"no local Slack server ({error}): {INSTALL}")
    with LocalSlack(Workspace(), server=server) as slack:
        yield slack


@pytest.fixture(scope="session")
def slack_for_session(local_slack: LocalSlack) -> Iterator[FaultProxy]:
    """Where bots of the whole session connect: `slack_for_session.api_url`. Tests take `slack`."""
    with FaultProxy(local_slack) as proxy:
        yield proxy


@pytest.fixture
def slack(slack_for_session: FaultProxy, people: Control) -> FaultProxy:
    """Slack as the bot sees it, with nothing wrong and nothing said yet."""
    assert people is not None  # who have left
    slack_for_session.clear()
    return slack_for_session


@pytest.fixture
def people(local_slack: LocalSlack) -> Control:
    """The people of the workspace, in empty channels."""
    control = Control(local_slack.url, local_slack.workspace)
    control.reset()
    return control
