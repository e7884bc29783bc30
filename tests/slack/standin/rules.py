"""What Slack refuses and the local server lets pass."""

from __future__ import annotations

import time
from collections import Counter

from bot.local_slack import Workspace
from tests.slack.schemas.validate import find_faults, find_modal_faults
from tests.slack.standin.control import Json

POSTS = frozenset({"chat.postMessage", "chat.postEphemeral", "chat.meMessage"})
WRITES = POSTS | {"chat.update"}
OPENS = frozenset({"views.open", "views.push"})
VIEWS = OPENS | {"views.update", "views.publish"}
ANSWERED_OK = ("assistant.", "agents.sessions.")
"""Methods that the local server does not know, and to which 'ok' says all."""

TEXT_MOST = 40_000
TRIGGER_SECONDS = 20.0
"""Slack's own are 3. A machine that does much else may take longer to open a view, and no test is of its speed."""
RESPONSE_USES = 5
RESPONSE_SECONDS = 30 * 60


def find_faults_of(method: str, args: Json) -> list[str]:
    """What Slack would refuse in the message or the view of a call."""
    if method in VIEWS:
        view = args.get("view") or {}
        return find_faults(view) if view.get("type") == "home" else find_modal_faults(view)
    return find_faults(args) if method in WRITES else []


class Rules:
    """Refuses, and says why in Slack's words."""

    def __init__(self, workspace: Workspace) -> None:
        self._tokens = {workspace.bot_token: "bot", workspace.app_token: "app"}
        self._closed = {channel.id for channel in workspace.channels if not channel.with_bot}
        self._triggers: dict[str, float] = {}
        self._used: Counter[str] = Counter()
        self._responses: dict[str, float] = {}

    def issue(self, payload: Json) -> None:
        """Remembers when a payload handed out its trigger and its response_url."""
        if trigger := payload.get("trigger_id"):
            self._triggers[trigger] = time.monotonic()
        if response := payload.get("response_url"):
            self._responses[response.rpartition("/")[2]] = time.monotonic()

    def refuse(self, method: str, args: Json, token: str) -> Json | None:
        """The answer to a call that Slack would not carry out."""
        error = self._refuse_token(method, token) or self._refuse_call(method, args)
        return {"ok": False, "error": error} if error else None

    def refuse_response(self, id_: str) -> str | None:
        """Why a response_url is no good any more."""
        issued = self._responses.get(id_)
        if issued is not None and time.monotonic() - issued > RESPONSE_SECONDS:
            return "expired_url"
        self._used[id_] += 1
        return "used_url" if self._used[id_] > RESPONSE_USES else None

    def _refuse_token(self, method: str, token: str) -> str | None:
        if not token:
            return "not_authed"
        if token not in self._tokens:
            return "invalid_auth"
        wanted = "app" if method == "apps.connections.open" else "bot"
        return None if self._tokens[token] == wanted else "not_allowed_token_type"

    def _refuse_call(self, method: str, args: Json) -> str | None:
        if method in OPENS:
            return self._refuse_trigger(args.get("trigger_id", ""))
        if method in POSTS and args.get("channel") in self._closed:
            return "not_in_channel"
        if method in WRITES:
            if not any(args.get(part) for part in ("text", "blocks", "attachments", "markdown_text")):
                return "no_text"
            if len(args.get("text") or "") > TEXT_MOST:
                return "msg_too_long"
        return None

    def _refuse_trigger(self, trigger: str) -> str | None:
        issued = self._triggers.get(trigger)
        if issued is None:
            return "invalid_trigger_id"
        if time.monotonic() - issued > TRIGGER_SECONDS:
            return "expired_trigger_id"
        self._used[trigger] += 1
        return "exchanged_trigger_id" if self._used[trigger] > 1 else None
