"""What is computed over the findings of a question about figures: totals, ranks, rates, differences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot import arithmetic
from bot.answer import Operation, Result
from bot.arithmetic import Row
from bot.figures.findings import Inquiry, find_counts, find_finding, find_findings, name_finding
from bot.figures.text import Finding
from bot.question import Quantifier
from index.figures.figure import Figure
from index.figures.measures import UNITS_OF_VALUE
from index.figures.periods import Period


@dataclass(frozen=True)
class Outcome:
    """What was found and computed."""

    findings: tuple[Finding, ...]
    result: Result | None = None
    total: Finding | None = None
    """The one figure over several forces, where that is what is asked for."""
    missing: tuple[str, ...] = ()
    """Forces in scope whose report gives no figure."""
    is_so: bool | None = None
    """Whether yes or no answers the question; None where neither does."""

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
    if is_of_one and (outcome := _of_one(inquiry, forces[0])):
        return outcome
    findings = tuple(find_findings(inquiry, forces))
    missing = tuple(force for force in forces if force not in {f.force for f in findings})
    if inquiry.is_rate and operation in (None, "sum", "share"):
        is_overall = bool(findings) and (not named or (reckoning.is_of_all and len(forces) > 1))
        return _overall(inquiry.counting, findings, missing) if is_overall else _looked_up(findings, missing)
    if operation is None and not named and len(forces) > 1 and findings and findings[0].unit not in UNITS_OF_VALUE:
        operation = "sum"
    if operation == "filter" and reckoning.is_yes_no and findings:
        return _held(inquiry, findings, missing)
    if operation in (None, "share", "rate") or not findings or is_of_one:
        return _looked_up(findings, missing)
    return replace(_compute(inquiry, operation, findings), missing=missing)


def _of_one(inquiry: Inquiry, force: str) -> Outcome | None:
    """What is computed over the figures of one force."""
    if inquiry.reckoning.is_change:
        return _change(inquiry, force) or Outcome((), missing=(force,))
    return _several(inquiry, force) if inquiry.reckoning.operation == "sum" else None


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
            middle = {"mean": arithmetic.mean, "median": arithmetic.median}.get(limit.middle or "")
            kept = arithmetic.within(kept, limit.comparison, middle(rows) if middle else limit.value, limit.upper)
            if inquiry.reckoning.counts_forces:
                operation, value = "count", len(kept)
        case "max":
            return _extremes(inquiry, findings)
        case _:
            kept = arithmetic.ranked(rows, descending=_is_descending(inquiry))
    order = [row.force for row in kept]
    forces = tuple(order) if operation == "rank" else tuple(sorted(order))
    return Outcome(_in_order(findings, order), Result(operation=operation, value=value, forces=forces))


def _held(inquiry: Inquiry, findings: tuple[Finding, ...], missing: tuple[str, ...]) -> Outcome:
    """Yes or no to 'did Norfolk have more than 50', 'did any force', 'did all'; where it is no, with all figures."""
    outcome, question = _compute(inquiry, "filter", findings), inquiry.question
    is_so: bool | None = bool(outcome.findings)
    if question.names_forces or question.quantifier is Quantifier.ALL:
        is_all = len(outcome.findings) == len(findings)
        is_so = None if is_all and missing else is_all
    return replace(outcome, findings=outcome.findings if is_so else findings, missing=missing, is_so=is_so)


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
            findings = tuple(name_finding(inquiry, force, f) for f in same)
            result = Result(operation="sum", value=arithmetic.total(_rows(findings)), forces=(force,))
            return Outcome(findings, result)
    return None


def _change(inquiry: Inquiry, force: str) -> Outcome | None:
    """How far apart a force's figure is from that of an earlier inspection."""
    times = (replace(inquiry, subject=replace(inquiry.subject, period=period)) for period in Period)
    findings = tuple(finding for time in times if (finding := find_finding(time, force, "")))
    if len(findings) < len(Period):
        return None
    value = arithmetic.difference(findings[0].value, findings[1].value)
    return Outcome(findings, Result(operation="difference", value=value, forces=(force,)))


def _share_of_all(inquiry: Inquiry) -> Outcome:
    """The named forces' part of the total of all."""
    asked = inquiry.question.forces
    findings = tuple(find_findings(inquiry, inquiry.library.forces))
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
        some, whole = find_counts(inquiry, figures, finding.figures[0].state)
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
