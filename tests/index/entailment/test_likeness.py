"""The vectors that ship, asked for what anyone would find alike."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.entailment import Likeness, Reader, ReaderError
from index.entailment.likeness import VECTORS
from index.entailment.reader import MODEL, TOKENIZER, PairTokenizer

SHIPPED = Path(sys.modules[Reader.__module__].__file__ or "").parent
LIMIT = 30 * 1024 * 1024

texts = st.text(max_size=200)


@pytest.fixture(scope="module")
def likeness() -> Likeness:
    return Likeness.load(PairTokenizer(SHIPPED / TOKENIZER))


@pytest.mark.parametrize(
    ("text", "near", "far"),
    [
        ("breathalyses its own staff", "Officers blow into a tube as they come on duty.", "Officers drive to work."),
        ("looks after those who report wrongdoing", "Whistleblowers are given a mentor.", "The chief is new."),
        ("checks what staff spend on corporate cards", "Statements are gone through monthly.", "It rained in May."),
    ],
)
def test_finds_what_answers_in_other_words(likeness: Likeness, text: str, near: str, far: str) -> None:
    closer, further = likeness.measure(text, likeness.embed([near, far]))
    assert closer > further + 0.1


@settings(max_examples=50, deadline=None)
@given(text=texts, other=texts)
def test_is_a_cosine_the_same_either_way(likeness: Likeness, text: str, other: str) -> None:
    (one,), (reverse,) = (
        likeness.measure(*pair) for pair in ((text, likeness.embed([other])), (other, likeness.embed([text])))
    )
    assert one == pytest.approx(reverse, abs=1e-3)
    assert -1 <= one <= 1


@settings(max_examples=50, deadline=None)
@given(several=st.lists(texts, max_size=5))
def test_what_is_embedded_beside_a_text_does_not_change_it(likeness: Likeness, several: list[str]) -> None:
    together = likeness.embed(several)
    assert together.shape == (len(several), likeness.vectors.shape[1])
    assert all(np.array_equal(row, likeness.embed([text])[0]) for row, text in zip(together, several, strict=True))


def test_nothing_is_like_an_empty_text(likeness: Likeness) -> None:
    assert likeness.measure("", likeness.embed(["There is a dog."])) == [0.0]


def test_ships_with_the_model_in_30_megabytes() -> None:
    assert sum((SHIPPED / name).stat().st_size for name in (MODEL, TOKENIZER, VECTORS)) <= LIMIT


def test_says_which_file_is_missing(likeness: Likeness, tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match=f"{VECTORS}: no such file"):
        Likeness.load(likeness.tokenizer, tmp_path)


def test_says_so_where_the_vectors_are_those_of_another_tokenizer(likeness: Likeness, tmp_path: Path) -> None:
    np.savez(tmp_path / VECTORS, vectors=likeness.vectors[:-1], scales=likeness.scales[:-1])
    with pytest.raises(ReaderError, match=VECTORS):
        Likeness.load(likeness.tokenizer, tmp_path)


def test_says_so_where_it_is_one_array(likeness: Likeness, tmp_path: Path) -> None:
    with (tmp_path / VECTORS).open("wb") as file:
        np.save(file, likeness.scales)
    with pytest.raises(ReaderError, match=VECTORS):
        Likeness.load(likeness.tokenizer, tmp_path)


@pytest.mark.parametrize("content", [b"", b"no vectors", b"PK\x03\x04"])
def test_says_which_file_is_damaged(likeness: Likeness, tmp_path: Path, content: bytes) -> None:
    (tmp_path / VECTORS).write_bytes(content)
    with pytest.raises(ReaderError, match=VECTORS):
        Likeness.load(likeness.tokenizer, tmp_path)
