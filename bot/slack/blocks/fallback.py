"""An answer in words: what notifications show and screen readers read."""

from __future__ import annotations

from collections.abc import Iterator

from bot.answer import Answer
from bot.display import make_harmless, say_value, title_measure
from bot.slack.blocks.limits import TEXT
from bot.slack.blocks.text import clean, cut, escape, escaped_units
from index.models import plain

LEFT = 60
"""Characters kept for saying how much is left out."""


def tell(answer: Answer) -> str:
    """The answer with its figures, then its sentences as far as there is room; escaped, since Slack parses it."""
    said = "\n".join([clean(answer.text), *_unsaid(answer)])
    shown = cut(said, TEXT - LEFT, escaped_units)
    if shown != said:
        return escape(f"{shown}\n(Cut: {len(said) - len(shown) + 1:,} more characters with the message.)")
    quotes = list(_quotes(answer))
    room = TEXT - LEFT - escaped_units(shown)
    kept: list[str] = []
    for quote in quotes:
        room -= escaped_units(quote) + 1
        if room < 0:
            break
        kept.append(quote)
    left = len(quotes) - len(kept)
    more = [f"({left} more {'sentence' if left == 1 else 'sentences'} with the message.)"] if left else []
    return escape("\n".join([shown, *kept, *more]))


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
