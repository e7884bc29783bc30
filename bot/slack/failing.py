"""What went wrong, for the log: enough to mend it, and nothing of what was asked."""

from __future__ import annotations

import logging
import secrets

from bot.logs import describe_place


def make_reference() -> str:
    """What a user is told and the log line carries, so that one finds the other."""
    return secrets.token_hex(4)


def log_failure(log: logging.Logger, event: str, error: BaseException, **extra: object) -> None:
    """One line with the kind of the error and where it was raised.

    What it says is left out: it may quote a question, a report or an address with a token in it.
    """
    log.error(event, extra={"error": type(error).__name__, "where": describe_place(error), **extra})
