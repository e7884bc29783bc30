"""Measures as data: what a file may say, and what it is told where it says something else."""

from __future__ import annotations

import tomllib

import pytest

from index.figures.measures import MeasureError, read_measures

STATES = """
[states.approved]
said = 'approved, granted'
asked = 'approve, say yes'
opposite = 'refused'

[states.refused]
label = 'turned down'
said = 'refused'
opposite = 'approved'
"""
APPLICATIONS = """
[measures.applications]
label = 'applications for second jobs'
unit = 'applications'
counts = '=application, requests'
about = ['=second_job']
parts = 'approved, refused'
"""
CONCEPTS = frozenset(("application", "second_job"))


def test_a_measure_is_declared_without_code() -> None:
    measure = read_measures(tomllib.loads(STATES + APPLICATIONS), CONCEPTS)["applications"]
    assert measure.counts == ("=application", "request")
    assert measure.about == (("=second_job",),)
    assert [(part.name, part.label, part.opposite) for part in measure.parts] == [
        ("approved", "approved", "refused"),
        ("refused", "turned down", "approved"),
    ]


def test_a_state_is_found_in_a_report_to_the_letter() -> None:
    approved = read_measures(tomllib.loads(STATES + APPLICATIONS), CONCEPTS)["applications"].parts[0]
    assert approved.pattern.search("had been Granted by then")
    assert not approved.pattern.search("asked for approval")


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("label = ''\nunit = 'cards'", r"\[measures.cards\] label: give a word"),
        ("label = 'cards'", r"\[measures.cards\] unit: give a word"),
        ("label = 'cards'\nunit = 'cards'\ncounts = ['card']", r"counts: give phrases in one string"),
        ("label = 'cards'\nunit = 'cards'\ncounts = '=credit_card'", r"'=credit_card' is no concept"),
        ("label = 'cards'\nunit = 'cards'\nabout = 'card'", r"about: give a list of strings"),
        ("label = 'cards'\nunit = 'cards'\nparts = 'lost'", r"parts: 'lost' is no state; add \[states.lost\]"),
        ("label = 'cards'\nunit = 'cards'\ncolour = 'red'", r"\[measures.cards\]: 'colour' is not known"),
    ],
)
def test_a_wrong_entry_is_named_with_what_to_do(entry: str, message: str) -> None:
    with pytest.raises(MeasureError, match=message):
        read_measures(tomllib.loads(f"[measures.cards]\n{entry}"), CONCEPTS)


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("asked = 'lose'", r"\[states.lost\] said: give at least one"),
        ("said = 'lost'\nopposite = 'found'", r"\[states.lost\] opposite: 'found' is no state; add \[states.found\]"),
    ],
)
def test_a_wrong_state_is_named_too(entry: str, message: str) -> None:
    with pytest.raises(MeasureError, match=message):
        read_measures(tomllib.loads(f"[states.lost]\n{entry}"), CONCEPTS)
