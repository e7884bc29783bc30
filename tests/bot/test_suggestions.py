"""Examples of what can be asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.engine import answer
from bot.suggestions import list_examples, suggest_questions
from index.library import Library, open_library
from index.vocabulary import Vocabulary
from tests.golden.gold import HERE, SHIPPED


@pytest.mark.parametrize("reports", [SHIPPED, HERE / "other-a" / "reports"])
def test_every_example_is_answered_by_the_reports_that_it_is_made_of(reports: Path, vocabulary: Vocabulary) -> None:
    library = open_library(reports, vocabulary)
    examples = suggest_questions(library)
    kinds = {answer(example.question, library).kind for example in examples}
    assert [e.question for e in examples if answer(e.question, library).status != "answered"] == []
    assert kinds == {"verdicts", "figures", "passages", "comparison", "summary"}


def test_examples_name_the_forces_and_headings_that_are_loaded(library: Library) -> None:
    text = list_examples(suggest_questions(library))
    assert library.forces[0] in text
    assert "How are press relations handled, and information leaks investigated?" in text


def test_one_report_alone_is_not_compared_with_itself(library: Library, tmp_path: Path) -> None:
    report = library.reports_of("Norfolk")[0]
    (tmp_path / report.document).write_text(report.text, encoding="utf-8")
    alone = open_library(tmp_path, library.vocabulary)
    questions = [example.question for example in suggest_questions(alone)]
    assert not [question for question in questions if question.startswith(("Compare", "Rank"))]
    assert all(force not in " ".join(questions) for force in library.forces if force != "Norfolk")


def test_a_topic_in_the_plural_is_named_before_one_that_lacks_an_article(
    vocabulary: Vocabulary, tmp_path: Path
) -> None:
    findings = "The deputy checks the book each month. Company cards are checked too. Receipts are kept for cards."
    text = f"Kelderdale Police\nDecember 2012\n\n# Findings for Kelderdale\n\n{findings}\n"
    (tmp_path / "kelderdale.txt").write_text(text, encoding="utf-8")
    asked = [example.question for example in suggest_questions(open_library(tmp_path, vocabulary))]
    assert not any(question.endswith(" book?") for question in asked)
    assert any("cards" in question for question in asked)


def test_a_topic_is_named_without_the_mark_that_ends_it(vocabulary: Vocabulary, tmp_path: Path) -> None:
    findings = "**Gifts.** They are kept.\n\n**Press:** It is met.\n"
    text = f"Kelderdale Police\nDecember 2012\n\n# Findings for Kelderdale\n\n{findings}"
    (tmp_path / "kelderdale.txt").write_text(text, encoding="utf-8")
    asked = " ".join(example.question for example in suggest_questions(open_library(tmp_path, vocabulary)))
    assert "say about gifts?" in asked or "say about press?" in asked


def test_an_unclear_question_is_answered_by_examples(library: Library) -> None:
    found = answer("hello!", library)
    assert found.status == "unclear"
    assert suggest_questions(library)[0].question in found.text
