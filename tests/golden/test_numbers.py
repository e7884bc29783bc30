"""Numbers of an answer that nothing bears out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answer import Answer, Citation, FigureRow, Result
from tests.golden.numbers import find_unfounded

CITATION = Citation(
    id=1, force="Norfolk", document="n.txt", section="", paragraph=1, start=0, end=9, quote="Of 64 bids, 12 were late."
)
ROWS = (
    FigureRow(force="Norfolk", measure="bids", value=64, unit="bids", citations=(1,)),
    FigureRow(force="Suffolk", measure="bids", value=1200, unit="bids", citations=(1,)),
)
ANSWER = Answer(
    question="?",
    status="answered",
    kind="figures",
    text="",
    figures=ROWS,
    result=Result(operation="rate", value=96.5, forces=("Norfolk", "Suffolk")),
    citations=(CITATION,),
)


@pytest.mark.parametrize(
    "text",
    [
        "Norfolk: 64 bids [1].",
        "Suffolk 1,200, and 12 of Norfolk's were late.",
        "96.5% over 2 forces.",
        "1,264 bids in total, 632 on average.",
        "Suffolk has 1,136 more than Norfolk.",
        "No number at all.",
    ],
)
def test_what_is_quoted_given_or_computed_is_borne_out(text: str) -> None:
    assert not find_unfounded(replace(ANSWER, text=text))


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Norfolk: 46 bids [3].", ("46", "3")),
        ("85% of 12", ("85%",)),
        ("£1.5 over 7 forces", ("£1.5", "7")),
    ],
)
def test_other_numbers_are_named(text: str, numbers: tuple[str, ...]) -> None:
    assert find_unfounded(replace(ANSWER, text=text)) == numbers
