"""The Bolt app and its listeners."""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor

from slack_bolt import App
from slack_bolt.oauth.oauth_settings import OAuthSettings

from bot.settings import Settings
from bot.slack.clients import Clients
from bot.slack.failure import Failing
from bot.slack.listeners import register_listeners
from bot.slack.manifest import SCOPES
from bot.slack.parts import Parts

bolt_log = logging.getLogger("slack_bolt")
# Bolt reads SLACK_BOT_TOKEN too, and finds it strange that a client is given besides.
bolt_log.addFilter(lambda record: "`token` will be unused" not in str(record.msg))

LISTENERS = 10
"""Threads that listeners run in; answering is not among what they do."""


def build_app(settings: Settings, parts: Parts) -> App:
    """The app of one workspace, or of several that install it. Raises `BoltError` where the token is not valid."""
    secret = settings.slack_signing_secret
    app = App(
        name="beatbook",
        logger=bolt_log,
        signing_secret=secret.get_secret_value() if secret else "",
        client=parts.clients.of("") if parts.clients.installations is None else parts.clients.make(),
        oauth_settings=_read_oauth(settings, parts.clients),
        raise_error_for_unhandled_request=True,
        attaching_conversation_kwargs_enabled=False,
        listener_executor=ThreadPoolExecutor(LISTENERS, "listener"),
    )
    register_listeners(app, parts)
    app.error(Failing(parts).fail)
    return app


def _read_oauth(settings: Settings, clients: Clients) -> OAuthSettings | None:
    """How further workspaces install the bot: /slack/install leads to Slack and back to /slack/oauth_redirect."""
    store = clients.installations
    if store is None:
        return None
    secret = settings.slack_client_secret
    return OAuthSettings(
        client_id=settings.slack_client_id,
        client_secret=secret.get_secret_value() if secret else "",
        scopes=SCOPES,
        installation_store=store,
        installation_store_bot_only=True,
        state_store=store.states,
    )
