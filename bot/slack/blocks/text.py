"""Text from reports and users, made fit for Slack: it steers nothing, pings nobody and has its length."""

from __future__ import annotations

from bot.display import make_harmless

ELLIPSIS = "…"


def clean(text: str) -> str:
    """Its lines, without control characters and without those that turn the direction of writing."""
    return "\n".join(make_harmless(line) for line in text.splitlines())


def count(text: str) -> int:
    """Its length as Slack's clients count it, in units of UTF-16."""
    return len(text) + sum(c > "\uffff" for c in text)


def cut(text: str, limit: int) -> str:
    """The text, or what of it comes to at most `limit`, its last word followed by '…'."""
    if count(text) <= limit:
        return text
    kept = text[: limit - 1]
    while count(kept) > limit - 1:
        kept = kept[:-1]
    shortened = kept.rsplit(" ", 1)[0] if " " in kept[limit // 2 :] else kept
    return shortened.rstrip() + ELLIPSIS


def escape(text: str) -> str:
    """As Slack wants what it parses: without it, '<!channel>' in a report calls everybody."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
