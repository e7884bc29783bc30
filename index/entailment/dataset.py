"""What the reader is trained on: examples from pairs and from whole reports, drawn afresh for each epoch."""

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

FIRST = 4
"""Of what a search brings up, what misleads."""

# How often, when an epoch's examples are drawn:
AS_PROPOSITION = 0.6
"""a pair is read with its proposition, not with its question;"""
LEFT_OUT = 0.5
"""a question of a development set does not come up: there are many, on few matters;"""
BESIDE = 0.35
"""a verdict is read off the window about a neighbour of the sentence that decides;"""
FAR = 0.35
"""a window that is not about it is shown as well;"""
TEMPTING = 0.6
"""what is not stated is read off the sentence that misleads most, not off one that a search brings up;"""
SILENT = 0.2
"""a candidate that says nothing comes up."""


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
class ReportRow:
    """A verdict of one whole report, and the windows of it that bear it out or mislead."""

    set: str
    """'dev', 'other-a' or 'other-b'."""
    document: str
    proposition: str
    text: str
    verdict: str
    deciding: tuple[str, ...]
    beside: tuple[str, ...]
    """Windows about a neighbour that hold all of the deciding sentence."""
    tempting: tuple[str, ...]
    far: tuple[str, ...]
    """Windows that are not about it."""
    searched: tuple[str, ...]
    """What a search for the text brings up, best first."""

    def draw(self, rng: random.Random) -> Iterable[Example]:
        """A window that decides, and now and then one that does not; where nothing is stated, one that misleads."""
        if self.text != self.proposition and rng.random() < LEFT_OUT:
            return []
        if self.verdict == NOT_STATED:
            misleading = self.tempting if self.tempting and rng.random() < TEMPTING else self.searched[:FIRST]
            return [Example(self.text, rng.choice(misleading), NOT_STATED)]
        drawn = []
        if holding := (self.beside if self.beside and rng.random() < BESIDE else self.deciding):
            drawn.append(Example(self.text, rng.choice(holding), self.verdict))
        if self.far and rng.random() < FAR:
            drawn.append(Example(self.text, rng.choice(self.far), NOT_STATED))
        return drawn


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence in its context that the engine's own search brings up for a text, and what it says of that."""

    text: str
    passage: str
    verdict: str

    def draw(self, rng: random.Random) -> Iterable[Example]:
        """Itself; now and then only where it says nothing, since most of what a search brings up does."""
        if self.verdict == NOT_STATED and rng.random() >= SILENT:
            return []
        return [Example(self.text, self.passage, self.verdict)]


@dataclass(frozen=True, slots=True)
class Sometimes:
    """A row that comes up in some epochs only."""

    row: Pair
    chance: float

    def draw(self, rng: random.Random) -> Iterable[Example]:
        return self.row.draw(rng) if rng.random() < self.chance else []


class Row(Protocol):
    """What examples are drawn from."""

    def draw(self, rng: random.Random) -> Iterable[Example]:
        """Those of one epoch."""
        ...


def load_pairs() -> list[Pair]:
    """The hand-written pairs, those that were written where the reader was weak (their field is `OWN`) among them."""
    rows = [row for path in sorted(DATA.glob("*pairs.jsonl")) for row in read_lines(path)]
    return [_pair(row["id"].partition("-")[0], row) for row in rows]


def _pair(field: str, row: dict[str, Any]) -> Pair:
    proposition = row["proposition"]
    return Pair(f"{field}/{proposition}", field, proposition, row["question"], row["passage"], row["verdict"])


def load_report_rows() -> list[ReportRow]:
    """The labelled reports, and the questions of the development sets, as rows."""
    windows = json.loads((DATA / "windows.json").read_text("utf-8"))
    rows = []
    for row in read_lines(DATA / "readings.jsonl"):
        shown = windows[row["document"]]
        roles = {
            role: tuple(shown[i] for i in row[role]) for role in ("deciding", "beside", "tempting", "far", "searched")
        }
        rows.append(ReportRow(row["set"], row["document"], row["proposition"], row["text"], row["verdict"], **roles))
    return rows


def load_candidates() -> list[Candidate]:
    """The candidates of every labelled report, as `bot.labelling` wrote them."""
    return [Candidate(row["text"], row["passage"], row["verdict"]) for row in read_lines(DATA / "candidates.jsonl")]


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
