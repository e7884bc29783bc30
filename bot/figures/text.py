"""Figures in words. Every number said stands in a cited sentence, among the figures or in the result."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.answer import Citation, Result
from bot.arithmetic import Number
from index.figures.figure import Figure
from index.figures.measures import UNITS_OF_VALUE
from index.models import plain


@dataclass(frozen=True, slots=True)
class Finding:
    """One force's figure, as an answer gives it."""

    force: str
    """Empty for a figure over several forces."""
    measure: str
    """In snake_case."""
    label: str
    """What is counted: 'applications for second jobs approved'; empty where only the sentence says it."""
    value: Number
    unit: str
    figures: tuple[Figure, ...]
    """What it is read off or computed from."""
    is_derived: bool

    @property
    def qualifier(self) -> str:
        return self.figures[0].qualifier if len(self.figures) == 1 else ""

    @property
    def is_percentage_of_counts(self) -> bool:
        return self.is_derived and self.unit == "percent" and len(self.figures) == 2

    @property
    def operands(self) -> tuple[Finding, ...]:
        """What it is computed from: a part and its whole, or a whole and what is taken from it; none if it is stated.

        What adds nothing is left out, and so is a computation over more than two figures.
        """
        figures = self.figures if self.is_percentage_of_counts else self.figures[0].operands if self.is_derived else ()
        figures = tuple(f for i, f in enumerate(figures) if f.value or i == 0 or self.is_percentage_of_counts)
        if len(figures) != 2:
            return ()
        return tuple(
            Finding(self.force, name_of(f), "", f.value, f.unit or "number", (f,), bool(f.operands)) for f in figures
        )


def name_of(figure: Figure) -> str:
    """In snake_case: its measure and its part of it, or the noun that it counts."""
    if not figure.measure:
        return (figure.unit or "number").replace("-", "_")
    return f"{figure.measure}_{figure.state}" if figure.state else figure.measure


def say_number(value: Number, unit: str) -> str:
    """'1,204', '£250,000', '96.5%'."""
    digits = f"{value:,}" if isinstance(value, int) else f"{value:,.2f}".rstrip("0").rstrip(".")
    return f"£{digits}" if unit == "pounds" else f"{digits}%" if unit == "percent" else digits


def say_found(findings: Sequence[Finding]) -> str:
    """Figures as they were looked up: 'Norfolk: 64 applications for second jobs'."""
    return " ".join(_say_one(finding, _say_working(finding) if len(findings) == 1 else "") for finding in findings)


def say_listed(findings: Sequence[Finding]) -> str:
    """Figures of one thing, the thing said once: 'Applications for second jobs: Derbyshire 62, Norfolk 64.'."""
    label, listed = findings[0].label, _say_list(findings)
    if len(findings) == 1:
        return say_found(findings)
    return f"{label[:1].upper()}{label[1:]}: {listed}." if label else f"{listed}."


def say_computed(findings: Sequence[Finding], result: Result, total: Finding | None) -> str:
    """What was computed, and over which figures."""
    if not findings:
        return "None of the forces whose reports give the figure."
    label, listed = findings[0].label, _say_list(findings)
    value = "" if result.value is None else say_number(result.value, findings[0].unit)
    match result.operation:
        case "sum":
            said = f"{value} {label} in total: {listed}."
        case "mean" | "median":
            middle = "on average" if result.operation == "mean" else "in the middle of the order"
            said = f"{value} {label} {middle} over {_count_forces(len(findings))}: {listed}."
        case "max" | "min" if result.forces:
            others = [f for f in findings if f.force not in result.forces]
            said = f"{_say_forces(result.forces)}: {value} {label}.{_say_others(others)}"
        case "rate" if total:
            said = f"{say_number(total.value, total.unit)} {label} over {_count_forces(len(result.forces))}: {listed}."
        case "share":
            said = f"{_say_forces(result.forces)}: {say_number(result.value or 0, 'percent')} of all {label}. {listed}."
        case "rank":
            asked_for = len(result.forces)
            said = say_listed(findings[:asked_for]) + _say_others(findings[asked_for:])
        case "difference" if len(findings) > 1:
            said = _say_difference(findings[0], findings[1], value)
        case _:
            said = say_listed(findings) if len(findings) > 1 or label else f"{listed}."
    return said


def say_missing(forces: Sequence[str]) -> str:
    """Whose reports do not give the figure; empty where all do."""
    if not forces:
        return ""
    reports, do = ("The reports", "do") if len(forces) > 1 else ("The report", "does")
    return f"{reports} on {_say_forces(forces)} {do} not state it."


def say_nothing(forces: Sequence[str], related: Sequence[Citation]) -> str:
    """That no report states it, and what comes nearest."""
    missing = say_missing(forces) or "The reports do not state it."
    quotes = " ".join(f"{c.force}: “{plain(c.quote)}”" for c in related)
    return f"{missing} The nearest: {quotes}" if quotes else missing


def _say_one(finding: Finding, working: str) -> str:
    value = " ".join(word for word in (finding.qualifier, say_number(finding.value, finding.unit)) if word)
    if not finding.label:
        quote = plain(finding.figures[0].passages[0].sentence.text)
        return f"{finding.force}: {value}{working}. “{quote}”"
    if finding.unit in UNITS_OF_VALUE and not finding.label.startswith("of "):
        return f"{finding.force}: {value} ({finding.label})."
    label = _singular(finding.label) if finding.value == 1 and finding.unit not in UNITS_OF_VALUE else finding.label
    return f"{finding.force}: {value} {label}{working}."


def _say_working(finding: Finding) -> str:
    """How a figure that no sentence states follows from those that do: ' (62 less 59)'."""
    if not finding.operands:
        return ""
    first, second = finding.operands
    if second.unit == "percent":
        return f" ({say_number(second.value, second.unit)} of {say_number(first.value, '')})"
    joint = "of" if finding.is_percentage_of_counts else "less" if first.value >= finding.value else "plus"
    return f" ({say_number(first.value, '')} {joint} {say_number(second.value, '')})"


def _say_difference(first: Finding, second: Finding, value: str) -> str:
    if first.force == second.force:
        now, before = say_number(first.value, first.unit), say_number(second.value, second.unit)
        return f"{first.force}: {first.label} went from {before} to {now}, a difference of {value}."
    points = f"{value.rstrip('%')} percentage points" if first.unit == "percent" else value
    return f"{first.force} has {points} more than {second.force} ({first.label}): {_say_list((first, second))}."


def _singular(label: str) -> str:
    """'application for second jobs' for 'applications for second jobs'."""
    noun, space, rest = label.partition(" ")
    if noun.endswith("ies"):
        return f"{noun[:-3]}y{space}{rest}"
    return f"{noun.removesuffix('s')}{space}{rest}" if noun.endswith("s") else label


def _say_list(findings: Sequence[Finding]) -> str:
    """'Northamptonshire 129, Nottinghamshire 113'."""
    return ", ".join(
        f"{f.force} {f.qualifier + ' ' if f.qualifier else ''}{say_number(f.value, f.unit)}" for f in findings
    )


def _say_others(findings: Sequence[Finding]) -> str:
    """' The others: Norfolk 64.', to follow those that were asked for; empty where there are no others."""
    return f" The others: {_say_list(findings)}." if findings else ""


def _say_forces(forces: Sequence[str]) -> str:
    return forces[0] if len(forces) == 1 else f"{', '.join(forces[:-1])} and {forces[-1]}"


def _count_forces(count: int) -> str:
    return "1 force" if count == 1 else f"{count} forces"
