"""An answer as a CSV file: every row, figure and citation of it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from bot.answer import Answer, Citation, Number
from bot.exports import guard
from index.models import plain

COLUMNS = "force verdict measure value unit derived citation document section paragraph quote".split()

Row = Sequence[str | Number]


def answer_csv(answer: Answer) -> bytes:
    """A line for each row and the citation that it rests on; then the citations that no row refers to.

    In UTF-8 with a mark at its start, without which Excel takes it for something else.
    """
    return write_csv([COLUMNS, *_rows(answer)])


def write_csv(rows: Iterable[Row]) -> bytes:
    """Numbers as they are, and texts that no spreadsheet program takes for a formula."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows([guard(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def name_file(answer: Answer) -> str:
    """'beatbook-verdicts.csv'."""
    return f"beatbook-{answer.kind or 'answer'}.csv"


def _rows(answer: Answer) -> Iterator[Row]:
    by_id = {citation.id: citation for citation in answer.citations}
    referred: set[int] = set()
    for verdict in answer.verdicts:
        for source in _sources(verdict.citations, by_id):
            yield [verdict.force, verdict.verdict.value, "", "", "", "", *source]
        referred.update(verdict.citations)
    for figure in answer.figures:
        derived = "yes" if figure.derived else ""
        own = [figure.force or "", "", figure.measure, figure.value, figure.unit, derived]
        for source in _sources(figure.citations, by_id):
            yield [*own, *source]
        referred.update(figure.citations)
    for citation in answer.citations:
        if citation.id not in referred:
            yield [citation.force, "", "", "", "", "", *_source(citation)]


def _sources(ids: Sequence[int], by_id: dict[int, Citation]) -> list[Row]:
    return [_source(by_id[i]) for i in ids if i in by_id] or [["", "", "", "", ""]]


def _source(citation: Citation) -> Row:
    return [citation.id, citation.document, citation.section, citation.paragraph, plain(citation.quote)]
