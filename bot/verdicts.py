"""What each force's report says of a proposition: one row for every force in scope, each with its sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

from bot.answer import Answer, Result, Sources, Verdict, VerdictRow
from bot.candidates import shortlist
from bot.judgement import Judgement, judge
from bot.question import Quantifier, Question, explain_reading
from index.library import Library
from index.models import Voice

REPORTS_AT_ONCE = 2
"""Reports under way at the same time: one is searched while the trained reader reads another."""


@dataclass(frozen=True, slots=True)
class _Row:
    force: str
    judgement: Judgement


def answer_verdicts(
    question: Question, library: Library, known: Mapping[str, Judgement] = MappingProxyType({})
) -> Answer:
    """The verdict of every force in scope, those asked for, and how many where it is a count that is asked.

    `known` are the judgements that need no reading, by force.
    """
    sources = Sources()
    rows = _read(question, library, known)
    verdicts = tuple(
        VerdictRow(force=r.force, verdict=r.judgement.verdict, citations=_cite(r.judgement, sources)) for r in rows
    )
    matching = tuple(row.force for row in verdicts if row.verdict is question.wants)
    text = say_rows(question, verdicts, question.wants, _ANSWERING[question.wants])
    is_stated = any(row.verdict is not Verdict.NOT_STATED for row in verdicts)
    return Answer(
        question=question.text,
        status="answered" if is_stated or question.wants is Verdict.NOT_STATED else "not_stated",
        kind="verdicts",
        text=" ".join([text, *explain_reading(question)]),
        matching=matching,
        verdicts=verdicts,
        result=Result(operation="count", value=len(matching), forces=matching) if question.wants_count else None,
        citations=sources.citations,
        unknown_forces=question.unknown_forces,
    )


def _read(question: Question, library: Library, known: Mapping[str, Judgement]) -> list[_Row]:
    """A row for each force in scope, in their order."""
    read = partial(_row, question, library=library, known=known)
    if len(question.forces) <= REPORTS_AT_ONCE:
        return [read(force) for force in question.forces]
    library.measure_likeness(question.proposition, ())  # what that needs is loaded before two ask for it
    with ThreadPoolExecutor(REPORTS_AT_ONCE) as pool:
        return list(pool.map(read, question.forces))


def _row(question: Question, force: str, library: Library, known: Mapping[str, Judgement]) -> _Row:
    """From the newest report that says anything about it."""
    if force in known:
        return _Row(force, known[force])
    judgement = Judgement(Verdict.NOT_STATED, ())
    for report in library.reports_of(force):
        found = shortlist(question, library.passages_of(report, Voice.FORCE), library)
        judgement = judge(question, found, library)
        if judgement.verdict is not Verdict.NOT_STATED:
            break
    return _Row(force, judgement)


def _cite(judgement: Judgement, sources: Sources) -> tuple[int, ...]:
    return tuple(dict.fromkeys(sources.cite(p.report, p.paragraph, p.sentence) for p in judgement.passages))


_LABELS = {
    Verdict.YES: ("Does", "Do"),
    Verdict.NO: ("Does not", "Do not"),
    Verdict.PARTLY: ("In part", "In part"),
    Verdict.PLANNED: ("Planned", "Planned"),
    Verdict.UNCLEAR: ("Unclear, read the sentence", "Unclear, read the sentences"),
    Verdict.NOT_STATED: ("The report does not say", "The reports do not say"),
}
"""For one force and for several."""
SAYS = {
    Verdict.YES: "yes",
    Verdict.NO: "no",
    Verdict.PARTLY: "in part",
    Verdict.PLANNED: "planned, not yet in place",
    Verdict.NOT_STATED: "the report does not say",
    Verdict.UNCLEAR: "unclear, read the sentence",
}
_ANSWERING = {
    Verdict.YES: ("does", "do"),
    Verdict.NO: ("does not", "do not"),
    Verdict.PLANNED: ("plans it", "plan it"),
    Verdict.PARTLY: ("does in part only", "do in part only"),
    Verdict.NOT_STATED: ("has a report that does not say", "have reports that do not say"),
}
_ORDER = (Verdict.NO, Verdict.PLANNED, Verdict.PARTLY, Verdict.YES, Verdict.UNCLEAR, Verdict.NOT_STATED)


def say_rows(question: Question, rows: Sequence[VerdictRow], wants: Verdict, answering: tuple[str, str]) -> str:
    """The rows in words: 'Of 5 forces, 2 do not: Norfolk, Northamptonshire. Planned: Nottinghamshire.'.

    `answering` says what those do that have the verdict asked for, one of them and several.
    """
    if len(rows) == 1:
        return f"{rows[0].force}: {SAYS[rows[0].verdict]}."
    if wants is not Verdict.NOT_STATED and all(row.verdict is Verdict.NOT_STATED for row in rows):
        return f"None of the {len(rows)} reports says."
    matching = [row.force for row in rows if row.verdict is wants]
    count = len(matching)
    head = (
        f"{_quantified(question, rows, wants, count)}Of {len(rows)} forces, {count or 'none'} {answering[count != 1]}"
    )
    rest = list_rows([row for row in rows if row.verdict is not wants])
    return " ".join([f"{head}: {', '.join(matching)}." if matching else f"{head}.", *([rest] if rest else [])])


def list_rows(rows: Sequence[VerdictRow]) -> str:
    """'Do not: Norfolk, Northamptonshire. Planned: Nottinghamshire.'."""
    parts = []
    for verdict in _ORDER:
        forces = [row.force for row in rows if row.verdict is verdict]
        if forces:
            parts.append(f"{_LABELS[verdict][len(forces) > 1]}: {', '.join(forces)}.")
    return " ".join(parts)


def _quantified(question: Question, rows: Sequence[VerdictRow], wants: Verdict, count: int) -> str:
    """The yes or no to 'do all forces' and 'does any force', where the rows bear one out."""
    if question.quantifier is Quantifier.ALL:
        if count == len(rows):
            return "Yes. "
        is_open = all(r.verdict in (wants, Verdict.UNCLEAR, Verdict.NOT_STATED) for r in rows)
        return "" if is_open else "No. "
    return "Yes. " if question.quantifier is Quantifier.ANY and count else ""
