"""From a mention to its answer, as a person in the channel sees it, beside a bot that only says what it hears."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from websockets.sync.client import ClientConnection, connect

from bench.warm import QUESTIONS
from bot.local_slack import LocalSlack, LocalSlackError, Workspace, find_server

ROOT = Path(__file__).parents[1]
ROUNDS = 12
PATIENCE = 60.0
BOTS = {"echo bot of Bolt's": (sys.executable, "-m", "bench.echo"), "beatbook": (sys.executable, "-m", "bot", "serve")}


def report() -> None:
    """Prints the median time of each bot, and its ratio to that of the echo bot."""
    try:
        server = find_server()
    except LocalSlackError as error:
        print(f"\nbench: nothing measured in Slack: {error}")
        return
    with ExitStack() as open_:
        bots = {name: open_.enter_context(_run(command, server)) for name, command in BOTS.items()}
        times = measure(bots)
    floor = statistics.median(times["echo bot of Bolt's"])
    print(f"\n{'mention to answer, Socket Mode':<32}{'median':>10}{'ratio':>8}{'worst of 20':>14}")
    for name, seconds in times.items():
        median, worst = statistics.median(seconds), statistics.quantiles(seconds, n=20)[-1]
        print(f"{name:<32}{median * 1000:>7.0f} ms{median / floor:>8.2f}{worst * 1000:>11.0f} ms")


def measure(bots: dict[str, ClientConnection]) -> dict[str, list[float]]:
    """Seconds of each bot over rounds in which all are asked the same, in turn."""
    times: dict[str, list[float]] = {name: [] for name in bots}
    for turn in range(ROUNDS + 1):
        for question in (question for questions in QUESTIONS.values() for question in questions):
            for name, page in bots.items():
                seconds = _ask(page, question)
                if turn:  # the first warms everything up
                    times[name].append(seconds)
    return times


def _ask(page: ClientConnection, question: str) -> float:
    """Seconds until the answer is seen in the thread of a mention."""
    workspace = Workspace()
    said = {"channel": workspace.channels[0].id, "user": workspace.users[0].id}
    start = time.perf_counter()
    page.send(json.dumps({"t": "post_message", **said, "text": f"<@{workspace.bot_user}> {question}"}))
    root = ""
    while True:
        frame = json.loads(page.recv(timeout=PATIENCE))
        if frame["t"] != "message":
            continue
        message = frame["message"]
        if message["user"] == workspace.users[0].id:
            root = message["ts"]
        elif message.get("thread_ts") == root:
            return time.perf_counter() - start


@contextmanager
def _run(command: Sequence[str], server: Path) -> Iterator[ClientConnection]:
    """A bot in a Slack of its own; what a person's browser hears from that."""
    with ExitStack() as open_:
        slack = open_.enter_context(LocalSlack(Workspace(), server=server))
        folder = open_.enter_context(tempfile.TemporaryDirectory())
        page = open_.enter_context(connect(f"{slack.url.replace('http', 'ws', 1)}/ui", max_size=None, compression=None))
        environment = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "SLACK_API_URL": slack.api_url,
            "SLACK_BOT_TOKEN": slack.workspace.bot_token,
            "SLACK_APP_TOKEN": slack.workspace.app_token,
            "BEATBOOK_USER_LIMIT": "100000",
            "BEATBOOK_CHANNEL_LIMIT": "100000",
        }
        with (Path(folder) / "log").open("wb") as log:
            bot = subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=log)
        open_.callback(bot.wait)
        open_.callback(bot.terminate)
        while True:
            frame = json.loads(page.recv(timeout=PATIENCE))
            if frame["t"] == "socket_status" and frame["connected"]:
                break
        yield page
