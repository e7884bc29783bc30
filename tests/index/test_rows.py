"""Which lines are rows, and their cells."""

from __future__ import annotations

import pytest

from index.rows import count_rows, has_cells, is_drawn, split_cells

BARRED = ["| Second jobs | Number |", "| --- | --- |", "| Received | 140 |", "| Refused | 12 |"]
GAPPED = ["Second job applications     84", "of which refused             5", "Leaks investigated\t6"]
NOTES = ["Leaks investigated (since 2011): 5", "Cards held: 24", "Policy: in place, on and off duty"]


@pytest.mark.parametrize("lines", [BARRED, GAPPED, NOTES])
def test_the_lines_of_a_table_or_of_notes_are_rows(lines: list[str]) -> None:
    assert count_rows(lines)[0] == len(lines)


@pytest.mark.parametrize(
    "lines",
    [
        ["Cards held: 24"],
        ["The policy is plain: nobody", "may keep a gift, and the", "rule binds all ranks."],
        ["Inspecting policing", "in the public interest"],
        ["Marlshire Constabulary   December 2012"],
        ["- Opened: 9", "- Closed: 7"],
        ["The officers' register is reviewed", "each month by the head of standards."],
    ],
)
def test_a_single_note_a_list_and_wrapped_prose_are_no_rows(lines: list[str]) -> None:
    assert count_rows(lines)[0] == 0


def test_rows_end_where_a_sentence_begins() -> None:
    assert count_rows([*BARRED, "The figures are for the year."])[0] == len(BARRED)
    assert count_rows([*GAPPED, "The figures are for the year."])[0] == len(GAPPED)


def test_the_cells_of_a_row_are_told_by_bars_or_gaps() -> None:
    assert split_cells(BARRED[2]) == ("Received", "140")
    assert split_cells("| Cards |  | 47 |") == ("Cards", "", "47")
    assert split_cells(GAPPED[0]) == ("Second job applications", "84")
    assert split_cells(GAPPED[2]) == ("Leaks investigated", "6")
    assert has_cells(GAPPED[0])
    assert not has_cells(NOTES[0])


def test_what_only_draws_the_grid_is_no_row() -> None:
    assert is_drawn("| --- | :-: |")
    assert is_drawn("-----   ------")
    assert not is_drawn(BARRED[2])
