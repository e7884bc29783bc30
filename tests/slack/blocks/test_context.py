"""'Show in context': the sentence marked, between its neighbours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given

from bot.answer import Citation, Sources
from bot.slack.blocks.context import context_view, link_passage
from index.library import Library
from index.models import Report
from tests.slack.blocks.invented import texts
from tests.slack.schemas.validate import find_modal_faults, walk

TEXT = """\
# Findings for Ashshire

## Gifts

Gifts are recorded. They are <reviewed> every month. No gift was *refused*.

A register is kept. It is open to all.

## Second jobs

Second jobs are approved by the unit.
"""


@pytest.fixture
def report(make_report: Callable[..., Report]) -> Report:
    return make_report(TEXT, "ashshire.md")


def cite(report: Report, heading: str, number: int) -> Citation:
    paragraph = next(p for p in report.paragraphs if p.heading == heading)
    sources = Sources()
    sources.cite(report, paragraph, paragraph.sentences[number])
    return sources.citations[0]


def quotes_in(view: object) -> list[tuple[str, bool]]:
    """What is quoted, and whether it is marked."""
    quotes = [part["elements"][0] for part in walk(view) if part.get("type") == "rich_text_quote"]
    return [(text["text"], "style" in text) for text in quotes]


def test_the_sentence_is_marked_between_its_neighbours(report: Report) -> None:
    view = context_view(cite(report, "Gifts", 1), report)
    assert find_modal_faults(view) == []
    assert quotes_in(view) == [
        ("Gifts are recorded.", False),
        ("They are <reviewed> every month.", True),
        ("No gift was refused.\nA register is kept.", False),
    ]


def test_neighbours_end_with_the_section(report: Report) -> None:
    assert quotes_in(context_view(cite(report, "Second jobs", 0), report)) == [
        ("Second jobs are approved by the unit.", True)
    ]


def test_report_section_and_paragraph_are_named(report: Report) -> None:
    said = [part["text"] for part in walk(context_view(cite(report, "Gifts", 1), report)) if "emoji" in part]
    assert "[1] Ashshire" in said
    assert any("ashshire.md" in text and "“Gifts”" in text for text in said)


def test_what_the_report_no_longer_says_is_still_shown(report: Report) -> None:
    citation = cite(report, "Gifts", 1)
    for now in (None, replace(report, text=report.text.replace("month", "week"))):
        view = context_view(citation, now)
        assert find_modal_faults(view) == []
        assert quotes_in(view) == [("They are <reviewed> every month.", True)]
        assert "no longer loaded" in str(view)


def test_a_link_opens_the_page_at_the_sentence(report: Report) -> None:
    view = context_view(cite(report, "Gifts", 1), report, "https://example.org/ashshire")
    assert find_modal_faults(view) == []
    [link] = [part["url"] for part in walk(view) if "url" in part]
    assert link == "https://example.org/ashshire#:~:text=They%20are%20%3Creviewed%3E%20every%20month."


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("", ""),
        ("javascript:alert(1)", ""),
        ("https://example.org/a.pdf", "https://example.org/a.pdf"),
        ("https://example.org/a#b", "https://example.org/a#b"),
        (f"https://example.org/{'a' * 3_000}", ""),
    ],
)
def test_only_a_web_address_is_linked_and_a_pdf_as_a_whole(url: str, link: str) -> None:
    assert link_passage(url, "Said.") == link


def test_of_a_long_sentence_both_ends_are_looked_for() -> None:
    link = link_passage("https://example.org/a", " ".join(f"w-{i}" for i in range(20)))
    assert link.partition("#:~:text=")[2].startswith("w%2D0%20w%2D1")
    assert link.endswith("w%2D18%20w%2D19")
    assert link.count(",") == 1


@given(texts, texts, texts)
def test_any_text_is_valid(force: str, section: str, quote: str) -> None:
    citation = Citation(
        id=1, force=force, document=section, section=section, paragraph=1, start=0, end=len(quote), quote=quote
    )
    assert find_modal_faults(context_view(citation, None, "https://example.org/a")) == []


def test_every_sentence_of_the_reports_can_be_shown(library: Library) -> None:
    for report in library.reports[:2]:
        for paragraph in report.paragraphs:
            for sentence in paragraph.sentences:
                sources = Sources()
                sources.cite(report, paragraph, sentence)
                view = context_view(sources.citations[0], report)
                assert find_modal_faults(view) == []
                assert "no longer loaded" not in str(view)
