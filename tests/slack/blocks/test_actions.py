"""What buttons carry comes back as it was, and nothing else is taken for it."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.blocks.actions import ActionError, Target, read_target, read_value
from tests.slack.blocks.invented import ID


@given(st.text("0123456789abcdef", min_size=1, max_size=64), st.integers(0, 999_999))
def test_a_target_comes_back_as_it_was_written(question: str, number: int) -> None:
    assert read_target(str(Target(question, number))) == Target(question, number)


@given(st.text())
def test_no_other_value_fails_with_anything_but_an_action_error(value: str) -> None:
    with suppress(ActionError):
        assert value.startswith(read_target(value).question)


@pytest.mark.parametrize(
    "value",
    ["", "x", ":1", f"{ID}:", f"{ID}:-1", f"{ID}:1\n", f"{ID}:\N{ARABIC-INDIC DIGIT ONE}", "a" * 65, f"{ID}:1:2"],
)
def test_what_no_button_carries_is_refused(value: str) -> None:
    with pytest.raises(ActionError):
        read_target(value)


def test_the_value_is_found_in_a_button_a_menu_and_nothing_else() -> None:
    assert read_value({"type": "button", "value": "1"}) == "1"
    assert read_value({"type": "static_select", "selected_option": {"value": "2"}}) == "2"
    assert read_value({"type": "static_select", "selected_option": None}) == ""
    assert read_value({"value": ["1"]}) == ""
