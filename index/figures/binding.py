"""Binding: what each quantity of a paragraph counts, read in order.

'11 were approved' is part of the count before it; 'the corresponding figure in 2011 was nine' is the same count at
another time; 'none was refused' is none of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from index.figures.antecedents import AND, STRONG, Trail, find_base, find_restated
from index.figures.declared import find_measure, find_measure_of_none, is_generic
from index.figures.figure import Figure, once
from index.figures.measures import Measures
from index.figures.nouns import noun_phrase
from index.figures.occurrences import Link, Occurrence, find_durations, find_occurrences
from index.figures.owners import is_of_others
from index.figures.periods import FROM, TO, Period, named_period, period_of
from index.figures.quantities import find_quantities
from index.figures.quantity import Form, Number, number
from index.figures.setting import Setting
from index.figures.states import read_state, turn_round
from index.figures.wording import Wording
from index.tokens import tokenize

if TYPE_CHECKING:
    from index.library import Passage

_BETWEEN = re.compile(r"\b(?:between|from|either)\s(?:[a-z]+\s)?$|^\s?$", re.IGNORECASE)
_RANGE = re.compile(r"\s(?:and|to|or)\s", re.IGNORECASE)
_BY = re.compile(r"\bby\s$", re.IGNORECASE)
_ALL = re.compile(r"\ball\s(?:of\s)?(?:the\s)?$", re.IGNORECASE)
_FURTHER = re.compile(r"\b(?:a\sfurther|an\sadditional|another|an\sextra)\s$", re.IGNORECASE)
_FURTHER_STEMS = ("further", "addit", "extra", "more")
_LOST = re.compile(r"\b(?:lost|loses?|losing|shed|cut|given\sup|removed|reduced\sby|abolished)\b", re.IGNORECASE)
_RESTRICTION = re.compile(
    r"\s[\w\s-]*?(?<!in\s)(?<!of\s)\b(?:who|that|which)\s(?:were|was|had\sbeen|have\sbeen|are|is)\s\w+"
)
_ALL_OF_IT = re.compile(
    r"(?:It|They)\b"
    r"|(?:The|This|That|These|Those)(?:\s[\w-]+){0,3}?"
    r"(?=\s(?:is|are|was|were|has|have|had|remains?|remained|continues?|continued)\b)"
)
_NUMBER_OF = re.compile(r"\bnumber\sof\s(?:[\w-]+\s){0,2}?([a-z]+s)\b", re.IGNORECASE)
_UNCERTAIN = re.compile(
    r"""\b(?:until | unless | without | except | may(?!\s\d) | must | should | shall | will | would | can | if | whether
      | could\snot\s(?:say|tell|provide|supply|give|establish) | unable | not\s(?:able|possible|known)
      | did\snot\sprove\spossible)\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""What makes of 'no application is approved until …' a rule and of 'could not say how many' no number."""
_HAPPENED = re.compile(
    r"""\b(?:was|were|has|have|had|been|did|being|there\s(?:is|are)|led|came|found|made|began|took|gave|\w{2,}ed)\b
      | n['’]t\b""",
    re.VERBOSE | re.IGNORECASE,
)
_NO_FIGURE = re.compile(
    r"(?:no|any)\s(?:\w+\s)?(?:figures?|records?|data|counts?|information|statistics)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Binder:
    """Binds the quantities of one report."""

    measures: Measures
    own_name: str
    """The force's name in full."""
    names: re.Pattern[str]
    """Finds the name of any force in a text, the report's own among them."""
    report_year: int

    def bind(self, setting: Setting, before: Sequence[Figure]) -> Iterator[Figure]:
        """The figures of one sentence; `before` are those of the sentences before it in its paragraph."""
        found = list(before)
        tokens = setting.passage.tokens
        occurrences = find_occurrences(setting.text, tokens)
        for at, occurrence in enumerate(occurrences):
            is_done = at > 0 and occurrences[at - 1].link is Link.NEXT
            if not is_done and not is_of_others(occurrence, self.names, self.own_name):
                following = occurrences[at + 1] if at + 1 < len(occurrences) else None
                found += self._bind(setting, occurrence, following, Trail(tuple(found), len(before)))
        yield from found[len(before) :]
        if not occurrences and before:
            yield from self._all_of_it(setting, Trail(before, len(before)))
        for duration in find_durations(setting.text, tokens):
            yield self._figure(setting, duration, *setting.noun(duration), unit=setting.last_word(duration))

    def _bind(self, s: Setting, o: Occurrence, following: Occurrence | None, trail: Trail) -> Iterator[Figure]:
        o = self._with_noun(s, o, following, trail)
        form, is_number = o.quantity.form, o.quantity.form is Form.NUMBER
        is_step = bool(_BY.search(o.behind))
        if o.link is Link.NEXT and following:
            yield from self._part_of_next(s, o, following, trail)
        elif form is Form.NONE:
            yield from self._none(s, o, trail)
        elif form is Form.POUNDS or (form is Form.PERCENT and not o.link):
            yield self._value(s, o)
        elif is_number and not o.is_bare and not o.quantity.is_beside:
            yield from self._count(s, o, trail)
        elif is_number and _is_labelled(s, o):
            yield self._subject(s, o, following)
        elif is_number and not o.link and (antecedent := find_restated(o, s, trail, self.report_year)):
            yield self._again(s, o, following, antecedent)
        elif not is_step and (base := self._base(s, o, trail)) and (part := self._part(s, o, base, trail)):
            yield part
        elif form is Form.PERCENT:
            yield self._value(s, o)
        elif is_number and not o.link and not is_step:
            yield self._subject(s, o, following)

    def _with_noun(self, s: Setting, o: Occurrence, following: Occurrence | None, trail: Trail) -> Occurrence:
        """With the noun that stands further on: 'between 12 and 40 entries', '60 of the files that we read'."""
        if (
            o.is_bare
            and following
            and following.head
            and _BETWEEN.search(o.behind)
            and _RANGE.fullmatch(following.behind)
        ):
            return replace(o, head=following.head, complement=following.complement)
        if o.link is Link.NAMED and o.quantity.form is Form.NUMBER and not self._base(s, o, trail):
            of = next((i for i, token in enumerate(s.passage.tokens) if token.start >= o.quantity.end), 0)
            head, complement = noun_phrase(s.text, s.passage.tokens, of + 2, o.right)
            return replace(o, head=head, complement=complement, link=None)
        return o

    # What is counted

    def _count(self, s: Setting, o: Occurrence, trail: Trail) -> Iterator[Figure]:
        """A number with its noun: '64 applications for second jobs'."""
        head, noun = s.noun(o)
        figure = self._figure(s, o, head, noun, unit=s.last_word(o))
        main = re.split(r",\s", o.ahead, maxsplit=1)[0]
        base = trail.divided(self.measures) if is_generic(head) else None
        state = read_state(self.measures[base.measure], main, o.behind) if base else ""
        if base and state and figure.value <= base.value:  # 'permission was refused in four cases'
            noun += base.noun
            yield replace(
                base, value=figure.value, noun=noun, clause=figure.clause, state=state, base=base, passages=(s.passage,)
            )
            return
        if not _FURTHER.search(o.behind) and not noun.holds_any(_FURTHER_STEMS):
            figure = self._measured(s, figure)
        state = read_state(self.measures.get(figure.measure), main, o.behind)
        if not state:
            yield figure
        elif _ALL.search(o.behind):  # 'all 118 applications were granted'
            yield figure
            yield replace(figure, state=state, base=figure)
        else:
            same = [f for f in trail.counts if f.measure == figure.measure and f.period is figure.period]
            yield replace(figure, state=state, base=next((f for f in reversed(same) if f.value >= figure.value), None))

    def _value(self, s: Setting, o: Occurrence) -> Figure:
        """Money or a percentage, told by the words around it."""
        noun = s.around(o)
        figure = self._figure(s, o, noun, noun, unit=o.quantity.form.value)
        if o.quantity.form is Form.PERCENT:
            measure = self.measures.get(self._measured(s, replace(figure, unit="")).measure)
            if measure and (state := read_state(measure, o.ahead, o.behind)):  # '94% of applications were approved'
                return replace(figure, measure=measure.name, state=state)
        return self._measured(s, figure)

    def _subject(self, s: Setting, o: Occurrence, following: Occurrence | None) -> Figure:
        """A number without a noun, of what its clause speaks of: 'The number of posts went from 15 to 12'."""
        strong = STRONG.match(o.ahead)
        start = o.left if o.behind.strip() else 0  # 'Leak inquiries: four begun'
        noun = s.between(start, o.quantity.end + (strong.end() if strong else 0)) or s.around(o)
        named = _NUMBER_OF.search(s.text, o.left, o.quantity.start)
        figure = self._figure(s, o, noun, noun, unit=named[1].lower() if named else "")
        return _first_of_two(self._measured(s, figure), o, following)

    def _again(self, s: Setting, o: Occurrence, following: Occurrence | None, antecedent: Figure) -> Figure:
        """The same count at another time: 'there were 93 in 2011'."""
        figure = self._figure(s, o, antecedent.head, antecedent.noun, unit=antecedent.unit)
        again = replace(
            figure,
            measure=antecedent.measure,
            state=antecedent.state,
            context=figure.context + antecedent.clause,
            passages=_together(s, antecedent),
            period=antecedent.period if AND.fullmatch(o.behind) else figure.period,
        )
        return _first_of_two(again, o, following)

    def _part_of_next(self, s: Setting, o: Occurrence, following: Occurrence, trail: Trail) -> Iterator[Figure]:
        """A part before its whole: 'two of the 45 concerned superintendents', 'three of its eleven posts'."""
        match = _RESTRICTION.match(following.ahead)
        restriction = match[0] if match else ""
        known = trail.with_value(following.quantity.value)
        base = self._next_base(s, o, replace(following, behind="", ahead=restriction), trail, known)
        if base is None or base.value < o.quantity.value:
            return
        if not any(base is figure for figure in trail.figures):
            is_lost = bool(_LOST.search(o.behind))
            base = replace(base, period=Period.EARLIER) if is_lost else base
            yield base
            if is_lost:
                left = number(base.value - o.quantity.value)
                lost = self._figure(s, o, base.head, base.noun, unit=base.unit)
                yield replace(base, value=left, period=Period.REVIEW, operands=(base, lost))
        if part := self._part(s, replace(o, ahead=following.ahead[len(restriction) :]), base, trail):
            yield part

    def _next_base(
        self, s: Setting, o: Occurrence, following: Occurrence, trail: Trail, known: Figure | None
    ) -> Figure | None:
        """The whole that follows its part: one that is known already, or one that is given here."""
        if following.is_bare and not known:
            subject = self._subject(s, replace(following, left=0, behind=s.text[: o.quantity.start]), None)
            if subject.measure:  # 'requests for outside work did well: 90 of the 100'
                return subject
        if following.is_bare or (known and is_generic(s.noun(following)[0])):
            return known or (trail.counts[-1] if trail.counts else None)
        given = next(self._count(s, following, trail))
        return known if known and known.measure and known.measure == given.measure else given

    # Parts

    def _part(self, s: Setting, o: Occurrence, base: Figure, trail: Trail) -> Figure | None:
        """Some of what was counted before: '59 of which', 'all but one', 'the remainder', 'eight were refused'."""
        form = o.quantity.form
        earlier = [f for f in trail.figures if f.base is base and f.is_count]
        value = _value_of_part(o, base, earlier)
        measure = self.measures.get(base.measure)
        state = read_state(measure, o.ahead, o.behind)
        if not state and measure and earlier:
            state = turn_round(measure, earlier[-1].state, o.ahead)
        if value is None or (form is Form.PERCENT and not state):
            return None
        is_computed = form in (Form.ALL_BUT, Form.REST, Form.SHARE)
        figure = self._figure(s, o, base.head, base.noun, unit="percent" if form is Form.PERCENT else base.unit)
        return replace(
            figure,
            value=value,
            context=figure.context + base.clause,
            passages=_together(s, base),
            period=named_period(o, self.report_year) or base.period,
            measure=base.measure if state else "",
            state=state,
            base=base,
            operands=(base, *(earlier if form is Form.REST else ())) if is_computed else (),
        )

    def _all_of_it(self, s: Setting, trail: Trail) -> Iterator[Figure]:
        """What became of all that was counted, said without a number: 'the investigation was continuing'."""
        base, opening = trail.divided(self.measures), _ALL_OF_IT.match(s.text)
        if not base or not opening or _UNCERTAIN.search(s.text):
            return
        named, measure = s.between(0, opening.end()), self.measures[base.measure]
        is_named = not named or is_generic(named) or named.holds_any((*base.noun.stems, *measure.counts))
        if is_named and (state := read_state(measure, s.text[opening.end() :], "")):
            yield replace(
                base,
                state=state,
                base=base,
                clause=s.words,
                sentence=s.words,
                passages=_together(s, base),
                qualifier="",
            )

    def _none(self, s: Setting, o: Occurrence, trail: Trail) -> Iterator[Figure]:
        """Nothing of what is named: 'has not investigated any leaks', 'none was refused'."""
        text, start = s.text, o.quantity.start
        if _UNCERTAIN.search(f"{text[o.left : start]} {text[o.quantity.end : o.right]}") or _NO_FIGURE.match(
            text, start
        ):
            return
        if not o.link and not _HAPPENED.search(text[: o.right]):
            return
        is_labelled = _is_labelled(s, o)
        o = replace(o, left=0) if is_labelled else o  # 'Leaks investigated: nil'
        if not is_labelled and (part := self._none_of_it(s, o, trail)):
            yield part
            return
        head, noun = s.noun(o)
        if o.link is Link.WHICH and not self._base(s, o, trail):  # 'Cards were withdrawn. None of them is in use.'
            head = noun = s.previous
        around = s.around(o)
        figure = self._figure(s, o, head or around, noun or around, unit=s.last_word(o))
        measure = self.measures.get(find_measure_of_none(self.measures, o, s, head, around + noun))
        if measure:
            yield replace(figure, measure=measure.name, unit=measure.unit)
        elif not o.is_bare:
            yield figure

    def _none_of_it(self, s: Setting, o: Occurrence, trail: Trail) -> Figure | None:
        """None of what was counted before, where a state is named or the clause speaks of nothing else."""
        head, _ = s.noun(o)
        base = self._base(s, o, trail) if o.is_bare else trail.divided(self.measures)
        if not base or not (o.is_bare or is_generic(head) or head.holds_any(base.head.stems)):
            return None
        part = self._part(s, o, base, trail)
        is_said_of_it = o.link is Link.WHICH or (o.leads and not o.behind) or any(base is f for f in trail.here)
        return part if part and (part.state or (o.is_bare and is_said_of_it)) else None

    # What they share

    def _base(self, s: Setting, o: Occurrence, trail: Trail) -> Figure | None:
        return find_base(o, s, trail, self.measures)

    def _measured(self, s: Setting, figure: Figure) -> Figure:
        own = frozenset(token.stem for token in tokenize(self.own_name))
        return replace(figure, measure=find_measure(self.measures, figure, s, own))

    def _figure(self, s: Setting, o: Occurrence, head: Wording, noun: Wording, unit: str) -> Figure:
        return Figure(
            value=o.quantity.value,
            unit=unit,
            head=head,
            noun=noun,
            clause=s.around(o),
            lead=s.between(0, o.quantity.start),
            sentence=s.words,
            context=s.context,
            passages=(s.passage,),
            period=period_of(o, self.report_year),
            qualifier=o.quantity.qualifier,
        )


def _is_labelled(s: Setting, o: Occurrence) -> bool:
    """Whether a number follows the colon of its own label: 'Leak inquiries: four begun'."""
    label = s.text[: o.left].rstrip()
    return o.leads and not o.link and not o.behind.strip() and label.endswith(":") and not find_quantities(label)


def _first_of_two(figure: Figure, o: Occurrence, following: Occurrence | None) -> Figure:
    """With the first of 'from 15 to 12' as the earlier one."""
    is_first = FROM.search(o.behind) and following and TO.search(following.behind)
    return replace(figure, period=Period.EARLIER) if is_first else figure


def _together(s: Setting, figure: Figure) -> tuple[Passage, ...]:
    return once((s.passage, *figure.passages))


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
