"""The store: each method is one transaction, done whole or not at all."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from datetime import UTC, datetime, timedelta
from threading import Lock
from typing import Self

from sqlalchemy import URL, Connection, Engine

from bot.store import answers, identities, queue, threads
from bot.store.engine import DEFAULT_URL, READING, open_engine, read_url
from bot.store.failure import FAULTS, explain
from bot.store.migrating import migrate
from bot.store.question import Asked, Place
from bot.store.record import ChannelSettings, KeptAnswer, Recorded, Thumb

Clock = Callable[[], datetime]


def read_clock() -> datetime:
    return datetime.now(UTC)


def open_store(
    url: str = DEFAULT_URL,
    *,
    keep: timedelta = timedelta(days=30),
    keeps_questions: bool = False,
    clock: Clock = read_clock,
) -> Store:
    """The store at `url`, its tables brought up to date while no other process does it. Raises `StoreError`.

    `keep` is how long a thread goes on; with `keeps_questions`, the record holds what was asked.
    """
    address = read_url(url)
    store = Store(address, open_engine(address), keep=keep, keeps_questions=keeps_questions, clock=clock)
    try:
        migrate(store.engine)
    except FAULTS as error:
        store.close()
        raise explain(error, address) from None
    except BaseException:
        store.close()
        raise
    return store


class Store:
    """What is kept. Threads and processes may use it at once; every method may raise `StoreError`."""

    def __init__(self, url: URL, engine: Engine, *, keep: timedelta, keeps_questions: bool, clock: Clock) -> None:
        self._url = url
        self.engine = engine
        """For the stores of installations that come with slack_sdk."""
        self._keep = keep
        self._keeps_questions = keeps_questions
        self._clock = clock
        # SQLite lets one write, and who waits for it in its own way may be passed over again and again.
        self._turn = Lock() if engine.dialect.name == "sqlite" else nullcontext()

    def accept(self, place: Place, text: str, request: str = "ask") -> Asked | None:
        """The question, kept: from here on it is answered, whatever happens. None where it is known already."""
        with self._writing() as connection:
            return queue.accept(connection, place, text, request, self._clock())

    def claim(self, worker: str, lease: timedelta) -> Asked | None:
        """The oldest question that is to be answered now, in nobody else's hands until `lease` has passed.

        Left out are those that wait for an earlier one of their thread, or for a time that has not come.
        """
        now = self._clock()
        with self._reading() as connection:
            if not queue.is_waiting(connection, now):
                return None
        with self._writing() as connection:
            return queue.claim(connection, worker, lease, now)

    def abandoned(self, older_than: datetime, worker: str, lease: timedelta) -> list[Asked]:
        """Those that have waited since before `older_than`, claimed for `worker`, so that one process apologises."""
        with self._writing() as connection:
            now = self._clock()
            return list(iter(lambda: queue.claim_old(connection, older_than, worker, lease, now), None))

    def renew(self, question: str, worker: str, lease: timedelta) -> bool:
        """Holds the question for another `lease`. False where it is no longer the worker's."""
        with self._writing() as connection:
            return queue.renew(connection, question, worker, lease, self._clock())

    def begin_posting(self, question: str, worker: str) -> None:
        """To be called before anything is posted: from here on, a crash leaves doubt.

        Raises `ClaimLostError` where another worker has the question now, and then nothing may be posted.
        """
        with self._writing() as connection:
            queue.begin_posting(connection, question, worker, self._clock())

    def was_posting(self, asked: Asked) -> bool:
        """Whether an earlier worker may have posted the answer: look for its message first."""
        return asked.in_doubt

    def postpone(self, asked: Asked, until: datetime, *, in_doubt: bool = False) -> None:
        """Gives back what was claimed, until then or for an hour; `in_doubt` where its answer may have been posted."""
        with self._writing() as connection:
            queue.postpone(connection, asked, until, self._clock(), in_doubt=in_doubt)

    def hand_back(self, worker: str) -> int:
        """Gives back all that the worker holds, for others to go on with at once; how many that were.

        Also for a worker that was ended, by the one that takes its place and name.
        """
        with self._writing() as connection:
            return queue.hand_back(connection, worker)

    def finish(
        self, question: str, *, message_ts: str, outcome: str, answer_json: str, thread_state: str | None
    ) -> None:
        """Records the answer and what the thread has come to. The first record counts, any further one is ignored.

        Without `thread_state`, the thread keeps the one that it has; without `answer_json`, no answer is kept.
        """
        with self._writing() as connection:
            answers.finish(
                connection,
                question,
                message_ts=message_ts,
                outcome=outcome,
                answer_json=answer_json,
                thread_state=thread_state,
                keeps_text=self._keeps_questions,
                now=self._clock(),
            )

    def fail(self, question: str, reference: str, outcome: str = "failed") -> None:
        """Records that there will be no answer, under the reference that the user was told."""
        with self._writing() as connection:
            answers.fail(
                connection,
                question,
                reference=reference,
                outcome=outcome,
                keeps_text=self._keeps_questions,
                now=self._clock(),
            )

    def queue_length(self) -> int:
        """Questions that are not finished."""
        with self._reading() as connection:
            return queue.count_waiting(connection)

    def place_in_queue(self, question: str) -> int:
        """1 for the question that is next or being answered, 0 for one that is finished."""
        with self._reading() as connection:
            return queue.count_waiting(connection, question)

    def recent_count(
        self, *, team: str | None = None, user: str | None = None, channel: str | None = None, since: datetime
    ) -> int:
        """Questions accepted since then, of a user or in a channel, for rate limits."""
        with self._reading() as connection:
            whose = {"team": team, "user_id": user, "channel": channel}
            return queue.count_recent(connection, whose, since, self._clock())

    def seen(self, identity: str) -> bool:
        """Whether this was asked about before, in the last three days; from now on it was."""
        with self._writing() as connection:
            return not identities.meet(connection, identity, self._clock())

    def thread_state(self, team: str, channel: str, thread: str) -> str | None:
        """What the last answer in the thread left; None in a new thread, or one that was left for too long."""
        with self._reading() as connection:
            return threads.read_state(connection, (team, channel, thread), self._clock() - self._keep)

    def joined(self, team: str, channel: str, thread: str) -> bool:
        """Whether the bot has answered in the thread, or is about to."""
        with self._reading() as connection:
            return threads.is_joined(connection, (team, channel, thread), self._clock() - self._keep)

    def answer(self, question: str) -> KeptAnswer | None:
        """The answer as it was given; None where it is not kept, or no longer."""
        with self._reading() as connection:
            return answers.read_answer(connection, question)

    def give_feedback(self, question: str, user: str, value: Thumb) -> bool:
        """Keeps what the user thinks of an answer: their last word. False where the answer is no longer kept."""
        with self._writing() as connection:
            return answers.rate(connection, question, user, value, self._clock())

    def channel_settings(self, team: str, channel: str) -> ChannelSettings:
        """What was chosen for the channel, or what holds where nothing was."""
        with self._reading() as connection:
            return threads.read_settings(connection, team, channel)

    def set_channel_settings(self, team: str, channel: str, settings: ChannelSettings) -> None:
        with self._writing() as connection:
            threads.keep_settings(connection, team, channel, settings, self._clock())

    def recent_questions(self, team: str, user: str, limit: int) -> list[Recorded]:
        """What the user asked and was answered, the newest first."""
        with self._reading() as connection:
            return answers.list_recent(connection, team, user, limit)

    def open_questions(self, team: str, limit: int) -> list[Recorded]:
        """What was not stated, not understood, or got a thumb down, the newest first: for administrators."""
        with self._reading() as connection:
            return answers.list_open(connection, team, limit)

    def audit(self, team: str, since: datetime, limit: int) -> list[Recorded]:
        """Who asked when, and what came of it, the newest first; what was asked only where that is kept by setting."""
        with self._reading() as connection:
            return answers.list_record(connection, team, since, limit)

    def forget(self, team: str, user: str) -> int:
        """Deletes what a person asked, was answered and thought of it; how many rows that were.

        What is being answered goes when it is finished. That an event was met stays known, as a digest.
        """
        with self._writing() as connection:
            forgotten = answers.forget(connection, team, user)
        self._wipe()
        return forgotten

    def prune(self, before: datetime) -> int:
        """Deletes what was finished, and threads that were left, before then; how many questions that were.

        With it goes what has expired by itself.
        """
        pruned = 0
        while True:
            with self._writing() as connection:
                few = answers.prune(connection, before)
                if few == 0:
                    threads.prune_states(connection, before)
                    identities.prune(connection, self._clock())
                    break
                pruned += few
        self._wipe()
        return pruned

    def health(self) -> None:
        """Writes and reads; raises `StoreError` where that cannot be."""
        with self._writing() as connection:
            identities.touch(connection, self._clock())

    def close(self) -> None:
        self.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _wipe(self) -> None:
        """Empties SQLite's log, where what was deleted stands still. Where others are reading it, that comes later."""
        with self._reading() as connection, suppress(sqlite3.Error):
            if connection.dialect.name == "sqlite":
                connection.connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        try:
            with self._turn, self.engine.begin() as connection:
                yield connection
        except FAULTS as error:
            raise explain(error, self._url) from None

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        try:
            with self.engine.connect().execution_options(**{READING: True}) as connection:
                yield connection
        except FAULTS as error:
            raise explain(error, self._url) from None
