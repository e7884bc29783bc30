"""Text that steers nothing, pings nobody and has its length."""

from __future__ import annotations

import json
import re

from hypothesis import given
from hypothesis import strategies as st

from bot.slack.blocks.text import clean, cut, escape, escaped_units, units, wire_bytes
from tests.slack.blocks.invented import texts


@given(texts)
def test_what_is_escaped_pings_nobody_and_reads_the_same(text: str) -> None:
    escaped = escape(text)
    assert not re.search("[<>]", escaped)
    assert escaped.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") == text


@given(texts, st.integers(20, 200), st.sampled_from([units, escaped_units, wire_bytes]))
def test_what_is_cut_fits_and_begins_as_the_text_does(text: str, limit: int, length: object) -> None:
    assert callable(length)
    shown = cut(text, limit, length)
    assert length(shown) <= limit
    assert shown == text or (shown.endswith("…") and text.startswith(shown[:-1]))


def test_a_text_is_cut_at_a_word() -> None:
    assert cut("There is currently no process in place", 20) == "There is currently…"
    assert cut("There is", 8) == "There is"


@given(texts)
def test_lengths_are_those_of_what_is_sent(text: str) -> None:
    assert wire_bytes(text) == len(json.dumps(text)) - 2
    assert units(text) == len(text) + sum(c > "\uffff" for c in text)


def test_lines_stay_lines() -> None:
    assert clean("a\u202eb\x07\nc\td") == "ab\N{REPLACEMENT CHARACTER}\nc d"
