"""Number forms: how a sentence writes a quantity, before anybody asks what it counts."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from index.figures.dates import find_dates
from index.figures.numerals import find_numerals
from index.figures.quantity import Form, Quantity
from index.figures.shares import find_shares


@lru_cache(maxsize=1 << 12)
def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Every quantity that a sentence writes, in reading order.

    Values are plain numbers in the printed unit: 61% is 61, £1.5m is 1500000, 'one in ten' is 10 percent.
    Years, dates, times, telephone numbers, ordinals and labels ('section 18', '24/7') are no quantities.
    """
    dates = find_dates(text)
    found = [
        q
        for q in (*find_shares(text), *find_numerals(text))
        if not any(q.start < end and start < q.end for start, end in dates)
    ]
    kept: list[Quantity] = []
    for quantity in sorted(found, key=lambda q: (q.start, -q.end)):
        if not kept or quantity.start >= kept[-1].end:
            kept.append(_qualified(text, quantity))
    return tuple(kept)


_QUALIFIER = re.compile(
    r"""\b(?:
      (?P<over>over | (?:rather|slightly|well)\s(?:over|more\sthan) | more\sthan | above | exceed(?:s|ed|ing)?
        | in\sexcess\sof | upwards\sof)
    | (?P<at_least>at\sleast | no\s(?:fewer|less)\sthan | not\sless\sthan | a\sminimum\sof)
    | (?P<about>around | about | approximately | roughly | some | nearly | almost | close\sto | approaching
        | an\sestimated)
    | (?P<up_to>up\sto | no\smore\sthan | not\smore\sthan | at\smost | a\smaximum\sof)
    | (?P<under>fewer\sthan | less\sthan | under | below)
    )\s(?:the\s|a\s)?$""",
    re.VERBOSE | re.IGNORECASE,
)
_EXACT = frozenset((Form.NONE, Form.ALL, Form.REST))


def _qualified(text: str, quantity: Quantity) -> Quantity:
    """With 'over 200', 'some 40' kept as such."""
    match = None if quantity.form in _EXACT else _QUALIFIER.search(text, max(0, quantity.start - 30), quantity.start)
    return replace(quantity, qualifier=str(match.lastgroup).replace("_", " ")) if match else quantity
