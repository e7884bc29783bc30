"""What is counted, declared as data: the measures of a family of reports.

A measure is a table of the vocabulary file, and so is a state that some of what was counted may be in:

    [measures.second_job_applications]
    label = 'applications for second jobs'
    unit = 'applications'
    counts = '=application, submission'    # what is counted: one of these is the noun behind the number
    about = ['=second_job']                # and of each of these one must stand near it
    excludes = '=promotion'                # and none of these
    goes_with = '=workforce, outside'      # these may, and say no more than that it is of this
    parts = 'approved, refused'            # states

    [states.approved]
    said = 'approved, granted'             # in reports, to the letter
    asked = '=approve, say yes'            # in questions
    opposite = 'refused'

Phrases are parted by commas. Those of `said` are compared to the letter, all others by stems; `=name` stands for a
concept of the vocabulary.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from index.tokens import STOP, tokenize

UNITS_OF_VALUE = ("pounds", "percent")
"""Units that are no count of things: their figures are told by the words around them, not by a noun."""


class MeasureError(ValueError):
    """A measure or state that cannot be used; the message names the table and the entry."""


@dataclass(frozen=True)
class State:
    """What some of the things counted have come to: approved, refused, still open."""

    name: str
    said: tuple[str, ...]
    asked: tuple[str, ...]
    """Compared with every word of a question, those without content too: 'still to decide'."""
    label: str
    """As an answer calls it: 'still open'; the name where the file gives none."""
    opposite: str
    """The state of what is denied to be in this one; empty where there is none."""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        phrases = sorted(self.said, key=len, reverse=True)
        return re.compile(r"\b(?:" + "|".join(re.escape(phrase) for phrase in phrases) + r")\b", re.IGNORECASE)


@dataclass(frozen=True)
class Measure:
    """What a figure counts."""

    name: str
    label: str
    """As an answer calls it: '64 applications for second jobs'."""
    unit: str
    counts: tuple[str, ...]
    of_people: tuple[str, ...] = ()
    """One of these near a count of people makes it one of this: '47 people have applied'."""
    about: tuple[tuple[str, ...], ...] = ()
    excludes: tuple[str, ...] = ()
    goes_with: tuple[str, ...] = ()
    """What may stand with its words and says no more than they do."""
    asked: tuple[tuple[str, ...], ...] = ()
    """What a question must hold one of each of, where that is not `about`."""
    parts: tuple[State, ...] = ()
    said: tuple[State, ...] = ()
    """Its parts, and their opposites, which name a part where they are denied."""
    is_usual: bool = False
    """Whether its noun alone means it, where nothing says otherwise."""
    less_is_better: bool = False
    """Whether the force with the most is the worst."""

    def part(self, state: str) -> State | None:
        return next((part for part in self.parts if part.name == state), None)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every stem with which a noun says no more than that it is of this measure."""
        entries = (*self.words, *self.goes_with, _stems(self.label))
        return frozenset(word for entry in entries for word in entry.split())

    @property
    def words(self) -> tuple[str, ...]:
        """Every entry that speaks of it."""
        return (*self.counts, *(entry for group in (*self.about, *self.asked) for entry in group))


Measures = Mapping[str, Measure]


def read_measures(tables: Mapping[str, Any], concepts: Collection[str]) -> dict[str, Measure]:
    """The measures that the tables of a vocabulary file declare, in the order of the file.

    Raises MeasureError where an entry is not of the shape above, or names a state or concept that is not there.
    """
    states = {name: _state(name, table, concepts) for name, table in tables.get("states", {}).items()}
    for state in states.values():
        if state.opposite and state.opposite not in states:
            raise MeasureError(
                f"[states.{state.name}] opposite: {state.opposite!r} is no state; add [states.{state.opposite}]"
            )
    return {name: _measure(name, table, states, concepts) for name, table in tables.get("measures", {}).items()}


_STATE_KEYS = frozenset(("label", "said", "asked", "opposite"))
_MEASURE_KEYS = frozenset(
    (
        "label",
        "unit",
        "counts",
        "of_people",
        "about",
        "excludes",
        "goes_with",
        "asked",
        "parts",
        "is_usual",
        "less_is_better",
    )
)


def _state(name: str, table: Mapping[str, Any], concepts: Collection[str]) -> State:
    place = f"[states.{name}]"
    _check_keys(place, table, _STATE_KEYS)
    said = _phrases(place, "said", table.get("said"))
    if not said:
        raise MeasureError(f"{place} said: give at least one word or phrase")
    asked = _entries(place, "asked", table.get("asked"), concepts, stop=frozenset())
    return State(name, said, asked, str(table.get("label", name)), str(table.get("opposite", "")))


def _measure(name: str, table: Mapping[str, Any], states: Mapping[str, State], concepts: Collection[str]) -> Measure:
    place = f"[measures.{name}]"
    _check_keys(place, table, _MEASURE_KEYS)
    for key in ("label", "unit"):
        if not isinstance(table.get(key), str) or not table[key]:
            raise MeasureError(f"{place} {key}: give a word or phrase in quotes")
    parts = _phrases(place, "parts", table.get("parts"))
    if unknown := next((part for part in parts if part not in states), None):
        raise MeasureError(f"{place} parts: {unknown!r} is no state; add [states.{unknown}]")
    return Measure(
        name=name,
        label=table["label"],
        unit=table["unit"],
        counts=_entries(place, "counts", table.get("counts"), concepts),
        of_people=_entries(place, "of_people", table.get("of_people"), concepts),
        about=_groups(place, "about", table.get("about"), concepts),
        excludes=_entries(place, "excludes", table.get("excludes"), concepts),
        goes_with=_entries(place, "goes_with", table.get("goes_with"), concepts),
        asked=_groups(place, "asked", table.get("asked"), concepts),
        parts=tuple(states[part] for part in parts),
        said=tuple(states[part] for part in dict.fromkeys((*parts, *(states[p].opposite for p in parts))) if part),
        is_usual=table.get("is_usual") is True,
        less_is_better=table.get("less_is_better") is True,
    )


def _check_keys(place: str, table: Mapping[str, Any], known: Collection[str]) -> None:
    if unknown := sorted(set(table) - set(known)):
        raise MeasureError(f"{place}: {unknown[0]!r} is not known; use one of {', '.join(sorted(known))}")


def _groups(place: str, key: str, value: object, concepts: Collection[str]) -> tuple[tuple[str, ...], ...]:
    if value is None:
        return ()
    if not isinstance(value, list):
        raise MeasureError(f"{place} {key}: give a list of strings, each of phrases parted by commas")
    return tuple(_entries(place, key, group, concepts) for group in value)


def _entries(
    place: str, key: str, value: object, concepts: Collection[str], stop: Collection[str] = STOP
) -> tuple[str, ...]:
    phrases = _phrases(place, key, value)
    for phrase in phrases:
        if phrase.startswith("=") and phrase[1:] not in concepts:
            raise MeasureError(f"{place} {key}: {phrase!r} is no concept of this vocabulary")
    return tuple(phrase if phrase.startswith("=") else _stems(phrase, stop) for phrase in phrases)


def _phrases(place: str, key: str, value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, str):
        raise MeasureError(f"{place} {key}: give phrases in one string, parted by commas")
    return tuple(" ".join(phrase.split()) for phrase in value.split(",") if phrase.strip())


def _stems(phrase: str, stop: Collection[str] = STOP) -> str:
    return " ".join(token.stem for token in tokenize(phrase) if token.stem not in stop)
