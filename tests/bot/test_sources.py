"""Addresses of reports, from a file beside their folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.sources import read_urls


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "reports"
    made.mkdir()
    return made


def test_each_document_that_has_an_address_is_listed(folder: Path) -> None:
    (folder.parent / "sources.toml").write_text(
        '[[report]]\ndocument = "a.txt"\nurl = "https://example.org/a"\n[[report]]\ndocument = "b.txt"\n', "utf-8"
    )
    assert read_urls(folder) == {"a.txt": "https://example.org/a"}


@pytest.mark.parametrize("content", [b"", b"no toml", b"\xff", b"report = 1", b"report = [1]"])
def test_a_file_that_says_nothing_gives_none(content: bytes, folder: Path) -> None:
    (folder.parent / "sources.toml").write_bytes(content)
    assert read_urls(folder) == {}


def test_without_a_file_there_is_none(folder: Path) -> None:
    assert read_urls(folder) == {}
