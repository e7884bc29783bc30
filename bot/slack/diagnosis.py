"""Whether Slack lets the bot in: tokens, scopes and clocks, tried out with calls that change nothing."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from enum import StrEnum
from http import HTTPStatus
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.settings import Settings
from bot.slack.clients import Clients
from bot.slack.manifest import SCOPES
from bot.slack.serving import list_missing

SKEW = 60.0
"""Seconds that our clock may differ from Slack's; at 300, signed requests are refused."""

_SECRET = re.compile(r"[0-9a-f]{32}")
_USER, _TEAM, _CHANNEL = (
    re.compile(r"[UW][A-Z0-9]{2,}"),
    re.compile(r"[TE][A-Z0-9]{2,}"),
    re.compile(r"[CGD][A-Z0-9]{2,}"),
)


class Grade(StrEnum):
    """How a finding is to be taken."""

    OK = "ok"
    NOTE = "note"
    """It works, and yet is perhaps not what was meant."""
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, how it is, and where it is not well, what to do."""

    grade: Grade
    what: str
    words: str


def examine_settings(settings: Settings) -> Iterator[Finding]:
    """What can be told of tokens and ids by their look."""
    missing = list_missing(settings)
    yield from (Finding(Grade.BAD, "settings", f"missing or wrong: {words}") for words in missing)
    if not missing:
        ways = [
            *(["Socket Mode"] if settings.slack_app_token else []),
            *(["HTTP"] if settings.slack_signing_secret else []),
        ]
        yield Finding(Grade.OK, "settings", f"{' and '.join(ways)}, with all that this takes")
    secret = settings.slack_signing_secret
    if secret and not _SECRET.fullmatch(secret.get_secret_value()):
        words = "SLACK_SIGNING_SECRET is not 32 hexadecimal digits: copy it anew (Basic Information, App Credentials)"
        yield Finding(Grade.NOTE, "settings", words)
    for name, ids, form, start in (
        ("BEATBOOK_ADMINS", settings.admins, _USER, "U or W"),
        ("BEATBOOK_WORKSPACES", settings.workspaces, _TEAM, "T"),
        ("BEATBOOK_CHANNELS", settings.channels, _CHANNEL, "C or G"),
    ):
        if wrong := [one for one in ids if not form.fullmatch(one)]:
            words = f"{name} takes ids, which begin with {start}, and not names: {', '.join(wrong)}"
            yield Finding(Grade.BAD, "settings", words)
    if not settings.admins:
        words = "BEATBOOK_ADMINS is empty: nobody sees what was not answered, and anybody may set how a channel is"
        yield Finding(Grade.NOTE, "settings", words)


def examine_slack(settings: Settings) -> Iterator[Finding]:
    """Whether Slack can be reached, and what it thinks of the tokens."""
    clients = Clients(settings)
    reached = _reach(clients.make())
    yield reached[0]
    if reached[0].grade is Grade.BAD:
        return
    if reached[1] is not None:
        yield _compare_clocks(reached[1])
    if token := settings.slack_bot_token:
        yield from _examine_bot_token(clients.make(token.get_secret_value()), settings)
    if app_token := settings.slack_app_token:
        yield _examine_app_token(clients.make(app_token.get_secret_value()))


def _reach(client: WebClient) -> tuple[Finding, float | None]:
    """Whether Slack answers at all, and how many seconds its clock is ahead of ours."""
    try:
        headers = client.api_call("api.test").headers
    except SlackApiError as error:
        headers = error.response.headers
        if int(error.response.status_code) >= HTTPStatus.INTERNAL_SERVER_ERROR:
            return Finding(Grade.BAD, "slack", f"{client.base_url} fails by itself: look at status.slack.com"), None
    except Exception as error:  # noqa: BLE001 - urllib and sockets raise dozens of kinds
        reason = getattr(error, "reason", error)
        words = f"{client.base_url} cannot be reached ({reason}): check network, proxy, firewall and SLACK_API_URL"
        return Finding(Grade.BAD, "slack", words), None
    return Finding(Grade.OK, "slack", f"{client.base_url} answers"), _read_skew(headers)


def _read_skew(headers: Any) -> float | None:  # noqa: ANN401 - as the SDK has them
    date = next((value for name, value in dict(headers).items() if name.lower() == "date"), None)
    try:
        return parsedate_to_datetime(date[0] if isinstance(date, list) else str(date)).timestamp() - time.time()
    except ValueError:
        return None


def _compare_clocks(skew: float) -> Finding:
    if abs(skew) <= SKEW:
        return Finding(Grade.OK, "clock", "the same as Slack's")
    words = f"it differs from Slack's by {abs(skew):.0f} seconds: set it (NTP), or signed requests are refused"
    return Finding(Grade.BAD, "clock", words)


def _examine_bot_token(client: WebClient, settings: Settings) -> Iterator[Finding]:
    try:
        answer = client.auth_test()
    except Exception as error:  # noqa: BLE001 - as above
        yield Finding(Grade.BAD, "bot token", f"{_code_of(error)}: copy SLACK_BOT_TOKEN anew (OAuth & Permissions)")
        return
    team = str(answer.get("team_id") or "")
    yield Finding(Grade.OK, "bot token", f"{answer.get('user')} in the workspace {answer.get('team')} ({team})")
    if settings.workspaces and team not in settings.workspaces:
        words = f"{team} is not among BEATBOOK_WORKSPACES: nobody there is answered"
        yield Finding(Grade.BAD, "bot token", words)
    given = next((value for name, value in dict(answer.headers).items() if name.lower() == "x-oauth-scopes"), None)
    yield _compare_scopes(given[0] if isinstance(given, list) else given)


def _compare_scopes(given: str | None) -> Finding:
    if given is None:
        return Finding(Grade.NOTE, "scopes", "Slack does not say which the token has")
    lacking = sorted(set(SCOPES) - {scope.strip() for scope in given.split(",")})
    if not lacking:
        return Finding(Grade.OK, "scopes", f"all {len(SCOPES)}")
    words = f"missing: {', '.join(lacking)}. Paste the manifest anew (App Manifest), and reinstall (Install App)"
    return Finding(Grade.BAD, "scopes", words)


def _examine_app_token(client: WebClient) -> Finding:
    """Asks for an address to connect to, and does not connect."""
    try:
        client.apps_connections_open(app_token=str(client.token))
    except Exception as error:  # noqa: BLE001 - as above
        words = f"{_code_of(error)}: make SLACK_APP_TOKEN with the scope connections:write (Basic Information)"
        return Finding(Grade.BAD, "app token", words)
    return Finding(Grade.OK, "app token", "Socket Mode is open to it")


def _code_of(error: Exception) -> str:
    if isinstance(error, SlackApiError):
        return f"Slack refuses it ({error.response.get('error')})"
    return f"no answer ({type(error).__name__})"
