"""Slack's Web API, for each workspace that has the bot."""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from bot.monitoring import count_slack_error
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.slack.installations import Installations

TIMEOUT = 20
"""Seconds that an answer of Slack's is waited for; less than a worker holds a question for."""


class NotInstalledError(Exception):
    """A workspace that has not installed the bot, or has taken it away again."""


class CountingClient(WebClient):
    """Counts the calls that fail."""

    def api_call(self, api_method: str, **given: Any) -> SlackResponse:  # noqa: ANN401 - its own
        try:
            return super().api_call(api_method, **given)
        except SlackApiError as error:
            count_slack_error(api_method, str(error.response.get("error") or ""))
            raise
        except Exception as error:
            count_slack_error(api_method, type(error).__name__)
            raise


@dataclass(frozen=True, slots=True)
class Clients:
    """Makes clients that try nothing again by themselves.

    The SDK's own way is to repeat a call where the line was cut, which posts a message twice if the first
    one had arrived.
    """

    settings: Settings
    installations: Installations | None = None

    def of(self, team: str) -> WebClient:
        """The client for one workspace. Raises `NotInstalledError`."""
        if self.installations is None:
            token = self.settings.slack_bot_token
            return self.make(token.get_secret_value() if token else "")
        found = self.installations.token_of(team)
        if not found:
            raise NotInstalledError(f"the bot is not installed in workspace {team}")
        return self.make(found)

    def make(self, token: str = "") -> WebClient:
        """A client with any token."""
        return CountingClient(
            token or None, base_url=base_url(self.settings), timeout=TIMEOUT, retry_handlers=[], ssl=_certificates()
        )


@cache
def _certificates() -> ssl.SSLContext:
    """Read once: by itself the SDK reads them for each call."""
    return ssl.create_default_context()


def base_url(settings: Settings) -> str:
    """The address of the Web API, which ends in a slash or the SDK would cut its last part off."""
    return f"{settings.slack_api_url.rstrip('/')}/"
