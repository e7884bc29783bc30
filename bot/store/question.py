"""A question that was asked in Slack: where, by whom, and how far it has come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Surface(StrEnum):
    """How a question was asked."""

    MENTION = "mention"
    THREAD = "thread"
    DIRECT = "direct"
    COMMAND = "command"
    CLICK = "click"


class State(StrEnum):
    """How far an accepted question has come."""

    ACCEPTED = "accepted"
    CLAIMED = "claimed"
    POSTING = "posting"
    """Its answer was about to be posted: after a crash nobody knows whether it was."""
    ANSWERED = "answered"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a question was asked, and where its answer goes."""

    team: str
    channel: str
    ts: str
    """With `team` and `channel` the question's identity: a mention comes as two events of the same ts.
    A command and a click have none; their trigger id stands for it."""
    thread: str
    """The ts of the thread's root; empty for a command, whose answer belongs to no thread."""
    user: str
    surface: Surface
    response_url: str = ""
    """Where the private answer to a command or a click goes. It expires after 30 minutes, and is forgotten with
    the answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One accepted question."""

    id: str
    """32 hexadecimal digits, which the metadata of the message that answers it carries too."""
    place: Place
    text: str
    request: str = "ask"
    """What is wanted: 'ask', 'summary', 'compare', 'figures', as the command says."""
    accepted_at: datetime
    """Aware, in UTC."""
    attempts: int
    """How often it was claimed, this time included, and not handed back: above 1, a worker did not come through."""
    in_doubt: bool = False
    """An earlier worker may have posted its answer: look for the message before posting one."""
    worker: str = ""
    """Who claimed it."""
