"""`beatbook ask`, on its own and over lines of standard input."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bot.answer import Answer
from bot.cli.ask import decode, read_questions
from index import entailment
from index.entailment import Reader, ReaderError
from tests.bot.cli.outcome import Run

ROOT = Path(__file__).parents[3]
QUESTION = "which forces don't publish the gifts register?"


def test_an_answer_is_shown_with_its_groups_and_its_sentences(beatbook: Run, corpus: Path) -> None:
    status, out, _ = beatbook("ask", QUESTION, "--corpus", corpus)
    assert status == 0
    assert "No           1  Oakshire [" in out
    assert "│ The gifts and hospitality register is not published on the website." in out


def test_a_damaged_model_is_one_line(beatbook: Run, corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def load() -> Reader:
        raise ReaderError("model.onnx: no such file; run 'make train', or reinstall the package")

    monkeypatch.setattr(entailment, "_load", load)
    outcome = beatbook("ask", QUESTION, "--corpus", corpus)
    assert (outcome.status, outcome.out) == (1, "")
    assert outcome.err == "beatbook: model.onnx: no such file; run 'make train', or reinstall the package\n"


def test_options_stand_before_or_after_the_question(beatbook: Run, corpus: Path) -> None:
    before = beatbook("ask", "--corpus", corpus, "--json", QUESTION)
    after = beatbook("ask", QUESTION, "--json", "--corpus", corpus)
    assert before == after
    assert before.status == 0


def test_a_question_without_quotes_is_one_question(beatbook: Run, corpus: Path) -> None:
    outcome = beatbook("ask", "--corpus", corpus, "--json", *QUESTION.split())
    assert json.loads(outcome.out)["question"] == QUESTION


def test_json_is_one_line_in_the_order_of_the_contract(beatbook: Run, corpus: Path) -> None:
    out = beatbook("ask", "--json", QUESTION, "--corpus", corpus).out
    assert out.count("\n") == 1
    assert list(json.loads(out)) == [
        *("question", "status", "kind", "text", "matching", "verdicts", "figures"),
        *("result", "citations", "unknown_forces"),
    ]


def test_every_line_of_input_gets_one_line_of_json_blank_ones_too(beatbook: Run, corpus: Path) -> None:
    out = beatbook(
        "ask", "--json", "--corpus", corpus, stdin=f"hello\n\n{QUESTION}\r\nwho is in charge in Ashshire?"
    ).out
    answers = [json.loads(line) for line in out.splitlines()]
    assert [found["question"] for found in answers] == ["hello", "", QUESTION, "who is in charge in Ashshire?"]
    assert [found["status"] for found in answers[:2]] == ["unclear", "unclear"]


def test_lines_of_input_are_answered_one_after_another_for_a_person(beatbook: Run, corpus: Path) -> None:
    out = beatbook("ask", "--corpus", corpus, stdin=f"{QUESTION}\nhello\n").out
    assert out.index(f"> {QUESTION}\n") < out.index("Oakshire") < out.index("> hello\n")


def test_characters_beyond_ascii_are_printed_as_they_are(beatbook: Run, corpus: Path) -> None:
    question = "has Ashshire’s policy been updated – déjà?"
    assert f'"question":"{question}"' in beatbook("ask", "--json", question, "--corpus", corpus).out


def test_a_line_separator_inside_a_question_does_not_break_the_line() -> None:
    question = "one\u2028two\x85three\u2029four"
    line = Answer(question=question, status="unclear", kind=None, text="?").to_json()
    assert len(line.splitlines()) == 1
    assert json.loads(line)["question"] == question


def test_bytes_that_are_no_text_are_asked_as_replacement_characters(beatbook: Run, corpus: Path) -> None:
    assert decode("caf\udce9") == "caf\N{REPLACEMENT CHARACTER}"
    assert beatbook("ask", "--json", "caf\udce9", "--corpus", corpus).status == 0


def test_only_the_end_of_a_line_is_taken_off_a_question() -> None:
    assert list(read_questions(["  spaced  \n", "windows\r\n", "last\r"])) == ["  spaced  ", "windows", "last"]


def test_a_folder_that_is_not_there_is_one_line_and_status_1(beatbook: Run, tmp_path: Path) -> None:
    missing = tmp_path / "missing"
    status, out, err = beatbook("ask", QUESTION, "--corpus", missing)
    assert (status, out) == (1, "")
    assert err.count("\n") == 1
    assert str(missing) in err


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_asked(beatbook: Run, corpus: Path) -> None:
    (corpus / "broken.txt").write_bytes(b"\0\1\2")
    status, out, err = beatbook("ask", QUESTION, "--corpus", corpus)
    assert (status, err.count("\n")) == (0, 1)
    assert "broken.txt" in err
    assert "Oakshire" in out


def test_the_setting_names_the_corpus_and_the_option_goes_before_it(
    beatbook: Run, corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BEATBOOK_CORPUS", str(corpus))
    assert "Oakshire" in beatbook("ask", QUESTION).out
    assert beatbook("ask", QUESTION, "--corpus", tmp_path / "missing").status == 1


def test_answers_have_the_same_bytes_in_every_process() -> None:
    questions = f"{QUESTION}\nwhich force had the most investigations?\nwho oversees the gifts register?\nhello\n"
    outputs = {
        subprocess.run(
            [sys.executable, "-m", "bot", "ask", "--json"],
            input=questions.encode(),
            env={"PYTHONHASHSEED": seed, "PATH": ""},
            cwd=ROOT,
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("0", "1", "4711")
    }
    assert len(outputs) == 1
