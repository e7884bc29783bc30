"""Number styles, and what only looks like a number."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.figures.quantities import find_quantities
from index.figures.quantity import Form, Number


def written(text: str) -> list[tuple[Form, Number, str]]:
    return [(q.form, q.value, q.qualifier) for q in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("There were 64 applications.", 64),
        ("It holds 1,204 entries.", 1204),
        ("There are 2000 officers.", 2000),
        ("Two of these investigations were ongoing.", 2),
        ("Twenty-one cases were found.", 21),
        ("There were one hundred and thirteen requests.", 113),
        ("A dozen disclosures were investigated.", 12),
        ("Half a dozen disclosures were investigated.", 6),
        ("A single instance was investigated.", 1),
        ("One had been concluded.", 1),
        ("The team is 14 strong.", 14),
    ],
)
def test_counts_are_read_in_digits_and_in_words(text: str, value: int) -> None:
    assert written(text) == [(Form.NUMBER, value, "")]


@pytest.mark.parametrize(
    ("text", "pounds"),
    [
        ("A gift of £25 was declared.", 25),
        ("It spent £212,000 on them.", 212_000),
        ("It spent £1.5m on them.", 1_500_000),
        ("It spent £21 million.", 21_000_000),
        ("It spent £250k.", 250_000),
        ("A stamp cost 50p.", 0.5),
        ("A sum of £30 may be kept.", 30),
    ],
)
def test_money_is_read_in_pounds(text: str, pounds: float) -> None:
    assert written(text) == [(Form.POUNDS, pounds, "")]


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("61% did not know.", 61),
        ("It was 87 per cent.", 87),
        ("Sixty-four per cent had completed it.", 64),
        ("It stood at 56.5 percent.", 56.5),
        ("8 in 10 could explain them.", 80),
        ("One contract in ten is tested.", 10),
        ("One in five officers had heard of it.", 20),
    ],
)
def test_percentages_and_ratios_are_read_in_percent(text: str, percent: float) -> None:
    assert written(text) == [(Form.PERCENT, percent, "")]


@pytest.mark.parametrize(
    ("text", "form", "value"),
    [
        ("None was refused.", Form.NONE, 0),
        ("No applications were refused.", Form.NONE, 0),
        ("It has not investigated any leaks.", Form.NONE, 0),
        ("It didn't find any.", Form.NONE, 0),
        ("Nothing was found.", Form.NONE, 0),
        ("All of which have been approved.", Form.ALL, 1),
        ("All were granted.", Form.ALL, 1),
        ("All but one of which have been approved.", Form.ALL_BUT, 1),
        ("The remainder were approved.", Form.REST, 0),
        ("Half of them were for building work.", Form.SHARE, 0.5),
    ],
)
def test_what_depends_on_an_earlier_count_keeps_its_form(text: str, form: Form, value: float) -> None:
    assert written(text) == [(form, value, "")]


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("It has over 200 entries.", "over"),
        ("It has more than 200 entries.", "over"),
        ("There were around 40.", "about"),
        ("Some 150 cases are reviewed.", "about"),
        ("At least five were refused.", "at least"),
        ("No fewer than five were refused.", "at least"),
        ("They account for no more than 38.", "up to"),
        ("It took fewer than ten.", "under"),
        ("There were 40.", ""),
    ],
)
def test_an_approximation_is_kept_as_such(text: str, qualifier: str) -> None:
    assert [q.qualifier for q in find_quantities(text)] == [qualifier]


@pytest.mark.parametrize(
    "text",
    [
        "In 2011 we found this.",
        "Between September 2011 and May 2012 it was so.",
        "The policy of February 2012 applies.",
        "It was published on 1 April 2012.",
        "It was embargoed until 00:01 on 19 December.",
        "ISBN: 978-1-78246-045-9",
        "See www.hmic.gov.uk/2012 for more.",
        "The desk is staffed 24/7.",
        "They were examined in 2011/12.",
        "Under section 18 of the Act.",
        "The 1st run was complete, and the second was not.",
        "Staff answer 999 calls.",
        "Which one it was is unclear.",
        "The absence of one is a weakness.",
        "It has improved by eight percentage points.",
        "Several hundred cases were found.",
        "It no longer does so.",
    ],
)
def test_what_only_looks_like_a_number_is_none(text: str) -> None:
    assert written(text) == []


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=80))
def test_quantities_of_any_text_stand_in_order_and_apart(text: str) -> None:
    quantities = find_quantities(text)
    assert all(0 <= q.start < q.end <= len(text) for q in quantities)
    assert all(earlier.end <= later.start for earlier, later in pairwise(quantities))


@given(st.integers(min_value=0, max_value=999_999).filter(lambda n: not 1900 <= n <= 2099))
def test_any_count_is_read_back_with_or_without_separators(count: int) -> None:
    for printed in (f"{count}", f"{count:,}"):
        assert written(f"There were {printed} applications.") == [(Form.NUMBER, count, "")]
