"""What the reports give for a question about figures, force by force, and what is computed from it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot import arithmetic
from bot.answer import Operation, Result
from bot.arithmetic import Row
from bot.figure_choice import choose, choose_measured, choose_share
from bot.figure_question import Reckoning
from bot.figure_subject import Subject
from bot.figure_text import Finding, name_of
from bot.question import Question
from index.figures.figure import Figure
from index.figures.measures import UNITS_OF_VALUE
from index.figures.periods import Period
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


@dataclass(frozen=True)
class Outcome:
    """What was found and computed."""

    findings: tuple[Finding, ...]
    result: Result | None = None
    total: Finding | None = None
    """The one figure over several forces, where that is what is asked for."""
    missing: tuple[str, ...] = ()
    """Forces in scope whose report gives no figure."""

    @property
    def rows(self) -> tuple[Finding, ...]:
        """What was found, the figure over several forces first; a single figure with what it is computed from."""
        operands = self.findings[0].operands if len(self.findings) == 1 and not self.total else ()
        return (*((self.total,) if self.total else ()), *self.findings, *operands)


def work_out(inquiry: Inquiry) -> Outcome:
    """What the reports in scope give, and what the question has computed from it."""
    reckoning, subject, question = inquiry.reckoning, inquiry.subject, inquiry.question
    forces, named, operation = question.forces, question.names_forces, inquiry.reckoning.operation
    is_of_one = named and len(forces) == 1
    if operation == "share" and not subject.states and (reckoning.is_of_all or subject.is_all_measure):
        return _share_of_all(inquiry.counting)
    if is_of_one and reckoning.is_change and (change := _change(inquiry, forces[0])):
        return change
    if is_of_one and operation == "sum" and (several := _several(inquiry, forces[0])):
        return several
    findings = tuple(_findings(inquiry, forces))
    missing = tuple(force for force in forces if force not in {f.force for f in findings})
    if inquiry.is_rate and operation in (None, "sum", "share"):
        is_overall = bool(findings) and (not named or (reckoning.is_of_all and len(forces) > 1))
        return _overall(inquiry.counting, findings, missing) if is_overall else _looked_up(findings, missing)
    if operation is None and not named and len(forces) > 1 and findings and findings[0].unit not in UNITS_OF_VALUE:
        operation = "sum"
    if operation in (None, "share", "rate") or not findings or is_of_one:
        return _looked_up(findings, missing)
    return replace(_compute(inquiry, operation, findings), missing=missing)


# What is found


def _findings(inquiry: Inquiry, forces: Sequence[str]) -> Iterator[Finding]:
    """For each force what its newest report that answers gives; for each state, where several are named."""
    for force in forces:
        for state in inquiry.subject.states or ("",):
            if finding := _finding(inquiry, force, state):
                yield finding


def _finding(inquiry: Inquiry, force: str, state: str) -> Finding | None:
    for report in inquiry.library.reports_of(force):
        figures = inquiry.library.figures.of(report)
        if inquiry.is_rate and (rate := _rate(inquiry, force, figures)):
            return rate
        if not inquiry.is_rate and (figure := choose(figures, inquiry.subject, state)):
            return _found(inquiry, force, figure)
        if inquiry.subject.unit == "percent" and (share := _share_of_base(inquiry, force, figures)):
            return share
    return None


def _found(inquiry: Inquiry, force: str, figure: Figure) -> Finding:
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
    some, whole = _counts(inquiry, figures, part.name)
    if not some or not whole or not whole.value or some.value > whole.value:
        return None
    return Finding(
        force, name, label, arithmetic.percentage(some.value, whole.value), "percent", (some, whole), is_derived=True
    )


def _counts(inquiry: Inquiry, figures: Sequence[Figure], state: str) -> tuple[Figure | None, Figure | None]:
    """(those in a state, all of them)."""
    subject = replace(inquiry.subject, unit="")
    return choose_measured(figures, subject, state), choose_measured(figures, subject, "")


def _share_of_base(inquiry: Inquiry, force: str, figures: Sequence[Figure]) -> Finding | None:
    """What part of a count some of it is: '23 of them concerned second jobs', of 71."""
    part = choose_share(figures, inquiry.subject)
    if not part or not part.base:
        return None
    found = _found(inquiry, force, part)
    return replace(
        found,
        label=f"of {found.label}" if found.label else "",
        value=arithmetic.percentage(part.value, part.base.value),
        unit="percent",
        figures=(part, part.base),
        is_derived=True,
    )


def _looked_up(findings: tuple[Finding, ...], missing: tuple[str, ...]) -> Outcome:
    """Findings as they are; of one that no sentence states, how it was computed."""
    result = None
    if len(findings) == 1 and findings[0].is_derived:
        finding = findings[0]
        operation: Operation = "difference"
        if finding.unit == "percent":
            operation = "rate" if finding.figures[0].state else "share"
        result = Result(operation=operation, value=finding.value, forces=(finding.force,))
    return Outcome(findings, result, missing=missing)


# What is computed


def _compute(inquiry: Inquiry, operation: Operation, findings: tuple[Finding, ...]) -> Outcome:
    limit, rows = inquiry.reckoning.limit, _rows(findings)
    value: arithmetic.Number | None = None
    kept = arithmetic.ranked(rows)
    match operation:
        case "sum":
            value = arithmetic.total(rows)
        case "mean":
            value = arithmetic.mean(rows)
        case "median":
            value = arithmetic.median(rows)
        case "difference" if len(rows) == 2:
            value = arithmetic.difference(rows[0].value, rows[1].value)
        case "filter" if limit:
            kept = arithmetic.within(kept, limit.comparison, limit.value, limit.upper)
            if inquiry.reckoning.counts_forces:
                operation, value = "count", len(kept)
        case "max":
            return _extremes(inquiry, findings)
        case _:
            kept = arithmetic.ranked(rows, descending=_is_descending(inquiry))
    order = [row.force for row in kept]
    forces = tuple(order) if operation == "rank" else tuple(sorted(order))
    return Outcome(_in_order(findings, order), Result(operation=operation, value=value, forces=forces))


def _extremes(inquiry: Inquiry, findings: tuple[Finding, ...]) -> Outcome:
    """The force with the most, with the second most, or the first three."""
    reckoning, descending, rows = inquiry.reckoning, _is_descending(inquiry), _rows(findings)
    findings = _in_order(findings, [row.force for row in arithmetic.ranked(rows, descending=descending)])
    if reckoning.count:
        first = arithmetic.places(rows, reckoning.count, descending=descending)
        return Outcome(findings, Result(operation="rank", value=None, forces=tuple(row.force for row in first)))
    kept = arithmetic.at_place(rows, reckoning.place, descending=descending)
    forces = tuple(sorted(row.force for row in kept))
    value = kept[0].value if kept else None
    return Outcome(findings, Result(operation="max" if descending else "min", value=value, forces=forces))


def _is_descending(inquiry: Inquiry) -> bool:
    """Whether the largest comes first; who is best or worst depends on what is counted."""
    reckoning, measure = inquiry.reckoning, inquiry.subject.measure
    if not reckoning.is_judged:
        return reckoning.descending
    return reckoning.wants_best is not (measure is not None and measure.less_is_better)


def _several(inquiry: Inquiry, force: str) -> Outcome | None:
    """The total of one force's own figures of a measure: 'the two registers put together'."""
    measure, period = inquiry.subject.measure, inquiry.subject.period or Period.REVIEW
    if not measure or inquiry.subject.states:
        return None
    for report in inquiry.library.reports_of(force):
        figures = inquiry.library.figures.of(report)
        same = [f for f in figures if f.measure == measure.name and f.is_whole and f.period is period]
        if len({f.value for f in same}) > 1:
            findings = tuple(_found(inquiry, force, f) for f in same)
            result = Result(operation="sum", value=arithmetic.total(_rows(findings)), forces=(force,))
            return Outcome(findings, result)
    return None


