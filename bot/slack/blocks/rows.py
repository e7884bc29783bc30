"""'Show all': every row and sentence of an answer, in pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from bot.answer import Answer, Citation, VerdictRow
from bot.display import LABELS, make_harmless, say_value, title_measure
from bot.slack.blocks.actions import Action, Callback, Target
from bot.slack.blocks.elements import actions, bullets, button, header, line, modal, note, rich_text, section, words
from bot.slack.blocks.limits import VIEW_BLOCKS, VIEW_BYTES, Room, measure
from bot.slack.blocks.message import Block
from bot.slack.blocks.prose import lay_lines, read_lines, split_parts
from bot.slack.blocks.quotes import show_quote
from bot.slack.blocks.tables import MEDIAN_OF, group_rows, refer
from bot.slack.blocks.text import clean, cut, wire_bytes

RESERVED = 1_500
"""Bytes kept for what stands above and below a page."""
PIECE = 2_000
"""Bytes of a piece of running text or of a list."""
LONG = 1_500
"""Characters of an answer's text over which it is shown here in full too."""


def rows_view(answer: Answer, page: int, question_id: str) -> Block:
    """A page, counted from 0; one past the last is the last."""
    pages = paginate(list_entries(answer, question_id))
    page = min(max(page, 0), len(pages) - 1)
    turns = []
    if page > 0:
        turns.append(button("Previous page", Action.PREVIOUS, str(Target(question_id, page - 1))))
    if page < len(pages) - 1:
        turns.append(button("Next page", Action.NEXT, str(Target(question_id, page + 1))))
    turns.append(button("CSV file", Action.CSV, str(Target(question_id))))
    said = f"Page {page + 1} of {len(pages)}: {make_harmless(answer.question)}"
    blocks = [note(cut(said, 300)), *pages[page], actions(turns)]
    return modal("The whole answer", Callback.ROWS, blocks, str(Target(question_id, page)))


def paginate(entries: Iterable[Sequence[Block]]) -> list[list[Block]]:
    """The entries on as few pages as hold them, in their order; at least one page."""
    pages: list[list[Block]] = [[]]
    room = Room(VIEW_BYTES - RESERVED, VIEW_BLOCKS - 2)
    for entry in entries:
        if not room.take(entry):
            if pages[-1]:
                pages.append([])
            room = Room(VIEW_BYTES - RESERVED, VIEW_BLOCKS - 2)
            room.take(entry)
        pages[-1] += entry
    return pages


def list_entries(answer: Answer, question_id: str) -> Iterator[list[Block]]:
    """What belongs together on a page, one after the other: everything that the answer holds."""
    if answer.kind in ("summary", "comparison"):
        yield from _prose(answer)
        yield from _sentences(answer.citations, answer, question_id)
        return
    if len(answer.text) > LONG or not (answer.verdicts or answer.figures or answer.citations):
        yield from ([section(piece)] for piece in _pieces(clean(answer.text).split(" "), " "))
    placed: set[int] = set()
    for verdict, run in groupby(group_rows(answer), key=lambda row: row.verdict):
        rows = list(run)
        title = header(f"{LABELS[verdict]} ({len(rows)})")
        entries = list(_group(rows, answer, question_id))
        yield [title, *entries[0]]
        yield from entries[1:]
        placed |= {i for row in rows for i in row.citations}
    if answer.figures:
        yield [header("Figures")]
        yield from _figures(answer)
    yield from _sentences([c for c in answer.citations if c.id not in placed], answer, question_id)


def _group(rows: Sequence[VerdictRow], answer: Answer, question_id: str) -> Iterator[list[Block]]:
    """The rows of one verdict: each with its sentences, those without any as a list of names."""
    by_id = {citation.id: citation for citation in answer.citations}
    bare = [row for row in rows if not any(i in by_id for i in row.citations)]
    for row in rows:
        cited = [by_id[i] for i in row.citations if i in by_id]
        for citation in cited:
            of = [] if citation.force == row.force else [section(row.force)]
            yield [*of, *show_quote(citation, answer, question_id, full=True)]
    names = [cut(make_harmless(refer(row.force, row.citations)), 200) for row in bare]
    yield from ([section(piece)] for piece in _pieces(names, ", "))


def _figures(answer: Answer) -> Iterator[list[Block]]:
    said = []
    for row in answer.figures:
        who = row.force or ("Median" if row.measure.startswith(MEDIAN_OF) else "All together")
        title = title_measure(row.measure.removeprefix(MEDIAN_OF), row.unit)
        derived = " (computed)" if row.derived else ""
        said.append(cut(make_harmless(f"{who}: {title} {refer(say_value(row), row.citations)}{derived}"), 400))
    for piece in _pieces(said, "\n"):
        yield [rich_text(bullets(line(words(text)) for text in piece.split("\n")))]


def _sentences(citations: Sequence[Citation], answer: Answer, question_id: str) -> Iterator[list[Block]]:
    for i, citation in enumerate(citations):
        title = [] if i else [header("Sentences")]
        yield [*title, *show_quote(citation, answer, question_id, full=True)]


def _prose(answer: Answer) -> Iterator[list[Block]]:
    """The text part by part, a long part in pieces."""
    for part in split_parts(read_lines(answer.text)):
        piece: list[Block] = []
        first = 0
        for end in range(1, len(part) + 1):
            grown = lay_lines(part[first:end])
            if piece and measure(grown) > PIECE:
                yield piece
                first = end - 1
                grown = lay_lines(part[first:end])
            piece = grown
        yield piece


def _pieces(texts: Iterable[str], separator: str) -> Iterator[str]:
    """The texts joined, in pieces of at most `PIECE` bytes where no single text is longer."""
    piece: list[str] = []
    taken = 0
    for text in texts:
        kept = cut(text, PIECE, wire_bytes)
        taken += wire_bytes(separator + kept)
        if piece and taken > PIECE:
            yield separator.join(piece)
            piece, taken = [], wire_bytes(kept)
        piece.append(kept)
    if piece:
        yield separator.join(piece)
