"""The readings of a report's candidate sentences, weighed: which of them decides, and for which verdict.

Two logistic regressions over a few named features. Their weights are a JSON file that a person can read;
`bot.fitting` fits them on reports that the trained reader has not seen.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bot.answer import Verdict
from bot.candidates import Candidate, Extent
from index.entailment.verdicts import VERDICTS

WEIGHTS = Path(__file__).parent / "weights.json"
LEAST = 0.01
"""Probabilities are kept this far from 0 and 1 before their logarithm is taken."""
FRAGMENT = 5
"""Words; a shorter sentence is a label ('Second jobs.') more often than a statement."""
CLAIMS = VERDICTS[:-1]
"""The verdicts of a sentence that says something: all but `not_stated`, which is the last."""

Probabilities = tuple[float, ...]
"""Of the trained reader, in the order of `VERDICTS`."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One candidate sentence with its readings."""

    candidate: Candidate
    alone: Probabilities
    """What the trained reader makes of the sentence by itself."""
    rule: Verdict
    """What the rules of the language read; `not_stated` where they find no clause about this force."""
    clause: float
    """How much of what is asked stands in one clause about this force; 0 to 1."""
    deciding: float = 0.0
    """The probability that this is the sentence that decides."""
    within: Probabilities | None = None
    """What the trained reader makes of it among its neighbours; None where nothing hangs on it."""
    asked: Probabilities | None = None
    """The same for the question, put in the affirmative; only in a report that is read whole."""

    @property
    def stated(self) -> float:
        """The probability that it says anything on the question, by itself."""
        return 1 - self.alone[-1]

    @property
    def claims(self) -> dict[str, float]:
        """The share of each verdict, given that it says something: of both readings, their geometric mean."""
        within = self.within or self.alone
        return _share_out([math.sqrt(a * b) for a, b in zip(self.alone[:-1], within[:-1], strict=True)])


@dataclass(frozen=True)
class Weights:
    """The fitted combination for reports that are read to one extent: a weight for each feature, by name."""

    deciding: Mapping[str, float]
    verdicts: Mapping[str, Mapping[str, float]]
    sure: float
    """Probability under which a verdict is not claimed."""

    def chance_of_deciding(self, evidence: Sequence[Evidence], at: int) -> float:
        """The probability that the candidate at place `at` is the one that decides."""
        return 1 / (1 + math.exp(-_weigh(self.deciding, measure_candidate(evidence, at))))

    def probabilities(self, evidence: Sequence[Evidence]) -> dict[Verdict, float]:
        """The probability of each verdict of the report, given its evidence, what most likely decides first."""
        values = measure_report(evidence)
        scores = {verdict: _weigh(row, values) for verdict, row in self.verdicts.items()}
        top = max(scores.values())
        powers = {verdict: math.exp(score - top) for verdict, score in scores.items()}
        total = sum(powers.values())
        return {Verdict(verdict): power / total for verdict, power in powers.items()}


@cache
def load_weights(extent: Extent) -> Weights:
    """The weights that ship with the package, for reports that are read to this extent."""
    data = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return Weights(**data[extent], sure=data["sure"])


def measure_candidate(evidence: Sequence[Evidence], at: int) -> dict[str, float]:
    """The features of one candidate among all of its report, which are given in the order of the search."""
    own, candidate = evidence[at], evidence[at].candidate
    values = {
        "constant": 1.0,
        "stated": _log_odds(own.stated),
        "stated, below the likeliest": _log_odds(own.stated) - max(_log_odds(e.stated) for e in evidence),
        "stated times coverage": own.stated * candidate.coverage,
        "coverage": candidate.coverage,
        "coverage, of the highest": candidate.coverage / (max(e.candidate.coverage for e in evidence) or 1.0),
        "own coverage": candidate.own,
        "predicate coverage": candidate.predicate,
        "things": candidate.things,
        "topics": candidate.topics,
        "predicates": candidate.predicates,
        "qualifiers": candidate.qualifiers,
        "rarest": candidate.rarest,
        "likeness": candidate.likeness,
        "likeness, below the highest": candidate.likeness - max(e.candidate.likeness for e in evidence),
        "likeness times stated": candidate.likeness * own.stated,
        "clause": own.clause,
        "rules nothing": float(own.rule is Verdict.NOT_STATED),
        "first": float(at == 0),
        "place": 1 / (1 + at),
        "fragment": float(len(candidate.passage.sentence.plain.split()) < FRAGMENT),
    }
    if own.within and own.asked:
        within, asked = _log_odds(1 - own.within[-1]), _log_odds(1 - own.asked[-1])
        values |= {"stated within": within, "stated, asked": asked, "sentences": math.log(len(evidence))}
    return values


def measure_report(evidence: Sequence[Evidence]) -> dict[str, float]:
    """The features of a report's evidence, what most likely decides first; there is one candidate at least."""
    lead, second = evidence[0], evidence[1] if len(evidence) > 1 else None
    within = lead.within or lead.alone
    values = {
        "constant": 1.0,
        "deciding": _log_odds(lead.deciding),
        "deciding, the second": _log_odds(second.deciding) if second else 0.0,
        "deciding, any": math.log(max(1 - math.prod(1 - e.deciding for e in evidence), LEAST)),
        "stated alone": math.log(max(lead.stated, LEAST)),
        "stated within": math.log(max(1 - within[-1], LEAST)),
        "coverage": lead.candidate.coverage,
        "coverage, the highest": max(e.candidate.coverage for e in evidence),
        "own coverage": lead.candidate.own,
        "predicate coverage": lead.candidate.predicate,
        "things": lead.candidate.things,
        "rarest": lead.candidate.rarest,
        "likeness": lead.candidate.likeness,
        "likeness, the highest": max(e.candidate.likeness for e in evidence),
        "clause": lead.clause,
        "agreement": float(lead.rule == CLAIMS[lead.alone.index(max(lead.alone[:-1]))]),
    }
    for verdict, share in lead.claims.items():
        values[f"reader {verdict}"] = math.log(max(share, LEAST))
        values[f"reader {verdict}, the second"] = second.deciding * second.claims[verdict] if second else 0.0
        values[f"rules {verdict}, the second"] = second.deciding * (second.rule == verdict) if second else 0.0
    for verdict in VERDICTS:
        values[f"rules {verdict}"] = float(lead.rule == verdict)
    return values | _measure_whole(evidence, lead.asked) if lead.asked else values


def _measure_whole(evidence: Sequence[Evidence], asked: Probabilities) -> dict[str, float]:
    """The features of a report that is read whole: the reading for the question, and how long the report is."""
    of_claims = {f"reader {verdict}, asked": share for verdict, share in _share_out(asked[:-1]).items()}
    chances = {"stated, asked": 1 - asked[-1], "stated not, asked": asked[-1], **of_claims}
    return {name: math.log(max(chance, LEAST)) for name, chance in chances.items()} | {
        "sentences": math.log(len(evidence))
    }


def _share_out(chances: Sequence[float]) -> dict[str, float]:
    """The share of each verdict that claims something in what is given to all of them."""
    return {verdict: chance / sum(chances) for verdict, chance in zip(CLAIMS, chances, strict=True)}


def _weigh(weights: Mapping[str, float], values: Mapping[str, float]) -> float:
    return sum(weight * values[name] for name, weight in weights.items())


def _log_odds(probability: float) -> float:
    kept = min(max(probability, LEAST), 1 - LEAST)
    return math.log(kept / (1 - kept))
