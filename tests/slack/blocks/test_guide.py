"""Help, and the list of reports, at any number of reports."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.slack.blocks.actions import Action
from bot.slack.blocks.guide import COMMANDS, help_message, reports_message, reports_view
from bot.slack.blocks.message import Message
from bot.suggestions import suggest_questions
from index.library import Library, Problem
from tests.slack.blocks.invented import name_forces
from tests.slack.schemas.validate import find_faults, find_modal_faults, walk


def grow(library: Library, count: int) -> Library:
    """A library of so many reports, each on a force of its own."""
    report = library.reports[0]
    names = name_forces(count)
    reports = [replace(report, force=name, document=f"{name.lower().replace(' ', '-')}-2012-12.txt") for name in names]
    return replace(library, reports=tuple(reports))


def faults_of(message: Message) -> list[str]:
    return find_faults({"text": message.text, "blocks": message.blocks})


def test_help_has_examples_that_ask_and_every_command(library: Library) -> None:
    message = help_message(library)
    assert faults_of(message) == []
    asked = [part["value"] for part in walk(message.blocks) if part.get("action_id") == Action.ASK]
    assert asked == [example.question for example in suggest_questions(library)]
    assert all(name in message.text and name in str(message.blocks) for name, _ in COMMANDS)


def test_five_reports_are_in_a_table(library: Library) -> None:
    message = reports_message(library)
    assert faults_of(message) == []
    assert len(message.blocks[1]["rows"]) == 6
    assert all(report.document in str(message.blocks) for report in library.reports)
    assert "Show all" not in str(message.blocks)


@pytest.mark.parametrize("count", [44, 200])
def test_many_reports_are_counted_and_all_in_the_pages(library: Library, count: int) -> None:
    grown = grow(library, count)
    message = reports_message(grown)
    assert faults_of(message) == []
    left = count - (len(message.blocks[1]["rows"]) - 1)
    assert (f"Not shown here: {left} reports" in str(message.blocks)) == (left > 0)
    pages = [reports_view(grown, page) for page in range(-(-count // 40))]
    assert [fault for page in pages for fault in find_modal_faults(page)] == []
    assert all(report.document in str(pages) for report in grown.reports)
    assert reports_view(grown, 99) == pages[-1]


def test_files_that_could_not_be_read_are_named(library: Library) -> None:
    problems = tuple(Problem(f"{i}.txt", "empty <!channel>" * 50) for i in range(30))
    message = reports_message(replace(library, problems=problems))
    assert faults_of(message) == []
    assert "0.txt: empty" in str(message.blocks)
    assert "and 27 more" in str(message.blocks)
