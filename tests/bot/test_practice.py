"""What has come of a thing, by the sentence that speaks of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.practice import Practice, read_sentence
from index.models import Report

REPORT = """\
Ashshire Police
December 2012

# Findings for Ashshire

{}
"""


@pytest.mark.parametrize(
    ("sentence", "practice"),
    [
        ("The force has a register of gifts.", Practice.IN_PLACE),
        ("There is no register of gifts.", Practice.ABSENT),
        ("The force plans to introduce a register of gifts.", Practice.PLANNED),
        ("The register covers only police officers.", Practice.PARTLY),
        ("Gifts are recorded, but hospitality is not.", Practice.PARTLY),
        ("In 2011 we found that gifts were not recorded.", Practice.PAST),
        ("The recently elected PCC will need to be satisfied with the register.", None),
        ("Few forces across the country keep a register.", None),
    ],
)
def test_a_sentence_says_how_far_a_thing_has_come(
    make_report: Callable[..., Report], sentence: str, practice: Practice | None
) -> None:
    report = make_report(REPORT.format(sentence))
    found = next(s for s in report.sentences if s.plain == sentence)
    assert read_sentence(found, report.force) is practice
