"""One question, one answer: `answer(parse(question), library)`, a pure function over frozen values."""

from __future__ import annotations

from bot.answer import Answer
from bot.comparison import answer_comparison
from bot.figures import answer_figures
from bot.passages import answer_passages
from bot.question import Question, parse_question
from bot.suggestions import suggest_questions
from bot.summary import answer_summary
from bot.verdicts import answer_verdicts
from index.library import Library

SUGGESTED = 3
"""Examples that are given where nothing could be looked up."""


def answer(text: str, library: Library) -> Answer:
    """The answer of the reports in `library` to one question; any text gets one."""
    return answer_question(parse_question(text, library), library)


def answer_question(question: Question, library: Library) -> Answer:
    """The answer to a question as it was parsed; one that asks for figures is answered by them."""
    if question.forces and question.kind in ("verdicts", "passages") and (figures := answer_figures(question, library)):
        return figures
    return answer_as(question, library)


def answer_as(question: Question, library: Library) -> Answer:
    """The answer of the kind that the question has, whatever its words ask for."""
    if question.kind is None:
        return _unclear(question, library)
    if not question.forces:
        return _unknown_force(question)
    return _answer_by_kind(question, library)


def _answer_by_kind(question: Question, library: Library) -> Answer:
    match question.kind:
        case "verdicts":
            return answer_verdicts(question, library)
        case "figures":
            return answer_figures(question, library) or answer_passages(question, library)
        case "summary" if len(question.forces) == 1:
            return answer_summary(question, library)
        case "comparison" | "summary":
            return answer_comparison(question, library)
        case _:
            return answer_passages(question, library)


def _unclear(question: Question, library: Library) -> Answer:
    examples = "; ".join(f"“{example.question}”" for example in suggest_questions(library)[:SUGGESTED])
    return Answer(
        question=question.text,
        status="unclear",
        kind=None,
        text=f"There is nothing in that to look up in the reports. Ask, for example: {examples}.",
        unknown_forces=question.unknown_forces,
    )


def _unknown_force(question: Question) -> Answer:
    names = " or ".join(question.unknown_forces)
    return Answer(
        question=question.text,
        status="unknown_force",
        kind=question.kind,
        text=f"No report on {names} is loaded.",
        unknown_forces=question.unknown_forces,
    )
