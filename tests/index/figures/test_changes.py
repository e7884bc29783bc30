"""Counts of another time that follow from how far a count went."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from index.figures.figure import Figure
from index.figures.periods import Period

Read = Callable[[str], tuple[Figure, ...]]


def counted(figures: tuple[Figure, ...], measure: str) -> list[tuple[float, Period, bool]]:
    return [(f.value, f.period, bool(f.operands)) for f in figures if f.measure == measure]


@pytest.mark.parametrize(
    ("findings", "now", "then"),
    [
        ("There were 75 corporate cards in use. That was 30 fewer than in 2011.", 75, 105),
        ("The force has 26 corporate cards, which was ten more than in the previous year.", 26, 16),
        ("The force has 18 corporate cards, half as many as in 2011.", 18, 36),
        ("The force has 18 corporate cards, twice as many as at the last inspection.", 18, 9),
        ("The force has 18 corporate cards, the same number as in 2011.", 18, 18),
        ("The force has 18 corporate cards, up by five on 2011.", 18, 13),
    ],
)
def test_the_earlier_count_follows_from_the_change(read: Read, findings: str, now: float, then: float) -> None:
    assert counted(read(findings), "corporate_cards") == [(now, Period.REVIEW, False), (then, Period.EARLIER, True)]


@pytest.mark.parametrize(
    "findings",
    [
        "The force has 18 corporate cards, five more than its neighbour.",
        "The force has 18 corporate cards, almost twice as many as in 2011.",
        "The force has over 18 corporate cards, twice as many as in 2011.",
        "The force has 19 corporate cards, twice as many as in 2011.",
    ],
)
def test_nothing_follows_from_what_is_not_exact_or_of_no_time(read: Read, findings: str) -> None:
    assert len(counted(read(findings), "corporate_cards")) == 1


def test_a_percentage_of_a_small_count_says_how_many(read: Read) -> None:
    found = read("There were 80 applications for second jobs, of which 95% were approved.")
    approved = [f for f in found if f.state == "approved" and f.is_count]
    assert [(f.value, [o.value for o in f.operands]) for f in approved] == [(76, [80, 95])]


def test_a_share_of_what_is_not_counted_is_a_percentage(read: Read) -> None:
    found = read("Three-quarters of the workforce had been through the training on integrity.")
    assert [(f.value, f.unit, f.measure) for f in found] == [(75, "percent", "staff_trained")]
