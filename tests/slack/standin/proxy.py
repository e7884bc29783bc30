"""A Slack that goes wrong as Slack does: it stands between the bot and the local server.

Towards the local server it is the app: it takes every envelope there, and hands it on as Slack would, with
acknowledgements, retries and duplicates. Towards the bot it is Slack: it refuses what Slack refuses, fails when it is
told to, and adds what the local server leaves out.
"""

from __future__ import annotations

import contextlib
import json
import threading
import time
import urllib.parse
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from bot.local_slack import LocalSlack
from tests.slack.schemas.validate import find_faults
from tests.slack.standin.control import Json
from tests.slack.standin.deliveries import Deliveries
from tests.slack.standin.faults import Fault, Faults, Odds
from tests.slack.standin.rules import ANSWERED_OK, VIEWS, Rules, find_faults_of

Reply = tuple[int, dict[str, str], bytes]
"""Status, headers and body of an answer."""

JSON = {"Content-Type": "application/json; charset=utf-8"}
ENCODED = ("blocks", "attachments", "view", "metadata", "files")
HTML = {"Content-Type": "text/html"}
INSTEAD: dict[Fault | None, Reply] = {
    Fault.SERVER_ERROR: (500, HTML, b"<html>Server error</html>"),
    Fault.UNAVAILABLE: (503, HTML, b"<html>Service unavailable</html>"),
    Fault.INVALID_AUTH: (200, JSON, b'{"ok":false,"error":"invalid_auth"}'),
    Fault.INVALID_BLOCKS: (200, JSON, b'{"ok":false,"error":"invalid_blocks"}'),
}
"""What comes in place of what was asked."""


@dataclass(frozen=True, slots=True)
class Call:
    """What the bot asked of Slack."""

    method: str
    """Of the Web API, or 'response_url'."""
    args: Json
    at: float
    """On the monotonic clock."""


