"""Buttons below an answer, Home, and settings."""

from __future__ import annotations

import pytest

from bot.slack.bot import Bot
from bot.store import ChannelSettings
from tests.slack.scenarios.looking import ANSWER, CHANNEL, FIGURES, QUESTION, ask, settle, text_of, wait_for_call
from tests.slack.scenarios.running import ADMIN
from tests.slack.standin.control import Control, Json
from tests.slack.standin.proxy import FaultProxy


def test_a_sentence_is_shown_between_its_neighbours(bot: Bot, people: Control) -> None:
    del bot
    _, answer = ask(people)
    people.click("U0ADA", answer, "beatbook.context")
    view = people.wait(people.modals, "the view")[-1]
    shown = text_of(view)
    assert "The cited sentence" in shown
    assert "Revisiting police relationships" in shown
    assert "Paragraph " in shown


def test_all_rows_are_shown_page_by_page(bot: Bot, slack: FaultProxy, people: Control) -> None:
    people.command("U0ADA", CHANNEL, "/force", "norfolk")
    people.click("U0ADA", people.answer(CHANNEL), "beatbook.rows")
    first = people.wait(people.modals, "the view")[-1]
    assert "Page 1 of" in text_of(first)
    people.click_in_view("U0ADA", first, "beatbook.next")
    people.wait(lambda: [view for view in people.modals() if "Page 2 of" in text_of(view)], "the second page")
    settle(bot, slack, people)


def test_the_rows_come_as_a_file_in_the_thread(bot: Bot, slack: FaultProxy, people: Control) -> None:
    del bot
    ts, answer = ask(people)
    people.click("U0ADA", answer, "beatbook.csv")
    done = wait_for_call(slack, people, "files.completeUploadExternal")
    assert (done["channel_id"], done["thread_ts"]) == (CHANNEL, ts)
    [file] = people.wait(people.files, "the file")
    assert people.download(file).startswith(b"\xef\xbb\xbfforce,verdict")


def test_figures_are_drawn_beside_the_answer(bot: Bot, slack: FaultProxy, people: Control) -> None:
    del bot
    ts, answer = ask(people, FIGURES)
    assert "Northamptonshire 129" in answer["text"]
    done = wait_for_call(slack, people, "files.completeUploadExternal")
    assert (done["channel_id"], done["thread_ts"]) == (CHANNEL, ts)
    [upload] = slack.of("files.getUploadURLExternal")
    assert upload["alt_txt"].startswith("Bar chart of 5 forces")
    [file] = people.wait(people.files, "the chart")
    assert people.download(file).startswith(b"\x89PNG")


def test_the_last_word_of_each_user_is_kept(bot: Bot, slack: FaultProxy, people: Control) -> None:
    _, answer = ask(people, "which forces polish their badges?")
    settle(bot, slack, people)
    [record] = bot.parts.store.recent_questions(slack.workspace.team, "U0ADA", 1)
    for number, votes in (("1", (1, 0)), ("0", (0, 1))):
        people.click("U0ADA", answer, "beatbook.feedback", f"{record.question}:{number}")
        wait_for_votes(bot, slack, people, votes)
    assert record.question in {r.question for r in bot.parts.store.open_questions(slack.workspace.team, 50)}


def test_a_question_that_goes_on_from_an_answer_is_answered_in_its_thread(bot: Bot, people: Control) -> None:
    del bot
    ts, answer = ask(people)
    people.click("U0BEN", answer, "beatbook.follow_up")
    view = people.wait(people.modals, "the view")[-1]
    assert QUESTION in text_of(view)
    people.submit("U0BEN", {"question": {"question": {"type": "plain_text_input", "value": "and Derbyshire?"}}})
    second = people.answer(CHANNEL, ts, 2)
    assert second["text"].startswith("Asked: and Derbyshire?\nDerbyshire, cross-reference")


def test_an_example_is_asked_by_a_click(bot: Bot, people: Control) -> None:
    del bot
    ts, answer = ask(people, "hello")
    people.click("U0ADA", answer, "beatbook.ask")
    assert people.answer(CHANNEL, ts, 2)["text"].startswith("Asked: ")


def test_home_shows_what_is_loaded_and_answers_an_example_in_direct_messages(
    bot: Bot, slack: FaultProxy, people: Control
) -> None:
    people.open_home("U0ADA")
    home = people.wait(lambda: people.home("U0ADA"), "Home")
    assert "5 reports on 5 forces" in text_of(home)
    assert "For administrators" not in text_of(home)
    people.click_in_view("U0ADA", home, "beatbook.ask")
    call = wait_for_call(slack, people, "chat.postMessage")
    assert call["channel"].startswith("D")
    answer = people.answer(call["channel"])
    assert answer["text"].startswith("Asked: ")
    settle(bot, slack, people)
    people.post("U0ADA", call["channel"], "why?", answer["ts"])
    assert people.answer(call["channel"], answer["ts"])["text"]


