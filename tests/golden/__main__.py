"""Asks every golden question and says what has changed: `python -m tests.golden [--accept] [SET …]`.

Exit status 1 where a question that was right is wrong now, an answer breaks the contract or a quote is not
verbatim; 0 otherwise. `--accept` keeps the answers as they are now, for review as a diff.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

from bot.answer import Answer
from bot.engine import answer
from index.library import open_library
from index.vocabulary import Vocabulary
from tests.golden.contract import find_faults, find_misquotes
from tests.golden.gold import SHIPPED, Gold, GoldenSet, find_sets
from tests.golden.judge import Judgement, Share, judge
from tests.golden.results import Kept, describe_changes, find_worse, keep, read_results, write_results


@dataclass(frozen=True, slots=True)
class Trial:
    """A question, its answer, and what came of it."""

    gold: Gold
    answer: Answer
    judgement: Judgement
    faults: tuple[str, ...]
    misquotes: int

    @property
    def is_right(self) -> bool:
        return self.judgement.is_right and not self.faults and not self.misquotes

    @property
    def kept(self) -> Kept:
        return keep(self.gold.id, self.answer, right=self.is_right)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.golden", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("sets", nargs="*", metavar="SET", help="names of sets; all where none is named")
    parser.add_argument("--accept", action="store_true", help="keep the answers as they are now")
    options = parser.parse_args(arguments)
    found = list(find_sets())
    if unknown := set(options.sets) - {golden.name for golden in found}:
        parser.error(f"no set {', '.join(sorted(unknown))}; there are: {', '.join(golden.name for golden in found)}")
    vocabulary = Vocabulary.load(SHIPPED.parent / "vocabulary.toml")
    chosen = [golden for golden in found if not options.sets or golden.name in options.sets]
    return max(_try_set(golden, vocabulary, accept=options.accept) for golden in chosen)


def _try_set(golden: GoldenSet, vocabulary: Vocabulary, *, accept: bool) -> int:
    trials = ask_all(golden, vocabulary)
    before, now = read_results(golden.results), [trial.kept for trial in trials]
    print(f"== {golden.name}: {len(trials)} questions")
    for name, value in summarise(trials):
        print(f"{name:>24}  {value}")
    for change in describe_changes(before, now) if before else ["nothing kept to compare with: --accept keeps this"]:
        print(f"  {change}")
    broken = [f"{trial.gold.id}  {fault}" for trial in trials for fault in trial.faults]
    broken += [f"{trial.gold.id}  {trial.misquotes} misquoted" for trial in trials if trial.misquotes]
    for fault in broken:
        print(f"  FAULT {fault}")
    if accept:
        write_results(golden.results, now)
    worse = () if accept else find_worse(before, now)
    if worse:
        print(f"  {len(worse)} were right and are wrong now: {', '.join(worse)}")
    return 1 if broken or worse else 0


def ask_all(golden: GoldenSet, vocabulary: Vocabulary) -> list[Trial]:
    """Every question of a set put to the engine, in order."""
    library = open_library(golden.reports, vocabulary)
    texts = {r.document: (golden.reports / r.document).read_text(encoding="utf-8") for r in library.reports}
    trials = []
    for gold in golden.questions():
        found = answer(gold.question, library)
        faults = find_faults(found, gold.question, library.forces)
        trials.append(Trial(gold, found, judge(gold, found), faults, len(find_misquotes(found, texts))))
    return trials


def summarise(trials: Sequence[Trial]) -> list[tuple[str, str]]:
    """Named figures over a set, in the order in which they are printed."""
    asked = Counter(trial.gold.group for trial in trials)
    right = Counter(trial.gold.group for trial in trials if trial.is_right)
    verdicts = [trial.judgement for trial in trials]
    rows = _sum([j.rows_right for j in verdicts])
    unclear = sum(j.rows_unclear for j in verdicts)
    shares = [
        ("right", Share(right.total(), asked.total())),
        *((f"{group} right", Share(right[group], count)) for group, count in sorted(asked.items())),
        ("rows right", rows),
        ("rows wrong", Share(rows.whole - rows.part - unclear, rows.whole)),
        ("rows unclear", Share(unclear, rows.whole)),
        ("figures found", _sum([j.figures for j in verdicts])),
        ("evidence cited", _sum([j.evidence for j in verdicts])),
    ]
    return [
        *((name, f"{100 * s.part / s.whole:5.1f}%  {s.part} of {s.whole}") for name, s in shares if s.whole),
        ("contract faults", str(sum(len(trial.faults) for trial in trials))),
        ("misquoted", str(sum(trial.misquotes for trial in trials))),
    ]


def _sum(shares: Sequence[Share]) -> Share:
    return reduce(Share.__add__, shares, Share())


if __name__ == "__main__":
    sys.exit(main())
