"""Slash commands: answered privately, anywhere, and shared by a button."""

from __future__ import annotations

import pytest

from bot.slack.bot import Bot
from tests.slack.scenarios.looking import ANSWER, CHANNEL, CLOSED, QUESTION, settle, text_of
from tests.slack.standin.control import Control, Json
from tests.slack.standin.proxy import FaultProxy


@pytest.mark.parametrize("channel", [CHANNEL, CLOSED])
def test_force_sums_up_a_report_for_the_eyes_of_one(channel: str, bot: Bot, slack: FaultProxy, people: Control) -> None:
    people.command("U0ADA", channel, "/force", "norfolk second jobs")
    answer = people.answer(channel)
    assert answer["subtype"] == "ephemeral"
    assert answer["text"].startswith("Norfolk Constabulary:")
    settle(bot, slack, people)
    assert slack.of("chat.postMessage") == []


def test_a_part_of_a_name_will_do_and_one_that_fits_none_is_said(bot: Bot, people: Control) -> None:
    del bot
    people.command("U0ADA", CHANNEL, "/force", "norf")
    assert people.answer(CHANNEL)["text"].startswith("Norfolk Constabulary:")
    people.command("U0ADA", CHANNEL, "/force", "Kent")
    assert people.answer(CHANNEL, count=2)["text"].startswith("No report on “Kent” is loaded.")


def test_ask_is_answered_privately_and_shared_by_a_button(bot: Bot, slack: FaultProxy, people: Control) -> None:
    people.command("U0ADA", CLOSED, "/beatbook", f"ask {QUESTION}")
    answer = people.answer(CLOSED)
    assert answer["subtype"] == "ephemeral"
    assert answer["text"].startswith(ANSWER)
    people.click("U0ADA", answer, "beatbook.share")
    shared = people.wait(lambda: shared_in(people, CLOSED), "what is shared")[0]
    assert shared["text"].startswith(f"Asked: {QUESTION}\n{ANSWER}")
    settle(bot, slack, people)
    people.click("U0ADA", answer, "beatbook.share")
    assert people.answer(CLOSED, count=3)["text"] == "It has been shared just now."
    assert len(shared_in(people, CLOSED)) == 1


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        (QUESTION, ANSWER),
        ("compare Norfolk and Derbyshire on gifts", "Derbyshire, Norfolk:"),
        ("figures second jobs", "Applications for second jobs: Northamptonshire 129"),
        ("figures", "The reports give figures of:"),
        ("figures teapots", "The reports give no figures of a measure “teapots”."),
    ],
)
def test_what_is_asked_for_by_a_word_is_looked_up(text: str, answer: str, bot: Bot, people: Control) -> None:
    del bot
    people.command("U0ADA", CHANNEL, "/beatbook", text)
    assert people.answer(CHANNEL)["text"].startswith(answer)


@pytest.mark.parametrize(("text", "shown"), [("", "/force NAME"), ("help", "/force NAME"), ("reports", "Derbyshire")])
def test_help_and_reports_come_with_the_acknowledgement(
    text: str, shown: str, bot: Bot, slack: FaultProxy, people: Control
) -> None:
    del bot
    people.command("U0ADA", CLOSED, "/beatbook", text)
    said = people.answer(CLOSED)
    assert said["subtype"] == "ephemeral"
    assert shown in text_of(said)
    assert slack.of("response_url") == []


def test_a_chart_comes_to_who_asked_with_words_for_those_who_cannot_see_it(
    bot: Bot, slack: FaultProxy, people: Control
) -> None:
    people.command("U0ADA", CLOSED, "/beatbook", "chart second jobs")
    answer = people.answer(CLOSED)
    assert answer["text"].startswith("Applications for second jobs: Northamptonshire 129")
    assert "The file is in your direct messages with this app." in answer["text"]
    [file] = people.files()
    assert people.download(file).startswith(b"\x89PNG")
    [upload] = slack.of("files.getUploadURLExternal")
    assert "Northamptonshire 129" in upload["alt_txt"]
    [done] = slack.of("files.completeUploadExternal")
    assert done["channel_id"].startswith("D")
    settle(bot, slack, people)


@pytest.mark.parametrize(
    ("text", "name", "start"),
    [("export", "figures.csv", b"\xef\xbb\xbfforce,measure"), ("export xlsx", "figures.xlsx", b"PK")],
)
def test_the_table_of_figures_comes_as_a_file(text: str, name: str, start: bytes, bot: Bot, people: Control) -> None:
    del bot
    people.command("U0ADA", CLOSED, "/beatbook", text)
    assert people.answer(CLOSED)["text"].split(" ", 1)[1].startswith("rows of figures")
    [file] = people.files()
    assert file["name"] == name
    assert people.download(file).startswith(start)


def test_a_private_answer_is_gone_on_from_privately(bot: Bot, people: Control) -> None:
    del bot
    people.command("U0ADA", CLOSED, "/beatbook", f"ask {QUESTION}")
    go_on(people, people.answer(CLOSED), "and Derbyshire?")
    second = people.answer(CLOSED, count=2)
    assert second["subtype"] == "ephemeral"
    assert "Derbyshire, cross-reference" in second["text"]
    go_on(people, second, "the others?")
    assert "Norfolk" in people.answer(CLOSED, count=3)["text"]


def test_who_asks_to_be_forgotten_is(bot: Bot, slack: FaultProxy, people: Control) -> None:
    people.command("U0BEN", CHANNEL, "/beatbook", f"ask {QUESTION}")
    people.answer(CHANNEL)
    settle(bot, slack, people)
    people.command("U0BEN", CHANNEL, "/beatbook", "forget me")
    assert people.answer(CHANNEL, count=2)["text"].startswith("Deleted: ")
    assert bot.parts.store.recent_questions(slack.workspace.team, "U0BEN", 10) == []


def go_on(people: Control, answer: Json, text: str) -> None:
    people.click("U0ADA", answer, "beatbook.follow_up")
    people.wait(people.modals, "the view")
    people.submit("U0ADA", {"question": {"question": {"type": "plain_text_input", "value": text}}})


def shared_in(people: Control, channel: str) -> list[Json]:
    return [message for message in people.answers(channel) if message.get("subtype") != "ephemeral"]
