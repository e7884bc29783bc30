"""Quotations: each with its number, its place and a button that shows it where it stands."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answer import Answer, Citation
from bot.display import LABELS, make_harmless
from bot.slack.blocks.actions import Action, Target
from bot.slack.blocks.elements import button, menu, note, option, quotation, rich_text, section, words
from bot.slack.blocks.limits import OPTIONS
from bot.slack.blocks.message import Block
from bot.slack.blocks.tables import group_rows
from bot.slack.blocks.text import cut, wire_bytes
from index.models import plain

FORCE = 100
"""Characters of a force's name."""
SOURCE = 600
"""Bytes of a document and a section."""
QUOTE, FULL_QUOTE = 1_500, 6_000
"""Bytes of a sentence within a message; what is longer is whole in its context."""


def say_place(citation: Citation, verdict: str = "") -> str:
    """'[3] Norfolk, paragraph 19', or '[3] No: Norfolk, paragraph 19'."""
    decided = f"{verdict}: " if verdict else ""
    return f"[{citation.id}] {decided}{cut(make_harmless(citation.force), FORCE)}, paragraph {citation.paragraph}"


def show_quote(citation: Citation, answer: Answer, question_id: str, *, full: bool = False) -> list[Block]:
    """Its place, with the button that shows it in context, and its words; in full with its document and section too."""
    quote = make_harmless(plain(citation.quote))
    shown = cut(quote, FULL_QUOTE if full else QUOTE, wire_bytes)
    if shown != quote:
        shown += f" ({len(quote) - len(shown) + 1:,} more characters)"
    source = [note(_say_source(citation))] if full else []
    place = section(say_place(citation, _say_verdicts(citation, answer)), context_button(citation, question_id))
    return [place, *source, rich_text(quotation(words(shown)))]


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


def _say_verdicts(citation: Citation, answer: Answer) -> str:
    """What it decides; of the rows that cite it, since one sentence may be cited by two."""
    return ", ".join(dict.fromkeys(LABELS[row.verdict] for row in answer.verdicts if citation.id in row.citations))


def _say_source(citation: Citation) -> str:
    under = f", under “{make_harmless(citation.section)}”" if citation.section else ""
    return cut(f"{make_harmless(citation.document)}{under}", SOURCE, wire_bytes)
