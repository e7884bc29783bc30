"""From the sentences that may decide to a verdict: the readings of each, weighed together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot.answer import Verdict
from bot.candidates import Candidate
from bot.question import Question
from bot.ruling import read_by_rules, share_of_clause
from bot.settling import settle
from bot.weighing import Evidence, Probabilities, Weights, load_weights
from index.entailment import Reader, window
from index.library import Library, Passage
from index.vocabulary import Vocabulary

BARE = 0.05
"""Coverage under which a sentence is not about the question, and the trained reader is not asked."""
CLOSELY = 2
"""Candidates, the likeliest, that are read among their neighbours too."""
BESIDE = 0.4
"""A neighbour of the deciding sentence is cited with it where it is as likely to decide as this, measured by it."""
STAND_IN = "Averton"
"""What the trained reader is shown for the force's name, as in its training: a name must not sway it."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict and the passages that it rests on; none for `not_stated`."""

    verdict: Verdict
    passages: tuple[Passage, ...]


NOTHING = Judgement(Verdict.NOT_STATED, ())


def judge(question: Question, candidates: Sequence[Candidate], library: Library) -> Judgement:
    """The verdict of one report, from its candidate sentences."""
    found = find_evidence(question, candidates, library.vocabulary, lambda: library.reader)
    if not found:
        return NOTHING
    weights = load_weights()
    evidence = order_evidence(found, question, lambda: library.reader, weights)
    probabilities = weights.probabilities(evidence)
    verdict = max(probabilities, key=lambda v: (probabilities[v], v))
    if probabilities[verdict] < weights.sure:
        verdict = Verdict.UNCLEAR
    lead = evidence[0]
    verdict = settle(verdict, lead.rule, question, lead.candidate.passage, library)
    return NOTHING if verdict is Verdict.NOT_STATED else Judgement(verdict, _deciding(evidence))


def find_evidence(
    question: Question, candidates: Sequence[Candidate], vocabulary: Vocabulary, reader: Callable[[], Reader]
) -> list[Evidence]:
    """Each candidate that bears on the question at all, read by itself, in the order of the search.

    None where no candidate speaks of any of the things asked about, whatever it says is done.
    The `reader` is asked for only where there is something to read.
    """
    if not any(candidate.things for candidate in candidates):
        return []
    return [
        Evidence(
            candidate,
            _read(question, candidate.passage, candidate.passage.sentence.plain, reader()),
            read_by_rules(question, candidate.passage, vocabulary),
            share_of_clause(question, candidate.passage, vocabulary),
        )
        for candidate in candidates
        if candidate.coverage >= BARE
    ]


def order_evidence(
    found: Sequence[Evidence],
    question: Question,
    reader: Callable[[], Reader],
    weights: Weights,
    closely: int = CLOSELY,
) -> list[Evidence]:
    """The evidence with the candidate that most likely decides first; the first `closely` are read in their context."""
    weighed = [replace(one, deciding=weights.chance_of_deciding(found, i)) for i, one in enumerate(found)]
    weighed.sort(key=lambda e: (-e.deciding, e.candidate.passage.sentence.number))
    in_context = [replace(e, within=_read_within(question, e, reader())) for e in weighed[:closely]]
    return [*in_context, *weighed[closely:]]


def _read_within(question: Question, evidence: Evidence, reader: Reader) -> Probabilities:
    passage = evidence.candidate.passage
    shown = window(passage.paragraph, passage.paragraph.sentences.index(passage.sentence))
    is_alone = shown == passage.sentence.plain
    return evidence.alone if is_alone else _read(question, passage, shown, reader)


def _read(question: Question, passage: Passage, text: str, reader: Reader) -> Probabilities:
    return reader.read(question.proposition, text.replace(passage.report.force, STAND_IN)).probabilities


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
