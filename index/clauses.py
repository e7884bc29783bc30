"""A sentence as clauses, each of which can claim a thing of its own.

Rules of the language only: where conjunctions, relative clauses and brackets cut a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_I = re.IGNORECASE


@dataclass(frozen=True, slots=True)
class Clause:
    """The words of one clause, in as many pieces as what is set into it leaves."""

    text: str
    spans: tuple[tuple[int, int], ...]
    """Where its pieces stand in the sentence, in reading order; one at least."""


_ASIDES = re.compile(
    r"\((?:e\.?g\.?|such as|for example|for instance|i\.?e\.?)[^)]*\)"
    r"|,? (?:for example|for instance|such as)\b[^,;.]*"
    r"|\(\w+\)"
    r"|,\s(?:however|therefore|moreover|indeed|of course|in fact),",
    _I,
)
"""Examples, which claim nothing, abbreviations, and words set between commas that claim nothing either."""

_INSERTED = re.compile(
    r"\([^()]*\)"
    r"|\s[-–—]\s[^–—;]*?\s[-–—]\s"
    r"|,\s(?:(?:in|of|to|by|for|from|with|at|on|under|after|before)(?: (?!and\b)\w+){0,3} )?"
    r"(?:which|who|whose|whom|where|when)\b[^,;:()]*,(?=\s)"
    r"|,\s(?:having|being) [^,;:()]*,(?=\s)",
    _I,
)
"""Clauses within another: 'the register, which nobody had read, is kept'."""

_BREAK = re.compile(
    r"[;:—–]\s|\s[-–—]\s"
    r"|,?\s(?=(?:but(?! (?:one|two|for)\b)|nor)\b)"
    r"|,?\s(?=(?:although|though|even though|albeit|notwithstanding|whereas|while|whilst)\b)"
    r"|,?\s(?=(?:except|save) that\b)"
    r"|,?\s(?=(?:rather than|instead of)\b)"
    r"|,\s(?=an? (?:\w+ ){1,3}(?:that|which|of which|by which|in which)\b)"
    r"|,\s(?=(?:there|none|nothing|nobody|the \w+|this|these|such \w+) (?:being|having)\b)"
    r"|,\s(?=(?:all|none|each|some|most|both|\w+)(?: but \w+)? of (?:which|whom)\b)"
    r"|,\s(?=(?:yet(?! to)|however(?!,)|which|who|whose|where|when|with(?! the exception)|so that"
    r"|a (?:practice|step|position|matter))\b)"
    r"|,\s(?P<listing>(?=(?:and|or)\b))"
    r"|\s(?=and (?:is|are|was|were|has|have|had|will|does|do|did|it|no|there|they|this|these)\b)",
    _I,
)
_AUXILIARY = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|does|do|did|can|cannot|could|may|must|should)\b|n['’]t\b", _I
)
_LABEL = re.compile(r"(?:[^:;.,(]++|\([^()]*+\)|\()*+(:\s)(?=(?P<value>[^;]*+))")
"""What a note is about, and what it says of it: 'Checks on cards: none'."""
_SHORT = 7
"""Words of a value that says nothing by itself, whatever its label."""
_CONTRAST = re.compile(r"\s*(?:although|though|even though|while|whilst|whereas|despite|notwithstanding)\b[^,]*(,)", _I)
"""A clause that opens a sentence and ends at its comma: 'While gifts are logged, offers are not'."""


def split_clauses(text: str) -> tuple[Clause, ...]:
    """The clauses of a sentence's plain text in reading order, by where they begin; one at least."""
    bare = _blank(_ASIDES, text)
    inserted = [(m.start(), m.end()) for m in _INSERTED.finditer(bare)]
    main = _blank(_INSERTED, bare)
    clauses = [Clause(main[start:end], _pieces(start, end, inserted)) for start, end in _cut(main, 0, len(main))]
    for start, end in inserted:
        clauses += [Clause(bare[first:last], ((first, last),)) for first, last in _cut(bare, start + 1, end - 1)]
    return tuple(sorted(clauses, key=lambda clause: clause.spans)) or (Clause(text, ((0, len(text)),)),)


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for first, last in _cut_at_breaks(text, start, end):
        contrast = _CONTRAST.match(text, first, last)
        ranges = ((first, contrast.start(1)), (contrast.end(1), last)) if contrast else ((first, last),)
        yield from (place for place in ranges if _has_words(text[slice(*place)]))


def _cut_at_breaks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    colon = _colon_of_label(text, start, end)
    for gap in _BREAK.finditer(text, start, end):
        if gap.start() == colon:
            continue
        if gap["listing"] is not None and _is_list(text[start : gap.start()]):
            continue
        if _has_words(text[start : gap.start()]):
            yield start, gap.start()
        start = gap.end()
    if _has_words(text[start:end]):
        yield start, end


def _colon_of_label(text: str, start: int, end: int) -> int | None:
    """Where the first colon stands, if what follows it speaks of what comes before rather than for itself."""
    label = _LABEL.match(text, start, end) if ": " in text else None
    if not label:
        return None
    is_bare = not _AUXILIARY.search(text, start, label.start(1))
    return label.start(1) if is_bare or len(label["value"].split()) < _SHORT else None


def _is_list(before: str) -> bool:
    """Whether ', and' adds one more to things counted up, rather than a clause: nothing has been said of them yet."""
    return "," in before and not _AUXILIARY.search(before)


def _pieces(start: int, end: int, holes: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The range without what is set into it."""
    edges = [start, *(edge for hole in holes if start <= hole[0] < end for edge in hole), end]
    pieces = [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if a < b]
    return tuple(pieces) or ((start, end),)


def _blank(pattern: re.Pattern[str], text: str) -> str:
    """The text with blanks for what matches, so that all else keeps its place."""
    return pattern.sub(lambda match: " " * len(match[0]), text)


def _has_words(text: str) -> bool:
    return any(character.isalnum() for character in text)
