"""Questions answered by a number: looked up, or computed over the forces in scope."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answer import Answer, FigureRow, Sources
from bot.arithmetic import Comparison
from bot.figures.choice import related
from bot.figures.findings import Inquiry, find_findings
from bot.figures.outcome import Outcome, work_out
from bot.figures.reckoning import Limit, read_reckoning
from bot.figures.subject import read_states, read_subject
from bot.figures.text import Finding, say_computed, say_found, say_missing, say_nothing
from bot.question import Question
from index.figures.figure import Figure, once
from index.library import Library

OFFERED = 2
"""Figures that are quoted where a report does not give the one asked for."""
_AT_LEAST_ONE = Limit(Comparison.AT_LEAST, 1)
"""'How many forces refused at least one' asks whether they did."""

_AND_HOW_MANY = re.compile(
    r""",?\s(?:and|&)\s(?=(?:of\s(?:those|these|them|which),?\s)?
        (?:how\smany|how\smuch|what\s(?:number|percentage|proportion))\b)""",
    re.VERBOSE | re.IGNORECASE,
)
_LISTED = re.compile(
    r"""\W*(?P<lead>(?:how\smany|(?:the\s)?numbers?\sof|what\s(?:were|are)\sthe\snumbers?\sof)\s)?
      (?P<list>.+?)
      (?P<rest>(?:\s(?:did|does|do|has|have|had|were|was|are|is|in|at|for|by)\b.*)?)""",
    re.VERBOSE | re.IGNORECASE,
)
_AND = re.compile(r"\s*,\s*(?:and\s)?|\s+(?:and|&)\s+", re.IGNORECASE)
_OPEN = re.compile(
    r"""^\W*(?:why | how(?!\s(?:many|much|few|big|large|high|low|small)\b) | when | whom?\s(?:decides|runs|chairs|leads)
      | describe | explain | tell\sme\sabout | what\s(?:period|happens|does\s.*\bsay|do\s.*\bsay))\b""",
    re.VERBOSE | re.IGNORECASE,
)
_YES_NO = re.compile(
    r"^\W*(?:do|does|did|is|are|was|were|has|have|had|can|will|which|what\sforces|who|whose|where|any)\b", re.IGNORECASE
)
_SENTENCE = re.compile(
    r"""\b(?:do|does|did|is|are|was|were|has|have|had|can|will|which|who|what|where|that|any|anyone|all
      |every|more|fewer|less|up|(?<!turned\s)down|no|not|without|than)\b|n['’]t\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""What a heading does not hold: 'conduct investigations Norfolk' asks for a number, 'all leaks investigated?' not."""
_WHICH_OTHERS = re.compile(
    r"\bwhich\s(?!(?:police\s)?(?:forces?|constabular|reports?)|(?:of|one|two|three|had|has|have)\b)[a-z]+s\b",
    re.IGNORECASE,
)
_MOST_FORCES = re.compile(r"\bmost\s(?:of\s(?:the|these|our)\s)?(?:police\s)?forces\b", re.IGNORECASE)
_ALL_OF_THEM = re.compile(
    r"^\W*(?:do|does|did|is|are|was|were|has|have|had|can|will)(?:n['’]?t)?\s(?:all|every|each|both)\b", re.IGNORECASE
)
"""Asks whether each of the forces does, and not for what they come to together."""


def answer_figures(question: Question, library: Library) -> Answer | None:
    """The answer to a question about figures; None where it asks for none.

    A force whose report gives no figure is named in the text and left out of every computation.
    """
    inquiries = _read(question, library)
    if not any(_asks_for_figures(inquiry) for inquiry in inquiries):
        return None
    outcomes = [work_out(inquiry) for inquiry in inquiries]
    if not any(outcome.findings for outcome in outcomes):
        return _not_stated(inquiries[0])
    return _stated(question, outcomes)


def find_existing(question: Question, library: Library) -> tuple[Finding, ...]:
    """For a question that asks whether there is any of what a measure counts: its figures, one a force; else none."""
    inquiry = _read(question, library)[0]
    reckoning, subject = inquiry.reckoning, inquiry.subject
    is_counted = subject.is_all_measure and (subject.is_counted or bool(subject.states)) and len(subject.states) < 2
    if not is_counted or reckoning.operation not in (None, "sum") or reckoning.limit not in (None, _AT_LEAST_ONE):
        return ()
    return tuple(find_findings(inquiry.counting, question.forces))


def _read(question: Question, library: Library) -> list[Inquiry]:
    """The question, or its parts: 'how many applications were there, and how many were refused'."""
    forces = len(question.forces) if question.names_forces else 0
    found: list[Inquiry] = []
    for text in _split(question.asked, library):
        reckoning = read_reckoning(text, forces)
        if text == question.asked:  # words of asking may have been left out of what is asked
            typed = read_reckoning(question.text, forces)
            reckoning = replace(typed, counts_forces=typed.counts_forces or reckoning.counts_forces)
        subject = read_subject(text, reckoning, library)
        if found and not subject.measure:  # what is counted was said in the first part
            whole = read_subject(f"{text} {question.asked}", reckoning, library)
            subject = replace(whole, states=read_states(whole.measure, text, library)) if whole.measure else whole
        found.append(Inquiry(question, text, library, reckoning, subject))
    return found


def _split(asked: str, library: Library) -> list[str]:
    """The parts of a question that ask for figures of their own: 'how many cards, leaks and complaints did it have'."""
    parts = _AND_HOW_MANY.split(asked)
    listed = _LISTED.fullmatch(asked) if len(parts) == 1 else None
    items = _AND.split(listed["list"]) if listed else []
    if not listed or len(items) < 2:
        return parts
    subjects = [
        read_subject(f"{listed['lead'] or 'how many '}{item}", read_reckoning(item, 0), library) for item in items
    ]
    measures = [s.measure.name for s in subjects if s.measure and s.is_all_measure and s.is_counted]
    if len(set(measures)) < len(items):
        return parts
    return [f"how many {item} {listed['rest']}".strip() for item in items]


def _asks_for_figures(inquiry: Inquiry) -> bool:
    """Whether a number, or what is computed from numbers, answers the question."""
    text, reckoning, subject = inquiry.text, inquiry.reckoning, inquiry.subject
    if inquiry.question.kind in ("comparison", "summary", None) and reckoning.operation is None:
        return False
    if reckoning.counts_forces:
        return inquiry.is_measured and reckoning.limit not in (None, _AT_LEAST_ONE)
    is_of_each_force = reckoning.operation == "sum" and reckoning.limit is None and bool(_ALL_OF_THEM.match(text))
    if is_of_each_force or any(pattern.search(text) for pattern in (_OPEN, _MOST_FORCES, _WHICH_OTHERS)):
        return False
    if reckoning.is_of_each and subject.is_all_measure and subject.is_counted and not _YES_NO.match(text):
        return True
    if reckoning.operation is None and (not reckoning.is_asked or _YES_NO.match(text)):
        is_heading = inquiry.question.names_forces and subject.is_all_measure and not _SENTENCE.search(text)
        return is_heading and (bool(subject.states) or subject.is_counted)
    return reckoning.is_asked or inquiry.is_measured


def _stated(question: Question, outcomes: Sequence[Outcome]) -> Answer:
    sources = Sources()
    rows = dict.fromkeys(_row(finding, sources) for outcome in outcomes for finding in outcome.rows)
    result = next((outcome.result for outcome in outcomes if outcome.result), None)
    is_selection = result is not None and result.operation in ("max", "min", "filter", "count")
    return Answer(
        question=question.text,
        status="answered",
        kind="figures",
        text="\n".join(dict.fromkeys(_say(outcome) for outcome in outcomes)),
        matching=tuple(sorted(result.forces)) if result and is_selection else (),
        figures=tuple(rows),
        result=result,
        citations=sources.citations,
        unknown_forces=question.unknown_forces,
    )


def _not_stated(inquiry: Inquiry) -> Answer:
    """No report in scope gives it: what comes nearest is quoted."""
    question, library, sources = inquiry.question, inquiry.library, Sources()
    for force in question.forces if question.names_forces else ():
        figures = [f for report in library.reports_of(force)[:1] for f in library.figures.of(report)]
        _cite(related(figures, inquiry.subject, OFFERED), sources)
    return Answer(
        question=question.text,
        status="not_stated",
        kind="figures",
        text=say_nothing(question.forces if question.names_forces else (), sources.citations),
        citations=sources.citations,
        unknown_forces=question.unknown_forces,
    )


def _say(outcome: Outcome) -> str:
    findings, result = outcome.findings, outcome.result
    answer = "" if outcome.is_so is None else "Yes." if outcome.is_so else "No."
    is_one = len(findings) == 1 and not outcome.total
    if result is None or (is_one and result.operation in ("rate", "share", "difference")):
        said = say_found(findings)
    else:
        said = say_computed(findings, result, outcome.total)
    return " ".join(part for part in (answer, said, say_missing(outcome.missing)) if part)


def _row(finding: Finding, sources: Sources) -> FigureRow:
    return FigureRow(
        force=finding.force or None,
        measure=finding.measure,
        value=finding.value,
        unit=finding.unit,
        citations=_cite(finding.figures, sources),
        derived=finding.is_derived,
    )


def _cite(figures: Sequence[Figure], sources: Sources) -> tuple[int, ...]:
    passages = once(passage for figure in figures for passage in figure.passages)
    return tuple(dict.fromkeys(sources.cite(p.report, p.paragraph, p.sentence) for p in passages))
