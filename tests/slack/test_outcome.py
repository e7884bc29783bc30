"""What an answer of Slack's, or the lack of one, says of what was sent."""

from __future__ import annotations

import http.client
import socket
import urllib.error

import pytest

from bot.slack.clients import NotInstalledError
from bot.slack.outcome import WAIT, Later, Outcome, Refused, Unsure, read_failure, read_refusal


@pytest.mark.parametrize(
    ("status", "code", "headers", "outcome"),
    [
        (429, "ratelimited", {"Retry-After": "7"}, Later(7, "ratelimited", is_limit=True)),
        (429, "", {"retry-after": "0.5"}, Later(0.5, "ratelimited", is_limit=True)),
        (429, "", {}, Later(WAIT, "ratelimited", is_limit=True)),
        (429, "", {"Retry-After": "soon"}, Later(WAIT, "ratelimited", is_limit=True)),
        (200, "invalid_blocks", {}, Refused("invalid_blocks", is_form=True)),
        (200, "msg_too_long", {}, Refused("msg_too_long", is_form=True)),
        (400, "invalid_blocks", {}, Refused("invalid_blocks", is_form=True)),
        (200, "channel_not_found", {}, Refused("channel_not_found")),
        (200, "is_archived", {}, Refused("is_archived")),
        (404, "expired_url", {}, Refused("expired_url")),
        (200, "invalid_auth", {}, Later(WAIT, "invalid_auth")),
        (200, "missing_scope", {}, Later(WAIT, "missing_scope")),
        (200, "fatal_error", {}, Unsure("fatal_error")),
        (503, "Received a response in a non-JSON format", {}, Unsure("http_503")),
        (500, "", {}, Unsure("http_500")),
        (404, "", {}, Refused("http_404")),
    ],
)
def test_a_refusal_says_whether_to_try_again(status: int, code: str, headers: dict[str, str], outcome: Outcome) -> None:
    assert read_refusal(status, code, headers) == outcome


@pytest.mark.parametrize(
    "error",
    [
        urllib.error.URLError(ConnectionResetError()),
        http.client.RemoteDisconnected(""),
        TimeoutError(),
        http.client.IncompleteRead(b""),
        ConnectionResetError(),
    ],
)
def test_a_line_that_is_cut_leaves_doubt(error: Exception) -> None:
    assert isinstance(read_failure(error), Unsure)


@pytest.mark.parametrize("reason", [ConnectionRefusedError(), socket.gaierror()])
def test_what_never_left_this_machine_was_not_posted(reason: OSError) -> None:
    assert read_failure(urllib.error.URLError(reason)) == Later(WAIT, "unreachable")


def test_where_the_bot_is_not_installed_nothing_can_be_posted() -> None:
    assert read_failure(NotInstalledError()) == Refused("not_installed")
