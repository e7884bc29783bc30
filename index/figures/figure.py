"""A figure: one number of a report, bound to what it counts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from index.figures.measures import UNITS_OF_VALUE
from index.figures.occurrences import DURATIONS
from index.figures.periods import Period
from index.figures.quantity import Number
from index.figures.wording import Wording
from index.tokens import stem

if TYPE_CHECKING:
    from index.library import Passage

PEOPLE = tuple(
    stem(word) for word in "people person officer staff member individual personnel employee workforce".split()
)
"""Stems of nouns that are said for each other."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One number, and what it is a number of."""

    value: Number
    unit: str
    """'percent', 'pounds', or the noun that is counted: 'applications'."""
    head: Wording
    """The noun that is counted, or that of the count that it is part of: 'applications'."""
    noun: Wording
    """The same with what follows and belongs to it: 'applications for second jobs'."""
    clause: Wording
    """The words around it that are its own."""
    lead: Wording
    """The words of its sentence before it."""
    sentence: Wording
    """The whole of its sentence."""
    context: Wording
    """The sentences before it in its paragraph, its heading."""
    passages: tuple[Passage, ...]
    """The sentences that it is read off, its own first."""
    period: Period = Period.REVIEW
    phrase: str = ""
    """What it counts, as printed: 'random drug tests'; the words around it where it has no noun of its own."""
    qualifier: str = ""
    """'over', 'about', 'at least', 'up to', 'under'; empty where it is exact."""
    measure: str = ""
    """The declared measure; empty where there is none."""
    state: str = ""
    """The part of the measure that it counts: 'approved'; empty for all of it."""
    base: Figure | None = field(default=None, repr=False)
    """The count that it is part of."""
    operands: tuple[Figure, ...] = field(default=(), repr=False)
    """What it is computed from, where the report does not state it itself."""

    @property
    def is_whole(self) -> bool:
        """Whether it is no part of another count."""
        return self.base is None and not self.state

    @property
    def is_duration(self) -> bool:
        return self.unit in DURATIONS

    @property
    def is_count(self) -> bool:
        return self.unit not in UNITS_OF_VALUE and not self.is_duration


def once(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """Each passage once, in order; told apart by identity, since to compare passages is to compare whole reports."""
    return tuple({id(passage): passage for passage in passages}.values())
