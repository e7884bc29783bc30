"""Texts in parts, and the figures that they list, as Slack shows them."""

from __future__ import annotations

from bot.slack.blocks.grid import read_grid
from bot.slack.blocks.prose import lay_lines, read_lines, split_parts
from tests.slack.schemas.validate import walk

SUMMARY = """\
Oakshire Police: progress report

Figures, beside the median of the reports that state them
  Applications for second jobs: 40 [1]; median 12 [2]
  Counties: 2 [3]

Gifts
  In place
    “All are recorded.” [4]
    “All are reviewed: monthly.” [5]
  Planned
    “A register is to follow.” [6]
Read without: helicopters."""
COMPARISON = """\
Ashshire, Oakshire:
Entries: Ashshire 12 [1] · Oakshire not stated
Leaks: Ashshire 0 [2] · Oakshire 3 [3]

Different: registers
  Ashshire (in place): “All are recorded.” [4]
  Oakshire: nothing like it"""


def parts_of(text: str) -> list[list[tuple[str, str]]]:
    """For each block what its elements are, and what they say."""
    return [
        [
            (e["type"].removeprefix("rich_text_"), "".join(p["text"] for p in walk(e) if "text" in p))
            for e in b["elements"]
        ]
        for b in lay_lines(read_lines(text))
    ]


def test_a_summary_has_a_block_a_part_its_quotations_as_such() -> None:
    assert parts_of(SUMMARY)[2] == [
        ("section", "Gifts\nIn place"),
        ("quote", "“All are recorded.” [4]\n“All are reviewed: monthly.” [5]"),
        ("section", "Planned"),
        ("quote", "“A register is to follow.” [6]"),
        ("section", "Read without: helicopters."),
    ]


def test_a_comparison_names_the_force_of_each_quotation() -> None:
    assert parts_of(COMPARISON)[1] == [
        ("section", "Different: registers"),
        ("quote", "Ashshire (in place): “All are recorded.” [4]"),
        ("list", "Oakshire: nothing like it"),
    ]


def test_the_figures_of_a_summary_stand_beside_the_median() -> None:
    cells, lines = read_grid(split_parts(read_lines(SUMMARY))[1], ["Oakshire"])
    assert lines == 2
    assert cells == [
        ["Figure", "Oakshire", "Median"],
        ["Applications for second jobs", "40 [1]", "12 [2]"],
        ["Counties", "2 [3]", ""],
    ]


def test_the_figures_of_a_comparison_stand_side_by_side() -> None:
    cells, lines = read_grid(split_parts(read_lines(COMPARISON))[0], ["Ashshire", "Oakshire"])
    assert lines == 2
    assert cells == [
        ["Figure", "Ashshire", "Oakshire"],
        ["Entries", "12 [1]", "not stated"],
        ["Leaks", "0 [2]", "3 [3]"],
    ]


def test_many_forces_stand_one_below_the_other() -> None:
    forces = [f"F{i}" for i in range(9)]
    text = f"{', '.join(forces)}:\n" + "\n".join(f"{t}: {' · '.join(f'{f} 1 [1]' for f in forces)}" for t in "AB")
    cells, _ = read_grid(split_parts(read_lines(text))[0], forces)
    assert cells[:2] == [["Force", "A", "B"], ["F0", "1 [1]", "1 [1]"]]


def test_a_part_without_figures_is_no_table() -> None:
    assert read_grid(split_parts(read_lines(SUMMARY))[2], ["Oakshire"]) == ([], 0)
    assert read_grid(split_parts(read_lines(COMPARISON))[1], ["Ashshire", "Oakshire"]) == ([], 0)
