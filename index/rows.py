"""Rows: lines that are read one by one, those of tables and of notes such as 'Corporate cards: 47'.

A table reaches us with bars between its cells, or with wide gaps between them. Nothing here knows what a cell says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

BAR = "|"

_GAP = re.compile(r"(?<!\s)\s*\t\s*|(?<=\S)\s{3,}(?=\S)")
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


def count_rows(lines: Sequence[str]) -> list[int]:
    """For each of the lines, how many from it on are rows; 0 where they begin with something else.

    A line by itself is a row only where bars say so; notes stand alone, up to the end of their group of lines.
    Taken from the last line to the first, so that a group takes time by its length and not by its square.
    """
    counts = [0] * len(lines)
    barred = gapped = celled = 0
    are_notes = True
    for at in range(len(lines) - 1, -1, -1):
        line = lines[at]
        is_barred, has_gap, drawn = line.startswith(BAR), bool(_GAP.search(line)), is_drawn(line)
        barred = barred + 1 if is_barred or drawn else 0
        gapped, celled = (gapped + 1, celled + has_cells(line)) if has_gap or drawn else (0, 0)
        are_notes = are_notes and bool(_NOTE.match(line)) and len(line) <= _NEVER_WRAPPED
        if is_barred:
            counts[at] = barred
        elif has_gap and celled > 1:
            counts[at] = gapped
        elif are_notes and at < len(lines) - 1:
            counts[at] = len(lines) - at
    return counts