class FaultProxy:
    """Slack as the bot sees it; `faults` and `deliveries` say what goes wrong, and hold what went."""

    def __init__(self, slack: LocalSlack, *, odds: Odds | None = None, validates: bool = True) -> None:
        """Without `validates`, every block is taken for valid, which is quicker."""
        self.slack = slack
        self.workspace = slack.workspace
        self.faults = Faults(odds)
        self.rules = Rules(self.workspace)
        self.deliveries = Deliveries(self.workspace.signing_secret, self.workspace.app)
        self.deliveries.odds = self.faults.odds
        self.calls: list[Call] = []
        """Every call of the bot that was carried out."""
        self.invalid: list[tuple[str, list[str]]] = []
        """Calls that were refused for their blocks or their text, and why."""
        self.metadata: dict[tuple[str, str], Json] = {}
        """What came with each message, by channel and ts: the local server drops it."""
        self.keeps_blocks = True
        """Whether `calls` holds blocks: of tens of thousands of messages they fill the memory."""
        self._validates = validates
        self._view: Json | None = None
        self._homes: dict[str, Json] = {}
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        self._open = contextlib.ExitStack()
        self._threads: list[threading.Thread] = []
        self._asking: list[threading.Thread] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    @property
    def api_url(self) -> str:
        """For the setting SLACK_API_URL."""
        return f"{self.url}/api/"

    def __enter__(self) -> Self:
        token = {"Authorization": f"Bearer {self.workspace.app_token}"}
        opened = json.loads(self._forward("POST", "/api/apps.connections.open", token, b"")[2])
        upstream = self._open.enter_context(connect(opened["url"], max_size=None, compression=None))
        self._threads = [
            threading.Thread(target=self._server.serve_forever, daemon=True),
            threading.Thread(target=self._take_envelopes, args=(upstream,), daemon=True),
        ]
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()
        self._server.shutdown()
        self._server.server_close()
        self.deliveries.stop()
        for thread in self._threads:
            thread.join()

    def clear(self) -> None:
        """As if nothing had happened, for the next test; the bot stays connected.

        The bot's word on a modal that was sent would close the next one: what was asked is answered first.
        """
        for thread in self._asking:
            thread.join()
        self.faults.clear()
        self.deliveries.clear()
        self.calls.clear()
        self.invalid.clear()
        self.metadata.clear()
        self.rules = Rules(self.workspace)

    def of(self, method: str) -> list[Json]:
        """The arguments of each call of a method that was carried out."""
        return [call.args for call in list(self.calls) if call.method == method]

    # From the local server to the bot

    def send_event(self, event: Json) -> None:
        """An event that the local server has no way to bring about."""
        self._hand_on("events_api", self._wrap(event))

    def _wrap(self, event: Json) -> Json:
        team, bot = self.workspace.team, self.workspace.bot_user
        authorization = {"enterprise_id": None, "team_id": team, "user_id": bot, "is_bot": True}
        return {
            "type": "event_callback",
            "team_id": team,
            "api_app_id": self.workspace.app,
            "event": event,
            "event_id": f"Ev{time.monotonic_ns()}",
            "event_time": int(time.time()),
            "authorizations": [{**authorization, "is_enterprise_install": False}],
        }

    def _take_envelopes(self, upstream: ClientConnection) -> None:
        try:
            for text in upstream:
                said = json.loads(str(text).replace(self.slack.url, self.url))
                if "envelope_id" not in said:
                    continue
                if said["type"] == "events_api":
                    upstream.send(json.dumps({"envelope_id": said["envelope_id"]}))
                    self._hand_on(said["type"], said["payload"])
                else:
                    asking = threading.Thread(target=self._ask, args=(upstream, said), daemon=True)
                    self._asking = [*(thread for thread in self._asking if thread.is_alive()), asking]
                    asking.start()
        except ConnectionClosed:
            pass  # the local server has stopped

    def _ask(self, upstream: ClientConnection, said: Json) -> None:
        reply = self._hand_on(said["type"], self._complete(said["payload"]))
        if said["type"] == "slash_commands" and reply:
            reply = {"response_type": "ephemeral", **reply}
        with contextlib.suppress(ConnectionClosed):  # the local server has stopped
            upstream.send(json.dumps({"envelope_id": said["envelope_id"], "payload": reply or {}}))
            upstream.ping().wait()  # its answer comes once the server has read what was sent before

    def _hand_on(self, kind: str, payload: Json) -> Json | None:
        self.rules.issue(payload)
        if kind == "events_api":
            self.deliveries.event(payload)
            return None
        return self.deliveries.ask(kind, payload)

    def _complete(self, payload: Json) -> Json:
        """A click as Slack sends it: in a view it comes with the view, and with no message."""
        if payload.get("type") == "block_actions" and "message" not in payload:
            action = payload["actions"][0]["action_id"]
            home = self._homes.get(payload["user"]["id"])
            view = home if home and action in json.dumps(home) else self._view
            if view is not None:
                payload = {name: value for name, value in payload.items() if name not in {"channel", "response_url"}}
                payload |= {"view": view, "container": {"type": "view", "view_id": view["id"]}}
        elif payload.get("type") == "block_actions":
            message = payload["message"]
            payload["container"]["is_ephemeral"] = message.get("subtype") == "ephemeral"
            if "thread_ts" in message:
                payload["container"]["thread_ts"] = message["thread_ts"]
        return payload

    # From the bot to the local server

    def answer(self, verb: str, path: str, headers: dict[str, str], body: bytes) -> Reply | None:
        """What the bot gets for a request; None where the line is cut."""
        if path.startswith("/_hooks/response/"):
            return self._answer_response(path, headers, body)
        if not path.startswith("/api/"):
            return self._forward(verb, path, headers, body)
        parts = urllib.parse.urlsplit(path)
        method = parts.path.removeprefix("/api/")
        args = _arguments(parts.query, headers, body)
        token = headers.get("authorization", "").removeprefix("Bearer ") or str(args.get("token", ""))
        channel = str(args.get("channel", ""))
        identity = f"{method}:{channel}:{args.get('thread_ts', '')}:{args.get('view', '') != ''}"
        return self._with_fault(
            self.faults.meet(method, channel, identity),
            lambda: self._call(method, args, token, (verb, path, headers, body)),
            has_blocks="blocks" in args or "view" in args,
        )

    def _with_fault(self, met: tuple[Fault | None, int], do: Callable[[], Reply], *, has_blocks: bool) -> Reply | None:
        fault, retry_after = met
        if fault is Fault.RATE_LIMITED:
            return 429, {**JSON, "Retry-After": str(retry_after)}, b'{"ok":false,"error":"ratelimited"}'
        if fault in INSTEAD and (has_blocks or fault is not Fault.INVALID_BLOCKS):
            return INSTEAD[fault]
        reply = None if fault is Fault.CUT_BEFORE else do()
        if fault is Fault.SLOW:
            time.sleep(self.faults.odds.slow_seconds)
        return None if fault is Fault.CUT_AFTER else reply

    def _call(self, method: str, args: Json, token: str, request: tuple[str, str, dict[str, str], bytes]) -> Reply:
        if refused := self.rules.refuse(method, args, token):
            return _json(refused)
        if method == "apps.connections.open":
            return _json({"ok": True, "url": self.deliveries.socket_url})
        if self._validates and (faults := find_faults_of(method, args)):
            self.invalid.append((method, faults))
            error = "invalid_arguments" if method in VIEWS else "invalid_blocks"
            return _json({"ok": False, "error": error, "response_metadata": {"messages": faults}})
        self._remember(method, args)
        if method.startswith(ANSWERED_OK):
            return _json({"ok": True})
        status, headers, body = self._forward(*request)
        said = json.loads(body)
        if said.get("ok"):
            said = self._keep(method, args, said)
        return status, headers, json.dumps(said).encode()

    def _keep(self, method: str, args: Json, said: Json) -> Json:
        """Adds to an answer what the local server leaves out."""
        if method == "chat.postMessage":
            if "metadata" in args:
                self.metadata[said["channel"], said["ts"]] = args["metadata"]
            self._echo(said)
        elif method in {"conversations.replies", "conversations.history"}:
            if str(args.get("include_all_metadata", "")).lower() in {"1", "true"}:
                channel = str(args.get("channel", ""))
                for message in said["messages"]:
                    if metadata := self.metadata.get((channel, message["ts"])):
                        message["metadata"] = metadata
        elif method == "views.publish":
            self._homes[args["user_id"]] = said["view"]
        elif method in VIEWS:
            self._view = said["view"]
        return said

    def _echo(self, said: Json) -> None:
        """The bot's own message as an event, which the local server does not send."""
        message = said["message"]
        kind = "im" if said["channel"].startswith("D") else "channel"
        names = ("type", "ts", "user", "bot_id", "app_id", "text", "blocks", "thread_ts")
        event = {name: message[name] for name in names if name in message}
        self.send_event({**event, "channel": said["channel"], "channel_type": kind, "event_ts": message["ts"]})

    def _answer_response(self, path: str, headers: dict[str, str], body: bytes) -> Reply | None:
        id_ = path.rpartition("/")[2]
        said = {"response_type": "ephemeral", **json.loads(body or b"{}")}

        def respond() -> Reply:
            if error := self.rules.refuse_response(id_):
                status, kind, text = _json({"ok": False, "error": error})
                return 404, kind, text
            if self._validates and (faults := find_faults(said)):
                self.invalid.append(("response_url", faults))
                return 400, {"Content-Type": "text/plain"}, b"invalid_blocks"
            self._remember("response_url", said)
            status, kind, _ = self._forward("POST", path, headers, json.dumps(said).encode())
            return status, kind, b"ok"

        met = self.faults.meet("response_url", "", f"response_url:{said.get('text', '')[:40]}")
        if met[0] is Fault.INVALID_BLOCKS and said.get("blocks"):
            return 400, {"Content-Type": "text/plain"}, b"invalid_blocks"
        return self._with_fault(met, respond, has_blocks=False)

    def _remember(self, method: str, args: Json) -> None:
        kept = args if self.keeps_blocks else {name: value for name, value in args.items() if name != "blocks"}
        self.calls.append(Call(method, kept, time.monotonic()))

    def _forward(self, verb: str, path: str, headers: dict[str, str], body: bytes) -> Reply:
        passed = {name: value for name, value in headers.items() if name.lower() in {"authorization", "content-type"}}
        host = urllib.parse.urlsplit(self.slack.url)
        connection = HTTPConnection(str(host.hostname), host.port, timeout=60)
        try:
            connection.request(verb, path, body, passed)
            answer = connection.getresponse()
            text = answer.read()
        finally:
            connection.close()
        kind = answer.headers.get("Content-Type", "text/plain")
        if kind.startswith("application/json"):
            text = text.replace(self.slack.url.encode(), self.url.encode())
        kept = {name: answer.headers[name] for name in ("Content-Disposition",) if name in answer.headers}
        return answer.status, {"Content-Type": kind, **kept}, text


def _arguments(query: str, headers: dict[str, str], body: bytes) -> Json:
    args: dict[str, Any] = dict(urllib.parse.parse_qsl(query))
    kind = headers.get("content-type", "")
    if kind.startswith("application/json"):
        args |= json.loads(body or b"{}")
    elif kind.startswith("application/x-www-form-urlencoded"):
        args |= dict(urllib.parse.parse_qsl(body.decode(), keep_blank_values=True))
    for name in ENCODED:
        if isinstance(args.get(name), str):
            args[name] = json.loads(args[name])
    return args


def _json(said: Json) -> Reply:
    return 200, JSON, json.dumps(said).encode()


def _handler(proxy: FaultProxy) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            headers = {name.lower(): value for name, value in self.headers.items()}
            reply = proxy.answer(self.command, self.path, headers, body)
            if reply is None:
                return  # the connection closes with no answer
            status, sent, text = reply
            with contextlib.suppress(ConnectionError):  # whoever asked has been killed
                self.send_response(status)
                for name, value in sent.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(text)))
                self.end_headers()
                self.wfile.write(text)

        do_GET = do_POST = _answer  # noqa: N815 - as the base class calls them

        def log_message(self, *_: object) -> None:
            """Says nothing: a test's output is its own."""

    return Handler
