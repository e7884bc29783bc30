"""`corpus/sources.toml` says of each report what stands in it."""

from __future__ import annotations

import hashlib
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

CORPUS = Path(__file__).parents[2] / "corpus"
SOURCES = tomllib.loads((CORPUS / "sources.toml").read_text(encoding="utf-8"))
ENTRIES: list[dict[str, str]] = SOURCES["report"]


def read(entry: dict[str, str]) -> str:
    """The report as decoded, its Markdown marks and line ends folded."""
    return " ".join((CORPUS / "reports" / entry["document"]).read_text(encoding="utf-8").replace("*", "").split())


def by_document(entry: dict[str, str]) -> str:
    return entry["document"]


def test_every_report_has_an_entry_and_every_entry_a_report() -> None:
    assert [entry["document"] for entry in ENTRIES] == sorted(path.name for path in (CORPUS / "reports").iterdir())


@pytest.mark.parametrize("entry", ENTRIES, ids=by_document)
def test_a_report_is_kept_byte_for_byte(entry: dict[str, str]) -> None:
    data = (CORPUS / "reports" / entry["document"]).read_bytes()
    assert hashlib.sha256(data).hexdigest() == entry["sha256"]


@pytest.mark.parametrize("entry", ENTRIES, ids=by_document)
def test_title_force_and_month_are_those_of_the_cover(entry: dict[str, str]) -> None:
    cover = read(entry)[:250].lower()
    for field in ("title", "full_name", "month"):
        assert entry[field].lower() in cover
    assert entry["full_name"].startswith(f"{entry['force']} ")
    assert re.fullmatch(r"[A-Z][a-z]+ \d{4}", entry["month"])


@pytest.mark.parametrize("entry", ENTRIES, ids=by_document)
def test_an_isbn_stands_where_the_report_prints_one(entry: dict[str, str]) -> None:
    printed = re.search(r"ISBN:? *([\d-]+)", read(entry))
    assert entry.get("isbn") == (printed[1] if printed else None)


def test_publisher_and_family_are_the_reports_own_words() -> None:
    publisher = SOURCES["publisher"]
    assert all(publisher in read(entry).replace("’", "'") for entry in ENTRIES)
    assert all(SOURCES["family"].lower() in entry["title"].lower() for entry in ENTRIES)


def test_the_licence_is_not_claimed_to_be_known() -> None:
    assert "© HMIC 2012" in SOURCES["licence"]
    assert "not verified" in SOURCES["licence"]


def test_nothing_is_said_of_a_force_but_where_its_report_comes_from() -> None:
    known: set[str] = {"document", "title", "force", "full_name", "month", "isbn", "sha256"}
    fields: set[Any] = {field for entry in ENTRIES for field in entry}
    assert fields <= known
