"""What can be clicked: the ids of buttons, menus and views, and the values that they carry."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Action(StrEnum):
    """The `action_id` of a button or menu, and what the click brings as its value."""

    CONTEXT = "beatbook.context"
    """Show a cited sentence where it stands: a target, its number the citation's."""
    ROWS = "beatbook.rows"
    """Show all rows and sentences: a target, its number the page, from 0."""
    PREVIOUS = "beatbook.previous"
    NEXT = "beatbook.next"
    """Turn to a page of them, within the view: a target, its number the page."""
    CSV = "beatbook.csv"
    """The rows as a file: a target."""
    FOLLOW_UP = "beatbook.follow_up"
    """'Ask about this': a target."""
    SHARE = "beatbook.share"
    """Post a private answer in the channel: a target."""
    FEEDBACK = "beatbook.feedback"
    """The feedback buttons: a target, its number 1 for helpful and 0 for not helpful."""
    FEEDBACK_DOWN = "beatbook.feedback_down"
    """The second of two plain buttons that stand in for them: same values."""
    ASK = "beatbook.ask"
    """Ask what the button says in full: the question."""
    ASK_AGAIN = "beatbook.ask_again"
    """Ask once more what was not answered: a target."""
    REPORTS_BACK = "beatbook.reports_back"
    REPORTS = "beatbook.reports"
    """Show the list of reports: a target, its number the page and its question of no meaning."""
    SETTINGS = "beatbook.settings"
    """Open the settings of a channel: its id, or nothing."""
    OPEN_CSV = "beatbook.open_csv"
    """The administrators' list as a file; no value."""
    FORGET = "beatbook.forget"
    """Delete what is kept of who clicks; no value."""
    LINK = "beatbook.link"
    """Opened by Slack itself; to be acknowledged, nothing more."""


class Callback(StrEnum):
    """The `callback_id` of a view."""

    CONTEXT = "beatbook.context_view"
    ROWS = "beatbook.rows_view"
    FOLLOW_UP = "beatbook.follow_up_view"
    REPORTS = "beatbook.reports_view"
    SETTINGS = "beatbook.settings_view"
    HOME = "beatbook.home_view"


class ActionError(ValueError):
    """A value that no button of ours carries."""


_TARGET = re.compile(r"([0-9a-f]{1,64})(?::([0-9]{1,6}))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Target:
    """What a click is about: a question that was answered, and a number that says which part of the answer."""

    question: str
    """Its id, in hexadecimal."""
    number: int = 0

    def __str__(self) -> str:
        return f"{self.question}:{self.number}"


def read_target(value: str) -> Target:
    """The target that a button carries. Raises `ActionError`: values come from outside."""
    found = _TARGET.fullmatch(value)
    if not found:
        raise ActionError("the value of the button names no question")
    return Target(found[1], int(found[2] or 0))


def read_value(action: Mapping[str, Any]) -> str:
    """The value of what was clicked, one of the `actions` of a `block_actions` payload: button, menu or feedback."""
    option = action.get("selected_option")
    value = option.get("value") if isinstance(option, Mapping) else action.get("value")
    return value if isinstance(value, str) else ""
