"""What a person sees in Slack: golden files to read like prose."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.answer import Answer
from bot.slack.blocks.answers import answer_message
from bot.slack.blocks.message import Picture, Verbosity
from bot.slack.blocks.plain import plain_message
from tests.bot.test_terminal import COMPARISON, FIGURES, PASSAGES, SUMMARY, UNCLEAR, VERDICTS
from tests.slack.blocks.invented import ID, verdicts_of
from tests.slack.blocks.outline import outline

GOLDEN = Path(__file__).parent / "messages"
CHART = Picture("F0123456789", "Bar chart of 3 forces, the highest first. Second jobs: Ashshire 1,113, Beechshire 84.")


@pytest.mark.parametrize(
    ("name", "found", "verbosity"),
    [
        ("verdicts", VERDICTS, Verbosity.NORMAL),
        ("verdicts-brief", VERDICTS, Verbosity.BRIEF),
        ("verdicts-full", VERDICTS, Verbosity.FULL),
        ("verdicts-of-44", verdicts_of(44), Verbosity.NORMAL),
        ("passages", PASSAGES, Verbosity.NORMAL),
        ("comparison", COMPARISON, Verbosity.NORMAL),
        ("summary", SUMMARY, Verbosity.NORMAL),
        ("unclear", UNCLEAR, Verbosity.NORMAL),
    ],
)
def test_a_message_looks_like_its_golden_file(name: str, found: Answer, verbosity: Verbosity) -> None:
    check(name, outline(answer_message(found, question_id=ID, verbosity=verbosity).blocks))


def test_figures_have_their_chart_between_the_rows_and_the_sentences() -> None:
    check("figures", outline(answer_message(FIGURES, question_id=ID, private=True, chart=CHART).blocks))


def test_the_plain_form_looks_like_its_golden_file() -> None:
    check("plain", outline(plain_message(VERDICTS, question_id=ID).blocks))


def check(name: str, shown: str) -> None:
    path = GOLDEN / f"{name}.txt"
    assert shown == path.read_text(encoding="utf-8"), f"{path.name} is no longer what is shown"
