"""The questions that wait: who gets which, and who waits for what.

Each function is a part of one transaction. Order is by arrival, `seq`, and not by time: clocks jump. A lease and a
waiting time are given up where they lie further ahead than any that a right clock gives, since then it went back.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import ColumnElement, Connection, Row, Update, case, exists, func, or_, select, update

from bot.store.failure import ClaimLostError
from bot.store.identities import meet, name_question
from bot.store.question import Asked, Place, State, Surface
from bot.store.tables import questions

SKEW = timedelta(minutes=5)
"""How far the clocks of several bots may differ. Slack's signatures allow no more either."""

LONGEST_WAIT = timedelta(hours=1)

POSTING = timedelta(minutes=1)
"""How long posting a message may take, at least: it is not claimed by another meanwhile."""

_unfinished = questions.c.finished_at.is_(None)


def accept(connection: Connection, place: Place, text: str, request: str, now: datetime) -> Asked | None:
    if not meet(connection, name_question(place.team, place.channel, place.ts), now):
        return None
    asked = Asked(id=uuid4().hex, place=place, text=text, request=request, accepted_at=now, attempts=0)
    connection.execute(
        questions.insert().values(
            id=asked.id,
            team=place.team,
            channel=place.channel,
            ts=place.ts,
            thread=place.thread,
            user_id=place.user,
            surface=place.surface,
            response_url=place.response_url,
            request=request,
            text=text,
            state=State.ACCEPTED,
            accepted_at=now,
            attempts=0,
            worker="",
            message_ts="",
            outcome="",
            reference="",
            forgotten=False,
        )
    )
    return asked


def is_waiting(connection: Connection, now: datetime) -> bool:
    """Whether there is anything to claim, found without keeping others from writing."""
    return bool(connection.scalar(select(exists().where(_due(now), _first_of_its_thread()))))


def claim(connection: Connection, worker: str, lease: timedelta, now: datetime) -> Asked | None:
    return _take(connection, worker, lease, now, _first_of_its_thread())


def claim_old(
    connection: Connection, older_than: datetime, worker: str, lease: timedelta, now: datetime
) -> Asked | None:
    return _take(connection, worker, lease, now, questions.c.accepted_at < older_than)


def _take(
    connection: Connection, worker: str, lease: timedelta, now: datetime, *which: ColumnElement[bool]
) -> Asked | None:
    row = connection.execute(
        select(questions)
        .where(_due(now), *which)
        .order_by(questions.c.seq)
        .limit(1)
        .with_for_update(skip_locked=True, of=questions)
    ).one_or_none()
    if row is None:
        return None
    connection.execute(
        update(questions)
        .where(questions.c.seq == row.seq)
        .values(
            state=case((questions.c.state == State.POSTING, State.POSTING), else_=State.CLAIMED),
            worker=worker,
            leased_at=now,
            leased_until=now + lease,
            not_before=None,
            attempts=questions.c.attempts + 1,
        )
    )
    return Asked(
        id=row.id,
        place=read_place(row),
        text=row.text,
        request=row.request,
        accepted_at=row.accepted_at,
        attempts=row.attempts + 1,
        in_doubt=row.state == State.POSTING,
        worker=worker,
    )


def renew(connection: Connection, question: str, worker: str, lease: timedelta, now: datetime) -> bool:
    """Never for a shorter time than it is held already: what is being posted is held for longer."""
    until = _held_until(now, lease)
    changed = connection.execute(_held(question, worker).values(leased_at=now, leased_until=until))
    return changed.rowcount == 1


def begin_posting(connection: Connection, question: str, worker: str, now: datetime) -> None:
    until = _held_until(now, POSTING)
    changed = connection.execute(_held(question, worker).values(state=State.POSTING, leased_at=now, leased_until=until))
    if changed.rowcount != 1:
        raise ClaimLostError(f"question {question} is no longer {worker}'s to answer")


def postpone(connection: Connection, asked: Asked, until: datetime, now: datetime, *, in_doubt: bool) -> None:
    """Leaves a question alone that another has claimed since: it may be posting."""
    not_before = min(until, now + LONGEST_WAIT)
    connection.execute(_held(asked.id, asked.worker).values(not_before=not_before, **_handed_back(in_doubt=in_doubt)))


def hand_back(connection: Connection, worker: str) -> int:
    """What is being posted stays in doubt."""
    held = (questions.c.worker == worker, _unfinished)
    posting = connection.execute(
        update(questions).where(*held, questions.c.state == State.POSTING).values(**_handed_back(in_doubt=True))
    )
    others = connection.execute(update(questions).where(*held).values(**_handed_back(in_doubt=False)))
    return posting.rowcount + others.rowcount


def count_waiting(connection: Connection, question: str | None = None) -> int:
    """All, or those up to `question` with itself; 0 where that one is finished."""
    counting = select(func.count()).select_from(questions).where(_unfinished)
    if question is not None:
        own = select(questions.c.seq).where(questions.c.id == question, _unfinished).scalar_subquery()
        counting = counting.where(questions.c.seq <= own)
    return connection.scalar(counting) or 0


def count_recent(connection: Connection, whose: Mapping[str, str | None], since: datetime, now: datetime) -> int:
    """Of those whose columns are as given. What was accepted before the clock went back lies ahead, and is left out."""
    return (
        connection.scalar(
            select(func.count())
            .select_from(questions)
            .where(questions.c.accepted_at >= since, questions.c.accepted_at <= now + SKEW)
            .where(*(questions.c[name] == value for name, value in whose.items() if value is not None))
        )
        or 0
    )


def read_place(row: Row[Any]) -> Place:
    """Where the question of a row was asked."""
    return Place(
        team=row.team,
        channel=row.channel,
        ts=row.ts,
        thread=row.thread,
        user=row.user_id,
        surface=Surface(row.surface),
        response_url=row.response_url,
    )


def _held(question: str, worker: str) -> Update:
    return update(questions).where(questions.c.id == question, questions.c.worker == worker, _unfinished)


def _held_until(now: datetime, lease: timedelta) -> ColumnElement[datetime]:
    """When a lease ends that is renewed now: not sooner than it would have, unless that was by a clock gone wrong."""
    held = questions.c.leased_until
    return case((held.between(now + lease, now + SKEW), held), else_=now + lease)


def _handed_back(*, in_doubt: bool) -> dict[str, object]:
    """An attempt that was given up in an orderly way is none."""
    return {
        "state": State.POSTING if in_doubt else State.ACCEPTED,
        "worker": "",
        "leased_at": None,
        "leased_until": None,
        "attempts": questions.c.attempts - 1,
    }


def _due(now: datetime) -> ColumnElement[bool]:
    """Unfinished, in nobody's hands, and not to be left for later."""
    leased_until, not_before = questions.c.leased_until, questions.c.not_before
    is_free = or_(leased_until.is_(None), leased_until <= now, questions.c.leased_at > now + SKEW)
    has_come = or_(not_before.is_(None), not_before <= now, not_before > now + LONGEST_WAIT + SKEW)
    return _unfinished & is_free & has_come


def _first_of_its_thread() -> ColumnElement[bool]:
    """What follows in a thread goes on from what was asked before. Commands are in no thread."""
    older = questions.alias("older")
    same = [older.c[name] == questions.c[name] for name in ("team", "channel", "thread")]
    return (questions.c.thread == "") | ~exists().where(
        *same, older.c.seq < questions.c.seq, older.c.finished_at.is_(None)
    )
