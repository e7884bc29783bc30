"""The answer: the public interface of the engine, field by field.

Slack, the terminal and every evaluation read this same object. Its JSON form is what
``beatbook ask --json`` prints.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict

from index.models import Paragraph, Report, Sentence


class Verdict(StrEnum):
    """What a report says of a proposition stated in the affirmative."""

    YES = "yes"
    PARTLY = "partly"
    PLANNED = "planned"
    NO = "no"
    NOT_STATED = "not_stated"
    UNCLEAR = "unclear"


Status = Literal["answered", "not_stated", "unknown_force", "unclear"]
Kind = Literal["verdicts", "figures", "passages", "comparison", "summary"]
Operation = Literal["count", "sum", "mean", "median", "max", "min", "rank", "filter", "difference", "rate", "share"]
Number = int | float


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Citation(_Value):
    """A verbatim quotation: ``text[start:end] == quote`` in the document as decoded."""

    id: int
    force: str
    document: str
    section: str
    paragraph: int
    start: int
    end: int
    quote: str


class VerdictRow(_Value):
    """What one force's report says; `citations` is empty for `not_stated` only."""

    force: str
    verdict: Verdict
    citations: tuple[int, ...]


class FigureRow(_Value):
    """A number read off a cited sentence, or computed from such (`derived`)."""

    force: str | None
    """None for a figure over several forces, such as a total."""
    measure: str
    value: Number
    unit: str
    citations: tuple[int, ...]
    derived: bool = False


class Result(_Value):
    """What was computed over the rows."""

    operation: Operation
    value: Number | None
    forces: tuple[str, ...]


class Answer(_Value):
    """The whole answer to one question."""

    question: str
    status: Status
    kind: Kind | None
    text: str
    matching: tuple[str, ...] = ()
    verdicts: tuple[VerdictRow, ...] = ()
    figures: tuple[FigureRow, ...] = ()
    result: Result | None = None
    citations: tuple[Citation, ...] = ()
    unknown_forces: tuple[str, ...] = ()


class Sources:
    """Collects the sentences that an answer rests on and numbers them from 1, each once."""

    def __init__(self) -> None:
        self._citations: dict[tuple[str, int, int], Citation] = {}

    def cite(self, report: Report, paragraph: Paragraph, first: Sentence, last: Sentence | None = None) -> int:
        """The id of the citation of `first`, or of the run from `first` to `last`."""
        end = (last or first).end
        key = (report.document, first.start, end)
        if key not in self._citations:
            self._citations[key] = Citation(
                id=len(self._citations) + 1,
                force=report.force,
                document=report.document,
                section=paragraph.heading,
                paragraph=paragraph.number,
                start=first.start,
                end=end,
                quote=report.text[first.start : end],
            )
        return self._citations[key].id

    @property
    def citations(self) -> tuple[Citation, ...]:
        return tuple(self._citations.values())
