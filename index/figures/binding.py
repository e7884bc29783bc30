"""Binding: what each quantity of a paragraph counts, read in order.

'11 were approved' is part of the count before it; 'the corresponding figure in 2011 was nine' is the same count at
another time; 'none was refused' is none of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.figures.antecedents import Trail, find_base, find_restated
from index.figures.counts import is_labelled, read_again, read_count, read_subject, read_value
from index.figures.figure import Figure
from index.figures.nones import read_none
from index.figures.nouns import noun_phrase
from index.figures.occurrences import Link, Occurrence, find_durations, find_occurrences
from index.figures.parts import read_all_of_it, read_part, read_part_of_next
from index.figures.quantity import Form
from index.figures.setting import Setting
from index.figures.source import Source

_BETWEEN = re.compile(r"\b(?:between|from|either)\s(?:[a-z]+\s)?$|^\s?$", re.IGNORECASE)
_RANGE = re.compile(r"\s(?:and|to|or)\s", re.IGNORECASE)
_BY = re.compile(r"\bby\s$", re.IGNORECASE)


def bind(source: Source, setting: Setting, before: Sequence[Figure]) -> Iterator[Figure]:
    """The figures of one sentence; `before` are those of the sentences before it in its paragraph."""
    found = list(before)
    tokens = setting.passage.tokens
    occurrences = find_occurrences(setting.text, tokens)
    for at, occurrence in enumerate(occurrences):
        is_done = at > 0 and occurrences[at - 1].link is Link.NEXT
        if not is_done and not source.is_of_others(occurrence):
            following = occurrences[at + 1] if at + 1 < len(occurrences) else None
            found += _bind(source, setting, occurrence, following, Trail(tuple(found), len(before)))
    yield from found[len(before) :]
    if not occurrences and before:
        yield from read_all_of_it(source, setting, Trail(before, len(before)))
    for duration in find_durations(setting.text, tokens):
        yield source.figure(setting, duration, *setting.noun(duration), unit=setting.last_word(duration))


def _bind(source: Source, s: Setting, o: Occurrence, following: Occurrence | None, trail: Trail) -> Iterator[Figure]:
    o = _with_noun(source, s, o, following, trail)
    form, is_number = o.quantity.form, o.quantity.form is Form.NUMBER
    is_step = bool(_BY.search(o.behind))
    if o.link is Link.NEXT and following:
        yield from read_part_of_next(source, s, o, following, trail)
    elif form is Form.NONE:
        yield from read_none(source, s, o, trail)
    elif form is Form.POUNDS or (form is Form.PERCENT and not o.link):
        yield read_value(source, s, o)
    elif is_number and not o.is_bare and not o.quantity.is_beside:
        yield from read_count(source, s, o, trail)
    elif is_number and is_labelled(s, o):
        yield read_subject(source, s, o, following)
    elif is_number and not o.link and (antecedent := find_restated(o, s, trail, source.report_year)):
        yield read_again(source, s, o, following, antecedent)
    elif (
        not is_step
        and (base := find_base(o, s, trail, source.measures))
        and (part := read_part(source, s, o, base, trail))
    ):
        yield part
    elif form is Form.PERCENT:
        yield read_value(source, s, o)
    elif is_number and not o.link and not is_step:
        yield read_subject(source, s, o, following)


def _with_noun(source: Source, s: Setting, o: Occurrence, following: Occurrence | None, trail: Trail) -> Occurrence:
    """With the noun that stands further on: 'between 12 and 40 entries', '60 of the files that we read'."""
    if o.is_bare and following and following.head and _BETWEEN.search(o.behind) and _RANGE.fullmatch(following.behind):
        return replace(o, head=following.head, complement=following.complement)
    if o.link is Link.NAMED and o.quantity.form is Form.NUMBER and not find_base(o, s, trail, source.measures):
        of = next((i for i, token in enumerate(s.passage.tokens) if token.start >= o.quantity.end), 0)
        head, complement = noun_phrase(s.text, s.passage.tokens, of + 2, o.right)
        return replace(o, head=head, complement=complement, link=None)
    return o