def _change(inquiry: Inquiry, force: str) -> Outcome | None:
    """How far apart a force's figure is from that of an earlier inspection."""
    times = (replace(inquiry, subject=replace(inquiry.subject, period=period)) for period in Period)
    findings = tuple(finding for time in times if (finding := _finding(time, force, "")))
    if len(findings) < len(Period):
        return None
    value = arithmetic.difference(findings[0].value, findings[1].value)
    return Outcome(findings, Result(operation="difference", value=value, forces=(force,)))


def _share_of_all(inquiry: Inquiry) -> Outcome:
    """The named forces' part of the total of all."""
    asked = inquiry.question.forces
    findings = tuple(_findings(inquiry, inquiry.library.forces))
    own, others = (tuple(f for f in findings if (f.force in asked) is is_own) for is_own in (True, False))
    missing = tuple(force for force in inquiry.library.forces if force not in {f.force for f in findings})
    total = arithmetic.total(_rows(findings))
    if not own or not total:
        return Outcome((), missing=missing)
    value = arithmetic.percentage(arithmetic.total(_rows(own)), total)
    result = Result(operation="share", value=value, forces=tuple(f.force for f in own))
    return Outcome((*own, *others), result, missing=missing)


def _overall(inquiry: Inquiry, findings: tuple[Finding, ...], missing: tuple[str, ...]) -> Outcome:
    """One percentage over all forces that give both counts: a force with more cases weighs more."""
    pairs: list[tuple[Figure, Figure]] = []
    for finding in findings:
        figures = [f for r in inquiry.library.reports_of(finding.force) for f in inquiry.library.figures.of(r)]
        some, whole = _counts(inquiry, figures, finding.figures[0].state)
        if some and whole:
            pairs.append((some, whole))
    of_all = arithmetic.total([Row("", whole.value) for _, whole in pairs])
    if not of_all:
        return _looked_up(findings, missing)
    value = arithmetic.percentage(arithmetic.total([Row("", some.value) for some, _ in pairs]), of_all)
    first, counted = findings[0], tuple(figure for pair in pairs for figure in pair)
    total = Finding("", first.measure, first.label, value, "percent", counted, is_derived=True)
    result = Result(operation="rate", value=value, forces=tuple(f.force for f in findings))
    return Outcome(findings, result, total, missing)


def _rows(findings: Sequence[Finding]) -> list[Row]:
    return [Row(f.force, f.value) for f in findings]


def _in_order(findings: Sequence[Finding], forces: Sequence[str]) -> tuple[Finding, ...]:
    return tuple(sorted((f for f in findings if f.force in forces), key=lambda f: forces.index(f.force)))
