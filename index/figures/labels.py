"""Labels: the words of a note that say what the value behind them is, as in 'Cards in use: 47' and 'refusals nil'."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.figures.dates import find_dates
from index.figures.quantity import Quantity

Span = tuple[int, int]

_MARK = re.compile(r"(?:\s?:|\s[–—-])\s+$")
_OUTER = re.compile(r"(?:\s?:|\s[–—-])\s+")
_EDGE = re.compile(r"[.;(|]\s+|\(|[:–—]\s+|\s-\s+")
_BRACKETS = re.compile(r"\([^()]*\)")
_COMMA = re.compile(r",\s+")
_LONGEST = 12
"""Words of a label before a colon or dash."""
_LONGEST_BESIDE = 5
"""Words of a label that nothing parts from its value."""
_FINITE = re.compile(
    r"""\b(?:is|are|was|were|has|have|had|does|do|did|will|would|can|could|(?-i:may)|might|must|should|if|because
      |although|but|we|they|it|he|she)\b | n['’]t\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""What a sentence holds, and a label only behind"""
_RELATIVE = re.compile(r"\b(?:that|which|who|whom|whose|when|where)\b", re.IGNORECASE)
_BESIDE = re.compile(r"(?:[A-Za-z][\w'’/-]*)(?:\s[A-Za-z][\w'’/-]*)*\s$")
_LOOSE = re.compile(
    r"""^(?:in|on|at|by|from|to|of|for|with|since|after|before|between|about|some|over|only|just|all|both|the|a|an
      |and|or|than|as|up|down|another|every|each)\s | \s(?:in|on|at|by|from|to|of|for|with|since|after|before|than|as
      |over|about|some|only|just|nearly|almost|the|a|an|and|or|least|most|up|down|another|was|were|is|are)\s$""",
    re.VERBOSE | re.IGNORECASE,
)
_CLOSED = re.compile(r"\s*(?:[,.;)]|$)")


def find_label(text: str, quantities: Sequence[Quantity], at: int, clause: int, cells: Sequence[Span]) -> Span | None:
    """Where the label of one of the quantities of a text stands; None where it has none. No label holds a quantity.

    `clause` is where the clause of the quantity begins. The cells of a row have its first cell for their label.
    """
    label = _find_label(text, quantities[at].start, quantities[at].end, clause, cells)
    if label and any(label[0] <= q.start < label[1] for q in quantities):
        return None
    return label


def _find_label(text: str, start: int, end: int, clause: int, cells: Sequence[Span]) -> Span | None:
    if cells:
        return cells[0] if cells[0][1] <= start and not text[cells[0][0] : cells[0][1]].isdigit() else None
    mark = _MARK.search(text, 0, start)
    if mark:
        return _before(text, mark.start(), mark[0])
    return _beside(text, start, end, clause)


def find_outer_label(text: str, end: int) -> Span | None:
    """The label that the sentence begins with, where it ends before `end`: 'Second jobs – applications 29'."""
    mark = _OUTER.search(text, 0, end)
    return _before(text, mark.start(), mark[0]) if mark else None


def _before(text: str, end: int, mark: str) -> Span | None:
    """The label before a colon or dash; a dash that a second one closes sets something in, and ends no label."""
    edges = [m.end() for m in _EDGE.finditer(_BRACKETS.sub(lambda m: "_" * len(m[0]), text[:end]))]
    start = max((edge for edge in edges if edge <= end), default=0)
    label = text[start:end]
    main = _RELATIVE.split(label, maxsplit=1)[0]
    if not main.strip() or len(label.split()) > _LONGEST or _FINITE.search(main):
        return None
    rest = _BRACKETS.sub("", text[end + len(mark) :]).split("; ")[0]
    if mark.strip() != ":" and f" {mark.strip()} " in rest:
        return None
    return start, end


def _beside(text: str, start: int, end: int, clause: int) -> Span | None:
    """The label right before a value that ends its clause, in a note without a verb."""
    if not _CLOSED.match(text, end) or _FINITE.search(text):
        return None
    edges = [m.end() for m in (*_EDGE.finditer(text, 0, start), *_COMMA.finditer(text, 0, start))]
    first = max((edge for edge in edges if edge <= start), default=clause)
    label = text[first:start]
    is_label = _BESIDE.match(label) and len(label.split()) <= _LONGEST_BESIDE and not _LOOSE.search(f" {label}"[1:])
    return (first, start - 1) if is_label and not find_dates(label) else None
