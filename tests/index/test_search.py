from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rank_bm25 import BM25Okapi

from index.library import Library
from index.search import Hit, PostingsBM25
from index.tokens import tokenize

TERMS = st.sampled_from("gift register policy staff media second job force review hmic".split())
CHUNKS = st.lists(st.lists(TERMS, max_size=12), min_size=1, max_size=12)
QUERIES = st.lists(TERMS | st.just("unknown"), max_size=6)


@given(CHUNKS.filter(any), QUERIES)
def test_the_scores_are_those_of_rank_bm25_to_the_last_bit(chunks: list[list[str]], query: list[str]) -> None:
    assert np.array_equal(PostingsBM25(chunks).get_scores(query), BM25Okapi(chunks).get_scores(query))


@pytest.mark.parametrize(
    "question",
    [
        "which forces don't cross-reference procurement with gifts?",
        "second jobs second jobs second jobs",
        "how many investigations did Norfolk instigate between September 2011 and May 2012?",
        "zebra crossing",
        "the of and",
        "",
    ],
)
def test_the_scores_are_equal_on_the_real_reports(library: Library, question: str) -> None:
    chunks = [[term for place in chunk for term in library.passages[place].terms] for chunk in library.chunks]
    query = [token.stem for token in tokenize(question)]
    expected = BM25Okapi(chunks).get_scores(query)
    assert np.array_equal(PostingsBM25(chunks).get_scores(query), expected)
    assert np.array_equal(library.index.get_scores(query), expected)


@pytest.mark.parametrize("chunks", [[], [[]], [[], []]])
def test_a_corpus_without_a_term_scores_nothing(chunks: list[list[str]]) -> None:
    index = PostingsBM25(chunks)
    assert index.get_scores(["gift"]).tolist() == [0.0] * len(chunks)
    assert index.search(["gift"]) == []


def test_an_empty_chunk_among_others_is_never_found() -> None:
    assert [hit.chunk for hit in PostingsBM25([[], ["gift"], []]).search(["gift", "register"])] == [1]


def test_the_only_chunk_of_a_corpus_is_found() -> None:
    (hit,) = PostingsBM25([["gift", "register"]]).search(["gift"])
    assert hit.chunk == 0


def test_a_term_in_every_chunk_still_makes_a_match() -> None:
    chunks = [["gift", "register"], ["gift"], ["gift", "gift", "policy"]]
    assert {hit.chunk for hit in PostingsBM25(chunks).search(["gift"])} == {0, 1, 2}


def test_a_match_with_a_score_below_zero_is_a_match() -> None:
    hits = PostingsBM25([["gift"], ["gift"], ["gift"]]).search(["gift"])
    assert [hit.chunk for hit in hits] == [0, 1, 2]
    assert all(hit.score < 0 for hit in hits)


def test_the_best_comes_first_and_ties_come_in_their_order() -> None:
    chunks = [["media"], ["gift", "policy"], ["gift", "policy"], ["gift", "register"], ["force"], ["staff"], ["job"]]
    assert [hit.chunk for hit in PostingsBM25(chunks).search(["gift", "register"])] == [3, 1, 2]


def test_a_repeated_term_counts_again_and_finds_no_more() -> None:
    index = PostingsBM25([["gift", "register"], ["gift"], ["media"], ["media"], ["media"]])
    once, twice = index.search(["gift"]), index.search(["gift", "gift"])
    assert [hit.chunk for hit in once] == [hit.chunk for hit in twice]
    assert [hit.score * 2 for hit in once] == [hit.score for hit in twice]


@pytest.mark.parametrize("query", [[], ["unknown"]])
def test_a_query_that_shares_no_term_finds_nothing(query: list[str]) -> None:
    assert PostingsBM25([["gift"], ["register"]]).search(query) == []


@given(CHUNKS, QUERIES, st.integers(0, 12), st.integers(0, 12))
def test_what_is_found_within_a_range_is_all_of_it_that_shares_a_term(
    chunks: list[list[str]], query: list[str], start: int, stop: int
) -> None:
    index = PostingsBM25(chunks)
    everywhere = index.search(query)
    assert {hit.chunk for hit in everywhere} == {i for i, chunk in enumerate(chunks) if set(chunk) & set(query)}
    assert everywhere == sorted(everywhere, key=lambda hit: (-hit.score, hit.chunk))
    within = range(start, stop)
    assert index.search(query, within) == [hit for hit in everywhere if hit.chunk in within]


@given(CHUNKS, QUERIES)
def test_a_hit_has_the_score_of_its_chunk(chunks: list[list[str]], query: list[str]) -> None:
    index = PostingsBM25(chunks)
    scores = index.get_scores(query)
    assert index.search(query) == [
        Hit(chunk, float(scores[chunk]))
        for chunk in sorted(range(len(chunks)), key=lambda i: (-scores[i], i))
        if set(chunks[chunk]) & set(query)
    ]
