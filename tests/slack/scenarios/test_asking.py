"""Asking in channels, threads and direct messages: each question gets one answer, in the right place."""

from __future__ import annotations

import pytest

from bot.slack.bot import Bot
from tests.slack.scenarios.looking import CHANNEL, QUESTION, elements_of, settle
from tests.slack.standin.control import Control
from tests.slack.standin.proxy import FaultProxy


def test_a_mention_is_answered_once_in_its_thread(bot: Bot, slack: FaultProxy, people: Control) -> None:
    ts = people.mention("U0ADA", CHANNEL, QUESTION)
    answer = people.answer(CHANNEL, ts)
    assert answer["text"].startswith("Of 5 forces, 2 do not: Norfolk, Northamptonshire.")
    settle(bot, slack, people)
    assert len(people.answers(CHANNEL)) == 1
    [call] = slack.of("chat.postMessage")
    assert call["unfurl_links"] in (False, "false", "0", 0)
    assert call["metadata"]["event_type"] == "beatbook_answer"


def test_a_direct_message_is_answered_there(bot: Bot, slack: FaultProxy, people: Control) -> None:
    channel, ts = people.direct("U0BEN", QUESTION)
    assert people.answer(channel, ts)["text"].startswith("Of 5 forces, 2 do not")
    settle(bot, slack, people)
    assert len(people.answers(channel)) == 1


def test_a_follow_up_in_the_thread_needs_no_mention(bot: Bot, slack: FaultProxy, people: Control) -> None:
    ts = people.mention("U0ADA", CHANNEL, QUESTION)
    people.answer(CHANNEL, ts)
    people.post("U0BEN", CHANNEL, "and Derbyshire?", ts)
    assert people.answer(CHANNEL, ts, 2)["text"].startswith("Derbyshire, cross-reference")
    people.post("U0ADA", CHANNEL, "the others?", ts)
    assert "Norfolk" in people.answer(CHANNEL, ts, 3)["text"]
    settle(bot, slack, people)
    assert not slack.of("conversations.replies")
    assert not slack.of("conversations.history")


@pytest.mark.parametrize(
    "text",
    [
        "<@U0BEN> can you call them?",
        "thanks, that helps",
        "shall we run this on Tuesday?",
        "I think Norfolk is the story",
        "<!here> see above",
    ],
)
def test_people_may_talk_in_the_thread(text: str, bot: Bot, slack: FaultProxy, people: Control) -> None:
    ts = people.mention("U0ADA", CHANNEL, QUESTION)
    people.answer(CHANNEL, ts)
    people.post("U0BEN", CHANNEL, text, ts)
    settle(bot, slack, people)
    assert len(people.answers(CHANNEL, ts)) == 1


def test_a_question_in_a_thread_that_the_bot_has_not_joined_is_not_answered(
    bot: Bot, slack: FaultProxy, people: Control
) -> None:
    ts = people.post("U0ADA", CHANNEL, "lunch?")
    people.post("U0BEN", CHANNEL, QUESTION, ts)
    settle(bot, slack, people)
    assert people.answers(CHANNEL) == []


def test_edits_and_deletions_are_not_answered(bot: Bot, slack: FaultProxy, people: Control) -> None:
    ts = people.mention("U0ADA", CHANNEL, QUESTION)
    people.answer(CHANNEL, ts)
    people.edit("U0ADA", CHANNEL, ts, f"<@{slack.workspace.bot_user}> how many second jobs did Norfolk have?")
    people.delete("U0ADA", CHANNEL, ts)
    settle(bot, slack, people)
    assert len(slack.of("chat.postMessage")) == 1


def test_other_bots_and_the_bot_itself_are_not_answered(bot: Bot, slack: FaultProxy, people: Control) -> None:
    mention = f"<@{slack.workspace.bot_user}> {QUESTION}"
    common = {"channel": CHANNEL, "channel_type": "channel", "event_ts": "1.1", "text": mention}
    slack.send_event({"type": "app_mention", "user": "U0OTHERBOT", "bot_id": "B0OTHER", "ts": "1700000000.1", **common})
    slack.send_event({"type": "message", "subtype": "bot_message", "bot_id": "B0OTHER", "ts": "1700000000.2", **common})
    slack.send_event({"type": "app_mention", "user": slack.workspace.bot_user, "ts": "1700000000.3", **common})
    settle(bot, slack, people)
    assert slack.of("chat.postMessage") == []


def test_an_event_that_comes_again_is_answered_once(bot: Bot, slack: FaultProxy, people: Control) -> None:
    ts = people.mention("U0ADA", CHANNEL, QUESTION)
    people.answer(CHANNEL, ts)
    for delivery in [one for one in slack.deliveries.all if one.payload["event"].get("ts") == ts]:
        slack.deliveries.event(delivery.payload)  # the same event_id
    settle(bot, slack, people)
    assert len(people.answers(CHANNEL, ts)) == 1


def test_what_a_question_quotes_and_marks_is_understood(bot: Bot, slack: FaultProxy, people: Control) -> None:
    del bot
    user = slack.workspace.bot_user
    ts = people.post("U0ADA", CHANNEL, f"<@{user}>  which forces *don’t* cross-reference procurement with gifts?")
    assert people.answer(CHANNEL, ts)["text"].startswith("Of 5 forces, 2 do not")


def test_a_mention_without_a_question_gets_examples(bot: Bot, people: Control) -> None:
    del bot
    ts = people.mention("U0ADA", CHANNEL, "")
    answer = people.answer(CHANNEL, ts)
    assert "Ask, for example" in answer["text"]
    assert elements_of(answer["blocks"], "button")
