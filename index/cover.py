"""What a report says of itself: the force that it is about, its title and its month.

The cover says all three where there is one. Where there is none, or it was lost, headings, the
text and the file's name are asked in turn.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import PurePosixPath
from typing import NamedTuple

from index.headings import strip_marks, strip_number
from index.layout import Block, Shape
from index.models import MONTHS
from index.tokens import STOP

_MONTH = re.compile(rf"\b({'|'.join(MONTHS)}),?\s+((?:19|20)\d\d)\b", re.IGNORECASE)
_NUMBERED_MONTH = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_ ]?(0[1-9]|1[0-2])(?!\d)")
_SMALL_WORDS = frozenset({"and", "of", "on", "the", "under", "upon"})
_NAME = r"(?P<name>[A-Z][\w'’-]*(?:(?: (?:and|&|of|on|the|under|upon)){0,2} [A-Z][\w'’-]*){0,5}?)"
_PLACE = _NAME.replace("{0,5}?", "{0,5}")
_FINDINGS = re.compile(
    rf"(?:(?i:our|the|hmic['’]?s?) )?(?i:findings?)(?: (?i:for|on|in|about|at)|:| [–—-]) (?:the )?{_PLACE}[:.]?$"
)
_FOUND_IN = re.compile(rf"\b(?i:what we found) (?:in|at|on) (?:the )?{_PLACE}")
_COUNTRIES = frozenset({"England", "Wales", "England and Wales"})


@dataclass(frozen=True)
class _Body:
    """The text below the cover, on one line."""

    text: str

    @cached_property
    def words(self) -> frozenset[str]:
        """Those that it prints in small letters."""
        return frozenset(re.findall(r"\b[a-z][\w'’-]*", self.text))


class ForceName(NamedTuple):
    """How a report calls its force."""

    short: str
    """'Norfolk'."""
    full: str
    """'Norfolk Constabulary', or the short name where the report prints no other."""


def find_force(
    document: str, text: str, cover: Sequence[Block], body: Sequence[Block], suffixes: Sequence[str]
) -> ForceName | None:
    """The force that the report is about, or None where neither it nor its file's name says so.

    `suffixes` are what follows a force's short name in the full one, the longest first. What the
    text says counts only where it names one force more often than any other.
    """
    lines = [strip_marks(block.read(text).text) for block in body]
    printed = _Body(" ".join(lines))
    if on_cover := _on_cover(cover, text, suffixes, printed):
        name = max(on_cover, key=lambda candidate: printed.text.count(candidate.short))
        return _in_full(name, on_cover)
    mentions = Counter(name for line in lines for name in _mentions(line, suffixes, printed))
    named = (
        _in_headings(lines, suffixes, printed) or _most_named(mentions) or _in_file_name(document, suffixes, printed)
    )
    return _in_full(named, [mention for mention, _ in mentions.most_common()]) if named else None


def find_title(text: str, cover: Sequence[Block], force: ForceName) -> str:
    """What the cover prints above the force's name, or last of all where it prints no name."""
    title = ""
    for block in cover:
        if block.shape is not Shape.FURNITURE:
            line = _MONTH.sub("", strip_marks(block.read(text).text))
            at = line.casefold().find(force.full.casefold())
            above = (line if at < 0 else line[:at]).strip(" :,–—-")
            title = above or title
            if at >= 0:
                break
    return title


def find_month(document: str, text: str, cover: Sequence[Block]) -> str:
    """'December 2012', from the cover or else the file's name; empty where neither prints a month."""
    stem = PurePosixPath(document).stem
    printed = [block.read(text).text for block in cover if block.shape is not Shape.FURNITURE]
    for line in (*printed, re.sub(r"[-_.]+", " ", stem)):
        if month := _MONTH.search(line):
            return f"{month[1].capitalize()} {month[2]}"
    if month := _NUMBERED_MONTH.search(stem):
        return f"{MONTHS[int(month[2]) - 1]} {month[1]}"
    return ""


def is_month(line: str) -> bool:
    """Whether the line prints a month and its year, as a cover does and a heading does not."""
    return bool(_MONTH.search(line))


def is_findings(heading: str) -> bool:
    """Whether the heading opens what was found: 'Findings for Norfolk'."""
    return bool(re.match(r"(?:(?:our|the|hmic['’]?s?)\s+)?findings\b", strip_number(heading), re.IGNORECASE))


