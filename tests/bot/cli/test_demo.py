from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bot.cli.demo import demonstrate
from bot.cli.failure import Failure
from bot.local_slack import BINARY, Workspace
from bot.settings import Settings
from tests.slack.standin.control import Control

ROOT = Path(__file__).parents[3]
SERVER = ROOT / "tests" / "slack" / BINARY


def test_who_lacks_the_server_is_told_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Failure, match="npm install") as failure:
        demonstrate(None, Settings(), None, 0)
    assert failure.value.status == 1


@pytest.mark.skipif(not SERVER.is_file() and not os.environ.get("CI"), reason="no local Slack server: `make npm`")
def test_one_command_brings_a_slack_that_answers(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "bot", "demo", "--port", "0", "--server", str(SERVER)]
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "SLACK_BOT_TOKEN": "xoxb-of-a-real-workspace"}
    with (tmp_path / "said").open("wb") as said:
        demo = subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=said, text=True)
    with demo:
        try:
            assert demo.stdout is not None
            address = re.search(r"http://\S+", demo.stdout.readline())
            assert address, (tmp_path / "said").read_text(encoding="utf-8")
            people = Control(address[0], Workspace())
            people.wait(people.is_connected, "the bot")
            ts = people.mention("U0BEN", "C0CRIME", "which forces don't cross-reference procurement with gifts?")
            assert people.answer("C0CRIME", ts)["text"].startswith("Of 5 forces, 2 do not: Norfolk, Northamptonshire.")
        finally:
            demo.send_signal(signal.SIGINT)
        assert demo.wait(30) == 0
    assert not list(tmp_path.glob("*.db"))
