"""Whether there is any: verdicts that rest on figures."""

from __future__ import annotations

import pytest

from bot.answer import Verdict
from bot.engine import answer
from index.library import Library


@pytest.mark.parametrize(
    ("question", "matching"),
    [
        ("which forces investigated no leaks?", ("Norfolk", "Northamptonshire")),
        ("Which forces have not investigated any leaks to the media?", ("Norfolk", "Northamptonshire")),
        ("which forces had zero social media cases", ("Derbyshire",)),
        ("is there any force with no social media cases", ("Derbyshire",)),
        ("which forces refused no second job applications", ("Norfolk",)),
        ("any leak investigations still open?", ("Derbyshire", "Leicestershire", "Nottinghamshire")),
    ],
)
def test_forces_are_told_by_their_figures(library: Library, question: str, matching: tuple[str, ...]) -> None:
    found = answer(question, library)
    assert (found.kind, found.matching) == ("verdicts", matching)
    assert found.result
    assert (found.result.operation, found.result.forces) == ("filter", matching)
    assert {row.force: row.value > 0 for row in found.figures} == {
        row.force: row.verdict is Verdict.YES for row in found.verdicts
    }


@pytest.mark.parametrize(
    ("question", "verdict", "value"),
    [
        ("Did Norfolk refuse any second job applications?", Verdict.NO, 0),
        ("Did Derbyshire refuse any second job applications?", Verdict.YES, 3),
        ("Were any leaks investigated in Norfolk?", Verdict.NO, 0),
        ("Did Leicestershire investigate any leaks?", Verdict.YES, 2),
    ],
)
def test_one_force_has_its_verdict_and_its_figure(
    library: Library, question: str, verdict: Verdict, value: int
) -> None:
    found = answer(question, library)
    assert [(row.verdict, row.citations) for row in found.verdicts] == [(verdict, found.figures[0].citations)]
    assert [row.value for row in found.figures] == [value]


def test_forces_can_be_counted(library: Library) -> None:
    found = answer("How many forces investigated no leaks?", library)
    assert found.result
    assert (found.result.operation, found.result.value) == ("count", 2)


def test_what_no_measure_counts_is_left_to_the_sentences(library: Library) -> None:
    assert not answer("Do any forces have no policy on social media?", library).figures
