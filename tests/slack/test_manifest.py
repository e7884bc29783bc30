"""The manifest is what the code listens to, and the files in deploy/ are the manifest."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.slack.listeners.commands import COMMANDS
from bot.slack.manifest import make_manifest, write_manifest

DEPLOY = Path(__file__).parents[2] / "deploy"
URL = "https://beatbook.example.org"


@pytest.mark.parametrize(("name", "url"), [("slack-manifest.json", ""), ("slack-manifest-http.json", URL)])
def test_the_files_are_the_manifest(name: str, url: str) -> None:
    assert (DEPLOY / name).read_text("utf-8") == write_manifest(url), f"beatbook manifest > deploy/{name}"


def test_it_names_every_command_and_event() -> None:
    manifest = make_manifest()
    commands = [command["command"] for command in manifest["features"]["slash_commands"]]
    assert commands == [command.name for command in COMMANDS]
    events = manifest["settings"]["event_subscriptions"]["bot_events"]
    assert events == [
        "app_home_opened",
        "app_mention",
        "app_uninstalled",
        "message.channels",
        "message.groups",
        "message.im",
        "message.mpim",
        "tokens_revoked",
    ]


def test_every_event_has_the_scope_that_it_needs() -> None:
    scopes = make_manifest()["oauth_config"]["scopes"]["bot"]
    assert {"app_mentions:read", "channels:history", "groups:history", "im:history", "mpim:history"} <= set(scopes)


def test_by_socket_mode_it_names_no_address_and_over_http_one_everywhere() -> None:
    assert "http" not in json.dumps(make_manifest())
    assert json.dumps(make_manifest(f"{URL}/")).count(f"{URL}/slack/events") == 4


def test_it_is_within_slacks_limits() -> None:
    manifest = make_manifest(URL)
    shown = manifest["display_information"]
    assert len(shown["name"]) <= 35
    assert len(shown["description"]) <= 140
    assert 175 <= len(shown["long_description"]) <= 4_000
    for command in manifest["features"]["slash_commands"]:
        assert len(command["command"]) <= 32
        assert len(command["description"]) <= 2_000
        assert len(command["usage_hint"]) <= 1_000
    pane = manifest["features"]["agent_view"]
    assert len(pane["agent_description"]) <= 300
    assert len(pane["suggested_prompts"]) <= 4
