"""What is remembered of a question, for how long, and what is forgotten."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from bot.store import ChannelSettings, KeptAnswer, Place
from bot.store.store import Store, open_store
from tests.store.conftest import Clock

LEASE = timedelta(minutes=2)

Places = Callable[..., Place]


def ask(store: Store, place: Place, text: str = "who?", outcome: str = "answered", state: str | None = "{}") -> str:
    """Asks and answers; the question's id."""
    asked = store.accept(place, text)
    assert asked is not None
    answer = json.dumps({"question": text})
    store.finish(asked.id, message_ts="9", outcome=outcome, answer_json=answer, thread_state=state)
    return asked.id


def test_an_answer_is_kept_as_it_was_given(store: Store, make_place: Places, clock: Clock) -> None:
    place = make_place(response_url="https://hooks.slack.com/secret")
    question = ask(store, place, "Wer fragt – “Ü”?")
    expected = KeptAnswer(
        question=question,
        place=make_place(ts=place.ts),
        answer_json=json.dumps({"question": "Wer fragt – “Ü”?"}),
        message_ts="9",
        outcome="answered",
        answered_at=clock.now,
    )
    assert store.answer(question) == expected
    assert store.answer("0" * 32) is None


def test_the_first_record_of_an_answer_counts(store: Store, make_place: Places) -> None:
    question = ask(store, make_place(thread="1"), state="first")
    store.finish(question, message_ts="10", outcome="unclear", answer_json="{}", thread_state="second")
    store.fail(question, "r1")
    kept = store.answer(question)
    assert kept is not None
    assert (kept.message_ts, kept.outcome) == ("9", "answered")
    assert store.thread_state("T1", "C1", "1") == "first"


def test_a_thread_keeps_the_state_of_its_last_answer(store: Store, make_place: Places) -> None:
    assert store.thread_state("T1", "C1", "1") is None
    ask(store, make_place(thread="1"), state="first")
    ask(store, make_place(thread="1"), state=None)
    assert store.thread_state("T1", "C1", "1") == "first"
    ask(store, make_place(thread="1"), state="second")
    assert store.thread_state("T1", "C1", "1") == "second"
    assert store.thread_state("T1", "C2", "1") is None


def test_the_bot_is_in_a_thread_from_the_first_question_on(store: Store, make_place: Places, clock: Clock) -> None:
    assert not store.joined("T1", "C1", "1")
    asked = store.accept(make_place(thread="1"), "who?")
    assert asked
    assert store.joined("T1", "C1", "1")
    store.fail(asked.id, "r1")
    assert not store.joined("T1", "C1", "1")
    ask(store, make_place(thread="1"), state=None)
    assert store.joined("T1", "C1", "1")
    clock.move(days=31)
    assert not store.joined("T1", "C1", "1")


def test_a_thread_that_was_left_for_long_begins_anew(store: Store, make_place: Places, clock: Clock) -> None:
    ask(store, make_place(thread="1"))
    clock.move(days=31)
    assert store.thread_state("T1", "C1", "1") is None


def test_a_command_leaves_no_thread(store: Store, make_place: Places) -> None:
    ask(store, make_place(thread=""))
    assert not store.joined("T1", "C1", "")


def test_the_last_word_of_each_user_on_an_answer_counts(store: Store, make_place: Places) -> None:
    question = ask(store, make_place())
    assert store.give_feedback(question, "U1", "down")
    assert store.give_feedback(question, "U2", "up")
    assert [(one.ups, one.downs) for one in store.open_questions("T1", 9)] == [(1, 1)]
    assert store.give_feedback(question, "U1", "up")
    assert store.open_questions("T1", 9) == []
    assert not store.give_feedback("0" * 32, "U1", "up")


def test_administrators_see_what_was_not_answered_newest_first(store: Store, make_place: Places) -> None:
    ask(store, make_place(), "fine?")
    ask(store, make_place(), "unstated?", "not_stated")
    ask(store, make_place(), "hm", "unclear")
    store.give_feedback(ask(store, make_place(), "wrong?"), "U2", "down")
    ask(store, make_place(team="T2"), "elsewhere?", "not_stated")
    assert [one.text for one in store.open_questions("T1", 9)] == ["wrong?", "hm", "unstated?"]
    assert [one.text for one in store.open_questions("T1", 2)] == ["wrong?", "hm"]


def test_a_user_sees_their_own_answered_questions(store: Store, make_place: Places) -> None:
    ask(store, make_place(), "first?")
    ask(store, make_place(user="U2"), "another's?")
    waiting = store.accept(make_place(), "waiting?")
    failed = store.accept(make_place(), "failed?")
    assert waiting
    assert failed
    store.fail(failed.id, "r1")
    ask(store, make_place(), "last?")
    assert [one.text for one in store.recent_questions("T1", "U1", 9)] == ["last?", "first?"]
    assert [one.text for one in store.recent_questions("T1", "U1", 1)] == ["last?"]


