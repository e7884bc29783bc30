"""When a number held, by the words around it, for a report of 2012."""

from __future__ import annotations

import pytest

from index.figures.periods import Period, read_period


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("in 2011", Period.EARLIER),
        ("in the period considered in 2011", Period.EARLIER),
        ("at the time of our last inspection", Period.EARLIER),
        ("in the preceding nine months", Period.EARLIER),
        ("in the 9 months to May 2011", Period.EARLIER),
        ("previously, the limit was", Period.EARLIER),
        ("between September 2011 and May 2012", Period.REVIEW),
        ("since September 2011", Period.REVIEW),
        ("since our 2011 inspection", Period.REVIEW),
        ("in 2011/12", Period.REVIEW),
        ("at the time of the inspection", Period.REVIEW),
        ("now", Period.REVIEW),
        ("of officers and staff", None),
        ("in the past year", None),
    ],
)
def test_a_year_before_that_of_the_report_is_earlier(text: str, period: Period | None) -> None:
    assert read_period(text, 2012) is period


def test_the_same_words_are_of_the_review_in_a_report_of_that_year() -> None:
    assert read_period("in 2011", 2011) is Period.REVIEW
