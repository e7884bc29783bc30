"""What the reports give for a question about figures, force by force."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot import arithmetic
from bot.figures.choice import choose, choose_measured, choose_share
from bot.figures.reckoning import Reckoning
from bot.figures.subject import Subject
from bot.figures.text import Finding, name_of
from bot.question import Question
from index.figures.figure import Figure
from index.figures.measures import UNITS_OF_VALUE
from index.library import Library

ENOUGH = 0.6
"""How much of a question a measure must account for to be taken for what it asks."""


@dataclass(frozen=True)
class Inquiry:
    """One question about figures."""

    question: Question
    text: str
    """The question, or that part of it that asks for these figures, without the forces that it names."""
    library: Library
    reckoning: Reckoning
    subject: Subject

    @property
    def is_measured(self) -> bool:
        """Whether it is about a declared measure."""
        return self.subject.measure is not None and self.subject.measure_cover >= ENOUGH

    @property
    def is_rate(self) -> bool:
        """Whether percentages of a measure are asked for."""
        measure, limit = self.subject.measure, self.reckoning.limit
        wants = self.reckoning.wants_rate or (limit is not None and limit.is_percent)
        can = measure is not None and bool(measure.parts) and measure.unit not in UNITS_OF_VALUE
        return wants and can and (bool(self.subject.states) or self.is_measured)

    @property
    def counting(self) -> Inquiry:
        """The same inquiry for the counts themselves."""
        return replace(
            self,
            reckoning=replace(self.reckoning, wants_rate=False),
            subject=replace(self.subject, unit="pounds" if self.reckoning.wants_money else ""),
        )


def find_findings(inquiry: Inquiry, forces: Sequence[str]) -> Iterator[Finding]:
    """For each force what its newest report that answers gives; for each state, where several are named."""
    for force in forces:
        for state in inquiry.subject.states or ("",):
            if finding := find_finding(inquiry, force, state):
                yield finding


def find_finding(inquiry: Inquiry, force: str, state: str) -> Finding | None:
    for report in inquiry.library.reports_of(force):
        figures = inquiry.library.figures.of(report)
        if inquiry.is_rate and (rate := _rate(inquiry, force, figures)):
            return rate
        if not inquiry.is_rate and (figure := choose(figures, inquiry.subject, state)):
            return name_finding(inquiry, force, figure)
        if inquiry.subject.unit == "percent" and (share := _share_of_base(inquiry, force, figures)):
            return share
    return None


def name_finding(inquiry: Inquiry, force: str, figure: Figure) -> Finding:
    measure = inquiry.library.vocabulary.measures.get(figure.measure)
    if not measure:
        unit = figure.unit or "number"
        return Finding(force, name_of(figure), "", figure.value, unit, (figure,), bool(figure.operands))
    part = measure.part(figure.state)
    label = f"{measure.label} {part.label}" if part else measure.label
    unit = measure.unit if figure.is_count else figure.unit
    return Finding(force, name_of(figure), label, figure.value, unit, (figure,), bool(figure.operands))


def _rate(inquiry: Inquiry, force: str, figures: Sequence[Figure]) -> Finding | None:
    """The percentage that a report states, or that follows from its counts."""
    measure, states = inquiry.subject.measure, inquiry.subject.states
    part = (measure.part(states[0]) if states else measure.parts[0]) if measure else None
    if not measure or not part:
        return None
    name, label = f"{measure.name}_{part.name}_rate", f"of {measure.label} {part.label}"
    same = (f for f in figures if f.measure == measure.name and f.state == part.name and f.unit == "percent")
    if stated := next(same, None):
        return Finding(force, name, label, stated.value, "percent", (stated,), is_derived=False)
    some, whole = find_counts(inquiry, figures, part.name)
    if not some or not whole or not whole.value or some.value > whole.value:
        return None
    return Finding(
        force, name, label, arithmetic.percentage(some.value, whole.value), "percent", (some, whole), is_derived=True
    )


def find_counts(inquiry: Inquiry, figures: Sequence[Figure], state: str) -> tuple[Figure | None, Figure | None]:
    """(those in a state, all of them)."""
    subject = replace(inquiry.subject, unit="")
    return choose_measured(figures, subject, state), choose_measured(figures, subject, "")


def _share_of_base(inquiry: Inquiry, force: str, figures: Sequence[Figure]) -> Finding | None:
    """What part of a count some of it is: '23 of them concerned second jobs', of 71."""
    part = choose_share(figures, inquiry.subject)
    if not part or not part.base:
        return None
    found = name_finding(inquiry, force, part)
    return replace(
        found,
        label=f"of {found.label}" if found.label else "",
        value=arithmetic.percentage(part.value, part.base.value),
        unit="percent",
        figures=(part, part.base),
        is_derived=True,
    )
