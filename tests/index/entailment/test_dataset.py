"""What is drawn for an epoch, and what is kept out of training."""

from __future__ import annotations

import random

from index.entailment.dataset import OWN, Candidate, Example, Pair, ReportRow, Sometimes, keep_out, load_pairs

PAIR = Pair("pa/has a dog", "pa", "has a dog", "Is there a dog?", "There is a dog.", "yes")


def draws(row: Pair | ReportRow | Candidate | Sometimes) -> list[Example]:
    return [example for seed in range(200) for example in row.draw(random.Random(seed))]  # noqa: S311


def test_draws_a_pair_in_both_its_forms() -> None:
    assert {example.text for example in draws(PAIR)} == {"has a dog", "Is there a dog?"}


def test_draws_a_rare_row_in_some_epochs_only() -> None:
    assert 50 < len(draws(Sometimes(PAIR, 0.5))) < 150


def test_draws_every_candidate_that_says_something() -> None:
    assert len(draws(Candidate("has a dog", "There is a dog.", "yes"))) == 200
    assert len(draws(Candidate("has a dog", "It rained.", "not_stated"))) < 150


def test_labels_windows_by_what_they_hold() -> None:
    row = ReportRow(
        "dev", "a.txt", "has a dog", "has a dog", "yes", ("dog",), ("by dog",), (), ("rain",), ("dog", "rain")
    )
    assert {(example.passage, example.verdict) for example in draws(row)} == {
        ("dog", "yes"),
        ("by dog", "yes"),
        ("rain", "not_stated"),
    }


def test_takes_what_misleads_where_nothing_is_stated() -> None:
    row = ReportRow("dev", "a.txt", "has a dog", "has a dog", "not_stated", (), (), ("cat",), (), ("rain", "sun"))
    assert {(example.passage, example.verdict) for example in draws(row)} == {
        ("cat", "not_stated"),
        ("rain", "not_stated"),
        ("sun", "not_stated"),
    }


def test_keeps_whole_families_out_of_every_field_but_its_own() -> None:
    pairs = [
        Pair(f"{field}/{n}", field, str(n), "", "", "yes")
        for field in ("pa", "pb", OWN)
        for n in range(10)
        for _ in "ab"
    ]
    held = keep_out(pairs, 0.2, seed=1)
    assert sorted(family[:2] for family in held) == ["pa", "pa", "pb", "pb"]
    assert held == keep_out(pairs[::-1], 0.2, seed=1)


def test_gives_no_pair_two_verdicts() -> None:
    verdicts: dict[tuple[str, str], set[str]] = {}
    for pair in load_pairs():
        verdicts.setdefault((pair.proposition, pair.passage), set()).add(pair.verdict)
    assert all(len(found) == 1 for found in verdicts.values())
