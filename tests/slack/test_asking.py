"""What is read off Slack's payloads: who asked what, where, and whether it was asked of the bot."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.asking import clean_text, hear_command, hear_direct, hear_mention, hear_thread, is_from_person, team_of
from bot.store import Surface

BOT = "U0BOT"


def body_of(**event: Any) -> dict[str, Any]:  # noqa: ANN401 - as Slack sends it
    usual = {"type": "message", "channel": "C1", "user": "U1", "ts": "1.2", "text": "which forces?", **event}
    return {"team_id": "T1", "event": {name: value for name, value in usual.items() if value is not None}}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"<@{BOT}> which forces review gifts?", "which forces review gifts?"),
        (f"<@{BOT}|beatbook>: which forces?", "which forces?"),
        (f"hello <@{BOT}>, which forces?", "hello which forces?"),
        ("which forces &lt;do&gt; R&amp;D &amp;lt;?", "which forces <do> R&D &lt;?"),
        (
            "see <https://example.org/a|the report> and <https://example.org/b>",
            "see the report and https://example.org/b",
        ),
        ("<mailto:ann@example.org|ann@example.org> and <tel:123|123>", "ann@example.org and 123"),
        ("what of <#C1|news> and <#C2>?", "what of #news and ?"),
        ("<!here> <!channel> which forces?", "which forces?"),
        ("<!subteam^S1|@desk> and <!date^1392734382^{date}|Feb 18>", "@desk and Feb 18"),
        ("ask <@U2|ann> or <@U3>", "ask @ann or"),
        (
            "which forces *don’t* publish _gifts_ or ~hospitality~ `now`?",
            "which forces don’t publish gifts or hospitality now?",
        ),
        ("snake_case and 2*3 stay", "snake_case and 2*3 stay"),
        ("&gt; Of 5 forces, 2 do not.\nwhy?", "why?"),
        ("which\u00a0forces\u200b\u202e\u2066 do?\n\nreally", "which forces do? really"),
        ("", ""),
        (f"<@{BOT}>", ""),
    ],
)
def test_text_is_read_as_a_person_reads_it(text: str, words: str) -> None:
    assert clean_text(text, BOT) == words


@given(st.text(alphabet=st.characters(codec="utf-8") | st.sampled_from("<>&|@#!*_~`;"), max_size=200))
def test_any_text_is_cleaned_to_one_line_that_steers_nothing(text: str) -> None:
    words = clean_text(text, BOT)
    assert words == " ".join(words.split())
    assert words.isprintable()


@pytest.mark.parametrize(
    "event",
    [
        {"subtype": "message_changed"},
        {"subtype": "message_deleted"},
        {"subtype": "bot_message"},
        {"subtype": "channel_join"},
        {"bot_id": "B1"},
        {"hidden": True},
        {"edited": {"user": "U1", "ts": "1.3"}},
        {"user": BOT},
        {"user": "USLACKBOT"},
        {"user": None},
    ],
)
def test_what_no_person_wrote_just_now_is_not_heard(event: dict[str, Any]) -> None:
    body = body_of(**event)
    assert not is_from_person(body["event"], BOT)
    assert hear_mention(body, BOT) is None
    assert hear_direct(body_of(channel_type="im", **event), BOT) is None
    assert hear_thread(body_of(thread_ts="1.1", **event), BOT) is None


@pytest.mark.parametrize("subtype", [None, "file_share", "thread_broadcast"])
def test_a_message_with_a_file_or_shown_in_the_channel_too_is_heard(subtype: str | None) -> None:
    assert is_from_person(body_of(subtype=subtype)["event"], BOT)


def test_a_mention_is_answered_in_its_thread() -> None:
    heard = hear_mention(body_of(text=f"<@{BOT}> which forces?"), BOT)
    assert heard
    place = heard.place
    assert (place.team, place.channel, place.ts, place.thread, place.user) == ("T1", "C1", "1.2", "1.2", "U1")
    assert (place.surface, heard.text, heard.request) == (Surface.MENTION, "which forces?", "ask")
    within = hear_mention(body_of(thread_ts="1.1"), BOT)
    assert within
    assert within.place.thread == "1.1"


def test_a_direct_message_is_the_root_of_its_thread() -> None:
    heard = hear_direct(body_of(channel="D1", channel_type="im"), BOT)
    assert heard
    assert (heard.place.thread, heard.place.surface) == ("1.2", Surface.DIRECT)
    assert hear_direct(body_of(channel_type="channel"), BOT) is None


@pytest.mark.parametrize(
    "event",
    [
        {"thread_ts": None},
        {"thread_ts": "1.2"},
        {"thread_ts": "1.1", "channel_type": "im"},
        {"thread_ts": "1.1", "text": f"<@{BOT}> which forces?"},
        {"thread_ts": "1.1", "text": f"so <@{BOT}|beatbook> which forces?"},
        {"thread_ts": "1.1", "text": "<@U2> which forces?"},
        {"thread_ts": "1.1", "text": " <!here> which forces?"},
    ],
)
def test_what_is_no_reply_in_a_thread_or_is_for_somebody_else_is_left(event: dict[str, Any]) -> None:
    assert hear_thread(body_of(**event), BOT) is None


def test_a_reply_in_a_thread_is_heard() -> None:
    heard = hear_thread(body_of(thread_ts="1.1", channel_type="channel"), BOT)
    assert heard
    assert (heard.place.thread, heard.place.surface) == ("1.1", Surface.THREAD)


def test_a_command_is_known_by_its_trigger_and_answered_where_it_says() -> None:
    body = {
        "team_id": "T1",
        "channel_id": "C1",
        "user_id": "U1",
        "trigger_id": "13.7",
        "response_url": "https://hooks.example.org/1",
    }
    heard = hear_command(body, "summary", " norfolk  gifts ")
    place = heard.place
    assert (heard.text, heard.request) == ("norfolk gifts", "summary")
    assert (place.ts, place.thread, place.response_url) == ("13.7", "", "https://hooks.example.org/1")


@pytest.mark.parametrize(
    "body",
    [
        {"team_id": "T1"},
        {"team": {"id": "T1"}},
        {"team": None, "user": {"id": "U1", "team_id": "T1"}},
        {"team": None, "view": {"team_id": "T1"}},
    ],
)
def test_the_workspace_is_found_in_every_kind_of_payload(body: dict[str, Any]) -> None:
    assert team_of(body) == "T1"
