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
from index.tokens import tokenize


@dataclass(frozen=True)
class Source:
    """What every sentence of one report is read with."""

    measures: Measures
    own_name: str
    """The force's name in full."""
    names: re.Pattern[str]
    """Finds the name of any force in a text, the report's own among them."""
    report_year: int

    def is_of_others(self, occurrence: Occurrence) -> bool:
        """Whether a number is another force's, or that of the country as a whole."""
        return is_of_others(occurrence, self.names, self.own_name)

    def figure(self, setting: Setting, occurrence: Occurrence, head: Wording, noun: Wording, unit: str) -> Figure:
        """A figure of what a noun says, of no measure yet."""
        return Figure(
            value=occurrence.quantity.value,
            unit=unit,
            head=head,
            noun=noun,
            clause=setting.around(occurrence) + setting.asked,
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

    @cached_property
    def _own_stems(self) -> frozenset[str]:
        return frozenset(token.stem for token in tokenize(self.own_name))
