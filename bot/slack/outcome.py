"""What came of a call to Slack, read off its answer or the lack of one."""

from __future__ import annotations

import http.client
import socket
import urllib.error
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from slack_sdk.errors import SlackApiError

from bot.slack.clients import NotInstalledError

WAIT = 10.0
"""Seconds to wait where Slack says to, but not for how long; and before a call that cannot be made now."""


@dataclass(frozen=True, slots=True)
class Posted:
    """The message is there."""

    channel: str
    ts: str
    """Empty for a private answer, which no one can look up."""


@dataclass(frozen=True, slots=True)
class Later:
    """Nothing was posted, and it may be tried again after so many seconds."""

    seconds: float
    code: str
    is_limit: bool = False
    """Whether Slack asked for it, as it does of those who are too quick."""


@dataclass(frozen=True, slots=True)
class Unsure:
    """Nobody knows whether it was posted: the line was cut, or Slack failed while it worked."""

    code: str


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing was posted, and trying again will not help."""

    code: str
    is_form: bool = False
    """Whether it was the message's form that was refused, so that a plainer one may pass."""


Outcome = Posted | Later | Unsure | Refused

FORM = frozenset(
    "invalid_blocks invalid_blocks_format invalid_attachments msg_blocks_too_long msg_too_long too_many_attachments "
    "blocks_too_long invalid_arguments invalid_arg_name invalid_array_arg invalid_form_data markdown_text_conflict "
    "no_text".split()
)
LIMITS = frozenset("ratelimited rate_limited message_limit_exceeded rollup_error".split())
UNDER_WAY = frozenset("internal_error fatal_error service_unavailable request_timeout".split())
"""Slack's own words: 'some aspect of the operation succeeded before the error was raised'."""
CREDENTIALS = frozenset(
    "invalid_auth not_authed token_revoked token_expired account_inactive missing_scope no_permission "
    "org_login_required ekm_access_denied accesslimited access_denied team_access_not_granted "
    "not_allowed_token_type".split()
)
"""What whoever runs the bot can mend, while the question waits."""

UNREACHABLE = "unreachable"
SERVER_ERRORS = range(500, 600)


def read_failure(error: Exception) -> Outcome:
    """What an exception of the SDK means for what was sent."""
    if isinstance(error, SlackApiError):
        response = error.response
        code = str(response.get("error") or "")
        return read_refusal(int(getattr(response, "status_code", 200)), code, getattr(response, "headers", None) or {})
    if isinstance(error, NotInstalledError):
        return Refused("not_installed")
    reason = error.reason if isinstance(error, urllib.error.URLError) else error
    if isinstance(reason, ConnectionRefusedError | socket.gaierror):
        return Later(WAIT, UNREACHABLE)  # it never left this machine
    return Unsure(type(reason).__name__ if isinstance(reason, Exception) else UNREACHABLE)


def read_refusal(status: int, code: str, headers: Mapping[str, Any]) -> Outcome:
    """What an answer other than 'ok' means."""
    code = code.split("\n", 1)[0][:100]
    if status == http.client.TOO_MANY_REQUESTS or code in LIMITS:
        return Later(_read_wait(headers), "ratelimited", is_limit=True)
    if code in FORM:
        return Refused(code, is_form=True)
    if code in CREDENTIALS:
        return Later(WAIT, code)
    if status in SERVER_ERRORS or code in UNDER_WAY:
        return Unsure(code if code in UNDER_WAY else f"http_{status}")
    return Refused(code or f"http_{status}")


def _read_wait(headers: Mapping[str, Any]) -> float:
    given = next((value for name, value in headers.items() if name.lower() == "retry-after"), "")
    try:
        return max(0.0, float(given[0] if isinstance(given, list) else given))
    except (ValueError, IndexError):
        return WAIT
