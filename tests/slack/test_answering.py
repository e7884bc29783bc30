"""What each request brings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.answering import LONGEST, answer_request, draw_answer
from bot.suggestions import suggest_questions
from index.library import Library

REQUESTS = ("ask", "summary", "compare", "figures", "chart", "export")


@pytest.mark.parametrize(
    "text", ["norfolk second jobs", "second jobs in Norfolk", "norf second jobs", "NORFOLK second jobs"]
)
def test_a_summary_takes_the_force_from_wherever_it_is_named(text: str, library: Library) -> None:
    found = answer_request("summary", text, None, library).answer
    assert found.kind == "summary"
    assert found.question == "Norfolk second jobs"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Name a force: Derbyshire or Leicestershire"),
        ("Kent", "No report on “Kent” is loaded."),
        ("norfolk and derbyshire", "That names Norfolk and Derbyshire."),
        ("n", "“n” may mean Norfolk or Northamptonshire or Nottinghamshire."),
    ],
)
def test_a_summary_says_what_force_it_lacks(text: str, said: str, library: Library) -> None:
    assert answer_request("summary", text, None, library).answer.text.startswith(said)


def test_a_comparison_needs_no_word_for_it(library: Library) -> None:
    bare = answer_request("compare", "norfolk derbyshire gifts", None, library).answer
    full = answer_request("compare", "compare norfolk and derbyshire on gifts", None, library).answer
    assert bare.kind == full.kind == "comparison"


def test_a_thread_goes_on_from_its_state(library: Library) -> None:
    first = answer_request("ask", "which forces review second jobs?", None, library)
    second = answer_request("ask", "which ones don't?", first.state, library)
    assert second.answer.kind == "verdicts"
    assert answer_request("ask", "which ones don't?", "no state at all", library).answer.status in (
        "unclear",
        "answered",
        "not_stated",
    )


def test_a_command_leaves_no_state(library: Library) -> None:
    assert answer_request("compare", "norfolk and derbyshire", None, library).state is None


def test_a_chart_and_an_export_bring_files(library: Library) -> None:
    [chart] = answer_request("chart", "second jobs", None, library).files
    assert chart.content.startswith(b"\x89PNG")
    assert "Northamptonshire 129" in chart.alt
    [table] = answer_request("export", "second jobs in Norfolk", None, library).files
    assert table.content.decode("utf-8-sig").count("\r\n") == 2
    [book] = answer_request("export", "xlsx", None, library).files
    assert book.name == "figures.xlsx"
    assert answer_request("export", "teapots", None, library).files == ()


def test_a_question_that_is_too_long_is_not_read(library: Library) -> None:
    found = answer_request("ask", "gifts " * LONGEST, "kept", library)
    assert found.answer.status == "unclear"
    assert found.state == "kept"


def test_an_answer_with_many_figures_is_drawn(library: Library) -> None:
    examples = [example.question for example in suggest_questions(library)]
    drawn = [draw_answer(answer_request("ask", question, None, library).answer, library) for question in examples]
    assert any(drawn)
    assert not all(drawn)


@given(request=st.sampled_from(REQUESTS), text=st.text(max_size=60), state=st.none() | st.text(max_size=20))
def test_any_request_gets_an_answer(request: str, text: str, state: str | None, library: Library) -> None:
    assert answer_request(request, text, state, library).answer.text
