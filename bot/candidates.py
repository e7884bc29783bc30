"""The sentences of a report that may answer a question, best first.

A report is searched by itself: what it says must not depend on which other reports are loaded.
"""

from __future__ import annotations

import math
import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.question import Question
from index.library import Library, Passage
from index.tokens import STOP, tokenize
from index.vocabulary import Kind, Vocabulary

WORD_FOR_CONCEPT = 0.6
"""Worth of a shared word where the concept that it belongs to is not expressed."""
RELATED = 0.4
"""Worth of a concept that is often said for the one asked about."""
OPPOSITE = 0.8
"""Worth of the opposite of what is asked: 'on paper' speaks of whether a register is electronic."""
CARRIED = 0.6
"""Worth of a topic that an earlier sentence of the paragraph gives."""
FAR = 0.8
"""What is left of that where the topic was given more than two sentences before."""

READ = 6
"""Sentences of a longer report that are read closely."""
SHORT = 8
"""Sentences; a report that has no more is read whole."""
ONE_PASSAGE = 3
"""Sentences of a report that is on one thing: no more than one of them and its neighbours."""
ALIKE = 0.3
"""Likeness in meaning under which a sentence that names none of the things asked about is not about the question."""

_DOES = re.compile(
    r"(?: (?:Police|Constabulary)(?: Service| Force)?)?(?: (?:already|now|still|currently|recently|by contrast))?"
    r" (?:has|had|\w+(?<![su])s|\w+ed)\b"
)
"""Behind a force's name, what that force does."""
_NEARER_HOME = re.compile(
    r"""\b(?:forces? | constabular(?:y|ies) | we | us | our | both | same | too | also | likewise | similarly | here
      | it | they | joint(?:ly)? | shar\w+ | together | collaborat\w+ | alliance | merg\w+ | partner\w* | behalf
      | peer | investigat\w+ | assist\w* | supports? | supported | helps? | helped | provid\w+ | leads? | led
      | host\w* | loan\w* | lends? | lent | seconded)\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""What may bring the report's own force into it."""

# The order of candidates weighs some of this otherwise than what is said of each of them.

PLAIN = 0.5
"""Weight of a word of no concept beside a concept: 'put', 'run' and 'way' are rare in a report, and say little."""
HANDED_ON = 0.8
"""Worth of a topic given by an earlier sentence."""
JUST_DONE = 0.3
"""Worth of what is done, how and by whom, where the sentence just before says it: 'Bills are read. Calls are not.'"""
HEADED = 0.4
"""Worth of a topic that the heading gives."""
MEANING = 2.0
"""Weight of likeness in meaning, beside the share of what is asked that a sentence holds or is given."""
OWN = 0.3
"""Weight of what stands in the sentence itself, beside all that it holds or is given."""


@dataclass(frozen=True, slots=True)
class Aspect:
    """One thing that a question asks about: a concept, or a word that belongs to none."""

    concept: str | None
    stems: frozenset[str]
    kind: Kind | None
    """None for a word of no concept, of which nobody knows what it does."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may decide, and how much of the question it holds."""

    passage: Passage
    rank: float
    """What candidates are ordered by."""
    coverage: float
    """Share of the question's aspects, by weight, that the sentence holds or is given; 0 to 1."""
    own: float
    """The same for what stands in the sentence itself."""
    predicate: float
    """The same for all that must stand in the sentence: what is done, how, and by whom."""
    concepts: float
    """Share of the concepts asked about that it holds or is given, each counting the same; 1 where there are none."""
    words: float
    """The same for words of no concept."""
    topics: float
    """The same for topics only; and so for predicates, qualifiers and actors."""
    predicates: float
    qualifiers: float
    actors: float
    things: float
    """The same for all but predicates: a sentence that holds none of them is about something else."""
    likeness: float
    """How alike it is in meaning to what is asked, whatever its words; -1 to 1, and 0 where nobody measured it."""
    rarest: float
    """How far it holds or is given the thing asked about that the fewest sentences of the report hold."""


class Extent(StrEnum):
    """How much of a report is read closely; what its silence means hangs on that."""

    SEARCHED = "searched"
    """What a search finds in it."""
    WHOLE = "whole"
    """All of it, a few sentences on several things."""
    PASSAGE = "passage"
    """All of it, and it is on one thing."""


@dataclass(frozen=True, slots=True)
class Shortlist:
    """The sentences of one report that are read closely, the likeliest to decide first."""

    candidates: tuple[Candidate, ...]
    extent: Extent


def find_aspects(question: Question, ignored: Container[str] = ()) -> tuple[Aspect, ...]:
    """What the proposition asks about, each thing once, in reading order; `ignored` stems are no content."""
    aspects: dict[str, Aspect] = {}
    covered: dict[int, str] = {}
    for mention in question.mentions:
        stems = frozenset(t.stem for t in question.tokens[mention.first : mention.last + 1] if t.stem not in STOP)
        for i in range(mention.first, mention.last + 1):
            covered[i] = mention.concept
        is_content = mention.kind is not Kind.SUBJECT or question.kind == "passages"
        if is_content and not (stems and all(stem in ignored for stem in stems)):
            aspects.setdefault(f"={mention.concept}", Aspect(mention.concept, stems, mention.kind))
    for i, token in enumerate(question.tokens):
        if i not in covered and token.stem in question.terms and token.stem not in ignored:
            aspects.setdefault(token.stem, Aspect(None, frozenset((token.stem,)), None))
    return tuple(aspects.values())


def shortlist(question: Question, passages: Sequence[Passage], library: Library) -> Shortlist:
    """What may decide a yes/no question in one report, given by its passages.

    Nothing where no candidate speaks of any of the things asked about, whatever it says is done, and none is alike in
    meaning. But a short report is read whole: it may say all of it in other words.
    """
    found = find_candidates(question, passages, library)
    length = sum(not passage.is_label for passage in passages)
    if length <= SHORT:
        extent = Extent.PASSAGE if length <= ONE_PASSAGE else Extent.WHOLE
        return Shortlist(tuple(found), extent)
    is_spoken_of = any(candidate.things or candidate.likeness >= ALIKE for candidate in found[:READ])
    return Shortlist(tuple(found[:READ]) if is_spoken_of else (), Extent.SEARCHED)


def find_candidates(question: Question, passages: Sequence[Passage], library: Library) -> list[Candidate]:
    """All of one report's passages, those first that hold most of what is asked and are most alike in meaning.

    But for those that say only what another force does.
    """
    alike = library.measure_likeness(question.proposition, passages)
    ranked = rank_candidates(find_aspects(question), passages, library.vocabulary, alike)
    names = library.vocabulary.forces.names
    return [candidate for candidate in ranked if not _is_of_another_force(candidate.passage, names)]


def _is_of_another_force(passage: Passage, names: Sequence[str]) -> bool:
    """Whether a sentence begins with what another of the forces does, and says nothing of the report's own."""
    said, own = passage.sentence.plain, passage.report.force
    others = (name for name in names if said.startswith(name) and name not in own)
    does = next(filter(None, (_DOES.match(said, len(name)) for name in others)), None)
    return does is not None and own not in said and not _NEARER_HOME.search(said, does.end())


def rank_candidates(
    aspects: Sequence[Aspect],
    passages: Sequence[Passage],
    vocabulary: Vocabulary,
    alike: Sequence[float] | None = None,
) -> list[Candidate]:
    """Those of one report's passages that hold part of what is asked, the largest part first.

    With `alike`, the likeness of each in meaning, all of them, and that counts too.
    """
    if not aspects:
        return []
    weights = [_weight(aspect, passages) for aspect in aspects]
    must = [weight if aspect.kind is not Kind.TOPIC else 0.0 for aspect, weight in zip(aspects, weights, strict=True)]
    of_kind = {kind: [float(aspect.kind is kind) for aspect in aspects] for kind in Kind}
    rarest = weights.index(max(weights))
    is_concept = [float(aspect.concept is not None) for aspect in aspects]
    matches = [[_match(aspect, passage, vocabulary) for aspect in aspects] for passage in passages]
    telling = [weight if aspect.concept else PLAIN * weight for aspect, weight in zip(aspects, weights, strict=True)]
    headed = {h: _headed(aspects, h, vocabulary) for h in {passage.paragraph.heading for passage in passages}}
    found = []
    likenesses = [0.0] * len(passages) if alike is None else alike
    for passage, own, before, likeness in zip(passages, matches, _before(passages, matches), likenesses, strict=True):
        if passage.is_label:
            continue
        takes_up = refers_back(passage)
        given = _given(aspects, before, (CARRIED, 0.0), takes_up=takes_up)
        if alike is not None or any(own) or any(given):
            handed_on = _given(aspects, before, (HANDED_ON, JUST_DONE), takes_up=takes_up)
            known = [max(all_) for all_ in zip(own, handed_on, headed[passage.paragraph.heading], strict=True)]
            both = [max(pair) for pair in zip(own, given, strict=True)]
            found.append(
                Candidate(
                    passage,
                    rank=_share(known, telling) + OWN * _share(own, telling) + MEANING * likeness,
                    coverage=_share(both, weights),
                    own=_share(own, weights),
                    predicate=_share(own, must, empty=1.0),
                    concepts=_share(both, is_concept, empty=1.0),
                    words=_share(both, [1 - is_known for is_known in is_concept], empty=1.0),
                    topics=_share(both, of_kind[Kind.TOPIC], empty=1.0),
                    predicates=_share(both, of_kind[Kind.PREDICATE], empty=1.0),
                    qualifiers=_share(both, of_kind[Kind.QUALIFIER], empty=1.0),
                    actors=_share(both, of_kind[Kind.ACTOR], empty=1.0),
                    things=_share(both, [1 - is_done for is_done in of_kind[Kind.PREDICATE]], empty=1.0),
                    likeness=likeness,
                    rarest=both[rarest],
                )
            )
    return sorted(found, key=lambda c: (-c.rank, c.passage.sentence.number))


def _match(aspect: Aspect, passage: Passage, vocabulary: Vocabulary) -> float:
    if aspect.concept is None:
        return float(bool(aspect.stems & passage.stems))
    if aspect.concept in passage.concepts:
        return 1.0
    if aspect.stems and aspect.stems <= (passage.stems if len(aspect.stems) == 1 else passage.free_stems):
        return WORD_FOR_CONCEPT
    if not vocabulary.related.get(aspect.concept, frozenset()).isdisjoint(passage.concepts):
        return RELATED
    if not vocabulary.opposites.get(aspect.concept, frozenset()).isdisjoint(passage.concepts):
        return OPPOSITE
    return 0.0


@dataclass(frozen=True, slots=True)
class _Before:
    """What the sentences before one in its paragraph hold of each aspect; empty where there are none."""

    last: Sequence[float] = ()
    last_but_one: Sequence[float] = ()
    any: Sequence[float] = ()
    """The most that any of them holds."""


def _before(passages: Sequence[Passage], matches: Sequence[Sequence[float]]) -> Iterator[_Before]:
    """For each passage, what came before it in its paragraph."""
    before = _Before()
    for i, passage in enumerate(passages):
        if i and passage.paragraph is passages[i - 1].paragraph:
            last = matches[i - 1]
            most = [max(pair) for pair in zip(last, before.any, strict=True)] if before.any else last
            before = _Before(last, before.last, most)
        else:
            before = _Before()
        yield before


def _given(
    aspects: Sequence[Aspect], before: _Before, worths: tuple[float, float], *, takes_up: bool
) -> Sequence[float]:
    """What comes to a sentence from those before it in its paragraph.

    Topics may come from any of them. A predicate must stand in the sentence, unless the sentence
    takes up the one just before it: 'In 2011 contracts were checked. It no longer does so.' One that
    does not is given the second of `worths` by it, as topics are the first.
    """
    worth, done = worths
    if not before.last:
        return [0.0] * len(aspects)
    given = []
    for k, aspect in enumerate(aspects):
        last = before.last[k]
        if aspect.kind is Kind.TOPIC:
            near = max(last, before.last_but_one[k]) if before.last_but_one else last
            given.append(worth * max(near, FAR * before.any[k]))
        else:
            given.append((worth if takes_up else done) * last)
    return given


def _headed(aspects: Sequence[Aspect], heading: str, vocabulary: Vocabulary) -> list[float]:
    """What a heading gives to the sentences below it: its topics."""
    topics = vocabulary.imply(vocabulary.mentions(tokenize(heading)))
    return [HEADED if aspect.kind is Kind.TOPIC and aspect.concept in topics else 0.0 for aspect in aspects]


_REFERS_BACK = re.compile(
    r"^(?:it|its|this|these|those|they|their|them|that|none|neither|both|all|each|some|most|many|few|half|others?|\d+"
    r"|one|two|three|four|the (?:same|latter|former|others?|rest|remainder|remaining|two|three)"
    r"|no (?:one|decision|plans?|date|such|other)|nobody|nothing|here|there|then|since then|such|so|nor|only|even so"
    r"|however|but|yet|instead|he|she|smaller|larger)\b",
    re.IGNORECASE,
)


def refers_back(passage: Passage) -> bool:
    """Whether a sentence takes up the one before it, by the word that it begins with."""
    return bool(_REFERS_BACK.match(passage.sentence.plain))


def _weight(aspect: Aspect, passages: Sequence[Passage]) -> float:
    """How much an aspect tells one sentence from another: its idf among the report's own sentences."""
    held = sum(1 for p in passages if (aspect.concept in p.concepts if aspect.concept else aspect.stems & p.stems))
    return math.log(1 + (len(passages) + 1) / (max(held, 1) + 1))


def _share(matches: Sequence[float], weights: Sequence[float], empty: float = 0.0) -> float:
    """The matched part of a weight; `empty` where there is no weight."""
    total = sum(weights)
    return sum(m * w for m, w in zip(matches, weights, strict=True)) / total if total else empty
