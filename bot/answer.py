"""The answer: the public interface of the engine, field by field.

Slack, the terminal and every evaluation read this same object. Its JSON form is what
``beatbook ask --json`` prints. These are plain dataclasses, since pydantic's models take as long to
set up as all other modules of an answer; pydantic checks what comes in from outside.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from index.models import Paragraph, Report, Sentence

if TYPE_CHECKING:
    from pydantic import TypeAdapter


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

# Legal within JSON, but taken for the end of a line by some who read line by line.
_LINE_ENDS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A verbatim quotation: ``text[start:end] == quote`` in the document as decoded."""

    id: int
    force: str
    document: str
    section: str
    paragraph: int
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictRow:
    """What one force's report says; `citations` is empty for `not_stated` only."""

    force: str
    verdict: Verdict
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """A number read off a cited sentence, or computed from such (`derived`)."""

    force: str | None
    """None for a figure over several forces, such as a total."""
    measure: str
    value: Number
    unit: str
    citations: tuple[int, ...]
    derived: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What was computed over the rows."""

    operation: Operation
    value: Number | None
    forces: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
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

    def to_json(self) -> str:
        """On one line, its keys in the order of the contract."""
        return json.dumps(self, default=_name_fields, ensure_ascii=False, separators=(",", ":")).translate(_LINE_ENDS)


def read_answer(text: str) -> Answer:
    """The answer that `Answer.to_json` wrote, kept since. Raises `ValueError` where it is none."""
    try:
        return _adapter().validate_json(text)
    except ValueError:  # whose own message quotes what it was given
        raise ValueError("this is no answer as `to_json` writes it") from None


@cache
def _adapter() -> TypeAdapter[Answer]:
    import pydantic  # noqa: PLC0415 - only kept answers are read, and it takes as long to import as an answer

    return pydantic.TypeAdapter(Answer)


def _name_fields(value: Any) -> dict[str, object]:  # noqa: ANN401 - what `json` passes on
    return {field.name: getattr(value, field.name) for field in fields(value)}


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
