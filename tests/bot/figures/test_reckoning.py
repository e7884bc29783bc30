"""What questions ask to be done with figures."""

from __future__ import annotations

import pytest

from bot.answer import Operation
from bot.arithmetic import Comparison
from bot.figures.reckoning import Limit, read_reckoning
from index.figures.periods import Period


@pytest.mark.parametrize(
    ("text", "forces", "operation"),
    [
        ("How many applications has Norfolk had?", 1, None),
        ("Which force had the most applications?", 0, "max"),
        ("who had the fewest applications", 0, "max"),
        ("Did Derbyshire or Leicestershire receive more?", 2, "max"),
        ("Rank the forces by applications", 0, "rank"),
        ("league table of cases pls", 0, "rank"),
        ("Put the forces in order of investigations, biggest first.", 0, "rank"),
        ("How many applications were there in total?", 0, "sum"),
        ("add up all the investigations for me", 0, "sum"),
        ("avg investigations per force?", 0, "mean"),
        ("What is the median number of applications?", 0, "median"),
        ("Which forces had more than 100 applications?", 0, "filter"),
        ("which forces have a 100% approval rate?", 0, "filter"),
        ("How many more cards does Eastmoor have than Kingsmarch?", 2, "difference"),
        ("By how much did its investigations go up?", 1, "difference"),
        ("What share of all the investigations were Norfolk's?", 1, "share"),
        ("misconduct investigations all under 120 days?", 0, None),
    ],
)
def test_the_operation_is_told_by_the_words(text: str, forces: int, operation: Operation | None) -> None:
    assert read_reckoning(text, forces).operation == operation


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("more than 100 applications", Limit(Comparison.OVER, 100)),
        ("over a hundred applications", Limit(Comparison.OVER, 100)),
        ("at least 50", Limit(Comparison.AT_LEAST, 50)),
        ("five or more cases", Limit(Comparison.AT_LEAST, 5)),
        ("fewer than five cases", Limit(Comparison.UNDER, 5)),
        ("30 cases or fewer", Limit(Comparison.AT_MOST, 30)),
        ("between 20 and 60 cards", Limit(Comparison.BETWEEN, 20, 60)),
        ("exactly three leaks", Limit(Comparison.EQUAL, 3)),
        ("a 100% approval rate", Limit(Comparison.EQUAL, 100, is_percent=True)),
        ("more than 95% approved", Limit(Comparison.OVER, 95, is_percent=True)),
    ],
)
def test_a_limit_is_read_in_digits_and_in_words(text: str, limit: Limit) -> None:
    assert read_reckoning(text, 0).limit == limit


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("How many had it before the 2011 inspection?", Period.EARLIER),
        ("how many did it get in the 2011 inspection period", Period.EARLIER),
        ("What used to be the limit?", Period.EARLIER),
        ("How many since September 2011?", Period.REVIEW),
        ("how many these days", Period.REVIEW),
        ("How many are there?", None),
    ],
)
def test_the_time_is_told_by_the_words(text: str, period: Period | None) -> None:
    assert read_reckoning(text, 1).period is period


def test_places_are_counted_from_the_end_that_is_named() -> None:
    assert (read_reckoning("the second highest", 0).place, read_reckoning("the second highest", 0).descending) == (
        2,
        True,
    )
    assert (read_reckoning("bottom three", 0).count, read_reckoning("bottom three", 0).descending) == (3, False)
    assert read_reckoning("which two forces had the fewest", 0).count == 2


def test_a_second_job_is_no_second_place() -> None:
    assert read_reckoning("Which force had the most second jobs?", 0).place == 1


@pytest.mark.parametrize(
    "text", ["How many forces check suppliers?", "how many of the forces had cases", "how many have cases"]
)
def test_forces_may_be_what_is_counted(text: str) -> None:
    assert read_reckoning(text, 0).counts_forces


def test_money_is_asked_for_by_what_money_does() -> None:
    assert read_reckoning("How much did it spend on cards?", 1).wants_money
    assert read_reckoning("Above what contract value does it check?", 1).wants_money
    assert not read_reckoning("How many contracts over £250,000 were there?", 1).wants_money
