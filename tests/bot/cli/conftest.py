"""A small corpus of invented reports, and a command line that starts from nothing set."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from bot.cli.main import main
from tests.bot.cli.outcome import Outcome, Run

REPORT = """\
Revisiting police relationships: progress report

{force} Police
December 2012

# Findings for {force}

## Is there more clarity around gifts and hospitality?

The gifts and hospitality register {gifts}. The force’s policy was updated in 2012 and all staff have read it.

## How does the force identify integrity issues?

Since September 2011 there have been {number} applications for second jobs, all of which have been approved.
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    ash = REPORT.format(force="Ashshire", gifts="is published on the website every month", number=12)
    oak = REPORT.format(force="Oakshire", gifts="is not published on the website", number=40)
    (folder / "ashshire.txt").write_text(ash, encoding="utf-8")
    (folder / "oakshire.md").write_text(oak, encoding="utf-8")
    return folder


@pytest.fixture
def beatbook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in an empty folder with nothing set."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.chdir(home)
    for name in [name for name in os.environ if name.startswith("BEATBOOK_")]:
        monkeypatch.delenv(name)

    def run(*arguments: str | Path, stdin: str = "") -> Outcome:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin.encode("utf-8"))))
        try:
            status = main([str(argument) for argument in arguments])
        except SystemExit as leaving:  # as argparse leaves
            status = int(leaving.code or 0)
        out, err = capsys.readouterr()
        return Outcome(status, out, err)

    return run
