"""Several workspaces: each installs the bot by /slack/install, and is answered with its own token."""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pydantic
import pytest

from bot.settings import Settings
from bot.slack.bot import make_bot
from bot.slack.manifest import SCOPES
from bot.slack.serving import open_http
from bot.store.store import open_store
from index.library import Library

SECRET = "signing-secret"  # noqa: S105 - opens nothing


class Api:
    """What Slack's Web API says to an app that is being installed, and to its token."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, str, dict[str, str]]] = []
        """Method, token, arguments."""
        api = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
                is_json = "json" in (self.headers.get("Content-Type") or "")
                args = json.loads(body) if is_json else dict(urllib.parse.parse_qsl(body))
                token = (self.headers.get("Authorization") or "").removeprefix("Bearer ")
                said = json.dumps(api.answer(self.path.rpartition("/")[2], token, args)).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(said)))
                self.end_headers()
                self.wfile.write(said)

            def log_message(self, *_: object) -> None:
                """Says nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)

    def answer(self, method: str, token: str, args: dict[str, Any]) -> dict[str, Any]:
        self.calls.append((method, token, args))
        team = str(args.get("code") or token.removeprefix("xoxb-"))
        if method == "oauth.v2.access":
            return {
                "ok": True,
                "app_id": "A1",
                "access_token": f"xoxb-{team}",
                "token_type": "bot",
                "scope": ",".join(SCOPES),
                "bot_user_id": "U0BOT",
                "team": {"id": team, "name": team},
                "enterprise": None,
                "is_enterprise_install": False,
                "authed_user": {"id": "U1"},
            }
        if method == "auth.test":
            known = {"ok": True, "team_id": team, "user_id": "U0BOT", "bot_id": "B1", "url": "https://x/", "team": team}
            return known if token else {"ok": False, "error": "not_authed"}
        return {"ok": True, "channel": args.get("channel"), "ts": f"{len(self.calls)}.1", "message": {}}

    def posted(self) -> list[tuple[str, dict[str, str]]]:
        """Token and arguments of each message."""
        return [(token, args) for method, token, args in list(self.calls) if method == "chat.postMessage"]


@pytest.fixture
def api() -> Iterator[Api]:
    made = Api()
    thread = threading.Thread(target=made.server.serve_forever, daemon=True)
    thread.start()
    yield made
    made.server.shutdown()
    made.server.server_close()
    thread.join()


@contextmanager
def run(api: Api, library: Library, folder: Path, **changes: Any) -> Iterator[str]:  # noqa: ANN401 - as `Settings` takes them
    """The bot's address, without a path."""
    settings = Settings(
        slack_client_id="1.2",
        slack_client_secret=pydantic.SecretStr("client-secret"),
        slack_signing_secret=pydantic.SecretStr(SECRET),
        slack_api_url=f"http://127.0.0.1:{api.server.server_port}/api/",
        **changes,
    )
    with open_store(f"sqlite:///{folder / 'beatbook.db'}") as store:
        bot = make_bot(settings, store, library, {})
        bot.start()
        with open_http(bot.app, "127.0.0.1", 0) as address:
            yield address.removesuffix("/slack/events")
        bot.stop()


def test_each_workspace_is_answered_with_its_own_token(api: Api, library: Library, tmp_path: Path) -> None:
    with run(api, library, tmp_path) as bot:
        for team in ("T0ONE", "T0TWO"):
            state, cookie, shown = begin(bot)
            assert all(scope in shown for scope in SCOPES)
            assert finish(bot, team, state, cookie) == 200
        for team in ("T0TWO", "T0ONE"):
            assert send(bot, team, "tell me about Norfolk") == 200
        wait_for(lambda: len(api.posted()) == 2)
    assert sorted(token for token, _ in api.posted()) == ["xoxb-T0ONE", "xoxb-T0TWO"]


def test_a_workspace_that_has_not_installed_it_is_not_answered(api: Api, library: Library, tmp_path: Path) -> None:
    with run(api, library, tmp_path) as bot:
        send(bot, "T0STRANGER", "tell me about Norfolk")
    assert api.posted() == []


