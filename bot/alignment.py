"""Sentences of several reports that speak of the same thing, side by side."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import fsum

from bot.practice import Practice, read_practice
from index.library import Library, Passage
from index.tokens import STOP
from index.vocabulary import Kind, Mention

ALIKE = 0.2
"""Share of what either of two sentences says, by weight, that they must have in common."""
LEAST, MOST = 0.3, 3.0
"""Bounds of what a term weighs by its rarity."""
CONCEPT = 2.0
"""What a concept weighs beside a word as rare."""
NAMED = 3
"""Concepts that name an aspect."""
KINDS = (Kind.TOPIC, Kind.PREDICATE, Kind.QUALIFIER, Kind.ACTOR)


@dataclass(frozen=True, slots=True)
class Aspect:
    """One thing that reports speak of: at most one sentence of each force."""

    cells: tuple[Passage, ...]
    """By force, in alphabetical order."""
    words: str
    """What they have in common, in the first one's words: 'annual, review'; empty where it is one report's only."""

    @property
    def forces(self) -> tuple[str, ...]:
        return tuple(passage.report.force for passage in self.cells)

    @property
    def practices(self) -> tuple[Practice | None, ...]:
        return tuple(read_practice(passage) for passage in self.cells)

    @property
    def differs(self) -> bool:
        """Whether the forces stand differently, as far as the sentences say how they stand."""
        return len(set(self.practices) - {None}) > 1


def align(
    found: Mapping[str, Sequence[Passage]], library: Library, ignored: Collection[str] = ()
) -> tuple[Aspect, ...]:
    """Sentences put side by side, the most alike first; each stands once. `ignored` terms are what all are about."""
    cells = [passage for force in sorted(found) for passage in found[force]]
    gists = [read_gist(cell) - set(ignored) for cell in cells]
    rows = [[i] for i in range(len(cells))]
    row_of = list(range(len(cells)))
    pairs = [p for p in combinations(range(len(cells)), 2) if cells[p[0]].report.force != cells[p[1]].report.force]
    for score, a, b in sorted(
        ((likeness(gists[a], gists[b], library), a, b) for a, b in pairs), key=lambda p: (-p[0], p[1:])
    ):
        first, second = row_of[a], row_of[b]
        forces = {cells[i].report.force for i in rows[first]}
        if score < ALIKE or first == second or any(cells[i].report.force in forces for i in rows[second]):
            continue
        for i in rows[second]:
            row_of[i] = first
        rows[first] += rows[second]
        rows[second] = []
    kept = [sorted(row) for row in rows if row]
    return tuple(_aspect([cells[i] for i in row], library) for row in sorted(kept, key=lambda row: (-len(row), row)))


def read_gist(passage: Passage) -> frozenset[str]:
    """What a sentence is about: its concepts as '=name', and the stems of its words that belong to none."""
    taken = {i for m in passage.mentions for i in range(m.first, m.last + 1)}
    named = {f"={m.concept}" for m in passage.mentions if _says_something(passage, m)}
    return frozenset(named | {t.stem for i, t in enumerate(passage.tokens) if i not in taken and t.stem not in STOP})


def likeness(first: frozenset[str], second: frozenset[str], library: Library) -> float:
    """How much two gists have in common: the weight of the terms of both, as a share of the terms of either; 0 to 1.

    Those that share no concept have nothing in common.
    """
    shared = first & second
    if not any(term.startswith("=") for term in shared):
        return 0.0
    # `fsum`, because a set has another order in every process.
    return fsum(_weight(t, library) for t in shared) / fsum(_weight(t, library) for t in first | second)


def _says_something(passage: Passage, mention: Mention) -> bool:
    return mention.kind in KINDS and any(t.stem not in STOP for t in passage.tokens[mention.first : mention.last + 1])


def _aspect(cells: Sequence[Passage], library: Library) -> Aspect:
    """The cells with the words for what they have in common: the rarest, as the first of them has them."""
    if len(cells) == 1:
        return Aspect(tuple(cells), "")
    shared = frozenset.intersection(*map(read_gist, cells))
    said = {m.concept: m for m in reversed(cells[0].mentions) if f"={m.concept}" in shared}
    rarest = sorted(said, key=lambda concept: (-_weight(f"={concept}", library), concept))[:NAMED]
    mentions = sorted((said[concept] for concept in rarest), key=lambda mention: mention.first)
    return Aspect(tuple(cells), ", ".join(_say(cells[0], m.first, m.last) for m in mentions))


def _weight(term: str, library: Library) -> float:
    """The rarer in the reports, the more; a concept says more than a word."""
    idf = min(max(float(getattr(library.index, "idf", {}).get(term) or 0), LEAST), MOST)
    return idf * (CONCEPT if term.startswith("=") else 1)


def _say(passage: Passage, first: int, last: int) -> str:
    return passage.sentence.plain[passage.tokens[first].start : passage.tokens[last].end].lower()
