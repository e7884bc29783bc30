"""Conversations held as they are scripted: which share of their turns is read, and answered, as it should be."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.library import open_library
from index.vocabulary import Vocabulary
from tests.golden.dialogues.dialogue import Turn, hold, read_dialogues
from tests.golden.gold import HERE, SHIPPED

READ = 0.95
"""Share of turns that must be taken as they are meant: of the right kind, asked of the right forces."""
RIGHT = 0.95
"""Share of turns of which all that the script looks at must be right, verdicts included."""


@pytest.mark.parametrize(
    ("name", "reports", "count"), [("shipped", SHIPPED, 20), ("other-a", HERE / "other-a" / "reports", 10)]
)
def test_conversations_go_as_they_are_scripted(name: str, reports: Path, count: int, vocabulary: Vocabulary) -> None:
    library = open_library(reports, vocabulary)
    dialogues = read_dialogues(name)
    assert len(dialogues) == count
    turns = [turn for dialogue in dialogues for turn in hold(dialogue, library)]
    misread = [f"{turn.ask}: {d}" for turn, _, found in turns for d in found if d.is_of_reading]
    wrong = [f"{turn.ask}: {'; '.join(d.what for d in found)}" for turn, _, found in turns if found]
    assert not [f"{turn.ask}: {d.what}" for turn, _, found in turns for d in found if d.is_fault]
    assert len(misread) <= (1 - READ) * len(turns), "\n".join(misread)
    assert len(wrong) <= (1 - RIGHT) * len(turns), "\n".join(wrong)


@pytest.mark.parametrize("name", ["shipped", "other-a"])
def test_scripts_are_of_four_to_eight_turns_that_look_at_something(name: str) -> None:
    for dialogue in read_dialogues(name):
        assert 4 <= len(dialogue.turn) <= 8
        assert all(turn != Turn(ask=turn.ask) for turn in dialogue.turn)
