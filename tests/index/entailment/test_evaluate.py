"""Figures, worked out by hand."""

from __future__ import annotations

import pytest

from index.entailment import Reading
from index.entailment.evaluate import Judged, calibration_error, figures, fit_temperature

YES = Reading(yes=0.8, partly=0.05, planned=0.05, no=0.05, not_stated=0.05)
NO = Reading(yes=0.05, partly=0.05, planned=0.05, no=0.8, not_stated=0.05)


def test_counts_what_is_right_by_verdict_and_by_group() -> None:
    found = figures([Judged("yes", YES, "a"), Judged("no", YES, "a"), Judged("no", NO, "b"), Judged("no", NO, "b")])
    assert found.accuracy == 0.75
    assert found.f1["yes"] == pytest.approx(2 / 3)
    assert found.f1["no"] == pytest.approx(0.8)
    assert found.groups == {"a": 0.5, "b": 1.0}
    assert found.macro_f1 == pytest.approx((2 / 3 + 0.8) / 5)


def test_measures_how_far_confidence_is_from_being_right() -> None:
    assert calibration_error([Judged("yes", YES, "")] * 4 + [Judged("no", YES, "")]) == pytest.approx(0.0)
    assert calibration_error([Judged("no", YES, "")]) == pytest.approx(0.8)


def test_cools_a_reader_that_is_right_and_warms_one_that_is_too_sure() -> None:
    assert fit_temperature([Judged("yes", YES, "")] * 10) < 1
    assert fit_temperature([Judged("yes", YES, ""), Judged("no", YES, "")]) > 1
