"""Quantities in their sentences: the noun that stands behind each, and the words that are its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from index.figures.labels import Span, find_label
from index.figures.nouns import noun_phrase
from index.figures.quantities import find_quantities
from index.figures.quantity import Form, Quantity
from index.tokens import Token

DURATIONS = tuple(
    "seconds minutes minute hours hour days day weeks week fortnight months month years year decade".split()
)
"""Not 'second', which is more often a second job."""


class Link(StrEnum):
    """How a sentence says that a number is part of another."""

    WHICH = "of which"
    """'59 of which', 'of them', 'of these': of what was counted before."""
    NAMED = "of the"
    """'two of these investigations', 'three of the cases': of what is named, which was counted before if at all."""
    NEXT = "of the 45"
    """'two of the 45', 'three of its eleven posts': of the number that follows."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One quantity in a sentence. Positions are characters of its plain text, or of its tokens where they say so."""

    quantity: Quantity
    left: int
    """Where its own words begin: after the quantity before it, or where its clause begins."""
    right: int
    """Where its own words end: at the next quantity, or at the end of its clause."""
    behind: str
    """Its own words before it, and"""
    ahead: str
    """after it, without any brackets that hold other quantities."""
    leads: bool
    """Whether no quantity stands before it in its clause."""
    head: range
    """Tokens of the noun that it counts, with what stands between: 'applications', 'second job applications'."""
    complement: range
    """Tokens of what follows that noun and belongs to it: 'for second jobs'."""
    link: Link | None = None
    """What ties it to another count, of which it is a part."""
    label: Span | None = None
    """Where in its text the label stands that says what it is: 'Leak inquiries: four'."""

    @property
    def is_bare(self) -> bool:
        return not self.head


def find_occurrences(text: str, tokens: Sequence[Token], cells: Sequence[Span] = ()) -> tuple[Occurrence, ...]:
    """Every quantity of a sentence but lengths of time and steps, in reading order, those in brackets last.

    `cells` are those of the row of a table.
    """
    quantities = tuple(q for q in find_quantities(text) if not is_duration(text, q) and not _is_step(text, q))
    brackets = [m.span() for m in _BRACKETS.finditer(text)]
    found: list[Occurrence] = []
    for span in (None, *brackets):
        inside = [q for q in quantities if _bracket_of(q, brackets) == span]
        found += _in_layer(_Layer(text, tokens, brackets, span, () if span else cells), inside)
    return tuple(found)


def find_durations(text: str, tokens: Sequence[Token]) -> Iterator[Occurrence]:
    """The lengths of time in a sentence: 'within seven days'. Nothing else is part of one."""
    for quantity in find_quantities(text):
        if is_duration(text, quantity) and _TIME.match(text[quantity.end :]):
            first = next((n for n, token in enumerate(tokens) if token.start >= quantity.end), len(tokens))
            last = next(n for n in range(first, len(tokens)) if tokens[n].text in DURATIONS)
            edges = [0, *(m.end() for m in _BOUNDARY.finditer(text)), len(text)]
            left = max(e for e in edges if e <= quantity.start)
            right = min(e for e in edges if e > quantity.start)
            behind, ahead = text[left : quantity.start], text[quantity.end : right]
            head = range(first, last + 1)
            yield Occurrence(quantity, left, right, behind, ahead, leads=True, head=head, complement=range(0))


_BRACKETS = re.compile(r"\([^()]*\)")
_BOUNDARY = re.compile(r"[;:]\s|\s[–—-]\s|—|\.\s(?=[A-Z])")
_TIME = re.compile(
    rf"[\s-](?:(?!(?:the|an?)\s)[a-z]+\s)?(?:{'|'.join(DURATIONS)})\b(?!['’]?s?\s(?:old|service)\b)", re.IGNORECASE
)
_BARE_TIME = re.compile(r"\b(?:preceding|previous|next|following|past|last|first)\s$", re.IGNORECASE)
_NO_NOUN = re.compile(r"\s*(?:$|[,.;:)]|\b(?:and|or|but|with|in|at|to)\b)")


def is_duration(text: str, quantity: Quantity) -> bool:
    """Whether a quantity is a length of time: 'nine months', 'the preceding nine'."""
    if quantity.form is not Form.NUMBER:
        return False
    after = text[quantity.end :]
    return bool(_TIME.match(after)) or bool(_BARE_TIME.search(text[: quantity.start]) and _NO_NOUN.match(after))


_STEP_BEFORE = re.compile(
    r"""\b(?:grown?|grew|risen|rose|rise|increased?|gone\sup|up|fallen|fell|dropped|down|cut|reduced|shrunk)
      \s(?:\w+\s)?by\s$""",
    re.VERBOSE | re.IGNORECASE,
)
_STEP_AFTER = re.compile(r"(?:\s\w+)?,?\s(?:to|from)\s", re.IGNORECASE)


def _is_step(text: str, quantity: Quantity) -> bool:
    """Whether it says how far a count went that is given as well: 'has grown by two to fifteen'."""
    return bool(_STEP_BEFORE.search(text, 0, quantity.start) and _STEP_AFTER.match(text, quantity.end))


def _bracket_of(quantity: Quantity, brackets: Sequence[Span]) -> Span | None:
    return next((span for span in brackets if span[0] <= quantity.start < span[1]), None)


