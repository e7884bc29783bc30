"""What came of a question: the answer, what people think of it, the record, and forgetting all of it."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, delete, exists, func, select, update

from bot.store.insertion import insert
from bot.store.question import State
from bot.store.queue import read_place
from bot.store.record import KeptAnswer, Recorded, Thumb
from bot.store.tables import answers, channels, feedback, questions
from bot.store.threads import forget_states, keep_state

OPEN = ("not_stated", "unclear")
"""Outcomes that tell an administrator what the reports, or the words, lack."""

PRUNED_AT_A_TIME = 500
"""Questions that are deleted in one transaction: others wait for it no longer than a moment."""

_finished = questions.c.finished_at.is_not(None)


def finish(  # noqa: PLR0913 - what is recorded together
    connection: Connection,
    question: str,
    *,
    message_ts: str,
    outcome: str,
    answer_json: str,
    thread_state: str | None,
    keeps_text: bool,
    now: datetime,
) -> None:
    row = _close(connection, question, State.ANSWERED, now, keeps_text=keeps_text, outcome=outcome)
    if row is None:
        return
    connection.execute(update(questions).where(questions.c.seq == row.seq).values(message_ts=message_ts))
    if answer_json:
        connection.execute(answers.insert().values(question=question, answer=answer_json))
    if thread := row.thread or message_ts:  # an answer that stands by itself may begin a thread
        keep_state(connection, (row.team, row.channel, thread), thread_state, now)


def fail(  # noqa: PLR0913 - what is recorded together
    connection: Connection, question: str, *, reference: str, outcome: str, keeps_text: bool, now: datetime
) -> None:
    row = _close(connection, question, State.FAILED, now, keeps_text=keeps_text, outcome=outcome)
    if row is not None:
        connection.execute(update(questions).where(questions.c.seq == row.seq).values(reference=reference))


def _close(  # noqa: PLR0913 - what is recorded together
    connection: Connection, question: str, state: State, now: datetime, *, keeps_text: bool, outcome: str
) -> Row[Any] | None:
    """The row of a question that is unfinished so far; None where there is nothing left to record."""
    mine = and_(questions.c.id == question, questions.c.finished_at.is_(None))
    row = connection.execute(select(questions).where(mine).with_for_update()).one_or_none()
    if row is None:
        return None
    if row.forgotten:
        connection.execute(delete(questions).where(questions.c.seq == row.seq))
        return None
    connection.execute(
        update(questions)
        .where(questions.c.seq == row.seq)
        .values(
            state=state,
            finished_at=now,
            outcome=outcome,
            text=row.text if keeps_text else "",
            response_url="",
            worker="",
            leased_at=None,
            leased_until=None,
            not_before=None,
        )
    )
    return row


def read_answer(connection: Connection, question: str) -> KeptAnswer | None:
    row = connection.execute(
        select(questions, answers.c.answer).join(answers).where(questions.c.id == question)
    ).one_or_none()
    if row is None:
        return None
    return KeptAnswer(
        question=row.id,
        place=read_place(row),
        answer_json=row.answer,
        message_ts=row.message_ts,
        outcome=row.outcome,
        answered_at=row.finished_at,
    )


def rate(connection: Connection, question: str, user: str, value: Thumb, now: datetime) -> bool:
    """False where the question is no longer kept."""
    if connection.scalar(select(questions.c.seq).where(questions.c.id == question).with_for_update(read=True)) is None:
        return False
    given = insert(connection, feedback).values(question=question, user_id=user, value=value, given_at=now)
    changed = {"value": value, "given_at": now}
    connection.execute(given.on_conflict_do_update(index_elements=["question", "user_id"], set_=changed))
    return True


def list_recent(connection: Connection, team: str, user: str, limit: int) -> list[Recorded]:
    own = (questions.c.team == team, questions.c.user_id == user)
    return _list(connection, limit, *own, answers.c.answer.is_not(None), shows_text=True)


def list_open(connection: Connection, team: str, limit: int) -> list[Recorded]:
    disliked = exists().where(feedback.c.question == questions.c.id, feedback.c.value == "down")
    is_open = questions.c.outcome.in_(OPEN) | disliked
    return _list(connection, limit, questions.c.team == team, _finished, is_open, shows_text=True)


def list_record(connection: Connection, team: str, since: datetime, limit: int) -> list[Recorded]:
    return _list(connection, limit, questions.c.team == team, questions.c.accepted_at >= since, shows_text=False)


def _list(connection: Connection, limit: int, *which: ColumnElement[bool], shows_text: bool) -> list[Recorded]:
    """The newest first."""
    thumbs = [
        select(func.count())
        .where(feedback.c.question == questions.c.id, feedback.c.value == value)
        .scalar_subquery()
        .label(f"{value}s")
        for value in ("up", "down")
    ]
    rows = connection.execute(
        select(questions, answers.c.answer, *thumbs)
        .outerjoin(answers)
        .where(*which)
        .order_by(questions.c.seq.desc())
        .limit(limit)
    )
    return [_read(row, shows_text=shows_text) for row in rows]


def _read(row: Row[Any], *, shows_text: bool) -> Recorded:
    text = row.text if row.finished_at else ""
    return Recorded(
        question=row.id,
        place=read_place(row),
        request=row.request,
        text=text or (_asked(row.answer) if shows_text else ""),
        accepted_at=row.accepted_at,
        finished_at=row.finished_at,
        outcome=row.outcome,
        reference=row.reference,
        ups=row.ups,
        downs=row.downs,
    )


def _asked(answer_json: str | None) -> str:
    """The question, as its answer repeats it."""
    try:
        answer = json.loads(answer_json or "{}")
    except ValueError:
        return ""
    return str(answer.get("question", "")) if isinstance(answer, dict) else ""


def forget(connection: Connection, team: str, user: str) -> int:
    """Deletes what a person asked and what they think of answers; what is being answered goes when it is posted."""
    own = and_(questions.c.team == team, questions.c.user_id == user)
    forget_states(connection, team, user)
    in_hands = questions.c.state.in_((State.CLAIMED, State.POSTING))
    connection.execute(update(questions).where(own, in_hands).values(forgotten=True))
    forgotten = connection.execute(delete(questions).where(own, ~in_hands)).rowcount
    elsewhere = exists().where(questions.c.id == feedback.c.question, questions.c.team == team)
    forgotten += connection.execute(delete(feedback).where(feedback.c.user_id == user, elsewhere)).rowcount
    connection.execute(
        update(channels).where(channels.c.team == team, channels.c.changed_by == user).values(changed_by="")
    )
    return forgotten


def prune(connection: Connection, before: datetime) -> int:
    """Deletes the oldest few that were finished before, with all that hangs on them."""
    old = (
        select(questions.c.seq)
        .where(questions.c.finished_at < before)
        .order_by(questions.c.seq)
        .limit(PRUNED_AT_A_TIME)
    )
    return connection.execute(delete(questions).where(questions.c.seq.in_(old))).rowcount
