"""The table of figures for other programs: an entry for each measure and force, as CSV, JSON or XLSX."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.answer import Citation, Number, Sources
from bot.figures.table import Line
from index.models import plain

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet program takes for the beginning of a formula."""

COLUMNS = "force measure label value unit qualifier derived document paragraph quote".split()
WIDTHS = (20, 34, 44, 10, 14, 10, 9, 38, 10, 100)
"""Of the columns, in characters."""

# What XML, and so a workbook, cannot hold: control characters, lone surrogates and two code points that are none.
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What one force's reports give of one measure."""

    force: str
    measure: str
    """In snake_case."""
    label: str
    value: Number | None
    """None where no report on the force states it, which is not a zero."""
    unit: str
    qualifier: str = ""
    """'over', 'about', 'at least', 'up to', 'under'; empty where the figure is exact or not stated."""
    derived: bool = False
    """Whether it is computed from what the citations state."""
    citations: tuple[Citation, ...] = ()
    """Numbered over all entries that were listed together."""


def list_entries(lines: Iterable[Line], forces: Sequence[str]) -> tuple[Entry, ...]:
    """An entry for each line and force, in their order; of no declared measure only for forces that give it."""
    return tuple(_entries(lines, forces))


def write_json(entries: Iterable[Entry]) -> str:
    """An array of objects, their citations nested; a quote is verbatim there, with its place in the document."""
    return json.dumps([dataclasses.asdict(entry) for entry in entries], ensure_ascii=False, indent=2)


def write_csv(entries: Iterable[Entry]) -> str:
    """A header and a row an entry, after RFC 4180."""
    text = io.StringIO(newline="")
    # Lines end as `csv` ends them by itself: told otherwise, Python 3.11 leaves a carriage return unquoted.
    csv.writer(text).writerows([COLUMNS, *map(_row, entries)])
    return text.getvalue()


def write_xlsx(entries: Iterable[Entry]) -> bytes:
    """A workbook of one sheet: a header that stays in sight and filters, then a row an entry."""
    from openpyxl import Workbook  # noqa: PLC0415 - only this needs it
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415

    workbook = Workbook()
    sheet = workbook.active
    sheet.title = "Figures"
    for row in (COLUMNS, *map(_row, entries)):
        sheet.append(row)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for column, width in zip(sheet.columns, WIDTHS, strict=True):
        sheet.column_dimensions[column[0].column_letter].width = width
        for cell in column:
            cell.alignment = Alignment(vertical="top", wrap_text=True)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def guard(text: str) -> str:
    """The text of a cell, which no spreadsheet program takes for a formula and every one can hold.

    An apostrophe goes before what would begin a formula; U+FFFD stands for a character that cannot be written.
    """
    text = _UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", text)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def _entries(lines: Iterable[Line], forces: Sequence[str]) -> Iterator[Entry]:
    sources = Sources()
    for line in lines:
        for force in forces:
            cell = line.cell(force)
            if cell is None and line.measure is None:
                continue
            if cell is None:
                yield Entry(force=force, measure=line.name, label=line.label, value=None, unit=line.unit)
                continue
            cited = cell.cite(sources)
            yield Entry(
                force=force,
                measure=line.name,
                label=line.label,
                value=cell.value,
                unit=line.unit,
                qualifier=cell.qualifier,
                derived=cell.is_derived,
                citations=tuple(sources.citations[citation - 1] for citation in cited),
            )


def _row(entry: Entry) -> list[str | Number | None]:
    """The cells of one entry. Where it has several citations, each has a line of its own within the last three."""
    texts = (entry.force, entry.measure, entry.label, entry.unit, entry.qualifier)
    force, measure, label, unit, qualifier = map(guard, texts)
    documents = guard("\n".join(citation.document for citation in entry.citations))
    paragraphs = "\n".join(str(citation.paragraph) for citation in entry.citations)
    quotes = guard("\n".join(plain(citation.quote) for citation in entry.citations))
    derived = "yes" if entry.derived else ""
    return [force, measure, label, entry.value, unit, qualifier, derived, documents, paragraphs, quotes]
