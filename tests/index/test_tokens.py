from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.tokens import ARTICLES, NEGATIONS, STOP, Token, stem, tokenize


def stems(text: str) -> list[str]:
    return [token.stem for token in tokenize(text)]


def texts(text: str) -> list[str]:
    return [token.text for token in tokenize(text)]


@given(st.text())
def test_every_token_slices_back_out_of_the_text(text: str) -> None:
    for token in tokenize(text):
        assert text[token.start : token.end].lower() == token.text


@given(st.text())
def test_tokens_are_in_reading_order_and_apart(text: str) -> None:
    tokens = tokenize(text)
    assert all(token.start < token.end for token in tokens)
    assert all(one.end <= other.start for one, other in pairwise(tokens))


@given(st.text(alphabet=st.characters(max_codepoint=127)))
def test_capitals_make_no_difference(text: str) -> None:
    assert stems(text.upper()) == stems(text.lower())


@given(st.text(), st.text())
def test_what_follows_a_blank_does_not_change_what_comes_before(text: str, more: str) -> None:
    assert stems(f"{text} {more}") == stems(text) + stems(more)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("cross-references", "cross reference"),
        ("anti-corruption", "anti corruption"),
        ("the force’s staff", "the force staff"),
        ("officers'", "officer"),
        ("recognizes organized", "recognised organises"),
        ("understood", "understand"),
        ("had written", "had wrote"),
        ("within five days", "within 5 days"),
        ("£250,000", "250000"),
        ("61%", "61"),
        ("the 1st", "the 1"),
        ("**gifts and hospitality**", "gifts and hospitality"),
        ("publications", "publish"),
        ("ﬁnance", "finance"),
    ],
)
def test_the_same_word_in_two_dresses_has_one_stem(one: str, other: str) -> None:
    assert stems(one) == stems(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a reporter", "a report"),
        ("officers", "an office"),
        ("relatives", "in relation"),
        ("hospitals", "hospitality"),
        ("its values", "its value"),
        ("yearly", "year"),
        ("authors", "authority"),
        ("information", "to inform"),
        ("informally", "to inform"),
        ("managers", "management"),
        ("the inspection", "to inspect"),
    ],
)
def test_words_that_a_stemmer_confuses_are_kept_apart(one: str, other: str) -> None:
    assert stems(one)[-1] != stems(other)[-1]


@pytest.mark.parametrize("text", ["hasn't", "hasn’t", "hasnt", "HASN'T", "has not"])
def test_a_contraction_is_the_verb_and_a_not(text: str) -> None:
    assert stems(text) == ["has", "not"]


def test_a_contraction_is_cut_where_the_not_begins() -> None:
    assert tokenize("They can't, won't.") == (
        Token("they", "they", 0, 4),
        Token("ca", "can", 5, 7),
        Token("n't", "not", 7, 10),
        Token("wo", "will", 12, 14),
        Token("n't", "not", 14, 17),
    )


def test_cannot_is_can_and_not() -> None:
    assert texts("It cannot") == ["it", "can", "not"]


@pytest.mark.parametrize("text", ["", " ", "…", "** — **", "'", "_"])
def test_a_text_without_a_word_has_no_tokens(text: str) -> None:
    assert tokenize(text) == ()


@pytest.mark.parametrize("word", ["which", "whose", "has", "does", "their", "would", "of"])
def test_function_words_hold_no_content(word: str) -> None:
    assert stem(word) in STOP


@pytest.mark.parametrize(
    "word", ["not", "no", "none", "never", "without", "all", "any", "only", "against", "between", "yet"]
)
def test_words_that_turn_or_bound_a_claim_are_content(word: str) -> None:
    assert stem(word) not in STOP


def test_negations_and_articles_have_nothing_in_common() -> None:
    assert NEGATIONS.isdisjoint(ARTICLES)
    assert ARTICLES < STOP
