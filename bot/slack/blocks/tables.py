"""The rows of an answer as the one table that a message may hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.answer import Answer, FigureRow, Verdict, VerdictRow
from bot.display import LABELS, order_verdicts, say_value, title_measure
from bot.slack.blocks.elements import EMPTY
from bot.slack.blocks.limits import TABLE_CHARACTERS, TABLE_COLUMNS, TABLE_ROWS, Room, fit_most
from bot.slack.blocks.message import Block
from bot.slack.blocks.text import clean, cut, units

FEWEST = 3
"""Rows that make a table; fewer are in the text."""
EACH = 12
"""Forces up to which each has a row of its own; with more of them each verdict has one."""
WIDE = 4
"""Measures of several forces up to which each has a column of its own; more of them are rows."""
SIDE_BY_SIDE = 6
"""Forces up to which each may have a column."""
CELL, LONG_CELL = 200, 6_000
"""Characters of a cell, and of one that lists forces."""
ALL = "All together"
MEDIAN, MEDIAN_OF = "Median", "median_"

Cells = list[list[str]]
"""A header and rows under it, all of one length."""


def choose_cells(answer: Answer) -> Cells:
    """The rows, where they say more than the text: several, and not all alike."""
    verdicts = {row.verdict for row in answer.verdicts}
    if len(verdicts) > 1 and len(answer.verdicts) >= FEWEST and not (answer.figures and len(answer.verdicts) > EACH):
        return verdict_cells(answer)
    return figure_cells(answer) if len(answer.figures) >= FEWEST else []


def group_rows(answer: Answer) -> list[VerdictRow]:
    """By verdict, the one that is asked for first; forces in the order of the answer."""
    return [row for verdict in order_verdicts(answer) for row in answer.verdicts if row.verdict is verdict]


def refer(text: str, citations: Iterable[int]) -> str:
    """'Norfolk [3] [7]'."""
    return " ".join([text, *(f"[{citation}]" for citation in citations)])


def verdict_cells(answer: Answer) -> Cells:
    """Grouped by verdict: a row a force, with its figures; where there are many, a row a verdict."""
    rows = group_rows(answer)
    if len(rows) > EACH and not answer.figures:
        return [["Verdict", "Forces"], *(_group(rows, verdict) for verdict in dict.fromkeys(r.verdict for r in rows))]
    header, *figures = figure_cells(answer) if answer.figures else [["Force"]]
    by_force = {name: values for name, *values in figures} if header[0] == "Force" else {}
    titles = header[1:] if by_force else []
    cells = [[LABELS[r.verdict], refer(r.force, r.citations), *by_force.get(r.force, [""] * len(titles))] for r in rows]
    others = [["", name, *values] for name, values in by_force.items() if name not in {row.force for row in rows}]
    return [["Verdict", "Force", *titles], *cells, *others]


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
    limit = LONG_CELL if cells[0] == ["Verdict", "Forces"] else CELL
    cut_cells = [[cut(" ".join(clean(text).split()) or EMPTY, limit) for text in row] for row in cells]
    most = max(1, fit_most(min(len(cut_cells), TABLE_ROWS), lambda rows: _fits(cut_cells[:rows], room)))
    return _table(cut_cells[:most]), most - 1


def _group(rows: Sequence[VerdictRow], verdict: Verdict) -> list[str]:
    forces = [refer(row.force, row.citations) for row in rows if row.verdict is verdict]
    return [f"{LABELS[verdict]} ({len(forces)})", ", ".join(forces)]


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
