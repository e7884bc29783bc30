"""What a report says on a topic."""

from __future__ import annotations

import pytest

from bot.question import parse_question
from bot.topic import find_about, read_topic
from index.library import Library


@pytest.mark.parametrize(
    "text", ["Compare Norfolk and Derbyshire", "Tell me about Norfolk", "Norfolk", "summary of Norfolk"]
)
def test_a_question_for_all_that_is_said_has_no_topic(library: Library, text: str) -> None:
    assert not read_topic(parse_question(text, library))


def test_a_paragraph_that_is_given_to_the_topic_belongs_to_it_as_a_whole(library: Library) -> None:
    topic = read_topic(parse_question("Compare Norfolk and Derbyshire on gifts", library))
    said = [passage.sentence.plain for passage in find_about(topic, library.reports_of("Derbyshire")[0], library)]
    assert any("local registers" in sentence for sentence in said)
    assert not any("second job" in sentence and "gifts" not in sentence for sentence in said)
