"""Sentences cited, and the marks that refer to them in a text."""

from __future__ import annotations

from collections.abc import Iterable

from bot.answer import Sources
from index.library import Passage


def cite(passage: Passage, sources: Sources) -> int:
    """The id of the citation of one sentence."""
    return sources.cite(passage.report, passage.paragraph, passage.sentence)


def refer(citations: Iterable[int]) -> str:
    """'[3][7]'."""
    return "".join(f"[{citation}]" for citation in citations)


def quote(passage: Passage, sources: Sources) -> str:
    """The sentence as it is read, with its mark: '“All are reviewed.” [3]'."""
    return f"“{passage.sentence.plain}” {refer((cite(passage, sources),))}"
