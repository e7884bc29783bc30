"""Who is answered, and where."""

from __future__ import annotations

import pytest

from bot.settings import Settings
from bot.slack.guard import Guard


@pytest.mark.parametrize(
    ("team", "channel", "others", "is_allowed"),
    [
        ("T1", "C1", (), True),
        ("T2", "C1", (), False),
        ("T1", "C2", (), False),
        ("T1", "G1", (), False),
        ("T1", "D1", (), True),
        ("T1", "", (), True),
        ("T1", "C1", ("T2",), False),
        ("T1", "C1", ("",), True),
        ("", "C1", (), False),
    ],
)
def test_only_named_workspaces_and_channels_are_answered(
    team: str, channel: str, others: tuple[str, ...], is_allowed: bool
) -> None:
    guard = Guard.of(Settings(workspaces=("T1",), channels=("C1",)))
    assert guard.allows(team, channel, *others) == is_allowed


def test_without_a_list_everybody_is_answered_everywhere() -> None:
    assert Guard.of(Settings()).allows("T9", "C9", "T8")


def test_an_administrator_is_one_who_is_named() -> None:
    guard = Guard.of(Settings(admins=("U1",)))
    assert (guard.is_admin("U1"), guard.is_admin("U2"), guard.is_admin("")) == (True, False, False)
    assert (guard.may_set("U1"), guard.may_set("U2")) == (True, False)


def test_where_none_is_named_nobody_is_one_and_anybody_may_set_a_channel() -> None:
    guard = Guard.of(Settings())
    assert not guard.is_admin("U1")
    assert guard.may_set("U1")
