"""'Show in context': a cited sentence marked between its neighbours, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from urllib.parse import quote as percent_encode

from bot.answer import Citation
from bot.display import make_harmless
from bot.slack.blocks.actions import Action, Callback
from bot.slack.blocks.elements import actions, button, header, line, modal, note, quotation, rich_text, section, words
from bot.slack.blocks.message import Block
from bot.slack.blocks.text import cut, wire_bytes
from index.models import Report, Sentence, Voice, plain

NEIGHBOURS = 2
"""Sentences before and after."""
CITED, NEIGHBOUR = 6_000, 900
"""Bytes of the cited sentence, and of a neighbour."""
FRAGMENT = 6
"""Words at the beginning and at the end of a sentence by which a browser finds it in a page."""
LONGEST_LINK = 3_000


def context_view(citation: Citation, report: Report | None, url: str = "") -> Block:
    """The view. `report` is None where it is no longer loaded; `url` is its address, where one is known."""
    cited = _find(citation, report) if report else []
    blocks = [
        header(f"[{citation.id}] {make_harmless(citation.force)}"),
        section(_say_report(report) if report and cited else "The report has changed or is no longer loaded. It said:"),
        note(_say_place(citation)),
    ]
    before, after = _neighbours(cited, report) if report and cited else ([], [])
    blocks += _lay_neighbours("Before it", before)
    quote = make_harmless(plain(citation.quote))
    shown = cut(quote, CITED, wire_bytes)
    more = f"({len(quote) - len(shown) + 1:,} more characters: the CSV file has them.)"
    blocks.append(rich_text(line(words("The cited sentence", italic=True)), quotation(words(shown, bold=True))))
    blocks += [note(more)] if shown != quote else []
    blocks += _lay_neighbours("After it", after)
    link = link_passage(url, quote)
    blocks += [actions([button("Open the report", Action.LINK, str(citation.id), url=link)])] if link else []
    return modal("In context", Callback.CONTEXT, blocks)


def link_passage(url: str, quote: str) -> str:
    """The address of a page with the sentence marked in it; of a PDF as it is; '' for what is no web address."""
    if not url.startswith(("https://", "http://")) or len(url) > LONGEST_LINK:
        return ""
    if url.lower().endswith(".pdf") or "#" in url:
        return url
    said = quote.split()
    ends = [said] if len(said) <= 2 * FRAGMENT else [said[:FRAGMENT], said[-FRAGMENT:]]
    fragment = ",".join(percent_encode(" ".join(part), safe="").replace("-", "%2D") for part in ends)
    marked = f"{url}#:~:text={fragment}"
    return marked if len(marked) <= LONGEST_LINK else url


def _find(citation: Citation, report: Report) -> list[Sentence]:
    """The cited sentences, if the report still says what was cited."""
    if report.text[citation.start : citation.end] != citation.quote:
        return []
    return [s for s in report.sentences if s.start < citation.end and s.end > citation.start]


def _neighbours(cited: Sequence[Sentence], report: Report) -> tuple[list[Sentence], list[Sentence]]:
    """What is read before and after, under the same heading."""
    home = next(p for p in report.paragraphs if p.number == cited[0].paragraph)
    under = [
        sentence
        for paragraph in report.paragraphs
        if paragraph.heading == home.heading and paragraph.voice is not Voice.FURNITURE
        for sentence in paragraph.sentences
    ]
    before = [s for s in under if s.number < cited[0].number][-NEIGHBOURS:]
    after = [s for s in under if s.number > cited[-1].number][:NEIGHBOURS]
    return before, after


def _lay_neighbours(label: str, sentences: Sequence[Sentence]) -> Iterator[Block]:
    if sentences:
        paragraphs = [list(run) for _, run in groupby(sentences, key=lambda sentence: sentence.paragraph)]
        texts = [" ".join(cut(make_harmless(s.plain), NEIGHBOUR, wire_bytes) for s in run) for run in paragraphs]
        yield rich_text(line(words(label, italic=True)), quotation(words("\n".join(texts))))


def _say_report(report: Report) -> str:
    return ", ".join(part for part in (f"{report.full_name}: {report.title}".strip(": "), report.month) if part)


def _say_place(citation: Citation) -> str:
    under = f", under “{make_harmless(citation.section)}”" if citation.section else ""
    return f"Paragraph {citation.paragraph} of {make_harmless(citation.document)}{under}"
