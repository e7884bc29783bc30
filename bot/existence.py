"""Whether there is any of what figures count: 'which forces investigated no leaks', 'did Norfolk refuse any'.

The question has two answers in one, a verdict for each force and the figure that it rests on.
"""

from __future__ import annotations

import re
from dataclasses import replace

from bot.answer import Answer, FigureRow, Result, Verdict
from bot.figures.answers import find_existing
from bot.figures.text import Finding, say_listed
from bot.judgement import Judgement
from bot.question import Question, parse_question
from bot.verdicts import answer_verdicts
from index.figures.figure import once
from index.library import Library

_ZERO = re.compile(r"\b(?:zero|nil)\b", re.IGNORECASE)


def answer_existence(question: Question, library: Library) -> Answer | None:
    """Verdicts that rest on figures; None where no report gives one that is asked for.

    It is asked where `wording.EXISTS` stands in the question. A force whose report gives no figure gets the verdict
    that its sentences give.
    """
    if _ZERO.search(question.text):  # 'zero cases' is 'no cases'
        question = replace(parse_question(_ZERO.sub("no", question.text), library), text=question.text)
    findings = find_existing(question, library)
    if not findings:
        return None
    answer = answer_verdicts(question, library, {finding.force: _judge(finding) for finding in findings})
    count = answer.result
    return replace(
        answer,
        text=f"{answer.text} {say_listed(findings)}",
        figures=tuple(_row(finding, answer) for finding in findings),
        result=count or Result(operation="filter", value=None, forces=answer.matching),
    )


def _judge(finding: Finding) -> Judgement:
    passages = once(passage for figure in finding.figures for passage in figure.passages)
    return Judgement(Verdict.YES if finding.value else Verdict.NO, passages)


def _row(finding: Finding, answer: Answer) -> FigureRow:
    return FigureRow(
        force=finding.force,
        measure=finding.measure,
        value=finding.value,
        unit=finding.unit,
        citations=next(row.citations for row in answer.verdicts if row.force == finding.force),
        derived=finding.is_derived,
    )
