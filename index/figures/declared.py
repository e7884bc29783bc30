"""Which declared measure a figure is of."""

from __future__ import annotations

import re

from index.figures.figure import PEOPLE, Figure
from index.figures.measures import UNITS_OF_VALUE, Measure, Measures
from index.figures.occurrences import Occurrence
from index.figures.setting import Setting
from index.figures.wording import Wording
from index.tokens import stem

GENERIC = frozenset(
    stem(word)
    for word in """
        case occasion instance one people person officer staff member individual personnel figure number
        total decision further new other separate formal suspected possible potential alleged recent
        more additional such so far year month period kind sort time inspection visit review report
        approval permission consent area cover relate since over above double halved rise risen fell
        force constabulary here within
        fall grown grow go gone bring down up reduce drop increase decrease cut last own
        january february march april may june july august september october november december
        """.split()
)
"""Stems that say nothing of what is counted, so that it is what was spoken of before."""
SAID_OF_ANY = GENERIC | frozenset(
    stem(word)
    for word in """
        begin open start launch receive make hold use issue instigate find identify record take investigate do out all
        overall sum count tally entry current currently circulation before previous last earlier baseline same now
        today present then preceding prior time inspection comparison compare since first second original hmic research
        researcher independent commission rise fall well still date end close put
        """.split()
)
"""With the verbs and times that may be said of whatever is counted."""
TELLING = 2
"""So many words of a measure in a noun say that it is of that, whatever one word more there is."""
_PRONOUN = re.compile(r"\b(?:unit|team|department|it|its|them|they|their|these|those|this|such)\b", re.IGNORECASE)


def is_generic(words: Wording) -> bool:
    """Whether a noun says nothing of what is counted: 'cases', 'such decisions'."""
    return bool(words) and all(term in GENERIC for term in words.stems)


def find_measure(measures: Measures, figure: Figure, setting: Setting, own: frozenset[str]) -> str:
    """The measure whose words stand nearest to a figure, of equals the first; empty where none fits.

    `own` are the stems of the force's own name.
    """
    reach = _Reach(figure, setting)
    ranked = [(_closeness(m, figure, reach, own), -i, name) for i, (name, m) in enumerate(measures.items())]
    closeness, _, name = max(ranked, default=(0, 0, ""))
    return name if closeness else ""


def find_measure_of_none(
    measures: Measures, occurrence: Occurrence, setting: Setting, head: Wording, words: Wording
) -> str:
    """The measure of which a clause says that there was nothing.

    What is counted and what it is about must both stand in the clause, and in different words of it: 'nobody was
    disciplined for leaks' does not say that there were no leaks.
    """
    for name, measure in measures.items():
        about = frozenset(entry for group in measure.about for entry in group)
        if measure.unit in UNITS_OF_VALUE or not about or words.holds_any(measure.excludes):
            continue
        counted = head or setting.without(occurrence, about)
        if counted.holds_any(measure.counts) and all(words.holds_any(group) for group in measure.about):
            return name
    return ""


class _Reach:
    """The words around a figure, from its own clause outwards."""

    def __init__(self, figure: Figure, setting: Setting) -> None:
        self.near = figure.noun + figure.clause
        self.sentence = self.near + figure.lead
        self.paragraph = self.sentence + setting.context
        self.refers_back = bool(_PRONOUN.search(setting.text))


def _closeness(measure: Measure, figure: Figure, reach: _Reach, own: frozenset[str]) -> int:
    """5 where its words stand in the noun of the figure, 4 in its clause, 3 in its sentence, 2 before that, 1 nowhere.

    0 where the figure is not of it: another unit or noun, or a noun that speaks of something else.
    """
    unit = figure.unit if not figure.is_count else ""
    if unit != (measure.unit if measure.unit in UNITS_OF_VALUE else "") or not _is_counted(measure, figure, reach):
        return 0
    if reach.near.holds_any(measure.excludes):
        return 0
    is_silent = reach.refers_back or (bool(figure.noun) and says_no_more(measure, figure.noun, own))
    if figure.is_count:
        is_silent = says_no_more(measure, figure.noun, own) and (reach.refers_back or not figure.head.holds_any(PEOPLE))
    for closeness, words, may_reach in (
        (5, figure.noun, True),
        (4, reach.near, True),
        (3, reach.sentence, is_silent or not figure.is_count),
        (2, reach.paragraph, is_silent),
    ):
        if may_reach and all(words.holds_any(group) for group in measure.about):
            return closeness
    is_usual = measure.is_usual and not reach.sentence.holds_any(measure.excludes)
    return 1 if is_usual and figure.is_count and is_silent else 0


def _is_counted(measure: Measure, figure: Figure, reach: _Reach) -> bool:
    """Whether what a figure counts is what the measure counts, or people who did what it counts."""
    if figure.head.holds_any(PEOPLE) and reach.near.holds_any(measure.of_people):
        return True
    return (figure.head if figure.is_count else reach.sentence).holds_any(measure.counts)


def says_no_more(measure: Measure, noun: Wording, own: frozenset[str] = frozenset()) -> bool:
    """Whether a noun is silent on what it is about, or says only what the measure does."""
    known = measure.vocabulary | SAID_OF_ANY | own
    unknown = [term for term in noun.stems if term not in known and not term.isdigit()]
    telling = {term for term in noun.stems if term in measure.vocabulary and term not in GENERIC}
    return not unknown or (len(unknown) == 1 and len(telling) >= TELLING)
