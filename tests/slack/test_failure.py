"""A store that is gone while something comes in: who asked hears of it, in the way that fits."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from slack_bolt import BoltRequest, BoltResponse

from bot.slack.blocks.actions import Callback
from bot.slack.bot import Bot, make_bot
from bot.store.store import open_store
from index.library import Library
from tests.slack.scenarios.running import make_settings
from tests.slack.standin.proxy import FaultProxy
from tests.slack.test_payloads import click, order, send, wrap


@pytest.fixture
def stranded(slack: FaultProxy, library: Library, tmp_path: Path) -> Iterator[Bot]:
    """A bot whose database has gone."""
    path = tmp_path / "beatbook.db"
    with open_store(f"sqlite:///{path}") as store:
        bot = make_bot(make_settings(slack), store, library, {})
        path.rename(tmp_path / "away.db")
        yield bot
        bot.app.listener_runner.listener_executor.shutdown()


def dispatch(bot: Bot, payload: dict[str, Any]) -> BoltResponse:
    response = bot.app.dispatch(BoltRequest(body=payload, mode="socket_mode"))
    assert isinstance(response, BoltResponse)
    return response


@pytest.mark.parametrize(
    "event",
    [
        {"type": "app_mention", "text": "who?"},
        {"type": "message", "channel_type": "im", "text": "who?"},
        {"type": "message", "channel_type": "channel", "thread_ts": "1.1", "text": "who?"},
    ],
)
def test_an_event_is_not_acknowledged(event: dict[str, Any], stranded: Bot) -> None:
    assert dispatch(stranded, wrap(**event)).status == 500


def test_a_message_that_is_not_for_the_bot_is_acknowledged_all_the_same(stranded: Bot) -> None:
    assert dispatch(stranded, wrap(type="message", channel_type="channel", text="lunch?")).status == 200


def test_a_command_is_answered_with_a_reference(stranded: Bot, caplog: pytest.LogCaptureFixture) -> None:
    response = dispatch(stranded, order("/force", "norfolk"))
    said = json.loads(response.body)
    assert (response.status, said["response_type"]) == (200, "ephemeral")
    [line] = [vars(record) for record in caplog.records if record.msg == "listener failed"]
    assert line["reference"] in said["text"]
    assert line["says"].startswith("the database ")


def test_what_was_typed_into_a_view_stays_there(stranded: Bot) -> None:
    response = dispatch(stranded, send(str(Callback.FOLLOW_UP), json.dumps([f"{'0' * 32}:0", "C0CRIME", "1.1", ""])))
    said = json.loads(response.body)
    assert (response.status, said["response_action"], list(said["errors"])) == (200, "errors", ["question"])


def test_a_click_is_acknowledged(stranded: Bot, slack: FaultProxy) -> None:
    payload = {**click("beatbook.ask", "who?"), "response_url": ""}
    assert dispatch(stranded, payload).status == 200
    stranded.app.listener_runner.listener_executor.shutdown()
    assert "something went wrong on our side" in slack.of("chat.postMessage")[0]["text"]
