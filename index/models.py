"""A report, read: Report → Section → Paragraph → Sentence.

All offsets are characters into the report's decoded text, so that
``report.text[s.start:s.end] == s.text`` holds for every section, paragraph and sentence,
and any citation can be checked against the file that it came from.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


class Voice(StrEnum):
    """Who a stretch of a report speaks of: the difference between a finding and its frame."""

    FORCE = "force"
    """Findings on the force that the report is about."""
    NATIONAL = "national"
    """The review itself, the same in every report: 'About this review', 'Next steps'."""
    FURNITURE = "furniture"
    """Cover lines, footers, page numbers, ISBN and copyright lines."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence as printed, even where a page break runs through it."""

    text: str
    start: int
    end: int
    number: int
    """Counts from 0 within the report, in reading order."""
    paragraph: int
    """The number of the paragraph that it stands in."""
    plain: str
    """As it is read: white space folded, Markdown marks and page furniture dropped."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of sentences between blank lines, one item of a list, or a table with a sentence a row."""

    number: int
    """Counts from 1 within the report; what a citation calls `paragraph`."""
    start: int
    end: int
    text: str
    heading: str
    """The heading above it, without its marks; empty where there is none."""
    voice: Voice
    topics: tuple[str, ...]
    """Its bold runs, which these reports use to name what a paragraph is about."""
    sentences: tuple[Sentence, ...]
    mark: str = ""
    """What makes it an item of a list, as one of its kind: '-', '(a)', '1.', '1.1'; empty where it is none."""
    has_rows: bool = False
    """Whether each of its lines is read by itself: a table, or notes one below the other."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the paragraphs under it."""

    heading: str
    start: int
    end: int
    voice: Voice
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """One document of the corpus, read."""

    document: str
    """Path below the corpus folder, with forward slashes."""
    text: str
    force: str
    """Short name: 'Norfolk' for 'Norfolk Constabulary'."""
    full_name: str
    """As the report prints it: 'Norfolk Constabulary'; the short name where it prints no other."""
    title: str
    month: str
    """'December 2012', or empty where the report prints no month."""
    sections: tuple[Section, ...]

    @property
    def date(self) -> tuple[int, int]:
        """(year, month) for putting reports in order; zeros where it prints no month."""
        name, _, year = self.month.partition(" ")
        return (int(year), MONTHS.index(name) + 1) if year else (0, 0)

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        return tuple(p for section in self.sections for p in section.paragraphs)

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        return tuple(s for p in self.paragraphs for s in p.sentences)


def plain(text: str) -> str:
    """Text as it is read aloud: white space folded to single blanks, Markdown emphasis and outer bars dropped."""
    if text[:1] == text[-1:] == "|":
        text = text[1:-1]
    return " ".join(text.replace("**", "").replace("__", "").replace("*", "").split())
