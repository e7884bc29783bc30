"""What a question wants figures of: the declared measure that it means, and its words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from bot.figures.reckoning import Reckoning
from bot.figures.wording import ASIDES, HOW_MANY, WORDS_OF_RECKONING
from index.figures.figure import PEOPLE, Figure
from index.figures.measures import UNITS_OF_VALUE, Measure
from index.figures.nouns import noun_phrase
from index.figures.periods import Period
from index.figures.wording import Wording, read_wording
from index.library import Library
from index.tokens import NEGATIONS, STOP, Token, tokenize
from index.vocabulary import Kind, Mention

SENTENCE_WEIGHT = 0.8
"""What a word of a question counts that stands in a figure's sentence but nearer to another number."""
CONTEXT_WEIGHT = 0.5
"""What it counts where it stands in the sentences before."""
UNKNOWN_WEIGHT = 0.5
"""What a word counts that no report holds; the average word counts 1."""
LIGHTEST, HEAVIEST = 0.5, 1.5
"""What a common word counts, and a rare one."""
DENIAL_REACH = 4
"""Tokens within which a denial turns a state round: 'had not yet been resolved'."""
ANY_UNIT = "any"

USUAL_VERBS = frozenset(
    token.stem
    for token in tokenize(
        """
        have had has get got receive received make made start begin open launch instigate commence
        initiate happen find see come take deal handle record report identify note list count log
        register show state work do occur arise be uncover turn detect discover process consider exist
        carry undertake hold keep use run give mention involve stand
        """
    )
)
"""Stems of verbs that say of what is counted only that there is some."""
MONEY = frozenset(
    (
        *(
            token.stem
            for token in tokenize("pay cost spend charge fee price bill expenditure outlay sum amount go went goes")
        ),
        "=spending",
    )
)
"""What a question for money says that any figure in pounds answers."""
_VERB_FOLLOWS = frozenset("did does do has have had was were".split())
_ADVERBS = frozenset(
    "ever also actually really still already recently so far been being yet subsequently finally".split()
)
_OCCASIONS = frozenset("times time occasions".split())
"""Nouns that leave it to the rest of the question what is counted."""
_EVERY = frozenset("all each every both".split())
_BEFORE_NOUN = frozenset("of the its their his her these those all our more fewer less extra other s".split())


@dataclass(frozen=True, slots=True)
class Unit:
    """One word of a question, or one concept that several of its words name."""

    concept: str
    """'=leak', or empty."""
    stems: tuple[str, ...]
    weight: float
    narrows: bool = False
    """Whether it is something or somebody that only a part of the figures may be about."""

    def is_in(self, wording: Wording) -> bool:
        return self.is_among(wording.terms)

    def is_among(self, terms: frozenset[str]) -> bool:
        return self.concept in terms or all(stem in terms for stem in self.stems)


