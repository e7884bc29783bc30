"""A question that asks several things, as several: 'does Norfolk vet its contractors, and are second jobs reviewed?'.

Nouns and verbs that share what is said of them are one question: 'gifts and hospitality', 'record and publish gifts'.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice

from bot import parts_wording as said
from bot import wording
from bot.answer import Verdict
from bot.followup_wording import OBJECT, put_topic
from bot.forces import NamedForces, find_forces
from bot.question import Question, parse_question
from index.library import Library
from index.tokens import tokenize
from index.vocabulary import Kind

TRIED = 4
"""Places of a question at which it may be cut; what is longer is no question."""


def read_question(text: str, library: Library) -> Question:
    """What `text` asks; with its `parts`, where it asks two things or three."""
    question = parse_question(text, library)
    if question.kind not in ("verdicts", "figures", "passages") or question.wants is Verdict.NOT_STATED:
        return question
    straight = wording.tidy(text).replace("’", "'")
    if parts := _read_neither(straight, question, library):
        return replace(question, parts=parts)
    for join in islice(said.JOIN.finditer(straight), TRIED):
        first, second = straight[: join.start()], straight[join.end() :].strip()
        if _goes_on(straight[join.start() :], second) or _is_within_phrase(join, straight, library):
            continue
        mark = join["mark"] or join["end"] or ""
        if (
            parts := _read_separate(first, second, mark, library)
            if join["end"]
            else (_read_separate(first, second, mark, library) or _read_shared(first, second, question, library))
        ):
            return replace(question, parts=(*_read_listed(first, parts[0], library), *parts[1:]))
    return question


def change_parts(question: Question, asked: Question) -> Question:
    """`asked`, which is `question` asked otherwise, with the parts of that changed in the same way."""
    parts = question.parts
    if asked.forces != question.forces:
        parts = tuple(_ask_of(part, asked) for part in parts)
    if (asked.wants, asked.wants_count) != (question.wants, question.wants_count):
        parts = tuple(replace(part, wants=asked.wants, wants_count=asked.wants_count) for part in parts)
    return replace(asked, parts=parts)


def _ask_of(part: Question, whole: Question) -> Question:
    """A part, asked of the forces of the whole question."""
    return replace(part, forces=whole.forces, names_forces=whole.names_forces, unknown_forces=whole.unknown_forces)


def _goes_on(tail: str, second: str) -> bool:
    """Whether what follows only goes on with the question before it: '… and no plans to', '… but haven't yet'."""
    return bool(
        not second
        or said.GOES_ON.match(second)
        or wording.NO_PLAN.match(tail)
        or wording.NOT_YET.match(tail)
        or wording.PARTLY.match(tail.lstrip(" ,;?"))
    )


def _is_within_phrase(join: re.Match[str], text: str, library: Library) -> bool:
    """Whether the vocabulary has a phrase around it: 'gifts and hospitality'."""
    tokens = tokenize(text)
    spans = ((tokens[m.first].start, tokens[m.last].end) for m in library.mentions(text) if m.first < m.last)
    return any(start < join.start() and join.end() < end for start, end in spans)


# Two questions, each with its own words of asking


def _read_separate(first: str, second: str, mark: str, library: Library) -> tuple[Question, ...]:
    before, after = parse_question(first, library), find_forces(second, library)
    if not _is_whole(before) or not _is_asked(before, second, mark, library):
        return ()
    own = _parse_after(before, second, after, library)
    is_scene = not (before.names_forces or said.WHICH_LED.match(before.asked))
    if is_scene and wording.WHICH_FORCES.search(second) and OBJECT.search(second):
        return ()  # 'Can staff report it by phone? Which forces have a line for that?'
    if not own.names_topic:
        thing = _last_thing(before)
        if not thing or not own.terms or not OBJECT.search(second):
            return ()
        second = put_topic(second, thing)
        own = _parse_after(before, second, find_forces(second, library), library)
    shares = own.names_forces and not before.names_forces and not re.search(wording.FORCE, before.asked)
    if shares and not before.unknown_forces:
        before = replace(before, forces=own.forces, names_forces=True)
    return _both(before, own)


def _is_whole(question: Question) -> bool:
    """Whether it asks something by itself: 'which forces do' does not."""
    is_asked = wording.OPEN.match(question.asked) or wording.VERDICT_LEAD.match(question.asked)
    return bool(is_asked) and _has_thing(question)


def _has_thing(question: Question) -> bool:
    """Whether it names a thing, or holds a word that nobody knows and that may be one."""
    return question.names_topic or any(not term.startswith("=") for term in question.terms)


def _last_thing(question: Question) -> str:
    """The words of the thing that a question names last, which 'it' and 'them' stand for; empty where there is none."""
    topics = [m for m in question.mentions if m.kind is Kind.TOPIC]
    if not topics:
        return ""
    first, last = topics[-1].first, topics[-1].last
    for mention in reversed(topics[:-1]):  # 'second job applications' are two
        first = mention.first if mention.last + 1 == first else first
    return question.proposition[question.tokens[first].start : question.tokens[last].end]


