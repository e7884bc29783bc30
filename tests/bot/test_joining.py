"""Two questions in one, answered over the five real reports."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answer import Verdict
from bot.conversation import State, reply
from bot.engine import answer
from bot.joining import join_verdicts
from index.library import Library
from tests.golden.contract import find_faults, find_misquotes

YES, NO, PARTLY, PLANNED = Verdict.YES, Verdict.NO, Verdict.PARTLY, Verdict.PLANNED
NOT_STATED, UNCLEAR = Verdict.NOT_STATED, Verdict.UNCLEAR


@pytest.mark.parametrize(
    ("first", "second", "both"),
    [
        (YES, YES, YES),
        (NO, NO, NO),
        (YES, NO, PARTLY),
        (YES, PLANNED, PARTLY),
        (PARTLY, NO, PARTLY),
        (PLANNED, PLANNED, PLANNED),
        (NO, PLANNED, NO),
        (NOT_STATED, NOT_STATED, NOT_STATED),
        (YES, NOT_STATED, UNCLEAR),
        (NO, NOT_STATED, NO),
        (YES, UNCLEAR, UNCLEAR),
    ],
)
def test_one_verdict_is_made_of_two(first: Verdict, second: Verdict, both: Verdict) -> None:
    assert join_verdicts([first, second]) is join_verdicts([second, first]) is both


@given(st.sampled_from(Verdict), st.sampled_from(Verdict), st.sampled_from([YES, NO]))
def test_both_are_as_asked_for_only_where_each_is(first: Verdict, second: Verdict, wants: Verdict) -> None:
    assert (join_verdicts([first, second], wants) is wants) == (first is second is wants)


PREDICATES = [
    "cross-reference procurement with gifts",
    "monitor social media",
    "review second jobs every year",
    "have a media policy",
    "publish the gifts register",
]
pairs = st.lists(st.sampled_from(PREDICATES), min_size=2, max_size=2, unique=True)


@given(st.sampled_from(["which forces", "do all forces", "do Norfolk and Derbyshire", "which forces don't"]), pairs)
@settings(max_examples=20)
def test_the_rows_of_both_follow_from_those_of_each(library: Library, lead: str, predicates: list[str]) -> None:
    text = f"{lead} {' and '.join(predicates)}?"
    both = answer(text, library)
    each = [answer(f"{lead} {predicate}?", library) for predicate in predicates]
    texts = {report.document: report.text for report in library.reports}
    assert not find_faults(both, text, library.forces)
    assert not find_misquotes(both, texts)
    quotes = {citation.id: citation.quote for citation in both.citations}
    for row, *rows in zip(both.verdicts, *(found.verdicts for found in each), strict=True):
        assert row.verdict is join_verdicts([one.verdict for one in rows], NO if "don't" in lead else YES)
        cited = {
            c.quote for one, found in zip(rows, each, strict=True) for c in found.citations if c.id in one.citations
        }
        assert {quotes[i] for i in row.citations} == cited
    assert set(both.matching) == set(each[0].matching) & set(each[1].matching)


def test_the_text_says_what_both_come_to_and_each(library: Library) -> None:
    found = answer("How many forces cross-reference gifts with contracts and monitor social media?", library)
    head, first, second = found.text.split("\n")
    assert head.startswith("Of 5 forces, 1 does both: Derbyshire.")
    assert first.startswith("Cross-reference gifts with contracts. Do not: Norfolk, Northamptonshire.")
    assert second.startswith("Monitor social media.")
    assert found.result
    assert (found.result.operation, found.result.value, found.result.forces) == ("count", 1, ("Derbyshire",))


def test_of_one_force_each_is_said_in_a_word(library: Library) -> None:
    found = answer("Did Norfolk investigate any leaks, and does it monitor social media?", library)
    assert found.text.split("\n") == [
        "Norfolk: in part.",
        "Investigate any leaks: no. Media leak investigations: Norfolk 0.",
        "Monitor social media: yes.",
    ]
    assert [(row.force, row.verdict, row.citations) for row in found.verdicts] == [("Norfolk", PARTLY, (1, 2))]


def test_what_is_done_and_not_done_is_told_apart(library: Library) -> None:
    found = answer("Which forces monitor social media but do not cross-reference procurement with gifts?", library)
    assert found.matching == ("Norfolk",)
    assert found.text.startswith("Of 5 forces, 1 fits both: Norfolk.")


def test_a_figure_and_a_passage_are_both_given(library: Library) -> None:
    text = "how many second jobs did Derbyshire refuse and who signs them off?"
    found = answer(text, library)
    assert not find_faults(found, text, library.forces)
    assert (found.kind, found.figures[0].value) == ("figures", 3)
    assert "line managers and the head of Human Resources" in found.text
    assert any("line managers" in citation.quote for citation in found.citations)


def test_a_force_without_a_report_is_named_and_the_other_answered(library: Library) -> None:
    found = answer("Does Kent vet contractors, and does Norfolk monitor social media?", library)
    assert (found.status, found.unknown_forces) == ("answered", ("Kent",))
    assert [(row.force, row.verdict) for row in found.verdicts] == [("Norfolk", YES)]


def test_a_thread_goes_on_with_both(library: Library) -> None:
    _, state = reply("which forces monitor social media and review second jobs every year?", State(), library)
    found, state = reply("and Derbyshire?", state, library)
    assert [(row.force, row.verdict) for row in found.verdicts] == [("Derbyshire", YES)]
    assert found.text.endswith("Monitor social media: yes.\nReview second jobs every year: yes.")
    _, state = reply("how many second jobs did Derbyshire refuse and who signs them off?", state, library)
    found, _ = reply("and Norfolk?", state, library)
    assert {citation.force for citation in found.citations} == {"Norfolk"}
    assert found.figures


def test_three_things_are_said_to_be_three(library: Library) -> None:
    text = answer(
        "which forces record declined gifts, monitor social media and review second jobs every year?", library
    ).text
    head, *lines = text.splitlines()
    assert " all: " in head
    assert [line.split(".")[0] for line in lines] == [
        "Record declined gifts",
        "Monitor social media",
        "Review second jobs every year",
    ]
