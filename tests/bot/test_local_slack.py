from __future__ import annotations

import urllib.request
from pathlib import Path

import pytest

from bot.local_slack import BINARY, LocalSlack, LocalSlackError, Workspace, find_server

INSTALLED = Path(__file__).parents[1] / "slack" / BINARY


def test_who_has_no_server_is_told_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(LocalSlackError, match="npm install"):
        find_server()


def test_a_server_that_npm_installed_here_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    BINARY.parent.mkdir(parents=True)
    BINARY.touch()
    assert find_server() == BINARY


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(LocalSlackError, match="nowhere"):
        find_server(tmp_path / "nowhere")


def test_another_program_is_not_started(tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.write_bytes(b"#!/bin/sh\n")
    with pytest.raises(LocalSlackError, match=r"0\.1\.8"), LocalSlack(Workspace(), server=other):
        pass


@pytest.mark.skipif(not INSTALLED.is_file(), reason="no local Slack server: `make npm`")
def test_its_page_shows_what_it_cannot_show_by_itself() -> None:
    with LocalSlack(Workspace(), server=INSTALLED) as slack:
        page, script = (_read(f"{slack.url}/{path}") for path in ("", "emoji/page"))
    assert page.count("window.showBlock(") == 1
    assert "<script src=/emoji/page></script>" in page
    assert "window.showBlock = " in script


def _read(address: str) -> str:
    with urllib.request.urlopen(address, timeout=10) as answer:  # noqa: S310 - a server of ours
        return bytes(answer.read()).decode()