@dataclass(frozen=True, slots=True)
class _Layer:
    """A sentence outside all of its brackets, or inside one of them, as if the rest of it were not there."""

    text: str
    tokens: Sequence[Token]
    brackets: Sequence[Span]
    span: Span | None
    """The bracket; None for what is outside."""
    cells: Sequence[Span]

    @property
    def ends(self) -> Span:
        return (self.span[0] + 1, self.span[1] - 1) if self.span else (0, len(self.text))

    @property
    def edges(self) -> list[int]:
        """Where clauses begin, but for the first."""
        found = [m for m in _BOUNDARY.finditer(self.text, *self.ends) if self.span or not self._is_inside(m.start())]
        return [*(m.end() for m in found), *(cell[0] for cell in self.cells)]

    def slice(self, start: int, end: int) -> str:
        """A stretch of the text, with brackets that are no layer of this one blanked out."""
        text = self.text
        for a, b in self.brackets:
            if (a, b) != self.span and start <= a < end and re.search(r"\d|[a-z]", text[a:b]):
                text = text[:a] + " " * (b - a) + text[b:]
        return text[start:end]

    def _is_inside(self, position: int) -> bool:
        return any(a <= position < b for a, b in self.brackets)


def _in_layer(layer: _Layer, quantities: Sequence[Quantity]) -> Iterator[Occurrence]:
    text, tokens, (start, end), edges = layer.text, layer.tokens, layer.ends, layer.edges
    for i, quantity in enumerate(quantities):
        clause = max((e for e in edges if e <= quantity.start), default=start)
        before = quantities[i - 1].end if i and quantities[i - 1].end > clause else clause
        close = min((e for e in edges if e > quantity.end), default=end)
        after = quantities[i + 1].start if i + 1 < len(quantities) and quantities[i + 1].start < close else close
        is_followed = i + 1 < len(quantities) and after == quantities[i + 1].start
        link = _link(text, quantity, after, is_followed=is_followed)
        leads = before == clause
        if not leads and (verb := _NEXT_VERB.search(text, before, quantity.start)):
            before = verb.start()
        if is_followed and (verb := _NEXT_VERB.search(text, quantity.end, after)):
            after = verb.start()
        first = next((n for n, token in enumerate(tokens) if token.start >= quantity.end), len(tokens))
        is_bare = bool(link) or (quantity.form is Form.NUMBER and bool(_ARTICLE.match(text, quantity.end)))
        head, complement = (range(0), range(0)) if is_bare else noun_phrase(text, tokens, first, after)
        behind, ahead = layer.slice(before, quantity.start), layer.slice(quantity.end, after)
        if not leads:  # what stands before a comma belongs to the quantity before it
            before, behind = before + behind.rfind(",") + 1, behind[behind.rfind(",") + 1 :]
        elif joints := list(_JOINT.finditer(behind)):
            before, behind = before + joints[-1].end(), behind[joints[-1].end() :]
        label = None if link else find_label(text, quantities, i, clause, layer.cells)
        if label and not head:
            before, behind = label[0], text[label[0] : quantity.start]
        yield Occurrence(quantity, before, after, behind, ahead, leads or bool(label), head, complement, link, label)


_NEXT_VERB = re.compile(
    r"\s(?:and|but)\s(?:(?:has|have|had|is|are|was|were)(?:\s[a-z]+){1,5}?|(?:then\s|had\s|has\s|have\s)?[a-z]+)"
    r"(?:\s(?:down|out|up|off|back|away|(?:(?:yes|no|leave|permission|consent|approval)\s)?to|with|in|for|on))?"
    r"\s(?:the\s(?:other|remaining)\s)?$"
)
"""The verb of the number that follows: 'granted 81 and turned down the other seven'."""
_JOINT = re.compile(r",\s(?:and|but|while|whereas|although|though)\s")
"""Where a clause begins that is none of those before it."""
_ARTICLE = re.compile(r"\s(?:the|an?)\s", re.IGNORECASE)
"""What stands behind a number without a noun: 'up from 30 the year before'."""
_OF_WHICH = re.compile(
    r"\s(?:\([^()]*\)\s)?(?:out\s)?of\s(?:which|whom|them|these|those|the\slatter|that\snumber|this\snumber)\b",
    re.IGNORECASE,
)
_OF_NAMED = re.compile(
    r"\s(?:out\s)?of\s(?:the|its|our|their|his|her|these|those|all|this|that|last\syear['’]s)\s", re.IGNORECASE
)
_OF_NEXT = re.compile(
    r"""\s(?:[a-z]+\s){0,2}?(?:out\s)?of\s
      (?:(?:the|its|our|their|these|those|all|some|a\stotal\sof|last\syear['’]s|over|about|around|more\sthan|nearly)\s)*
      (?:other\s|remaining\s)?$""",
    re.VERBOSE | re.IGNORECASE,
)
_OF_WHICH_BEFORE = re.compile(
    r"(?:,|\band|\bout)\sof\s(?:which|whom|these|those|them)\s(?:only\s|just\s|some\s|all\s)?$", re.IGNORECASE
)


def _link(text: str, quantity: Quantity, after: int, *, is_followed: bool) -> Link | None:
    ahead = text[quantity.end : after]
    if is_followed and _OF_NEXT.match(ahead):
        return Link.NEXT
    if _OF_WHICH.match(ahead) or _OF_WHICH_BEFORE.search(text[: quantity.start]):
        return Link.WHICH
    return Link.NAMED if _OF_NAMED.match(ahead) and quantity.form is not Form.PERCENT else None
