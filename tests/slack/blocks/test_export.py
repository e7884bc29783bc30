"""An answer as a file for a spreadsheet."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

from bot.answer import Answer
from bot.slack.blocks.export import COLUMNS, answer_csv, name_file
from tests.slack.blocks.invented import cite, comparison_of, figures_of, verdicts_of


def rows_of(found: Answer) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(answer_csv(found).decode("utf-8-sig"), newline="")))


def test_a_row_a_verdict_and_citation() -> None:
    rows = rows_of(verdicts_of(6))
    assert [(row["force"], row["verdict"], row["citation"]) for row in rows][:2] == [
        ("Ashshire", "yes", "1"),
        ("Beckshire", "partly", "2"),
    ]
    assert [row["citation"] for row in rows if row["verdict"] == "not_stated"] == [""]
    assert list(rows[0]) == COLUMNS


def test_figures_are_numbers_with_their_units() -> None:
    [row] = rows_of(figures_of(1))
    assert (row["measure"], row["value"], row["unit"]) == ("second_job_applications", "1001", "applications")


def test_what_no_row_cites_comes_last() -> None:
    found = comparison_of(2)
    assert len(rows_of(found)) == len(found.citations)


def test_a_formula_in_a_report_is_text() -> None:
    found = replace(verdicts_of(1), citations=(cite(1, "=HYPERLINK(1)", "@SUM(A1)"),))
    [row] = rows_of(found)
    assert row["quote"] == "'@SUM(A1)"


def test_excel_is_told_that_it_is_utf_8() -> None:
    assert answer_csv(verdicts_of(1)).startswith(b"\xef\xbb\xbf")
    assert name_file(verdicts_of(1)) == "beatbook-verdicts.csv"
