"""Nothing: 'has not investigated any leaks', 'none was refused', 'leaks investigated: nil'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from index.figures.antecedents import Trail, find_base
from index.figures.declared import find_measure_of_none, is_generic
from index.figures.figure import Figure
from index.figures.occurrences import Link, Occurrence
from index.figures.parts import UNCERTAIN, read_part
from index.figures.setting import Setting
from index.figures.source import Source

_HAPPENED = re.compile(
    r"""\b(?:was|were|has|have|had|been|did|being|there\s(?:is|are)|led|came|found|made|began|took|gave|\w{2,}ed)\b
      | n['’]t\b""",
    re.VERBOSE | re.IGNORECASE,
)
_NOBODY = re.compile(r"nobody|no[\s-]one", re.IGNORECASE)
_NO_FIGURE = re.compile(
    r"(?:no|any)\s(?:\w+\s)?(?:figures?|records?|data|counts?|information|statistics)\b", re.IGNORECASE
)


def read_none(source: Source, s: Setting, o: Occurrence, trail: Trail) -> Iterator[Figure]:
    """Nothing of what is named: 'has not investigated any leaks', 'none was refused'."""
    text, start = s.text, o.quantity.start
    if UNCERTAIN.search(f"{text[o.left : start]} {text[o.quantity.end : o.right]}") or _NO_FIGURE.match(text, start):
        return
    if not o.link and not _HAPPENED.search(text[: o.right]):
        return
    if part := _none_of_it(source, s, o, trail):
        yield part
        return
    head, noun = s.noun(o)
    if o.link is Link.WHICH and not find_base(o, s, trail, source.measures):
        head = noun = s.previous  # 'Cards were withdrawn. None of them is in use.'
    around = s.around(o)
    figure = source.figure(s, o, head or around, noun or around, unit=s.last_word(o))
    is_nobody = bool(_NOBODY.match(text, start)) and not head
    name = "" if is_nobody else find_measure_of_none(source.measures, o, s, head, around + noun)
    measure = source.measures.get(name)
    if measure:
        yield replace(figure, measure=measure.name, unit=measure.unit)
    elif not o.is_bare:
        yield figure


def _none_of_it(source: Source, s: Setting, o: Occurrence, trail: Trail) -> Figure | None:
    """None of what was counted before, where a state is named or the clause speaks of nothing else."""
    head, _ = s.noun(o)
    base = find_base(o, s, trail, source.measures) if o.is_bare else trail.divided(source.measures)
    if not base or not (o.is_bare or is_generic(head) or head.holds_any(base.head.stems)):
        return None
    part = read_part(source, s, o, base, trail)
    is_said_of_it = o.link is Link.WHICH or (o.leads and not o.behind) or any(base is f for f in trail.here)
    return part if part and (part.state or (o.is_bare and is_said_of_it)) else None
