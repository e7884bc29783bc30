"""Examples for the reader from a labelled report, as the engine meets them."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.labelling import Label, make_examples
from index.library import Library, open_library

DECIDES = "Saltmarsh has published its gifts register on its website since April."
BEHIND = "The register runs to forty pages and is kept by the professional standards department."
REPORT = f"""Saltmarsh Police
December 2012

# Findings for Saltmarsh

Gifts over ten pounds must be declared to the register. {DECIDES} {BEHIND}
"""
QUESTION = "which forces publish their gifts register?"


@pytest.fixture
def saltmarsh(library: Library, tmp_path: Path) -> Library:
    (tmp_path / "saltmarsh-police-2012-12.txt").write_text(REPORT, encoding="utf-8")
    return open_library(tmp_path, library.vocabulary)


def test_a_sentence_that_does_not_decide_is_shown_as_if_the_one_that_does_had_not_been_written(
    saltmarsh: Library,
) -> None:
    label = Label(QUESTION, saltmarsh.reports[0], "yes", (DECIDES,), QUESTION)
    examples = list(make_examples(label, saltmarsh))
    assert [e["verdict"] for e in examples if "website" in e["passage"]] == ["yes"]
    assert {e["verdict"] for e in examples if "website" not in e["passage"]} == {"not_stated"}
    assert len(examples) == 3


def test_an_example_tells_where_in_its_passage_the_sentence_stands_and_names_no_force(saltmarsh: Library) -> None:
    label = Label(QUESTION, saltmarsh.reports[0], "yes", (DECIDES,), QUESTION)
    for example in make_examples(label, saltmarsh):
        first, end = example["at"]
        assert example["passage"][first:end].endswith(".")
        assert "Saltmarsh" not in example["passage"]
