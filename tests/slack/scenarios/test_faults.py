"""What goes wrong between the bot and Slack, and in the bot: no question is lost, and none is answered twice."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.slack.bot import Bot
from bot.slack.worker import LEASE
from bot.store import Asked, Place, Surface
from bot.store.store import Store, open_store
from index.library import Library
from tests.slack.scenarios.conftest import Start
from tests.slack.scenarios.looking import ANSWER, CHANNEL, CLOSED, FIGURES, QUESTION, ask, settle, wait_for_call
from tests.slack.standin.control import Control
from tests.slack.standin.faults import Fault
from tests.slack.standin.proxy import FaultProxy

OTHER = "C0DATA"
TEAM = "T0BEAT"
POST = "chat.postMessage"


@pytest.mark.parametrize(
    "fault", [Fault.CUT_AFTER, Fault.CUT_BEFORE, Fault.SERVER_ERROR, Fault.UNAVAILABLE, Fault.RATE_LIMITED]
)
def test_a_call_that_fails_is_made_good_once(fault: Fault, one: Bot, slack: FaultProxy, people: Control) -> None:
    slack.faults.order(POST, fault)
    ts = people.mention("U0ADA", CHANNEL, QUESTION)
    assert people.answer(CHANNEL, ts)["text"].startswith(ANSWER)
    settle(one, slack, people)
    assert slack.faults.met[fault] == 1
    assert len(people.answers(CHANNEL, ts)) == 1


def test_an_answer_is_looked_for_only_where_there_is_doubt(one: Bot, slack: FaultProxy, people: Control) -> None:
    slack.faults.order(POST, Fault.CUT_AFTER)
    ask(people)
    settle(one, slack, people)
    [look] = slack.of("conversations.replies")
    assert str(look["include_all_metadata"]).lower() in ("1", "true")
    ask(people)
    settle(one, slack, people)
    assert len(slack.of("conversations.replies")) == 1


def test_where_slack_cannot_be_asked_the_answer_waits(one: Bot, slack: FaultProxy, people: Control) -> None:
    slack.faults.order(POST, Fault.CUT_AFTER)
    slack.faults.order("conversations.replies", Fault.UNAVAILABLE)
    ts, _ = ask(people)
    settle(one, slack, people)
    assert len(people.answers(CHANNEL, ts)) == 1
    assert one.parts.store.recent_questions(TEAM, "U0ADA", 1)[0].outcome == "answered"


def test_a_channel_that_slack_closes_holds_up_no_other(one: Bot, slack: FaultProxy, people: Control) -> None:
    slack.faults.order(POST, Fault.RATE_LIMITED, channel=CHANNEL, retry_after=3)
    held = people.mention("U0ADA", CHANNEL, QUESTION)
    people.wait(lambda: slack.faults.met[Fault.RATE_LIMITED], "the limit")
    also_held = people.mention("U0BEN", CHANNEL, QUESTION)
    free = people.mention("U0ADA", OTHER, QUESTION)
    people.answer(OTHER, free)
    assert people.answers(CHANNEL) == []
    assert people.answer(CHANNEL, held)
    assert people.answer(CHANNEL, also_held)
    settle(one, slack, people)
    assert len(people.answers(CHANNEL)) == 2


@pytest.mark.parametrize("times", [1, 2, 3])
def test_blocks_that_slack_refuses_give_way_to_plainer_ones(
    times: int, one: Bot, slack: FaultProxy, people: Control
) -> None:
    slack.faults.order(POST, Fault.INVALID_BLOCKS, times=times)
    ts, answer = ask(people)
    assert answer["text"].startswith(ANSWER)
    kinds = {block["type"] for block in answer.get("blocks", [])}
    assert ("table" in kinds, bool(kinds)) == (False, times == 1)
    settle(one, slack, people)
    assert len(people.answers(CHANNEL, ts)) == 1


def test_a_private_answer_comes_in_a_plainer_form_too(one: Bot, slack: FaultProxy, people: Control) -> None:
    slack.faults.order("response_url", Fault.INVALID_BLOCKS)
    people.command("U0ADA", CLOSED, "/beatbook", f"ask {QUESTION}")
    assert people.answer(CLOSED)["text"].startswith(ANSWER)
    settle(one, slack, people)


def test_what_slack_never_takes_is_recorded_as_failed(one: Bot, slack: FaultProxy, people: Control) -> None:
    event = {"type": "app_mention", "user": "U0ADA", "text": QUESTION, "ts": "1700000001.1", "channel": CLOSED}
    slack.send_event({**event, "event_ts": "1700000001.1"})
    settle(one, slack, people)
    [record, *_] = one.parts.store.audit(TEAM, datetime.now(UTC) - timedelta(minutes=1), 1)
    assert record.outcome == "not_in_channel"
    assert record.reference


def test_a_chart_that_fails_leaves_the_answer(one: Bot, slack: FaultProxy, people: Control) -> None:
    slack.faults.order("files.getUploadURLExternal", Fault.SERVER_ERROR)
    ts, _ = ask(people, FIGURES)
    settle(one, slack, people)
    assert len(people.answers(CHANNEL, ts)) == 1


def test_duplicates_and_retries_bring_one_answer(one: Bot, slack: FaultProxy, people: Control) -> None:
    asked = [people.mention("U0ADA", CHANNEL, QUESTION) for _ in range(5)]
    for delivery in list(slack.deliveries.all):
        for _ in range(3):
            slack.deliveries.event(delivery.payload)
    for ts in asked:
        people.answer(CHANNEL, ts)
    settle(one, slack, people)
    assert [len(people.answers(CHANNEL, ts)) for ts in asked] == [1] * 5


def test_an_event_is_acknowledged_at_once_however_long_the_answer_takes(
    start: Start, slack: FaultProxy, people: Control
) -> None:
    with held(start) as (bot, release):
        asked = [people.mention("U0ADA", CHANNEL, QUESTION) for _ in range(12)]
        people.command("U0BEN", CLOSED, "/beatbook", f"ask {QUESTION}")
        people.wait(lambda: slack.deliveries.waiting == 0, "the acknowledgements")
        assert slack.deliveries.late == []
        status = wait_for_call(slack, people, "assistant.threads.setStatus")
        assert status["status"] == "is reading the reports…"
        notice = wait_for_call(slack, people, "chat.postEphemeral")
        assert "Yours is number" in notice["text"]
        assert slack.of(POST) == []
        release.set()
        settle(bot, slack, people)
        assert sorted(call["thread_ts"] for call in slack.of(POST)) == sorted(asked)


def test_what_cannot_be_kept_is_not_acknowledged_and_comes_again(
    start: Start, slack: FaultProxy, people: Control, tmp_path: Path
) -> None:
    slack.deliveries.retry_gaps = (0.5, 0.5, 0.5, 0.5, 0.5, 0.5)
    with start() as bot:
        away = tmp_path / "away"
        away.mkdir()
        files = list(tmp_path.glob("beatbook.db*"))
        for file in files:
            file.rename(away / file.name)
        ts = people.mention("U0ADA", CHANNEL, QUESTION)
        mention = people.wait(lambda: [one for one in slack.deliveries.all if one.sent > 1], "the second try")[0]
        assert mention.payload["event"]["type"] == "app_mention"
        assert not mention.acknowledged
        for file in files:
            (away / file.name).rename(file)
        assert people.answer(CHANNEL, ts)["text"].startswith(ANSWER)
        settle(bot, slack, people)
        assert len(people.answers(CHANNEL, ts)) == 1


def test_a_command_that_cannot_be_kept_gets_a_calm_sentence(start: Start, people: Control, tmp_path: Path) -> None:
    with start():
        (tmp_path / "beatbook.db").rename(tmp_path / "away.db")
        people.command("U0ADA", CLOSED, "/beatbook", f"ask {QUESTION}")
        assert "something went wrong on our side" in people.answer(CLOSED)["text"]
        (tmp_path / "away.db").rename(tmp_path / "beatbook.db")


def test_what_was_posted_and_not_recorded_is_found_and_not_posted_again(
    start: Start, slack: FaultProxy, people: Control, tmp_path: Path
) -> None:
    ts = people.post("U0ADA", CHANNEL, "a question that another bot answered before it died")
    with before(tmp_path) as store:
        asked = store.accept(place_of(ts), QUESTION)
        assert asked
        store.claim("dead", LEASE)
        store.begin_posting(asked.id, "dead")
        store.hand_back("dead")
    with start(do=nothing) as bot:
        metadata = {"event_type": "beatbook_answer", "event_payload": {"question": asked.id}}
        bot.parts.clients.of(TEAM).chat_postMessage(channel=CHANNEL, thread_ts=ts, text="posted", metadata=metadata)
    with start() as bot:
        settle(bot, slack, people)
        assert [message["text"] for message in people.answers(CHANNEL, ts)] == ["posted"]
        kept = bot.parts.store.answer(asked.id)
        assert kept
        assert kept.message_ts == people.answers(CHANNEL, ts)[0]["ts"]
        people.post("U0BEN", CHANNEL, "and Derbyshire?", ts)
        assert people.answer(CHANNEL, ts, 2)["text"].startswith("Derbyshire, cross-reference")


def test_what_was_not_posted_before_the_crash_is_posted_after(
    start: Start, slack: FaultProxy, people: Control, tmp_path: Path
) -> None:
    ts = people.post("U0ADA", CHANNEL, "a question that another bot had taken in before it died")
    with before(tmp_path) as store:
        asked = store.accept(place_of(ts), QUESTION)
        assert asked
        store.claim("dead", LEASE)
        store.begin_posting(asked.id, "dead")
        store.hand_back("dead")
    with start() as bot:
        assert people.answer(CHANNEL, ts)["text"].startswith(ANSWER)
        settle(bot, slack, people)
        assert len(people.answers(CHANNEL, ts)) == 1


def test_on_start_young_questions_are_answered_and_old_ones_get_an_apology(
    start: Start, slack: FaultProxy, people: Control, tmp_path: Path
) -> None:
    old, young = (people.post("U0ADA", CHANNEL, "asked while the bot was away") for _ in range(2))
    with before(tmp_path, ago=timedelta(minutes=16)) as store:
        store.accept(place_of(old), QUESTION)
    with before(tmp_path, ago=timedelta(minutes=14)) as store:
        store.accept(place_of(young), QUESTION)
    with start() as bot:
        assert people.answer(CHANNEL, young)["text"].startswith(ANSWER)
        assert people.answer(CHANNEL, old)["text"].startswith("This question was not answered")
        settle(bot, slack, people)
        assert len(people.answers(CHANNEL)) == 2


def test_a_bot_that_stops_finishes_what_it_is_at(start: Start, slack: FaultProxy, people: Control) -> None:
    with held(start, workers=1) as (bot, release):
        asked = [people.mention("U0ADA", CHANNEL, QUESTION) for _ in range(3)]
        people.wait(lambda: slack.deliveries.waiting == 0, "the acknowledgements")
        stopping = threading.Thread(target=bot.workers.stop, args=(20.0,))
        stopping.start()
        release.set()
        stopping.join()
        assert len(people.answers(CHANNEL)) == 1
        assert bot.parts.store.queue_length() == 2
    with start() as bot:
        for ts in asked:
            people.answer(CHANNEL, ts)
        settle(bot, slack, people)
        assert len(people.answers(CHANNEL)) == 3


def test_who_asks_too_often_is_told_once_and_then_answered_again_later(
    start: Start, slack: FaultProxy, people: Control
) -> None:
    with start(user_limit=2) as bot:
        asked = [people.mention("U0ADA", CHANNEL, QUESTION) for _ in range(5)]
        other = people.mention("U0BEN", CHANNEL, QUESTION)
        assert people.answer(CHANNEL, other)["text"].startswith(ANSWER)
        settle(bot, slack, people)
        said = [message["text"] for ts in asked for message in people.answers(CHANNEL, ts)]
        assert len([text for text in said if text.startswith(ANSWER)]) == 2
        assert len([text for text in said if text.startswith("These were many questions")]) >= 1


def test_a_queue_that_is_full_says_so(start: Start, slack: FaultProxy, people: Control) -> None:
    with held(start, queue_limit=3, workers=1) as (bot, release):
        asked = [people.mention("U0ADA", CHANNEL, QUESTION) for _ in range(3)]
        people.wait(lambda: bot.parts.store.queue_length() == 3, "three questions")
        asked += [people.mention(user, CHANNEL, QUESTION) for user in ("U0BEN", "U0CLEO")]
        people.wait(lambda: slack.deliveries.waiting == 0, "the acknowledgements")
        release.set()
        said = [people.answer(CHANNEL, ts)["text"] for ts in asked]
        assert [text.startswith(ANSWER) for text in said] == [True, True, True, False, False]
        assert said[-1].startswith("Too many questions are waiting")
        settle(bot, slack, people)


def test_only_channels_and_workspaces_that_are_named_are_answered(
    start: Start, slack: FaultProxy, people: Control
) -> None:
    with start(channels=(OTHER,)) as bot:
        people.answer(OTHER, people.mention("U0ADA", OTHER, QUESTION))
        people.mention("U0ADA", CHANNEL, QUESTION)
        notice = wait_for_call(slack, people, "chat.postEphemeral")
        assert notice["text"].startswith("This app does not answer here")
        people.command("U0BEN", CLOSED, "/force", "norfolk")
        assert people.answer(CLOSED)["text"].startswith("This app does not answer here")
        channel, ts = people.direct("U0ADA", QUESTION)
        people.answer(channel, ts)
        settle(bot, slack, people)
        assert [call["channel"] for call in slack.of(POST)] == [OTHER, channel]


def test_another_workspace_is_not_let_in(start: Start, slack: FaultProxy, people: Control) -> None:
    with start(workspaces=("T0OTHER",)) as bot:
        people.mention("U0ADA", CHANNEL, QUESTION)
        people.command("U0BEN", CLOSED, "/force", "norfolk")
        assert people.answer(CLOSED)["text"].startswith("This app does not answer here")
        people.open_home("U0ADA")
        settle(bot, slack, people)
        assert slack.of(POST) == []
        assert slack.of("views.publish") == []


def test_an_answer_that_cannot_be_made_is_a_calm_sentence_with_a_reference(
    start: Start, slack: FaultProxy, people: Control, warmed: Library, caplog: pytest.LogCaptureFixture
) -> None:
    broken = replace(warmed)
    broken.__dict__["reader"] = None  # as if it had been lost
    with start(library=broken) as bot:
        _, answer = ask(people, "which forces keep a register of gifts from magpies?")
        assert answer["text"].startswith("That could not be answered")
        settle(bot, slack, people)
        [record] = bot.parts.store.audit(TEAM, datetime.now(UTC) - timedelta(minutes=1), 1)
        assert record.reference in answer["text"]
    line = next(record for record in caplog.records if record.msg == "failed")
    assert vars(line)["reference"] in answer["text"]
    assert "magpies" not in caplog.text
    assert "magpies" not in str([vars(record) for record in caplog.records])


@contextmanager
def held(start: Start, **changes: int) -> Iterator[tuple[Bot, threading.Event]]:
    """A bot whose work waits until it is released, as if each answer took that long."""
    release = threading.Event()
    bots: list[Bot] = []

    def wait(asked: Asked, worker: str, status: object) -> None:
        release.wait(30)
        bots[0].work.do(asked, worker, status)  # type: ignore[arg-type] # what a worker gives

    with start(do=wait, **changes) as bot:
        bots.append(bot)
        try:
            yield bot, release
        finally:
            release.set()


def nothing(asked: Asked, worker: str, status: object) -> None:
    """Leaves a question to its lease."""
    del asked, worker, status


def before(folder: Path, ago: timedelta = timedelta()) -> Store:
    """The store as an earlier bot had it."""
    return open_store(f"sqlite:///{folder / 'beatbook.db'}", clock=lambda: datetime.now(UTC) - ago)


def place_of(ts: str) -> Place:
    return Place(team=TEAM, channel=CHANNEL, ts=ts, thread=ts, user="U0ADA", surface=Surface.MENTION)
