"""A private answer is shared once, however often the button is clicked in a row."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.slack.listeners.actions.share import was_just_shared
from bot.store.store import Store, open_store

START = datetime(2012, 12, 1, 10, 0, 59, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(f"sqlite:///{tmp_path / 'kept.db'}") as opened:
        yield opened


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [(0, True), (1, True), (60, True), (122, False)],
    ids=["at once", "turn", "minute", "later"],
)
def test_a_second_click_is_one_too_many_and_a_later_one_is_meant(store: Store, seconds: int, *, expected: bool) -> None:
    assert not was_just_shared(store, "q1", "C1", START)
    assert was_just_shared(store, "q1", "C1", START + timedelta(seconds=seconds)) is expected


def test_of_two_clicks_around_the_turn_of_a_minute_one_is_the_first_in_either_order(store: Store) -> None:
    later = START + timedelta(seconds=1)
    assert not was_just_shared(store, "q1", "C1", later)
    assert was_just_shared(store, "q1", "C1", START)


def test_another_answer_or_channel_is_shared_all_the_same(store: Store) -> None:
    assert not any(
        was_just_shared(store, question, channel, START)
        for question, channel in [("q1", "C1"), ("q2", "C1"), ("q1", "C2")]
    )
