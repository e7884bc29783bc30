from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.headings import MOST_LINES, count_heading_lines, is_bare, strip_marks, strip_number

PARAGRAPH = "The force has updated its media policy, which applies to all officers and staff."
QUESTION = "How are press relations handled, and information leaks investigated?"


@pytest.mark.parametrize(
    "heading",
    [
        "# Gifts and hospitality",
        "### Gifts and hospitality ###",
        "## ■ Gifts and hospitality",
        "■ Gifts and hospitality",
        "**Gifts and hospitality**",
        "__Gifts and hospitality__",
        "**Gifts and hospitality:**",
        "GIFTS AND HOSPITALITY",
        "Gifts and hospitality",
        "3 Gifts and hospitality",
        "3. Gifts and hospitality",
        "3.1 Gifts and hospitality",
        "A. Gifts and hospitality",
        "Section 3: Gifts and hospitality",
        "2011: the first inspection",
        "‘Without fear or favour’",
        "What the force has done since 2011",
        "Areas that have improved",
        "Is there more clarity around gifts",
        QUESTION,
    ],
)
@pytest.mark.parametrize("below", [[], [PARAGRAPH]], ids=["alone", "right above its paragraph"])
def test_a_heading_of_one_line_is_told_with_and_without_a_blank_line_after_it(heading: str, below: list[str]) -> None:
    assert count_heading_lines([heading, *below]) == 1


@pytest.mark.parametrize(
    "lines",
    [
        ["How are press relations handled, and", "information leaks investigated?"],
        ["■ Is there more clarity around acceptance of", "gifts and hospitality, procurement, and", "second jobs?"],
        ["**Revisiting police", "relationships:", "progress report**"],
        ["3. How are press relations handled, and", "information leaks investigated?"],
        ["Working with the Association of Chief", "Police Officers"],
        ["Tarrant Constabulary", "December 2012"],
    ],
)
def test_a_heading_wrapped_over_several_lines_is_one(lines: list[str]) -> None:
    assert count_heading_lines(lines) == len(lines)


def test_a_wrapped_question_is_a_heading_right_above_its_paragraph() -> None:
    assert count_heading_lines(["How are press relations handled, and", "leaks investigated?", PARAGRAPH]) == 2


@pytest.mark.parametrize("underline", ["=====", "-----", "~~~~~", "*****"])
def test_an_underline_makes_a_heading_and_is_not_counted(underline: str) -> None:
    assert count_heading_lines(["Gifts and hospitality", underline]) == 1
    assert count_heading_lines(["Gifts and hospitality", underline, PARAGRAPH]) == 1
    assert count_heading_lines(["Gifts, hospitality and", "second jobs", underline, PARAGRAPH]) == 2


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param([PARAGRAPH], id="a sentence"),
        pytest.param(["The force records gifts;"], id="an item of a list"),
        pytest.param(["- Gifts and hospitality"], id="a bullet"),
        pytest.param(["(a) Gifts and hospitality"], id="a lettered item"),
        pytest.param(["1) Gifts and hospitality"], id="an item with a bracket"),
        pytest.param(["This time, we found:"], id="a lead-in"),
        pytest.param(["hospitality register"], id="the second half of a sentence"),
        pytest.param(["Registers are compared with the gifts and"], id="the first half of a sentence"),
        pytest.param(["The force has introduced a register of gifts"], id="a sentence that lost its full stop"),
        pytest.param(["Since 2011 there were 84 applications"], id="a short one that lost its full stop"),
        pytest.param(["1. The force has introduced a register"], id="a numbered one that lost its full stop"),
        pytest.param([" ".join(["Word"] * 25)], id="too long a line"),
        pytest.param(["The register is open. Staff know it"], id="two sentences"),
        pytest.param(["The register of gifts and hospitality is kept by", "the head of the department."], id="wrapped"),
    ],
)
def test_what_may_be_a_sentence_is_no_heading(lines: list[str]) -> None:
    assert count_heading_lines(lines) == 0


def test_a_marked_heading_ends_before_a_paragraph_that_is_as_short() -> None:
    assert count_heading_lines(["**Gifts**", "Staff know the policy."]) == 1
    assert count_heading_lines(["■ Gifts", "In 2011 we looked at the gifts that forces keep. We found:"]) == 1


def test_the_first_line_of_a_wrapped_paragraph_is_no_heading() -> None:
    lines = ["Officers and staff of Tarrant Constabulary who receive a gift or are", "Given hospitality record it."]
    assert count_heading_lines(lines) == 0


@given(st.lists(st.text(st.characters(blacklist_characters="\n"), min_size=1).map(str.strip).filter(bool), min_size=1))
def test_a_heading_has_no_more_lines_than_there_are_and_than_a_heading_may_have(lines: list[str]) -> None:
    assert 0 <= count_heading_lines(lines) <= min(len(lines), MOST_LINES)


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("## ■ Next steps", "Next steps"),
        ("## Next steps ##", "Next steps"),
        ("**Next  steps:**", "Next steps:"),
        ("__Next steps__", "Next steps"),
        ("*Next steps*", "Next steps"),
        ("Next steps", "Next steps"),
    ],
)
def test_a_heading_is_read_without_its_marks(heading: str, words: str) -> None:
    assert strip_marks(heading) == words


@pytest.mark.parametrize("number", ["1 ", "1. ", "2.3 ", "2.3.1. ", "A. ", "Section 2: ", "PART 4 "])
def test_a_heading_is_known_without_its_number(number: str) -> None:
    assert strip_number(f"{number}Next steps") == "Next steps"


@pytest.mark.parametrize("heading", ["Next steps", "2011 inspection", "Section heads", "24 hours a day"])
def test_a_heading_without_a_number_keeps_all_its_words(heading: str) -> None:
    assert strip_number(heading) == heading


def test_a_number_alone_does_not_mark_a_heading() -> None:
    assert is_bare("3. Gifts and hospitality")
    assert not any(map(is_bare, ["# Gifts", "■ Gifts", "**Gifts**", "GIFTS"]))
