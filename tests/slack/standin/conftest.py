"""The smallest bots that Bolt can make, to try the stand-in with: they say what they hear."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from slack_bolt import Ack, App, Say
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_bolt.adapter.wsgi import SlackRequestHandler
from slack_sdk import WebClient
from slack_sdk.http_retry import RateLimitErrorRetryHandler
from waitress.server import create_server

from bot.local_slack import LocalSlack
from tests.slack.standin.control import Control
from tests.slack.standin.proxy import FaultProxy

MODAL = {
    "type": "modal",
    "callback_id": "asked",
    "title": {"type": "plain_text", "text": "Ask"},
    "submit": {"type": "plain_text", "text": "Send"},
    "blocks": [
        {
            "type": "input",
            "block_id": "question",
            "label": {"type": "plain_text", "text": "Question"},
            "element": {"type": "plain_text_input", "action_id": "text", "initial_value": "who?"},
        },
    ],
}
BUTTON = {"type": "button", "action_id": "more", "value": "1", "text": {"type": "plain_text", "text": "More"}}


class Heard(list[dict[str, Any]]):
    """Every event that the bot was given, in order."""


@pytest.fixture(scope="session")
def local_slack(local_slack: LocalSlack) -> Iterator[LocalSlack]:
    """Another server than that of the other tests, whose bots would answer here too."""
    with LocalSlack(local_slack.workspace, server=local_slack.server) as slack:
        yield slack


@pytest.fixture(scope="session")
def slack_for_session(local_slack: LocalSlack) -> Iterator[FaultProxy]:
    with FaultProxy(local_slack) as proxy:
        yield proxy


@pytest.fixture(scope="session")
def heard() -> Heard:
    return Heard()


def make_bot(slack: FaultProxy, heard: Heard) -> App:
    workspace = slack.workspace
    client = WebClient(
        token=workspace.bot_token,
        base_url=slack.api_url,
        retry_handlers=[RateLimitErrorRetryHandler(max_retry_count=2)],
    )
    app = App(client=client, signing_secret=workspace.signing_secret)

    @app.event("app_mention")
    def mentioned(body: dict[str, Any], event: dict[str, Any], say: Say) -> None:
        heard.append(body)
        say(text=event["text"].partition("> ")[2], thread_ts=event["ts"], blocks=None)

    @app.event("message")
    def said(body: dict[str, Any], event: dict[str, Any], say: Say) -> None:
        heard.append(body)
        if event["channel_type"] == "im" and "bot_id" not in event:
            say(text=event["text"], thread_ts=event["ts"])

    @app.command("/say")
    def commanded(ack: Ack, command: dict[str, Any], client: WebClient) -> None:
        if command["text"] == "late":
            threading.Event().wait(0.5)
        ack(text=command["text"])
        if command["text"] == "modal":
            client.views_open(trigger_id=command["trigger_id"], view=MODAL)

    @app.view("asked")
    def submitted(ack: Ack, view: dict[str, Any], client: WebClient, body: dict[str, Any]) -> None:
        ack()
        text = view["state"]["values"]["question"]["text"]["value"]
        client.chat_postMessage(channel=body["user"]["id"], text=text)

    @app.event("app_home_opened")
    def opened(event: dict[str, Any], client: WebClient) -> None:
        client.views_publish(
            user_id=event["user"], view={"type": "home", "blocks": [{"type": "actions", "elements": [BUTTON]}]}
        )

    @app.action("more")
    def clicked(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        heard.append(body)
        client.chat_postMessage(channel=body["user"]["id"], text="clicked")

    return app


@pytest.fixture(scope="session")
def socket_app(slack_for_session: FaultProxy, heard: Heard) -> Iterator[App]:
    app = make_bot(slack_for_session, heard)
    workspace = slack_for_session.workspace
    client = WebClient(token=workspace.app_token, base_url=slack_for_session.api_url)
    # It takes a line for broken after four pings without an answer: soon enough for the tests that break it, and not
    # so soon that a machine which does much else drops a sound one, with what was on its way.
    handler = SocketModeHandler(app, workspace.app_token, web_client=client, ping_interval=1)
    handler.connect()  # type: ignore[no-untyped-call]
    yield app
    handler.close()  # type: ignore[no-untyped-call]
    app.listener_runner.listener_executor.shutdown()


@pytest.fixture(scope="session")
def http_server(slack_for_session: FaultProxy, heard: Heard) -> Iterator[str]:
    """Address of the same bot over HTTP."""
    app = make_bot(slack_for_session, heard)
    server = create_server(SlackRequestHandler(app), host="127.0.0.1", port=0)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}/slack/events"
    server.close()
    thread.join()
    app.listener_runner.listener_executor.shutdown()


@pytest.fixture(params=["socket", "http"])
def bot(request: pytest.FixtureRequest, slack: FaultProxy, people: Control, heard: Heard) -> Iterator[str]:
    """The bot is there, by Socket Mode and by HTTP in turn; the name of the way."""
    heard.clear()
    if request.param == "http":
        slack.deliveries.bot_url = request.getfixturevalue("http_server")
    else:
        request.getfixturevalue("socket_app")
        people.wait(lambda: slack.deliveries.connections == 1, "the bot")
    yield str(request.param)
    slack.deliveries.bot_url = ""
