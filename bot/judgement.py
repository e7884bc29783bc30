"""From the sentences that may decide to a verdict: the readings of each, weighed together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.answer import Verdict
from bot.candidates import Candidate
from bot.question import Question
from bot.ruling import read_by_rules, share_of_clause
from bot.weighing import Evidence, load_weights
from index.entailment import Reader, window
from index.library import Library, Passage
from index.vocabulary import Vocabulary

BARE = 0.2
"""Coverage under which a sentence is not about the question, and the trained reader is not asked."""
STAND_IN = "Averton"
"""What the trained reader is shown for the force's name, as in its training: a name must not sway it."""
BESIDE = 0.5
"""A neighbour of the deciding sentence is cited with it where it bears on the question this much as well."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict and the passages that it rests on; none for `not_stated`."""

    verdict: Verdict
    passages: tuple[Passage, ...]


NOTHING = Judgement(Verdict.NOT_STATED, ())


def judge(question: Question, candidates: Sequence[Candidate], library: Library) -> Judgement:
    """The verdict of one report, from its candidate sentences."""
    evidence = gather_evidence(question, candidates, library.vocabulary, lambda: library.reader)
    if not evidence:
        return NOTHING
    probabilities = load_weights().probabilities(evidence)
    verdict = max(probabilities, key=lambda v: (probabilities[v], v))
    if verdict is Verdict.NOT_STATED:
        return NOTHING
    if probabilities[verdict] < load_weights().sure:
        verdict = Verdict.UNCLEAR
    return Judgement(verdict, _deciding(evidence))


def gather_evidence(
    question: Question, candidates: Sequence[Candidate], vocabulary: Vocabulary, reader: Callable[[], Reader]
) -> list[Evidence]:
    """Each candidate with both its readings, the one most likely to decide first.

    The `reader` is asked for only where there is something to read.
    """
    evidence = []
    for candidate in candidates:
        if candidate.coverage >= BARE and candidate.things:
            passage = candidate.passage
            shown = window(passage.paragraph, passage.paragraph.sentences.index(passage.sentence))
            reading = reader().read(question.proposition, shown.replace(passage.report.force, STAND_IN))
            rule = read_by_rules(question, passage, vocabulary)
            evidence.append(
                Evidence(candidate, reading.probabilities, rule, share_of_clause(question, passage, vocabulary))
            )
    return sorted(evidence, key=lambda e: (-e.rank, e.candidate.passage.sentence.number))


def _deciding(evidence: Sequence[Evidence]) -> tuple[Passage, ...]:
    """The sentence that bears most on the question, and the one beside it that completes it, in reading order."""
    lead = evidence[0]
    at = lead.candidate.passage.sentence.number
    beside = (
        e.candidate.passage
        for e in evidence[1:]
        if abs(e.candidate.passage.sentence.number - at) == 1 and e.claim >= BESIDE * lead.claim
    )
    passages = [lead.candidate.passage, *([found] if (found := next(beside, None)) else [])]
    return tuple(sorted(passages, key=lambda passage: passage.sentence.number))
