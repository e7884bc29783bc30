"""`beatbook serve` as a process: what is missing, answers by both ways in, and a stop that loses nothing."""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pydantic
import pytest

from bot.settings import Settings
from bot.slack.serving import list_missing
from tests.slack.scenarios.looking import ANSWER, CHANNEL, QUESTION
from tests.slack.standin.control import Control
from tests.slack.standin.proxy import FaultProxy

ROOT = Path(__file__).parents[2]
SECONDS = 60


def secret(text: str) -> pydantic.SecretStr:
    return pydantic.SecretStr(text)


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        (Settings(), ["SLACK_APP_TOKEN", "SLACK_BOT_TOKEN"]),
        (Settings(slack_app_token=secret("xapp-1")), ["SLACK_BOT_TOKEN"]),
        (Settings(slack_bot_token=secret("xoxb-1")), ["SLACK_APP_TOKEN"]),
        (
            Settings(slack_bot_token=secret("xapp-1"), slack_app_token=secret("xoxb-1")),
            ["SLACK_BOT_TOKEN", "SLACK_APP"],
        ),
        (Settings(slack_client_id="1.2", slack_signing_secret=secret("s")), ["SLACK_CLIENT_SECRET"]),
        (
            Settings(slack_client_id="1.2", slack_client_secret=secret("s"), slack_app_token=secret("xapp-1")),
            ["SLACK_SIGNING_SECRET"],
        ),
        (Settings(slack_bot_token=secret("xoxb-1"), slack_app_token=secret("xapp-1")), []),
        (Settings(slack_bot_token=secret("xoxb-1"), slack_signing_secret=secret("s")), []),
        (Settings(slack_client_id="1", slack_client_secret=secret("s"), slack_signing_secret=secret("s")), []),
    ],
)
def test_what_is_missing_is_named(settings: Settings, named: list[str]) -> None:
    missing = list_missing(settings)
    assert len(missing) == len(named)
    assert all(said.startswith(name) for said, name in zip(missing, named, strict=True))


def test_what_is_missing_is_said_and_no_secret_with_it(tmp_path: Path) -> None:
    said = subprocess.run(
        (sys.executable, "-m", "bot", "serve"),
        env={"PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"], "SLACK_BOT_TOKEN": "secret-of-another-kind"},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    assert (said.returncode, said.stdout) == (2, "")
    assert said.stderr.startswith("beatbook: the bot cannot start; missing: SLACK_APP_TOKEN")
    assert "secret-of-another-kind" not in said.stderr
    assert said.stderr.count("\n") == 1


@pytest.mark.parametrize("way", ["socket", "http"])
def test_it_answers_and_stops_when_it_is_told_to(way: str, slack: FaultProxy, people: Control, tmp_path: Path) -> None:
    with serve(slack, way, tmp_path) as process:
        ts = people.mention("U0ADA", CHANNEL, QUESTION)
        assert people.answer(CHANNEL, ts)["text"].startswith(ANSWER)
        later = [people.mention("U0BEN", CHANNEL, QUESTION) for _ in range(3)]
        people.wait(lambda: slack.deliveries.waiting == 0, "the acknowledgements")
        process.send_signal(signal.SIGTERM)
        assert process.wait(SECONDS) == 0
    with serve(slack, way, tmp_path) as process:
        for other in later:
            assert people.answer(CHANNEL, other)["text"].startswith(ANSWER)
        process.send_signal(signal.SIGINT)
        assert process.wait(SECONDS) == 0
    assert len(people.answers(CHANNEL)) == 4
    log = (tmp_path / "log").read_text("utf-8")
    assert slack.workspace.bot_token not in log
    assert slack.workspace.app_token not in log
    assert "procurement" not in log
    assert "Traceback" not in log


def test_it_stops_though_the_signal_interrupts_another_thread(
    slack: FaultProxy, people: Control, tmp_path: Path
) -> None:
    with serve(slack, "socket", tmp_path) as process:
        ts = people.mention("U0ADA", CHANNEL, QUESTION)
        assert people.answer(CHANNEL, ts)["text"].startswith(ANSWER)
        other = max(int(thread.name) for thread in Path(f"/proc/{process.pid}/task").iterdir())
        assert ctypes.CDLL(None).tgkill(process.pid, other, signal.SIGTERM) == 0
        assert process.wait(SECONDS) == 0


@contextmanager
def serve(slack: FaultProxy, way: str, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The bot as a process of its own, once it is reached."""
    workspace, port = slack.workspace, free_port()
    by_way = (
        {"SLACK_APP_TOKEN": workspace.app_token}
        if way == "socket"
        else {"SLACK_SIGNING_SECRET": workspace.signing_secret, "PORT": str(port)}
    )
    environment = {
        "PYTHONPATH": str(ROOT),
        "PATH": os.environ["PATH"],
        "SLACK_BOT_TOKEN": workspace.bot_token,
        "SLACK_API_URL": slack.api_url,
        **by_way,
    }
    with (folder / "log").open("ab") as log:
        process = subprocess.Popen(
            (sys.executable, "-m", "bot", "serve"), cwd=folder, env=environment, stdout=log, stderr=log
        )
    try:
        wait_until_reached(slack, way, port, process)
        yield process
    finally:
        slack.deliveries.bot_url = ""
        process.kill()
        process.wait()


def wait_until_reached(slack: FaultProxy, way: str, port: int, process: subprocess.Popen[bytes]) -> None:
    people = Control(slack.slack.url, slack.workspace)

    def is_reached() -> bool:
        assert process.poll() is None, "it has ended"
        if way == "socket":
            return slack.deliveries.connections > 0
        with socket.socket() as line:
            return line.connect_ex(("127.0.0.1", port)) == 0

    people.wait(is_reached, "the bot", patience=SECONDS)
    if way == "http":
        slack.deliveries.bot_url = f"http://127.0.0.1:{port}/slack/events"


def free_port() -> int:
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        return int(line.getsockname()[1])
