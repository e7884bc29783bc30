"""The Home tab of one user."""

from __future__ import annotations

from collections.abc import Iterable

from bot.slack.blocks.home import Open, Recent, home_view
from bot.slack.parts import Parts
from bot.store import Recorded

RECENT = 10
"""Questions of the user that are listed."""
OPEN = 500
"""Questions that were not answered well, for administrators: the file has them all, the tab as many as fit."""


def publish_home(parts: Parts, team: str, user: str) -> None:
    """Shows the tab as things are now. What only administrators see is asked for here, on our side."""
    recent = [Recent(text=r.text, outcome=r.outcome) for r in parts.store.recent_questions(team, user, RECENT)]
    seen = list_open(parts.store.open_questions(team, OPEN)) if parts.guard.is_admin(user) else None
    view = home_view(parts.shelf.library, recent, seen)
    parts.clients.of(team).views_publish(user_id=user, view=view)


def list_open(records: Iterable[Recorded]) -> list[Open]:
    """As administrators read them."""
    return [
        Open(
            text=record.text or "(not kept)",
            reason="thumbs down" if record.downs else record.outcome,
            asked=f"{record.accepted_at.day} {record.accepted_at:%B %Y}",
        )
        for record in records
    ]
