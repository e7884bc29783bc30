"""What went wrong, for the log: enough to mend it, and nothing of what was asked."""

from __future__ import annotations

import logging
import secrets

from slack_sdk.errors import SlackApiError

from bot.logs import describe_place
from bot.store import StoreError


def make_reference() -> str:
    """What a user is told and the log line carries, so that one finds the other."""
    return secrets.token_hex(4)


def log_failure(log: logging.Logger, event: str, error: BaseException, **extra: object) -> None:
    """One line with the kind of the error and where it was raised.

    What it says is left out, but for Slack's own codes and the store's advice: it may quote a question, a report or
    an address with a token in it.
    """
    place = describe_place(error)
    log.error(event, extra={"error": type(error).__name__, "says": _say(error), "where": place, **extra})


def _say(error: BaseException) -> str:
    if isinstance(error, SlackApiError):
        return str(error.response.get("error") or "")[:100]
    return str(error) if isinstance(error, StoreError) else ""
