"""The manifest that an app is made from in Slack, taken down from what the listeners listen to."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from bot.slack.listeners import register_listeners
from bot.slack.listeners.commands import COMMANDS
from bot.slack.listeners.events.message import SUBSCRIPTIONS
from bot.slack.parts import Parts

PATH = "/slack/events"
"""Where Slack sends everything, over HTTP."""
REDIRECT_PATH = "/slack/oauth_redirect"
SCOPES = (
    "app_mentions:read",  # mentions
    "channels:history",  # messages in threads of public channels
    "chat:write",  # answers
    "commands",  # /force and /beatbook
    "files:write",  # charts and tables
    "groups:history",  # as channels:history, in private ones
    "im:history",  # direct messages
    "im:read",
    "im:write",  # answers to what is asked in Home, and files that were asked for privately
    "mpim:history",  # as channels:history, in messages of several people
)
EXAMPLES = (
    ("Which forces?", "Which forces cross-reference procurement with gifts?"),
    ("How many?", "How many applications for second jobs did each force have?"),
    ("Side by side", "Compare Derbyshire and Norfolk on gifts"),
    ("One force", "Tell me about Norfolk"),
)
"""Prompts that the agent pane offers before it was opened; after that they are made from the reports."""
DESCRIPTION = "Answers questions about police inspection reports"
LONG_DESCRIPTION = (
    "Beatbook answers questions about police inspection reports: force by force, each answer with the sentence that it "
    "rests on. Ask which forces do something, which don't, how many, who, when or how; it reads every report for every "
    "question, says what each one says, and says so where a report does not say. Answers are the reports' own words."
)


@dataclass
class Heard:
    """What would be listened to. It is registered with as Bolt's app is."""

    events: list[str] = field(default_factory=list)
    commands: list[str] = field(default_factory=list)

    def event(self, event: str, *, middleware: Sequence[Callable[..., Any]] | None = None) -> Callable[..., Any]:
        del middleware
        self.events.append(event)
        return _ignore

    def command(self, command: str) -> Callable[..., Any]:
        self.commands.append(command)
        return _ignore

    def action(self, constraints: str) -> Callable[..., Any]:
        del constraints
        return _ignore

    def view(self, constraints: str) -> Callable[..., Any]:
        del constraints
        return _ignore


def make_manifest(url: str = "") -> dict[str, Any]:
    """For Socket Mode, or for HTTP where the bot is reached at `url`, such as 'https://bot.example.org'."""
    heard = Heard()
    register_listeners(heard, cast("Parts", None))  # they are only registered, none is called
    address = f"{url.rstrip('/')}{PATH}" if url else ""
    at = {"request_url": address} if address else {}
    subscriptions = [name for event in heard.events for name in (SUBSCRIPTIONS if event == "message" else (event,))]
    return {
        "display_information": {
            "name": "Beatbook",
            "description": DESCRIPTION,
            "long_description": LONG_DESCRIPTION,
            "background_color": "#1d3c5a",
        },
        "features": {
            "agent_view": {
                "agent_description": DESCRIPTION,
                "suggested_prompts": [{"title": title, "message": message} for title, message in EXAMPLES],
            },
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": "beatbook", "always_online": True},
            "slash_commands": [
                {
                    "command": command.name,
                    **({"url": address} if address else {}),
                    "description": command.description,
                    "usage_hint": command.usage,
                    "should_escape": False,
                }
                for command in COMMANDS
                if command.name in heard.commands
            ],
        },
        "oauth_config": {
            **({"redirect_urls": [f"{url.rstrip('/')}{REDIRECT_PATH}"]} if url else {}),
            "scopes": {"bot": list(SCOPES)},
        },
        "settings": {
            "event_subscriptions": {**at, "bot_events": sorted(subscriptions)},
            "interactivity": {"is_enabled": True, **at},
            "org_deploy_enabled": False,
            "socket_mode_enabled": not address,
            "token_rotation_enabled": False,
        },
    }


def write_manifest(url: str = "") -> str:
    """As JSON, to be pasted where Slack asks for it."""
    return json.dumps(make_manifest(url), ensure_ascii=False, indent=2) + "\n"


def _ignore(*functions: Callable[..., Any]) -> None:
    """Takes a listener and does nothing with it."""
    del functions
