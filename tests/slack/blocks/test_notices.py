"""Short messages: calm, in words, and safe to echo into."""

from __future__ import annotations

from hypothesis import given

from bot.slack.blocks import notices
from bot.slack.blocks.follow_up import FIELD, follow_up_view, read_follow_up
from bot.slack.blocks.message import Message
from tests.slack.blocks.invented import ID, texts
from tests.slack.schemas.validate import find_faults, find_modal_faults


def faults_of(message: Message) -> list[str]:
    return find_faults({"text": message.text, "blocks": message.blocks})


def test_every_notice_is_valid_and_says_in_its_text_what_it_shows() -> None:
    said = [
        notices.reading_message(),
        notices.busy_message(3),
        notices.failed_message("7F3A"),
        notices.limited_message(20),
        notices.elsewhere_message(),
        notices.gone_message(),
        notices.forgotten_message(1),
        notices.thanks_message(),
        notices.shared_message(),
        notices.saved_message(),
        notices.nothing_message(),
    ]
    for message in said:
        assert faults_of(message) == []
        assert message.blocks[0]["text"]["text"] == message.text
    assert "number 3" in said[1].text
    assert "7F3A" in said[2].text


@given(texts)
def test_an_echoed_question_pings_nobody(question: str) -> None:
    assert faults_of(notices.apology_message(question)) == []


@given(texts)
def test_a_follow_up_can_be_asked_about_any_question(question: str) -> None:
    view = follow_up_view(ID, question)
    assert find_modal_faults(view) == []
    assert view["private_metadata"] == f"{ID}:0"


def test_what_was_typed_is_read() -> None:
    assert read_follow_up({FIELD: {FIELD: {"value": " and the others? "}}}) == "and the others?"
    assert read_follow_up({FIELD: {FIELD: {"value": None}}}) == ""
    assert read_follow_up({}) == ""
