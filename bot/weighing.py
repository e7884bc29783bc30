"""The readings of a report's candidate sentences, weighed into one verdict.

A multinomial logistic regression over a few named features. Its weights are a JSON file that a person
can read; `bot.fitting` fits them on reports that the trained reader has not seen.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bot.answer import Verdict
from bot.candidates import OWN, Candidate
from index.entailment.verdicts import VERDICTS

WEIGHTS = Path(__file__).parent / "weights.json"
LEAST = 0.01
"""Probabilities are floored here before their logarithm is taken."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One candidate sentence with both its readings."""

    candidate: Candidate
    probabilities: tuple[float, ...]
    """Of the trained reader, in the order of `VERDICTS`."""
    rule: Verdict
    """What the rules of the language read; `not_stated` where they find no clause about this force."""

    clause: float
    """How much of what is asked stands in one clause about this force; 0 to 1."""

    @property
    def rank(self) -> float:
        """What candidates are put in order by: what was found of the question, and less where it decides nothing."""
        found = self.candidate.coverage + OWN * self.candidate.own
        return found * (1 - self.probabilities[-1] / 2)

    @property
    def claim(self) -> float:
        """How much the sentence bears on the question: what it holds of it, times how surely it decides."""
        return self.candidate.coverage * (1 - self.probabilities[-1])


@dataclass(frozen=True)
class Weights:
    """The fitted combination."""

    features: tuple[str, ...]
    rows: Mapping[str, tuple[float, ...]]
    """For each verdict, a weight for each feature."""
    sure: float
    """Probability under which a verdict is not claimed."""

    @classmethod
    def load(cls, path: Path = WEIGHTS) -> Weights:
        data = json.loads(path.read_text(encoding="utf-8"))
        return cls(
            tuple(data["features"]), {v: tuple(row.values()) for v, row in data["weights"].items()}, data["sure"]
        )

    def probabilities(self, evidence: Sequence[Evidence]) -> dict[Verdict, float]:
        """The probability of each verdict, given the evidence in the order of its candidates."""
        values = measure(evidence)
        scores = {
            v: sum(w * values[f] for f, w in zip(self.features, row, strict=True)) for v, row in self.rows.items()
        }
        top = max(scores.values())
        powers = {v: math.exp(score - top) for v, score in scores.items()}
        total = sum(powers.values())
        return {Verdict(v): power / total for v, power in powers.items()}


@cache
def load_weights() -> Weights:
    """The weights that ship with the package, read once."""
    return Weights.load()


def measure(evidence: Sequence[Evidence]) -> dict[str, float]:
    """The features of one report's evidence, which is given in order and holds one candidate at least."""
    lead = evidence[0]
    values = {"constant": 1.0}
    for verdict, p in zip(VERDICTS, lead.probabilities, strict=True):
        values[f"reader {verdict}"] = math.log(max(p, LEAST))
    values["reader stated"] = math.log(max(1 - lead.probabilities[-1], LEAST))
    for verdict in VERDICTS:
        values[f"rules {verdict}"] = float(lead.rule == verdict)
    values["claim"] = lead.claim
    values["coverage"] = lead.candidate.coverage
    values["own coverage"] = lead.candidate.own
    values["predicate coverage"] = lead.candidate.predicate
    values["concepts"] = lead.candidate.concepts
    values["words"] = lead.candidate.words
    values["topics"] = lead.candidate.topics
    values["predicates"] = lead.candidate.predicates
    values["qualifiers"] = lead.candidate.qualifiers
    values["actors"] = lead.candidate.actors
    values["clause"] = lead.clause
    values["clause times coverage"] = lead.clause * lead.candidate.coverage
    values["rarest"] = lead.candidate.rarest
    values["own times reader stated"] = lead.candidate.own * (1 - lead.probabilities[-1])
    values["topics times predicates"] = lead.candidate.topics * lead.candidate.predicates
    values["highest coverage"] = max(e.candidate.coverage for e in evidence)
    for i, verdict in enumerate(VERDICTS[:-1]):
        values[f"most {verdict}"] = max(e.candidate.coverage * e.probabilities[i] for e in evidence)
    rest = evidence[1:]
    values["second claim"] = rest[0].claim if rest else 0.0
    for i, verdict in enumerate(VERDICTS[:-1]):
        values[f"second {verdict}"] = rest[0].claim * rest[0].probabilities[i] if rest else 0.0
        values[f"others by rule {verdict}"] = sum(e.claim for e in rest if e.rule == verdict)
    values["agreement"] = float(lead.rule == VERDICTS[lead.probabilities.index(max(lead.probabilities[:-1]))])
    return values
