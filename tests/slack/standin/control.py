"""What people do in the local Slack, and what they see: messages, clicks, commands, modals, files."""

from __future__ import annotations

import json
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from websockets.sync.client import connect

from bot.local_slack import Workspace

Json = dict[str, Any]
T = TypeVar("T")

PATIENCE = 20.0
"""Seconds that `wait` goes on looking. Nothing should take so long; a machine that does much else may."""


class Control:
    """The hands and eyes of the workspace's people, at a local Slack server's address."""

    def __init__(self, url: str, workspace: Workspace) -> None:
        self.url = url
        self.workspace = workspace

    # What they do

    def post(self, user: str, channel: str, text: str, thread: str = "") -> str:
        """The ts of a message as it is posted; `channel` may be a user, for a direct message to the bot."""
        said = self._send("message", {"user": user, "channel": channel, "text": text, **_in(thread)})
        return str(said["message"]["ts"])

    def mention(self, user: str, channel: str, text: str, thread: str = "") -> str:
        return self.post(user, channel, f"<@{self.workspace.bot_user}> {text}", thread)

    def direct(self, user: str, text: str, thread: str = "") -> tuple[str, str]:
        """Channel and ts of a direct message to the bot."""
        said = self._send("message", {"user": user, "channel": user, "text": text, **_in(thread)})["message"]
        return str(said["channel"]), str(said["ts"])

    def edit(self, user: str, channel: str, ts: str, text: str) -> None:
        self._send("edit-message", {"user": user, "channel": channel, "ts": ts, "text": text})

    def delete(self, user: str, channel: str, ts: str) -> None:
        self._send("delete-message", {"user": user, "channel": channel, "ts": ts})

    def command(self, user: str, channel: str, command: str, text: str = "") -> None:
        """A slash command; returns once it is acknowledged."""
        self._send("command", {"user": user, "channel": channel, "command": command, "text": text})

    def open_home(self, user: str) -> None:
        self._send("open-home", {"user": user})

    def click(self, user: str, message: Json, action_id: str, value: str | None = None) -> None:
        """A click on a message's button, or the choice of `value` where there are several."""
        action = find_action(message.get("blocks", []), action_id, value)
        where = {"channel": message["channel"], "messageTs": message["ts"]}
        self._send("interact", {"user": user, **where, "action": action})

    def click_in_view(self, user: str, view: Json, action_id: str, value: str | None = None) -> None:
        """A click in the Home tab or in a modal."""
        self._say({"t": "block_action", "user": user, "action": find_action(view["blocks"], action_id, value)})

    def submit(self, user: str, values: Mapping[str, Mapping[str, Json]] | None = None) -> None:
        """Sends the modal on top, with `values` by block and action, and otherwise as it was opened."""
        given: dict[str, dict[str, Json]] = _initial_values(self.modals()[-1])
        for block, actions in (values or {}).items():
            given.setdefault(block, {}).update(actions)
        self._say({"t": "view_submit", "user": user, "values": given})

    def close(self, user: str) -> None:
        self._say({"t": "view_close", "user": user})

    def reset(self) -> None:
        """No messages, files or views any more."""
        self._send("reset", {})

    # What they see

    def messages(self, channel: str) -> list[Json]:
        """All messages of a channel, ephemeral ones too, oldest first."""
        return list(self._get(f"_control/messages/{channel}")["messages"])

    def thread(self, channel: str, ts: str) -> list[Json]:
        """The replies in a thread, without its root."""
        return [message for message in self.messages(channel) if message.get("thread_ts") == ts]

    def answers(self, channel: str, thread: str | None = None) -> list[Json]:
        """What the bot said in a channel, or in one of its threads."""
        said = self.messages(channel) if thread is None else self.thread(channel, thread)
        return [message for message in said if message["user"] == self.workspace.bot_user]

    def modals(self) -> list[Json]:
        """The stack of open modals, the one on top last."""
        return list(self._state()["modalStack"])

    def home(self, user: str) -> Json | None:
        """What the bot last published on a user's Home tab."""
        view = self._state()["homeViews"].get(user, {}).get(self.workspace.app)
        return dict(view) if view else None

    def is_connected(self) -> bool:
        """Whether the bot is there, by Socket Mode."""
        return any(app["connected"] for app in self._state()["apps"])

    def files(self) -> list[Json]:
        return list(self._get("api/files.list")["files"])

    def download(self, file: Json) -> bytes:
        token = {"Authorization": f"Bearer {self.workspace.bot_token}"}
        return self._open(urllib.request.Request(file["url_private"], headers=token))  # noqa: S310 - of this server

    def log(self) -> list[Json]:
        """The last 1,000 things that went to and from the bot, with their arguments."""
        return list(self._get("_control/log")["log"])

    def calls(self, method: str) -> list[Json]:
        """The arguments of each call of a Web API method that is still in the log."""
        return [entry["detail"] for entry in self.log() if entry["kind"] == "web_api" and entry["summary"] == method]

    def wait(self, look: Callable[[], T | None], what: str = "it", patience: float = PATIENCE) -> T:
        """What `look` sees once it sees something; fails where that does not come."""
        end = time.monotonic() + patience
        while True:
            if seen := look():
                return seen
            if time.monotonic() > end:
                raise TimeoutError(f"{what} did not come within {patience:.0f} seconds")
            time.sleep(0.01)

    def answer(self, channel: str, thread: str | None = None, count: int = 1) -> Json:
        """The bot's answer number `count` in a channel or thread, waited for."""
        what = f"answer {count} in {channel} {thread or ''}"
        return self.wait(lambda: self.answers(channel, thread)[count - 1 : count], what)[0]

    # How

    def _send(self, path: str, body: Json) -> Json:
        data = json.dumps(body).encode()
        headers = {"Content-Type": "application/json"}
        request = urllib.request.Request(f"{self.url}/_control/{path}", data, headers)  # noqa: S310 - a local server
        return dict(json.loads(self._open(request)))

    def _get(self, path: str) -> Json:
        return dict(json.loads(self._open(urllib.request.Request(f"{self.url}/{path}"))))  # noqa: S310 - as above

    def _open(self, request: urllib.request.Request) -> bytes:
        with urllib.request.urlopen(request, timeout=60) as response:  # noqa: S310 - as above
            return bytes(response.read())

    def _say(self, frame: Json) -> None:
        with connect(self._ui, max_size=None, compression=None) as ui:
            ui.recv()  # the state of things: the server listens from here on
            ui.send(json.dumps(frame))
            # It has read the frame once it has answered a ping that came after it.
            ui.ping().wait()

    def _state(self) -> Json:
        with connect(self._ui, max_size=None, compression=None) as ui:
            return dict(json.loads(ui.recv())["state"])

    @property
    def _ui(self) -> str:
        return f"{self.url.replace('http', 'ws', 1)}/ui"


