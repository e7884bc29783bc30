"""A document's text into blocks: headings, paragraphs and what is only furniture of the page.

Inspectors' reports reach us hard-wrapped or not, with sentences that a page break cuts in two, and
with page numbers and footers in between. Nothing here knows what a report says.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto

from index.headings import MOST_LINES, count_heading_lines, ends_open, is_bare, is_rule
from index.rows import count_rows, has_cells, is_drawn

WIDEST_WRAP = 120
"""Characters. A line that is longer was not wrapped by hand: where it ends, its paragraph ends."""

_LONGEST_FOOTER = 90
_RUNNING = 3
"""How often a line must come back to be a running header or footer."""

_ITEM = re.compile(
    r"""(?: [-*+•●◦▪‣–]
    | \(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]  # 1. and (a) and iv)
    | \d{1,2}(?:\.\d{1,2}){1,3}[.)]?(?=\s+[A-Z])  # 3.12, the number of a paragraph
    )\s+(?=\S)""",
    re.VERBOSE,
)
_STOP = re.compile(r"[.!?…:;][\"'”’)\]*_]*$")
_ITEM_END = re.compile(rf"{_STOP.pattern}|[;,] (?:and|or)$")
_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]*_]*$")
_PAGE_NUMBER = re.compile(r"(?<!\d)\d{1,3}(?!\d)")
_FURNITURE = re.compile(
    r"""(?:page\s+)?\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?$   # 7, Page 7 of 12
    | [-–—]\s*\d{1,3}\s*[-–—]$ | \[\d{1,3}\]$ | [ivx]{1,5}$  # - 7 -, [7], vii
    | © | (?:\(c\)|copyright)\s(?:\S+\s+){0,5}(?:19|20)\d\d\.?$
    | isbn\b | embargoed\s+until\b
    | \[?(?:www\.|https?://)\S+$
    | <!--.*-->$
    """,
    re.IGNORECASE | re.VERBOSE,
)


class Shape(Enum):
    """What a block is on the page."""

    HEADING = auto()
    PARAGRAPH = auto()
    FURNITURE = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters of one line."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A heading or a paragraph, as the pieces of the lines that it is printed on."""

    shape: Shape
    pieces: tuple[Piece, ...]
    mark: str = ""
    """What makes it an item of a list, as one of its kind: '-', '(a)', '1.', '1.1'; empty where it is none."""
    has_rows: bool = False
    """Whether each of its pieces is read by itself."""

    @property
    def start(self) -> int:
        """Where it begins in the document."""
        return self.pieces[0].start

    @property
    def end(self) -> int:
        """Where it ends in the document."""
        return self.pieces[-1].end

    def read(self, text: str) -> Reading:
        """The block as one line of text, and the way back to the document."""
        parts, starts, length = [], [], 0
        for piece in self.pieces:
            part = text[piece.start : piece.end]
            starts.append(length)
            parts.append(part)
            length += len(part) + 1
        return Reading(" ".join(parts), tuple(starts), self.pieces)


@dataclass(frozen=True, slots=True)
class Reading:
    """A block's text on one line, with the place of each of its characters in the document."""

    text: str
    starts: tuple[int, ...]
    pieces: tuple[Piece, ...]

    def place(self, position: int) -> int:
        """The document offset of the character at `position`."""
        i = bisect_right(self.starts, position) - 1
        piece = self.pieces[i]
        return min(piece.start + position - self.starts[i], piece.end)


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str
    """Without white space at its ends."""


def find_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a document in the order of the page.

    A sentence that a page break or a footer cuts in two stays in one block.
    """
    lines = list(_lines(text))
    running = _running_lines(lines)
    blocks: list[Block] = []
    for group in _groups(lines):
        blocks.extend(_blocks_of(group, running))
    return _join_cut_sentences(blocks, text)


def _lines(text: str) -> Iterator[_Line]:
    start = 0
    for raw in text.split("\n"):
        stripped = raw.strip().strip("\ufeff").strip()
        lead = raw.index(stripped)
        yield _Line(start + lead, start + lead + len(stripped), stripped)
        start += len(raw) + 1


def _running_lines(lines: list[_Line]) -> frozenset[int]:
    """Where running headers and footers start: short lines that come back, page numbers aside.

    The first of those without a page number is left out, for it is the heading or the line of the
    cover that the others repeat.
    """
    places: dict[str, list[_Line]] = {}
    for line in lines:
        if not line.text or len(line.text) > _LONGEST_FOOTER or has_cells(line.text):
            continue
        if not _STOP.search(line.text) and is_bare(line.text):
            places.setdefault(_masked(line.text), []).append(line)
    return frozenset(
        line.start
        for masked, repeated in places.items()
        if len(repeated) >= _RUNNING
        for line in (repeated if masked != repeated[0].text.casefold() else repeated[1:])
    )


def _masked(line: str) -> str:
    return _PAGE_NUMBER.sub("#", line).casefold()


def _groups(lines: list[_Line]) -> Iterator[list[_Line]]:
    group: list[_Line] = []
    for line in lines:
        if line.text:
            group.append(line)
        elif group:
            yield group
            group = []
    if group:
        yield group


def _blocks_of(group: list[_Line], running: frozenset[int]) -> list[Block]:
    """The blocks of a run of lines that no blank line divides."""
    runs: list[tuple[Shape, list[_Line], str, bool]] = []
    body: list[_Line] = []  # the lines of the last paragraph, while it may go on
    in_list = False
    at = 0
    rows_from = count_rows([line.text for line in group])
    while at < len(group):
        line, extent = group[at], 1
        if rows := rows_from[at]:
            runs.append((Shape.PARAGRAPH, [row for row in group[at : at + rows] if not is_drawn(row.text)], "", True))
            body, at = [], at + rows
            continue
        before = body[-1].text if body else ""
        continues_list = bool(before and _ITEM.match(line.text) and (in_list or _ITEM_END.search(before)))
        may_be_heading = not continues_list and (not before or _SENTENCE_END.search(before) or line.text[0] == "#")
        if is_rule(line.text):
            body = []
        elif line.start in running or _FURNITURE.match(line.text):
            runs.append((Shape.FURNITURE, [line], "", False))
        elif may_be_heading and (lines := count_heading_lines(_written_together(group, at, running))):
            runs.append((Shape.HEADING, group[at : at + lines], "", False))
            body, extent = [], lines
        else:
            if not before or continues_list or (len(before) > WIDEST_WRAP and _SENTENCE_END.search(before)):
                body, in_list = [], bool(_ITEM.match(line.text))
                runs.append((Shape.PARAGRAPH, body, _mark_of(line), False))
                line = _without_bullet(line)
            body.append(line)
        at += extent
    blocks = [
        Block(shape, tuple(Piece(line.start, line.end) for line in lines), mark, has_rows)
        for shape, lines, mark, has_rows in runs
        if lines
    ]
    return sorted(blocks, key=lambda block: block.start)


def _written_together(group: list[_Line], at: int, running: frozenset[int]) -> list[str]:
    """The line and those right below that may belong to it: up to an item of a list or a footer."""
    lines = [group[at].text]
    for line in group[at + 1 : at + MOST_LINES + 2]:
        if _ITEM.match(line.text) or _FURNITURE.match(line.text) or line.start in running:
            break
        lines.append(line.text)
    return lines


def _mark_of(line: _Line) -> str:
    """The mark of an item, as one of its kind."""
    marks = _ITEM.match(line.text)
    mark = marks[0].strip() if marks else ""
    return re.sub(r"[a-z]+", "a", re.sub(r"\d+", "1", mark))


def _without_bullet(line: _Line) -> _Line:
    bullet = _ITEM.match(line.text)
    cut = bullet.end() if bullet else 0
    return _Line(line.start + cut, line.end, line.text[cut:])


def _join_cut_sentences(blocks: list[Block], text: str) -> tuple[Block, ...]:
    """Puts together paragraphs that a page break cut inside a sentence, over any furniture between."""
    joined: list[Block] = []
    solid: list[int] = []  # where all but furniture stands in `joined`
    earlier: dict[int, list[Piece]] = {}  # what comes before the block that stands there
    for block in blocks:
        if block.shape is Shape.PARAGRAPH and not block.mark and not block.has_rows:
            while solid and (shape := _true_shape(joined, solid, block, text)) is not joined[solid[-1]].shape:
                joined[solid[-1]] = Block(shape, joined[solid[-1]].pieces)
                if shape is Shape.FURNITURE:
                    solid.pop()
            if solid and _is_cut(joined[solid[-1]], block, text):
                last = joined[solid[-1]]
                earlier.setdefault(solid[-1], []).extend(last.pieces)
                joined[solid[-1]] = Block(last.shape, block.pieces, last.mark)
                continue
        if block.shape is not Shape.FURNITURE:
            solid.append(len(joined))
        joined.append(block)
    for place, pieces in earlier.items():
        joined[place] = replace(joined[place], pieces=(*pieces, *joined[place].pieces))
    return tuple(joined)


def _true_shape(joined: list[Block], solid: list[int], following: Block, text: str) -> Shape:
    """What the last block is, now that a paragraph is seen to follow it.

    What looks like a bare heading is a footer where a sentence runs on over it, and is itself the
    first half of a sentence where a small letter follows.
    """
    last = joined[solid[-1]]
    if last.shape is not Shape.HEADING or not is_bare(last.read(text).text):
        return last.shape
    if len(solid) > 1 and _is_cut(joined[solid[-2]], following, text):
        return Shape.FURNITURE
    return Shape.PARAGRAPH if text[following.start].islower() else Shape.HEADING


def _is_cut(last: Block, following: Block, text: str) -> bool:
    """Whether a sentence runs on from the end of a paragraph into the next."""
    before = text[last.pieces[-1].start : last.end]
    if last.shape is not Shape.PARAGRAPH or last.has_rows or _STOP.search(before):
        return False
    return text[following.start].islower() or ends_open(before)
