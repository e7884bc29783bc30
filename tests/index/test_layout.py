from __future__ import annotations

import textwrap
from string import ascii_lowercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.layout import Shape, find_blocks

H, P, F = Shape.HEADING, Shape.PARAGRAPH, Shape.FURNITURE

FIRST = "There is no monitoring in place to compare the contract register with the gifts and"
LOWER = "hospitality register, or to look out for a company that gives and then receives."
UPPER = "Professional Standards register, or to look out for a company that gives."
OTHER = "The policy on second jobs is clear, and all applications are reviewed every year."


def outline(text: str) -> list[tuple[Shape, str]]:
    """The blocks of a text as they are read."""
    return [(block.shape, block.read(text).text) for block in find_blocks(text)]


def paragraphs(text: str) -> list[str]:
    return [words for shape, words in outline(text) if shape is P]


def test_a_text_without_words_has_no_blocks() -> None:
    assert find_blocks("") == ()
    assert find_blocks(" \n\t\n\f\n\ufeff") == ()


def test_blank_lines_divide_headings_and_paragraphs() -> None:
    assert outline(f"Gifts\n\n{OTHER}\n\nSecond jobs\n\n{OTHER}") == [
        (H, "Gifts"),
        (P, OTHER),
        (H, "Second jobs"),
        (P, OTHER),
    ]


def test_headings_and_paragraphs_need_no_blank_lines_between_them() -> None:
    long = f"{OTHER} {OTHER} {OTHER}"
    assert outline(f"Gifts\n{long}\n{long}\nWho decides?\n{OTHER}\nSecond jobs\n{long}") == [
        (H, "Gifts"),
        (P, long),
        (P, long),
        (H, "Who decides?"),
        (P, OTHER),
        (H, "Second jobs"),
        (P, long),
    ]


@pytest.mark.parametrize("width", [40, 60, 72, 80, 100])
def test_a_wrapped_paragraph_is_read_as_one_line(width: int) -> None:
    text = f"{OTHER} {FIRST} {LOWER} {OTHER}"
    wrapped = textwrap.fill(text, width)
    assert "\n" in wrapped
    assert outline(wrapped) == [(P, text)]


@pytest.mark.parametrize(
    "between",
    [
        pytest.param("\n\n", id="a blank line"),
        pytest.param("\n\n\n\n", id="blank lines"),
        pytest.param("\n\f\n", id="a form feed"),
        pytest.param("\n \t \n", id="a line of white space"),
        pytest.param("\n12\n", id="a page number without blank lines"),
        pytest.param("\n\n12\n\n", id="a page number"),
        pytest.param("\n\nPage 3 of 8\n\n", id="a page number in words"),
        pytest.param("\n\n– 3 –\n\n", id="a page number in dashes"),
        pytest.param("\n\n[3]\n\n", id="a page number in brackets"),
        pytest.param("\n\niv\n\n", id="a Roman page number"),
        pytest.param("\n\nwww.hmic.gov.uk\n\n", id="the address of a site"),
        pytest.param("\n\nhttps://www.hmic.gov.uk/reports\n\n7\n\n", id="an address and a page number"),
        pytest.param("\n\n© HMIC 2012\n\n", id="a copyright line"),
        pytest.param("\n\n(c) HMIC 2012\n\n", id="a typed copyright line"),
        pytest.param("\n\n---\n\n", id="a rule"),
        pytest.param("\n\n<!-- page 4 -->\n\n", id="a comment"),
        pytest.param("\n\n4\n\fTarrant Constabulary: progress report\n\n", id="a page number and a header"),
        pytest.param("\n\nRevisiting police relationships: progress report\n\n", id="a header of its own"),
        pytest.param("\n\n4 | Tarrant Constabulary\n\n", id="a footer with the page number first"),
    ],
)
@pytest.mark.parametrize("second", [LOWER, UPPER])
def test_a_sentence_that_a_page_break_cuts_is_read_as_one(between: str, second: str) -> None:
    text = f"Gifts\n\n{FIRST}{between}{second}\n\n{OTHER}\n"
    assert paragraphs(text) == [f"{FIRST} {second}", OTHER]


@pytest.mark.parametrize("footer", ["Revisiting police relationships", "Tarrant progress report {}", "{} | Tarrant"])
@pytest.mark.parametrize("second", [LOWER, UPPER])
def test_a_running_footer_is_read_over_wherever_it_stands(footer: str, second: str) -> None:
    breaks = [f"\n\n{footer.format(page)}\n\n" for page in range(2, 5)]
    text = f"Gifts\n\n{FIRST}{breaks[0]}{second}{breaks[1]}{OTHER}{breaks[2]}Second jobs\n\n{OTHER}"
    assert paragraphs(text) == [f"{FIRST} {second}", OTHER, OTHER]
    assert [words for shape, words in outline(text) if shape is H] == ["Gifts", "Second jobs"]


