"""What a message in a thread changes of the last question: its forces, topic, polarity, computation or form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from bot import followup_wording as said
from bot import wording
from bot.answer import Verdict
from bot.figures.reckoning import read_reckoning
from bot.figures.wording import WORDS_OF_RECKONING
from bot.forces import NamedForces, find_forces
from bot.question import Quantifier, parse_question
from index.figures.quantities import find_quantities
from index.library import Library
from index.tokens import NEGATIONS, STOP, Token, tokenize
from index.vocabulary import Kind

LONGEST_TOPIC = 4
"""Words of a message that is nothing but a topic: 'gifts?', 'the gifts register?'."""


class Act(StrEnum):
    """What is done with the last question."""

    CHANGE = "change"
    """It is asked again with what is said here put in its place."""
    REFER = "refer"
    """A question of its own, in which 'they' or 'it' stands for what was spoken of."""
    COUNT = "count"
    COMPARE = "compare"
    QUOTE = "quote"
    EXPLAIN = "explain"


class Scope(StrEnum):
    """Forces that are meant without being named."""

    ALL = "all"
    OTHERS = "others"
    THOSE = "those"


@dataclass(frozen=True, slots=True)
class Polarity:
    """What is asked of a proposition that stays as it was: 'which ones don't?'."""

    wants: Verdict
    quantifier: Quantifier
    counts: bool


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A message that means something only after another one; what it leaves out is taken from there."""

    text: str
    """Without the words that tie it to what went before, and without names."""
    act: Act
    named: tuple[str, ...] = ()
    """Forces with a report, in its order."""
    unknown: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    scope: Scope | None = None
    number: int = 0
    """2 for 'those two'; 0 where it gives none."""
    topic: str = ""
    polarity: Polarity | None = None
    reckoning: str = ""
    """The words that say what to compute, or of which time."""
    is_period: bool = False
    """Whether it asks for another time."""
    is_open: bool = False
    """Whether it asks what, how or why: 'what happened in Norfolk?'."""

    @property
    def has_forces(self) -> bool:
        return bool(self.named or self.unknown or self.excluded or self.scope)

    @property
    def is_elliptical(self) -> bool:
        """Whether it says nothing at all by itself."""
        return not (self.named or self.topic or self.act is Act.REFER)


def read_followup(text: str, library: Library) -> FollowUp | None:
    """What `text` changes of the question before it; None where it is a question of its own, or nothing at all."""
    named = find_forces(text, library)
    rest = said.END.sub("", named.rest.replace("’", "'")).strip(' ,;:–—-"“”')
    joint = said.JOINT.match(rest)
    bare = rest[joint.end() :] if joint else rest
    scope, remaining = _take_scope(bare)
    number = said.NUMBER.search(bare)
    found = FollowUp(
        text=bare,
        act=_act(bare, named),
        named=named.known,
        unknown=named.unknown,
        excluded=named.excluded,
        scope=scope,
        number=said.NUMBERS[number[0].lower()] if number else 0,
        is_period=bool(said.PERIOD.search(rest)),
    )
    if found.act is not Act.CHANGE:
        return found
    if found.has_forces or joint:
        remaining = said.PREPOSITION.sub("", remaining)
    if found.scope is None and said.THEM.search(remaining) and not _content(said.THEM.sub(" ", remaining), library):
        found, remaining = replace(found, scope=Scope.THOSE), said.THEM.sub(" ", remaining)
    content = _content(remaining, library)
    if content:
        return _read_full(found, remaining, _cut(remaining, content), library, is_joined=bool(joint))
    return _read_bare(found, remaining, library)


def strip_reckoning(text: str, library: Library) -> str:
    """What is asked about, without the words at its ends that say what to do with it, or of whom it is asked."""
    return _cut(text, _content(text, library))


def strip_period(text: str) -> str:
    """The text without the words that say of which time it is."""
    return " ".join(said.PERIOD.sub(" ", text).split())


def _act(bare: str, named: NamedForces) -> Act:
    """Follow-ups that are known by their words, whatever was asked before; `CHANGE` for all others."""
    if said.QUOTE.fullmatch(bare):
        return Act.QUOTE
    if said.EXPLAIN.fullmatch(bare):
        return Act.EXPLAIN
    if said.COUNT.fullmatch(bare) and not named.known:
        return Act.COUNT
    return Act.COMPARE if said.COMPARE.fullmatch(bare) and len(named.known) <= 1 else Act.CHANGE


def _take_scope(bare: str) -> tuple[Scope | None, str]:
    """The forces that are meant without a name, and the message without the words that mean them."""
    for scope, cue in ((Scope.OTHERS, said.OTHERS), (Scope.ALL, said.ALL), (Scope.THOSE, said.THOSE)):
        if cue.search(bare):
            return scope, " ".join(cue.sub(" ", bare).split())
    return None, bare


def _read_bare(found: FollowUp, bare: str, library: Library) -> FollowUp | None:
    """A message that names no thing: 'rank them', 'which don't?', 'and Norfolk?'."""
    if _computes(found.text) or found.is_period:
        return replace(found, reckoning=found.text)
    if wording.VERDICT_LEAD.match(bare) or wording.SILENT.search(bare):
        asked = parse_question(bare, library)
        quantifier = Quantifier.ALL if said.EVERY.search(found.text) else asked.quantifier
        return replace(found, polarity=Polarity(asked.wants, quantifier, asked.wants_count))
    if found.has_forces and not wording.SUMMARY.search(bare):
        return replace(found, is_open=bool(wording.OPEN.match(bare)))
    return None


def _read_full(found: FollowUp, bare: str, topic: str, library: Library, *, is_joined: bool) -> FollowUp | None:
    """A message that names a thing, which may be a question of its own."""
    names_topic = parse_question(bare, library).names_topic
    refers = said.SUBJECT.search(bare) and not said.BOUND.search(bare) and not found.has_forces
    if refers or found.scope in (Scope.THOSE, Scope.OTHERS):
        return replace(found, act=Act.REFER)
    if said.COME_TO.match(bare) and not names_topic and not found.has_forces:
        return replace(found, reckoning=found.text)
    leads = (wording.VERDICT_LEAD, wording.OPEN, wording.COUNT, wording.WHO)
    if any(lead.match(bare) for lead in leads) or wording.SILENT.search(bare):
        return None
    is_short = names_topic and not found.has_forces and len(bare.split()) <= LONGEST_TOPIC
    return replace(found, topic=topic) if is_joined or is_short else None


def _computes(text: str) -> bool:
    reckoning = read_reckoning(text, 0)
    return bool(reckoning.operation or reckoning.is_asked or reckoning.limit)


def _content(text: str, library: Library) -> list[Token]:
    """The words that say what is asked about, and not what to do with it, of when or of whom."""
    tokens, mentions = tokenize(text), library.mentions(text)
    spans = [(q.start, q.end) for q in find_quantities(text)]
    spans += [match.span() for match in said.PERIOD.finditer(text)]
    things = {i for m in mentions if m.kind in (Kind.TOPIC, Kind.ACTOR) for i in range(m.first, m.last + 1)}
    idle = WORDS_OF_RECKONING | STOP | NEGATIONS
    return [
        token
        for i, token in enumerate(tokens)
        if token.stem not in said.IDLE
        and (i in things or token.stem not in idle)
        and not any(start <= token.start < end for start, end in spans)
    ]


def _cut(text: str, content: Sequence[Token]) -> str:
    return text[content[0].start : content[-1].end] if content else ""
