"""`beatbook help`: what can be asked."""

from __future__ import annotations

from pathlib import Path

from tests.bot.cli.outcome import Run


def test_examples_are_made_of_the_reports_that_are_loaded(beatbook: Run, corpus: Path) -> None:
    status, out, err = beatbook("help", "--corpus", corpus)
    assert (status, err) == (0, "")
    assert "Compare Ashshire and Oakshire on" in out
    assert "Norfolk" not in out
    assert "applications for second jobs" in out
