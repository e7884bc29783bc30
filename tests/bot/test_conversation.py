"""Threads: what is carried from one message to the next."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.answer import Answer
from bot.conversation import State, last_question, read_state, reply
from bot.engine import answer
from index.library import Library, open_library
from tests.golden.contract import find_faults, find_misquotes

MESSAGES = [
    "Which forces cross-reference procurement with gifts?",
    "How many applications for second jobs did Norfolk have?",
    "Compare Norfolk and Derbyshire on second jobs",
    "What does the Norfolk report say about gifts?",
    "Norfolk",
    "and Derbyshire?",
    "what about gifts?",
    "which ones don't?",
    "the others?",
    "all of them?",
    "why?",
    "show me the quotes",
    "only the ones over 100",
    "as a percentage?",
    "rank them",
    "how many is that?",
    "compare those two",
    "what about the year before?",
    "do they review them every year?",
    "and Essex?",
    "everyone except Norfolk",
    "thanks",
    "",
]


def hold(messages: list[str], library: Library) -> list[Answer]:
    state, answers = State(), list[Answer]()
    for message in messages:
        found, state = reply(message, state, library)
        answers.append(found)
    return answers


@example(messages=["2", "how many is that?"])
@given(st.lists(st.one_of(st.sampled_from(MESSAGES), st.text(max_size=40)), max_size=6))
@settings(max_examples=60, deadline=None)
def test_any_conversation_keeps_to_the_contract_and_survives_being_stored(
    library: Library, messages: list[str]
) -> None:
    texts = {report.document: report.text for report in library.reports}
    state = State()
    for message in messages:
        found, state = reply(message, state, library)
        assert not find_faults(found, message, library.forces)
        assert not find_misquotes(found, texts)
        assert read_state(state.model_dump_json()) == state


def test_the_same_conversation_gives_the_same_answers(library: Library) -> None:
    assert hold(MESSAGES, library) == hold(MESSAGES, library)


@pytest.mark.parametrize("message", MESSAGES[:4])
def test_a_question_of_its_own_is_answered_as_if_nothing_had_gone_before(library: Library, message: str) -> None:
    assert hold([MESSAGES[0], message], library)[-1] == answer(message, library)


@pytest.mark.parametrize("text", ["", "no JSON", '{"version": 2}', '{"version": 1, "more": true}', "[1]"])
def test_a_state_that_cannot_be_read_is_a_new_thread(text: str) -> None:
    assert read_state(text) == State()


def test_what_cannot_be_looked_up_leaves_the_thread_as_it_was(library: Library) -> None:
    _, state = reply(MESSAGES[0], State(), library)
    found, after = reply("thanks!", state, library)
    assert found.status == "unclear"
    assert after == state


@pytest.mark.parametrize("message", ["which ones don't?", "why?", "rank them", "the others?", "compare those two"])
def test_a_follow_up_to_nothing_is_unclear_and_says_so(library: Library, message: str) -> None:
    found, state = reply(message, State(), library)
    assert (found.status, state) == ("unclear", State())
    assert "no question yet" in found.text


def test_an_answer_says_how_a_follow_up_was_read(library: Library) -> None:
    found = hold(["What does the Norfolk report say about second jobs?", "and Derbyshire?"], library)[-1]
    assert found.text.startswith("Derbyshire, second jobs:\n")


def test_a_force_without_a_report_does_not_break_the_thread(library: Library) -> None:
    _, unknown, known = hold(["Does Norfolk review second jobs?", "and Essex?", "and Derbyshire?"], library)
    assert unknown.unknown_forces == ("Essex",)
    assert [row.force for row in known.verdicts] == ["Derbyshire"]


def test_forces_whose_report_has_gone_are_left_out(library: Library, tmp_path: Path) -> None:
    _, state = reply("Compare Norfolk and Derbyshire on second jobs", State(), library)
    derbyshire = library.reports_of("Derbyshire")[0]
    (tmp_path / derbyshire.document).write_text(derbyshire.text, encoding="utf-8")
    assert last_question(state, open_library(tmp_path, library.vocabulary)).forces == ("Derbyshire",)


def test_those_two_means_the_two_that_the_last_answer_picked_out(library: Library) -> None:
    found = hold(["Which forces had more than 100 applications for second jobs?", "compare those two"], library)[-1]
    assert {row.force for row in found.figures} == {"Northamptonshire", "Nottinghamshire"}


def test_those_two_of_five_is_asked_back(library: Library) -> None:
    found = hold(["Rank the forces by applications for second jobs", "compare those two"], library)[-1]
    assert found.status == "unclear"
    assert "which forces are meant" in found.text
