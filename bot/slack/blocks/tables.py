"""The rows of an answer as the one table that a message may hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.answer import Answer, FigureRow, VerdictRow
from bot.display import LABELS, order_verdicts, say_value, title_measure
from bot.slack.blocks.elements import EMPTY
from bot.slack.blocks.limits import TABLE_CHARACTERS, TABLE_COLUMNS, TABLE_ROWS, Room, fit_most
from bot.slack.blocks.message import Block
from bot.slack.blocks.text import clean, cut, units

CELL = 200
"""Characters of a cell."""
WIDE = 4
"""Measures of several forces up to which each has a column of its own; more of them are rows."""
SIDE_BY_SIDE = 6
"""Forces up to which each may have a column."""
ALL = "All together"
MEDIAN, MEDIAN_OF = "Median", "median_"

Cells = list[list[str]]
"""A header and rows under it, all of one length."""


def group_rows(answer: Answer) -> list[VerdictRow]:
    """By verdict, the one that is asked for first; forces in the order of the answer."""
    return [row for verdict in order_verdicts(answer) for row in answer.verdicts if row.verdict is verdict]


def refer(text: str, citations: Iterable[int]) -> str:
    """'Norfolk [3] [7]'."""
    return " ".join([text, *(f"[{citation}]" for citation in citations)])


def verdict_cells(answer: Answer) -> Cells:
    """A row a force, grouped by verdict."""
    rows = [[LABELS[row.verdict], refer(row.force, row.citations)] for row in group_rows(answer)]
    return [["Verdict", "Force"], *rows]


def figure_cells(answer: Answer) -> Cells:
    """Forces by measures, or measures by forces where there are many measures. No figure is left out."""
    measures = list(dict.fromkeys((row.measure.removeprefix(MEDIAN_OF), row.unit) for row in answer.figures))
    names = list(dict.fromkeys(_owner(row) for row in answer.figures))
    titles = [title_measure(*measure) for measure in measures]
    cells: dict[tuple[str, str, str], list[str]] = {}
    for row in answer.figures:
        key = (_owner(row), row.measure.removeprefix(MEDIAN_OF), row.unit)
        cells.setdefault(key, []).append(refer(say_value(row), row.citations))
    if len(measures) <= WIDE and (len(measures) == 1 or len(names) > 1):
        rows = [[name, *("; ".join(cells.get((name, *measure), [])) for measure in measures)] for name in names]
        return [["Force", *titles], *rows]
    if len(names) <= SIDE_BY_SIDE:
        pairs = zip(titles, measures, strict=True)
        rows = [[title, *("; ".join(cells.get((name, *measure), [])) for name in names)] for title, measure in pairs]
        return [["Figure", *names], *rows]
    long = [[title_measure(*key[1:]), key[0], "; ".join(values)] for key, values in cells.items()]
    return [["Figure", "Force", "Value"], *long]


def lay_table(cells: Cells, room: Room) -> tuple[Block, int]:
    """The table of as many rows as there is room for, and how many these are: none where there are too many columns."""
    cut_cells = [[cut(" ".join(clean(text).split()) or EMPTY, CELL) for text in row] for row in cells]
    most = max(1, fit_most(min(len(cut_cells), TABLE_ROWS), lambda rows: _fits(cut_cells[:rows], room)))
    return _table(cut_cells[:most]), most - 1


def _fits(cells: Sequence[Sequence[str]], room: Room) -> bool:
    characters = sum(units(text) for row in cells for text in row)
    return len(cells[0]) <= TABLE_COLUMNS and characters <= TABLE_CHARACTERS and room.fits([_table(cells)])


def _table(cells: Sequence[Sequence[str]]) -> Block:
    return {
        "type": "table",
        "column_settings": [{"is_wrapped": True} for _ in cells[0]],
        "rows": [[{"type": "raw_text", "text": text} for text in row] for row in cells],
    }


def _owner(row: FigureRow) -> str:
    if row.force:
        return row.force
    return MEDIAN if row.measure.startswith(MEDIAN_OF) else ALL
