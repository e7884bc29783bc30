"""Text from reports and users, made fit for Slack: it steers nothing, pings nobody and has its length."""

from __future__ import annotations

import json
from collections.abc import Callable

from bot.display import make_harmless
from bot.slack.blocks.limits import fit_most

ELLIPSIS = "…"
HEAVIEST = 12
"""What a character comes to at most, however it is measured."""


def clean(text: str) -> str:
    """Its lines, without control characters and without those that turn the direction of writing."""
    return "\n".join(make_harmless(line) for line in text.splitlines())


def escape(text: str) -> str:
    """As Slack wants what it parses: without it, '<!channel>' in a report calls everybody."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def units(text: str) -> int:
    """Its length as Slack's clients count it: in units of UTF-16."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def escaped_units(text: str) -> int:
    """The same, once it is escaped."""
    return units(escape(text))


def wire_bytes(text: str) -> int:
    """What it takes of the bytes of a message: the Slack SDK writes what is not ASCII as escapes."""
    return len(json.dumps(text)) - 2


def cut(text: str, limit: int, length: Callable[[str], int] = units) -> str:
    """The text, or what of it comes to at most `limit` by `length`, ending at a word and in '…'."""
    if HEAVIEST * len(text) <= limit or length(text) <= limit:
        return text
    room = limit - length(ELLIPSIS)
    kept = text[: fit_most(min(len(text), room), lambda end: length(text[:end]) <= room)]
    at_word = kept.rsplit(" ", 1)[0]
    return (at_word if 2 * len(at_word) > len(kept) else kept).rstrip() + ELLIPSIS