@dataclass(frozen=True)
class Subject:
    """What a question wants figures of."""

    units: tuple[Unit, ...]
    noun: Wording
    """What stands behind 'how many', where something does."""
    verb: Unit | None
    """What was done to it, where that says more than that there is some: 'how many were upheld'."""
    wants_part: bool
    """Whether it asks for some of what is counted: 'how many of'."""
    measure: Measure | None
    states: tuple[str, ...]
    """The parts of the measure that it names; none where all of it is meant."""
    unit: str
    """'pounds' or 'percent' where money or percentages are asked for, ANY_UNIT where any number is; else empty."""
    period: Period | None

    @cached_property
    def _measure_terms(self) -> frozenset[str]:
        return (
            frozenset((*self.measure.words, *self.measure.goes_with, *self.measure.vocabulary))
            if self.measure
            else frozenset()
        )

    @cached_property
    def _state_terms(self) -> dict[str, frozenset[str]]:
        """What says each state of the measure; a denial makes its opposite's words its own."""
        parts = self.measure.parts if self.measure else ()
        asked = {part.name: frozenset((*part.asked, *" ".join(part.asked).split())) for part in parts}
        return {part.name: asked[part.name] | asked.get(part.opposite, frozenset()) for part in parts}

    @cached_property
    def measure_cover(self) -> float:
        """How much of the question its measure and the states of that account for; 1 is all of it."""
        terms = self._measure_terms.union(*self._state_terms.values())
        return self._share(lambda unit: float(unit.is_among(terms)))

    @property
    def is_all_measure(self) -> bool:
        """Whether its measure accounts for every word of the question."""
        return all(unit.is_among(self._measure_terms.union(*self._state_terms.values())) for unit in self.units)

    @property
    def is_counted(self) -> bool:
        """Whether the question names what its measure counts, and not only what that is about."""
        counted = frozenset(self.measure.counts) if self.measure else frozenset()
        return any(unit.is_among(counted) for unit in self.units)

    def cover(self, figure: Figure) -> float:
        """How much of the question stands around a figure; 1 is all of it."""
        near = figure.noun + figure.clause + (figure.base.clause if figure.base else Wording())
        terms = self._terms_of(figure)

        def found(unit: Unit) -> float:
            if unit.is_in(near) or unit.is_among(terms) or (figure.unit == "pounds" and unit.is_among(MONEY)):
                return 1
            if unit.is_in(figure.sentence):
                return SENTENCE_WEIGHT
            return CONTEXT_WEIGHT if unit.is_in(figure.context) else 0

        return self._share(found)

    def asks_for_part(self, figure: Figure) -> bool:
        """Whether the question holds anything that a part has to itself, and the whole that it is of has not."""
        whole = figure.base
        return whole is None or any(
            unit.is_in(figure.clause) and not unit.is_in(whole.noun + whole.clause + whole.context)
            for unit in self.units
        )

    def is_of_verb(self, figure: Figure) -> bool:
        """Whether what was done, by the question, is what the figure or its measure speaks of."""
        if not self.verb:
            return True
        return self.verb.is_among(self._terms_of(figure)) or self.verb.is_in(figure.sentence)

    def is_silent_on(self, figure: Figure) -> bool:
        """Whether the question narrows down what is counted by a concept that nothing around a figure names."""
        known = self._terms_of(figure) | figure.noun.terms | figure.sentence.terms | figure.context.terms
        return any(unit.narrows and not unit.is_among(known) for unit in self.units)

    def counts(self, figure: Figure) -> bool:
        """Whether a figure is of the noun that the question names, if it names one."""
        if figure.is_duration:
            return self.noun.holds_any(figure.head.stems)
        if not self.noun or not figure.is_count or (self.noun.holds_any(PEOPLE) and figure.head.holds_any(PEOPLE)):
            return True
        named = figure.head + figure.clause if figure.base else figure.head
        return not self.noun.terms.isdisjoint(named.terms)

    def _terms_of(self, figure: Figure) -> frozenset[str]:
        """The words of the question's measure and of the figure's state, where the figure is of that measure."""
        is_measured = self.measure and self.measure.name in (figure.measure, figure.base.measure if figure.base else "")
        return self._measure_terms | self._state_terms.get(figure.state, frozenset()) if is_measured else frozenset()

    def _share(self, found: Callable[[Unit], float]) -> float:
        total = sum(unit.weight for unit in self.units)
        return sum(unit.weight * found(unit) for unit in self.units) / total if total else 0.0


def read_subject(text: str, reckoning: Reckoning, library: Library) -> Subject:
    """What a question, given without the forces that it names, wants figures of."""
    cue = None if reckoning.counts_forces else HOW_MANY.search(text)
    if cue:  # so that 'how many officers' is no mention of 'many officers'
        text = f"{text[: cue.start()]}{'|' * len(cue[0])}{text[cue.end() :]}"
    for asked in ASIDES:  # nor 'top 2 forces' one of 'two forces'
        text = asked.sub(lambda m: "|" * len(m[0]), text)
    tokens, mentions = tokenize(text), library.mentions(text)
    noun = _noun(text, tokens, cue.end()) if cue else range(0)
    unit = "pounds" if reckoning.wants_money else "percent" if reckoning.wants_rate else ""
    subject = Subject(
        units=tuple(_units(tokens, mentions, library)),
        noun=read_wording(tokens, mentions, noun.start, noun.stop) if noun else Wording(),
        verb=_verb(noun, tokens, mentions) if noun else None,
        wants_part=bool(cue and text[cue.end() :].lower().startswith(" of ")),
        measure=None,
        states=(),
        unit=ANY_UNIT if reckoning.wants_any else unit,
        period=reckoning.period,
    )
    wording = read_wording(tokens, mentions, 0, len(tokens))
    meant = [m for m in library.vocabulary.measures.values() if _may_mean(m, wording, subject.noun, reckoning)]
    best = max((replace(subject, measure=m) for m in meant), key=lambda s: s.measure_cover, default=subject)
    states = tuple(_states(best.measure, tokens, mentions)) if best.measure else ()
    return replace(best, states=states)


def read_states(measure: Measure, text: str, library: Library) -> tuple[str, ...]:
    """The parts of a measure that a text names, in its order, each once."""
    return tuple(_states(measure, tokenize(text), library.mentions(text)))


