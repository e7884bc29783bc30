"""What simple readers make of labelled reports, to measure the engine by: `python -m bot.baselines SET…`.

A SET is a folder of labelled reports, as `bot.labelling` reads it. One reader always says `not_stated`. The other takes
the sentence of a report that BM25 puts first for the words of the question, and says `no` where it holds a word of
denial, else `yes`. Prints what share of the rows of each set either has right, in per cent.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from rank_bm25 import BM25Okapi

from bot.labelling import WORDS, Label, read_labels
from index.entailment.dataset import NOT_STATED
from index.library import Library, Passage, open_library
from index.models import Voice
from index.tokens import NEGATIONS, STOP, tokenize
from index.vocabulary import Vocabulary


def read_best(label: Label, library: Library) -> str:
    """The verdict of the sentence that BM25 puts first, by whether it holds a word of denial."""
    passages = library.passages_of(label.report, Voice.FORCE)
    ranking = BM25Okapi([[token.stem for token in passage.tokens] for passage in passages])
    scores = ranking.get_scores([token.stem for token in tokenize(label.text) if token.stem not in STOP])
    return "no" if _denies(passages[int(scores.argmax())]) else "yes"


def _denies(passage: Passage) -> bool:
    return any(token.stem in NEGATIONS or token.text.endswith(("n't", "n’t")) for token in passage.tokens)


def measure(folder: Path, vocabulary: Vocabulary) -> tuple[int, float, float]:
    """(rows, share that `not_stated` has right, share that the best sentence has right), shares in per cent."""
    library = open_library(folder / "reports", vocabulary)
    labels = list(read_labels(folder, library))
    silent = [label.verdict == NOT_STATED for label in labels]
    best = [label.verdict == read_best(label, library) for label in labels]
    return len(labels), _percent(silent), _percent(best)


def _percent(right: Sequence[bool]) -> float:
    return 100 * sum(right) / len(right)


def main(argv: Sequence[str] | None = None) -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", type=Path, nargs="+")
    vocabulary = Vocabulary.load(WORDS)
    for folder in parser.parse_args(argv).sets:
        rows, silent, best = measure(folder, vocabulary)
        print(f"{folder.name}: {rows} rows, always not_stated {silent:.1f}, best sentence {best:.1f}", flush=True)


if __name__ == "__main__":
    main()
