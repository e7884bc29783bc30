"""The last question of a thread, as a follow-up changes it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.answer import Kind
from bot.figures.reckoning import read_reckoning
from bot.followup import Act, FollowUp, Scope, strip_period, strip_reckoning
from bot.followup_wording import NUMBER_OF, ONES, put_topic
from bot.parts import change_parts
from bot.question import Question, parse_question
from index.library import Library
from index.tokens import tokenize
from index.vocabulary import Kind as ConceptKind

PAIR = 2
LEADING = 4
"""Words up to a number that say how it limits: 'launched at least 50'."""

_OVER_FORCES = frozenset(("rank", "max", "min", "sum", "mean", "median", "filter"))
"""Computations that need more than one force."""
_JOINED_BY = re.compile(r"\s+(?:on|for|of|about|to|towards|over)\s+(?:the\s+|its\s+|their\s+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Last:
    """The question that is followed up, and the forces that were spoken of."""

    question: Question
    found: tuple[str, ...]
    """Those that its answer picked out."""
    recent: tuple[str, ...]
    """Those that were named in the thread, the last one last."""

    @property
    def named(self) -> tuple[str, ...]:
        return self.question.forces if self.question.names_forces else ()


def change_question(followup: FollowUp, last: Last, library: Library) -> Question | None:
    """The last question with what the message changes; None where it is not clear which forces it means."""
    forces = _forces(followup, last, library)
    if not forces and not followup.unknown:
        return None
    names = bool(followup.unknown) or forces != library.forces or forces == last.named
    question = _reword(followup, last.question, library)
    changed = replace(question, forces=forces, names_forces=names, unknown_forces=followup.unknown)
    is_alike = question.parts and question.kind == last.question.kind
    return change_parts(last.question, changed) if is_alike else replace(changed, parts=())


# Of which forces


def _forces(followup: FollowUp, last: Last, library: Library) -> tuple[str, ...]:
    """The forces in scope; none where they cannot be told, or no report covers them."""
    if followup.named:
        is_joint = followup.act is Act.COMPARE or last.question.kind == "comparison"
        return tuple(sorted({*followup.named, *(last.named if is_joint else ())}))
    if followup.unknown:
        return ()
    if followup.excluded:
        return _without(followup.excluded, library)
    if followup.scope in (Scope.ALL, Scope.OTHERS):
        return _without((last.named or last.found) if followup.scope is Scope.OTHERS else (), library)
    if followup.act is Act.COMPARE or followup.scope is Scope.THOSE or followup.act is Act.REFER:
        return _those(followup.number, last, least=PAIR if followup.act is Act.COMPARE else 1)
    needs_several = followup.polarity or read_reckoning(followup.reckoning, 0).operation in _OVER_FORCES
    return library.forces if needs_several and len(last.question.forces) < PAIR else last.question.forces


def _without(left_out: Sequence[str], library: Library) -> tuple[str, ...]:
    return tuple(force for force in library.forces if force not in left_out)


def _those(number: int, last: Last, *, least: int) -> tuple[str, ...]:
    """The forces that 'those' or 'they' means: those found, or else asked about, or else named lately."""
    lately = last.recent[-(number or PAIR) :] if number or last.named else ()
    for forces in (last.found, last.named, lately, last.question.forces):
        if len(forces) >= least and number in (0, len(forces)):
            return tuple(sorted(forces))
    return ()


# In which words


def _reword(followup: FollowUp, last: Question, library: Library) -> Question:
    if followup.act is Act.COMPARE:
        return replace(parse_question(strip_reckoning(last.asked, library), library), kind="comparison")
    if followup.act is Act.COUNT:
        return _count(last, library)
    if followup.act is Act.REFER:
        return _refer(followup, last, library)
    if followup.topic:
        return _with_topic(followup.topic, last, library)
    if followup.reckoning:
        return _reckon(followup, last, library)
    return _ask_otherwise(followup, last, library)


def _ask_otherwise(followup: FollowUp, last: Question, library: Library) -> Question:
    """The same proposition, asked for another verdict, or openly."""
    if polarity := followup.polarity:
        is_claim = last.kind == "verdicts"
        question = last if is_claim else parse_question(strip_reckoning(last.asked, library), library)
        wants, quantifier, counts = polarity.wants, polarity.quantifier, polarity.counts
        return replace(question, kind="verdicts", wants=wants, quantifier=quantifier, wants_count=counts)
    return replace(last, kind="passages") if followup.is_open else last


def _count(last: Question, library: Library) -> Question:
    """How many forces are those that the last answer picked out; or how many of what it was about."""
    if last.kind != "figures":
        return replace(last, kind="verdicts", wants_count=True)
    subject = strip_reckoning(last.asked, library)
    numbers = [token for token in tokenize(last.asked) if token.stem.isdigit()]
    if numbers and read_reckoning(last.asked, 0).limit:
        limit = " ".join(last.asked[: numbers[-1].end].split()[-LEADING:])
        subject = f"forces {limit} {subject}"
    return replace(parse_question(f"how many {subject}", library), kind="figures")


def _refer(followup: FollowUp, last: Question, library: Library) -> Question:
    """A question of its own, with the last topic for 'them' where it has none."""
    question = parse_question(followup.text, library)
    topics = [m for m in last.mentions if m.kind is ConceptKind.TOPIC]
    if not topics or question.names_topic:
        return question
    words = (last.proposition[last.tokens[m.first].start : last.tokens[m.last].end] for m in topics)
    return parse_question(put_topic(followup.text, " ".join(words)), library)


def _reckon(followup: FollowUp, last: Question, library: Library) -> Question:
    """The same figures, computed with otherwise or of another time; what is said of it, where it is no figure."""
    asked = strip_period(last.asked) if followup.is_period else last.asked
    subject = strip_reckoning(asked, library)
    wanted = read_reckoning(followup.reckoning, 0)
    if followup.is_period and not (wanted.operation or wanted.is_asked or wanted.limit):
        kind: Kind = "figures" if last.kind == "figures" else "passages"
        text = f"{asked if kind == 'figures' else subject} {followup.reckoning}"
        return replace(parse_question(text, library), kind=kind)
    if read_reckoning(last.asked, 0).wants_rate and not wanted.is_asked:
        subject = f"percentage of {subject}"
    if number_of := NUMBER_OF.match(followup.reckoning):
        text = f"{number_of[1]} {subject} {followup.reckoning[number_of.end() :]}"
    else:
        text = f"{ONES.sub('forces', followup.reckoning)} {subject}"
    return replace(parse_question(text, library), kind="figures")


def _with_topic(topic: str, last: Question, library: Library) -> Question:
    """The same question of another thing; an open one of the thing, where it is not clear what it would replace."""
    if last.kind == "figures":
        subject = strip_reckoning(last.asked, library)
        head = last.asked[: last.asked.find(subject)] if subject else last.asked
        return replace(parse_question(f"{head} {topic}", library), kind="figures")
    if last.kind in ("comparison", "summary"):
        return replace(parse_question(topic, library), kind=last.kind)
    text = _put_in_place(topic, last)
    question = parse_question(text or topic, library)
    if last.kind != "verdicts" or not text:
        return replace(question, kind="passages")
    wants, quantifier, counts = last.wants, last.quantifier, last.wants_count
    return replace(question, kind="verdicts", wants=wants, quantifier=quantifier, wants_count=counts)


def _put_in_place(topic: str, last: Question) -> str:
    """The last question's words with another topic; empty where it has more than one that this could stand for."""
    text = last.asked
    offset = text.find(last.proposition)
    topics = [m for m in last.mentions if m.kind is ConceptKind.TOPIC]
    if not topics or offset < 0:
        return ""
    spans = [(offset + last.tokens[m.first].start, offset + last.tokens[m.last].end) for m in topics]
    while len(spans) > 1 and _JOINED_BY.fullmatch(text[spans[0][1] : spans[1][0]]):
        spans.pop(0)  # 'a policy on the media': the policy stays
    if len(spans) > 1 and all(text[a[1] : b[0]].isspace() for a, b in pairwise(spans)):
        spans = [(spans[0][0], spans[-2][1])]  # 'media policy': so it does here
    return f"{text[: spans[0][0]]}{topic}{text[spans[0][1] :]}" if len(spans) == 1 else ""
