"""What is drawn for an epoch, and what is kept out of training."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

from index.entailment.dataset import (
    OWN,
    SPLIT_SEED,
    VALIDATION_SETS,
    VALIDATION_SHARE,
    Candidate,
    Example,
    Pair,
    Sometimes,
    Unlabelled,
    keep_out,
    load_candidates,
    load_pairs,
    load_unlabelled,
    read_lines,
    write_lines,
)

HEADING = 4
"""Words: shorter sentences, such as 'Drug testing.', stand in reports that have nothing else in common."""
PAIR = Pair("pa/has a dog", "pa", "has a dog", "Is there a dog?", "There is a dog.", "yes")


def candidate(verdict: str, rank: int = 0) -> Candidate:
    return Candidate(
        "set1", "has a dog", "who has a dog", "Dogs: There is a dog. It barks.", "There is a dog.", verdict, rank
    )


def draws(row: Pair | Candidate | Sometimes | Unlabelled) -> list[Example]:
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


def test_shows_what_a_search_brings_up_for_the_question_as_it_was_asked_too() -> None:
    unlabelled = Unlabelled("has a dog", "who has a dog", "It has a cat.", "It has a cat.")
    for row in (candidate("yes"), unlabelled):
        assert {example.text for example in draws(row)} == {"has a dog", "who has a dog"}
    assert {example.text for example in draws(replace(unlabelled, asked=""))} == {"has a dog"}


def test_draws_what_nobody_has_labelled_in_some_epochs_without_a_verdict() -> None:
    drawn = draws(Unlabelled("has a dog", "who has a dog", "It purrs. It has a cat.", "It has a cat."))
    assert 50 < len(drawn) < 150
    assert {(example.passage, example.verdict) for example in drawn} == {
        ("It has a cat.", ""),
        ("It purrs. It has a cat.", ""),
    }


def test_teaches_nothing_that_is_kept_out() -> None:
    held = keep_out(load_pairs(), VALIDATION_SHARE, SPLIT_SEED)
    kept_out = {pair.passage for pair in load_pairs() if pair.family in held}
    kept_out |= {one.sentence for one in load_candidates() if one.set in VALIDATION_SETS}
    taught = {pair.passage for pair in load_pairs() if pair.family not in held}
    taught |= {one.sentence for one in load_candidates() if one.set not in VALIDATION_SETS}
    unlabelled = {one.sentence for one in load_unlabelled() if len(one.sentence.split()) > HEADING}
    assert not unlabelled & (kept_out - taught)


def test_writes_the_same_rows_as_the_same_bytes(tmp_path: Path) -> None:
    rows = [{"text": "has a dog", "passage": "Its dog costs £5."}]
    for name in ("one.jsonl.gz", "other.jsonl.gz"):
        write_lines(tmp_path / name, rows)
    assert read_lines(tmp_path / "one.jsonl.gz") == rows
    assert (tmp_path / "one.jsonl.gz").read_bytes() == (tmp_path / "other.jsonl.gz").read_bytes()


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
