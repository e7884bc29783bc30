"""Whatever comes in, no listener breaks: payloads with parts missing, emptied, or of another kind."""

from __future__ import annotations

import copy
import itertools
import json
import logging
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from slack_bolt import BoltRequest

from bot.slack.blocks.actions import Action, Callback
from bot.slack.bot import Bot, make_bot
from bot.store.store import open_store
from index.library import Library
from tests.slack.scenarios.running import make_settings
from tests.slack.standin.proxy import FaultProxy

Json = dict[str, Any]

AGAIN = itertools.count()


def name(payload: Json) -> str:
    if "actions" in payload:
        return str(payload["actions"][0]["action_id"])
    return str(payload.get("command") or payload.get("event", payload)["type"])


def wrap(**event: Any) -> Json:  # noqa: ANN401 - as Slack sends it
    said = {"user": "U0ADA", "channel": "C0CRIME", "ts": "1700000000.1", "event_ts": "1700000000.1", **event}
    return {
        "type": "event_callback",
        "team_id": "T0BEAT",
        "api_app_id": "A0BEAT",
        "event_id": "Ev1",
        "event": said,
        "authorizations": [{"team_id": "T0BEAT", "user_id": "U0BEATBOT", "is_bot": True}],
    }


def order(command: str, text: str) -> Json:
    return {
        "command": command,
        "text": text,
        "team_id": "T0BEAT",
        "channel_id": "C0CRIME",
        "user_id": "U0ADA",
        "trigger_id": "1.2.3",
        "response_url": "http://127.0.0.1:9/",
    }


def click(action: str, value: str) -> Json:
    return {
        "type": "block_actions",
        "team": {"id": "T0BEAT"},
        "user": {"id": "U0ADA", "team_id": "T0BEAT"},
        "channel": {"id": "C0CRIME"},
        "container": {"type": "message", "message_ts": "1700000000.2", "is_ephemeral": False},
        "message": {"ts": "1700000000.2", "thread_ts": "1700000000.1"},
        "response_url": "http://127.0.0.1:9/",
        "trigger_id": "1.2.3",
        "actions": [{"action_id": action, "block_id": "b", "type": "button", "value": value, "action_ts": "1.1"}],
    }


def send(callback: str, metadata: str) -> Json:
    return {
        "type": "view_submission",
        "team": {"id": "T0BEAT"},
        "user": {"id": "U0ADA"},
        "view": {
            "id": "V1",
            "type": "modal",
            "callback_id": callback,
            "private_metadata": metadata,
            "state": {"values": {"question": {"question": {"type": "plain_text_input", "value": "and Norfolk?"}}}},
        },
    }


PAYLOADS = [
    wrap(type="app_mention", text="<@U0BEATBOT> tell me about Norfolk"),
    wrap(type="message", channel_type="im", channel="D1", text="tell me about Norfolk"),
    wrap(type="message", channel_type="channel", thread_ts="1700000000.0", text="and Norfolk?"),
    wrap(type="app_home_opened", tab="home"),
    wrap(type="app_home_opened", tab="messages"),
    wrap(type="app_uninstalled"),
    wrap(type="tokens_revoked", tokens={"oauth": [], "bot": ["U0BEATBOT"]}),
    *(order("/beatbook", text) for text in ("ask who?", "chart gifts", "settings", "help", "reports", "forget me")),
    order("/force", "norfolk gifts"),
    *(click(str(action), f"{'0' * 32}:1") for action in Action),
    send(str(Callback.FOLLOW_UP), json.dumps([f"{'0' * 32}:0", "C0CRIME", "1.1", ""])),
    send(str(Callback.SETTINGS), "C0CRIME"),
]
ODD: list[Any] = [None, "", 0, -1, True, [], {}, "x" * 3_000, "<@U0BEATBOT|", "\0\ud800\u202e", {"id": None}, [None]]


@pytest.fixture(scope="module")
def listening(
    slack_for_session: FaultProxy, library: Library, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Bot]:
    """A bot that hears and takes in; nobody works on what it takes in."""
    path: Path = tmp_path_factory.mktemp("payloads") / "beatbook.db"
    with open_store(f"sqlite:///{path}") as store:
        bot = make_bot(make_settings(slack_for_session, queue_limit=10**9), store, library, {})
        yield bot
        bot.app.listener_runner.listener_executor.shutdown()


@pytest.mark.parametrize("payload", PAYLOADS, ids=name)
def test_every_payload_is_listened_to(payload: Json, listening: Bot, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    assert dispatch(listening, renew(payload)) == 200
    assert "not listened to" not in caplog.text
    assert broken(caplog) == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(data=st.data())
def test_a_payload_that_is_not_as_it_should_be_breaks_nothing(
    data: st.DataObject, listening: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.clear()
    payload = renew(data.draw(st.sampled_from(PAYLOADS)))
    for _ in range(data.draw(st.integers(1, 3))):
        spoil(payload, data)
    assert dispatch(listening, payload) in (200, 404, 500)
    assert broken(caplog) == []


def renew(payload: Json) -> Json:
    """The payload, as if it had not been met."""
    made = copy.deepcopy(payload)
    number = next(AGAIN)
    if "event" in made:
        made["event"]["ts"] = f"17{number:08}.1"
    if "trigger_id" in made:
        made["trigger_id"] = f"{number}.2.3"
    return made


def spoil(payload: Json, data: st.DataObject) -> None:
    """Takes a part out, or puts something else in its place."""
    at: Any = payload
    while True:
        keys = list(at) if isinstance(at, dict) else list(range(len(at)))
        if not keys:
            return
        key = data.draw(st.sampled_from(keys))
        if not isinstance(at[key], dict | list) or not at[key] or data.draw(st.integers(0, 3)) == 0:
            break
        at = at[key]
    if data.draw(st.booleans()):
        del at[key]
    else:
        at[key] = copy.deepcopy(data.draw(st.sampled_from(ODD)))


def dispatch(bot: Bot, payload: Json) -> int:
    """The status that Slack would see, once the listener is done too.

    Bolt reads a payload before it looks for a listener, and may not get over what it finds: its front answers 500.
    """
    try:
        status = bot.app.dispatch(BoltRequest(body=payload, mode="socket_mode")).status
    except Exception as error:  # noqa: BLE001 - whatever Bolt raises
        frames = traceback.extract_tb(error.__traceback__)
        assert not any("bot/slack/" in frame.filename for frame in frames[1:])
        return 500
    bot.app.listener_runner.listener_executor.submit(int).result()
    return status


def broken(caplog: pytest.LogCaptureFixture) -> list[str]:
    """What was raised in a listener of ours, other than by a call that could not be made."""
    raised = [vars(record) for record in caplog.records if record.msg == "listener failed"]
    ours = [said for said in raised if "bot/slack/" in said["where"]]
    return [f"{said['error']} {said['where']}" for said in ours if said["error"] not in CALLS]


CALLS = frozenset({"SlackApiError", "URLError", "ConnectionRefusedError"})
