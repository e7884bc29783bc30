"""Text from reports and users, made fit for Slack: it steers nothing, pings nobody and has its length."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bot.display import make_harmless

ELLIPSIS = "…"
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def clean(text: str) -> str:
    """Its lines, without control characters and without those that turn the direction of writing."""
    return "\n".join(make_harmless(line) for line in text.splitlines())


def escape(text: str) -> str:
    """As Slack wants what it parses: without it, '<!channel>' in a report calls everybody."""
    return "".join(_ESCAPES.get(c, c) for c in text)


def units(character: str) -> int:
    """How Slack's clients count a character: in units of UTF-16."""
    return 2 if character > "\uffff" else 1


def escaped_units(character: str) -> int:
    """The same, once the text is escaped."""
    return len(_ESCAPES[character]) if character in _ESCAPES else units(character)


def wire_bytes(character: str) -> int:
    """What a character takes of the bytes of a message: the Slack SDK writes what is not ASCII as escapes."""
    if character.isascii():
        return 2 if character in '"\\\n' else 1
    return 6 * units(character)


def count(text: str, weigh: Callable[[str], int] = units) -> int:
    return sum(map(weigh, text))


def cut(text: str, limit: int, weigh: Callable[[str], int] = units) -> str:
    """The text, or what of it comes to at most `limit` as `weigh` counts, ending at a word and in '…'."""
    if count(text, weigh) <= limit:
        return text
    kept = "".join(_take(text, limit - weigh(ELLIPSIS), weigh))
    at_word = kept.rsplit(" ", 1)[0]
    return (at_word if 2 * len(at_word) > len(kept) else kept).rstrip() + ELLIPSIS


def _take(text: str, limit: int, weigh: Callable[[str], int]) -> Iterator[str]:
    for character in text:
        limit -= weigh(character)
        if limit < 0:
            return
        yield character
