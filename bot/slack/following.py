"""Where a question goes that follows on from an answer by a view, which knows no channel of its own."""

from __future__ import annotations

import json
from dataclasses import dataclass

from bot.slack.blocks.actions import ActionError, Target, read_target
from bot.slack.clicking import Click
from bot.store import KeptAnswer, Place, Surface

PRIVATE = "private "
"""What the thread of private answers is called: nobody sees it, and its questions go on from one another."""
REQUEST = "follow "
"""What is asked for, with the id of the answer that is gone on from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The answer that is asked about, and where it was seen."""

    target: Target
    channel: str
    thread: str
    response_url: str
    """Where it is answered that only one user sees; else empty."""

    @classmethod
    def of(cls, click: Click, target: Target) -> Origin:
        address = "" if click.thread else click.response_url
        return cls(target=target, channel=click.channel, thread=click.thread, response_url=address)

    def __str__(self) -> str:
        """As a view carries it."""
        return json.dumps([str(self.target), self.channel, self.thread, self.response_url])

    def follow(self, kept: KeptAnswer, user: str, view: str) -> Place:
        """Where the follow-up is answered: in the thread, or privately as the answer was."""
        thread = self.thread
        if self.response_url:
            begun = kept.place.thread.startswith(PRIVATE)
            thread = kept.place.thread if begun else f"{PRIVATE}{kept.question}"
        return Place(
            team=kept.place.team,
            channel=self.channel,
            ts=view,
            thread=thread,
            user=user,
            surface=Surface.CLICK,
            response_url=self.response_url,
        )


def read_origin(metadata: str) -> Origin:
    """What `str(origin)` wrote. Raises `ActionError`: it comes from outside."""
    try:
        target, channel, thread, address = json.loads(metadata)
    except (ValueError, TypeError):
        raise ActionError("the view names no answer") from None
    return Origin(target=read_target(str(target)), channel=str(channel), thread=str(thread), response_url=str(address))