def _is_asked(before: Question, second: str, mark: str, library: Library) -> bool:
    """Whether `second` is a question of its own, behind `before` and the mark between them."""
    bare = parse_question(second, library).asked
    opening = re.sub(r"^(?:\w+ )?\w+", "", before.asked, count=1)
    if said.ASKS_OPENLY.match(bare):
        return bool(mark) or not said.WITHIN.search(opening)
    if said.ASKS_WHO.match(bare):
        openings = (wording.OPEN.match, wording.COUNT.match, said.SUPERLATIVE.search)
        is_open = any(opens(before.asked) for opens in openings)
        return mark in (";", "?") or ((bool(mark) or is_open) and not said.WITHIN.search(opening))
    if not said.ASKS_WHETHER.match(second) or said.PERFECT.match(second):
        return False
    if not said.WHICH_LED.match(before.asked) or mark in (";", "?"):
        return True
    return bool(mark) and bool(said.OF_THE_FORCES.match(second) or said.IS_SO.match(second))


def _parse_after(before: Question, second: str, named: NamedForces, library: Library) -> Question:
    """The second question, of the forces of the first where it names none and does not ask for any."""
    if named.known or named.unknown or named.excluded or not before.names_forces or wording.WHICH_FORCES.search(second):
        return parse_question(second, library)
    own = parse_question(f"{second.rstrip(' ?.!')} in {' and '.join(before.forces)}", library)
    return replace(own, text=second)


# Two predicates of the same forces, or three


def _read_neither(text: str, whole: Question, library: Library) -> tuple[Question, ...]:
    """'Which forces neither record gifts nor publish them', as what they do not and what else they do not."""
    denied = said.NEITHER.fullmatch(text.strip(" ?.!"))
    if not denied:
        return ()
    return _read_shared(f"{denied['lead']} do not {denied['first']}", f"do not {denied['second']}", whole, library)


def _read_listed(text: str, first: Question, library: Library) -> tuple[Question, ...]:
    """The first part, itself in two where it lists two predicates: 'record gifts, check cards and review jobs'."""
    before, comma, last = text.rpartition(", ")
    return (_read_shared(before, last, first, library) if comma else ()) or (first,)


def _read_shared(first: str, second: str, whole: Question, library: Library) -> tuple[Question, ...]:
    before = parse_question(first, library)
    is_claim = whole.kind == before.kind == "verdicts" and _has_thing(before)
    if not is_claim or find_forces(second, library).unknown:
        return ()
    text = _repeat_lead(before, second, library)
    if not text:
        return ()
    own = parse_question(text, library)
    if not own.names_topic and (thing := _last_thing(before)):
        if OBJECT.search(second):
            own = parse_question(put_topic(text, thing), library)
        elif said.HAS_NONE.match(second):  # 'a central register but no cross-checking'
            own = parse_question(f"{text.rstrip(' ?.!')} of the {thing}", library)
    parts = (before, own) if own.names_topic else ()
    return _both(*(_ask_of(part, whole) for part in parts)) if parts else ()


def _repeat_lead(before: Question, second: str, library: Library) -> str:
    """The second predicate with the words of asking of the first; empty where it is no predicate."""
    asked = before.asked
    lead = said.LEAD.match(asked)
    if not lead:
        passive = said.PASSIVE.match(asked)
        is_done = passive and said.DONE.search(asked[passive.end() :])
        return f"{passive['lead']} {second}" if passive and is_done and _is_done_to(second, library) else ""
    predicate = asked[lead.end() :]
    if not _is_predicate(predicate) or said.GOVERNS.search(predicate) or said.WITHIN.search(predicate):
        return ""
    if said.HAS.match(predicate) and said.HAS_NONE.match(second):
        return f"{asked[: lead.end()].strip()} have {second}"
    denied = said.CONTINUES.match(second)
    bare = second[denied.end() :] if denied else second
    bare = bare[ever.end() :] if (ever := said.EVER.match(bare)) else bare
    if denied:
        return f"{lead['forces'] or lead['asks']} {'do not ' if lead['forces'] else 'not '}{bare}"
    is_third = bool(lead["forces"]) and not lead["doing"]
    found = said.PLAIN.match(bare) or (said.THIRD.match(bare) if is_third else None)
    if not found or (found["alike"] and not found["object"] and not _begins_with_thing(bare[found.end() :], library)):
        return ""
    return f"{asked[: lead.end()].strip()} {bare}"


def _is_predicate(text: str) -> bool:
    """Whether it is a verb and its thing: 'record gifts', and not 'record' of 'record and publish gifts'."""
    verb, last = said.BEGINS_WITH_VERB.match(text), said.LAST_VERB.search(text)
    return verb is not None and (last is None or (bool(last["alike"]) and last.start() >= verb.end()))


def _begins_with_thing(text: str, library: Library) -> bool:
    """Whether a thing follows, with what was done to it at most before it: 'declined gifts'."""
    at = 1 if said.DONE_BEFORE.match(text) else 0
    return any(m.kind is Kind.TOPIC and m.first <= at for m in library.mentions(text))


def _is_done_to(text: str, library: Library) -> bool:
    """Whether a thing and what is done to it begin the text: 'second jobs reviewed every year'."""
    question = parse_question(text, library)
    things = [m for m in question.mentions if m.kind is Kind.TOPIC and m.first == 0]
    return any(said.DONE_TO.match(text, question.tokens[m.last].end) for m in things)


def _both(first: Question, second: Question) -> tuple[Question, ...]:
    """Two questions that can each be looked up, and do not ask the same; none otherwise."""
    parts = (first, second)
    if any(part.kind not in ("verdicts", "figures", "passages") or part.wants is Verdict.NOT_STATED for part in parts):
        return ()
    return parts if first.terms != second.terms and any(part.forces for part in parts) else ()
