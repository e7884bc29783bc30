"""The answer as a value, and the citations that it collects."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from bot.answer import Answer, Sources, Verdict, VerdictRow, read_answer
from index.library import Library
from index.models import Report

TEXT = """\
# Findings for Ashshire

## Gifts

Gifts are **recorded**. They are reviewed
every month. No gift was refused.

## Second jobs

Second jobs are approved by the unit.
"""


@pytest.fixture
def report(make_report: Callable[..., Report]) -> Report:
    return make_report(TEXT, "ashshire.md")


def test_citations_are_numbered_from_1_in_the_order_in_which_they_are_first_cited(report: Report) -> None:
    gifts, jobs = (p for p in report.paragraphs if p.heading in ("Gifts", "Second jobs"))
    sources = Sources()
    ids = [
        sources.cite(report, jobs, jobs.sentences[0]),
        sources.cite(report, gifts, gifts.sentences[2]),
        sources.cite(report, jobs, jobs.sentences[0]),
        sources.cite(report, gifts, gifts.sentences[0]),
    ]
    assert ids == [1, 2, 1, 3]
    assert [citation.id for citation in sources.citations] == [1, 2, 3]


def test_a_quote_is_the_text_as_it_is_printed(report: Report) -> None:
    gifts = next(p for p in report.paragraphs if p.heading == "Gifts")
    sources = Sources()
    sources.cite(report, gifts, gifts.sentences[1])
    citation = sources.citations[0]
    assert citation.quote == "They are reviewed\nevery month."
    assert (citation.force, citation.document, citation.section) == ("Ashshire", "ashshire.md", "Gifts")
    assert citation.paragraph == gifts.number


def test_a_run_of_sentences_is_one_quote(report: Report) -> None:
    gifts = next(p for p in report.paragraphs if p.heading == "Gifts")
    sources = Sources()
    sources.cite(report, gifts, gifts.sentences[0], gifts.sentences[1])
    sources.cite(report, gifts, gifts.sentences[0])
    assert [c.quote for c in sources.citations] == [
        "Gifts are **recorded**. They are reviewed\nevery month.",
        "Gifts are **recorded**.",
    ]


@given(st.data())
def test_every_citation_slices_back(library: Library, data: st.DataObject) -> None:
    report = data.draw(st.sampled_from(library.reports))
    paragraph = data.draw(st.sampled_from([p for p in report.paragraphs if p.sentences]))
    first = data.draw(st.integers(0, len(paragraph.sentences) - 1))
    last = data.draw(st.integers(first, len(paragraph.sentences) - 1))
    sources = Sources()
    sources.cite(report, paragraph, paragraph.sentences[first], paragraph.sentences[last])
    citation = sources.citations[0]
    assert report.text[citation.start : citation.end] == citation.quote
    assert all(sentence.text in citation.quote for sentence in paragraph.sentences[first : last + 1])


def test_an_answer_in_json_has_every_field_of_the_contract_and_comes_back_the_same() -> None:
    row = VerdictRow(force="Ashshire", verdict=Verdict.NOT_STATED, citations=())
    answer = Answer(question="?", status="not_stated", kind="verdicts", text="None says.", verdicts=(row,))
    fields = json.loads(answer.to_json())
    assert fields == {
        "question": "?",
        "status": "not_stated",
        "kind": "verdicts",
        "text": "None says.",
        "matching": [],
        "verdicts": [{"force": "Ashshire", "verdict": "not_stated", "citations": []}],
        "figures": [],
        "result": None,
        "citations": [],
        "unknown_forces": [],
    }
    assert read_answer(answer.to_json()) == answer


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "perhaps", "kind": None},
        {"status": "answered", "kind": "poem"},
        {"status": "answered", "kind": "verdicts", "verdicts": [{"force": "Ashshire", "verdict": "maybe"}]},
    ],
)
def test_what_the_contract_does_not_know_is_no_answer(fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Answer).validate_python({"question": "?", "text": "!", **fields})


@pytest.mark.parametrize("text", ["", "{}", '{"question": "secret"}', "\ud800"])
def test_what_cannot_be_read_back_is_not_quoted_in_the_error(text: str) -> None:
    with pytest.raises(ValueError, match=r"^this is no answer as `to_json` writes it$"):
        read_answer(text)


def test_an_answer_does_not_change() -> None:
    answer = Answer(question="?", status="unclear", kind=None, text="!")
    with pytest.raises(FrozenInstanceError):
        answer.__setattr__("text", "?")