def test_home_lists_for_administrators_what_was_not_answered(bot: Bot, slack: FaultProxy, people: Control) -> None:
    ask(people, "what is the airspeed of a swallow?")
    settle(bot, slack, people)
    people.open_home(ADMIN)
    home = people.wait(lambda: people.home(ADMIN), "Home")
    assert "For administrators" in text_of(home)
    assert "airspeed of a swallow" in text_of(home)
    people.click_in_view(ADMIN, home, "beatbook.open_csv")
    [file] = people.wait(people.files, "the list")
    assert b"airspeed of a swallow" in people.download(file)


def test_the_list_is_refused_to_others_whatever_they_click(bot: Bot, slack: FaultProxy, people: Control) -> None:
    ask(people, "what is the airspeed of a swallow?")
    settle(bot, slack, people)
    people.open_home(ADMIN)
    home = people.wait(lambda: people.home(ADMIN), "Home")
    people.open_home("U0ADA")
    people.wait(lambda: people.home("U0ADA"), "Home")
    people.click_in_view("U0ADA", home, "beatbook.open_csv")
    said = "Only administrators of this app get this list."
    people.wait(lambda: said in [call.args.get("text") for call in list(slack.calls)], "the refusal")
    assert people.files() == []


def test_an_administrator_sets_how_a_channel_is_answered(bot: Bot, slack: FaultProxy, people: Control) -> None:
    people.command(ADMIN, CHANNEL, "/beatbook", "settings")
    people.wait(people.modals, "the view")
    people.submit(ADMIN, choose(verbosity="brief", charts="no", private="yes"))
    people.wait(lambda: bot.parts.store.channel_settings(slack.workspace.team, CHANNEL).private, "the settings")
    assert bot.parts.store.channel_settings(slack.workspace.team, CHANNEL) == ChannelSettings(
        verbosity="brief", charts=False, private=True, changed_by=ADMIN
    )
    people.mention("U0ADA", CHANNEL, QUESTION)
    whisper = wait_for_call(slack, people, "chat.postEphemeral", 2)
    assert whisper["text"].startswith(ANSWER)
    assert whisper["user"] == "U0ADA"
    settle(bot, slack, people)
    assert slack.of("chat.postMessage") == []


def test_nobody_else_may_set_it(bot: Bot, slack: FaultProxy, people: Control) -> None:
    people.command("U0ADA", CHANNEL, "/beatbook", "settings")
    assert people.answer(CHANNEL)["text"].startswith("Only an administrator")
    people.command(ADMIN, CHANNEL, "/beatbook", "settings")
    people.wait(people.modals, "the view")
    people.submit("U0ADA", choose(verbosity="brief", charts="no", private="yes"))
    settle(bot, slack, people)
    assert bot.parts.store.channel_settings(slack.workspace.team, CHANNEL) == ChannelSettings()


def choose(**chosen: str) -> dict[str, dict[str, Json]]:
    """What the view of settings sends."""
    return {
        name: {name: {"type": "radio_buttons", "selected_option": {"value": value}}} for name, value in chosen.items()
    }


def wait_for_votes(bot: Bot, slack: FaultProxy, people: Control, votes: tuple[int, int]) -> None:
    people.wait(lambda: thumbs(bot, slack) == votes, "the vote")


def thumbs(bot: Bot, slack: FaultProxy) -> tuple[int, int]:
    [record] = bot.parts.store.recent_questions(slack.workspace.team, "U0ADA", 1)
    return record.ups, record.downs


@pytest.mark.parametrize("value", ["", "nonsense", "0" * 32])
def test_a_button_without_an_answer_says_so(value: str, bot: Bot, slack: FaultProxy, people: Control) -> None:
    del bot
    _, answer = ask(people)
    button = {
        "type": "button",
        "action_id": "beatbook.rows",
        "value": value,
        "text": {"type": "plain_text", "text": "x"},
    }
    forged = {**answer, "blocks": [{"type": "actions", "block_id": "b", "elements": [button]}]}
    people.click("U0ADA", forged, "beatbook.rows")
    assert wait_for_call(slack, people, "response_url")["text"].startswith("This answer is no longer kept")
