"""Sentences of several reports side by side."""

from __future__ import annotations

from collections.abc import Sequence

from bot.alignment import align, likeness, read_gist
from bot.practice import Practice
from index.library import Library, Passage
from index.models import Voice


def findings(library: Library, force: str) -> Sequence[Passage]:
    return library.passages_of(library.reports_of(force)[0], Voice.FORCE)


def test_every_sentence_stands_once_and_no_force_twice_in_a_row(library: Library) -> None:
    found = {force: findings(library, force) for force in library.forces[:3]}
    aspects = align(found, library)
    placed = sorted((p.report.force, p.sentence.number) for aspect in aspects for p in aspect.cells)
    assert placed == sorted((force, p.sentence.number) for force, ps in found.items() for p in ps)
    assert all(len(set(aspect.forces)) == len(aspect.forces) for aspect in aspects)
    assert all(list(aspect.forces) == sorted(aspect.forces) for aspect in aspects)


def test_sentences_on_one_thing_are_found_and_their_difference_seen(library: Library) -> None:
    aspects = align({force: findings(library, force) for force in ("Derbyshire", "Norfolk")}, library)
    checking = next(a for a in aspects if any("to cross-reference" in p.sentence.plain for p in a.cells))
    assert checking.practices == (Practice.IN_PLACE, Practice.ABSENT)
    assert checking.differs
    assert "cross-reference" in checking.words


def test_likeness_is_the_same_both_ways_and_whole_for_the_same_words(library: Library) -> None:
    gists = [read_gist(passage) for passage in findings(library, "Norfolk")[:12]]
    for one in gists:
        assert not any(term.startswith("=") for term in one) or abs(likeness(one, one, library) - 1) < 1e-9
        assert all(likeness(one, other, library) == likeness(other, one, library) for other in gists)


def test_words_that_express_no_concept_make_nothing_alike(library: Library) -> None:
    assert likeness(frozenset({"month", "march"}), frozenset({"month", "march"}), library) == 0