def _on_cover(cover: Sequence[Block], text: str, suffixes: Sequence[str], body: _Body) -> list[ForceName]:
    """Names on the lines of the cover, and on its blocks for a name that runs over two lines."""
    blocks = [strip_marks(block.read(text).text) for block in cover]
    lines = [strip_marks(text[piece.start : piece.end]) for block in cover for piece in block.pieces]
    found: list[ForceName] = []
    for line in (*lines, *blocks):
        bare = _MONTH.sub("", line).strip(" ,.:;–—-")
        capitals = bare.isupper()
        found.extend(_mentions(_small(bare) if capitals else bare, suffixes, body))
    return [_as_printed(name, body) for name in found]


def _in_headings(lines: Sequence[str], suffixes: Sequence[str], body: _Body) -> ForceName | None:
    """The name in 'Findings for Norfolk', or else in 'what we found in Norfolk'."""
    headings = (strip_number(line) for line in lines)
    findings = (_FINDINGS.match(_small(heading) if heading.isupper() else heading) for heading in headings)
    mentions = (match for line in lines for match in _FOUND_IN.finditer(line))
    for match in chain(filter(None, findings), mentions):
        name = _split(match["name"], suffixes)
        if name.short not in _COUNTRIES and name.short.lower() not in body.text:
            return _as_printed(name, body)
    return None


def _most_named(mentions: Counter[ForceName]) -> ForceName | None:
    ranked = mentions.most_common(2)
    return ranked[0][0] if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]) else None


def _in_file_name(document: str, suffixes: Sequence[str], body: _Body) -> ForceName | None:
    """'Tarrant and Stour' of 'tarrant-and-stour-police-2012-12.txt'."""
    words = _MONTH.sub("", re.sub(r"[-_.\s]+", " ", PurePosixPath(document).stem)).strip()
    name = next(_mentions(_small(words), suffixes, body), None)
    return _as_printed(ForceName(name.short, name.short), body) if name else None


def _in_full(name: ForceName, printed: Sequence[ForceName]) -> ForceName:
    """The name as it is printed with the most of its suffix: 'Police Service' where the line ends after 'Police'."""
    return next((n for n in printed if n.short == name.short and n.full.startswith(f"{name.full} ")), name)


def _mentions(line: str, suffixes: Sequence[str], body: _Body) -> Iterator[ForceName]:
    """Forces named in full, without a first word that is none of the name: 'Since Norfolk Police'.

    A suffix before another capital is part of a longer name: 'Police Federation'.
    """
    suffix = "|".join(re.escape(s) for s in suffixes)
    for match in re.finditer(rf"\b{_NAME} (?P<suffix>{suffix})\b(?! (?:(?:and|&) Crime\b|[A-Z]))", line):
        words = match["name"].split()
        begins_sentence = match.start() == 0 or line[match.start() - 2] in ".!?:\"'”’)"
        while words and (words[0].lower() in _SMALL_WORDS or (begins_sentence and _is_common(words[0], body))):
            words.pop(0)
        if words:
            short = " ".join(words)
            yield ForceName(short, f"{short} {match['suffix']}")


def _is_common(word: str, body: _Body) -> bool:
    """Whether the word has its capital only because it comes first."""
    return word.lower() in STOP or word.lower() in body.words


def _split(name: str, suffixes: Sequence[str]) -> ForceName:
    for suffix in suffixes:
        if name.endswith(f" {suffix}"):
            return ForceName(name.removesuffix(f" {suffix}"), name)
    return ForceName(name, name)


def _small(words: str) -> str:
    """'Stoke-on-Trent Police' for 'STOKE-ON-TRENT POLICE' and for 'stoke-on-trent police'."""
    parts = re.split(r"([\s-]+)", words.lower())
    return "".join(part if part in _SMALL_WORDS else part[:1].upper() + part[1:] for part in parts)


def _as_printed(name: ForceName, body: _Body) -> ForceName:
    """The name with the hyphens and the '&' that the text gives it, if it gives it at all."""
    words = (r"(?:and|&)" if word in ("and", "&") else re.escape(word) for word in re.split(r"[\s-]+", name.short))
    printed = re.search(r"\b" + r"[\s-]".join(words) + r"\b", body.text)
    if printed is None:
        return name
    return ForceName(printed[0], printed[0] + name.full.removeprefix(name.short))
