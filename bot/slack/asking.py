"""From a payload of Slack to what was asked, where, and whether it was asked of the bot at all.

Everything here is a pure function over the payload.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.store import Place, Surface

Payload = Mapping[str, Any]

PERSONS = frozenset({None, "file_share", "thread_broadcast"})
"""Subtypes of a message that a person wrote; all others are edits, deletions, joins, posts of bots and the like."""

_ENTITY = re.compile(r"<([^<>\n]*)>")
_QUOTED_LINE = re.compile(r"^[ \t]*&gt;.*$", re.MULTILINE)
_EMPHASIS = re.compile(r"(?<![^\W_])[*_~`]+(?=\S)|(?<=\S)[*_~`]+(?![^\W_])")


@dataclass(frozen=True, slots=True)
class Heard:
    """A question as it came from Slack, not accepted yet."""

    place: Place
    text: str
    """As a person reads it; empty where nothing was asked."""
    request: str = "ask"
    """What is asked for: 'ask', or what a command does."""


def clean_text(text: str, bot_user: str) -> str:
    """The words of a message as a person reads them.

    The bot's own mention and lines that quote an earlier message are left out, links are read as
    their labels, marks of emphasis go, and white space is folded.
    """
    own = re.compile(rf"<@{re.escape(bot_user)}(?:\|[^<>]*)?>[ \t]*[,:;–—-]?") if bot_user else None
    words = own.sub(" ", text) if own else text
    words = _ENTITY.sub(_read_entity, _QUOTED_LINE.sub(" ", words))
    words = html.unescape(_EMPHASIS.sub("", words))
    kept = (c for c in words if unicodedata.category(c) not in ("Cf", "Cs", "Co") and (c.isspace() or c.isprintable()))
    return " ".join("".join(kept).split())


def is_from_person(event: Payload, bot_user: str) -> bool:
    """Whether a message was written by a person just now: not by a bot, not an edit, not a deletion."""
    if event.get("subtype") not in PERSONS or event.get("bot_id") or event.get("hidden") or event.get("edited"):
        return False
    return bool(event.get("user")) and event.get("user") not in (bot_user, "USLACKBOT")


def hear_mention(body: Payload, bot_user: str) -> Heard | None:
    """What a mention in a channel asks; None where no person wrote it."""
    event = body["event"]
    if not is_from_person(event, bot_user):
        return None
    surface = Surface.DIRECT if event.get("channel_type") == "im" else Surface.MENTION
    return _hear(body, surface, bot_user)


def hear_direct(body: Payload, bot_user: str) -> Heard | None:
    """What a direct message asks; None where it is none, or no person wrote it."""
    event = body["event"]
    if event.get("channel_type") != "im" or not is_from_person(event, bot_user):
        return None
    return _hear(body, Surface.DIRECT, bot_user)


def hear_thread(body: Payload, bot_user: str) -> Heard | None:
    """What a message within a thread of a channel says; None where it is no such message, or is for somebody else.

    A message with the bot's mention comes as a mention too and is left to that; one that begins with
    the mention of somebody else is for them.
    """
    event = body["event"]
    thread, text = event.get("thread_ts"), str(event.get("text") or "")
    if event.get("channel_type") == "im" or not thread or thread == event.get("ts"):
        return None
    if not is_from_person(event, bot_user) or mentions(text, bot_user) or text.lstrip().startswith(("<@", "<!")):
        return None
    return _hear(body, Surface.THREAD, bot_user)


def hear_command(body: Payload, request: str, text: str) -> Heard:
    """What a slash command asks for by `text`; its answer goes to the command's `response_url`."""
    place = Place(
        team=str(body.get("team_id") or ""),
        channel=str(body.get("channel_id") or ""),
        ts=str(body.get("trigger_id") or body.get("response_url") or ""),
        thread="",
        user=str(body.get("user_id") or ""),
        surface=Surface.COMMAND,
        response_url=str(body.get("response_url") or ""),
    )
    return Heard(place, clean_text(text, ""), request)


def mentions(text: str, user: str) -> bool:
    """Whether a text mentions a user."""
    return bool(user) and (f"<@{user}>" in text or f"<@{user}|" in text)


def team_of(body: Payload) -> str:
    """The workspace that a payload of any kind comes from; empty where it names none."""
    team, user, view = body.get("team"), body.get("user"), body.get("view")
    named = body.get("team_id") or (team.get("id") if isinstance(team, Mapping) else None)
    named = named or (view.get("team_id") if isinstance(view, Mapping) else None)
    return str(named or (user.get("team_id") if isinstance(user, Mapping) else None) or "")


def _hear(body: Payload, surface: Surface, bot_user: str) -> Heard | None:
    event = body["event"]
    channel, ts = str(event.get("channel") or ""), str(event.get("ts") or "")
    if not channel or not ts:
        return None
    place = Place(
        team=team_of(body),
        channel=channel,
        ts=ts,
        thread=str(event.get("thread_ts") or ts),
        user=str(event.get("user")),
        surface=surface,
    )
    return Heard(place, clean_text(str(event.get("text") or ""), bot_user))


def _read_entity(match: re.Match[str]) -> str:
    """'<https://a.org|here>' is 'here', '<#C1|news>' is '#news'; a mention without a name says nothing."""
    target, _, label = match[1].partition("|")
    if target.startswith("!") and not target.startswith(("!date", "!subteam")):
        return " "  # <!here> is for people
    if target.startswith("#"):
        return f"#{label}" if label else " "
    if target.startswith("@"):
        return f"@{label.lstrip('@')}" if label else " "
    if target.startswith("!"):
        return label or " "
    return label or target.removeprefix("mailto:")
