"""What the reader is trained on: examples from pairs and from labelled reports, drawn afresh for each epoch."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

DATA = Path(__file__).parent / "data"
NOT_STATED = "not_stated"
OWN = "ow"

# How often, when an epoch's examples are drawn:
AS_PROPOSITION = 0.55
"""a pair is read with its proposition, not with its question;"""
ALONE = 0.4
"""a candidate is shown by itself, not among its neighbours: the engine reads both;"""
SILENT_BEHIND = 0.35
"""a candidate that says nothing comes up, where it is not among the first: those mislead most, and always do."""
AHEAD = 3


@dataclass(frozen=True, slots=True)
class Example:
    """One text, one passage, and the verdict of that passage on that text."""

    text: str
    passage: str
    verdict: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A proposition, the same as a question, and a short passage."""

    family: str
    """What it must be split by: no family may be on both sides of a split."""
    field: str
    proposition: str
    question: str
    passage: str
    verdict: str

    def draw(self, rng: random.Random) -> Iterable[Example]:
        """Itself in one of its two forms."""
        text = self.proposition if rng.random() < AS_PROPOSITION else self.question
        return [Example(text, self.passage, self.verdict)]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that the engine's own search brings up for a text, and what it says of that."""

    set: str
    """Of labelled reports, by its folder."""
    text: str
    passage: str
    """The sentence among its neighbours."""
    sentence: str
    verdict: str
    rank: int
    """Its place in what the search brings up, from 0."""

    def draw(self, rng: random.Random) -> Iterable[Example]:
        """Itself, alone or in its passage; now and then only, where it says nothing and came up late."""
        if self.verdict == NOT_STATED and self.rank >= AHEAD and rng.random() >= SILENT_BEHIND:
            return []
        return [Example(self.text, self.sentence if rng.random() < ALONE else self.passage, self.verdict)]


@dataclass(frozen=True, slots=True)
class Sometimes:
    """A row that comes up in some epochs only."""

    row: Row
    chance: float

    def draw(self, rng: random.Random) -> Iterable[Example]:
        return self.row.draw(rng) if rng.random() < self.chance else []


class Row(Protocol):
    """What examples are drawn from."""

    def draw(self, rng: random.Random) -> Iterable[Example]:
        """Those of one epoch."""
        ...


def load_pairs() -> list[Pair]:
    """The hand-written pairs."""
    rows = [row for path in sorted(DATA.glob("*pairs.jsonl")) for row in read_lines(path)]
    return [_pair(row["id"].partition("-")[0], row) for row in rows]


def _pair(field: str, row: dict[str, Any]) -> Pair:
    proposition = row["proposition"]
    return Pair(f"{field}/{proposition}", field, proposition, row["question"], row["passage"], row["verdict"])


def load_candidates() -> list[Candidate]:
    """The candidates of labelled reports, as `bot.labelling` wrote them."""
    return [
        Candidate(
            row["set"], row["text"], row["passage"], row["passage"][slice(*row["at"])], row["verdict"], row["rank"]
        )
        for row in read_lines(DATA / "candidates.jsonl")
    ]


def keep_out(pairs: Iterable[Pair], share: float, seed: int) -> set[str]:
    """A share of the families of each field, for validation; none of those that were written for training alone."""
    by_field: dict[str, list[str]] = {}
    for field, family in sorted({(pair.field, pair.family) for pair in pairs if pair.field != OWN}):
        by_field.setdefault(field, []).append(family)
    rng = random.Random(seed)
    return {family for members in by_field.values() for family in rng.sample(members, round(len(members) * share))}


def read_lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a file that holds one on each line."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]
