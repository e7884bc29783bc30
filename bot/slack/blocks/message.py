"""A message as it is posted: its blocks, and in words what they show."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

Block = dict[str, Any]
"""A block or an element of one, as Slack's Web API takes it."""


class Verbosity(StrEnum):
    """How much of an answer a message shows at once; the rest is a click away."""

    BRIEF = "brief"
    """The answer and its rows."""
    NORMAL = "normal"
    """The sentences that it rests on too."""
    FULL = "full"
    """And for each its document and section."""


@dataclass(frozen=True, slots=True)
class Message:
    """What `chat.postMessage` takes, and `respond`."""

    text: str
    """The whole answer in words, for notifications and screen readers; it says how much it leaves out."""
    blocks: list[Block]


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart that was uploaded."""

    file: str
    """Slack's id of the file."""
    alt: str
    """What it shows, in words."""
