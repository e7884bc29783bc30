"""A sentence in its context."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from index.entailment import covered, window
from index.models import Paragraph, Sentence, Voice

LONG = "This sentence has as many as ten words in it altogether."


def paragraph(*sentences: str, topics: tuple[str, ...] = (), heading: str = "") -> Paragraph:
    parts = tuple(Sentence(text, 0, len(text), i, 1, text) for i, text in enumerate(sentences))
    return Paragraph(1, 0, 0, " ".join(sentences), heading, Voice.FORCE, topics, parts)


def test_holds_one_neighbour_on_each_side() -> None:
    one, two, three, four, five = (f"{LONG} {i}" for i in range(5))
    assert window(paragraph(one, two, three, four, five), 2) == f"{two} {three} {four}"


def test_holds_a_second_neighbour_where_that_is_short() -> None:
    assert window(paragraph("First.", "Short.", "Middle.", LONG, "Last."), 2) == f"First. Short. Middle. {LONG}"
    assert window(paragraph("First.", LONG, "Middle.", "Short.", "Last."), 2) == f"{LONG} Middle. Short. Last."


def test_leaves_out_a_neighbour_that_would_make_it_too_long() -> None:
    endless = " ".join(["word"] * 75)
    assert window(paragraph(endless, LONG, "Short."), 1) == f"{LONG} Short."


def test_is_preceded_by_a_topic_that_it_does_not_name() -> None:
    topics = ("gifts", "second jobs")
    long = paragraph(f"The gifts rules. {LONG}", f"For second jobs, none. {LONG}", LONG, LONG, LONG, topics=topics)
    assert window(long, 4) == f"second jobs: {LONG} {LONG}"
    assert window(long, 1).startswith("The gifts rules.")


def test_takes_a_heading_that_is_a_title_for_its_topic() -> None:
    assert window(paragraph("None.", heading="Second jobs"), 0) == "Second jobs: None."
    assert window(paragraph("None.", heading="How are second jobs controlled?"), 0) == "None."
    assert window(paragraph("None.", heading="Findings for Averton"), 0) == "None."


@given(st.lists(st.text("abc ", min_size=1, max_size=400), min_size=1, max_size=8), st.data())
def test_holds_its_own_sentence_and_a_run_of_others(sentences: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(sentences) - 1))
    held = covered(paragraph(*sentences), at)
    assert at in held
    assert window(paragraph(*sentences), at) == " ".join(sentences[held.start : held.stop])
