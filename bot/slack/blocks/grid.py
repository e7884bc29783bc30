"""The figures that a summary or a comparison lists in its text, as rows for a table."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.slack.blocks.prose import Line
from bot.slack.blocks.tables import MEDIAN, Cells

_REFERRED = r"\S+(?: (?:\[\d+\])+)?"
_BESIDE_MEDIAN = re.compile(rf"(?P<title>.+): (?P<own>{_REFERRED})(?:; median (?P<median>{_REFERRED}))?")
_SIDE_BY_SIDE = re.compile(r"(?P<title>[^“”]+?): (?P<cells>.+)")
FEWEST = 2
"""Rows that make a table."""
WIDEST = 7
"""Columns up to which forces stand side by side; more of them stand one below the other."""


def read_grid(part: Sequence[Line], forces: Sequence[str]) -> tuple[Cells, int]:
    """The rows that a part lists below its heading, and how many lines they are; none where it lists no figures."""
    lines = [said.text for said in part[1:]]
    for read in (_read_side_by_side, _read_beside_median):
        rows = []
        for text in lines:
            row = read(text, forces)
            if not row:
                break
            rows.append(row)
        if len(rows) >= FEWEST or (rows and len(rows) == len(lines)):
            names = forces if read is _read_side_by_side else [*(forces or ["This report"]), MEDIAN]
            cells = [["Figure", *names], *rows]
            return _turn(cells) if len(cells[0]) > WIDEST else cells, len(rows)
    return [], 0


def _turn(cells: Cells) -> Cells:
    """Rows as columns."""
    header, *rows = (list(column) for column in zip(*cells, strict=True))
    return [["Force", *header[1:]], *rows]


def _read_side_by_side(text: str, forces: Sequence[str]) -> list[str]:
    """'Entries: Ashshire 12 [1] · Oakshire not stated', every force in its order."""
    found = _SIDE_BY_SIDE.fullmatch(text)
    cells = found["cells"].split(" · ") if found else []
    if not found or len(forces) < FEWEST or len(cells) != len(forces):
        return []
    if not all(cell.startswith(f"{force} ") for cell, force in zip(cells, forces, strict=True)):
        return []
    values = [cell.removeprefix(f"{force} ") for cell, force in zip(cells, forces, strict=True)]
    return [found["title"], *values]


def _read_beside_median(text: str, forces: Sequence[str]) -> list[str]:
    """'Entries: 12 [1]; median 40 [2]'."""
    found = None if len(forces) > 1 else _BESIDE_MEDIAN.fullmatch(text)
    return [found["title"], found["own"], found["median"] or ""] if found else []
