"""`beatbook chat`: at a prompt, and over a pipe."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from bot.cli.chat import chat
from bot.cli.failure import Failure
from bot.settings import Settings
from tests.bot.cli.outcome import Run

CTRL_C, CTRL_D = "\x03", "\x04"
QUESTION = "which forces don't publish the gifts register?"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


Typing = Callable[..., str]
"""What chat prints for keys typed at its prompt."""


@pytest.fixture
def typed(corpus: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Typing:
    def run(keys: str, settings: Settings | None = None) -> str:
        monkeypatch.setattr("sys.stdin", Terminal())
        with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
            pipe.send_text(keys)
            assert chat(corpus, settings or Settings()) == 0
        return capsys.readouterr().out

    return run


@pytest.mark.parametrize("leaving", [CTRL_D, CTRL_C, "quit\r", "EXIT\r"])
def test_a_question_is_answered_and_the_reader_can_leave(typed: Typing, leaving: str) -> None:
    out = typed(f"{QUESTION}\r{leaving}")
    assert out.startswith("2 reports: Ashshire, Oakshire.\n")
    assert "not published on the website" in out


def test_an_empty_line_is_passed_over(typed: Typing) -> None:
    assert typed(f"\r  \r{CTRL_D}") == typed(CTRL_D)


def test_tab_completes_the_name_of_a_force(typed: Typing) -> None:
    out = typed(f"does oak\t publish the gifts register?\r{CTRL_D}")
    assert "No" in out
    assert "Oakshire" in out.split("\n\n", 2)[2]


def test_questions_are_kept_only_in_a_file_that_the_reader_named(typed: Typing, tmp_path: Path) -> None:
    history = tmp_path / "history"
    typed(f"{QUESTION}\r{CTRL_D}", Settings(history=history))
    assert QUESTION in history.read_text(encoding="utf-8")


def test_a_history_that_cannot_be_written_is_named_before_anything_is_asked(typed: Typing, tmp_path: Path) -> None:
    settings = Settings(history=tmp_path / "missing" / "history")
    with pytest.raises(Failure, match="BEATBOOK_HISTORY"):
        typed(QUESTION, settings)


def test_a_message_builds_on_the_one_before(typed: Typing) -> None:
    alone = typed(f"{QUESTION}\r{CTRL_D}")
    followed = typed(f"{QUESTION}\rwhich ones do?\r{CTRL_D}")
    assert followed.startswith(alone)
    assert "Yes          1  Ashshire [" in followed.removeprefix(alone).partition("No  ")[0]


def test_without_a_terminal_every_line_is_a_message(beatbook: Run, corpus: Path) -> None:
    assert beatbook("chat", "--corpus", corpus, stdin=f"{QUESTION}\n") == beatbook(
        "ask", "--corpus", corpus, stdin=f"{QUESTION}\n"
    )
