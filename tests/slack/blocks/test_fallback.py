"""The text of a message holds the answer by itself."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from bot.answer import Answer, FigureRow
from bot.display import say_value
from bot.engine import answer
from bot.slack.blocks.fallback import tell
from bot.slack.blocks.limits import TEXT
from index.library import Library
from tests.slack.blocks.invented import figures_of, verdicts_of

QUESTIONS = (
    "which forces don't cross-reference procurement with gifts?",
    "rank the forces by second job applications",
    "how many applications for second jobs did Norfolk refuse?",
    "which forces have not investigated any leaks?",
    "Does Kent review second jobs?",
)


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_verdict_and_figure_can_be_read_from_the_text_alone(question: str, library: Library) -> None:
    found = answer(question, library)
    text = tell(found)
    assert all(row.force in text for row in found.verdicts)
    assert all(say_value(row) in text for row in found.figures)
    assert all(name in text for name in found.unknown_forces)


def test_figures_that_the_answer_leaves_to_a_table_are_said() -> None:
    row = FigureRow(force="Ashshire", measure="leaks", value=1_204, unit="cases", citations=(), derived=False)
    total = FigureRow(force=None, measure="leaks", value=5_000, unit="cases", citations=(), derived=True)
    found = Answer(question="?", status="answered", kind="figures", text="See the table.", figures=(row, total))
    assert tell(found) == "See the table.\nAshshire: Leaks (cases) 1,204\nAll together: Leaks (cases) 5,000"


def test_sentences_follow_as_far_as_there_is_room_and_the_rest_is_counted() -> None:
    text = tell(verdicts_of(44))
    shown = len(re.findall(r"^\[\d+\] ", text, re.MULTILINE))
    assert text.endswith(f"({len(verdicts_of(44).citations) - shown} more sentences with the message.)")
    assert len(text) <= TEXT


def test_what_is_cut_is_counted() -> None:
    found = figures_of(200, ("leaks", "gifts"))
    text = tell(found)
    left = re.search(r"\n\(Cut: ([\d,]+) more characters with the message\.\)$", text)
    assert left
    shown = len(text) - len(left[0]) - len("…")
    assert shown + int(left[1].replace(",", "")) == len(found.text)


def test_nothing_in_it_is_parsed() -> None:
    found = replace(verdicts_of(1), text="<!channel> & <@U1> said", citations=())
    assert tell(found) == "&lt;!channel&gt; &amp; &lt;@U1&gt; said"
