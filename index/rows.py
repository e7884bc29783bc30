"""Rows: lines that are read one by one, those of tables and of notes such as 'Corporate cards: 47'.

A table reaches us with bars between its cells, or with wide gaps between them. Nothing here knows what a cell says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

BAR = "|"

_GAP = re.compile(r"\s*\t\s*|(?<=\S)\s{3,}(?=\S)")
_NEVER_WRAPPED = 110
"""Characters. A longer line is no note by itself."""
_LAST_CELL = re.compile(
    r"""[\d£(+–—-] | (?:nil|none|no|yes|zero|n/?a|not|one|two|three|four|five|six|seven|eight|nine|ten)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_NOTE = re.compile(r"(?:[A-Z]|(?:19|20)\d\d\b)[^:|]{1,70}:\s+\S|(?:[A-Z]|(?:19|20)\d\d\b)[^:|–—]{1,70}\s[-–—]\s+\S")
_DRAWN = re.compile(r"[\s|:+=_–—-]{3,}$")


def is_drawn(line: str) -> bool:
    """Whether a line only draws the grid of a table: '| --- | --- |'."""
    return bool(_DRAWN.match(line))


def has_cells(line: str) -> bool:
    """Whether a line is cut into cells, by bars or by wide gaps with a value behind the last."""
    if line.startswith(BAR):
        return line.count(BAR) > 1
    gaps = list(_GAP.finditer(line))
    return bool(gaps) and bool(_LAST_CELL.match(line, gaps[-1].end()))


def split_cells(line: str) -> tuple[str, ...]:
    """The cells of a line that has some, in order; an empty cell between two bars is one too."""
    cells = line.strip().strip(BAR).split(BAR) if line.startswith(BAR) else _GAP.split(line)
    return tuple(cell.strip() for cell in cells)


def count_rows(lines: Sequence[str]) -> int:
    """How many of the lines, from the first on, are rows; 0 where they begin with something else.

    A line by itself is a row only where bars say so; notes stand alone, up to the end of their group of lines.
    """
    if lines[0].startswith(BAR):
        return sum(1 for _ in takewhile(lambda line: line.startswith(BAR) or is_drawn(line), lines))
    gapped = sum(1 for _ in takewhile(lambda line: _GAP.search(line) or is_drawn(line), lines))
    if _GAP.search(lines[0]) and sum(map(has_cells, lines[:gapped])) > 1:
        return gapped
    if len(lines) > 1 and all(_NOTE.match(line) and len(line) <= _NEVER_WRAPPED for line in lines):
        return len(lines)
    return 0
