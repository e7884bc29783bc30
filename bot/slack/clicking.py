"""From a payload of a click or a sent view to who did it, where, and with what value. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.slack.asking import Payload, team_of
from bot.slack.blocks.actions import read_value
from bot.store import Place, Surface


@dataclass(frozen=True, slots=True, kw_only=True)
class Click:
    """A click on a button or a choice from a menu."""

    team: str
    user: str
    value: str
    id: str
    """The same where the same click comes again."""
    trigger: str
    """With which a view can be opened within three seconds."""
    channel: str = ""
    """Empty within a view."""
    message_ts: str = ""
    thread: str = ""
    """The root of the thread that the message is in, or may begin; empty for a message that only one user sees."""
    response_url: str = ""
    view_id: str = ""
    is_in_modal: bool = False

    def ask(self, channel: str) -> Place:
        """Where a question goes that is asked by this click; `channel` is where, if the click has none."""
        return Place(
            team=self.team,
            channel=self.channel or channel,
            ts=self.id,
            thread=self.thread,
            user=self.user,
            surface=Surface.CLICK,
            response_url=self.response_url if self.message_ts and not self.thread else "",
        )


def read_click(body: Payload) -> Click:
    """What was clicked."""
    clicked = body.get("actions")
    first = clicked[0] if isinstance(clicked, list) and clicked else None
    action: Payload = first if isinstance(first, Mapping) else {}
    container, view, message = (_part(body, name) for name in ("container", "view", "message"))
    is_private = bool(container.get("is_ephemeral"))
    ts = str(container.get("message_ts") or message.get("ts") or "")
    thread = str(container.get("thread_ts") or message.get("thread_ts") or ts)
    user = str(_part(body, "user").get("id") or "")
    return Click(
        team=team_of(body),
        user=user,
        value=read_value(action),
        id=f"click {user} {action.get('action_ts') or body.get('trigger_id') or ''}",
        trigger=str(body.get("trigger_id") or ""),
        channel=str(_part(body, "channel").get("id") or container.get("channel_id") or ""),
        message_ts=ts,
        thread="" if is_private else thread,
        response_url=str(body.get("response_url") or ""),
        view_id=str(view.get("id") or ""),
        is_in_modal=view.get("type") == "modal",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A view that was filled in and sent."""

    team: str
    user: str
    id: str
    metadata: str
    values: Mapping[str, Any]


def read_sent(body: Payload) -> Sent:
    """What was sent."""
    view = _part(body, "view")
    return Sent(
        team=team_of(body),
        user=str(_part(body, "user").get("id") or ""),
        id=f"view {view.get('id') or ''}",
        metadata=str(view.get("private_metadata") or ""),
        values=_part(_part(view, "state"), "values"),
    )


def _part(body: Payload, name: str) -> Payload:
    part = body.get(name)
    return part if isinstance(part, Mapping) else {}
