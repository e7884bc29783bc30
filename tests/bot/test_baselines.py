"""The simple readers that the engine is measured by."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.baselines import main, measure
from index.library import Library

REPORT = """Saltmarsh Police
December 2012

# Findings for Saltmarsh

Gifts are entered in a register. Second jobs are not reviewed. The press office answers calls. Cards are checked.
"""
ROWS = [
    ("which forces keep a gifts register?", "yes", "Gifts are entered in a register."),
    ("which forces review second jobs?", "no", "Second jobs are not reviewed."),
    ("who has no one to answer calls?", "yes", "The press office answers calls."),
    ("does the press office keep a register?", "not_stated", ""),
]


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "saltmarsh-police-2012-12.txt").write_text(REPORT, encoding="utf-8")
    rows = [
        {
            "question": question,
            "kind": "verdicts",
            "verdicts": {"Saltmarsh": verdict},
            "evidence": {"Saltmarsh": piece} if piece else {},
        }
        for question, verdict, piece in ROWS
    ]
    (tmp_path / "questions.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return tmp_path


def test_one_is_right_where_nothing_is_said_and_the_other_where_the_best_sentence_says_it_in_its_words(
    labelled: Path, library: Library
) -> None:
    assert measure(labelled, library.vocabulary) == (4, 25.0, 75.0)


def test_each_set_is_a_line(labelled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([str(labelled)])
    assert capsys.readouterr().out == f"{labelled.name}: 4 rows, always not_stated 25.0, best sentence 75.0\n"
