"""In a thread with the bot, people talk to each other too."""

from __future__ import annotations

import pytest

from bot.slack.addressed import is_addressed
from index.library import Library


@pytest.mark.parametrize(
    "text",
    [
        "and Norfolk?",
        "the others?",
        "why?",
        "show me the quotes",
        "can you show me Norfolk?",
        "rank them",
        "which ones don't?",
        "what about gifts?",
        "compare them",
        "gifts?",
        "does Norfolk have one?",
        "but how many second jobs were refused?",
        "How many forces review gifts",
        "tell me about Norfolk",
        "only Norfolk and Derbyshire",
    ],
)
def test_a_question_about_the_reports_is_for_the_bot(text: str, library: Library) -> None:
    assert is_addressed(text, library)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "thanks!",
        "ok",
        "great",
        "lol",
        "yes",
        "no",
        "thanks, I'll tell the editor about the gifts register",
        "Norfolk looks bad, we should call them",
        "Did you call Norfolk yet?",
        "I think Derbyshire has a gifts register",
        "shall we run this on Tuesday?",
        "are you free at 3?",
        "what do you think?",
        "I have no idea",
        "Nice. Norfolk next",
        "see https://example.org/gifts",
    ],
)
def test_what_people_say_to_each_other_is_not(text: str, library: Library) -> None:
    assert not is_addressed(text, library)
