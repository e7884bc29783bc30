"""`beatbook reports` and `beatbook text`."""

from __future__ import annotations

import json
from pathlib import Path

from tests.bot.cli.outcome import Run


def test_every_report_has_a_row(beatbook: Run, corpus: Path) -> None:
    _, out, _ = beatbook("reports", "--corpus", corpus)
    heading, *rows = (line.split("  ") for line in out.splitlines())
    assert heading[0].startswith("FORCE")
    assert [row[0] for row in rows] == ["Ashshire", "Oakshire"]
    assert all("December 2012" in row for row in rows)


def test_the_reports_that_ship_are_there_without_being_named(beatbook: Run) -> None:
    assert [line.split()[0] for line in beatbook("reports").out.splitlines()[1:]] == [
        "Derbyshire",
        "Leicestershire",
        "Norfolk",
        "Northamptonshire",
        "Nottinghamshire",
    ]


def test_every_quotation_slices_back_out_of_the_printed_text(beatbook: Run) -> None:
    answer = json.loads(beatbook("ask", "--json", "which forces don't cross-reference procurement with gifts?").out)
    assert answer["citations"]
    for citation in answer["citations"]:
        text = beatbook("text", citation["document"]).out
        assert text[citation["start"] : citation["end"]] == citation["quote"]


def test_a_report_that_is_not_loaded_is_wrong_usage(beatbook: Run, corpus: Path) -> None:
    status, out, err = beatbook("text", "elmshire.txt", "--corpus", corpus)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert "elmshire.txt" in err