@pytest.mark.parametrize(
    "event", [{"type": "app_uninstalled"}, {"type": "tokens_revoked", "tokens": {"bot": ["U0BOT"]}}]
)
def test_a_workspace_that_takes_it_away_is_answered_no_more(
    event: dict[str, Any], api: Api, library: Library, tmp_path: Path
) -> None:
    with run(api, library, tmp_path) as bot:
        for team in ("T0ONE", "T0TWO"):
            state, cookie, _ = begin(bot)
            finish(bot, team, state, cookie)
        assert send(bot, "T0ONE", **event) == 200
        for team in ("T0ONE", "T0TWO"):
            send(bot, team, "tell me about Norfolk")
        wait_for(api.posted)
    assert [token for token, _ in api.posted()] == ["xoxb-T0TWO"]


@pytest.mark.parametrize("fault", ["a state of somebody else's", "no cookie", "a state that was used"])
def test_an_installation_that_nobody_began_is_refused(fault: str, api: Api, library: Library, tmp_path: Path) -> None:
    with run(api, library, tmp_path) as bot:
        state, cookie, _ = begin(bot)
        if fault == "a state of somebody else's":
            assert finish(bot, "T0ONE", "0" * 36, cookie) == 400
        elif fault == "no cookie":
            assert finish(bot, "T0ONE", state, "") == 400
        else:
            assert finish(bot, "T0ONE", state, cookie) == 200
            assert finish(bot, "T0TWO", state, cookie) == 401
    installed = [args["code"] for method, _, args in api.calls if method == "oauth.v2.access"]
    assert installed == (["T0ONE"] if fault == "a state that was used" else [])


@pytest.mark.parametrize("fault", ["an old signature", "a wrong signature", "no signature"])
def test_a_request_that_slack_has_not_signed_just_now_is_refused(
    fault: str, api: Api, library: Library, tmp_path: Path
) -> None:
    with run(api, library, tmp_path) as bot:
        state, cookie, _ = begin(bot)
        finish(bot, "T0ONE", state, cookie)
        if fault == "an old signature":
            assert send(bot, "T0ONE", "tell me about Norfolk", at=time.time() - 301) == 401
        elif fault == "a wrong signature":
            assert send(bot, "T0ONE", "tell me about Norfolk", key="another") == 401
        else:
            assert send(bot, "T0ONE", "tell me about Norfolk", key="") == 401
    assert api.posted() == []


def begin(bot: str) -> tuple[str, str, str]:
    """State, cookie and the page that leads to Slack."""
    with urllib.request.urlopen(f"{bot}/slack/install") as page:  # noqa: S310 - of the bot that is tested
        text = urllib.parse.unquote(page.read().decode())
        cookie = page.headers["Set-Cookie"].partition(";")[0]
    [state] = set(re.findall(r"state=([\w-]+)", text))
    return state, cookie, text


def finish(bot: str, code: str, state: str, cookie: str) -> int:
    """The status of the page that Slack leads back to."""
    query = urllib.parse.urlencode({"code": code, "state": state})
    return status_of(urllib.request.Request(f"{bot}/slack/oauth_redirect?{query}", headers={"Cookie": cookie}))  # noqa: S310 - as above


def send(bot: str, team: str, text: str = "", *, at: float | None = None, key: str = SECRET, **event: Any) -> int:  # noqa: ANN401 - as Slack sends it
    """The status of an event of a workspace: a mention, unless another is given."""
    stamp = f"{time.time() if at is None else at:.0f}"
    mention = {"type": "app_mention", "user": "U1", "channel": "C1", "ts": f"{time.time():.6f}", "text": text}
    said = {"type": "event_callback", "team_id": team, "event_id": "Ev1", "event": event or mention}
    body = json.dumps(said).encode()
    signature = hmac.new(key.encode(), f"v0:{stamp}:".encode() + body, hashlib.sha256).hexdigest()
    headers = {"Content-Type": "application/json", "X-Slack-Request-Timestamp": stamp}
    headers |= {"X-Slack-Signature": f"v0={signature}"} if key else {}
    return status_of(urllib.request.Request(f"{bot}/slack/events", body, headers))  # noqa: S310 - as above


def status_of(request: urllib.request.Request) -> int:
    try:
        with urllib.request.urlopen(request) as answer:  # noqa: S310 - as above
            return int(answer.status)
    except urllib.error.HTTPError as error:
        error.close()
        return error.code


def wait_for(look: Any) -> None:  # noqa: ANN401 - any question
    end = time.monotonic() + 60
    while not look():
        assert time.monotonic() < end
        time.sleep(0.01)