def _may_mean(measure: Measure, wording: Wording, noun: Wording, reckoning: Reckoning) -> bool:
    """Whether a question holds what it must hold to mean a measure, and asks for its unit."""
    is_value = measure.unit in UNITS_OF_VALUE
    groups = measure.asked or (*measure.about, *((measure.counts,) if is_value or not measure.about else ()))
    if wording.holds_any(measure.excludes) or not all(wording.holds_any(group) for group in groups):
        return False
    are_people = noun.holds_any(PEOPLE) and wording.holds_any(measure.of_people)  # 'how many staff asked for'
    if noun and not is_value and not are_people and not any(noun.holds_any(g) for g in (measure.counts, *groups)):
        return False  # 'how many officers were investigated' counts officers
    if measure.unit == "pounds" or reckoning.wants_money:
        return measure.unit == "pounds" and reckoning.wants_money
    if reckoning.wants_rate:
        return measure.unit == "percent" or bool(measure.parts) or reckoning.operation == "share"
    return measure.unit != "percent"


def _units(tokens: Sequence[Token], mentions: Sequence[Mention], library: Library) -> Iterator[Unit]:
    taken: set[int] = set()
    for mention in mentions:
        if tokens[mention.first].stem in _EVERY:
            continue  # 'all cases' is said of the cases, not of every single case
        span = range(mention.first, mention.last + 1)
        stems = tuple(tokens[i].stem for i in span if tokens[i].stem not in STOP)
        taken.update(span)
        if mention.kind is not Kind.SUBJECT and not all(stem in WORDS_OF_RECKONING for stem in stems):
            narrows = mention.kind in (Kind.TOPIC, Kind.ACTOR) and not all(stem in PEOPLE for stem in stems)
            yield Unit(f"={mention.concept}", stems, _weight(f"={mention.concept}", library), narrows)
    for i, token in enumerate(tokens):
        if i not in taken and token.stem not in STOP | NEGATIONS | WORDS_OF_RECKONING and not token.stem.isdigit():
            yield Unit("", (token.stem,), _weight(token.stem, library))


def _weight(term: str, library: Library) -> float:
    """How rare a term is in the reports beside the average, within bounds."""
    idf, average = getattr(library.index, "idf", {}).get(term), getattr(library.index, "average_idf", 0)
    if idf is None:
        return UNKNOWN_WEIGHT
    return min(max(float(idf / average), LIGHTEST), HEAVIEST) if average > 0 else 1.0


def _noun(text: str, tokens: Sequence[Token], start: int) -> range:
    """The tokens of the noun behind 'how many', 'how many of the'."""
    first = next((i for i, token in enumerate(tokens) if token.start >= start), len(tokens))
    while first < len(tokens) and tokens[first].text in _BEFORE_NOUN:
        first += 1
    noun = noun_phrase(text, tokens, first, len(text))[0]
    return range(0) if noun and tokens[noun[-1]].text in _OCCASIONS else noun


def _verb(noun: range, tokens: Sequence[Token], mentions: Sequence[Mention]) -> Unit | None:
    """The verb of 'how many complaints did the force uphold', if it is not a usual one."""
    reach = range(noun.stop, min(noun.stop + 2 * DENIAL_REACH, len(tokens)))
    at = next((i for i in reach if tokens[i].text in _VERB_FOLLOWS), len(tokens)) + 1
    while at < len(tokens) and tokens[at].text in _ADVERBS:
        at += 1
    if at >= len(tokens) or tokens[at].stem in STOP | NEGATIONS | USUAL_VERBS | WORDS_OF_RECKONING:
        return None
    if at + 1 < len(tokens) and tokens[at + 1].stem not in STOP:
        return None  # a noun: 'how many complaints did the standards department uphold'
    concept = next((f"={m.concept}" for m in mentions if m.first <= at <= m.last), "")
    return Unit(concept, (tokens[at].stem,), 1)


def _states(measure: Measure, tokens: Sequence[Token], mentions: Sequence[Mention]) -> Iterator[str]:
    """The parts of a measure that a question names, in its order, each once."""
    found: list[tuple[int, str]] = []
    stems = [token.stem for token in tokens]
    for part in measure.parts:
        places = [m.first for m in mentions if f"={m.concept}" in part.asked]
        for wanted in (entry.split() for entry in part.asked):
            places += [i for i in range(len(stems) - len(wanted) + 1) if stems[i : i + len(wanted)] == wanted]
        for at in places:
            denied = any(t.stem in NEGATIONS or t.text == "yet" for t in tokens[max(0, at - DENIAL_REACH) : at])
            found.append((at, part.opposite if denied and part.opposite else part.name))
    yield from dict.fromkeys(name for _, name in sorted(found))
