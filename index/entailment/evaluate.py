"""How well a reader reads what it was not trained on: figures by verdict and field, and its calibration."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.entailment.dataset import NOT_STATED, Candidate, Pair
from index.entailment.reader import Reader, Reading
from index.entailment.verdicts import VERDICTS


@dataclass(frozen=True, slots=True)
class Judged:
    """A reading beside the verdict that it should have had."""

    gold: str
    reading: Reading
    group: str


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares between 0 and 1."""

    count: int
    accuracy: float
    f1: dict[str, float]
    groups: dict[str, float]
    """Accuracy by group: the field of a pair, the part that a candidate plays."""

    @property
    def macro_f1(self) -> float:
        return sum(self.f1.values()) / len(self.f1)

    def __str__(self) -> str:
        parts = [f"n {self.count}, right {self.accuracy:.3f}, macro-F1 {self.macro_f1:.3f}"]
        parts += [", ".join(f"{name} {share:.3f}" for name, share in table.items()) for table in (self.f1, self.groups)]
        return "; ".join(part for part in parts if part)


def figures(judged: Sequence[Judged]) -> Figures:
    """Accuracy, F1 by verdict, accuracy by group."""
    groups: dict[str, list[bool]] = defaultdict(list)
    for one in judged:
        groups[one.group].append(one.reading.verdict == one.gold)
    f1 = {}
    for verdict in VERDICTS:
        right = sum(1 for one in judged if one.gold == verdict == one.reading.verdict)
        claimed = sum(1 for one in judged if one.reading.verdict == verdict)
        f1[verdict] = 2 * right / max(1, claimed + sum(1 for one in judged if one.gold == verdict))
    right = sum(sum(rights) for rights in groups.values())
    return Figures(
        len(judged), right / max(1, len(judged)), f1, {name: sum(r) / len(r) for name, r in sorted(groups.items())}
    )


def judge_pairs(reader: Reader, pairs: Iterable[Pair]) -> tuple[list[Judged], list[Judged]]:
    """The pairs read in the form of a proposition, and in that of a question."""
    of_propositions, of_questions = [], []
    for pair in pairs:
        of_propositions.append(Judged(pair.verdict, reader.read(pair.proposition, pair.passage), pair.field))
        of_questions.append(Judged(pair.verdict, reader.read(pair.question, pair.passage), pair.field))
    return of_propositions, of_questions


def judge_candidates(reader: Reader, candidates: Iterable[Candidate]) -> list[Judged]:
    """Sentences that the engine's search brings up: those that decide, and those that only mislead."""
    return [
        Judged(
            one.verdict,
            reader.read(one.text, one.sentence),
            "misleading" if one.verdict == NOT_STATED else "deciding",
        )
        for one in candidates
    ]


def fit_temperature(judged: Sequence[Judged]) -> float:
    """What scores must be divided by for confidence to be the chance of being right, from readings at temperature 1."""
    return min((step / 20 for step in range(10, 61)), key=lambda temperature: _loss(judged, temperature))


def _loss(judged: Sequence[Judged], temperature: float) -> float:
    total = 0.0
    for one in judged:
        scores = [math.log(max(p, 1e-12)) / temperature for p in one.reading.probabilities]
        total += math.log(sum(math.exp(score) for score in scores)) - scores[VERDICTS.index(one.gold)]
    return total / len(judged)


def calibration_error(judged: Sequence[Judged], bins: int = 10) -> float:
    """How far confidence lies from the share that is right, on average over bins of confidence."""
    binned: dict[int, list[Judged]] = defaultdict(list)
    for one in judged:
        binned[min(bins - 1, int(one.reading.confidence * bins))].append(one)
    return sum(
        abs(sum(one.reading.confidence for one in members) - sum(one.reading.verdict == one.gold for one in members))
        for members in binned.values()
    ) / len(judged)
