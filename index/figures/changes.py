"""Changes: counts of another time that follow from how far a count went, 'ten more than in the previous year'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from index.figures.antecedents import IT, Trail, last
from index.figures.figure import Figure
from index.figures.occurrences import Occurrence
from index.figures.periods import Period, read_period
from index.figures.quantity import Form, number
from index.figures.setting import Setting
from index.figures.source import Source

_AHEAD = re.compile(
    r"""\s(?P<way>more|fewer|less|higher|lower|up|down)\b(?:\s[a-z]+){0,4}?
      \s(?P<time>(?:than|on|from|in|a\syear|the\syear|at)\b.*)""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_BEHIND = re.compile(
    r"""\b(?:(?P<more>up|(?:an\s)?increase|(?:a\s)?rise|risen|rose|grown|grew|increased)
      | (?P<fewer>down|(?:a\s)?(?:fall|drop|decrease|reduction)|fallen|fell|dropped|decreased|reduced))
      \s(?:by|of)\s$""",
    re.VERBOSE | re.IGNORECASE,
)
_ON = re.compile(r"\s(?P<time>(?:on|from|since|compared\swith|over|in)\b.*)", re.IGNORECASE | re.DOTALL)
_TIMES = re.compile(
    r"""(?<!about\s)(?<!almost\s)(?<!nearly\s)(?<!around\s)(?<!than\s)
      \b(?:(?P<half>half)|(?P<twice>twice|double)|(?P<thrice>three\stimes|treble|triple)|(?P<same>the\ssame|just|exactly))
      \s(?:as\s(?:many|much|large|big|high)(?:\s[a-z]+){0,3}?\sas
        | the\s(?:number|figure|total)|what|that|(?:number|figure|total)\sas|size\sas)
      \s(?P<time>[^.;]*)""",
    re.VERBOSE | re.IGNORECASE,
)
_THEN = {"half": Fraction(2), "twice": Fraction(1, 2), "thrice": Fraction(1, 3), "same": Fraction(1)}
"""What was then, of what is now."""


def is_change(source: Source, o: Occurrence) -> bool:
    """Whether a number says how far a count went since another time, and counts nothing itself."""
    return _read_step(source, o) is not None


def read_change(source: Source, s: Setting, o: Occurrence, trail: Trail) -> Iterator[Figure]:
    """The count of the earlier time: 16 for '26 calls, which was ten more than in the previous year'."""
    way, now = _read_step(source, o), _now(s, trail)
    if way and now and not now.qualifier and not o.quantity.qualifier:
        step = source.figure(s, o, now.head, now.noun, unit=now.unit)
        then = now.value - way * o.quantity.value
        if then >= 0:
            yield _then(s, now, number(then), (now, step))


def read_multiples(source: Source, s: Setting, trail: Trail) -> Iterator[Figure]:
    """The count of the earlier time: 36 for '18 cards, half as many as in 2011'."""
    now = _now(s, trail)
    if not now or now.qualifier:
        return
    for match in _TIMES.finditer(s.text):
        then = Fraction(str(now.value)) * next(then for name, then in _THEN.items() if match[name])
        if then.denominator == 1 and read_period(match["time"], source.report_year) is Period.EARLIER:
            yield _then(s, now, int(then), (now,))


def _read_step(source: Source, o: Occurrence) -> int | None:
    """1 where there is more now, -1 where there is less; None where it is no step."""
    if o.quantity.form is not Form.NUMBER:
        return None
    ahead, behind = _AHEAD.match(o.ahead), _BEHIND.search(o.behind)
    time = ahead or (_ON.match(o.ahead) if behind else None)
    if not time or read_period(time["time"], source.report_year) is not Period.EARLIER:
        return None
    if behind:
        return 1 if behind["more"] else -1
    return 1 if ahead and ahead["way"].lower() in ("more", "higher", "up") else -1


def _now(s: Setting, trail: Trail) -> Figure | None:
    """The count of which a sentence says how far it went: its own, or what it takes up again."""
    own = [f for f in trail.here if f.period is Period.REVIEW]
    return last(own) or (last(trail.now) if IT.match(s.text) else None)


def _then(s: Setting, now: Figure, value: float, operands: tuple[Figure, ...]) -> Figure:
    return replace(
        now,
        value=number(value),
        period=Period.EARLIER,
        operands=operands,
        passages=s.with_sources_of(now),
        qualifier="",
    )
