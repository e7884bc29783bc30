"""`beatbook serve` as a machine sees it that looks after it: three paths, and a log."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

from tests.slack.scenarios.looking import ANSWER, CHANNEL, QUESTION
from tests.slack.standin.control import Control
from tests.slack.standin.proxy import FaultProxy

ROOT = Path(__file__).parents[2]
SECONDS = 120


def test_it_is_ready_once_it_answers_and_one_line_says_that_it_did(
    slack: FaultProxy, people: Control, tmp_path: Path
) -> None:
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        port = int(line.getsockname()[1])
    workspace = slack.workspace
    environment = {
        "PYTHONPATH": str(ROOT),
        "PATH": os.environ["PATH"],
        "SLACK_BOT_TOKEN": workspace.bot_token,
        "SLACK_APP_TOKEN": workspace.app_token,
        "SLACK_API_URL": slack.api_url,
        "BEATBOOK_MONITOR_PORT": str(port),
    }
    with (tmp_path / "log").open("wb") as log:
        process = subprocess.Popen(
            (sys.executable, "-m", "bot", "serve"), cwd=tmp_path, env=environment, stdout=log, stderr=log
        )
    try:
        people.wait(lambda: look(port, "readyz")[0] == 200, "the bot", patience=SECONDS)
        assert look(port, "healthz") == (200, '{"status": "ok", "workers": "ok"}\n')
        assert json.loads(look(port, "readyz")[1]) == dict.fromkeys(("status", "workers", "store", "slack"), "ok")
        ts = people.mention("U0ADA", CHANNEL, QUESTION)
        assert people.answer(CHANNEL, ts)["text"].startswith(ANSWER)
        counted = 'beatbook_questions_total{kind="verdicts",status="answered"} 1.0'
        people.wait(lambda: counted in look(port, "metrics")[1], "the count")
        measured = look(port, "metrics")[1]
        process.send_signal(signal.SIGTERM)
        assert process.wait(SECONDS) == 0
    finally:
        process.kill()
        process.wait()
    assert "beatbook_corpus_reports 5.0" in measured
    assert "beatbook_queue_length 0.0" in measured
    lines = [line for line in (tmp_path / "log").read_text("utf-8").splitlines() if line.startswith("{")]
    [said] = [line for line in map(json.loads, lines) if line["event"] == "answered"]
    assert (said["kind"], said["status"], said["request"], said["attempts"]) == ("verdicts", "answered", "ask", 1)
    assert said["milliseconds"] >= 0
    assert said["waited"] >= 0
    assert "text" not in said
    assert "procurement" not in "".join(lines)


def look(port: int, path: str) -> tuple[int, str]:
    """What is answered there; status 0 where nobody is."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/{path}", timeout=10) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as refusal:
        with refusal:
            return refusal.code, refusal.read().decode()
    except OSError:
        return 0, ""
