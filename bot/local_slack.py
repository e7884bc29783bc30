"""A Slack on this machine, without an account: npm's `local-slack` as a process, for `beatbook demo` and for tests.

It speaks Slack's Web API, Socket Mode and signed HTTP, shows its channels in a browser, and accepts any token.
"""

from __future__ import annotations

import json
import os
import platform
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Self

PACKAGE = "local-slack-linux-x64"
VERSION = "0.1.8"
BINARY = Path("node_modules") / PACKAGE / "bin" / "local-slack"
FOLDERS = (Path(), Path("tests/slack"))
"""Where npm may have put it, seen from the folder that beatbook is started in."""

START_SECONDS = 30.0
STOP_SECONDS = 5.0

# The server is run from a copy that differs in three places, each by as many bytes as it takes away.
CHANGES = {
    # It listens on every interface and asks nobody for a password: here, on this machine alone. What is left out is a
    # limit on uploads, for which there is another.
    b"Bun.serve({port:e.port,maxRequestBodySize:1073741824,": b'Bun.serve({port:e.port,hostname:"127.0.0.1",',
    # Its page knows neither rich text nor tables nor feedback: a script shows them, served as if it were an emoji.
    b'f.jsxs("div",{className:"bk-unknown",children:["[",l.type,"]"]})': b"window.showBlock(f,Er,Wl,l,c,a)",
    b'<meta name="viewport" content="width=device-width, initial-scale=1.0" />\n    <title>local-slack</title>': (
        b"<title>Slack on this machine</title><script src=/emoji/page></script>"
    ),
}
PAGE_SCRIPT = Path(__file__).with_suffix(".js")


class LocalSlackError(Exception):
    """There is no local Slack server, or it does not start; the message says what to do."""


@dataclass(frozen=True, slots=True)
class User:
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Channel:
    id: str
    name: str
    with_bot: bool = True
    private: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """Who is there, where they talk, and the one app that is installed."""

    team: str = "T0BEAT"
    name: str = "Newsroom"
    users: tuple[User, ...] = (User("U0ADA", "ada"), User("U0BEN", "ben"), User("U0CLEO", "cleo"))
    channels: tuple[Channel, ...] = (
        Channel("C0CRIME", "crime-desk"),
        Channel("C0DATA", "data-desk"),
        Channel("C0LEGAL", "legal", private=True),
        Channel("C0SPORT", "sport", with_bot=False),
    )
    app: str = "A0BEAT"
    bot_user: str = "U0BEATBOT"
    bot_name: str = "beatbook"
    bot_token: str = "xoxb-local-slack"  # noqa: S105 - no secrets: they open nothing but this server
    app_token: str = "xapp-local-slack"  # noqa: S105
    signing_secret: str = "local-slack-signing-secret"  # noqa: S105
    request_url: str = ""
    """Where events go by signed HTTP; without it, they go by Socket Mode."""

    def config(self) -> dict[str, object]:
        """As the server reads it."""
        everybody = [user.id for user in self.users]
        app = {
            "appId": self.app,
            "botUserId": self.bot_user,
            "botName": self.bot_name,
            "botToken": self.bot_token,
            "appToken": self.app_token,
            "signingSecret": self.signing_secret,
            **({"mode": "events", "requestUrl": self.request_url} if self.request_url else {"mode": "socket"}),
        }
        return {
            "workspace": {"name": self.name, "domain": "newsroom", "teamId": self.team},
            "apps": [app],
            "users": [{"id": user.id, "name": user.name, "real_name": user.name.title()} for user in self.users],
            "channels": [
                {
                    "id": channel.id,
                    "name": channel.name,
                    "is_private": channel.private,
                    "members": [*everybody, *([self.bot_user] if channel.with_bot else [])],
                }
                for channel in self.channels
            ],
            "emojis": {"page": str(PAGE_SCRIPT)},
        }


def find_server(given: Path | None = None) -> Path:
    """The server's binary: the one given, or the one that npm installed under the current folder."""
    if given is not None:
        if not given.is_file():
            raise LocalSlackError(f"{given}: no such file; it should be npm's {BINARY}")
        return given
    for folder in FOLDERS:
        if (folder / BINARY).is_file():
            return folder / BINARY
    if sys.platform != "linux" or platform.machine() != "x86_64":
        raise LocalSlackError("the local Slack server exists for Linux on x86-64 only")
    raise LocalSlackError(
        f"the local Slack server is not here: run `npm install --no-save --prefix . {PACKAGE}@{VERSION}`,"
        " or name its binary with --server"
    )


class LocalSlack:
    """A running server; leaving the `with` stops it, and what was said there is gone."""

    def __init__(self, workspace: Workspace, *, server: Path | None = None, port: int = 0) -> None:
        """With port 0, on any that is free."""
        self.workspace = workspace
        self.server = find_server(server)
        self._port = port
        self._folder = tempfile.TemporaryDirectory(prefix="local-slack-")
        self._process: subprocess.Popen[bytes] | None = None
        self.url = ""
        """Its page, without a slash at the end."""

    @property
    def api_url(self) -> str:
        return f"{self.url}/api/"

    def __enter__(self) -> Self:
        try:
            self._start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _start(self) -> None:
        folder = Path(self._folder.name)
        binary = folder / "local-slack"
        binary.write_bytes(_change(self.server.read_bytes(), self.server))
        binary.chmod(0o700)
        config = folder / "config.json"
        config.write_text(json.dumps(self.workspace.config()), encoding="utf-8")
        files = folder / "files"
        files.mkdir()
        command: list[str | Path] = [binary, "--config", config, "--port", str(self._port), "--base-host", "127.0.0.1"]
        output = folder / "output"
        with output.open("wb") as out:
            self._process = subprocess.Popen(  # noqa: S603 - the server that was asked for
                [*command, "--files-dir", files],
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                # What the shell sets for others is none of its business.
                env={name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ},
                # A Ctrl-C is meant for beatbook, which stops the server when the bot is through.
                start_new_session=True,
            )
        self.url = self._wait(output)

    def _wait(self, output: Path) -> str:
        """The address that it prints once it is ready."""
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end:
            ended = self._process is None or self._process.poll() is not None
            said = output.read_text(encoding="utf-8", errors="replace")
            if found := re.search(r"Web UI: +(http://\S+)\n", said):
                return found[1]
            if ended:
                raise LocalSlackError(f"the local Slack server did not start: {said.strip() or 'it said nothing'}")
            time.sleep(0.02)
        raise LocalSlackError(f"the local Slack server was not ready within {START_SECONDS:.0f} seconds")

    def stop(self) -> None:
        if self._process is not None:
            self._process.terminate()
            try:
                self._process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            self._process = None
        self._folder.cleanup()


def _change(binary: bytes, path: Path) -> bytes:
    for before, after in CHANGES.items():
        if binary.count(before) != 1:
            raise LocalSlackError(f"{path}: not version {VERSION} of {PACKAGE}: install that one")
        # A space does no harm anywhere in JavaScript or HTML that these end in.
        binary = binary.replace(before, after.ljust(len(before)))
    return binary
