"""`beatbook figures` and `beatbook chart`: names in, tables and pictures out."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PIL import Image

from tests.bot.cli.outcome import Run


def test_the_table_has_a_row_for_every_figure_and_then_its_sentences(beatbook: Run, corpus: Path) -> None:
    status, out, err = beatbook("figures", "--corpus", corpus)
    assert (status, err) == (0, "")
    lines = out.splitlines()
    assert lines[0].split() == ["MEASURE", "FORCE", "FIGURE", "SOURCE"]
    assert ["second_job_applications", "Oakshire", "40", "[2]"] in [line.split() for line in lines]
    assert any(line.startswith("[2] oakshire.md, paragraph ") and "40 applications" in line for line in lines)


@pytest.mark.parametrize("name", ["second_job_applications", "Applications for second jobs", "SECOND-JOB applications"])
def test_a_measure_goes_by_its_name_or_its_label(beatbook: Run, corpus: Path, name: str) -> None:
    rows = json.loads(beatbook("figures", *name.split(), "--json", "--corpus", corpus).out)
    assert [(row["force"], row["measure"], row["value"]) for row in rows] == [
        ("Ashshire", "second_job_applications", 12),
        ("Oakshire", "second_job_applications", 40),
    ]


def test_a_force_narrows_the_table(beatbook: Run, corpus: Path) -> None:
    out = beatbook("figures", "--force", "oak", "--csv", "--corpus", corpus).out
    rows = list(csv.DictReader(io.StringIO(out, newline="")))
    assert {row["force"] for row in rows} == {"Oakshire"}
    assert "40" in {row["value"] for row in rows}


def test_a_workbook_is_written_and_said_to_be(beatbook: Run, corpus: Path, tmp_path: Path) -> None:
    file = tmp_path / "figures.xlsx"
    status, out, _ = beatbook("figures", "--xlsx", file, "--corpus", corpus)
    rows = load_workbook(file).active.max_row - 1
    assert (status, out) == (0, f"{file}: {rows} rows\n")


def test_a_figure_that_a_force_does_not_state_is_no_zero(beatbook: Run, corpus: Path) -> None:
    oak = (corpus / "oakshire.md").read_text(encoding="utf-8")
    (corpus / "oakshire.md").write_text(oak.partition("Since September")[0], encoding="utf-8")
    arguments = ("figures", "second_job_applications", "--corpus", corpus)
    assert "Oakshire  not stated" in beatbook(*arguments).out
    assert json.loads(beatbook(*arguments, "--json").out)[1]["value"] is None


def test_reports_without_any_figure_say_so(beatbook: Run, corpus: Path) -> None:
    for file in corpus.iterdir():
        file.write_text(file.read_text(encoding="utf-8").partition("Since September")[0], encoding="utf-8")
    assert beatbook("figures", "--corpus", corpus).out == "The reports give no figure of any measure.\n"
    status, _, err = beatbook("figures", "applications", "--corpus", corpus)
    assert (status, err.count("\n")) == (2, 1)


@pytest.mark.parametrize("command", [("figures",), ("chart", "-o", "chart.png")])
def test_an_unknown_measure_is_offered_the_nearest(beatbook: Run, corpus: Path, command: tuple[str, ...]) -> None:
    status, out, err = beatbook(*command, "second_job_aplications", "--corpus", corpus)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert "'second_job_aplications'; the nearest is second_job_applications" in err


def test_an_unknown_force_is_offered_the_nearest(beatbook: Run, corpus: Path) -> None:
    status, out, err = beatbook("figures", "--force", "Elmville", "--corpus", corpus)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert "no report on 'Elmville'; the nearest is " in err


def test_only_one_form_can_be_asked_for(beatbook: Run, corpus: Path) -> None:
    assert beatbook("figures", "--csv", "--json", "--corpus", corpus).status == 2


@pytest.mark.parametrize("command", [("figures", "--xlsx"), ("chart", "second_job_applications", "-o")])
def test_a_file_that_cannot_be_written_is_named(
    beatbook: Run, corpus: Path, tmp_path: Path, command: tuple[str, ...]
) -> None:
    status, out, err = beatbook(*command, tmp_path / "missing" / "file", "--corpus", corpus)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert "missing" in err


def test_a_chart_is_written_and_said_in_words(beatbook: Run, corpus: Path, tmp_path: Path) -> None:
    file = tmp_path / "chart.png"
    status, out, err = beatbook("chart", "applications", "for", "second", "jobs", "-o", file, "--corpus", corpus)
    assert (status, err) == (0, "")
    assert "Applications for second jobs: Oakshire 40, Ashshire 12." in out
    with Image.open(file) as image:
        assert image.info["Description"] == out.rstrip("\n")
