"""Which figure of a report answers: one of the measure that is meant, or the one whose own words are nearest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.figures.subject import ANY_UNIT, Subject
from index.figures.figure import Figure
from index.figures.measures import UNITS_OF_VALUE
from index.figures.periods import Period
from index.tokens import stem

LEAST_COVER = 0.6
"""How much of a question's words, by weight, must stand around a figure that answers it."""
LEAST_MEASURED = 0.5
"""The same for a figure of the declared measure that the question means."""
LEAST_RELATED = 0.3
"""The same for a figure that is offered where none answers."""
OTHER_TIME = 0.15
"""What it counts against a figure that it is of an earlier time, where none is asked for."""
CLEARLY_BETTER = 0.1
"""By how much a figure must cover a question better than the declared measure does, to be preferred to it."""


def choose(figures: Sequence[Figure], subject: Subject, state: str) -> Figure | None:
    """The figure of one report that answers; None where none does."""
    measured = choose_measured(figures, subject, state)
    if measured and not _is_meant(measured, subject):
        measured = None
    nearest = _nearest(figures, subject, state)
    if nearest is None or nearest is measured:
        return measured
    if measured and not (subject.wants_part and measured.is_whole):
        return nearest if subject.cover(nearest) > subject.cover(measured) + CLEARLY_BETTER else measured
    needed = LEAST_COVER
    if subject.measure:  # its words being all the question's, a figure of anything else must hold them all as well
        needed = max(LEAST_COVER, min(subject.measure_cover + CLEARLY_BETTER, 1))
    is_near = round(subject.cover(nearest), 6) >= round(needed, 6) and not subject.is_silent_on(nearest)
    return nearest if is_near and subject.is_of_verb(nearest) else measured


def _is_meant(figure: Figure, subject: Subject) -> bool:
    """Whether a figure of the right measure is all that the question asks: not 'how many did sergeants make'."""
    is_enough = subject.cover(figure) >= LEAST_MEASURED
    return is_enough and subject.is_of_verb(figure) and not subject.is_silent_on(figure)


def choose_measured(figures: Sequence[Figure], subject: Subject, state: str) -> Figure | None:
    """The figure of the measure that is meant, in one state and of the time that is asked for."""
    measure = subject.measure
    if not measure or (subject.unit and subject.unit != measure.unit):
        return None
    is_value = measure.unit in UNITS_OF_VALUE
    same = [f for f in figures if f.measure == measure.name and f.state == state and (f.is_count or is_value)]
    of_time = [f for f in same if f.period is (subject.period or Period.REVIEW)]
    fitting = of_time or (same if is_value else [])
    counted = stem(measure.unit)
    return max(
        fitting,
        key=lambda f: (not f.operands, round(subject.cover(f), 3), counted in f.head.stems),
        default=None,
    )


def choose_share(figures: Sequence[Figure], subject: Subject) -> Figure | None:
    """The part of a count that answers a question for a percentage: '23 of them concerned second jobs'."""
    parts = [f for f in figures if f.base and f.base.value and f.is_count]
    return choose(parts, replace(subject, unit="", measure=None, states=()), "")


def related(figures: Sequence[Figure], subject: Subject, count: int) -> tuple[Figure, ...]:
    """The figures that are nearest to a question that none answers."""
    ranked = sorted(figures, key=lambda f: -subject.cover(f))
    return tuple(f for f in ranked[:count] if subject.cover(f) >= LEAST_RELATED)


def _nearest(figures: Sequence[Figure], subject: Subject, state: str) -> Figure | None:
    """The figure that covers most of the question; of equals a whole before its part, and one that is stated."""
    fitting = [
        f for f in figures if _is_of_unit(f, subject.unit) and subject.counts(f) and _may_answer(f, subject, state)
    ]
    if subject.wants_part:
        fitting = [f for f in fitting if not f.is_whole] or fitting
    nearest = max(
        fitting,
        key=lambda f: (round(_fit(f, subject), 3), f.period is Period.REVIEW, f.is_whole, not f.operands),
        default=None,
    )
    if nearest and not subject.wants_part and not subject.asks_for_part(nearest):
        return next((f for f in fitting if f is nearest.base), nearest)
    return nearest


def _fit(figure: Figure, subject: Subject) -> float:
    """How well a figure answers; one of another time less so, where the question names none."""
    is_of_time = figure.period is (subject.period or Period.REVIEW)
    return subject.cover(figure) - (0 if is_of_time else OTHER_TIME)


def _is_of_unit(figure: Figure, unit: str) -> bool:
    return unit == ANY_UNIT or (figure.unit == unit if unit else figure.is_count or figure.is_duration)


def _may_answer(figure: Figure, subject: Subject, state: str) -> bool:
    """False for a figure of another time, of a measure that is not meant, or of another state of the one that is."""
    if subject.period and figure.period is not subject.period:
        return False
    if not subject.measure or not figure.measure:
        return True
    return figure.measure == subject.measure.name and (not state or figure.state == state)
