"""Fits the weights that combine the readings: `python -m bot.fitting READER SET…`.

READER is a folder with a trained reader that has not seen the sets; a SET is a folder with `reports/` and
`questions.jsonl`, whose verdict questions say for every force in scope what its report says, and on which piece of a
sentence that rests. The weights for reports that are searched are fitted on these; those for reports that are short
enough to be read whole, on the pairs that the reader was not trained on, each a report by itself or part of one.
Prints how the weights do on each set when they are fitted on the others, and so for each fifth of the pairs, then
writes `bot/weights.json`.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.answer import Verdict
from bot.candidates import Extent, shortlist
from bot.judgement import CLOSELY, find_evidence, order_evidence
from bot.labelling import holds_piece, pieces_of
from bot.question import Question, parse_question
from bot.weighing import WEIGHTS, Evidence, Weights, measure_candidate, measure_report
from index.entailment import VERDICTS, Reader
from index.entailment.dataset import NOT_STATED, Pair, load_kept_out
from index.entailment.outright import outright
from index.entailment.reader import Reading
from index.library import Library, open_library
from index.models import Voice
from index.vocabulary import Vocabulary

WORDS = Path(__file__).parent.parent / "corpus" / "vocabulary.toml"

RIDGE = 3.0
"""Strength of the penalty on the squared weights, features scaled to a standard deviation of 1."""
STEPS = 2000
RATE = 0.05
SURE = 0.5
"""Probability under which a verdict is not claimed; chosen on the sets, see docs/verdicts.md."""

FOLDS = 5
"""Parts of the families of pairs, each judged by weights fitted on the others."""
SEED = 5
"""Of what stands around a passage, and of what is said outright."""
AROUND = 3
"""Passages on other things in a short report."""
ASKED_OUTRIGHT = ("Which forces {bare}?", "Which forces don't {bare}?", "Who {third}?", "Does the force not {bare}?")
"""Questions that a passage answers outright, one for each that is made of a proposition."""
NAMED = re.compile("Police|Constabulary|Marlshire")
"""A force, in such a passage; the report's own bears no name there."""
FORCE = "Aldershire"
"""Invented, and named in no passage."""
REPORT = """{force} Police
December 2012

# Findings for {force}

## What did we find?

{findings}
"""

TRIED = (0.0, 0.4, 0.45, SURE, 0.55, 0.6)

Matrix = NDArray[np.float64]


@dataclass(frozen=True)
class Remembering(Reader):
    """A reader that reads nothing twice: the weights of each fold ask for much the same readings."""

    read_before: dict[tuple[str, str], Reading] = field(default_factory=dict)

    def read(self, text: str, passage: str) -> Reading:
        if (text, passage) not in self.read_before:
            self.read_before[text, passage] = super().read(text, passage)
        return self.read_before[text, passage]


@dataclass(frozen=True)
class Row:
    """One report and one question: what may decide, and what is right."""

    group: str
    question: Question
    evidence: list[Evidence]
    """In the order of the search, read one by one."""
    decides: list[bool]
    verdict: str
    accepted: tuple[str, ...]
    extent: Extent


def read_rows(folder: Path, reader: Reader, vocabulary: Vocabulary) -> Iterator[Row]:
    """A row for each force of each verdict question of one labelled set, where there is any evidence."""
    library = open_library(folder / "reports", vocabulary)
    for line in (folder / "questions.jsonl").read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        if gold["kind"] != "verdicts" or gold["status"] == "unknown_force":
            continue
        question = parse_question(gold["question"], library)
        for force, verdict in gold["verdicts"].items():
            evidence, extent = _find(question, force, library, reader)
            pieces, accepted = pieces_of(gold, force), tuple(gold.get("accept", {}).get(force, ()))
            if evidence:
                decides = [holds_piece(e.candidate.passage, pieces) for e in evidence]
                yield Row(folder.name, question, evidence, decides, verdict, accepted, extent)


@dataclass(frozen=True, slots=True)
class Short:
    """A question on a report that is short enough to be read whole."""

    group: str
    question: str
    paragraphs: Sequence[str]
    verdict: str
    pieces: tuple[str, ...]
    """Of the sentence that decides; the whole passage where nobody has said which of its sentences does."""


