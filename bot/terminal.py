"""An answer as a person reads it in a terminal. Pure: an answer and a width in, text out."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from bot.answer import Answer, Citation, FigureRow, Verdict
from bot.display import LABELS, make_harmless, order_verdicts, say_value, title_measure
from index.models import plain

NARROWEST = 20
"""Columns; a narrower terminal wraps the lines itself."""
WIDEST = 100
"""Columns of prose and tables: longer lines are hard to read on."""
SHORTEST_BARS = 8
"""Columns; bars with less room would look alike."""
STACKED = 48
"""Columns under which a label stands above its text instead of beside it."""

_COLOURS = {
    Verdict.YES: "32",
    Verdict.PARTLY: "33",
    Verdict.PLANNED: "36",
    Verdict.NO: "31",
    Verdict.NOT_STATED: "2",
    Verdict.UNCLEAR: "35",
}
_BOLD, _DIM = "1", "2"
_TIED = "\N{NO-BREAK SPACE}"  # textwrap does not break here, so a force keeps its references


def render(answer: Answer, width: int, *, colour: bool) -> str:
    """The verdict line, then groups and figures, then every quotation with its source.

    No line is longer than `width`, which is taken as at least 20 and at most 100 columns.
    What a report or a question brings along that would steer a terminal is made harmless.
    A verdict is always a word, never a colour alone.
    """
    page = _Page(min(max(width, NARROWEST), WIDEST), colour=colour)
    if answer.kind in ("summary", "comparison"):  # whose text has every figure and sentence in its place
        return "\n\n".join(part for part in (page.layout(answer.text), page.places(answer)) if part)
    quotations = (page.quotation(citation, answer.text) for citation in answer.citations)
    parts = [page.text(answer.text), page.groups(answer), *page.figures(answer), *quotations]
    return "\n\n".join(part for part in parts if part)


class _Page:
    """Lays parts of an answer out on lines of one width."""

    def __init__(self, width: int, *, colour: bool) -> None:
        self.width = width
        self.colour = colour

    def text(self, text: str) -> str:
        lines = [line for paragraph in text.splitlines() for line in self._wrap(make_harmless(paragraph)) or [""]]
        return "\n".join(self._paint(line, _BOLD) for line in lines)

    def layout(self, text: str) -> str:
        """Text in parts, each under its heading; lines that stand in keep to where they stand."""
        lines: list[str] = []
        is_heading = True
        for line in text.splitlines():
            indent = " " * min(len(line) - len(line.lstrip(" ")), self.width // 4)
            wrapped = self._wrap(make_harmless(line), indent, f"{indent}  ") or [""]
            lines += [self._paint(part, _BOLD) for part in wrapped] if is_heading else wrapped
            is_heading = not line.strip()
        return "\n".join(lines)

    def places(self, answer: Answer) -> str:
        """Where the cited sentences stand, a line a paragraph; with the words of those that the text does not have."""
        lines: list[str] = []
        said = plain(answer.text)
        for _, run in groupby(answer.citations, key=lambda c: (c.document, c.paragraph, plain(c.quote) in said)):
            cited = list(run)
            marks = " ".join(f"[{citation.id}]" for citation in cited)
            place = f"{marks} {make_harmless(cited[0].document)}, paragraph {cited[0].paragraph}"
            lines += [self._paint(line, _DIM) for line in self._wrap(place, "", "    ")]
            quotes = [plain(c.quote) for c in cited if plain(c.quote) not in said]
            lines += [line for quote in quotes for line in self._wrap(make_harmless(quote), "    │ ")]
        return "\n".join(lines)

    def groups(self, answer: Answer) -> str:
        """The forces by verdict, what was asked for first.

        Where there is more than one force, empty groups are shown too, so that a reader sees
        that nobody was left out; `unclear` only where it occurs.
        """
        rows = answer.verdicts
        lines: list[str] = []
        for verdict in order_verdicts(answer):
            forces = [_refer(make_harmless(row.force), row.citations) for row in rows if row.verdict == verdict]
            if forces or (len(rows) > 1 and verdict is not Verdict.UNCLEAR):
                lines += self._entry(LABELS[verdict], len(forces), ", ".join(forces) or "none", _COLOURS[verdict])
        return "\n".join(lines) if rows else ""

    def figures(self, answer: Answer) -> Iterator[str]:
        """A table for each measure, in the order in which the answer comes to it."""
        tables: dict[tuple[str, str], list[FigureRow]] = {}
        for row in answer.figures:
            tables.setdefault((row.measure, row.unit), []).append(row)
        for (measure, unit), rows in tables.items():
            yield "\n".join(
                [*(self._paint(line, _BOLD) for line in self._wrap(title_measure(measure, unit))), *self._table(rows)]
            )

    def quotation(self, citation: Citation, text: str) -> str:
        """A citation with its words, unless the answer's text has them already."""
        mark = f"[{citation.id}] "
        quote = plain(citation.quote)
        place = f"{make_harmless(citation.document)}, paragraph {citation.paragraph}"
        if citation.section:
            place += f", under “{make_harmless(citation.section)}”"
        return "\n".join(
            [
                *(self._paint(line, _BOLD) for line in self._wrap(mark + make_harmless(citation.force), "", "    ")),
                *(self._wrap(make_harmless(quote), "    │ ") if quote not in plain(text) else []),
                *(self._paint(line, _DIM) for line in self._wrap(place, "    ")),
            ]
        )

    def _entry(self, label: str, count: int, body: str, code: str) -> list[str]:
        """A label and a count, and what they stand for beside them or, on a narrow page, below."""
        head = f"{label:<{max(map(len, LABELS.values()))}} {count:>3}"
        if self.width < STACKED:
            return [self._paint(" ".join(head.split()), code), *self._wrap(body, "  ")]
        lines = self._wrap(body, " " * (len(head) + 2))
        return [self._paint(head, code) + lines[0][len(head) :], *lines[1:]]

    def _table(self, rows: Sequence[FigureRow]) -> list[str]:
        names = [make_harmless(row.force) if row.force else "All together" for row in rows]
        values = [say_value(row) for row in rows]
        notes = [_refer("computed" if row.derived else "", row.citations) for row in rows]
        columns = [max(map(len, cells)) for cells in (names, values, notes)]
        used = sum(columns) + 6
        if used > self.width:
            cells = zip(names, values, notes, strict=True)
            return [
                line
                for name, value, note in cells
                for line in self._wrap(f"{name}: {value} {note}".rstrip(), "  ", "    ")
            ]
        bars = _bars(rows, self.width - used - 2)
        return [
            f"  {name:<{columns[0]}}  {value:>{columns[1]}}  {bar}{note}".rstrip()
            for name, value, bar, note in zip(names, values, bars, notes, strict=True)
        ]

    def _wrap(self, text: str, indent: str = "", hanging: str | None = None) -> list[str]:
        lines = textwrap.wrap(
            text,
            self.width,
            initial_indent=indent,
            subsequent_indent=indent if hanging is None else hanging,
            break_on_hyphens=False,
        )
        return [line.replace(_TIED, " ").rstrip() for line in lines]

    def _paint(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour and text else text


def _refer(text: str, citations: Iterable[int]) -> str:
    return _TIED.join([*text.split(), *(f"[{i}]" for i in citations)])


def _bars(rows: Sequence[FigureRow], room: int) -> list[str]:
    """A bar a row, each as long as its share of the largest; none where there is nothing to compare."""
    longest = max((row.value for row in rows if row.force), default=0)
    is_alone = sum(row.force is not None for row in rows) == 1
    if room < SHORTEST_BARS or longest <= 0 or is_alone:
        return ["" for _ in rows]
    bars = []
    for row in rows:
        share = row.value / longest if row.force and row.value > 0 else 0
        bars.append("█" * max(round(share * room), 1 if share else 0))
    return [f"{bar:<{room}}  " for bar in bars]
