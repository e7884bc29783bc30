"""What came of it: every question against what stands in Slack in the end."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from tests.faults.asking import Asked, Thread
from tests.slack.standin.control import Control, Json
from tests.slack.standin.proxy import FaultProxy


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """The result of a run."""

    asked: int
    answered: int
    lost: int
    """Questions without an answer."""
    doubled: int
    """Messages that answer what another one answers already."""
    unasked: int
    """Answers to something that nobody asked."""
    lost_in: list[Thread] = field(default_factory=list)

    @property
    def is_clean(self) -> bool:
        return (self.asked, self.lost, self.doubled, self.unasked) == (self.answered, 0, 0, 0)

    def __str__(self) -> str:
        words = f"asked {self.asked}, answered {self.answered}, lost {self.lost}, doubled {self.doubled}"
        return f"{words}, answers that nobody asked for {self.unasked}" if self.unasked else words


def count(asked: Asked, people: Control, slack: FaultProxy) -> Tally:
    """Counts the messages that stand in the threads, by the question that each says it answers."""
    found: dict[Thread, Counter[str]] = {}
    for channel in {channel for channel, _ in asked.threads}:
        for message in people.answers(channel):
            if question := _question_of(slack.metadata.get((channel, message["ts"]))):
                found.setdefault((channel, message.get("thread_ts", "")), Counter())[question] += 1
    answered = {thread: len(found.get(thread, ())) for thread in asked.threads}
    lacking = {thread: max(0, len(times) - answered[thread]) for thread, times in asked.threads.items()}
    over = {thread: max(0, answered[thread] - len(times)) for thread, times in asked.threads.items()}
    return Tally(
        asked=asked.count,
        answered=sum(answered.values()) - sum(over.values()),
        lost=sum(lacking.values()),
        doubled=sum(times - 1 for questions in found.values() for times in questions.values()),
        unasked=sum(over.values()) + sum(len(found[thread]) for thread in found if thread not in asked.threads),
        lost_in=[thread for thread, number in lacking.items() if number],
    )


def _question_of(metadata: Json | None) -> str:
    return str((metadata or {}).get("event_payload", {}).get("question", ""))
