"""Parts: some or all of what was counted before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.figures.antecedents import Trail
from index.figures.counts import read_count, read_subject
from index.figures.declared import is_generic
from index.figures.figure import Figure
from index.figures.occurrences import Link, Occurrence
from index.figures.periods import Period, named_period
from index.figures.quantity import Form, Number, number
from index.figures.setting import Setting
from index.figures.source import Source
from index.figures.states import read_state, turn_round

_LOST = re.compile(r"\b(?:lost|loses?|losing|shed|cut|given\sup|removed|reduced\sby|abolished)\b", re.IGNORECASE)
_TAKEN = re.compile(r"\b(?:taken|withdrawn|removed|recalled|called|collected)\s(?:\w+\s)?from\s$", re.IGNORECASE)
_RESTRICTION = re.compile(
    r"\s[\w\s-]*?(?<!in\s)(?<!of\s)\b(?:who|that|which)\s(?:were|was|had\sbeen|have\sbeen|are|is)\s\w+"
)
_ALL_OF_IT = re.compile(
    r"(?:It|They)\b"
    r"|(?:The|This|That|These|Those)(?:\s[\w-]+){0,3}?"
    r"(?=\s(?:is|are|was|were|has|have|had|remains?|remained|continues?|continued)\b)"
)
UNCERTAIN = re.compile(
    r"""\b(?:until | unless | without | except | may(?!\s\d) | must | should | shall | will | would | can | if | whether
      | could\snot\s(?:say|tell|provide|supply|give|establish) | unable | not\s(?:able|possible|known)
      | did\snot\sprove\spossible)\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""What makes of 'no application is approved until …' a rule and of 'could not say how many' no number."""


def read_part(source: Source, s: Setting, o: Occurrence, base: Figure, trail: Trail) -> Figure | None:
    """Some of what was counted before: '59 of which', 'all but one', 'the remainder', 'eight were refused'."""
    here = trail.figures[trail.start :]
    if o.quantity.form is Form.ALL and o.link is Link.WHICH and here and here[-1].base:
        if here[-1].state:
            return None
        o = replace(
            o, quantity=replace(o.quantity, form=Form.NUMBER, value=here[-1].value)
        )  # 'five, all of them refused'
    form = o.quantity.form
    if form is Form.ALL_BUT and _TAKEN.search(o.behind):  # what is not taken away is left: a count of its own
        left = source.figure(s, o, base.head, base.noun, unit=base.unit)
        passages = s.with_sources_of(base)
        return replace(left, measure=base.measure, period=Period.REVIEW, passages=passages)
    earlier = [f for f in trail.figures if f.base is base and f.is_count]
    value = _value_of_part(o, base, earlier)
    measure = source.measures.get(base.measure)
    state = read_state(measure, o.ahead, o.behind)
    if not state and measure and earlier:
        state = turn_round(measure, earlier[-1].state, o.ahead)
    if value is None or (form is Form.PERCENT and not state):
        return None
    is_computed = form in (Form.ALL_BUT, Form.REST, Form.SHARE)
    figure = source.figure(s, o, base.head, base.noun, unit="percent" if form is Form.PERCENT else base.unit)
    return replace(
        figure,
        value=value,
        context=figure.context + base.clause,
        passages=s.with_sources_of(base),
        period=named_period(o, source.report_year) or base.period,
        measure=base.measure if state else "",
        state=state,
        base=base,
        operands=(base, *(earlier if form is Form.REST else ())) if is_computed else (),
    )


def read_left(source: Source, s: Setting, o: Occurrence, trail: Trail) -> Figure:
    """What is left: of a count that parts were taken from, the rest; else a count of what its sentence speaks of.

    'Ninety were allowed. That leaves five, which were refused'; 'cards were taken from 85 holders, leaving 40'.
    """
    base = trail.divided(source.measures)
    earlier = [f for f in trail.figures if base and f.base is base and f.is_count]
    if base and earlier and sum(f.value for f in earlier) + o.quantity.value == base.value:
        said = replace(o, ahead=s.text[o.quantity.end :])
        if part := read_part(source, s, said, base, trail):
            return part
    words = s.between(0, o.quantity.end)
    return source.measured(s, source.figure(s, o, words, words, unit=""))


def read_part_of_next(
    source: Source, s: Setting, o: Occurrence, following: Occurrence, trail: Trail
) -> Iterator[Figure]:
    """A part before its whole: 'two of the 45 concerned superintendents', 'three of its eleven posts'."""
    match = _RESTRICTION.match(following.ahead)
    restriction = match[0] if match else ""
    end = s.passage.tokens[(following.complement or following.head)[-1]].end if following.head else following.right
    whole = replace(following, behind="", ahead=restriction, right=max(end, following.quantity.end + len(restriction)))
    base = _next_base(source, s, o, whole, trail)
    if base is None or base.value < o.quantity.value:
        return
    if not any(base is figure for figure in trail.figures):
        is_lost = bool(_LOST.search(o.behind))
        base = replace(base, period=Period.EARLIER) if is_lost else base
        yield base
        if is_lost:
            left = number(base.value - o.quantity.value)
            lost = source.figure(s, o, base.head, base.noun, unit=base.unit)
            yield replace(base, value=left, period=Period.REVIEW, operands=(base, lost))
    o = replace(o, ahead=following.ahead[len(restriction) :], right=following.right)
    if part := read_part(source, s, o, base, trail):
        yield part


def _next_base(source: Source, s: Setting, o: Occurrence, following: Occurrence, trail: Trail) -> Figure | None:
    """The whole that follows its part: one that is known already, or one that is given here."""
    known = trail.with_value(following.quantity.value)
    if following.is_bare and not known:
        subject = read_subject(source, s, replace(following, left=0, behind=s.text[: o.quantity.start]), None)
        if subject.measure:  # 'requests for outside work did well: 90 of the 100'
            return subject
    if following.is_bare or (known and is_generic(s.noun(following)[0])):
        return known or (trail.counts[-1] if trail.counts else None)
    given = next(read_count(source, s, following, trail))
    return known if known and known.measure and known.measure == given.measure else given


def read_all_of_it(source: Source, s: Setting, trail: Trail) -> Iterator[Figure]:
    """What became of all that was counted, said without a number: 'the investigation was continuing'."""
    base, opening = trail.divided(source.measures), _ALL_OF_IT.match(s.text)
    if not base or not opening or UNCERTAIN.search(s.text):
        return
    named, measure = s.between(0, opening.end()), source.measures[base.measure]
    is_named = not named or is_generic(named) or named.holds_any((*base.noun.stems, *measure.counts))
    if is_named and (state := read_state(measure, s.text[opening.end() :], "")):
        yield replace(
            base,
            state=state,
            base=base,
            clause=s.words,
            sentence=s.words,
            passages=s.with_sources_of(base),
            qualifier="",
        )


def _value_of_part(o: Occurrence, base: Figure, earlier: Sequence[Figure]) -> Number | None:
    """The value of a part; None where it cannot be one."""
    value = o.quantity.value
    match o.quantity.form:
        case Form.ALL:
            part: Number | None = base.value or None
        case Form.ALL_BUT:
            part = number(base.value - value)
        case Form.REST:
            part = number(base.value - sum(f.value for f in earlier)) if earlier else None
        case Form.SHARE:
            share = base.value * value
            part = round(share) if round(share) == round(share, 2) else None
        case Form.PERCENT:
            part = value
        case _:
            part = value if value <= base.value else None
    return part if part is None or part >= 0 else None
