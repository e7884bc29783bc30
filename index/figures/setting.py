"""A sentence in its paragraph, and the words of any stretch of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from index.figures.figure import Figure, once
from index.figures.labels import find_outer_label
from index.figures.occurrences import Occurrence
from index.figures.tables import Row
from index.figures.wording import EMPTY, Wording, read_wording

if TYPE_CHECKING:
    from index.library import Passage

MOST_AROUND = 6
"""Words on either side of a quantity that are shown for it."""


@dataclass(frozen=True)
class Setting:
    """What stands around the quantities of one sentence."""

    passage: Passage
    previous: Wording
    """Of the sentence before it in its paragraph."""
    context: Wording
    """Of its heading, the bold runs of its paragraph and all sentences before it there."""
    topic: Wording = EMPTY
    """Of what its paragraph names as its topic, and of its heading where that is no question."""
    header: Passage | None = None
    """The row above it that names the columns of its table."""

    asked: Wording = EMPTY
    """Of the sentence before it, where that is a question: 'How many cards are there? Sixty.'"""

    @property
    def text(self) -> str:
        return self.passage.sentence.plain

    @cached_property
    def words(self) -> Wording:
        return self.words_of(range(len(self.passage.tokens)))

    @cached_property
    def row(self) -> Row:
        """The sentence as a row of a table; one without cells where it is none."""
        return Row(self.passage, self.header)

    def between(self, start: int, end: int) -> Wording:
        """The words between two characters."""
        tokens = self.passage.tokens
        inside = [i for i, token in enumerate(tokens) if start <= token.start and token.end <= end]
        return self.words_of(range(inside[0], inside[-1] + 1)) if inside else EMPTY

    def around(self, occurrence: Occurrence) -> Wording:
        """The words that are a quantity's own."""
        before = self.between(occurrence.left, occurrence.quantity.start)
        return before + self.after(occurrence)

    def after(self, occurrence: Occurrence) -> Wording:
        """Those of its own words that follow it."""
        return self.between(occurrence.quantity.end, occurrence.right)

    def noun(self, occurrence: Occurrence) -> tuple[Wording, Wording]:
        """(the noun itself, all that belongs to it): (applications, second job applications from officers)."""
        if occurrence.is_bare:
            return EMPTY, EMPTY
        last = occurrence.head[-1]
        concepts = frozenset(m.concept for m in self.passage.mentions if m.first <= last <= m.last)
        whole = range(occurrence.head.start, (occurrence.complement or occurrence.head).stop)
        return Wording((self.passage.tokens[last].stem,), concepts), self.words_of(whole)

    def last_word(self, occurrence: Occurrence) -> str:
        """The noun as printed: 'applications'; empty where there is none."""
        return self.passage.tokens[occurrence.head[-1]].text if occurrence.head else ""

    def phrase(self, occurrence: Occurrence) -> str:
        """What a quantity counts, as printed; the words around it where it has neither a label nor a noun."""
        tokens, quantity = self.passage.tokens, occurrence.quantity
        if occurrence.label and occurrence.is_bare:
            return self.label_text(occurrence).strip()
        if occurrence.head:
            last = tokens[(occurrence.complement or occurrence.head)[-1]]
            return self.text[tokens[occurrence.head.start].start : last.end]
        before, after = self.text[occurrence.left : quantity.start], self.text[quantity.end : occurrence.right]
        words = [*before.split()[-MOST_AROUND:], "…", *after.split()[:MOST_AROUND]]
        return " ".join(words).strip(" ,;:.–—-")

    def label(self, occurrence: Occurrence) -> Wording:
        """The words of a quantity's label."""
        return self.between(*occurrence.label) if occurrence.label else EMPTY

    def title(self, occurrence: Occurrence) -> Wording:
        """The words that a sentence begins with to say what it is about: 'Leaks: the force looked into two'."""
        outer = find_outer_label(self.text, occurrence.left)
        return self.between(*outer) if outer else EMPTY

    def label_text(self, occurrence: Occurrence) -> str:
        """A quantity's label as printed; empty where it has none."""
        return self.text[slice(*occurrence.label)] if occurrence.label else ""

    def with_sources_of(self, figure: Figure) -> tuple[Passage, ...]:
        """The sentence itself, then those that a figure is read off."""
        return once((self.passage, *figure.passages))

    def without(self, occurrence: Occurrence, entries: frozenset[str]) -> Wording:
        """A quantity's own words but those that any of some entries names."""
        tokens, mentions = self.passage.tokens, self.passage.mentions
        taken = {i for m in mentions if f"={m.concept}" in entries for i in range(m.first, m.last + 1)}
        inside = [i for i, t in enumerate(tokens) if occurrence.left <= t.start < occurrence.right and i not in taken]
        stems = tuple(tokens[i].stem for i in inside if tokens[i].stem not in entries)
        return Wording(stems, frozenset(m.concept for m in mentions if m.first in inside))

    def words_of(self, span: range) -> Wording:
        """The words of a run of tokens."""
        return read_wording(self.passage.tokens, self.passage.mentions, span.start, span.stop) if span else EMPTY
