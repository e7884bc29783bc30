"""The sentences that an answer rests on, as an answer of their own."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answer import Answer, Citation, Sources
from bot.citing import cite
from index.library import Library, Passage
from index.models import Voice

AFTERWARDS = 2
"""Sentences shown after the one that an answer rests on, where its reason is asked for."""


def quote_answer(last: Answer, text: str, library: Library, *, explains: bool) -> Answer:
    """The answer to `text`, which asks what `last` rests on: its sentences, of the forces that it picked out.

    Where the reason is asked for, with what their paragraphs go on to say.
    """
    shown = [c for c in last.citations if not last.matching or c.force in last.matching] or last.citations
    sources, lines = Sources(), list[str]()
    for citation in shown:
        run = _find(citation, library)[: 1 + (AFTERWARDS if explains else 0)]
        for passage in run:
            cite(passage, sources)
        lines.append(f"{citation.force}: “{' '.join(passage.sentence.plain for passage in run)}”")
    return Answer(
        question=text,
        status="answered" if lines else "not_stated",
        kind="passages",
        text="\n".join(dict.fromkeys(lines)) or "There is no sentence to show: the reports do not say.",
        citations=sources.citations,
    )


def _find(citation: Citation, library: Library) -> Sequence[Passage]:
    """The cited sentence, and those after it in its paragraph."""
    report = next(report for report in library.reports if report.document == citation.document)
    passages = library.passages_of(report, *Voice)
    within = [p for p in passages if p.paragraph.number == citation.paragraph]
    return [p for p in within if p.sentence.start >= citation.start]
