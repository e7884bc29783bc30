"""Where a sentence falls into clauses."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.clauses import split_clauses


def pieces(text: str) -> list[list[str]]:
    """The pieces of each clause, without the white space and marks around them."""
    return [[text[start:end].strip(" ,.–") for start, end in clause.spans] for clause in split_clauses(text)]


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("The log is kept.", [["The log is kept"]]),
        ("The log is kept but not checked.", [["The log is kept"], ["but not checked"]]),
        ("The log is kept; it is checked.", [["The log is kept"], ["it is checked"]]),
        ("The log is kept – it is checked.", [["The log is kept"], ["it is checked"]]),
        ("The log is kept, and it is checked.", [["The log is kept"], ["and it is checked"]]),
        ("The log is kept and is checked.", [["The log is kept"], ["and is checked"]]),
        ("The log is kept, although late.", [["The log is kept"], ["although late"]]),
        ("The log is on paper rather than online.", [["The log is on paper"], ["rather than online"]]),
        ("The log is not kept, nor is a list.", [["The log is not kept"], ["nor is a list"]]),
        ("While gifts are logged, offers are not.", [["While gifts are logged"], ["offers are not"]]),
        (
            "The log is kept: a clerk enters all that is given.",
            [["The log is kept"], ["a clerk enters all that is given"]],
        ),
        ("The log is kept, an exercise that saves time.", [["The log is kept"], ["an exercise that saves time"]]),
        ("The log has lapsed, none having been kept.", [["The log has lapsed"], ["none having been kept"]]),
        # one clause after all
        ("The log, the list, and the register are kept.", [["The log, the list, and the register are kept"]]),
        ("All but one of the logs are kept.", [["All but one of the logs are kept"]]),
        ("The log has not yet been checked.", [["The log has not yet been checked"]]),
        ("The log is kept everywhere except at headquarters.", [["The log is kept everywhere except at headquarters"]]),
        ("The log is, however, kept.", [["The log is, however, kept"]]),
        ("Staff of the unit (PSD) are told.", [["Staff of the unit (PSD) are told"]]),
        ("It looks for gaps (e.g. where no value is given).", [["It looks for gaps (e.g. where no value is given)"]]),
        ("The log: not kept.", [["The log: not kept"]]),
        ("Checks on what is kept: none.", [["Checks on what is kept: none"]]),
        ("All are kept, with the exception of one.", [["All are kept, with the exception of one"]]),
        # one within another
        (
            "It had no log, at the date on which it closed, for gifts.",
            [["It had no log", "for gifts"], ["at the date on which it closed"]],
        ),
        ("The log, which is new, is kept.", [["The log", "is kept"], ["which is new"]]),
        ("The log (a list that is new) is kept.", [["The log", "is kept"], ["a list that is new"]]),
        ("The log – a list – is kept.", [["The log", "is kept"], ["a list"]]),
        ("The log, which is new but short, is kept.", [["The log", "is kept"], ["which is new"], ["but short"]]),
    ],
)
def test_a_sentence_falls_into_clauses(text: str, clauses: list[list[str]]) -> None:
    assert pieces(text) == clauses


def test_the_words_of_a_clause_are_those_of_all_its_pieces_and_no_others() -> None:
    main, inserted = split_clauses("The log, which nobody reads, is kept.")
    assert main.text.split() == ["The", "log", "is", "kept."]
    assert inserted.text.split() == ["which", "nobody", "reads"]


@given(st.text(max_size=200))
def test_the_clauses_of_any_text_lie_within_it_and_do_not_overlap(text: str) -> None:
    spans = sorted(span for clause in split_clauses(text) for span in clause.spans)
    assert spans
    assert all(0 <= start <= end <= len(text) for start, end in spans)
    assert all(earlier[1] <= later[0] for earlier, later in pairwise(spans))
