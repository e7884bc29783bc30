"""A quantity as a sentence writes it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

Number = int | float


class Form(StrEnum):
    """How a quantity is put."""

    NUMBER = "number"
    """64, five, a dozen, 1,204."""
    POUNDS = "pounds"
    """£250,000, £1.5m, 50p."""
    PERCENT = "percent"
    """61%, 87 per cent, one in ten."""
    NONE = "none"
    """no, none, not any, nothing, neither: 0 of what is named, or of what was counted before."""
    ALL = "all"
    """all, both, each: as many as were counted before."""
    ALL_BUT = "all but"
    """all but two: as many as were counted before, less the value."""
    SHARE = "share"
    """half, a third: the value is the part of what was counted before."""
    REST = "rest"
    """the rest, the others: what is left of what was counted before."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity as written: ``text[start:end]`` is its words without its qualifier."""

    form: Form
    value: Number
    start: int
    end: int
    qualifier: str = ""
    """'over', 'about', 'at least', 'up to', 'under', or empty where it is exact."""
    is_beside: bool = False
    """'the other', 'the fourth', 'the remaining two': beside those counted before."""


def number(value: float | Decimal) -> Number:
    """The value as an integer where it is whole."""
    return int(value) if value == int(value) else float(value)


def as_percent(quantity: Quantity) -> Quantity:
    """A share as a percentage, to one decimal: 75 for 'three-quarters of the workforce'; others as they are."""
    if quantity.form is not Form.SHARE:
        return quantity
    value = number(round(Decimal(quantity.value) * 100, 1))
    return replace(quantity, form=Form.PERCENT, value=value)
