"""`python -m tests.faults.naive`: a bot as samples show it, which keeps nothing. The fault run must find it out."""

from __future__ import annotations

import os
import threading
from typing import Any

from slack_bolt import App, Say
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient


def main() -> None:
    address = os.environ["SLACK_API_URL"]
    app = App(client=WebClient(token=os.environ["SLACK_BOT_TOKEN"], base_url=address))

    def answer(event: dict[str, Any], say: Say) -> None:
        metadata = {"event_type": "beatbook_answer", "event_payload": {"question": event["ts"]}}
        say(text="Of 5 forces, 2 do not.", thread_ts=event["ts"], metadata=metadata)

    @app.event("app_mention")
    def mentioned(event: dict[str, Any], say: Say) -> None:
        answer(event, say)

    @app.event("message")
    def said(event: dict[str, Any], say: Say) -> None:
        if event["channel_type"] == "im" and "bot_id" not in event:
            answer(event, say)

    token = os.environ["SLACK_APP_TOKEN"]
    SocketModeHandler(app, token, web_client=WebClient(token=token, base_url=address)).connect()  # type: ignore[no-untyped-call]
    threading.Event().wait()


if __name__ == "__main__":
    main()
