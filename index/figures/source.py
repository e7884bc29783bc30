"""The report whose quantities are read, and what makes a figure of one of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property

from index.figures.declared import find_measure
from index.figures.figure import Figure
from index.figures.measures import Measures
from index.figures.occurrences import Occurrence
from index.figures.owners import is_of_others
from index.figures.periods import period_of
from index.figures.setting import Setting
from index.figures.wording import Wording
from index.tokens import stem, tokenize

SHORTEST = 6
"""Letters of a stem; a shorter one has too many neighbours."""


class _Meant(dict[str, str]):
    """By the stem of a word that nobody knows: what is counted that it is one letter away from; '' for all others."""

    def __init__(self, counted: dict[str, str], known: frozenset[str]) -> None:
        super().__init__()
        self.counted = {word: entry for word, entry in counted.items() if len(word) >= SHORTEST}
        self._known = known

    def __missing__(self, word: str) -> str:
        near = []
        if word.isalpha() and word not in self._known and len(word) >= SHORTEST - 1:
            near = [right for right in self.counted if _is_slip(word, right)]
        self[word] = near[0] if len(near) == 1 else ""
        return self[word]


def _is_slip(word: str, right: str) -> bool:
    """Whether one letter was left out or put in, and not the first."""
    longer, shorter = sorted((word, right), key=len, reverse=True)
    if word[0] != right[0] or len(longer) != len(shorter) + 1:
        return False
    return any(longer[:i] + longer[i + 1 :] == shorter for i in range(1, len(longer)))


@dataclass(frozen=True)
class Source:
    """What every sentence of one report is read with."""

    measures: Measures
    own_name: str
    """The force's name in full."""
    names: re.Pattern[str]
    """Finds the name of any force in a text, the report's own among them."""
    report_year: int
    known: frozenset[str]
    """Stems of words that the vocabulary knows, which are no slips of others."""

    def is_of_others(self, occurrence: Occurrence) -> bool:
        """Whether a number is another force's, or that of the country as a whole."""
        return is_of_others(occurrence, self.names, self.own_name)

    def figure(self, setting: Setting, occurrence: Occurrence, head: Wording, noun: Wording, unit: str) -> Figure:
        """A figure of what a noun says, of no measure yet."""
        return Figure(
            value=occurrence.quantity.value,
            unit=unit,
            head=self._mended(head),
            noun=self._mended(noun),
            clause=setting.title(occurrence) + setting.around(occurrence) + setting.asked,
            lead=setting.between(0, occurrence.quantity.start),
            sentence=setting.words,
            context=setting.context,
            passages=(setting.passage,),
            period=period_of(occurrence, self.report_year),
            phrase=setting.phrase(occurrence),
            qualifier=occurrence.quantity.qualifier,
        )

    def measured(self, setting: Setting, figure: Figure) -> Figure:
        """The figure with the declared measure that it is of, if it is of one."""
        return replace(figure, measure=find_measure(self.measures, figure, setting, self._own_stems))

    def is_state(self, word: str) -> bool:
        """Whether a word says what some of what is counted came to, and is no noun."""
        return word in self._states

    @cached_property
    def _states(self) -> frozenset[str]:
        parts = (part for measure in self.measures.values() for part in measure.parts)
        return frozenset(phrase for part in parts for phrase in part.said if " " not in phrase)

    def _mended(self, words: Wording) -> Wording:
        """The words, with what is meant for each slip of the pen: '119 aplications' are applications."""
        meant = [(word, self._meant[word]) for word in words.stems]
        entries = [self._meant.counted[right] for _, right in meant if right]
        return Wording(
            tuple(right or word for word, right in meant),
            words.concepts | {entry[1:] for entry in entries if entry.startswith("=")},
        )

    @cached_property
    def _meant(self) -> _Meant:
        counted = (entry for measure in self.measures.values() for entry in measure.counts if " " not in entry)
        return _Meant({stem(entry.lstrip("=")): entry for entry in counted}, self.known)

    @cached_property
    def _own_stems(self) -> frozenset[str]:
        return frozenset(token.stem for token in tokenize(self.own_name))
