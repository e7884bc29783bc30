"""Arithmetic over rows, against brute force."""

from __future__ import annotations

import statistics
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import arithmetic
from bot.arithmetic import Comparison, Row

counts = st.integers(min_value=0, max_value=100_000)
percentages = st.integers(min_value=0, max_value=1000).map(lambda tenths: tenths / 10)
rows = st.lists(counts | percentages, max_size=44).map(
    lambda values: [Row(f"Force {i:02}", value) for i, value in enumerate(values)]
)
some_rows = rows.filter(bool)


def exact(value: float) -> Fraction:
    return Fraction(str(value))


def half_up(value: Fraction) -> float:
    quotient = Decimal(value.numerator) / Decimal(value.denominator)
    return float(quotient.quantize(Decimal("0.1"), ROUND_HALF_UP))


@given(rows)
def test_total_is_the_exact_sum(table: list[Row]) -> None:
    assert exact(arithmetic.total(table)) == sum((exact(row.value) for row in table), Fraction(0))


@given(some_rows)
def test_mean_is_the_sum_over_the_number_of_rows(table: list[Row]) -> None:
    assert arithmetic.mean(table) == half_up(sum((exact(row.value) for row in table), Fraction(0)) / len(table))


@given(some_rows)
def test_median_is_that_of_the_statistics_module(table: list[Row]) -> None:
    assert arithmetic.median(table) == half_up(statistics.median(exact(row.value) for row in table))


@given(some_rows)
def test_highest_and_lowest_hold_every_force_that_ties(table: list[Row]) -> None:
    assert arithmetic.highest(table) == tuple(row for row in table if all(row.value >= other.value for other in table))
    assert arithmetic.lowest(table) == tuple(row for row in table if all(row.value <= other.value for other in table))


@given(rows, st.booleans())
def test_ranking_holds_every_row_once_in_order(table: list[Row], descending: bool) -> None:
    order = arithmetic.ranked(table, descending=descending)
    assert sorted(order) == sorted(table)
    for earlier, later in pairwise(order):
        assert earlier.value >= later.value if descending else earlier.value <= later.value
        assert earlier.value != later.value or earlier.force < later.force


@given(some_rows, st.integers(min_value=1, max_value=50), st.booleans())
def test_the_first_places_never_cut_a_tie(table: list[Row], count: int, descending: bool) -> None:
    first = arithmetic.places(table, count, descending=descending)
    left = [row for row in table if row not in first]
    assert len(first) >= min(count, len(table))
    for row in first:
        better = sum(other.value > row.value if descending else other.value < row.value for other in table)
        assert better < count
        assert all(row.value > other.value if descending else row.value < other.value for other in left)


@given(some_rows, st.integers(min_value=1, max_value=6), st.booleans())
def test_a_place_is_counted_over_distinct_figures(table: list[Row], place: int, descending: bool) -> None:
    for row in arithmetic.at_place(table, place, descending=descending):
        assert (
            len(
                {other.value for other in table if (other.value > row.value if descending else other.value < row.value)}
            )
            == place - 1
        )
    assert bool(arithmetic.at_place(table, place, descending=descending)) == (
        place <= len({row.value for row in table})
    )


@given(rows, st.sampled_from(Comparison), counts, counts)
def test_rows_within_a_limit_are_those_that_brute_force_finds(
    table: list[Row], comparison: Comparison, limit: int, upper: int
) -> None:
    tests: dict[Comparison, Callable[[float], bool]] = {
        Comparison.OVER: lambda v: v > limit,
        Comparison.AT_LEAST: lambda v: not v < limit,
        Comparison.UNDER: lambda v: v < limit,
        Comparison.AT_MOST: lambda v: not v > limit,
        Comparison.EQUAL: lambda v: v == limit,
        Comparison.BETWEEN: lambda v: v >= limit and v <= upper,
    }
    assert arithmetic.within(table, comparison, limit, upper) == tuple(
        row for row in table if tests[comparison](row.value)
    )


@given(counts | percentages, counts | percentages)
def test_a_difference_is_the_same_both_ways_and_exact(first: float, second: float) -> None:
    assert arithmetic.difference(first, second) == arithmetic.difference(second, first)
    assert exact(arithmetic.difference(first, second)) == abs(exact(first) - exact(second))


@given(counts, st.integers(min_value=1, max_value=100_000))
def test_a_percentage_is_rounded_half_up(part: int, whole: int) -> None:
    assert arithmetic.percentage(part, whole) == half_up(Fraction(part * 100, whole))


@pytest.mark.parametrize(
    ("value", "rounded"),
    [
        (0.25, 0.3),
        (0.35, 0.4),
        (-0.25, -0.3),
        (Fraction(1, 3), 0.3),
        (Fraction(2, 3), 0.7),
        (95.25, 95.3),
        (100, 100),
        (7.0, 7),
    ],
)
def test_a_half_is_rounded_away_from_zero(value: float, rounded: float) -> None:
    assert arithmetic.to_one_decimal(value) == rounded


def test_whole_results_are_integers() -> None:
    assert isinstance(arithmetic.mean([Row("A", 1), Row("B", 3)]), int)
    assert isinstance(arithmetic.percentage(64, 64), int)


@pytest.mark.parametrize("compute", [arithmetic.mean, arithmetic.median, arithmetic.highest, arithmetic.lowest])
def test_nothing_is_computed_over_no_rows(compute: Callable[[list[Row]], object]) -> None:
    with pytest.raises(ValueError, match="no rows"):
        compute([])
