"""deploy/README.md, runbook.md and SECURITY.md name what is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.cli.arguments import build_parser
from bot.monitoring import REGISTRY
from bot.settings import NAMES
from bot.slack.manifest import make_manifest

ROOT = Path(__file__).parents[2]
GUIDES = (ROOT / "deploy" / "README.md", ROOT / "deploy" / "runbook.md", ROOT / "SECURITY.md")


@pytest.fixture(params=GUIDES, ids=lambda path: path.name)
def guide(request: pytest.FixtureRequest) -> Path:
    return Path(request.param)


def test_every_link_leads_somewhere(guide: Path) -> None:
    links = re.findall(r"\]\((?!https:)([^)#]+)", guide.read_text("utf-8"))
    assert [link for link in links if not (guide.parent / link).exists()] == []


def test_every_setting_is_one(guide: Path) -> None:
    named = re.findall(r"\b(?:BEATBOOK|SLACK)_[A-Z_]+", guide.read_text("utf-8"))
    assert set(named) <= set(NAMES)


def test_every_command_is_one(guide: Path) -> None:
    commands = re.findall(r"^    (\w+) {2,}", build_parser().format_help(), re.MULTILINE)
    assert set(re.findall(r"(?<![/@\w])beatbook ([a-z]+)", guide.read_text("utf-8"))) <= set(commands)


def test_every_measure_is_one() -> None:
    named = re.findall(r"\bbeatbook_[a-z_]+", (ROOT / "deploy" / "runbook.md").read_text("utf-8"))
    known = {
        name for family in REGISTRY.collect() for name in (family.name, f"{family.name}_total", f"{family.name}_bucket")
    }
    assert set(named) <= known


def test_the_summary_of_the_manifest_is_as_it_is_told() -> None:
    manifest = make_manifest()
    told = (ROOT / "deploy" / "README.md").read_text("utf-8")
    numbers = dict(enumerate("no one two three four five six seven eight nine ten eleven twelve".split()))
    scopes = numbers[len(manifest["oauth_config"]["scopes"]["bot"])]
    events = numbers[len(manifest["settings"]["event_subscriptions"]["bot_events"])]
    commands = manifest["features"]["slash_commands"]
    names = " and ".join(f"`{command['command']}`" for command in commands)
    assert f"{scopes} scopes, {events} events and {numbers[len(commands)]} commands: {names}" in " ".join(told.split())
