"""From the sentences that may decide to a verdict: the readings of each, weighed together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.answer import Verdict
from bot.candidates import Extent, Shortlist
from bot.question import Question
from bot.ruling import read_by_rules, share_of_clause
from bot.settling import settle
from bot.weighing import Evidence, Probabilities, Weights, load_weights
from index.entailment import Reader, window
from index.library import STAND_IN, Library, Passage
from index.vocabulary import Vocabulary

CLOSELY = 2
"""Candidates, the likeliest, that are read among their neighbours too."""
BESIDE = 0.4
"""A neighbour of the deciding sentence is cited with it where it is as likely to decide as this, measured by it."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict and the passages that it rests on; none for `not_stated`."""

    verdict: Verdict
    passages: tuple[Passage, ...]


NOTHING = Judgement(Verdict.NOT_STATED, ())


def judge(question: Question, shortlist: Shortlist, library: Library) -> Judgement:
    """The verdict of one report, from the sentences that may decide."""
    if not shortlist.candidates:
        return NOTHING
    found = find_evidence(question, shortlist, library.vocabulary, library.reader)
    weights = load_weights(shortlist.extent)
    evidence = order_evidence(found, question, library.reader, weights)
    probabilities = weights.probabilities(evidence)
    verdict = max(probabilities, key=lambda v: (probabilities[v], v))
    if probabilities[verdict] < weights.sure:
        verdict = Verdict.UNCLEAR
    lead = evidence[0]
    verdict = settle(verdict, lead.rule, question, lead.candidate.passage, library)
    return NOTHING if verdict is Verdict.NOT_STATED else Judgement(verdict, _deciding(evidence))


def find_evidence(question: Question, shortlist: Shortlist, vocabulary: Vocabulary, reader: Reader) -> list[Evidence]:
    """Each candidate read by itself, in the order of the search.

    In a report that is read whole, each is also read in its context, for the proposition and for the question: what a
    search finds shares the words of the proposition, what it does not may answer words of asking.
    """
    passages = [candidate.passage for candidate in shortlist.candidates]
    alone = _read(question.proposition, passages, [passage.sentence.plain for passage in passages], reader)
    found = [
        Evidence(
            candidate,
            reading,
            read_by_rules(question, candidate.passage, vocabulary),
            share_of_clause(question, candidate.passage, vocabulary),
        )
        for candidate, reading in zip(shortlist.candidates, alone, strict=True)
    ]
    if shortlist.extent is Extent.SEARCHED:
        return found
    asked = _read(f"{question.affirmed}?", passages, [_in_context(passage) for passage in passages], reader)
    return [replace(e, asked=a) for e, a in zip(_read_within(question, found, reader), asked, strict=True)]


def order_evidence(
    found: Sequence[Evidence], question: Question, reader: Reader, weights: Weights, closely: int = CLOSELY
) -> list[Evidence]:
    """The evidence with the candidate that most likely decides first; the first `closely` are read in their context."""
    weighed = [replace(one, deciding=weights.chance_of_deciding(found, i)) for i, one in enumerate(found)]
    weighed.sort(key=lambda e: (-e.deciding, e.candidate.passage.sentence.number))
    return [*_read_within(question, weighed[:closely], reader), *weighed[closely:]]


def _read_within(question: Question, found: Sequence[Evidence], reader: Reader) -> list[Evidence]:
    """Each read among its neighbours too, where it has any and was not yet."""
    passages = [e.candidate.passage for e in found]
    shown = [_in_context(passage) for passage in passages]
    new = [i for i, e in enumerate(found) if e.within is None and shown[i] != passages[i].sentence.plain]
    readings = _read(question.proposition, [passages[i] for i in new], [shown[i] for i in new], reader)
    read = dict(zip(new, readings, strict=True))
    return [replace(e, within=e.within or read.get(i, e.alone)) for i, e in enumerate(found)]


def _in_context(passage: Passage) -> str:
    return window(passage.paragraph, passage.paragraph.sentences.index(passage.sentence))


def _read(text: str, passages: Sequence[Passage], shown: Sequence[str], reader: Reader) -> list[Probabilities]:
    """What each passage says of the text, as it is shown."""
    named_alike = [show.replace(passage.report.force, STAND_IN) for passage, show in zip(passages, shown, strict=True)]
    return [reading.probabilities for reading in reader.read_each(text, named_alike)]


def _deciding(evidence: Sequence[Evidence]) -> tuple[Passage, ...]:
    """The sentence that most likely decides, and the one beside it that completes it, in reading order."""
    lead = evidence[0]
    at = lead.candidate.passage.sentence.number
    beside = (
        e.candidate.passage
        for e in evidence[1:]
        if abs(e.candidate.passage.sentence.number - at) == 1 and e.deciding >= BESIDE * lead.deciding
    )
    passages = [lead.candidate.passage, *([found] if (found := next(beside, None)) else [])]
    return tuple(sorted(passages, key=lambda passage: passage.sentence.number))
