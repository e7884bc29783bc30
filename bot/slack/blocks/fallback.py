"""An answer in words: what notifications show and screen readers read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.answer import Answer
from bot.display import make_harmless, say_value, title_measure
from bot.slack.blocks.limits import TEXT
from bot.slack.blocks.text import clean, count, cut, escape
from index.models import plain

LEFT = 60
"""Characters kept for saying how much is left out."""


def tell(answer: Answer) -> str:
    """The answer with its figures, then its sentences as far as there is room; escaped, since Slack parses it."""
    said = [escape(line) for line in (*clean(answer.text).split("\n"), *_unsaid(answer))]
    quotes = [escape(line) for line in _quotes(answer)]
    room = TEXT - LEFT
    if count("\n".join(said)) > room:
        shown = _fit(said, room)
        left = len([line for line in said[len(shown) :] if line.strip()])
        body = "\n".join(shown) or cut(said[0], room)
        return f"{body}\n(Cut: {left} more {'line' if left == 1 else 'lines'} with the message.)"
    shown = _fit([*said, *quotes], room)
    left = len(said) + len(quotes) - len(shown)
    more = [f"({left} more {'sentence' if left == 1 else 'sentences'} with the message.)"] if left else []
    return "\n".join([*shown, *more])


def _fit(lines: Sequence[str], room: int) -> list[str]:
    """The first of the lines, as many as fit."""
    kept: list[str] = []
    for line in lines:
        room -= count(line) + 1
        if room < 0:
            break
        kept.append(line)
    return kept


def _unsaid(answer: Answer) -> Iterator[str]:
    """Rows and names that the answer's own text leaves to a table."""
    for row in answer.figures:
        if say_value(row) not in answer.text or (row.force and row.force not in answer.text):
            who = f"{row.force}: " if row.force else "All together: "
            yield make_harmless(f"{who}{title_measure(row.measure, row.unit)} {say_value(row)}")
    for name in answer.unknown_forces:
        if name not in answer.text:
            yield make_harmless(f"No report on {name} is loaded.")


def _quotes(answer: Answer) -> Iterator[str]:
    told = plain(answer.text)
    for citation in answer.citations:
        quote = plain(citation.quote)
        if quote not in told:
            yield make_harmless(f"[{citation.id}] {citation.force}: “{quote}”")
