"""The way in: Socket Mode, for which the bot calls Slack, or HTTP, for which Slack calls the bot."""

from __future__ import annotations

import logging
import signal
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_bolt.adapter.wsgi import SlackRequestHandler
from slack_bolt.error import BoltError
from slack_sdk.errors import SlackApiError

from bot.monitoring import Monitor
from bot.settings import Settings
from bot.slack.bot import Bot
from bot.slack.front import listen
from bot.slack.line import watched
from bot.slack.manifest import PATH
from bot.slack.outcome import CREDENTIALS

log = logging.getLogger(__name__)

PATIENCE = (1.0, 2.0, 5.0, 10.0, 30.0)
"""Seconds between tries to reach Slack at the start."""


SIGNALS = (signal.SIGTERM, signal.SIGINT)
WAKING = 1.0
"""Seconds after which the main thread looks whether a signal came: another may have been interrupted by it."""


class UnreachableError(Exception):
    """Slack does not let the bot in, or cannot come to it; the message says what to do."""


def list_missing(settings: Settings) -> list[str]:
    """What has to be set before the bot can start, in words; nothing where it can."""
    said = list(_missing(settings))
    tokens = (
        (settings.slack_bot_token, "SLACK_BOT_TOKEN", "xoxb-"),
        (settings.slack_app_token, "SLACK_APP_TOKEN", "xapp-"),
    )
    for token, name, start in tokens:
        if token and not token.get_secret_value().startswith(start):
            said.append(f"{name} should begin with {start}: is it another token?")
    return said


def _missing(settings: Settings) -> Iterator[str]:
    if not (settings.slack_app_token or settings.slack_signing_secret):
        yield (
            "SLACK_APP_TOKEN, for Socket Mode (api.slack.com/apps, Basic Information, App-Level Tokens), "
            "or SLACK_SIGNING_SECRET, for HTTP (the same page, App Credentials)"
        )
    if settings.slack_client_id and not settings.slack_client_secret:
        yield "SLACK_CLIENT_SECRET, which goes with SLACK_CLIENT_ID (Basic Information, App Credentials)"
    if settings.slack_client_id and not settings.slack_signing_secret:
        yield "SLACK_SIGNING_SECRET, since workspaces install the app over HTTP"
    if not (settings.slack_bot_token or settings.slack_client_id):
        yield (
            "SLACK_BOT_TOKEN (api.slack.com/apps, OAuth & Permissions, after the app is installed), "
            "or SLACK_CLIENT_ID, to install it in several workspaces"
        )


def wait_for_slack(make: Callable[[], Bot], patience: Sequence[float] = PATIENCE) -> Bot:
    """The bot, made once Slack says who it is, however long Slack cannot be reached. Raises `UnreachableError`."""
    waits = iter(patience)
    while True:
        try:
            return make()
        except BoltError as error:
            refusal = error.__context__
            code = str(refusal.response.get("error")) if isinstance(refusal, SlackApiError) else str(error)
            if code in CREDENTIALS:
                raise UnreachableError(
                    f"Slack refuses SLACK_BOT_TOKEN ({code}): install the app again, and copy the token anew"
                ) from None
            log.warning("slack cannot be reached", extra={"code": code})
        except OSError as error:
            log.warning("slack cannot be reached", extra={"error": type(error).__name__})
        time.sleep(next(waits, patience[-1]))


def serve(bot: Bot, settings: Settings, monitor: Monitor) -> None:
    """Serves until SIGTERM or SIGINT; then finishes what is being answered, and hands back the rest.

    `monitor` is told what to look at. Raises `UnreachableError` where Slack does not let the bot in.
    """
    stopping = threading.Event()

    def stop(*_: object) -> None:
        threading.Thread(target=stopping.set).start()  # this thread may hold the event's lock just now
        for number in SIGNALS:
            signal.signal(number, signal.SIG_DFL)  # who asks twice does not want to wait

    for number in SIGNALS:
        signal.signal(number, stop)
    with ExitStack() as ways:
        bot.start()
        monitor.require("workers", lambda: bot.workers.is_working or stopping.is_set(), "one has ended", vital=True)
        try:
            if settings.slack_app_token:
                line = ways.enter_context(open_socket(bot.app, settings, stopping))
                monitor.require("slack", line.client.is_connected, "not connected by Socket Mode")
            if settings.slack_signing_secret and (settings.slack_client_id or not settings.slack_app_token):
                ways.enter_context(open_http(bot.app, settings.host, settings.port))
                if not settings.slack_app_token:
                    monitor.require("slack", lambda: True, "")  # whoever looks for it over HTTP has found it
            while not stopping.wait(WAKING):
                pass
            monitor.require("slack", lambda: False, "stopping")
            log.info("stopping")
        finally:
            ways.close()
            bot.stop()


@contextmanager
def open_socket(app: App, settings: Settings, stopping: threading.Event) -> Iterator[SocketModeHandler]:
    """Connected to Slack by Socket Mode. Raises `UnreachableError`."""
    token = settings.slack_app_token
    secret = token.get_secret_value() if token else ""
    client = app.client.__class__(secret, base_url=app.client.base_url, ssl=app.client.ssl)
    handler = SocketModeHandler(app, secret, web_client=client)
    try:
        _connect(handler, stopping)
        log.info("connected by Socket Mode")
        with watched(handler.client):
            yield handler
    finally:
        _close(handler)


def _close(handler: SocketModeHandler) -> None:
    """What is cut off in the middle comes again by the next connection; the SDK's tracebacks about it say nothing."""
    logger = handler.client.logger
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        handler.close()  # type: ignore[no-untyped-call]
    finally:
        logger.setLevel(level)


def _connect(handler: SocketModeHandler, stopping: threading.Event) -> None:
    """Connects, however long Slack cannot be reached; a token that it refuses is no use trying again."""
    waits = iter(PATIENCE)
    while not stopping.is_set():
        try:
            handler.connect()  # type: ignore[no-untyped-call]
        except SlackApiError as error:
            code = str(error.response.get("error"))
            if code in CREDENTIALS or code == "not_allowed_token_type":
                raise UnreachableError(
                    f"Slack refuses SLACK_APP_TOKEN ({code}): make one with the scope connections:write "
                    "(api.slack.com/apps, Basic Information, App-Level Tokens)"
                ) from None
            log.warning("slack cannot be reached", extra={"code": code})
        except Exception as error:  # noqa: BLE001 - urllib and sockets raise dozens of kinds
            log.warning("slack cannot be reached", extra={"error": type(error).__name__})
        else:
            return
        stopping.wait(next(waits, PATIENCE[-1]))


@contextmanager
def open_http(app: App, host: str, port: int) -> Iterator[str]:
    """Listening to Slack over HTTP; yields the address. Port 0 is any that is free. Raises `UnreachableError`."""
    with ExitStack() as open_:
        try:
            found = open_.enter_context(listen(SlackRequestHandler(app, PATH), host, port))
        except OSError as error:
            raise UnreachableError(
                f"port {port} of {host} cannot be listened on ({error.strerror or error}): set PORT or BEATBOOK_HOST"
            ) from None
        address = f"http://{host}:{found}{PATH}"
        log.info("listening", extra={"address": address})
        yield address