def find_action(blocks: Sequence[Json], action_id: str, value: str | None = None) -> Json:
    """What Slack sends of a click on the element with this id, `value` chosen where it offers several."""
    for block_id, element in _elements(blocks):
        if element.get("action_id") != action_id:
            continue
        base = {"type": element["type"], "action_id": action_id, "block_id": block_id}
        if element["type"] == "feedback_buttons":
            buttons = [element["positive_button"], element["negative_button"]]
            button = next(button for button in buttons if value in {None, button["value"]})
            return {**base, "value": button["value"], "text": button["text"]}
        if "options" in element:
            option = next(option for option in element["options"] if value in {None, option["value"]})
            return {**base, "selected_option": option}
        return {**base, "value": element.get("value"), "text": element.get("text")}
    raise LookupError(f"no element {action_id!r} in {sorted(str(e.get('action_id')) for _, e in _elements(blocks))}")


def _elements(blocks: Sequence[Json]) -> Iterator[tuple[str, Json]]:
    for block in blocks:
        inner = [*block.get("elements", []), *(block[name] for name in ("accessory", "element") if name in block)]
        for element in inner:
            yield str(block.get("block_id", "")), element


def _initial_values(view: Json) -> dict[str, dict[str, Json]]:
    """What a modal holds that nobody has touched."""
    values: dict[str, dict[str, Json]] = {}
    for block in view.get("blocks", []):
        if block["type"] != "input":
            continue
        element = block["element"]
        value: Json = {"type": element["type"]}
        for initial, name in _INITIAL.items():
            if initial in element:
                value[name] = element[initial]
        if len(value) > 1:
            values[block["block_id"]] = {element["action_id"]: value}
    return values


_INITIAL = {
    "initial_value": "value",
    "initial_option": "selected_option",
    "initial_options": "selected_options",
    "initial_conversation": "selected_conversation",
    "initial_users": "selected_users",
}


def _in(thread: str) -> Json:
    return {"thread_ts": thread} if thread else {}
