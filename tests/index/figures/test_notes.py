"""Values with labels of their own: in notes, lists and tables."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from index.figures.figure import Figure
from index.figures.labels import find_label
from index.figures.periods import Period
from index.figures.quantities import find_quantities

Read = Callable[[str], tuple[Figure, ...]]

APPLICATIONS, LEAKS, CARDS = "second_job_applications", "media_leak_investigations", "corporate_cards"


def measured(figures: tuple[Figure, ...], period: Period = Period.REVIEW) -> dict[str, float]:
    """The first figure of each measure, or state of one as 'measure/state'."""
    found: dict[str, float] = {}
    for figure in figures:
        if figure.measure and figure.period is period:
            found.setdefault("/".join(part for part in (figure.measure, figure.state) if part), figure.value)
    return found


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Cards in use: 47", "Cards in use"),
        (
            "Leaks investigated (September 2011 to May 2012): 5 (2 open)",
            "Leaks investigated (September 2011 to May 2012)",
        ),
        ("Corporate cards – 9 (2011 – 11).", "Corporate cards"),
        ("Drug tests - 60.", "Drug tests"),
        ("Second jobs – applications 29; granted 27.", "applications"),
        ("Refusals nil.", "Refusals"),
        ("Value above which contracts are checked: £10,000", "Value above which contracts are checked"),
    ],
)
def test_a_label_stands_before_its_value(text: str, label: str) -> None:
    quantities = find_quantities(text)
    found = find_label(text, quantities, 0, 0, ())
    assert found
    assert text[slice(*found)].strip() == label


@pytest.mark.parametrize(
    "text",
    [
        "There were 41 applications: 38 approved, two refused.",
        "The picture is mixed: four officers were dismissed.",
        "The force – one of eight without a policy – has no plan.",
        "It rose from 12 to 15.",
    ],
)
def test_a_sentence_is_no_label(text: str) -> None:
    quantities = find_quantities(text)
    assert not any(find_label(text, quantities, at, 0, ()) for at in range(len(quantities)))


@pytest.mark.parametrize(
    ("findings", "expected"),
    [
        ("Second jobs: 31 (30 approved, 1 refused).", {APPLICATIONS: 31, f"{APPLICATIONS}/approved": 30}),
        ("Second jobs. Applications: 31. Approved: 28. Refused: 3.", {APPLICATIONS: 31, f"{APPLICATIONS}/refused": 3}),
        ("Second jobs – applications 31; granted 29; refusals nil.", {f"{APPLICATIONS}/approved": 29}),
        ("Leaks investigated: none.", {LEAKS: 0}),
        ("Leaks to the media. Investigated since 2011: 4. Still open: 1.", {LEAKS: 4, f"{LEAKS}/open": 1}),
        ("Leak investigations – 12.", {LEAKS: 12}),
        ("**Corporate cards** – 9 (2011 – 11).", {CARDS: 9}),
        ("Corporate cards. In issue: 31. Spend in the year: £94,300.", {CARDS: 31, "corporate_card_spend": 94300}),
        ("Gifts. Dearest item kept: £180. Most that a gift may be worth: £15.", {"gift_value_limit": 15}),
    ],
)
def test_a_note_is_read_by_its_label(read: Read, findings: str, expected: dict[str, float]) -> None:
    assert expected.items() <= measured(read(findings)).items()


def test_a_label_of_time_gives_the_same_count_again(read: Read) -> None:
    found = read(
        "Leaks. Investigated, September 2011 to May 2012: 4 (2011 report: 7).\n\nAnti-corruption unit - 8 posts."
    )
    assert measured(found)[LEAKS] == 4
    assert measured(found, Period.EARLIER)[LEAKS] == 7


def test_the_items_of_a_list_are_parts_of_what_leads_in_to_it(read: Read) -> None:
    found = read(
        "3.8 Sixty-one applications for second jobs were received, of which:\n\n"
        "- (a) fifty-five were approved;\n- (b) five were refused; and\n- (c) one was withdrawn.\n\n"
        "3.9 Nineteen corporate cards are in issue."
    )
    assert measured(found) == {
        APPLICATIONS: 61,
        f"{APPLICATIONS}/approved": 55,
        f"{APPLICATIONS}/refused": 5,
        f"{APPLICATIONS}/withdrawn": 1,
        CARDS: 19,
    }


def test_the_labels_of_a_list_go_by_its_heading_and_by_each_other(read: Read) -> None:
    found = measured(read("Leak investigations since September 2011\n\n- Opened: 9\n- Closed: 7\n- Ongoing: 2"))
    assert found == {LEAKS: 9, f"{LEAKS}/closed": 7, f"{LEAKS}/open": 2}


BARRED = """
| Second jobs | Number |
| --- | --- |
| Received | 140 |
| Approved | 121 |
| Refused | 12 |
| Pending | 7 |
"""
GAPPED = """
Second job applications     140
  of which approved         121
  of which refused           12
  of which pending            7
"""
NOTES = """
Second job applications: 140
Approved: 121
Refused: 12
Pending: 7
"""


@pytest.mark.parametrize("table", [BARRED, GAPPED, NOTES])
def test_rows_are_read_like_notes(read: Read, table: str) -> None:
    assert measured(read(f"Second jobs\n{table}")) == {
        APPLICATIONS: 140,
        f"{APPLICATIONS}/approved": 121,
        f"{APPLICATIONS}/refused": 12,
        f"{APPLICATIONS}/pending": 7,
    }


def test_the_columns_of_a_table_are_times_and_its_header_is_cited(read: Read) -> None:
    found = read("Staff\n\n| Posts | 2011 | 2012 |\n| --- | --- | --- |\n| Anti-corruption unit | 9 | 13 |")
    assert measured(found) == {"anti_corruption_posts": 13}
    assert measured(found, Period.EARLIER) == {"anti_corruption_posts": 9}
    assert [p.sentence.plain for p in found[0].passages] == ["Anti-corruption unit | 9 | 13", "Posts | 2011 | 2012"]


def test_of_several_columns_the_total_is_the_whole(read: Read) -> None:
    table = "| | Officers | Staff | Total |\n| --- | --- | --- | --- |\n| Corporate cards | 20 | 12 | 32 |"
    assert measured(read(f"The figures:\n\n{table}")) == {CARDS: 32}


def test_a_question_says_what_the_answer_below_it_counts(read: Read) -> None:
    found = measured(
        read("How many corporate cards are there? Sixty. How much was spent on corporate cards? £143,000.")
    )
    assert found == {CARDS: 60, "corporate_card_spend": 143000}
