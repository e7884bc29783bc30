"""`python -m bench.echo`: the least that Bolt can be made to do, to measure the bot beside: it says what it hears."""

from __future__ import annotations

import os
import threading
from typing import Any

from slack_bolt import App, Say
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient


def main() -> None:
    """Answers every mention in its thread until the process is ended; settings as the bot's own."""
    address = os.environ["SLACK_API_URL"]
    app = App(client=WebClient(token=os.environ["SLACK_BOT_TOKEN"], base_url=address))

    @app.event("app_mention")
    def answer(event: dict[str, Any], say: Say) -> None:
        say(text=event["text"], thread_ts=event["ts"])

    @app.event("message")
    def pass_over() -> None:
        """A mention comes as a message too."""

    token = os.environ["SLACK_APP_TOKEN"]
    SocketModeHandler(app, token, web_client=WebClient(token=token, base_url=address)).connect()  # type: ignore[no-untyped-call]
    threading.Event().wait()


if __name__ == "__main__":
    main()
