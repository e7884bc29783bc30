"""What the reader is trained on: examples from pairs and from labelled reports, drawn afresh for each epoch."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

DATA = Path(__file__).parent / "data"
CANDIDATES = DATA / "candidates.jsonl.gz"
UNLABELLED = DATA / "unlabelled.jsonl.gz"
NOT_STATED = "not_stated"
OWN = "ow"
VALIDATION_SETS = ("set9", "set11", "set12", "set22", "set27", "set28", "set29")
"""Labelled reports that no model is trained on: `bot.fitting` fits its weights on these and on `tests/golden`."""
VALIDATION_SHARE = 0.1
"""Of the families of each field of pairs."""
SPLIT_SEED = 11

# How often, when an epoch's examples are drawn:
AS_PROPOSITION = 0.55
"""something is read with its proposition, not with its question;"""
ALONE = 0.4
"""a candidate is shown by itself, not among its neighbours: the engine reads both;"""
SILENT_BEHIND = 0.5
"""a candidate that says nothing comes up, where it is not among the first: those mislead most, and always do;"""
AHEAD = 3
UNSAID = 0.5
"""a passage comes up of which nobody has said what it says."""


@dataclass(frozen=True, slots=True)
class Example:
    """One text, one passage, and the verdict of that passage on that text; empty where nobody has said."""

    text: str
    passage: str
    verdict: str
    proposition: str
    """The text, or what it asks as a question: teachers read that, which they read better in reports."""


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
    deciding: str = ""
    """The sentence that decides, where somebody has said which."""

    def draw(self, rng: random.Random) -> Iterable[Example]:
        """Itself in one of its two forms."""
        text = _in_one_form(self.proposition, self.question, rng)
        return [Example(text, self.passage, self.verdict, self.proposition)]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that the engine's own search brings up for a text, and what it says of that."""

    set: str
    """Of labelled reports, by its folder."""
    text: str
    asked: str
    """The question that the text was made of; empty where there is none."""
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
        text = _in_one_form(self.text, self.asked, rng)
        return [Example(text, self.sentence if rng.random() < ALONE else self.passage, self.verdict, self.text)]


@dataclass(frozen=True, slots=True)
class Unlabelled:
    """A text and a passage that were never put together by hand: what it says of it, a teacher must say."""

    text: str
    asked: str
    passage: str
    sentence: str
    """The same as the passage where that has no neighbours."""

    def draw(self, rng: random.Random) -> Iterable[Example]:
        """Itself, alone or in its passage, now and then."""
        if rng.random() >= UNSAID:
            return []
        text = _in_one_form(self.text, self.asked, rng)
        return [Example(text, self.sentence if rng.random() < ALONE else self.passage, "", self.text)]


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


def _in_one_form(proposition: str, question: str, rng: random.Random) -> str:
    return proposition if rng.random() < AS_PROPOSITION or not question else question


def load_pairs() -> list[Pair]:
    """The hand-written pairs."""
    rows = [row for path in sorted(DATA.glob("*pairs.jsonl")) for row in read_lines(path)]
    return [_pair(row["id"].partition("-")[0], row) for row in rows]


def _pair(field: str, row: dict[str, Any]) -> Pair:
    proposition = row["proposition"]
    return Pair(
        f"{field}/{proposition}",
        field,
        proposition,
        row["question"],
        row["passage"],
        row["verdict"],
        row.get("deciding", ""),
    )


def load_candidates() -> list[Candidate]:
    """The candidates of labelled reports, as `bot.labelling` wrote them."""
    return [
        Candidate(
            row["set"],
            row["text"],
            row["asked"],
            row["passage"],
            row["passage"][slice(*row["at"])],
            row["verdict"],
            row["rank"],
        )
        for row in read_lines(CANDIDATES)
    ]


def load_unlabelled() -> list[Unlabelled]:
    """What `bot.labelling` put together from texts and passages that are trained on."""
    return [Unlabelled(row["text"], row["asked"], row["passage"], row["sentence"]) for row in read_lines(UNLABELLED)]


def keep_out(pairs: Iterable[Pair], share: float = VALIDATION_SHARE, seed: int = SPLIT_SEED) -> set[str]:
    """A share of the families of each field, for validation; none of those that were written for training alone."""
    by_field: dict[str, list[str]] = {}
    for field, family in sorted({(pair.field, pair.family) for pair in pairs if pair.field != OWN}):
        by_field.setdefault(field, []).append(family)
    rng = random.Random(seed)
    return {family for members in by_field.values() for family in rng.sample(members, round(len(members) * share))}


def load_kept_out() -> list[Pair]:
    """The pairs of the families that no model is trained on."""
    pairs = load_pairs()
    held = keep_out(pairs)
    return [pair for pair in pairs if pair.family in held]


def read_lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a file that holds one on each line, compressed or not."""
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode()
    return [json.loads(line) for line in text.splitlines()]


def write_lines(path: Path, rows: Iterable[dict[str, Any]]) -> None:
    """The reverse, compressed: the same rows give the same bytes."""
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    path.write_bytes(gzip.compress(text.encode(), mtime=0))
