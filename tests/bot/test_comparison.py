"""Forces side by side."""

from __future__ import annotations

import re

import pytest

from bot.answer import Answer
from bot.engine import answer
from index.library import Library
from index.models import Voice, plain

TOPICS = ["second jobs", "the gifts register", "social media", "anti-corruption units", "the media policy"]


def marks(text: str) -> list[int]:
    return [int(mark) for mark in re.findall(r"\[(\d+)\]", text)]


def quoted(found: Answer) -> list[tuple[int, str]]:
    return [(int(mark), quote) for quote, mark in re.findall(r"“(.+)” \[(\d+)\]$", found.text, re.MULTILINE)]


@pytest.mark.parametrize("topic", TOPICS)
def test_every_sentence_and_figure_is_cited_by_its_own_mark(library: Library, topic: str) -> None:
    found = answer(f"Compare Norfolk and Leicestershire on {topic}", library)
    quotes = {citation.id: plain(citation.quote) for citation in found.citations}
    assert quoted(found)
    assert all(quote in quotes[mark] for mark, quote in quoted(found))
    assert set(marks(found.text)) == set(quotes)


@pytest.mark.parametrize("topic", TOPICS)
def test_the_order_in_which_forces_are_named_changes_nothing(library: Library, topic: str) -> None:
    one, other = (f"Compare {names} on {topic}" for names in ("Norfolk and Derbyshire", "Derbyshire and Norfolk"))
    assert answer(one, library).text == answer(other, library).text


def test_what_differs_comes_before_what_is_alike_and_what_one_report_alone_says(library: Library) -> None:
    order = ["Different", "Alike", "In one report only"]
    text = answer("Compare Norfolk and Derbyshire", library).text
    titles = [line for line in text.splitlines() if line.startswith(tuple(order))]
    assert {title.split(":")[0] for title in titles} == set(order)
    for section in re.split(r"^(?:How|Is) .+\?$", text, flags=re.MULTILINE):
        found = re.findall(f"^({'|'.join(order)})", section, re.MULTILINE)
        assert found == sorted(found, key=order.index)


def test_figures_on_the_topic_stand_side_by_side(library: Library) -> None:
    found = answer("norfolk v derbys second jobs", library)
    assert "Applications for second jobs: Derbyshire 62 [" in found.text
    assert {(row.force, row.value) for row in found.figures if row.measure == "second_job_applications"} == {
        ("Derbyshire", 62),
        ("Norfolk", 64),
    }


def test_without_a_topic_every_finding_of_both_reports_is_there(library: Library) -> None:
    found = answer("Compare Norfolk and Derbyshire", library)
    cited = {(c.document, c.start) for c in found.citations}
    for force in ("Derbyshire", "Norfolk"):
        passages = library.passages_of(library.reports_of(force)[0], Voice.FORCE)
        assert {(p.report.document, p.sentence.start) for p in passages} <= cited


def test_three_forces_are_compared_and_one_that_says_nothing_of_an_aspect_is_named(library: Library) -> None:
    found = answer("Compare Norfolk, Derbyshire and Leicestershire on second jobs", library)
    assert {c.force for c in found.citations} == {"Derbyshire", "Leicestershire", "Norfolk"}
    assert "nothing like it" in found.text


def test_a_topic_that_no_report_speaks_of_is_not_stated(library: Library) -> None:
    found = answer("Compare Norfolk and Derbyshire on helicopters", library)
    assert (found.status, found.kind, found.citations) == ("not_stated", "comparison", ())
