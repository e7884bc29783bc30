"""What can be computed over rows of figures, one row a force."""

from __future__ import annotations

import math
from collections.abc import Sequence
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

Number = int | float


class Row(NamedTuple):
    """A force and its figure."""

    force: str
    value: Number


class Comparison(StrEnum):
    """How a figure is held against a limit."""

    OVER = ">"
    AT_LEAST = ">="
    UNDER = "<"
    AT_MOST = "<="
    EQUAL = "="
    BETWEEN = "between"
    """Both limits included."""


def total(rows: Sequence[Row]) -> Number:
    """The sum of the figures; 0 for no rows."""
    return _plain(sum((_exact(row.value) for row in rows), Fraction(0)))


def mean(rows: Sequence[Row]) -> Number:
    """The average of the figures, to one decimal. Raises ValueError for no rows."""
    return to_one_decimal(_exact(total(_some(rows))) / len(rows))


def median(rows: Sequence[Row]) -> Number:
    """The middle figure, or the mean of the two in the middle, to one decimal. Raises ValueError for no rows."""
    values = sorted(_exact(row.value) for row in _some(rows))
    middle = len(values) // 2
    return to_one_decimal(values[middle] if len(values) % 2 else (values[middle - 1] + values[middle]) / 2)


def highest(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Every row with the largest figure, in the order given: ties are shared. Raises ValueError for no rows."""
    most = max(row.value for row in _some(rows))
    return tuple(row for row in rows if row.value == most)


def lowest(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Every row with the smallest figure, in the order given: ties are shared. Raises ValueError for no rows."""
    least = min(row.value for row in _some(rows))
    return tuple(row for row in rows if row.value == least)


def ranked(rows: Sequence[Row], *, descending: bool = True) -> tuple[Row, ...]:
    """The rows by their figures, the largest first unless asked otherwise; ties by force."""
    return tuple(sorted(rows, key=lambda row: (-row.value if descending else row.value, row.force)))


def places(rows: Sequence[Row], count: int, *, descending: bool = True) -> tuple[Row, ...]:
    """The first `count` rows of the ranking, and any that tie with the last of them."""
    order = ranked(rows, descending=descending)
    if count >= len(order):
        return order
    last = order[count - 1].value
    return tuple(row for i, row in enumerate(order) if i < count or row.value == last)


def at_place(rows: Sequence[Row], place: int, *, descending: bool = True) -> tuple[Row, ...]:
    """The rows whose figure comes at `place`, counted from 1 over distinct figures: 2 is the second highest."""
    values = sorted({row.value for row in rows}, reverse=descending)
    return tuple(row for row in rows if place <= len(values) and row.value == values[place - 1])


def within(rows: Sequence[Row], comparison: Comparison, limit: Number, upper: Number | None = None) -> tuple[Row, ...]:
    """The rows whose figure stands to `limit` as asked, in the order given; `upper` is for BETWEEN alone."""

    def holds(value: Number) -> bool:
        match comparison:
            case Comparison.OVER:
                return value > limit
            case Comparison.AT_LEAST:
                return value >= limit
            case Comparison.UNDER:
                return value < limit
            case Comparison.AT_MOST:
                return value <= limit
            case Comparison.EQUAL:
                return value == limit
            case Comparison.BETWEEN:
                return limit <= value <= (limit if upper is None else upper)

    return tuple(row for row in rows if holds(row.value))


def difference(first: Number, second: Number) -> Number:
    """How far apart two figures are: never negative."""
    return _plain(abs(_exact(first) - _exact(second)))


def percentage(part: Number, whole: Number) -> Number:
    """`part` as a percentage of `whole`, to one decimal. Raises ZeroDivisionError where `whole` is 0."""
    return to_one_decimal(_exact(part) * 100 / _exact(whole))


def to_one_decimal(value: Fraction | Number) -> Number:
    """The value to one decimal, a half rounded away from zero: 0.25 is 0.3."""
    exact = _exact(value)
    tenths = math.floor(abs(exact) * 10 + Fraction(1, 2))
    return _plain(Fraction(tenths if exact >= 0 else -tenths, 10))


def _exact(value: Fraction | Number) -> Fraction:
    """The value as printed: 0.1 is a tenth, not the float next to it."""
    return value if isinstance(value, Fraction) else Fraction(str(value))


def _plain(value: Fraction) -> Number:
    return int(value) if value.denominator == 1 else float(value)


def _some(rows: Sequence[Row]) -> Sequence[Row]:
    if not rows:
        raise ValueError("no rows to compute over: leave the computation out where no force has a figure")
    return rows
