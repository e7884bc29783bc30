"""The text of an answer in parts, each under its heading, as rich text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from bot.display import make_harmless
from bot.slack.blocks.elements import bullets, line, quotation, rich_text, words
from bot.slack.blocks.message import Block
from bot.slack.blocks.text import cut, wire_bytes

LINE = 2_500
"""Bytes of a line."""
_NAMED = re.compile(r"([^“”:]{1,80}: )(“.*)", re.DOTALL)
"""'Norfolk (partly): “Several policies …” [5]'."""

_BLOCKS = {"quote": "quote", "point": "list"}
"""What a line becomes part of, by its kind; all others are part of a section."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text that is laid out in parts."""

    text: str
    depth: int
    """How far it stands in; 0 for a heading and for what stands alone."""
    is_heading: bool
    """Whether it opens a part."""


def read_lines(text: str) -> list[Line]:
    """Every line that says something."""
    lines: list[Line] = []
    opens = True
    for given in text.splitlines():
        said = make_harmless(given)
        if said:
            lines.append(Line(cut(said, LINE, wire_bytes), (len(given) - len(given.lstrip(" "))) // 2, opens))
        opens = not said
    return lines


def lay_lines(lines: Sequence[Line]) -> list[Block]:
    """A block for each part: its heading, and below it quotations and points."""
    return [rich_text(*_lay(part)) for part in split_parts(lines) if part]


def split_parts(lines: Iterable[Line]) -> list[list[Line]]:
    """Each heading with what stands under it."""
    parts: list[list[Line]] = []
    for said in lines:
        if said.is_heading or not parts:
            parts.append([])
        parts[-1].append(said)
    return parts


def _lay(part: Sequence[Line]) -> Iterator[Block]:
    kinds = [_kind(said, after) for said, after in zip(part, [*part[1:], None], strict=True)]
    for block, run in groupby(zip(part, kinds, strict=True), key=lambda pair: _BLOCKS.get(pair[1], "section")):
        same = list(run)
        match block:
            case "quote":
                yield quotation(*_separate([said for said, _ in same]))
            case "list":
                yield bullets(line(words(said.text)) for said, _ in same)
            case _:  # in one section, since two in a row stand on one line
                ends = ["\n"] * (len(same) - 1) + [""]
                pairs = zip(same, ends, strict=True)
                yield line(*(words(s.text + end, bold=k == "heading", italic=k == "title") for (s, k), end in pairs))


def _kind(said: Line, after: Line | None) -> str:
    if said.is_heading:
        return "heading"
    if _NAMED.fullmatch(said.text) or said.text.startswith("“"):
        return "quote"
    if after and after.depth > said.depth:
        return "title"
    return "point" if said.depth else "text"


def _separate(lines: Sequence[Line]) -> Iterator[Block]:
    """Quotations one below the other, the force that each is of in bold."""
    for i, said in enumerate(lines):
        end = "\n" if i < len(lines) - 1 else ""
        if named := _NAMED.fullmatch(said.text):
            yield words(named[1], bold=True)
        yield words((named[2] if named else said.text) + end)
