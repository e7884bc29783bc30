"""Figures of several reports as a table."""

from __future__ import annotations

from bot.answer import Sources
from bot.figures.table import is_about, read_others, read_table
from index.library import Library


def test_a_line_has_a_cell_for_every_force_that_states_it(library: Library) -> None:
    line = next(line for line in read_table(library, library.forces) if line.name == "second_job_applications")
    assert {cell.force: cell.value for cell in line.cells} == {
        "Derbyshire": 62,
        "Leicestershire": 84,
        "Norfolk": 64,
        "Northamptonshire": 129,
        "Nottinghamshire": 113,
    }
    assert line.median == 84
    assert [cell.force for cell in line.middle] == ["Leicestershire"]


def test_a_median_between_two_forces_is_read_off_both(library: Library) -> None:
    line = next(iter(read_table(library, ("Derbyshire", "Norfolk", "Northamptonshire", "Nottinghamshire"))))
    assert line.median == 88.5
    assert [cell.force for cell in line.middle] == ["Norfolk", "Nottinghamshire"]


def test_a_part_comes_with_its_percentage_read_off_the_same_sentence(library: Library) -> None:
    lines = {line.name: line for line in read_table(library, ("Derbyshire",))}
    rate = lines["second_job_applications_approved_rate"].cells[0]
    assert (rate.value, rate.is_derived) == (95.2, True)
    sources = Sources()
    assert rate.cite(sources) == lines["second_job_applications"].cells[0].cite(sources) == (1,)


def test_parts_of_none_do_not_tell(library: Library) -> None:
    lines = read_table(library, library.forces)
    parts = next(line for line in lines if line.name == "media_leak_investigations_open")
    assert {cell.force for cell in parts.telling} == {"Derbyshire", "Leicestershire", "Nottinghamshire"}


def test_a_line_is_about_what_its_measure_is_about(library: Library) -> None:
    about = {line.name for line in read_table(library, library.forces) if is_about(line, {"=second_job"})}
    assert "second_job_applications" in about
    assert "media_leak_investigations" not in about


def test_figures_of_an_earlier_time_stand_apart(library: Library) -> None:
    others = read_others(library, "Northamptonshire")
    threshold = next(line for line in others if line.cells[0].value == 250000)
    assert threshold.name.endswith("_earlier")
    assert threshold.unit == "pounds"
