"""Every message is valid, and nothing of an answer is lost without a word: any kind, number of reports and text."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answer import Answer
from bot.display import LABELS, make_harmless, say_value
from bot.engine import answer
from bot.slack.blocks.answers import answer_message, show_question
from bot.slack.blocks.export import answer_csv
from bot.slack.blocks.limits import MESSAGE_BYTES, measure
from bot.slack.blocks.message import Block, Message, Picture, Verbosity
from bot.slack.blocks.plain import plain_message
from bot.slack.blocks.rows import list_entries, paginate, rows_view
from index.library import Library, open_library
from index.models import plain
from index.vocabulary import Vocabulary
from tests.slack.blocks.invented import (
    ID,
    answers,
    comparison_of,
    figures_of,
    name_forces,
    passages_of,
    texts,
    verdicts_of,
)
from tests.slack.schemas.validate import find_faults, find_modal_faults, walk

GOLDEN = Path(__file__).parents[2] / "golden"
CHART = Picture("F0123456789", "Bar chart of 3 forces, the highest first. Leaks: Ashshire 3, Oakshire 2, Elmshire 0.")
INVENTED: dict[str, Callable[[int], Answer]] = {
    "verdicts": verdicts_of,
    "figures": figures_of,
    "two measures": lambda count: figures_of(count, ("leaks", "second_job_applications")),
    "many measures": lambda count: figures_of(count, tuple(f"measure_{i}" for i in range(5))),
    "passages": passages_of,
    "comparison": comparison_of,
}


def pages_of(found: Answer) -> list[Block]:
    """All of them, though only the first and the last are made as they are opened, which takes the time of all."""
    pages = paginate(list_entries(found, ID))
    first, last = (rows_view(found, page, ID) for page in (0, len(pages) - 1))
    assert first["blocks"][1:-1] == pages[0]
    assert last["blocks"][1:-1] == pages[-1]
    return [first, *({**first, "blocks": page} for page in pages[1:-1]), last]


def texts_of(blocks: object) -> Iterator[str]:
    return (part["text"] for part in walk(blocks) if isinstance(part.get("text"), str))


def said_by(*views: object) -> str:
    return "\n".join(text for view in views for text in texts_of(view))


def faults_of(message: Message) -> list[str]:
    return find_faults({"text": message.text, "blocks": message.blocks})


def check(found: Answer) -> None:
    """Each form of an answer is valid."""
    for verbosity in Verbosity:
        message = answer_message(found, question_id=ID, verbosity=verbosity, private=True)
        assert faults_of(message) == []
        assert faults_of(show_question(message, found.question)) == []
    assert faults_of(answer_message(found, question_id=ID, chart=CHART)) == []
    assert faults_of(plain_message(found, question_id=ID, private=True)) == []
    pages = pages_of(found)
    some = [*pages[:: 1 + len(pages) // 8], pages[-1]]
    assert [fault for page in some for fault in find_modal_faults(page)] == []


def check_whole(found: Answer) -> None:
    """A message that leaves something out says so and opens the rest; the pages and the file have all of it."""
    message = answer_message(found, question_id=ID)
    everything = said_by(*pages_of(found))
    assert all(plain(citation.quote) in everything for citation in found.citations)
    assert all(f"[{citation.id}]" in everything for citation in found.citations)
    assert all(row.force in everything and LABELS[row.verdict] in everything for row in found.verdicts)
    assert all(say_value(row) in everything for row in found.figures)
    shown = said_by(message.blocks)
    has_all = all(plain(citation.quote) in shown for citation in found.citations)
    assert has_all or "Show all" in shown or "Show sentences" in shown
    file = list(csv.DictReader(io.StringIO(answer_csv(found).decode("utf-8-sig"))))
    assert {int(row["citation"]) for row in file if row["citation"]} == {c.id for c in found.citations}
    assert [row["force"] for row in file if row["verdict"]] == [
        row.force for row in found.verdicts for _ in row.citations or (0,)
    ]


@pytest.fixture(scope="module", params=["shipped", "six-hands", "strangers"])
def found_in(request: pytest.FixtureRequest, library: Library, vocabulary: Vocabulary) -> list[Answer]:
    """The answers to all golden questions of one set."""
    folder = GOLDEN if request.param == "shipped" else GOLDEN / request.param
    asked = library if request.param == "shipped" else open_library(folder / "reports", vocabulary)
    lines = (folder / "questions.jsonl").read_text(encoding="utf-8").splitlines()[:: 1 if asked is library else 3]
    return [answer(json.loads(line)["question"], asked) for line in lines]


def test_the_answer_to_every_golden_question_is_valid_and_whole(found_in: list[Answer]) -> None:
    for found in found_in:
        check(found)
        check_whole(found)


@pytest.fixture(scope="module")
def many(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Library:
    """44 reports: the five real ones over and over, each time on another force."""
    folder = tmp_path_factory.mktemp("many")
    for i, name in enumerate(name_forces(44)):
        report = library.reports[i % len(library.reports)]
        (folder / f"{i}.txt").write_text(report.text.replace(report.force, name), encoding="utf-8")
    return open_library(folder, library.vocabulary)


@pytest.mark.parametrize(
    "question",
    [
        "which forces don't cross-reference procurement with gifts?",
        "rank the forces by applications for second jobs",
        "what do the reports say about social networking sites?",
        "who gets helicopters?",
    ],
)
def test_what_the_engine_answers_over_44_reports_is_valid_and_whole(question: str, many: Library) -> None:
    found = answer(question, many)
    check(found)
    check_whole(found)


@pytest.mark.parametrize("count", [1, 2, 5, 44, 200])
@pytest.mark.parametrize("kind", INVENTED)
def test_an_answer_over_any_number_of_forces_is_valid_and_whole(kind: str, count: int) -> None:
    found = INVENTED[kind](count)
    check(found)
    check_whole(found)


@pytest.mark.parametrize("count", [5, 44, 200])
def test_rows_shown_and_rows_counted_come_to_all_rows(count: int) -> None:
    blocks = answer_message(figures_of(count), question_id=ID).blocks
    [table] = [block for block in blocks if block["type"] == "table"]
    left = re.search(r"(\d+) rows?", said_by(blocks[-3]))
    assert len(table["rows"]) - 1 + (int(left[1]) if left else 0) == count


@pytest.mark.parametrize("count", [13, 44, 200])
def test_many_forces_are_all_in_the_table_a_row_a_verdict(count: int) -> None:
    found = verdicts_of(count)
    blocks = answer_message(found, question_id=ID).blocks
    [table] = [block for block in blocks if block["type"] == "table"]
    rows = {row[0]["text"]: re.split(r", | \[\d+\]", row[1]["text"]) for row in table["rows"][1:]}
    assert next(iter(rows)).startswith("No (")
    assert {force for names in rows.values() for force in names if force} == {row.force for row in found.verdicts}
    assert measure(blocks) <= MESSAGE_BYTES


def test_44_figures_are_all_in_the_table() -> None:
    [table] = [b for b in answer_message(figures_of(44), question_id=ID).blocks if b["type"] == "table"]
    assert len(table["rows"]) == 45


def test_a_long_list_in_the_text_gives_way_to_the_table_and_anything_else_stays() -> None:
    found = replace(verdicts_of(44), text=f"{verdicts_of(44).text} No report uses: helicopters.")
    said = said_by(answer_message(found, question_id=ID).blocks[0])
    assert re.fullmatch(r"Of 44 forces, 7 do not: [^.]+\. ?\n? No report uses: helicopters\.", said)


@pytest.mark.parametrize("count", [5, 44])
def test_the_text_alone_says_the_verdict_of_every_force(count: int) -> None:
    message = answer_message(verdicts_of(count), question_id=ID)
    assert all(row.force in message.text for row in verdicts_of(count).verdicts)


def test_a_text_that_is_cut_says_how_much_is_missing() -> None:
    message = answer_message(figures_of(200, ("leaks", "gifts")), question_id=ID)
    assert re.search(r"\(Cut: [\d,]+ more characters with the message\.\)$", message.text)


@settings(max_examples=80)
@given(answers)
def test_any_text_is_valid(found: Answer) -> None:
    check(found)


@settings(max_examples=80)
@given(answers)
def test_no_cell_of_the_file_is_a_formula(found: Answer) -> None:
    for row in csv.reader(io.StringIO(answer_csv(found).decode("utf-8-sig"), newline="")):
        assert not any(cell.startswith(("=", "+", "@", "\t", "\r")) for cell in row)
        assert not any(cell.startswith("-") and not re.fullmatch(r"-[\d.]+(?:e[+-]?\d+)?", cell) for cell in row)


@given(st.lists(texts, min_size=1, max_size=3))
def test_what_is_harmless_has_no_turning_and_no_control_characters(given_texts: list[str]) -> None:
    for text in given_texts:
        assert not re.search("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]", make_harmless(text))
