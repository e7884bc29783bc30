"""The Bolt app: its listeners, and what is said where one of them fails."""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from slack_bolt import App, BoltResponse
from slack_bolt.error import BoltUnhandledRequestError
from slack_bolt.oauth.oauth_settings import OAuthSettings

from bot.settings import Settings
from bot.slack.asking import Payload
from bot.slack.blocks.notices import failed_message
from bot.slack.clients import Clients
from bot.slack.delivery import respond
from bot.slack.failing import log_failure, make_reference
from bot.slack.listeners import register_listeners
from bot.slack.manifest import SCOPES
from bot.slack.parts import Parts

log = logging.getLogger(__name__)
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
    app.error(_fail)
    if parts.clients.installations is not None:
        app.enable_token_revocation_listeners()
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


def _fail(error: Exception, body: dict[str, Any], response: BoltResponse | None) -> BoltResponse | None:
    """One calm sentence with a reference, which the log has too.

    An event whose question could not be kept is not acknowledged, so that Slack sends it again.
    """
    if isinstance(error, BoltUnhandledRequestError):
        log.info("not listened to", extra={"type": _type_of(body)})
        return BoltResponse(status=200, body="")
    reference = make_reference()
    log_failure(log, "listener failed", error, reference=reference, type=_type_of(body))
    if "event" in body:
        return None
    message = failed_message(reference)
    if "command" in body and response is not None:
        return BoltResponse(
            status=200, body={"response_type": "ephemeral", "text": message.text, "blocks": message.blocks}
        )
    if body.get("response_url"):
        respond(str(body["response_url"]), message)
    return None if response is None else BoltResponse(status=200, body="")


def _type_of(body: Payload) -> str:
    event = body.get("event")
    if isinstance(event, dict):
        return str(event.get("type"))
    return str(body.get("type") or ("command" if "command" in body else "unknown"))
