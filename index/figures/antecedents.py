"""Antecedents: the count that was spoken of before, of which a number is a part or which it gives again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.figures.declared import SAID_OF_ANY, is_generic
from index.figures.figure import Figure
from index.figures.measures import Measures
from index.figures.occurrences import Link, Occurrence
from index.figures.periods import COMPARED, TO, Period, named_period, read_period
from index.figures.quantity import Form
from index.figures.setting import Setting
from index.figures.wording import Wording

STRONG = re.compile(r"[\s-]strong\b", re.IGNORECASE)
AND = re.compile(r"\s?,?\s?and\s(?:[a-z]+\s)?", re.IGNORECASE)
_THERE_WERE = re.compile(
    r"""\b(?:
      there\s(?:were | was | are | is | had\sbeen | ha(?:ve|s)\s(?:since\s)?been | being | having\sbeen)
    | had | has | have | held
    | (?:now|then)\s(?:has|have|had|are|is) | (?:has|have|had|is|are|was|were)\s(?:now|then)
    | (?:a|the|that|this|corresponding|same)\s(?:figure|number|total)(?:\s[\w']+){0,6}?
      \s(?:of|was|is|were|stood\sat|had\sbeen)
    )\s$""",
    re.VERBOSE | re.IGNORECASE,
)
_THE_FIGURES = re.compile(
    r"\b(?:the|corresponding|respective)\s(?:figures|numbers|totals)(?:\s[\w']+){0,6}?\s(?:were|are|had\sbeen)\s$",
    re.IGNORECASE,
)


IT = re.compile(r"(?:It|This|That|They|(?:The|This|That)\s(?:number|figure|total))\b")
"""What takes a count up again at the beginning of a sentence."""
_WENT_TO = re.compile(
    r"""\b(?:down | up | risen | rose | rises | fallen | fell | falls | gone | went | grown | grew | increased | dropped
      | cut | reduced | shrunk | doubled | trebled | halved | brought | come | came | is\snow)
      (?:\s[a-z]+){0,2}?\sto\s(?:[a-z]+\s)?$""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Trail:
    """The figures of a paragraph so far, in reading order."""

    figures: Sequence[Figure]
    start: int
    """Where those of the sentence at hand begin."""
    beside: Sequence[Figure] = ()
    """Those of the items before it in its list."""

    @property
    def counts(self) -> list[Figure]:
        """Those that may be spoken of again: counts of something, and no parts."""
        return [f for f in self.figures if f.is_count and f.is_whole and f.head and (f.value or f.measure)]

    @property
    def here(self) -> list[Figure]:
        """Those of the sentence at hand."""
        return [f for f in self.counts if any(f is other for other in self.figures[self.start :])]

    @property
    def now(self) -> list[Figure]:
        """Those of the time of the review."""
        return [f for f in self.counts if f.period is Period.REVIEW]

    def divided(self, measures: Measures) -> Figure | None:
        """The last count of a measure that has parts; one of the time of the review, if there is one."""
        whole = _divided(self.counts, measures)
        return last([f for f in whole if f.period is Period.REVIEW]) or last(whole)

    def divided_beside(self, measures: Measures) -> Figure | None:
        """The same, among those of the items before it in its list where there is none in its own."""
        return self.divided(measures) or last(_divided([f for f in self.beside if f.is_count and f.is_whole], measures))

    def with_value(self, value: float) -> Figure | None:
        """The last count of that value: 'two of the 45'."""
        return last([f for f in self.figures if f.is_count and f.value == value])


def _divided(counts: Sequence[Figure], measures: Measures) -> list[Figure]:
    return [f for f in counts if f.measure and measures[f.measure].parts]


def last(figures: Sequence[Figure]) -> Figure | None:
    return figures[-1] if figures else None


def find_base(occurrence: Occurrence, setting: Setting, trail: Trail, measures: Measures) -> Figure | None:
    """The count that a quantity is part of, if any was spoken of."""
    if occurrence.link is Link.NAMED:
        words = setting.after(occurrence)
        counted = [(f, measures[f.measure].counts if f.measure else ()) for f in trail.now]
        named = [f for f, counts in counted if f.head.holds_any(words.stems) or words.holds_any(counts)]
        return last(named) or (last(trail.now) if is_generic(Wording(words.stems[:1])) else None)
    if occurrence.link or occurrence.quantity.form is not Form.NUMBER or occurrence.quantity.is_beside:
        return last(trail.here or trail.now or trail.counts)
    value = occurrence.quantity.value
    return last([f for f in trail.here if f.value >= value]) or last([f for f in trail.now if f.value >= value])


def find_restated(occurrence: Occurrence, setting: Setting, trail: Trail, report_year: int) -> Figure | None:
    """The count that a bare number gives again for another time: 'in 2011 there were 93'."""
    behind, figures, start = occurrence.behind, trail.figures, trail.start
    if _THE_FIGURES.search(behind):
        return next((f for f in figures if f.is_count and f.measure), None)
    if not occurrence.leads and AND.fullmatch(behind) and len(figures) > start >= 2 and figures[start - 1].base:
        return figures[start - 1]  # 'the figures were 34 and 33' after '56 applications, and 51 were approved'
    is_of_before = AND.fullmatch(behind) and named_period(occurrence, report_year) is Period.EARLIER
    # 'on 23 occasions in the year and on 40 in the year before'
    if is_of_before or COMPARED.search(behind) or TO.search(behind) or STRONG.match(occurrence.ahead):
        is_taken_up = IT.match(setting.text) and (COMPARED.search(behind) or _WENT_TO.search(behind))
        return last(trail.here) or (last(trail.counts) if is_taken_up else None)
    if _THERE_WERE.search(behind):
        return last(trail.here) or last(trail.counts)
    if IT.match(setting.text) and (counted := last(trail.counts)) and _says_the_same(setting, counted):
        return counted
    is_in_brackets = setting.text[occurrence.quantity.start - 1 : occurrence.quantity.start] == "("
    return last(trail.here) if is_in_brackets and read_period(occurrence.ahead, report_year) is Period.EARLIER else None


def _says_the_same(setting: Setting, counted: Figure) -> bool:
    """Whether a sentence has no words but those of a count before it: 'It is now overdue for 150'."""
    said = [term for term in setting.words.stems if term not in SAID_OF_ANY and not term.isdigit()]
    return bool(said) and all(term in counted.sentence.stems for term in said)
