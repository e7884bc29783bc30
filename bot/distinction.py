"""What tells one report from the others that are loaded: computed, and never a judgement of ours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.alignment import likeness, read_gist
from bot.figures.table import Cell, Line
from bot.practice import Practice, read_practice
from index.library import Library, Passage
from index.models import Report, Voice
from index.vocabulary import Kind

FEWEST = 3
"""Reports that must state a figure for one of them to be the highest."""
SAME_THING = 0.45
"""Likeness from which a sentence of another report is taken to speak of the same thing."""
SHOWN = 8
"""Of what only one report speaks of."""
_NAMED = (Kind.TOPIC, Kind.ACTOR)


@dataclass(frozen=True, slots=True)
class Extreme:
    """A figure that no other force reaches, or undercuts."""

    word: str
    line: Line
    cell: Cell


@dataclass(frozen=True, slots=True)
class Unlike:
    """A practice that stands otherwise than at every other force whose report speaks of it."""

    practice: Practice
    passage: Passage


def find_extremes(lines: Sequence[Line], force: str) -> Iterator[Extreme]:
    """The measures of which a force has more, or less, than any other."""
    for line in lines:
        cell = line.cell(force)
        others = [c.value for c in line.telling if c.force != force]
        if cell and len(others) >= FEWEST - 1:
            if cell.value > max(others):
                yield Extreme("The highest", line, cell)
            elif cell.value < min(others):
                yield Extreme("The lowest", line, cell)


def find_unlike(report: Report, library: Library) -> Iterator[Unlike]:
    """Sentences on what two other reports at least speak of, where this force alone stands as it does."""
    newest = [library.reports_of(force)[0] for force in library.forces if force != report.force]
    others = [[(p, read_gist(p)) for p in library.passages_of(other, Voice.FORCE)] for other in newest]
    for passage in library.passages_of(report, Voice.FORCE):
        practice = read_practice(passage)
        if practice in (None, Practice.PAST):
            continue
        gist = read_gist(passage)
        nearest = [
            max(((likeness(gist, g, library), p) for p, g in pairs), key=lambda pair: pair[0])
            for pairs in others
            if pairs
        ]
        stands = [read_practice(p) for score, p in nearest if score >= SAME_THING]
        if practice and len(stands) >= FEWEST - 1 and practice not in stands and any(stands):
            yield Unlike(practice, passage)


def find_only(report: Report, library: Library) -> list[tuple[Passage, tuple[str, ...]]]:
    """The sentences that speak of what no other report does, and the words for it, in the order of the page."""
    elsewhere = {c for other in library.reports if other.force != report.force for c in _concepts(other, library)}
    found = list[tuple[Passage, tuple[str, ...]]]()
    seen = set[str]()
    for passage in library.passages_of(report, Voice.FORCE):
        new = [m for m in passage.mentions if m.kind in _NAMED and m.concept not in elsewhere | seen]
        seen |= {m.concept for m in new}
        if new:
            found.append((passage, tuple(dict.fromkeys(_say(passage, m.first, m.last) for m in new))))
    return found[:SHOWN]


def find_silence(report: Report, library: Library) -> tuple[str, ...]:
    """What more than half of the other reports speak of and this one does not, in the words that they use most."""
    others = [_concepts(library.reports_of(f)[0], library) for f in library.forces if f != report.force]
    own = _concepts(report, library)
    counts = Counter(concept for concepts in others for concept in concepts if concept not in own)
    silent = sorted(concept for concept, count in counts.items() if count * 2 > len(others) and len(others) > 1)
    return tuple(_usual([words for concepts in others for words in concepts.get(concept, ())]) for concept in silent)


def _usual(words: Sequence[str]) -> str:
    counts = Counter(words)
    return min(counts, key=lambda word: (-counts[word], word))


def _concepts(report: Report, library: Library) -> Mapping[str, Sequence[str]]:
    """The topics and actors that the findings of a report speak of, with the words that it has for each."""
    found: dict[str, list[str]] = {}
    for passage in library.passages_of(report, Voice.FORCE):
        for mention in passage.mentions:
            if mention.kind in _NAMED:
                found.setdefault(mention.concept, []).append(_say(passage, mention.first, mention.last))
    return found


def _say(passage: Passage, first: int, last: int) -> str:
    return passage.sentence.plain[passage.tokens[first].start : passage.tokens[last].end]
