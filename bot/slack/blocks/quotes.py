"""Quotations: each with its number, its place and a button that shows it where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.answer import Answer, Citation
from bot.display import make_harmless
from bot.slack.blocks.actions import Action, Target
from bot.slack.blocks.elements import button, menu, option, quotation, rich_text, section, words
from bot.slack.blocks.limits import OPTIONS, Room
from bot.slack.blocks.message import Block
from bot.slack.blocks.tables import group_rows
from bot.slack.blocks.text import cut, wire_bytes
from index.models import plain

QUOTE = 1_500
"""Bytes of a sentence within a message; what is longer is whole in its context."""


def say_place(citation: Citation, *, full: bool = False) -> str:
    """'[3] Norfolk, paragraph 19'; in full with document and section."""
    said = f"[{citation.id}] {make_harmless(citation.force)}, paragraph {citation.paragraph}"
    if not full:
        return said
    under = f", under “{make_harmless(citation.section)}”" if citation.section else ""
    return f"{said} of {make_harmless(citation.document)}{under}"


def show_quote(citation: Citation, question_id: str, *, full: bool = False, limit: int = QUOTE) -> list[Block]:
    """Its place, with the button that shows it in context, and its words."""
    quote = make_harmless(plain(citation.quote))
    shown = cut(quote, limit, wire_bytes)
    if shown != quote:
        shown += f" ({len(quote) - len(shown) + 1:,} more characters)"
    return [section(say_place(citation, full=full), context_button(citation, question_id)), _quote(shown)]


def context_button(citation: Citation, question_id: str) -> Block:
    target = Target(question_id, citation.id)
    label = f"Show sentence {citation.id}, of {citation.force}, in context"
    return button("Show in context", Action.CONTEXT, str(target), label=label)


def context_menu(citations: Sequence[Citation], question_id: str) -> Block:
    """One menu for many sentences, at most `OPTIONS` of them."""
    options = [option(say_place(c), str(Target(question_id, c.id))) for c in citations[:OPTIONS]]
    return menu("Show a sentence in context", Action.CONTEXT, options)


def rank_citations(answer: Answer) -> list[Citation]:
    """Those of the rows that were asked for first, then as the rows are grouped, then all others."""
    ids = [i for row in group_rows(answer) for i in row.citations]
    ids += [i for row in answer.figures for i in row.citations]
    by_id = {citation.id: citation for citation in answer.citations}
    first = [by_id[i] for i in dict.fromkeys(ids) if i in by_id]
    return [*first, *(c for c in answer.citations if c not in first)]


def fit_quotes(citations: Iterable[Citation], question_id: str, room: Room, *, full: bool) -> list[Citation]:
    """The first of them, as many as there is room for, in the order of their numbers."""
    kept = []
    for citation in citations:
        if not room.take(show_quote(citation, question_id, full=full)):
            break
        kept.append(citation)
    return sorted(kept, key=lambda citation: citation.id)


def _quote(text: str) -> Block:
    return rich_text(quotation(words(text)))
