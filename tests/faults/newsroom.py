"""Fifty people in forty channels, and what they ask: chosen by a seed."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from bot.local_slack import Channel, User, Workspace

GOLDEN = Path(__file__).parents[1] / "golden" / "questions.jsonl"
FOLLOW_UPS = ("and Norfolk?", "which ones don't?", "why?", "what about Derbyshire?", "how many forces is that?")

VERDICTS = 0.15
"""Part of the questions that ask for a verdict on every force: fifty times the work, and the same way to Slack."""


class Way(StrEnum):
    """How a question is asked."""

    MENTION = "mention"
    DIRECT = "direct message"
    FOLLOW_UP = "follow-up"


@dataclass(frozen=True, slots=True)
class Planned:
    """One question that somebody will ask."""

    user: str
    channel: str
    way: Way
    text: str


def make_workspace(users: int = 50, channels: int = 40) -> Workspace:
    return Workspace(
        users=tuple(User(f"U0PERSON{number:02}", f"person-{number}") for number in range(users)),
        channels=tuple(Channel(f"C0DESK{number:02}", f"desk-{number}") for number in range(channels)),
    )


def plan_questions(workspace: Workspace, count: int, seed: int, verdicts: float = VERDICTS) -> Iterator[Planned]:
    """The golden questions over and over, by everybody, everywhere; of them, `verdicts` ask who does something."""
    drawn = random.Random(seed)  # noqa: S311 - questions, not secrets
    golden: dict[bool, list[str]] = {True: [], False: []}
    for line in GOLDEN.read_text(encoding="utf-8").splitlines():
        asked = json.loads(line)
        golden[asked["kind"] == "verdicts"].append(asked["question"])
    ways = tuple(Way)
    for _ in range(count):
        way = drawn.choices(ways, (5, 3, 2))[0]
        text = drawn.choice(FOLLOW_UPS if way is Way.FOLLOW_UP else golden[drawn.random() < verdicts])
        yield Planned(drawn.choice(workspace.users).id, drawn.choice(workspace.channels).id, way, text)
