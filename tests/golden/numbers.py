"""Where each number of an answer's text comes from: a sentence that is cited, or the answer's own figures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from bot import arithmetic
from bot.answer import Answer
from bot.arithmetic import Number, Row
from bot.figures.text import say_number

_NUMBER = re.compile(r"(?<!\w)£?\d[\d,]*(?:\.\d+)?(?!\w)%?")
"""Not the digits in a word, which somebody may have typed."""
_MONTH = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4} \("
)
"""When a report is of, before its document's name in brackets."""
_HEADING = re.compile(r"\A[^\n“”]*:\n")
"""What a follow-up is on, in words that were typed before it."""
_REFERENCE = re.compile(r"\[(\d+)\]")
"""The mark of a citation: '[3]'."""


def find_unfounded(answer: Answer) -> tuple[str, ...]:
    """The numbers of the text that stand in no cited quote and follow from nothing that the answer holds.

    The marks of citations, the names of documents and their months are no numbers, and the heading of a follow-up
    repeats what was typed. What may follow: the figures and the result; the count of the rows of any kind; and what can
    be computed over the figures of one measure, or of two.
    """
    quoted = {_plain(m[0]) for citation in answer.citations for m in _NUMBER.finditer(citation.quote)}
    cited = {str(citation.id) for citation in answer.citations}
    text = _MONTH.sub("(", _HEADING.sub("", answer.text))
    for document in {citation.document for citation in answer.citations}:
        text = text.replace(document, "")
    text = _REFERENCE.sub(lambda m: "" if m[1] in cited else m[0], text)
    known = {_plain(say_number(value, "")) for value in _values(answer)}
    return tuple(m[0] for m in _NUMBER.finditer(text) if _plain(m[0]) not in quoted | known)


def _plain(number: str) -> str:
    return number.strip("£%").rstrip(",").replace(",", "")


def _values(answer: Answer) -> Iterator[Number]:
    values = [row.value for row in answer.figures]
    yield from values
    if answer.result and answer.result.value is not None:
        yield answer.result.value
    yield from _counts(answer)
    for measure in {row.measure for row in answer.figures}:
        rows = [Row(row.force or "", row.value) for row in answer.figures if row.measure == measure and row.force]
        if rows:
            yield from (arithmetic.total(rows), arithmetic.mean(rows), arithmetic.median(rows))
    for first, second in combinations(values, 2):
        yield arithmetic.difference(first, second)


def _counts(answer: Answer) -> Iterator[int]:
    """How many forces there are in all, and how many of each kind."""
    yield len(answer.verdicts)
    yield from Counter(row.verdict for row in answer.verdicts).values()
    yield len(answer.matching)
    yield len(answer.result.forces) if answer.result else 0
    yield len({row.force for row in answer.figures if row.force})
