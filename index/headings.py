"""Headings: how they are told from paragraphs, and their words without their marks.

Headings reach us marked (`#`, `■`, bold, capitals, an underline) or bare, numbered or not, on one
line or wrapped over three, and with or without a blank line before their paragraph.

A sentence taken for a heading can never be cited, while a heading taken for a sentence is only
read aloud once too often. So a bare line that could be a sentence is one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

LONGEST = 24
"""Words. The longest heading of the reports that we have is 16 words long."""

_LONGEST_BARE = 12
"""Words, where neither a mark nor a question mark makes a heading of it."""

MOST_LINES = 3
_RUN_IN = 1.6
"""How many times longer the first line of a paragraph is than a bare heading right above it."""

_HASHES = re.compile(r"#{1,6}\s+(?=\S)")
_MARKER = re.compile(r"[■□▶►▪◆]\s*(?=\S)")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(?:(?!\1).)+\1$")
_NUMBER = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?|[A-Z]\.|(?i:section|part|chapter)\s+\d{1,2}[:.]?)\s+(?=[A-Z])")
_RULE = re.compile(r"[-=_*~]{3,}$")
_OPENING = re.compile(r"[\"'“‘*_]*(?!\w{1,3}\))[^\W_]")
_FULL_STOP = re.compile(r"[.!…;,][\"'”’)\]*_]*$")
_SENTENCE_INSIDE = re.compile(r"[a-z)]{4}[.!?][\"'”’)\]*_]*\s+[A-Z]")
_OPEN_END = re.compile(
    r"""(?: [,–—-] | \b(?:
        a|an|the|this|these|those|any|all|its|their|his|her|no|not |
        of|to|in|on|at|by|for|from|with|into|over|under|between|than|as |
        and|or|but|nor|that|which|who|whose |
        is|are|was|were|be|been|has|have|had
    ))$""",
    re.IGNORECASE | re.VERBOSE,
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|do|does|did|can|cannot|could|should|must)\b", re.IGNORECASE
)
_LINK = re.compile(r"\b(?:how|what|when|where|whether|which|who|why|that)\b", re.IGNORECASE)


def count_heading_lines(lines: Sequence[str]) -> int:
    """How many of the lines, from the first on, are a heading; 0 where they begin with a paragraph.

    The lines are those up to the next blank line, two more than `MOST_LINES` of them at the most,
    without white space at their ends. An underline is not counted.
    """
    if _HASHES.match(lines[0]):
        return 1
    ruled = next((n for n, line in enumerate(lines[: MOST_LINES + 1]) if is_rule(line)), 0)
    if ruled:
        return ruled if _could_be_heading(" ".join(lines[:ruled]), is_marked=True) else 0
    whole = " ".join(lines)
    if len(lines) <= MOST_LINES and _could_be_heading(whole, is_marked=_is_marked(whole)):
        return len(lines)
    for n in range(1, min(len(lines), MOST_LINES + 1)):
        if _is_run_in_heading(lines[:n], lines[n]):
            return n
    return 0


def is_rule(line: str) -> bool:
    """Whether the line is drawn and not written: an underline or a rule across the page."""
    return bool(_RULE.match(line))


def is_bare(heading: str) -> bool:
    """Whether nothing but its shape says that it is a heading."""
    return not _HASHES.match(heading) and not _is_marked(heading)


def ends_open(line: str) -> bool:
    """Whether the line ends with a word after which something must follow."""
    return bool(_OPEN_END.search(line))


def strip_marks(heading: str) -> str:
    """A heading's words, without `#`, `■`, `**` and the like."""
    words = _MARKER.sub("", _HASHES.sub("", heading.strip(), count=1), count=1)
    return " ".join(words.rstrip("#").replace("**", "").replace("__", "").strip(" *_").split())


def strip_number(heading: str) -> str:
    """A heading's words without its number: 'Next steps' for '3.1 Next steps'."""
    return _NUMBER.sub("", heading, count=1)


def _is_marked(heading: str) -> bool:
    return bool(_MARKER.match(heading) or _BOLD.match(heading) or heading.isupper())


def _could_be_heading(heading: str, *, is_marked: bool) -> bool:
    words = heading.split()
    if len(words) > LONGEST or not _OPENING.match(_MARKER.sub("", heading, count=1)):
        return False
    if _FULL_STOP.search(heading) or _SENTENCE_INSIDE.search(heading):
        return False
    if is_marked:
        return True
    return not (heading[0].islower() or heading.endswith(":") or ends_open(heading) or _is_statement(heading))


def _is_run_in_heading(lines: Sequence[str], following: str) -> bool:
    """Whether the lines are a heading right above the first line of its paragraph."""
    heading = " ".join(lines)
    is_marked = _is_marked(heading)
    if not _could_be_heading(heading, is_marked=is_marked) or ends_open(heading) or following[0].islower():
        return False
    if is_marked or heading.endswith("?"):
        return True
    return len(lines) == 1 and len(following) > _RUN_IN * len(heading)


def _is_statement(heading: str) -> bool:
    """Whether it is long or has a verb of its own, as a sentence has whose full stop was lost."""
    if heading.endswith("?"):
        return False
    if len(heading.split()) > _LONGEST_BARE:
        return True
    verb = _VERB.search(heading)
    return verb is not None and verb.start() > 0 and not _LINK.search(heading, 0, verb.start())
