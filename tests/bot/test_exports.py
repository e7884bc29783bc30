"""The table of figures, read back by what people open it with."""

from __future__ import annotations

import csv
import io
import json

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from bot.answer import Citation
from bot.exports import COLUMNS, FORMULA_STARTS, Entry, guard, list_entries, write_csv, write_json, write_xlsx
from bot.figures.table import read_further, read_table
from index.library import Library

TEXT = st.text() | st.builds(lambda start, rest: start + rest, st.sampled_from(FORMULA_STARTS), st.text())


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    """An entry whose every text may be anything at all."""
    citation = Citation(
        id=1,
        force=draw(TEXT),
        document=draw(TEXT),
        section=draw(TEXT),
        paragraph=draw(st.integers(1, 99)),
        start=0,
        end=1,
        quote=draw(TEXT),
    )
    return Entry(
        force=draw(TEXT),
        measure=draw(TEXT),
        label=draw(TEXT),
        value=draw(st.none() | st.integers(0, 10**9) | st.floats(0, 100)),
        unit=draw(TEXT),
        qualifier=draw(TEXT),
        citations=(citation,) * draw(st.integers(0, 2)),
    )


@pytest.fixture(scope="module")
def table(library: Library) -> tuple[Entry, ...]:
    """The whole table of the five real reports."""
    return list_entries(read_table(library, library.forces), library.forces)


def test_every_measure_has_an_entry_for_every_force(table: tuple[Entry, ...], library: Library) -> None:
    measures = list(dict.fromkeys(entry.measure for entry in table))
    assert [(entry.measure, entry.force) for entry in table] == [(m, f) for m in measures for f in library.forces]


def test_a_figure_has_a_citation_and_what_is_not_stated_has_none(table: tuple[Entry, ...]) -> None:
    assert {entry.value is None for entry in table} == {True, False}
    assert all(bool(entry.citations) == (entry.value is not None) for entry in table)


def test_csv_reads_back_with_its_numbers_and_sources(table: tuple[Entry, ...]) -> None:
    header, *rows = csv.reader(io.StringIO(write_csv(table), newline=""))
    assert header == COLUMNS
    assert [row[:2] for row in rows] == [[entry.force, entry.measure] for entry in table]
    assert [row[3] for row in rows] == ["" if entry.value is None else str(entry.value) for entry in table]
    first = dict(zip(header, rows[0], strict=True))
    assert first["document"] == table[0].citations[0].document
    assert first["paragraph"] == str(table[0].citations[0].paragraph)
    assert "62 applications for second jobs" in first["quote"]


def test_the_sentences_of_one_figure_stand_in_as_many_lines(table: tuple[Entry, ...]) -> None:
    rows = list(csv.DictReader(io.StringIO(write_csv(table), newline="")))
    for entry, row in zip(table, rows, strict=True):
        counts = {len(row[column].splitlines()) for column in ("document", "paragraph", "quote")}
        assert counts == {len(entry.citations)}


def test_json_quotes_slice_out_of_their_documents(table: tuple[Entry, ...], library: Library) -> None:
    texts = {report.document: report.text for report in library.reports}
    rows = json.loads(write_json(table))
    assert [row["value"] for row in rows] == [entry.value for entry in table]
    for citation in (citation for row in rows for citation in row["citations"]):
        assert texts[citation["document"]][citation["start"] : citation["end"]] == citation["quote"]


def test_a_workbook_reads_back_with_numbers_as_numbers(table: tuple[Entry, ...]) -> None:
    sheet = load_workbook(io.BytesIO(write_xlsx(table))).active
    header, *rows = sheet.iter_rows(values_only=True)
    assert list(header) == COLUMNS
    assert [row[3] for row in rows] == [entry.value for entry in table]
    assert sheet.freeze_panes == "A2"


@pytest.mark.parametrize("start", FORMULA_STARTS)
def test_what_begins_a_formula_gets_an_apostrophe(start: str) -> None:
    assert guard(f"{start}1+1") == f"'{start}1+1"


@pytest.mark.parametrize("text", ["", "62 of 64", "a=b", "'quoted'", "Dyfed-Powys", "£5"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert guard(text) == text


@given(st.lists(entries(), max_size=4))
def test_no_cell_of_a_csv_file_begins_a_formula_and_all_of_it_is_utf_8(listed: list[Entry]) -> None:
    text = write_csv(listed).encode("utf-8").decode("utf-8")
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert len(rows) == len(listed) + 1
    assert {len(row) for row in rows} == {len(COLUMNS)}
    assert not any(cell.startswith(FORMULA_STARTS) for row in rows for cell in row)


@given(st.lists(entries(), max_size=3))
def test_no_cell_of_a_workbook_is_a_formula(listed: list[Entry]) -> None:
    sheet = load_workbook(io.BytesIO(write_xlsx(listed))).active
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert len(cells) == (len(listed) + 1) * len(COLUMNS)
    assert not any(cell.data_type == "f" or str(cell.value).startswith(FORMULA_STARTS) for cell in cells)


def test_pandas_reads_the_csv_with_numbers_as_numbers(table: tuple[Entry, ...]) -> None:
    frame = pd.read_csv(io.StringIO(write_csv(table)))
    assert list(frame.columns) == COLUMNS
    assert len(frame) == len(table)
    assert frame["value"].dtype.kind == "f"  # a column with gaps
    applications = frame[frame["measure"] == "second_job_applications"].set_index("force")["value"]
    assert applications.sum() == 452
    assert applications["Norfolk"] == 64
    stated = [float(entry.value) for entry in table if entry.value is not None]
    assert frame["value"].dropna().tolist() == stated


def test_pandas_and_openpyxl_read_the_same_from_the_workbook(table: tuple[Entry, ...]) -> None:
    frame = pd.read_excel(io.BytesIO(write_xlsx(table)))
    again = pd.read_csv(io.StringIO(write_csv(table)))
    assert frame["value"].fillna(-1).tolist() == again["value"].fillna(-1).tolist()
    assert frame["quote"].fillna("").tolist() == again["quote"].fillna("").tolist()


def test_what_no_measure_counts_is_exported_for_the_forces_that_give_it(library: Library) -> None:
    further = list_entries(read_further(library, library.forces), library.forces)
    assert further
    assert all(entry.citations and entry.value for entry in further)
    assert ("Norfolk", "counties", 2) in {(entry.force, entry.measure, entry.value) for entry in further}
