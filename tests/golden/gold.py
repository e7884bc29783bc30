"""Questions with the answers that a careful reader gave, and the sets that they come in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict

from bot.answer import Kind, Number, Operation, Status, Verdict

HERE = Path(__file__).parent
SHIPPED = HERE.parents[1] / "corpus" / "reports"


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


Pieces = Mapping[str, Annotated[tuple[str, ...], BeforeValidator(_as_list)]]
"""For each force, pieces of sentences of which one is enough."""


class _Gold(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class GoldFigure(_Gold):
    force: str | None
    """None for a figure over several forces."""
    value: Number


class GoldResult(_Gold):
    operation: Operation
    value: Number | None
    forces: tuple[str, ...] = ()


class Gold(_Gold):
    """A question and what a right answer to it must hold."""

    id: str
    question: str
    kind: Kind | None
    status: Status
    tags: tuple[str, ...]
    verdicts: Mapping[str, Verdict] = {}
    """For every force in scope."""
    accept: Mapping[str, tuple[Verdict, ...]] = {}
    """Other verdicts that a fair reader would accept as well."""
    matching: tuple[str, ...] = ()
    figures: tuple[GoldFigure, ...] = ()
    """Those that must be among the answer's."""
    result: GoldResult | None = None
    evidence: Pieces = {}
    evidence_alt: Pieces = {}
    forbid: tuple[str, ...] = ()
    """Forces that must not be cited."""

    @property
    def group(self) -> str:
        """What it is counted under: its kind, or that the reports do not answer it."""
        return self.kind if self.kind and self.status == "answered" else "unanswerable"

    def pieces(self, force: str) -> tuple[str, ...]:
        """Of the sentences of one force's report that decide, any one of which must be cited."""
        return (*self.evidence.get(force, ()), *self.evidence_alt.get(force, ()))


@dataclass(frozen=True, slots=True)
class GoldenSet:
    """A folder of questions and kept results, with the reports that they are asked of."""

    name: str
    folder: Path
    reports: Path

    @property
    def results(self) -> Path:
        return self.folder / "results.jsonl"

    def questions(self) -> tuple[Gold, ...]:
        lines = (self.folder / "questions.jsonl").read_text(encoding="utf-8").splitlines()
        return tuple(Gold.model_validate_json(line) for line in lines if line.strip())


def find_sets(root: Path = HERE) -> Iterator[GoldenSet]:
    """The set in `root` itself, which is asked of the reports that ship, then those in folders of their own."""
    yield GoldenSet("shipped", root, SHIPPED)
    for path in sorted(root.glob("*/questions.jsonl")):
        yield GoldenSet(path.parent.name, path.parent, path.parent / "reports")
