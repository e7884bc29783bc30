"""Posting an answer: once, where it was asked, in the richest form that Slack takes.

Nothing here sleeps or tries again by itself: what came of a call is returned, and the worker decides.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from http import HTTPStatus
from typing import Any

from slack_sdk.webhook import WebhookClient

from bot.monitoring import count_slack_error
from bot.slack.blocks.message import Message
from bot.slack.clients import TIMEOUT, Clients
from bot.slack.outcome import Later, Outcome, Posted, Refused, read_failure, read_refusal
from bot.slack.pacing import Lane, Pacing
from bot.store import Asked, Place

log = logging.getLogger(__name__)

EVENT_TYPE = "beatbook_answer"
"""Of the metadata by which a posted answer is found again."""
POST, WHISPER, RESPOND = "chat.postMessage", "chat.postEphemeral", "response_url"
NOT_THERE = "not_there"
PAGE = 200
"""Messages of a thread that are looked through at a time."""
SKEW = timedelta(minutes=10)
"""How far our clock may be ahead of Slack's."""

_TS = re.compile(r"\d+\.\d+")


@dataclass(frozen=True, slots=True)
class Delivery:
    """Posts, and finds what was posted. Threads may share it."""

    clients: Clients
    pacing: Pacing

    def wait(self, place: Place, *, private: bool = False) -> float:
        """Seconds until anything may be posted there."""
        return self.pacing.wait(_lane(place, private=private))

    def post(self, place: Place, forms: Sequence[Message], question: str, *, private: bool = False) -> Outcome:
        """The answer to a question in the first of its forms that Slack takes; last of all as bare text."""
        outcome = try_forms(forms, lambda form: self._send(place, form, question, private=private))
        if isinstance(outcome, Later) and outcome.is_limit:
            self.pacing.close(_lane(place, private=private), outcome.seconds)
        return outcome

    def find(self, asked: Asked) -> Outcome:
        """The message that answers a question, by its metadata; `Refused("not_there")` where there is none.

        This is the only place where a thread is read: where a crash or a cut line leaves it in doubt
        whether the answer was posted. A private answer leaves no trace to look for.
        """
        place = asked.place
        pages: dict[str, Any] = {"channel": place.channel, "oldest": _since(asked), "ts": place.thread or None}
        try:
            client = self.clients.of(place.team)
            read = client.conversations_replies if place.thread else client.conversations_history
            cursor: str | None = None
            while True:
                page = read(**pages, include_all_metadata=True, inclusive=True, limit=PAGE, cursor=cursor)
                for message in page.get("messages") or ():
                    if _question_of(message) == asked.id:
                        return Posted(place.channel, str(message["ts"]))
                cursor = (page.get("response_metadata") or {}).get("next_cursor")
                if not cursor:
                    return Refused(NOT_THERE)
        except Exception as error:  # noqa: BLE001 - urllib and the SDK raise dozens of kinds
            return read_failure(error)

    def _send(self, place: Place, form: Message, question: str, *, private: bool) -> Outcome:
        try:
            if place.response_url:
                return respond(place.response_url, form)
            client = self.clients.of(place.team)
            if private:
                client.chat_postEphemeral(
                    channel=place.channel,
                    user=place.user,
                    thread_ts=place.thread or None,
                    text=form.text,
                    blocks=form.blocks or None,
                )
                return Posted(place.channel, "")
            posted = client.chat_postMessage(
                channel=place.channel,
                thread_ts=place.thread or None,
                text=form.text,
                blocks=form.blocks or None,
                metadata={"event_type": EVENT_TYPE, "event_payload": {"question": question}},
                unfurl_links=False,
                unfurl_media=False,
            )
            return Posted(str(posted.get("channel") or place.channel), str(posted.get("ts") or ""))
        except Exception as error:  # noqa: BLE001 - urllib and the SDK raise dozens of kinds
            return read_failure(error)


def _lane(place: Place, *, private: bool) -> Lane:
    if place.response_url:
        return Lane(place.team, RESPOND, place.response_url)
    return Lane(place.team, WHISPER if private else POST, place.channel)


def try_forms(forms: Sequence[Message], send: Callable[[Message], Outcome]) -> Outcome:
    """What came of the first form that Slack takes, or of the words alone."""
    outcome: Outcome = Refused("no_form")
    for form in (*forms, Message(text=forms[0].text, blocks=[])):
        outcome = send(form)
        if not (isinstance(outcome, Refused) and outcome.is_form):
            break
        log.warning("slack refused a form", extra={"code": outcome.code})
    return outcome


def respond(url: str, form: Message, *, in_channel: bool = False) -> Outcome:
    """An answer to a command or a click, for who gave it or for the channel: Slack takes five within 30 minutes."""
    kind = "in_channel" if in_channel else "ephemeral"
    body: dict[str, Any] = {"response_type": kind, "replace_original": False, "text": form.text}
    body |= {"unfurl_links": False, "unfurl_media": False}
    if form.blocks:
        body["blocks"] = form.blocks
    try:
        answer = WebhookClient(url, timeout=TIMEOUT, retry_handlers=[]).send_dict(body)
    except Exception as error:  # noqa: BLE001 - urllib and the SDK raise dozens of kinds
        return read_failure(error)
    if answer.status_code == HTTPStatus.OK:
        return Posted("", "")
    code = _code_of(answer.body)
    count_slack_error(RESPOND, code)
    return read_refusal(answer.status_code, code, answer.headers)


def _code_of(body: str) -> str:
    """'expired_url', or what Slack's JSON calls it."""
    try:
        said = json.loads(body)
    except ValueError:
        return body.strip()
    return str(said.get("error") or "") if isinstance(said, dict) else str(said)


def _since(asked: Asked) -> str:
    """What to look after: the message that asked, or a while before the click that did."""
    if _TS.fullmatch(asked.place.ts):
        return asked.place.ts
    return f"{(asked.accepted_at - SKEW).timestamp():.6f}"


def _question_of(message: dict[str, Any]) -> str:
    metadata = message.get("metadata") or {}
    if metadata.get("event_type") != EVENT_TYPE:
        return ""
    return str((metadata.get("event_payload") or {}).get("question") or "")
