"""What the figures of one report imply: refused = applications - approved - pending."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.figures.figure import Figure, once
from index.figures.measures import Measure, Measures
from index.figures.periods import Period
from index.figures.quantity import Number, number
from index.figures.wording import Wording


def imply(found: Sequence[Figure], measures: Measures) -> Iterator[Figure]:
    """Parts that are not stated and follow from the whole and the other parts; wholes that follow from all parts.

    A part follows only where its opposite is stated, or where there is nothing to divide. What is 'over' or 'about'
    implies nothing.
    """
    for measure in measures.values():
        for period in Period:
            stated = [f for f in found if f.measure == measure.name and f.period is period and f.is_count]
            exact = [f for f in stated if not f.qualifier]
            shares = [f for f in found if f.measure == measure.name and f.period is period and f.unit == "percent"]
            counted = tuple(_count_shares(exact, [f for f in shares if f.state and not f.qualifier]))
            yield from counted
            yield from _imply(measure, (*exact, *counted))


def _imply(measure: Measure, stated: Sequence[Figure]) -> Iterator[Figure]:
    whole = next((f for f in stated if f.is_whole), None)
    parts = {f.state: f for f in reversed(stated) if f.state}
    for part in measure.parts if whole else ():
        others = [f for state, f in parts.items() if state != part.name]
        left = whole.value - sum(f.value for f in others) if whole else 0
        if whole and part.name not in parts and left >= 0 and (part.opposite in parts or not whole.value):
            yield replace(_implied(left, whole, (whole, *others)), state=part.name, base=whole)
    if not whole and any(part.name in parts and part.opposite in parts for part in measure.parts):
        operands = tuple(parts.values())
        yield replace(_implied(sum(f.value for f in operands), operands[0], operands), state="", base=None)


def _count_shares(stated: Sequence[Figure], shares: Sequence[Figure]) -> Iterator[Figure]:
    """Parts that are stated as a percentage alone, of a whole so small that one number alone comes to it."""
    whole = next((f for f in stated if f.is_whole), None)
    known = {f.state for f in stated}
    for share in shares if whole else ():
        if whole and share.state not in known and isinstance(whole.value, int) and 0 < whole.value <= WHOLES:
            part = round(whole.value * share.value / 100)
            if abs(100 * part / whole.value - share.value) <= HALF:
                yield replace(_implied(part, whole, (whole, share)), state=share.state, base=whole)


WHOLES = 100
"""Of no more than so many, no two numbers come to the same percentage."""
HALF = 0.5
"""Percentages are rounded to a whole one."""


def _implied(value: Number, like: Figure, operands: tuple[Figure, ...]) -> Figure:
    passages = once(passage for figure in operands for passage in figure.passages)
    return replace(like, value=number(value), clause=Wording(), passages=passages, operands=operands)
