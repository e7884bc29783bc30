"""Notes: values with a label of their own, 'Cards in use: 47' or a row of a table, which say it without a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from index.figures.antecedents import Trail, last
from index.figures.dates import MONTH_NAME, find_dates
from index.figures.declared import SAID_OF_ANY, says_no_more
from index.figures.figure import Figure
from index.figures.labels import find_outer_label
from index.figures.measures import Measure
from index.figures.nouns import noun_phrase
from index.figures.occurrences import Occurrence
from index.figures.periods import read_period
from index.figures.setting import Setting
from index.figures.source import Source
from index.figures.states import read_state
from index.figures.wording import EMPTY, Wording
from index.tokens import tokenize


def read_note(source: Source, s: Setting, o: Occurrence, trail: Trail) -> Iterator[Figure]:
    """A value by its label: of another time, of what the label names, or of a state of what was counted before."""
    yield (
        _of_time(source, s, o, trail)
        or _of_label(source, s, o, trail)
        or _of_state(source, s, o, trail)
        or of_topic(source, s, o, source.figure(s, o, *_nouns(s, o)))
    )


def _of_time(source: Source, s: Setting, o: Occurrence, trail: Trail) -> Figure | None:
    """What a label gives again that speaks of nothing but a time: '2011 report: 7'."""
    counted = last(trail.here or trail.counts)
    if not counted or not is_of_time(source, s, o):
        return None
    figure = source.figure(s, o, counted.head, counted.noun, unit=counted.unit)
    return replace(figure, measure=counted.measure, state=counted.state, base=counted.base)


def _of_label(source: Source, s: Setting, o: Occurrence, trail: Trail) -> Figure | None:
    """What a label names by its measure: 'Applications for second jobs approved: 60'."""
    figure = source.measured(s, source.figure(s, o, *_nouns(s, o)))
    return _in_state(source, s, o, figure, trail) if figure.measure else None


def _in_state(source: Source, s: Setting, o: Occurrence, figure: Figure, trail: Trail) -> Figure:
    state = read_state(source.measures.get(figure.measure), f" {s.label_text(o)} {o.ahead}", "")
    wholes = (f for f in (*trail.beside, *trail.counts) if f.is_whole and f.measure == figure.measure)
    same = [f for f in wholes if f.period is figure.period and f.value >= figure.value]
    return replace(figure, state=state, base=last(same)) if state else figure


def _of_state(source: Source, s: Setting, o: Occurrence, trail: Trail) -> Figure | None:
    """Some of what was counted before, of which a label says what it came to: 'Refused: 12'."""
    base, text = trail.divided_beside(source.measures), s.label_text(o)
    state = read_state(source.measures[base.measure], f" {text} {o.ahead}", "") if base else ""
    if not base or not state or o.quantity.value > base.value:
        return None
    figure = source.figure(s, o, base.head, base.noun, unit=base.unit)
    period = figure.period if read_period(text, source.report_year) else base.period
    context = figure.context + base.clause
    return replace(figure, measure=base.measure, state=state, base=base, context=context, period=period)


def is_of_time(source: Source, s: Setting, o: Occurrence) -> bool:
    """Whether a label speaks of nothing but a time."""
    is_silent = all(term in SAID_OF_ANY or term.isdigit() for term in s.label(o).stems)
    return is_silent and read_period(s.label_text(o), source.report_year) is not None


def of_topic(source: Source, s: Setting, o: Occurrence, figure: Figure) -> Figure:
    """A figure whose label leaves it to the topic what is counted: 'Opened: 9' under 'Leak investigations'."""
    label = s.label(o)
    for topic in (s.row.headings(o.quantity.start), _outer_label(s, o), s.topic):
        head = figure.head + topic if figure.is_count else topic + label
        about = source.measured(s, replace(figure, head=head, noun=topic + label)) if topic else figure
        measure = source.measures.get(about.measure)
        if measure and says_no_more(measure, _without_states(measure, s.label_text(o), label)):
            return _in_state(source, s, o, about, Trail((), 0)) if about.is_count else about
    return figure


def _nouns(s: Setting, o: Occurrence) -> tuple[Wording, Wording, str]:
    """(the noun that a label begins with, all of the label, the noun as printed); of one without a noun all its words.

    What a label says of a time is no noun: 'Leaks investigated, September 2011 to May 2012'.
    """
    start, end = o.label or (0, 0)
    tokens, label = s.passage.tokens, s.label(o)
    first = next((i for i, token in enumerate(tokens) if token.start >= start), len(tokens))
    dates = (date for date, _ in find_dates(s.text) if date >= start)
    head, _ = noun_phrase(s.text, tokens, first, min((end, *dates)))
    while head and MONTH_NAME.fullmatch(s.text, tokens[head[-1]].start, tokens[head[-1]].end):
        head = head[:-1]
    return (s.words_of(head), label, tokens[head[-1]].text) if head else (label, label, "")


def _outer_label(s: Setting, o: Occurrence) -> Wording:
    """The label behind which a quantity's own stands: 'Entries' for 'Entries: officers 140, staff 65'."""
    outer = find_outer_label(s.text, o.label[0] if o.label else o.left)
    return s.between(*outer) if outer else EMPTY


def _without_states(measure: Measure, text: str, label: Wording) -> Wording:
    """The words of a label but those that say a state of the measure."""
    said = " ".join(m[0] for part in measure.parts for m in part.pattern.finditer(text))
    stems = frozenset(token.stem for token in tokenize(said))
    return Wording(tuple(term for term in label.stems if term not in stems), label.concepts)
