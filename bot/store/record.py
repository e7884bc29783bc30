"""What is remembered of a question that was answered, and what a channel has chosen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.store.question import Place

Thumb = Literal["up", "down"]
Verbosity = Literal["brief", "normal", "full"]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptAnswer:
    """An answer as it was given, for the buttons below it."""

    question: str
    """The id of the question."""
    place: Place
    answer_json: str
    message_ts: str
    """Of the message that holds it; empty where it was private."""
    outcome: str
    answered_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """One line of the record: who asked when, and what came of it."""

    question: str
    """Its id."""
    place: Place
    request: str
    text: str
    """What was asked, as far as it is still kept."""
    accepted_at: datetime
    finished_at: datetime | None
    outcome: str
    """The status of the answer, or why there is none; empty while it is waited for."""
    reference: str
    """Of the failure, as the log has it."""
    ups: int = 0
    downs: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelSettings:
    """What was chosen for a channel."""

    families: tuple[str, ...] = ()
    """Families of reports that are asked; without any, all."""
    verbosity: Verbosity = "normal"
    charts: bool = True
    private: bool = False
    """Answers are shown to who asked only, not in the thread."""
    changed_by: str = ""
