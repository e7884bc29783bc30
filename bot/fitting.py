"""Fits the weights that combine the readings: `python -m bot.fitting READER SET…`.

READER is a folder with a trained reader that has not seen the sets; a SET is a folder with `reports/` and
`questions.jsonl`, whose verdict questions say for every force in scope what its report says. Prints how the
weights do on each set when they are fitted on the others, then writes `bot/weights.json`.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.candidates import find_aspects, rank_candidates
from bot.judgement import gather_evidence
from bot.question import Question, parse_question
from bot.verdicts import CANDIDATES
from bot.weighing import WEIGHTS, measure
from index.entailment import VERDICTS, Reader
from index.library import Library, open_library
from index.models import Voice
from index.vocabulary import Vocabulary

WORDS = Path(__file__).parent.parent / "corpus" / "vocabulary.toml"

RIDGE = 3.0
"""Strength of the penalty on the squared weights, features scaled to a standard deviation of 1."""
STEPS = 3000
RATE = 0.05
SURE = 0.45
"""Probability under which a verdict is not claimed; chosen on the sets, see docs/verdicts.md."""

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Row:
    """What one report's evidence measures for one question, and what is right."""

    group: str
    features: dict[str, float]
    verdict: str
    accepted: tuple[str, ...]


def read_rows(folder: Path, reader: Reader, vocabulary: Vocabulary) -> Iterator[Row]:
    """A row for each force of each verdict question of one labelled set, where there is any evidence."""
    library = open_library(folder / "reports", vocabulary)
    for line in (folder / "questions.jsonl").read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        if gold["kind"] == "verdicts" and gold["status"] != "unknown_force":
            question = parse_question(gold["question"], library)
            for force, verdict in gold["verdicts"].items():
                if features := _measure_report(question, force, library, reader):
                    yield Row(folder.name, features, verdict, tuple(gold.get("accept", {}).get(force, ())))


def _measure_report(question: Question, force: str, library: Library, reader: Reader) -> dict[str, float]:
    report = library.reports_of(force)[0]
    findings = library.passages_of(report, Voice.FORCE)
    candidates = rank_candidates(find_aspects(question), findings, library.vocabulary)[:CANDIDATES]
    evidence = gather_evidence(question, candidates, library.vocabulary, lambda: reader)
    return measure(evidence) if evidence else {}


def fit(features: Matrix, verdicts: NDArray[np.intp]) -> Matrix:
    """Weights, a row for each verdict, of a multinomial logistic regression with a ridge penalty (by Adam)."""
    scale = np.where(features.std(0) > 0, features.std(0), 1.0)
    scaled, wanted = features / scale, np.eye(len(VERDICTS))[verdicts]
    weights = np.zeros((len(VERDICTS), features.shape[1]))
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        slope = (predict(weights, scaled) - wanted).T @ scaled + RIDGE * weights
        slope /= len(features)
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        weights -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return weights / scale


def predict(weights: Matrix, features: Matrix) -> Matrix:
    """The probability of each verdict, a row for each row of features."""
    scores = features @ weights.T
    powers: Matrix = np.exp(scores - scores.max(1, keepdims=True))
    shares: Matrix = powers / powers.sum(1, keepdims=True)
    return shares


def judge_rows(probabilities: Matrix, rows: Sequence[Row], sure: float) -> tuple[float, float]:
    """(share right, share wrong) in per cent; a row under `sure` is neither."""
    right = wrong = 0
    for likely, row in zip(probabilities, rows, strict=True):
        verdict = VERDICTS[int(likely.argmax())]
        if likely.max() >= sure or verdict == "not_stated":
            is_right = verdict in (row.verdict, *row.accepted)
            right, wrong = right + is_right, wrong + (not is_right)
    return 100 * right / len(rows), 100 * wrong / len(rows)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reader", type=Path)
    parser.add_argument("sets", type=Path, nargs="+")
    parser.add_argument("--output", type=Path, default=WEIGHTS)
    args = parser.parse_args()
    vocabulary, reader = Vocabulary.load(WORDS), Reader.load(args.reader)
    rows = [row for folder in args.sets for row in read_rows(folder, reader, vocabulary)]
    names = list(rows[0].features)
    features = np.array([[row.features[name] for name in names] for row in rows])
    verdicts = np.array([VERDICTS.index(row.verdict) for row in rows])
    for group in sorted({row.group for row in rows}):
        held = np.array([row.group == group for row in rows])
        weights = fit(features[~held], verdicts[~held])
        own = [row for row in rows if row.group == group]
        for sure in (0.0, SURE):
            right, wrong = judge_rows(predict(weights, features[held]), own, sure)
            print(f"{group}: {len(own)} rows, sure {sure}: right {right:.1f}, wrong {wrong:.1f}")
    weights = fit(features, verdicts)
    fitted = {
        v: {name: round(float(w), 4) for name, w in zip(names, row, strict=True)}
        for v, row in zip(VERDICTS, weights, strict=True)
    }
    args.output.write_text(
        json.dumps({"features": names, "sure": SURE, "weights": fitted}, indent=1) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()
