"""Each question is accepted once, claimed by one, and answered in the order of its thread."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.store import Asked, ClaimLostError, Place, Surface
from bot.store.store import Store
from tests.store.conftest import Clock

LEASE = timedelta(minutes=2)

Places = Callable[..., Place]


def accept(store: Store, place: Place, text: str = "who?") -> Asked:
    asked = store.accept(place, text)
    assert asked is not None
    return asked


def claim(store: Store, worker: str = "one") -> Asked:
    asked = store.claim(worker, LEASE)
    assert asked is not None
    return asked


def finish(store: Store, asked: Asked) -> None:
    store.finish(asked.id, message_ts="9", outcome="answered", answer_json="{}", thread_state=None)


def test_a_question_comes_out_as_it_went_in(store: Store, make_place: Places, clock: Clock) -> None:
    place = make_place(surface=Surface.COMMAND, thread="", response_url="https://hooks.slack.com/x")
    accepted = store.accept(place, "Norfolk, “second jobs”?\n🚓", "summary")
    assert accepted == Asked(
        id=accepted.id if accepted else "",
        place=place,
        text="Norfolk, “second jobs”?\n🚓",
        request="summary",
        accepted_at=clock.now,
        attempts=0,
    )
    claimed = claim(store)
    assert (claimed.place, claimed.text, claimed.request) == (accepted.place, accepted.text, accepted.request)
    assert (claimed.id, claimed.accepted_at, claimed.attempts) == (accepted.id, accepted.accepted_at, 1)
    assert len(claimed.id) == 32


def test_the_same_message_is_accepted_once_whatever_event_brings_it(store: Store, make_place: Places) -> None:
    place = make_place(surface=Surface.MENTION)
    assert store.accept(place, "who?")
    assert store.accept(place, "who?") is None
    assert store.accept(make_place(ts=place.ts, surface=Surface.THREAD), "<@B> who?") is None
    assert store.accept(make_place(ts=place.ts, channel="C2"), "who?")
    assert store.accept(make_place(ts=place.ts, team="T2"), "who?")


def test_what_was_answered_failed_or_forgotten_is_not_accepted_again(store: Store, make_place: Places) -> None:
    answered, failed, forgotten = make_place(), make_place(), make_place(user="U2")
    finish(store, accept(store, answered))
    store.fail(accept(store, failed).id, "r1")
    finish(store, accept(store, forgotten))
    store.forget("T1", "U2")
    for place in (answered, failed, forgotten):
        assert store.accept(place, "who?") is None


def test_what_a_database_cannot_keep_is_replaced(store: Store, make_place: Places) -> None:
    accept(store, make_place(), "a\0b\ud800c")
    assert claim(store).text.replace("�", "") == "abc"


def test_questions_are_claimed_in_the_order_of_arrival_and_once(store: Store, make_place: Places, clock: Clock) -> None:
    first = accept(store, make_place())
    clock.move(hours=-2)
    second = accept(store, make_place())
    assert [claim(store).id, claim(store, "two").id] == [first.id, second.id]
    assert store.claim("three", LEASE) is None


def test_a_thread_is_answered_one_question_after_another(store: Store, make_place: Places) -> None:
    first = accept(store, make_place(thread="1"))
    second = accept(store, make_place(thread="1"))
    elsewhere = accept(store, make_place(thread="1", channel="C2"))
    assert claim(store).id == first.id
    assert claim(store).id == elsewhere.id
    assert store.claim("one", LEASE) is None
    finish(store, first)
    assert claim(store).id == second.id


def test_commands_do_not_wait_for_each_other(store: Store, make_place: Places) -> None:
    accept(store, make_place(thread=""))
    accept(store, make_place(thread=""))
    claim(store)
    claim(store)


def test_a_question_whose_worker_is_gone_goes_to_another(store: Store, make_place: Places, clock: Clock) -> None:
    accepted = accept(store, make_place())
    claim(store)
    clock.move(seconds=119)
    assert store.claim("two", LEASE) is None
    clock.move(seconds=1)
    again = claim(store, "two")
    assert (again.id, again.attempts, again.in_doubt) == (accepted.id, 2, False)
    assert not store.renew(again.id, "one", LEASE)
    with pytest.raises(ClaimLostError):
        store.begin_posting(again.id, "one")


def test_a_worker_that_renews_keeps_its_question(store: Store, make_place: Places, clock: Clock) -> None:
    asked = accept(store, make_place())
    claim(store)
    clock.move(seconds=119)
    assert store.renew(asked.id, "one", LEASE)
    clock.move(seconds=119)
    assert store.claim("two", LEASE) is None


def test_after_a_crash_while_posting_the_next_worker_is_told_of_the_doubt(
    store: Store, make_place: Places, clock: Clock
) -> None:
    accept(store, make_place())
    asked = claim(store)
    assert not store.was_posting(asked)
    store.begin_posting(asked.id, "one")
    clock.move(minutes=3)
    again = claim(store, "two")
    assert store.was_posting(again)
    clock.move(minutes=3)
    assert store.was_posting(claim(store, "three"))


def test_a_lease_that_is_nearly_over_lasts_while_the_answer_is_posted(
    store: Store, make_place: Places, clock: Clock
) -> None:
    accept(store, make_place())
    asked = claim(store)
    clock.move(seconds=119)
    store.begin_posting(asked.id, "one")
    clock.move(seconds=59)
    assert store.claim("two", LEASE) is None


def test_a_sign_of_life_does_not_shorten_the_time_for_posting(store: Store, make_place: Places, clock: Clock) -> None:
    accept(store, make_place())
    asked = claim(store)
    store.begin_posting(asked.id, "one")
    assert store.renew(asked.id, "one", timedelta(seconds=5))
    clock.move(seconds=59)
    assert store.claim("two", LEASE) is None


def test_a_lease_by_a_clock_that_was_ahead_ends_with_the_next_sign_of_life(
    store: Store, make_place: Places, clock: Clock
) -> None:
    accept(store, make_place())
    asked = claim(store)
    clock.move(days=-1)
    assert store.renew(asked.id, "one", LEASE)
    clock.move(seconds=120)
    assert store.claim("two", LEASE) is not None


def test_nothing_is_posted_for_a_question_that_is_finished(store: Store, make_place: Places) -> None:
    asked = accept(store, make_place())
    claim(store)
    store.fail(asked.id, "r1")
    with pytest.raises(ClaimLostError):
        store.begin_posting(asked.id, "one")


def test_a_postponed_question_waits_without_holding_up_other_threads(
    store: Store, make_place: Places, clock: Clock
) -> None:
    first = accept(store, make_place(thread="1"))
    accept(store, make_place(thread="1"))
    other = accept(store, make_place(thread="2"))
    asked = claim(store)
    store.begin_posting(first.id, "one")
    store.postpone(asked, clock.now + timedelta(seconds=30))
    assert claim(store).id == other.id
    assert store.claim("one", LEASE) is None
    clock.move(seconds=30)
    again = claim(store)
    assert (again.id, again.attempts, again.in_doubt) == (first.id, 1, False)


def test_a_question_can_be_postponed_in_doubt(store: Store, make_place: Places, clock: Clock) -> None:
    accept(store, make_place())
    asked = claim(store)
    store.begin_posting(asked.id, "one")
    store.postpone(asked, clock.now, in_doubt=True)
    assert claim(store).in_doubt


def test_what_another_worker_has_claimed_since_is_not_postponed(store: Store, make_place: Places, clock: Clock) -> None:
    accept(store, make_place())
    late = claim(store)
    clock.move(minutes=3)
    asked = claim(store, "two")
    store.begin_posting(asked.id, "two")
    store.postpone(late, clock.now)
    assert store.renew(asked.id, "two", LEASE)
    assert store.claim("three", LEASE) is None


def test_a_worker_that_stops_hands_back_what_it_holds(store: Store, make_place: Places) -> None:
    posting, claimed, others = (accept(store, make_place()) for _ in range(3))
    claim(store)
    claim(store)
    claim(store, "two")
    store.begin_posting(posting.id, "one")
    assert store.hand_back("one") == 2
    again = claim(store, "three")
    assert (again.id, again.in_doubt, again.attempts) == (posting.id, True, 1)
    again = claim(store, "three")
    assert (again.id, again.in_doubt, again.attempts) == (claimed.id, False, 1)
    assert store.claim("three", LEASE) is None
    assert store.renew(others.id, "two", LEASE)


def test_old_questions_go_to_one_worker_for_an_apology(store: Store, make_place: Places, clock: Clock) -> None:
    old = [accept(store, make_place(thread="1")) for _ in range(2)]
    clock.move(hours=1)
    accept(store, make_place())
    limit = clock.now - timedelta(minutes=15)
    assert [asked.id for asked in store.abandoned(limit, "one", LEASE)] == [asked.id for asked in old]
    assert store.abandoned(limit, "two", LEASE) == []


def test_the_queue_is_counted_from_its_head(store: Store, make_place: Places) -> None:
    first, second, third = (accept(store, make_place()) for _ in range(3))
    claim(store)
    assert store.queue_length() == 3
    assert [store.place_in_queue(asked.id) for asked in (first, second, third)] == [1, 2, 3]
    finish(store, first)
    assert store.queue_length() == 2
    assert [store.place_in_queue(asked.id) for asked in (first, second, third)] == [0, 1, 2]


def test_what_was_asked_lately_is_counted_by_user_and_channel(store: Store, make_place: Places, clock: Clock) -> None:
    accept(store, make_place())
    clock.move(seconds=60)
    finish(store, accept(store, make_place()))
    accept(store, make_place(user="U2"))
    accept(store, make_place(channel="C2"))
    accept(store, make_place(team="T2"))
    since = clock.now - timedelta(seconds=60)
    assert store.recent_count(user="U1", since=since) == 4
    assert store.recent_count(user="U1", since=since + timedelta(microseconds=1)) == 3
    assert store.recent_count(team="T1", user="U1", channel="C1", since=since) == 2
    assert store.recent_count(since=since) == 5


def test_when_the_clock_goes_back_a_dead_worker_does_not_keep_its_question(
    store: Store, make_place: Places, clock: Clock
) -> None:
    accept(store, make_place())
    claim(store)
    clock.move(days=-1)
    assert claim(store, "two").attempts == 2
    assert store.recent_count(user="U1", since=clock.now - timedelta(minutes=1)) == 0


def test_when_the_clock_goes_back_before_a_post_nobody_else_posts(
    store: Store, make_place: Places, clock: Clock
) -> None:
    accept(store, make_place())
    asked = claim(store)
    clock.move(days=-1)
    store.begin_posting(asked.id, "one")
    assert store.claim("two", LEASE) is None


def test_when_the_clock_goes_back_a_postponed_question_does_not_wait_for_it(
    store: Store, make_place: Places, clock: Clock
) -> None:
    accept(store, make_place())
    store.postpone(claim(store), clock.now + timedelta(days=2))
    clock.move(minutes=61)
    store.postpone(claim(store), clock.now + timedelta(minutes=30))
    clock.move(days=-1)
    claim(store)


def test_an_identity_is_new_once(store: Store, clock: Clock) -> None:
    assert not store.seen("click 1")
    assert store.seen("click 1")
    assert not store.seen("click 2")
    clock.move(days=4)
    store.prune(clock.now)
    assert not store.seen("click 1")
