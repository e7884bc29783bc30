"""Messages as they are posted: what they say, and that nothing is lost in silence."""

from __future__ import annotations

import json

from bot.answer import read_answer
from bot.engine import answer
from bot.slack.blocks.answers import answer_message, show_question
from bot.slack.blocks.plain import plain_message
from index.library import Library

ID = "0123456789abcdef" * 2
GIFTS = "which forces don't cross-reference procurement with gifts?"


def test_the_verdict_comes_first_then_a_row_a_force_then_the_sentences(library: Library) -> None:
    message = answer_message(answer(GIFTS, library), question_id=ID)
    kinds = [block["type"] for block in message.blocks]
    assert kinds[:2] == ["rich_text", "table"]
    assert kinds[-2:] == ["actions", "context_actions"]
    assert (
        message.blocks[0]["elements"][0]["elements"][0]["text"] == "Of 5 forces, 2 do not: Norfolk, Northamptonshire."
    )
    rows = [[cell["text"] for cell in row] for row in message.blocks[1]["rows"]]
    assert rows[:3] == [["Verdict", "Force"], ["No", "Norfolk [3]"], ["No", "Northamptonshire [4]"]]
    assert "Norfolk, Northamptonshire" in message.text


def test_a_private_answer_can_be_shared_and_a_shared_one_says_what_was_asked(library: Library) -> None:
    found = answer(GIFTS, library)
    assert "Share in channel" in json.dumps(answer_message(found, question_id=ID, private=True).blocks)
    shared = show_question(answer_message(found, question_id=ID), found.question)
    assert "Share in channel" not in json.dumps(shared.blocks)
    assert shared.text.startswith(f"Asked: {GIFTS}\n")


def test_the_plain_form_says_the_same_in_sections(library: Library) -> None:
    message = plain_message(answer(GIFTS, library), question_id=ID)
    assert {block["type"] for block in message.blocks} == {"section", "actions"}
    assert "No (2): Norfolk [3], Northamptonshire [4]" in message.blocks[1]["text"]["text"]


def test_a_kept_answer_is_posted_as_the_fresh_one_was(library: Library) -> None:
    found = answer(GIFTS, library)
    assert answer_message(read_answer(found.to_json()), question_id=ID) == answer_message(found, question_id=ID)
