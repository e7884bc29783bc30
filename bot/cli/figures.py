"""`beatbook figures`: what the reports count, force by force, each figure with where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.cli.ask import decode
from bot.cli.choice import choose_force, choose_line
from bot.cli.corpus import open_corpus
from bot.cli.failure import Failure
from bot.cli.table import align
from bot.exports import Entry, list_entries, write_csv, write_json, write_xlsx
from bot.figures.table import read_further, read_table
from bot.figures.text import say_number
from bot.settings import Settings
from index.models import plain


@dataclass(frozen=True, slots=True)
class Form:
    """How the table is given; a table for a person where nothing is asked for."""

    csv: bool = False
    json: bool = False
    xlsx: Path | None = None


def export_figures(
    measure: Sequence[str], force: str | None, form: Form, corpus: Path | None, settings: Settings
) -> int:
    """Gives the figures of one measure or all, of one force or all. Raises `Failure` for names that fit none."""
    library = open_corpus(corpus, settings)
    forces = (choose_force(decode(force), library),) if force else library.forces
    lines = (*read_table(library, library.forces), *read_further(library, library.forces))
    if measure:
        lines = (choose_line(decode(" ".join(measure)), lines),)
    entries = list_entries(lines, forces)
    if form.xlsx:
        save(form.xlsx, write_xlsx(entries))
        print(f"{form.xlsx}: {len(entries)} rows")
    elif form.csv:
        print(write_csv(entries), end="")
    else:
        print(write_json(entries) if form.json else show_entries(entries))
    return 0


def save(path: Path, content: bytes) -> None:
    """Writes a file. Raises `Failure` where it cannot be written."""
    try:
        path.write_bytes(content)
    except OSError as error:
        raise Failure(f"{path}: it cannot be written: {error.strerror}", 2) from None


def show_entries(entries: Sequence[Entry]) -> str:
    """A row an entry, and below them the sentences that they rest on."""
    if not entries:
        return "The reports give no figure of any measure."
    cited = {citation.id: citation for entry in entries for citation in entry.citations}
    table = align([("MEASURE", "FORCE", "FIGURE", "SOURCE"), *map(_row, entries)])
    quotes = [f"[{c.id}] {c.document}, paragraph {c.paragraph}: “{plain(c.quote)}”" for c in cited.values()]
    return "\n".join([table, "", *quotes] if quotes else [table])


def _row(entry: Entry) -> tuple[str, ...]:
    if entry.value is None:
        return entry.measure, entry.force, "not stated", ""
    figure = f"{entry.qualifier} {say_number(entry.value, entry.unit)}".strip()
    return entry.measure, entry.force, figure, " ".join(f"[{citation.id}]" for citation in entry.citations)
