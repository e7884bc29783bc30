"""`beatbook force`: what the report on one force says."""

from __future__ import annotations

import json
from pathlib import Path

from tests.bot.cli.outcome import Run


def test_a_force_is_summed_up(beatbook: Run, corpus: Path) -> None:
    status, out, err = beatbook("force", "oakshire", "--corpus", corpus)
    assert (status, err) == (0, "")
    assert "Oakshire Police" in out.splitlines()[0]
    assert "Applications for second jobs: 40" in out
    assert "is not published on the website" in out


def test_a_topic_narrows_the_summary(beatbook: Run, corpus: Path) -> None:
    out = beatbook("force", "Oakshire", "second", "jobs", "--corpus", corpus).out
    assert "40" in out
    assert "website" not in out


def test_the_summary_is_an_answer_like_any_other(beatbook: Run, corpus: Path) -> None:
    found = json.loads(beatbook("force", "Oakshire", "--json", "--corpus", corpus).out)
    assert (found["kind"], found["status"]) == ("summary", "answered")


def test_a_name_that_fits_several_forces_asks_which(beatbook: Run, corpus: Path) -> None:
    status, out, err = beatbook("force", "shire", "--corpus", corpus)
    assert (status, out) == (2, "")
    assert "Ashshire or Oakshire" in err


def test_a_name_that_fits_none_is_offered_the_nearest(beatbook: Run, corpus: Path) -> None:
    status, _, err = beatbook("force", "Elmville", "--corpus", corpus)
    assert status == 2
    assert "no report on 'Elmville'" in err