def test_a_running_header_leaves_the_heading_that_it_repeats() -> None:
    text = f"Findings for Tarrant\n\n{OTHER}\n\nFindings for Tarrant\n\n{OTHER}\n\nFindings for Tarrant\n\n{OTHER}"
    assert [shape for shape, _ in outline(text)] == [H, P, F, P, F, P]


def test_a_short_first_half_of_a_sentence_is_no_heading() -> None:
    assert outline("Gifts\n\nThe head looks at all applications\n\n7\n\nand refusals every quarter.") == [
        (H, "Gifts"),
        (P, "The head looks at all applications and refusals every quarter."),
        (F, "7"),
    ]


def test_a_paragraph_that_lost_its_full_stop_is_not_joined_to_the_next() -> None:
    lost = OTHER.rstrip(".") + " by the head of the department and by the deputy chief constable of the force"
    assert paragraphs(f"{lost}\n\n{OTHER}") == [lost, OTHER]


def test_a_sentence_is_not_joined_over_a_heading_that_is_marked() -> None:
    assert paragraphs(f"{FIRST}\n\n## Gifts\n\n{LOWER}") == [FIRST, LOWER]


@pytest.mark.parametrize(
    "bullets", ["-  -  -", "*  *  *", "•  •  •", "1. 2. 3.", "1) 2) 3)", "(a) (b) (c)", "i. ii. iii."]
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_items_of_a_list_are_paragraphs_without_their_bullets(bullets: str, gap: str) -> None:
    items = ["few forces had a policy;", "the rules were unclear; and", "systems were weak."]
    listed = gap.join(f"{bullet} {item}" for bullet, item in zip(bullets.split(), items, strict=True))
    text = f"We did not issue a clean bill of health:{gap}{listed}\n\n{OTHER}"
    assert outline(text) == [
        (P, "We did not issue a clean bill of health:"),
        *((P, item) for item in items),
        (P, OTHER),
    ]
    assert [bool(block.mark) for block in find_blocks(text)] == [False, True, True, True, False]


def test_an_item_may_run_over_two_lines() -> None:
    assert paragraphs("We found:\n- few forces had\n  a policy; and\n- systems were\n  weak.") == [
        "We found:",
        "few forces had a policy; and",
        "systems were weak.",
    ]


def test_numbered_paragraphs_are_read_without_their_numbers() -> None:
    assert paragraphs(f"2.1 {OTHER}\n2.2. {OTHER}\n\n14. {OTHER}") == [OTHER, OTHER, OTHER]


def test_a_paragraph_may_begin_with_a_figure() -> None:
    assert paragraphs("2.5 per cent of staff have a second job.") == ["2.5 per cent of staff have a second job."]
    assert paragraphs("84 applications were made.") == ["84 applications were made."]


def test_a_wrapped_line_that_begins_like_furniture_is_text() -> None:
    text = "Copies of the press release are\nembargoed by the force until they are\ncopyright cleared by the (c) owner."
    assert paragraphs(text) == [text.replace("\n", " ")]


@pytest.mark.parametrize(
    "line",
    ["Embargoed until 00:01 19 December 2012", "ISBN: 978-1-78246-045-9", "© HMIC 2012", "www.hmic.gov.uk", "Page 2"],
)
def test_what_is_only_of_the_page_is_furniture(line: str) -> None:
    assert outline(f"{OTHER}\n\n{line}\n") == [(P, OTHER), (F, line)]


@given(st.text(st.characters(codec="utf-8")) | st.text("Ab .:\n-#*=■1"))
def test_blocks_come_in_the_order_of_the_page_and_each_piece_slices_back(text: str) -> None:
    blocks = find_blocks(text)
    assert [block.start for block in blocks] == sorted(block.start for block in blocks)
    for block in blocks:
        reading = block.read(text)
        assert all(piece.start < piece.end for piece in block.pieces)
        for position, character in enumerate(reading.text):
            place = reading.place(position)
            assert block.start <= place <= block.end
            assert text[place : place + 1] == character or character == " "


@given(st.text(st.characters(codec="utf-8")) | st.text("Ab .:\n-#*=■1"))
def test_no_word_is_lost_but_rules_and_bullets(text: str) -> None:
    read = {place for b in find_blocks(text) for piece in b.pieces for place in range(piece.start, piece.end)}
    lost = {text[place] for place in range(len(text)) if place not in read and not text[place].isspace()}
    assert {character for character in lost if not character.isdecimal()} <= set(
        "-=_*~+•●◦▪‣–.()\ufeff" + ascii_lowercase
    )
