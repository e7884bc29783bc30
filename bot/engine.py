"""One question, one answer: `answer(parse(question), library)`, a pure function over frozen values.

A kind of answer is imported by the first question that needs it.
"""

from __future__ import annotations

from bot import wording
from bot.answer import Answer
from bot.parts import read_question
from bot.question import Question
from index.library import Library

SUGGESTED = 3
"""Examples that are given where nothing could be looked up."""


def answer(text: str, library: Library) -> Answer:
    """The answer of the reports in `library` to one question; any text gets one."""
    return answer_question(read_question(text, library), library)


def answer_question(question: Question, library: Library) -> Answer:
    """The answer to a question as it was parsed; one that asks for figures is answered by them."""
    if question.parts:
        return _answer_parts(question, library)
    if question.forces and question.kind in ("verdicts", "passages", "comparison") and _may_ask_for_figures(question):
        from bot.figures.answers import answer_figures

        if figures := answer_figures(question, library):
            return figures
    return answer_as(question, library)


def answer_as(question: Question, library: Library) -> Answer:
    """The answer of the kind that the question has, whatever its words ask for."""
    if question.parts:
        return _answer_parts(question, library)
    if question.kind is None:
        return _unclear(question, library)
    if not question.forces:
        return _unknown_force(question)
    return _answer_by_kind(question, library)


def _answer_parts(question: Question, library: Library) -> Answer:
    from bot.joining import join_answers

    return join_answers(question, [answer_question(part, library) for part in question.parts])


def _answer_by_kind(question: Question, library: Library) -> Answer:
    match question.kind:
        case "verdicts":
            from bot.verdicts import answer_verdicts

            return _answer_existence(question, library) or answer_verdicts(question, library)
        case "figures":
            from bot.figures.answers import answer_figures

            return answer_figures(question, library) or _answer_passages(question, library)
        case "summary" if len(question.forces) == 1:
            from bot.summary import answer_summary

            return answer_summary(question, library)
        case "comparison" | "summary":
            from bot.comparison import answer_comparison

            return answer_comparison(question, library)
        case _:
            return _answer_passages(question, library)


def _answer_existence(question: Question, library: Library) -> Answer | None:
    if not wording.EXISTS.search(question.asked):
        return None
    from bot.existence import answer_existence

    return answer_existence(question, library)


def _answer_passages(question: Question, library: Library) -> Answer:
    from bot.passages import answer_passages

    return answer_passages(question, library)


def _may_ask_for_figures(question: Question) -> bool:
    """Whether it is worth reading as a question about figures: most hold no word of number, and are sentences."""
    if wording.FIGURES.search(question.text) or wording.FIGURES.search(question.asked):
        return True
    is_heading = not wording.SENTENCE.search(question.asked)  # 'Norfolk, conduct investigations'
    return question.names_forces and is_heading


def _unclear(question: Question, library: Library) -> Answer:
    from bot.suggestions import suggest_questions

    examples = "; ".join(f"“{example.question}”" for example in suggest_questions(library)[:SUGGESTED])
    return Answer(
        question=question.text,
        status="unclear",
        kind=None,
        text=f"There is nothing in that to look up in the reports. Ask, for example: {examples}.",
        unknown_forces=question.unknown_forces,
    )


def _unknown_force(question: Question) -> Answer:
    if not question.unknown_forces:
        why = "That leaves out every force with a report."
        return Answer(question=question.text, status="unclear", kind=None, text=why)
    names = " or ".join(question.unknown_forces)
    return Answer(
        question=question.text,
        status="unknown_force",
        kind=question.kind,
        text=f"No report on {names} is loaded.",
        unknown_forces=question.unknown_forces,
    )
