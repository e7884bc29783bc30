"""Passages made from a proposition: their grammar, and that they mean what they are labelled with."""

from __future__ import annotations

import random

import pytest

from index.entailment.outright import Outright, outright


@pytest.mark.parametrize(
    ("proposition", "denied", "bare"),
    [
        ("vets its suppliers", "does not vet its suppliers", "vet its suppliers"),
        ("publishes its register", "does not publish its register", "publish its register"),
        ("uses posters", "does not use posters", "use posters"),
        ("carries out tests", "does not carry out tests", "carry out tests"),
        ("has a media policy", "does not have a media policy", "have a media policy"),
        ("has dedicated staff", "does not have dedicated staff", "have dedicated staff"),
        ("has updated its media policy", "has not updated its media policy", ""),
    ],
)
def test_denies_a_proposition_and_puts_it_as_a_question_does(proposition: str, denied: str, bare: str) -> None:
    assert outright(proposition) == Outright(proposition, denied, bare)


@pytest.mark.parametrize("proposition", ["had a leak", "is up to date", "was reviewed", "completed its plan"])
def test_leaves_alone_what_is_not_in_the_present(proposition: str) -> None:
    assert outright(proposition) is None


def test_says_what_it_is_labelled_with() -> None:
    row = Outright("vets its suppliers", "does not vet its suppliers", "vet its suppliers")
    drawn = [example for seed in range(200) for example in row.draw(random.Random(seed))]  # noqa: S311
    assert {example.verdict for example in drawn} == {"yes", "partly", "planned", "no", "not_stated"}
    assert all("does not vet" in example.passage for example in drawn if example.verdict == "no")
    assert all("vets its suppliers" in example.passage for example in drawn if example.verdict == "yes")
    assert not any("{" in example.passage for example in drawn)


def test_plans_nothing_that_is_in_the_perfect() -> None:
    row = Outright("has vetted its suppliers", "has not vetted its suppliers", "")
    drawn = [example for seed in range(200) for example in row.draw(random.Random(seed))]  # noqa: S311
    assert {example.verdict for example in drawn} == {"yes", "no"}