def make_short(pairs: Sequence[Pair]) -> Iterator[Short]:
    """Short reports of the passages of pairs, and of passages that say outright what is asked.

    Each passage is a report by itself, and by turns one of several paragraphs, of which the others are on other things,
    or left out of those.
    """
    rng = random.Random(SEED)
    families: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        families[pair.family].append(pair)
    for number, (name, family) in enumerate(sorted(families.items())):
        fold = number % FOLDS + 1
        for turn, pair in enumerate([*family, *_say_outright(family[0], rng)]):
            pieces = (pair.deciding or pair.passage,) if pair.verdict != NOT_STATED else ()
            alone = Short(f"alone {fold}", pair.question, [pair.passage], pair.verdict, pieces)
            yield alone
            others = [other.passage for other in rng.sample(pairs, AROUND + 1) if other.family != name][:AROUND]
            if turn % 2:
                among = rng.sample([pair.passage, *others], len(others) + 1)
                yield replace(alone, group=f"among {fold}", paragraphs=among)
            else:
                yield replace(alone, group=f"without {fold}", paragraphs=others, verdict=NOT_STATED, pieces=())


def _say_outright(pair: Pair, rng: random.Random) -> Iterator[Pair]:
    """The proposition of a pair with passages that say outright what is asked, and name no force."""
    said = outright(pair.proposition)
    if said is None or not said.bare:
        return
    for asked in ASKED_OUTRIGHT:
        for example in said.draw(rng):
            if not NAMED.search(example.passage):
                question = asked.format(bare=said.bare, third=said.third)
                yield replace(pair, question=question, passage=example.passage, verdict=example.verdict, deciding="")


def read_short(shorts: Iterable[Short], reader: Reader, vocabulary: Vocabulary) -> Iterator[Row]:
    """A row for each question that asks for a verdict of all forces, where the report is read whole."""
    for short in shorts:
        with tempfile.TemporaryDirectory() as folder:
            text = REPORT.format(force=FORCE, findings="\n\n".join(short.paragraphs))
            (Path(folder) / "report.txt").write_text(text, encoding="utf-8")
            library = open_library(Path(folder), vocabulary)
        question = parse_question(short.question, library)
        if question.kind == "verdicts" and question.forces:
            evidence, extent = _find(question, FORCE, library, reader)
            if extent is not Extent.SEARCHED:
                decides = [holds_piece(e.candidate.passage, short.pieces) for e in evidence]
                yield Row(short.group, question, evidence, decides, short.verdict, (), extent)


def _find(question: Question, force: str, library: Library, reader: Reader) -> tuple[list[Evidence], Extent]:
    """(the evidence of the report on a force, how much of it is read)."""
    findings = library.passages_of(library.reports_of(force)[0], Voice.FORCE)
    found = shortlist(question, findings, library)
    return find_evidence(question, found, library.vocabulary, reader), found.extent


@dataclass(frozen=True, slots=True)
class Without:
    """A part of the engine that is left out, to see what it is worth."""

    name: str = "nothing"
    features: tuple[str, ...] = ()
    """What the names of the features that are left out begin with."""
    closely: int = CLOSELY
    has_concepts: bool = True

    def pick(self, values: Mapping[str, float]) -> dict[str, float]:
        return {name: value for name, value in values.items() if not name.startswith(self.features or ("\0",))}


WITHOUT = (
    Without(),
    Without("the trained reader", features=("stated", "reader", "agreement")),
    Without("the rules", features=("rules", "clause", "agreement")),
    Without("the context", closely=0),
    Without("the vocabulary", has_concepts=False),
)


def fit_deciding(rows: Sequence[Row], without: Without = WITHOUT[0]) -> dict[str, float]:
    """Weights for which candidate decides, from the rows in which one does or none should."""
    usable = [row for row in rows if row.verdict == "not_stated" or any(row.decides)]
    measured = [without.pick(measure_candidate(row.evidence, i)) for row in usable for i in range(len(row.evidence))]
    wanted = np.array([decides for row in usable for decides in row.decides], dtype=np.intp)
    against, deciding = fit(_table(measured), wanted, 2)
    # The sigmoid of a difference of scores is the softmax over the two.
    return _name(measured[0], deciding - against)


def fit_verdicts(
    rows: Sequence[Row], gathered: Sequence[Sequence[Evidence]], without: Without = WITHOUT[0]
) -> dict[str, dict[str, float]]:
    """Weights for each verdict, from the evidence as the weights for which decides have put it in order."""
    measured = [without.pick(measure_report(evidence)) for evidence in gathered]
    wanted = np.array([VERDICTS.index(row.verdict) for row in rows])
    weights = fit(_table(measured), wanted, len(VERDICTS))
    return {verdict: _name(measured[0], row) for verdict, row in zip(VERDICTS, weights, strict=True)}


