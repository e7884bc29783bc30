"""The figures of a report: what it states of its own force, and what arithmetic implies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache, reduce
from itertools import groupby
from typing import TYPE_CHECKING

from index.figures.binding import bind
from index.figures.figure import Figure
from index.figures.implied import imply
from index.figures.lists import Lead
from index.figures.setting import Setting
from index.figures.source import Source
from index.figures.wording import EMPTY, Wording, read_wording
from index.models import Paragraph, Report, Voice
from index.tokens import stem, tokenize

if TYPE_CHECKING:
    from index.library import Library, Passage

LONGEST_TOPIC = 5
"""Content words of a sentence that names a topic and no more: 'Leaks to the media.'"""
REACH = 100
"""Figures that a number may refer back to, and sentences whose words it may be about; nobody looks further back."""
_YEAR_IN_TEXT = re.compile(r"\b(?:19|20)\d\d\b")


class Figures:
    """The figures of a library's reports, each report read when it is first asked about."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._read: dict[str, tuple[Figure, ...]] = {}

    def of(self, report: Report) -> tuple[Figure, ...]:
        """See `find_figures`."""
        if report.document not in self._read:
            self._read[report.document] = find_figures(self._library, report)
        return self._read[report.document]


def find_figures(library: Library, report: Report) -> tuple[Figure, ...]:
    """Every figure that a report gives of its own force, in reading order; then those that arithmetic implies.

    Values are plain numbers in the printed unit: 61% is 61, £250,000 is 250000 pounds; 'none' and 'has not
    investigated any' are 0. Figures of other forces and of the country as a whole are left out.
    """
    place = library.places.get(report.document, range(0))
    passages = [p for p in library.passages[place.start : place.stop] if p.paragraph.voice is Voice.FORCE]
    measures = library.vocabulary.measures
    names = _names((*library.forces, *library.vocabulary.forces.names), library.vocabulary.forces.suffixes)
    source = Source(measures, report.full_name, names, _year_of(report), _stems(library.vocabulary.words))
    found: list[Figure] = []
    lead = Lead()
    for _, run in groupby(passages, key=lambda p: p.paragraph.number):
        sentences = tuple(run)
        lead = lead.followed_by(sentences[0].paragraph)
        figures = tuple(_read_paragraph(library, sentences, source, lead))
        found += figures
        lead = lead.then(sentences[0].paragraph, figures, reduce(Wording.__add__, map(_words, sentences[:REACH])))
    return (*found, *imply(found, measures))


def _read_paragraph(library: Library, sentences: tuple[Passage, ...], source: Source, lead: Lead) -> Iterator[Figure]:
    """The figures of a paragraph; an item of a list goes on from what leads in to it."""
    context, topic = _frame(library, sentences[0].paragraph)
    context += lead.context
    previous, asked = lead.context, EMPTY
    header: Passage | None = None
    found: list[Figure] = []
    for at, passage in enumerate(sentences):
        setting = Setting(passage, previous, context, topic, header, asked)
        if header is None and setting.row.is_header:
            header = passage
        found += tuple(bind(source, setting, (*lead.before[-REACH:], *found[-REACH:]), lead.items[-REACH:]))
        previous = _words(passage)
        asked = previous if passage.sentence.plain.endswith("?") else EMPTY
        if not found and not setting.row.cells and len(previous.stems) <= LONGEST_TOPIC:
            topic += previous
        if at < REACH:
            context += previous
    yield from found


def _words(passage: Passage) -> Wording:
    return read_wording(passage.tokens, passage.mentions, 0, len(passage.tokens))


def _frame(library: Library, paragraph: Paragraph) -> tuple[Wording, Wording]:
    """(the words of a paragraph's heading and of its bold runs, those of them that name its topic)."""
    is_question = paragraph.heading.endswith("?")
    heading, topic = (
        read_wording(tokens, library.vocabulary.mentions(tokens), 0, len(tokens))
        for tokens in map(tokenize, (paragraph.heading, ". ".join(paragraph.topics)))
    )
    return (topic, topic) if is_question else (heading + topic, topic or heading)


@lru_cache(maxsize=8)
def _names(forces: tuple[str, ...], suffixes: tuple[str, ...]) -> re.Pattern[str]:
    """A force by its name, or any capitalised word before 'Police' or 'Constabulary'."""
    listed = "|".join(re.escape(name) for name in sorted(forces, key=len, reverse=True))
    ending = "|".join(re.escape(suffix) for suffix in suffixes)
    return re.compile(
        rf"\b(?:(?:{listed})\b|(?!The\s)[A-Z][\w’'-]+\s(?:{ending})\b"
        r"|(?:[Nn]eighbouring|[Aa]nother)\s(?:force|constabulary)\b)"
    )


@lru_cache(maxsize=8)
def _stems(words: frozenset[str]) -> frozenset[str]:
    return frozenset(map(stem, words))


def _year_of(report: Report) -> int:
    """The year of a report; of the latest year that it names, where it prints no date."""
    printed = _YEAR_IN_TEXT.findall(report.month)
    return int(printed[-1]) if printed else max((int(y) for y in _YEAR_IN_TEXT.findall(report.text)), default=9999)
