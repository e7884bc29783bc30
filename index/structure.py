"""A document's text into a report: whose it is, its sections, its sentences, and who each speaks of."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import sentencex

from index.cover import find_force, find_month, find_title, is_findings, is_month
from index.headings import strip_marks, strip_number
from index.layout import Block, Reading, Shape, find_blocks
from index.models import Paragraph, Report, Section, Sentence, Voice, plain
from index.rows import has_cells

_BOLD = re.compile(r"\*\*(.+?)\*\*|__(.+?)__", re.DOTALL)
_CLOSING = re.compile(r"(?<=\S)(?:\*{1,3}|_{1,3})(?=\s|$)")
_LONGEST_COVER_LINE = 12
"""Words. What is longer is a paragraph of the body."""


class NoForceError(Exception):
    """A text in which no force could be found; its message says where one was looked for."""


@dataclass(frozen=True, slots=True)
class Conventions:
    """How a family of reports is laid out: words of the vocabulary, none of them about one force."""

    force_suffixes: tuple[str, ...]
    """'Police', 'Constabulary', …: what follows a force's short name, the longest first."""
    boilerplate_headings: Collection[str]
    """Headings, in lower case, of sections that speak of the review and not of the force."""


def read_report(document: str, text: str, conventions: Conventions) -> Report:
    """The report that `text` holds. Raises `NoForceError` where it names no force."""
    blocks = find_blocks(text)
    cover, body = _split_cover(blocks, text, conventions)
    force = find_force(document, text, cover, body, conventions.force_suffixes)
    if force is None:
        raise NoForceError(
            "no force is named in it: put the force's name ('Norfolk Constabulary') on a line of its own near"
            " the top, or in the file's name"
        )
    return Report(
        document=document,
        text=text,
        force=force.short,
        full_name=force.full,
        title=find_title(text, cover, force),
        month=find_month(document, text, cover),
        sections=tuple(_sections(cover, body, text, conventions)),
    )


def _split_cover(
    blocks: Sequence[Block], text: str, conventions: Conventions
) -> tuple[Sequence[Block], Sequence[Block]]:
    """The cover, which is all before the first heading with a paragraph under it; and the rest."""
    for i, block in enumerate(blocks):
        words = block.read(text).text
        if block.shape is Shape.HEADING and _opens_section(strip_marks(words), conventions):
            return blocks[:i], blocks[i:]
        if block.shape is Shape.PARAGRAPH and len(words.split()) > _LONGEST_COVER_LINE:
            above = blocks[i - 1] if i else block
            first = i - 1 if above.shape is Shape.HEADING and not is_month(above.read(text).text) else i
            return blocks[:first], blocks[first:]
    return (), blocks


def _opens_section(heading: str, conventions: Conventions) -> bool:
    """Whether the heading can only stand in the body, even above short paragraphs."""
    return heading.endswith("?") or is_findings(heading) or _is_boilerplate(heading, conventions)


def _is_boilerplate(heading: str, conventions: Conventions) -> bool:
    return strip_number(heading).rstrip(":.").casefold() in conventions.boilerplate_headings


def _sections(cover: Sequence[Block], body: Sequence[Block], text: str, conventions: Conventions) -> Iterator[Section]:
    numbers = _Numbers()
    if cover:
        yield _section("", Voice.FURNITURE, cover, text, numbers)
    headings = [strip_marks(block.read(text).text) for block in body if block.shape is Shape.HEADING]
    # What stands under no heading above 'Findings for …' says how the review came about.
    heading, voice, run = "", Voice.NATIONAL if any(map(is_findings, headings)) else Voice.FORCE, list[Block]()
    for block in body:
        if block.shape is Shape.HEADING:
            if run:
                yield _section(heading, voice, run, text, numbers)
            heading = strip_marks(block.read(text).text)
            voice = Voice.NATIONAL if _is_boilerplate(heading, conventions) else Voice.FORCE
            run = [block]
        else:
            run.append(block)
    if run:
        yield _section(heading, voice, run, text, numbers)


_LONGEST = 1_000
"""Characters of a sentence. What is longer was not written for people, and takes long to read."""


@dataclass(slots=True)
class _Numbers:
    """The running numbers of paragraphs and sentences."""

    paragraph: int = 0
    sentence: int = 0


def _section(heading: str, voice: Voice, blocks: Sequence[Block], text: str, numbers: _Numbers) -> Section:
    paragraphs: list[Paragraph] = []
    for block in blocks:
        if block.shape is Shape.HEADING and voice is not Voice.FURNITURE:
            continue
        if paragraphs and block.start < paragraphs[-1].end:
            continue  # a footer inside a paragraph that runs over two pages
        voice_of_block = Voice.FURNITURE if block.shape is Shape.FURNITURE else voice
        paragraphs.append(_paragraph(heading, voice_of_block, block, text, numbers))
    end = max(block.end for block in blocks)
    return Section(heading, blocks[0].start, end, voice, tuple(paragraphs))


def _paragraph(heading: str, voice: Voice, block: Block, text: str, numbers: _Numbers) -> Paragraph:
    numbers.paragraph += 1
    reading = block.read(text)
    sentences = []
    for first, last in _bounds(reading, has_rows=block.has_rows):
        if first < last:
            start, end = reading.place(first), reading.place(last - 1) + 1
            read_aloud = plain(reading.text[first:last])
            sentences.append(Sentence(text[start:end], start, end, numbers.sentence, numbers.paragraph, read_aloud))
            numbers.sentence += 1
    return Paragraph(
        number=numbers.paragraph,
        start=block.start,
        end=block.end,
        text=text[block.start : block.end],
        heading=heading,
        voice=voice,
        topics=tuple(" ".join((m[1] or m[2]).split()) for m in _BOLD.finditer(reading.text)),
        sentences=tuple(sentences),
        mark=block.mark,
        has_rows=block.has_rows,
    )


def _bounds(reading: Reading, *, has_rows: bool) -> Iterator[tuple[int, int]]:
    """Where sentences begin and end in a reading; none runs over the end of a row, and the cells of one are one.

    The mark that closes what is bold stays with it: '**Vetting.** All staff are vetted.' are two sentences.
    """
    text = reading.text
    ends = [start - 1 for start in reading.starts[1:]] if has_rows else []
    for start, end in pairwise((0, *ends, len(text))):
        if has_rows and end - start <= _LONGEST and has_cells(text[start:end].strip()):
            yield _trim(text, start, end)
            continue
        for first, last in _cut(text, start, end):
            begin = first
            for boundary in sentencex.get_sentence_boundaries("en", text[first:last]):
                end_of_bold = _CLOSING.match(text, first + boundary["end_index"])
                finish = end_of_bold.end() if end_of_bold else first + boundary["end_index"]
                yield _trim(text, begin, finish)
                begin = finish


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The range in parts that no sentence is longer than, cut between words where there are any."""
    while end - start > _LONGEST:
        space = text.rfind(" ", start + 1, start + _LONGEST)
        cut = space if space > 0 else start + _LONGEST
        yield start, cut
        start = cut
    yield start, end


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without white space at its ends."""
    inner = text[start:end].strip()
    lead = text.find(inner, start)
    return lead, lead + len(inner)
