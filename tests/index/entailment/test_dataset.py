"""What is drawn for an epoch, and what is kept out of training."""

from __future__ import annotations

import random

from index.entailment.dataset import (
    OWN,
    Candidate,
    Example,
    Pair,
    Sometimes,
    keep_out,
    load_candidates,
    load_pairs,
)

PAIR = Pair("pa/has a dog", "pa", "has a dog", "Is there a dog?", "There is a dog.", "yes")


def candidate(verdict: str, rank: int = 0) -> Candidate:
    return Candidate("set1", "has a dog", "Dogs: There is a dog. It barks.", "There is a dog.", verdict, rank)


def draws(row: Pair | Candidate | Sometimes) -> list[Example]:
    return [example for seed in range(200) for example in row.draw(random.Random(seed))]  # noqa: S311


def test_draws_a_pair_in_both_its_forms() -> None:
    assert {example.text for example in draws(PAIR)} == {"has a dog", "Is there a dog?"}


def test_draws_a_rare_row_in_some_epochs_only() -> None:
    assert 50 < len(draws(Sometimes(PAIR, 0.5))) < 150


def test_draws_every_candidate_that_says_something() -> None:
    assert len(draws(candidate("yes", rank=4))) == 200


def test_draws_what_says_nothing_less_often_where_a_search_puts_it_last() -> None:
    assert len(draws(candidate("not_stated", rank=0))) == 200
    assert len(draws(candidate("not_stated", rank=4))) < 150


def test_shows_a_candidate_alone_and_among_its_neighbours() -> None:
    assert {example.passage for example in draws(candidate("yes"))} == {
        "There is a dog.",
        "Dogs: There is a dog. It barks.",
    }


def test_loads_candidates_whose_sentence_stands_in_their_passage() -> None:
    candidates = load_candidates()
    assert len({one.set for one in candidates}) > 5
    assert all(one.sentence and one.sentence in one.passage for one in candidates)


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