def fit(features: Matrix, classes: NDArray[np.intp], count: int) -> Matrix:
    """Weights, a row for each of `count` classes, of a multinomial logistic regression with a ridge penalty (Adam)."""
    scale = np.where(features.std(0) > 0, features.std(0), 1.0)
    scaled, wanted = features / scale, np.eye(count)[classes]
    weights = np.zeros((count, features.shape[1]))
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        slope = (_predict(weights, scaled) - wanted).T @ scaled + RIDGE * weights
        slope /= len(features)
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        weights -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return weights / scale


def _predict(weights: Matrix, features: Matrix) -> Matrix:
    """The probability of each class, a row for each row of features."""
    scores = features @ weights.T
    powers: Matrix = np.exp(scores - scores.max(1, keepdims=True))
    shares: Matrix = powers / powers.sum(1, keepdims=True)
    return shares


def fit_weights(rows: Sequence[Row], reader: Reader, without: Without = WITHOUT[0]) -> Weights:
    """Both combinations, fitted on all of the rows, whose reports are read to the same extent."""
    deciding = Weights(fit_deciding(rows, without), {}, SURE)
    gathered = [_gather(row, reader, deciding, without) for row in rows]
    return replace(deciding, verdicts=fit_verdicts(rows, gathered, without))


def judge_rows(
    rows: Sequence[Row], reader: Reader, sure: Sequence[float], without: Without = WITHOUT[0]
) -> dict[str, list[tuple[float, float]]]:
    """For each set, judged by weights fitted on the others: (right, wrong) in per cent at each of `sure`.

    A row whose likeliest verdict is less probable than `sure` is neither.
    """
    found = {}
    for group in sorted({row.group for row in rows}):
        weights = fit_weights([row for row in rows if row.group != group], reader, without)
        own = [row for row in rows if row.group == group]
        likely = [weights.probabilities(_gather(row, reader, weights, without)) for row in own]
        found[group] = [_share_right(own, likely, least) for least in sure]
    return found


def _share_right(rows: Sequence[Row], likely: Sequence[Mapping[Verdict, float]], least: float) -> tuple[float, float]:
    right = wrong = 0
    for row, of_row in zip(rows, likely, strict=True):
        chance, verdict = max((chance, verdict) for verdict, chance in of_row.items())
        if chance >= least:
            is_right = verdict in (row.verdict, *row.accepted)
            right, wrong = right + is_right, wrong + (not is_right)
    return 100 * right / len(rows), 100 * wrong / len(rows)


def _gather(row: Row, reader: Reader, weights: Weights, without: Without) -> list[Evidence]:
    return order_evidence(row.evidence, row.question, reader, weights, without.closely)


def _table(measured: Sequence[Mapping[str, float]]) -> Matrix:
    return np.array([list(values.values()) for values in measured])


def _name(names: Iterable[str], weights: NDArray[np.float64]) -> dict[str, float]:
    return {name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)}


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reader", type=Path)
    parser.add_argument("sets", type=Path, nargs="+")
    parser.add_argument("--output", type=Path, default=WEIGHTS)
    parser.add_argument("--ablation", action="store_true", help="print what each part is worth as well")
    args = parser.parse_args()
    words, shipped = Vocabulary.load(WORDS), Reader.load(args.reader)
    reader = Remembering(shipped.session, shipped.tokenizer, shipped.temperature)
    rows = [row for folder in args.sets for row in read_rows(folder, reader, words)]
    rows += read_short(make_short(load_kept_out()), reader, words)
    kinds = {extent: [row for row in rows if row.extent is extent] for extent in Extent}
    print("right/wrong, each set by weights fitted on the others:")
    for of_kind in kinds.values():
        for group, shares in judge_rows(of_kind, reader, TRIED).items():
            print(f"{group}: {', '.join(f'at {s} {r:.1f}/{w:.1f}' for s, (r, w) in zip(TRIED, shares, strict=True))}")
    for without in WITHOUT if args.ablation else ():
        vocabulary = words if without.has_concepts else replace(words, phrases={}, reaches={})
        own = [row for folder in args.sets for row in read_rows(folder, reader, vocabulary)]
        judged = list(judge_rows(own, reader, (0.0, SURE), without).values())
        means = [sum(of[i][j] for of in judged) / len(judged) for i in (0, 1) for j in (0, 1)]
        print(f"without {without.name}: right {means[0]:.1f}; at {SURE} {means[2]:.1f}/{means[3]:.1f}", flush=True)
    fitted = {kind: fit_weights(of_kind, reader) for kind, of_kind in kinds.items()}
    tables = {kind: {"deciding": weights.deciding, "verdicts": weights.verdicts} for kind, weights in fitted.items()}
    args.output.write_text(json.dumps({"sure": SURE, **tables}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
