"""Tables: the cells of a row, and what the header above it says of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from index.figures.labels import Span
from index.figures.quantities import find_quantities
from index.figures.wording import EMPTY, Wording
from index.models import plain
from index.rows import has_cells, split_cells
from index.tokens import STOP

if TYPE_CHECKING:
    from index.library import Passage

_TOTAL = re.compile(r"(?:grand\s)?totals?|all|overall|sum|force", re.IGNORECASE)


@dataclass(frozen=True)
class Row:
    """A sentence as a row of a table, where it is one."""

    passage: Passage
    header: Passage | None = None
    """The row above that names the columns."""

    @cached_property
    def cells(self) -> tuple[Span, ...]:
        """Where its cells stand in its plain text; none where it is no row of a table."""
        return _find_cells(self.passage)

    @cached_property
    def titles(self) -> tuple[Span, ...]:
        """Where the names of its columns stand in the header; none where that has other columns."""
        titles = _find_cells(self.header) if self.header else ()
        return titles if len(titles) == len(self.cells) else ()

    @property
    def is_header(self) -> bool:
        """Whether it is a row, and has no value behind its first cell."""
        text = self.passage.sentence.plain
        return bool(self.cells) and not any(find_quantities(text[start:end]) for start, end in self.cells[1:])

    def title(self, position: int) -> str:
        """What the header says of the column in which a character stands; empty where it says nothing."""
        column = self._column(position)
        return self._title(column) if self.titles and column else ""

    def is_part(self, position: int) -> bool:
        """Whether the column of a character is one of several kinds, and another column their total."""
        totals = [at for at, _ in enumerate(self.titles) if _TOTAL.fullmatch(self._title(at))]
        return bool(totals) and self._column(position) not in totals

    def headings(self, position: int) -> Wording:
        """The words of the header on the rows and on the column in which a character stands."""
        if not self.header or not self.title(position):
            return EMPTY
        spans = (self.titles[0], self.titles[self._column(position)])
        tokens, mentions = self.header.tokens, self.header.mentions
        inside = [i for i, token in enumerate(tokens) if any(start <= token.start < end for start, end in spans)]
        stems = tuple(tokens[i].stem for i in inside if tokens[i].stem not in STOP)
        return Wording(stems, frozenset(m.concept for m in mentions if m.first in inside))

    def _title(self, column: int) -> str:
        return self.header.sentence.plain[slice(*self.titles[column])] if self.header else ""

    def _column(self, position: int) -> int:
        return sum(start <= position for start, _ in self.cells[1:])


def _find_cells(passage: Passage) -> tuple[Span, ...]:
    if not passage.paragraph.has_rows or not has_cells(passage.sentence.text):
        return ()
    found: list[Span] = []
    at = 0
    for cell in map(plain, split_cells(passage.sentence.text)):
        start = passage.sentence.plain.index(cell, at)
        at = start + len(cell)
        found.append((start, at))
    return tuple(found)
