"""A measure that is asked for by its name, or by some of its words."""

from __future__ import annotations

import pytest

from bot.charts import chart_answer
from bot.engine import answer
from bot.figures.table import read_table
from bot.measures import answer_measure, find_measure, list_measures
from index.library import Library


def test_every_measure_is_found_by_its_name_and_by_its_label(library: Library) -> None:
    for line in read_table(library, library.forces):
        assert find_measure(line.name, library)[0] == line
        assert find_measure(line.label.upper(), library)[0] == line


@pytest.mark.parametrize(
    ("name", "measure"),
    [
        ("second jobs", "second_job_applications"),
        ("social media", "social_media_cases"),
        ("moonlighting", "second_job_applications"),
    ],
)
def test_some_words_of_a_measure_do(name: str, measure: str, library: Library) -> None:
    line, _ = find_measure(name, library)
    assert line
    assert line.name == measure


def test_its_figures_are_cited_the_highest_first(library: Library) -> None:
    found = answer_measure("second jobs", library)
    values = [row.value for row in found.figures]
    assert values == sorted(values, reverse=True)
    assert [row.force for row in found.figures if not row.citations] == []
    assert found.text.startswith("Applications for second jobs: Northamptonshire 129, ")


def test_it_is_given_for_the_forces_that_are_named(library: Library) -> None:
    found = answer_measure("second jobs in Norfolk", library)
    assert [(row.force, row.value) for row in found.figures] == [("Norfolk", 64)]


def test_a_force_without_a_report_is_said_to_have_none(library: Library) -> None:
    found = answer_measure("second jobs in Kent", library)
    assert (found.status, found.unknown_forces) == ("unknown_force", ("Kent",))


@pytest.mark.parametrize("name", ["", "teapots"])
def test_what_is_no_measure_brings_the_nearest(name: str, library: Library) -> None:
    found = answer_measure(name, library)
    assert found.status == "unclear"
    assert "The nearest: " in found.text


def test_the_list_has_every_measure(library: Library) -> None:
    text = list_measures(library).text
    assert text.count("•") == len(read_table(library, library.forces))


def test_an_answer_with_three_figures_or_more_is_drawn(library: Library) -> None:
    chart = chart_answer(answer("rank the forces by the number of applications for second jobs", library), library)
    assert chart
    assert [bar.text for bar in chart.bars] == ["129", "113", "84", "64", "62"]
    assert "Source: Revisiting police relationships" in chart.source


def test_an_answer_with_fewer_figures_is_not_drawn(library: Library) -> None:
    assert chart_answer(answer("how many second jobs were applied for in Norfolk?", library), library) is None
    assert chart_answer(answer("which forces review second jobs?", library), library) is None
