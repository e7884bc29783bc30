"""A thread: what was asked last, and how the next message goes on from it."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from bot import wording
from bot.answer import Answer, Kind, Verdict
from bot.engine import answer_as, answer_question
from bot.followup import Act, FollowUp, read_followup, strip_reckoning
from bot.parts import change_parts, read_question
from bot.question import Quantifier, Question
from bot.quoting import quote_answer
from bot.rewording import Last, change_question
from index.library import Library

REMEMBERED = 6
"""Forces that were named lately."""


class State(BaseModel):
    """What a thread has come to: the last question, and the forces that its answer was about."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: Literal[1] = 1
    text: str = ""
    """What was asked last, with what it took from the question before; empty in a new thread."""
    kind: Kind | None = None
    wants: Verdict = Verdict.YES
    quantifier: Quantifier = Quantifier.WHICH
    wants_count: bool = False
    forces: tuple[str, ...] = ()
    """Those in scope."""
    names_forces: bool = False
    found: tuple[str, ...] = ()
    """Those that the answer picked out of them."""
    recent: tuple[str, ...] = ()
    """Those that were named, the last one last."""


def read_state(text: str) -> State:
    """The state that `State.model_dump_json` wrote; a new thread where it cannot be read, or is of another version."""
    try:
        return State.model_validate_json(text)
    except ValidationError:
        return State()


def reply(text: str, state: State, library: Library) -> tuple[Answer, State]:
    """The answer to a message of a thread, and what the thread has come to.

    A question of its own starts afresh. What cannot be looked up leaves the thread as it was.
    """
    followup = read_followup(wording.tidy(text), library)
    if followup is None or (not state.text and not followup.is_elliptical):
        question = read_question(text, library)
        found = answer_question(question, library)
        return found, _go_on(question, found, state, followup)
    if not state.text:
        return _unclear(text, "There is no question yet that this could be about. Ask one in full."), state
    if followup.act in (Act.QUOTE, Act.EXPLAIN):
        last = answer_as(last_question(state, library), library)
        return quote_answer(last, text, library, explains=followup.act is Act.EXPLAIN), state
    changed = change_question(followup, Last(last_question(state, library), state.found, state.recent), library)
    if changed is None:
        return _unclear(text, "It is not clear which forces are meant. Name them, please."), state
    found = (answer_question if followup.act is Act.REFER else answer_as)(changed, library)
    shown = replace(found, question=text, text=_say_reading(changed, found, library) + found.text)
    return shown, _go_on(changed, found, state, followup)


def last_question(state: State, library: Library) -> Question:
    """The question that a state is about, as it is put to `library`; forces whose report has gone are left out."""
    question = read_question(state.text, library)
    asked = replace(
        question,
        kind=state.kind,
        wants=state.wants,
        quantifier=state.quantifier,
        wants_count=state.wants_count,
        forces=tuple(force for force in state.forces if force in library.forces),
        names_forces=state.names_forces,
        unknown_forces=(),
    )
    return change_parts(question, asked)


def _go_on(question: Question, found: Answer, state: State, followup: FollowUp | None) -> State:
    if found.status == "unclear":
        return state
    named = followup.named if followup else ()
    named = named or (question.forces if question.names_forces else ())[:REMEMBERED]
    recent = [force for force in state.recent if force not in named]
    keeps_forces = followup is not None and found.status == "unknown_force"
    return State(
        text=question.text,
        kind=found.kind,
        wants=question.wants,
        quantifier=question.quantifier,
        wants_count=question.wants_count,
        forces=state.forces if keeps_forces else question.forces,
        names_forces=question.names_forces,
        found=_picked(question, found),
        recent=tuple([*recent, *named][-REMEMBERED:]),
    )


def _picked(question: Question, found: Answer) -> tuple[str, ...]:
    """The forces that an answer picks out of those in scope."""
    if found.kind == "verdicts":
        return found.matching
    if found.result and found.result.operation in ("max", "min", "filter", "count"):
        return tuple(sorted(found.result.forces))
    if found.kind == "passages" and not question.names_forces:
        return tuple(sorted({citation.force for citation in found.citations}))
    return ()


def _say_reading(question: Question, found: Answer, library: Library) -> str:
    """How a message was read: 'Norfolk, second jobs:'. A comparison and a summary say so by themselves."""
    if found.kind not in ("verdicts", "passages", "figures"):
        return ""
    names = question.forces or question.unknown_forces
    who = ", ".join(names) if question.names_forces else "All forces"
    what = question.proposition if question.kind == "verdicts" else strip_reckoning(question.asked, library)
    is_said = any(letter.isalpha() for letter in what)
    return f"{who}, {what}:\n" if is_said else f"{who}:\n"


def _unclear(text: str, why: str) -> Answer:
    return Answer(question=text, status="unclear", kind=None, text=why)
