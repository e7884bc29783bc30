"""Which sentences of a long report may decide: what shares the words of a question, and what shares its meaning."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.candidates import ALIKE, READ, SHORT, shortlist
from bot.question import parse_question
from index.library import Library, open_library
from index.models import Voice
from index.vocabulary import Vocabulary

REPORT = """Aldershire Police
December 2012

# Findings for Aldershire

## What did we find?

Two sergeants tour the pubs on Friday nights. The custody suite was painted in March. Visitors sign a book at the gate.
Horses are shod by a farrier from the next village. The canteen closes at four.

A nurse comes to each station on days that nobody is told of, and takes samples to look for cannabis and cocaine. Anyone
who is owed money by a colleague may ask the welfare officer for advice. The helicopter flew for 900 hours.

The roof of the northern station leaks. Uniforms are ordered twice a year. Dogs are trained at the old airfield.
"""
FAR = "which forces keep bees?"


@pytest.fixture(scope="module")
def stations(tmp_path_factory: pytest.TempPathFactory, vocabulary: Vocabulary) -> Library:
    folder: Path = tmp_path_factory.mktemp("stations")
    (folder / "aldershire.txt").write_text(REPORT, encoding="utf-8")
    return open_library(folder, vocabulary)


def find(question: str, library: Library) -> list[str]:
    passages = library.passages_of(library.reports[0], Voice.FORCE)
    assert len(passages) > SHORT
    found = shortlist(parse_question(question, library), passages, library)
    return [candidate.passage.sentence.plain for candidate in found.candidates]


def test_a_sentence_in_other_words_comes_first(stations: Library) -> None:
    assert find("who tests the workforce for drugs at random?", stations)[0].startswith("A nurse comes")


def test_no_more_are_read_than_said(stations: Library) -> None:
    assert len(find("who tests the workforce for drugs at random?", stations)) == READ


def test_nothing_is_read_where_nothing_is_named_or_alike(stations: Library) -> None:
    assert max(stations.measure_likeness("keep bees", stations.passages)) < ALIKE
    assert find(FAR, stations) == []


def test_what_a_report_holds_does_not_hang_on_others(stations: Library, library: Library, tmp_path: Path) -> None:
    (tmp_path / "aldershire.txt").write_text(REPORT, encoding="utf-8")
    for report in library.reports[:2]:
        (tmp_path / report.document).write_text(report.text, encoding="utf-8")
    both = open_library(tmp_path, library.vocabulary)
    question = "who tests the workforce for drugs at random?"
    passages = both.passages_of(both.reports_of("Aldershire")[0], Voice.FORCE)
    found = shortlist(parse_question(question, both), passages, both)
    assert [candidate.passage.sentence.plain for candidate in found.candidates] == find(question, stations)


@pytest.mark.parametrize(
    ("sentence", "is_read"),
    [
        ("Sussex Police has a confidential line that is run by a charity.", False),
        ("Lancashire Constabulary has a helpline for whistleblowers.", False),
        ("Hampshire has trained all its sergeants in leadership.", False),
        ("Surrey still keeps a register of gifts.", False),
        ("Aldershire Police has a confidential line.", True),
        ("Durham keeps a register of gifts, and so does the force.", True),
        ("Sussex Police vets the contractors of both.", True),
        ("Surrey and Aldershire share a register of gifts.", True),
        ("Durham Road police station keeps a register of gifts.", True),
    ],
)
def test_what_another_force_does_is_not_read(
    sentence: str, is_read: bool, vocabulary: Vocabulary, tmp_path: Path
) -> None:
    (tmp_path / "aldershire.txt").write_text(f"{REPORT}\n{sentence}\n", encoding="utf-8")
    library = open_library(tmp_path, vocabulary)
    found = find(f"which forces have this: {sentence}", library)
    assert (sentence in found) is is_read