def test_the_record_says_who_asked_when_and_what_came_of_it(store: Store, make_place: Places, clock: Clock) -> None:
    start = clock.now
    failed = store.accept(make_place(user="U2"), "failed?")
    assert failed
    store.fail(failed.id, "r1")
    clock.move(seconds=1)
    ask(store, make_place(), "first?")
    store.accept(make_place(), "waiting?")
    rows = [
        (one.place.user, one.outcome, one.reference, one.text, one.finished_at is None)
        for one in store.audit("T1", start, 9)
    ]
    assert rows == [("U1", "", "", "", True), ("U1", "answered", "", "", False), ("U2", "failed", "r1", "", False)]
    assert len(store.audit("T1", clock.now, 9)) == 2


def test_the_record_holds_what_was_asked_where_that_is_kept_by_setting(
    url: str, make_place: Places, clock: Clock
) -> None:
    with open_store(url, keeps_questions=True, clock=clock) as store:
        ask(store, make_place(), "first?")
        assert [one.text for one in store.audit("T1", clock.now, 9)] == ["first?"]


def test_channel_settings_are_those_that_were_chosen_last(store: Store) -> None:
    assert store.channel_settings("T1", "C1") == ChannelSettings()
    chosen = ChannelSettings(families=("a", "b, c"), verbosity="brief", charts=False, private=True, changed_by="U1")
    store.set_channel_settings("T1", "C1", ChannelSettings(charts=False))
    store.set_channel_settings("T1", "C1", chosen)
    assert store.channel_settings("T1", "C1") == chosen
    assert store.channel_settings("T1", "C2") == ChannelSettings()


def test_a_person_is_forgotten_and_others_are_not(store: Store, make_place: Places) -> None:
    own = ask(store, make_place(user="U1", thread="1"), "U1 asks")
    others = ask(store, make_place(user="U2", thread="2"), "U2 asks", "not_stated")
    elsewhere = ask(store, make_place(user="U1", team="T2"), "U1 asks there")
    store.accept(make_place(user="U1"), "waits")
    store.give_feedback(others, "U1", "up")
    store.give_feedback(others, "U3", "down")
    store.set_channel_settings("T1", "C1", ChannelSettings(charts=False, changed_by="U1"))
    assert store.forget("T1", "U1") == 3
    assert store.answer(own) is None
    assert store.answer(elsewhere) is not None
    assert store.recent_questions("T1", "U1", 9) == []
    assert store.thread_state("T1", "C1", "1") is None
    assert store.joined("T1", "C1", "1")
    assert store.thread_state("T1", "C1", "2") == "{}"
    assert [(one.place.user, one.ups, one.downs) for one in store.open_questions("T1", 9)] == [("U2", 0, 1)]
    assert store.channel_settings("T1", "C1") == ChannelSettings(charts=False)
    assert store.queue_length() == 0


def test_what_is_forgotten_or_old_is_in_no_file(
    sqlite_url: str, tmp_path: Path, make_place: Places, clock: Clock
) -> None:
    with open_store(sqlite_url, keeps_questions=True, clock=clock) as store:
        ask(store, make_place(thread="1"), "a secret", state="a secret")
        ask(store, make_place(user="U2"), "a secret")
        assert find(tmp_path, b"a secret")
        store.forget("T1", "U1")
        clock.move(days=1)
        store.prune(clock.now)
        assert not find(tmp_path, b"a secret")


def find(folder: Path, words: bytes) -> list[str]:
    return [path.name for path in folder.iterdir() if words in path.read_bytes()]


def test_what_is_being_answered_is_answered_and_then_forgotten(store: Store, make_place: Places) -> None:
    asked = store.accept(make_place(thread="1"), "forget me")
    assert asked
    store.claim("one", LEASE)
    store.forget("T1", "U1")
    store.begin_posting(asked.id, "one")
    store.finish(asked.id, message_ts="9", outcome="answered", answer_json="{}", thread_state="{}")
    assert store.answer(asked.id) is None
    assert store.audit("T1", asked.accepted_at, 9) == []
    assert store.thread_state("T1", "C1", "1") is None


def test_what_is_old_is_deleted_and_what_waits_is_not(store: Store, make_place: Places, clock: Clock) -> None:
    old = ask(store, make_place(thread="1"))
    store.give_feedback(old, "U1", "down")
    store.accept(make_place(), "waits")
    clock.move(days=30)
    new = ask(store, make_place(thread="2"))
    assert store.prune(clock.now - timedelta(days=30)) == 0
    assert store.prune(clock.now - timedelta(days=29)) == 1
    assert store.answer(old) is None
    assert store.answer(new) is not None
    assert store.queue_length() == 1
    assert store.joined("T1", "C1", "2")


def test_much_that_is_old_is_deleted_little_by_little(
    store: Store, make_place: Places, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.store.answers.PRUNED_AT_A_TIME", 3)
    for _ in range(10):
        ask(store, make_place())
    clock.move(days=1)
    assert store.prune(clock.now) == 10
