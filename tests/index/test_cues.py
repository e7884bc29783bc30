"""Cues: any of some patterns, as whole words, in any case."""

from __future__ import annotations

from index.cues import cues


def test_a_cue_is_found_as_a_whole_word_in_any_case() -> None:
    found = cues("gifts?", "second jobs?")
    assert found.findall("Gift, SECOND JOBS and giftware") == ["Gift", "SECOND JOBS"]


def test_a_cue_that_begins_a_text_is_found_nowhere_else() -> None:
    assert cues("who", start=True).search("Who decides?")
    assert not cues("who", start=True).search("Say who decides.")


def test_a_cue_that_is_no_whole_word_is_found_inside_one() -> None:
    assert cues("%", whole=False).sub(" per cent", "30%") == "30 per cent"
