"""Binding: what each quantity of a paragraph counts, read in order.

'11 were approved' is part of the count before it; 'the corresponding figure in 2011 was nine' is the same count at
another time; 'none was refused' is none of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.figures.antecedents import Trail, find_base, find_restated
from index.figures.changes import is_change, read_change, read_multiples
from index.figures.counts import read_again, read_count, read_subject, read_value
from index.figures.figure import Figure, once
from index.figures.nones import read_none
from index.figures.notes import is_of_time, read_note
from index.figures.nouns import noun_phrase
from index.figures.occurrences import Link, Occurrence, find_durations, find_occurrences
from index.figures.parts import read_all_of_it, read_left, read_part, read_part_of_next
from index.figures.periods import read_period
from index.figures.quantity import Form, as_percent
from index.figures.setting import Setting
from index.figures.source import Source

_BETWEEN = re.compile(r"\b(?:between|from|either)\s(?:[a-z]+\s)?$|^\s?$", re.IGNORECASE)
_RANGE = re.compile(r"\s(?:and|to|or)\s", re.IGNORECASE)
_BY = re.compile(r"\bby\s$", re.IGNORECASE)
_NUMBERS = re.compile(r"\bnumber(?:s|ed)?\s$", re.IGNORECASE)
"""What is counted stands before it: 'press officers number nine'."""
_LEAVING = re.compile(r"\bleav(?:e|es|ing)\s(?:\w+\swith\s)?(?:only\s|just\s|a\stotal\sof\s)?$", re.IGNORECASE)
_OF_THE = re.compile(r"\b(?:of|from)\s(?:the|these|those)\s$", re.IGNORECASE)

MOST_NUMBERS = 50
"""In one sentence. No sentence says what more of them count; a row of a table has a dozen."""


def bind(source: Source, setting: Setting, before: Sequence[Figure], beside: Sequence[Figure] = ()) -> Iterator[Figure]:
    """The figures of one sentence; none of one with more than `MOST_NUMBERS`.

    `before` are those of the sentences before it in its paragraph, `beside` those of the items before it in its list.
    """
    found = list(before)
    tokens = setting.passage.tokens
    occurrences = find_occurrences(setting.text, tokens, setting.row.cells)
    if len(occurrences) > MOST_NUMBERS:
        return
    for at, occurrence in enumerate(occurrences):
        is_done = at > 0 and occurrences[at - 1].link is Link.NEXT
        if not is_done and not source.is_of_others(occurrence):
            following = occurrences[at + 1] if at + 1 < len(occurrences) else None
            figures = _bind(source, setting, occurrence, following, Trail(tuple(found), len(before), beside))
            found += (_in_column(source, setting, occurrence, figure) for figure in figures)
    yield from found[len(before) :]
    yield from read_multiples(source, setting, Trail(tuple(found), len(before)))
    if not occurrences and before:
        yield from read_all_of_it(source, setting, Trail(before, len(before)))
    for duration in find_durations(setting.text, tokens):
        yield source.figure(setting, duration, *setting.noun(duration), unit=setting.last_word(duration))


def _bind(source: Source, s: Setting, o: Occurrence, following: Occurrence | None, trail: Trail) -> Iterator[Figure]:
    o = _with_noun(source, s, o, following, trail)
    form = o.quantity.form
    if is_change(source, o):
        yield from read_change(source, s, o, trail)
    elif o.link is Link.NEXT and following:
        yield from read_part_of_next(source, s, o, following, trail)
    elif o.label and o.is_bare and form in (Form.NUMBER, Form.NONE):
        yield from read_note(source, s, o, trail)
    elif form is Form.NONE:
        yield from read_none(source, s, o, trail)
    elif form is Form.POUNDS or (form is Form.PERCENT and not o.link):
        yield read_value(source, s, o, following, trail)
    elif form is Form.NUMBER and not o.is_bare and not o.quantity.is_beside:
        yield from read_count(source, s, o, trail)
    else:
        yield from _bind_bare(source, s, o, following, trail)


def _in_column(source: Source, s: Setting, o: Occurrence, figure: Figure) -> Figure:
    """A value of a table, of the time that the title of its column names."""
    title = s.row.title(o.quantity.start)
    if not s.header or not title:
        return figure
    figure = replace(figure, passages=once((*figure.passages, s.header)))
    if period := read_period(title, source.report_year):
        return replace(figure, period=period)
    return replace(figure, measure="", state="") if s.row.is_part(o.quantity.start) else figure


def _bind_bare(
    source: Source, s: Setting, o: Occurrence, following: Occurrence | None, trail: Trail
) -> Iterator[Figure]:
    """A quantity that leaves it to what stands before it what it counts."""
    is_number, is_step = o.quantity.form is Form.NUMBER, bool(_BY.search(o.behind))
    if is_number and o.leads and _NUMBERS.search(o.behind):
        yield read_subject(source, s, o, following)
        return
    if is_number and _LEAVING.search(o.behind):
        yield read_left(source, s, o, trail)
        return
    if is_number and not o.link and (antecedent := find_restated(o, s, trail, source.report_year)):
        yield read_again(source, s, o, following, antecedent)
    elif not is_step and (base := find_base(o, s, trail, source.measures)) and _is_said_again(o, base):
        return
    elif not is_step and base and (part := read_part(source, s, o, base, trail)):
        yield part
    elif o.quantity.form in (Form.PERCENT, Form.SHARE):
        yield read_value(source, s, replace(o, quantity=as_percent(o.quantity)), following, trail)
    elif is_number and not is_step and (not o.link or (o.link is Link.WHICH and not trail.counts)):
        yield read_subject(source, s, o, following)


def _is_said_again(o: Occurrence, base: Figure) -> bool:
    """Whether a number is that of a count before it, of which parts follow: 'of the 214, the force approved 197'."""
    return bool(_OF_THE.search(o.behind)) and o.quantity.value == base.value


def _with_noun(source: Source, s: Setting, o: Occurrence, following: Occurrence | None, trail: Trail) -> Occurrence:
    """With the noun that stands further on: 'between 12 and 40 entries', '60 of the files that we read'.

    Without one where it is only said what some of it came to: '19 closed, 7 open'.
    """
    if len(o.head) == 1 and source.is_state(s.last_word(o)):
        return replace(o, head=range(0), complement=range(0))
    if o.is_bare and following and following.head and _BETWEEN.search(o.behind) and _RANGE.fullmatch(o.ahead):
        return replace(o, head=following.head, complement=following.complement)
    if o.label and o.head and is_of_time(source, s, o):  # '2011: ten posts'
        behind = s.text[o.label[0] : o.quantity.start]
        return replace(o, left=o.label[0], behind=behind, leads=True)
    if o.link is Link.NAMED and o.quantity.form is Form.NUMBER and not find_base(o, s, trail, source.measures):
        of = next((i for i, token in enumerate(s.passage.tokens) if token.start >= o.quantity.end), 0)
        head, complement = noun_phrase(s.text, s.passage.tokens, of + 2, o.right)
        return replace(o, head=head, complement=complement, link=None)
    return o
