"""Counts, money and percentages: what a number counts by its own noun, or by what its clause speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from index.figures.antecedents import AND, STRONG, Trail
from index.figures.declared import GENERIC, is_generic
from index.figures.figure import Figure
from index.figures.notes import of_topic
from index.figures.occurrences import Link, Occurrence
from index.figures.periods import COMPARED, FROM, TO, Period, read_period
from index.figures.quantity import Form
from index.figures.setting import Setting
from index.figures.source import Source
from index.figures.states import read_state
from index.tokens import stem

_ALL = re.compile(r"\ball\s(?:of\s)?(?:the\s)?$", re.IGNORECASE)
_FURTHER = re.compile(r"\b(?:a\sfurther|an\sadditional|another|an\sextra)\s$", re.IGNORECASE)
_FURTHER_STEMS = ("further", "addit", "extra", "more")
_OCCASIONS = tuple(stem(word) for word in ("time", "occasion"))
_SAMPLE = re.compile(
    r"\s?(?:(?:that|which)\s)?(?:we|inspectors|our\s\w+)\s"
    r"(?:saw|examined|looked\sat|looked\sthrough|read|sampled|checked|tested|were\sshown)\b",
    re.IGNORECASE,
)
"""What was only looked at is no count of all there is: 'one permission that we saw'."""
_CLAUSE = re.compile(r"\s?(?:where|when|while|whereas)\b", re.IGNORECASE)
_NUMBER_OF = re.compile(r"\bnumber\sof\s(?:[\w-]+\s){0,2}?([a-z]+s)\b", re.IGNORECASE)


def read_count(source: Source, s: Setting, o: Occurrence, trail: Trail) -> Iterator[Figure]:
    """A number with its noun: '64 applications for second jobs'."""
    head, noun = s.noun(o)
    if head.holds_any(_OCCASIONS):  # 'people rang the line 45 times' counts what they did
        head = noun = s.around(o)
    figure = source.figure(s, o, head, noun, unit=s.last_word(o))
    main = re.split(r",\s", o.ahead, maxsplit=1)[0]
    behind_noun = s.text[s.passage.tokens[(o.complement or o.head)[-1]].end :]
    is_sample = bool(_SAMPLE.match(behind_noun))
    base = trail.divided(source.measures) if is_generic(head) and not is_sample else None
    state = read_state(source.measures[base.measure], main, o.behind) if base else ""
    if base and state and figure.value <= base.value:  # 'permission was refused in four cases'
        noun += base.noun
        yield replace(
            base, value=figure.value, noun=noun, clause=figure.clause, state=state, base=base, passages=(s.passage,)
        )
        return
    if not is_sample and not _FURTHER.search(o.behind) and not noun.holds_any(_FURTHER_STEMS):
        figure = source.measured(s, figure)
    state = read_state(source.measures.get(figure.measure), main, o.behind)
    if not state:
        yield figure
    elif _ALL.search(o.behind):  # 'all 118 applications were granted'
        yield figure
        yield replace(figure, state=state, base=figure)
    else:
        same = [f for f in trail.counts if f.measure == figure.measure and f.period is figure.period]
        yield replace(figure, state=state, base=next((f for f in reversed(same) if f.value >= figure.value), None))


def read_value(source: Source, s: Setting, o: Occurrence, following: Occurrence | None, trail: Trail) -> Figure:
    """Money or a percentage, told by the words around it, or the same as before at another time."""
    noun = s.around(o)
    figure = _first_of_two(source.figure(s, o, noun, noun, unit=o.quantity.form.value), o, following)
    if o.quantity.form is Form.PERCENT:
        measure = source.measures.get(source.measured(s, replace(figure, unit="")).measure)
        if measure and (state := read_state(measure, o.ahead, o.behind)):  # '94% of applications were approved'
            return replace(figure, measure=measure.name, state=state)
    figure = source.measured(s, figure)
    if not figure.measure and o.label:
        return of_topic(source, s, o, figure)
    if not figure.measure and (TO.search(o.behind) or COMPARED.search(o.behind)):  # 'from £310,000 to £128,500'
        same = [f for f in trail.figures[trail.start :] if f.unit == figure.unit]
        return replace(figure, head=same[-1].head, noun=same[-1].noun, measure=same[-1].measure) if same else figure
    return figure


def read_subject(source: Source, s: Setting, o: Occurrence, following: Occurrence | None) -> Figure:
    """A number without a noun, of what its clause speaks of: 'The number of posts went from 15 to 12'."""
    strong = STRONG.match(o.ahead)
    start = o.left if o.behind.strip() else 0  # 'Leak inquiries: four begun'
    noun = s.between(start, o.quantity.end + (strong.end() if strong else 0))
    if all(term in GENERIC or term.isdigit() for term in noun.stems):  # 'There have been four since January'
        noun = s.between(0, o.left) or s.previous if o.leads else s.around(o)
    elif o.link is Link.WHICH:  # 'we asked about leaks; there had been thirteen of them'
        noun = s.previous + noun
    named = _NUMBER_OF.search(s.text, o.left, o.quantity.start)
    figure = source.figure(s, o, noun, noun, unit=named[1].lower() if named else "")
    return _first_of_two(source.measured(s, figure), o, following)


def read_again(source: Source, s: Setting, o: Occurrence, following: Occurrence | None, antecedent: Figure) -> Figure:
    """The same count at another time: 'there were 93 in 2011'."""
    figure = source.figure(s, o, antecedent.head, antecedent.noun, unit=antecedent.unit)
    again = replace(
        figure,
        measure=antecedent.measure,
        state=antecedent.state,
        context=figure.context + antecedent.clause,
        passages=s.with_sources_of(antecedent),
        period=_period_again(source, o, figure, antecedent),
    )
    return _first_of_two(again, o, following)


def _period_again(source: Source, o: Occurrence, figure: Figure, antecedent: Figure) -> Period:
    """The time of a count that is given again; a clause may name it first: 'where in the year before there were 8'."""
    if AND.fullmatch(o.behind) and figure.period is not Period.EARLIER:
        return antecedent.period
    named = read_period(o.behind, source.report_year) if _CLAUSE.match(o.behind) else None
    return named or figure.period


def _first_of_two(figure: Figure, o: Occurrence, following: Occurrence | None) -> Figure:
    """With the first of 'from 15 to 12' as the earlier one."""
    is_first = FROM.search(o.behind) and following and TO.search(following.behind)
    return replace(figure, period=Period.EARLIER) if is_first else figure
