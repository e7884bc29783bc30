from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest
from slack_sdk import WebClient
from slack_sdk.socket_mode.builtin import SocketModeClient

from bot.local_slack import LocalSlack
from bot.slack.line import is_broken, watched
from tests.slack.standin.control import Control
from tests.slack.standin.faults import Fault
from tests.slack.standin.proxy import FaultProxy

SOON = 8.0
"""Seconds; by itself the client takes most of a minute."""


@pytest.fixture
def slack(local_slack: LocalSlack) -> Iterator[FaultProxy]:
    """A proxy of its own, to which no other bot of the session is connected."""
    with FaultProxy(local_slack) as proxy:
        yield proxy


@pytest.fixture
def client(slack: FaultProxy, people: Control) -> Iterator[SocketModeClient]:
    token = slack.workspace.app_token
    client = SocketModeClient(token, web_client=WebClient(token, base_url=slack.api_url), ping_interval=60)
    client.connect()
    people.wait(lambda: slack.deliveries.connections == 1)
    with watched(client):
        yield client
    client.close()


def test_a_line_is_broken_once_the_other_side_has_gone() -> None:
    ours, theirs = socket.socketpair()
    with ours:
        ours.settimeout(1.0)
        with theirs:
            assert not is_broken(ours)
            theirs.send(b"x")
            assert not is_broken(ours)
            assert ours.recv(1) == b"x"
        assert is_broken(ours)
    assert is_broken(ours)


@pytest.mark.parametrize("how", ["cut", "disconnect"])
def test_a_line_that_ends_is_soon_another(
    how: str, client: SocketModeClient, slack: FaultProxy, people: Control
) -> None:
    before = client.session_id()
    getattr(slack.deliveries, how)()
    people.wait(lambda: client.session_id() != before and client.is_connected(), "another line", SOON)
    people.wait(lambda: slack.deliveries.connections == 1)
    people.post("U0ADA", "C0CRIME", "hello")
    people.wait(lambda: len(slack.deliveries.all) == 1)


def test_slack_may_be_away_when_the_line_breaks(client: SocketModeClient, slack: FaultProxy, people: Control) -> None:
    slack.faults.order("apps.connections.open", Fault.UNAVAILABLE, times=2)
    slack.deliveries.cut()
    people.wait(lambda: slack.deliveries.connections == 1 and client.is_connected(), "another line", SOON)
    assert slack.faults.met[Fault.UNAVAILABLE] == 2
