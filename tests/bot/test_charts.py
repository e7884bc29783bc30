"""Bar charts: what is in the picture, and what is said of it."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageColor

from bot.charts import COLOUR, WIDTH, Bar, Chart, chart_line, draw_chart
from bot.figures.table import read_table
from index.library import Library

BARS = st.lists(st.integers(0, 10**15) | st.floats(0, 100), max_size=44)


def make_chart(values: list[int | float], name: str = "Ashshire") -> Chart:
    ordered = sorted(values, reverse=True)
    return Chart("Entries", tuple(Bar(name, v, f"{v:,}") for v in ordered), (), "Source: a report.")


def read(png: bytes) -> Image.Image:
    image = Image.open(BytesIO(png))
    image.load()
    return image


def lengths(image: Image.Image) -> list[int]:
    """Pixels of each bar, from the top down."""
    colour = ImageColor.getrgb(COLOUR)
    rows = [[image.getpixel((x, y)) for x in range(WIDTH)].count(colour) for y in range(image.height)]
    return [row for row, before in zip(rows, [0, *rows], strict=False) if row and not before]


@pytest.fixture(scope="module")
def applications(library: Library) -> Chart:
    return chart_line(read_table(library, library.forces)[0], library)


def test_bars_are_sorted_and_labelled(applications: Chart) -> None:
    assert [(bar.name, bar.text) for bar in applications.bars] == [
        ("Northamptonshire", "129"),
        ("Nottinghamshire", "113"),
        ("Leicestershire", "84"),
        ("Norfolk", "64"),
        ("Derbyshire", "62"),
    ]
    assert applications.missing == ()


def test_the_alt_text_says_what_the_picture_shows(applications: Chart) -> None:
    assert applications.alt == (
        "Bar chart of 5 forces, the highest first. Applications for second jobs: Northamptonshire 129,"
        " Nottinghamshire 113, Leicestershire 84, Norfolk 64, Derbyshire 62."
        " Source: Revisiting police relationships: progress report (December 2012); 5 reports."
    )


def test_forces_that_do_not_state_it_are_named(library: Library) -> None:
    line = next(line for line in read_table(library, library.forces) if len(line.cells) < len(library.forces))
    chart = chart_line(line, library)
    assert {bar.name for bar in chart.bars} | set(chart.missing) == set(library.forces)
    assert f"Not stated: {', '.join(chart.missing)}." in chart.alt


def test_title_and_alt_text_are_within_the_file(applications: Chart) -> None:
    text = read(draw_chart(applications)).info
    assert (text["Title"], text["Description"]) == (applications.title, applications.alt)


def test_the_same_chart_has_the_same_bytes(applications: Chart) -> None:
    assert draw_chart(applications) == draw_chart(applications)


def test_bars_are_as_long_as_their_values_are_large() -> None:
    whole, half, quarter = lengths(read(draw_chart(make_chart([400, 200, 100, 0]))))
    assert whole > WIDTH / 2
    assert abs(whole - 2 * half) <= 2
    assert abs(whole - 4 * quarter) <= 4


def test_a_name_too_long_for_the_picture_leaves_room_for_its_bar() -> None:
    assert lengths(read(draw_chart(make_chart([1], "An Uncommonly Long Name " * 9))))[0] > WIDTH / 2


@pytest.mark.parametrize("name", ["Heddlu Dŵr", "O’Connell", "警察", "two\nlines"])
def test_names_in_any_script_are_drawn(name: str) -> None:
    assert read(draw_chart(make_chart([1], name))).width == WIDTH


@settings(max_examples=25)
@given(BARS)
def test_every_chart_is_as_wide_as_slack_shows_and_grows_with_its_bars(values: list[int | float]) -> None:
    image = read(draw_chart(make_chart(values)))
    assert (image.format, image.width) == ("PNG", WIDTH)
    assert image.height > read(draw_chart(make_chart(values[1:]))).height or not values
    assert image.crop((WIDTH - 8, 0, WIDTH, image.height)).getcolors() == [(8 * image.height, (255, 255, 255))]
