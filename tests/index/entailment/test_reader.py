"""The model that ships, read for what anyone would read."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.entailment import VERDICTS, Reader, ReaderError, Reading
from index.entailment.reader import MODEL, SETTINGS, TOKENIZER

SHIPPED = Path(sys.modules[Reader.__module__].__file__ or "").parent
LIMIT = 30 * 1024 * 1024


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load()


@pytest.mark.parametrize(
    ("proposition", "passage", "verdict"),
    [
        ("keeps a register of gifts", "The force keeps a register of gifts.", "yes"),
        ("keeps a register of gifts", "The force does not keep a register of gifts.", "no"),
        ("keeps a register of gifts", "A register of gifts will be introduced in January 2013.", "planned"),
        ("keeps a register of gifts", "A register of gifts is kept in two of the five divisions.", "partly"),
        ("keeps a register of gifts", "Twelve investigations into leaks were opened.", "not_stated"),
        ("reviews second jobs every year", "second jobs: All are reviewed every year.", "yes"),
        ("reviews second jobs every year", "There is no annual review of second jobs.", "no"),
    ],
)
def test_reads_plain_sentences_for_what_they_say(reader: Reader, proposition: str, passage: str, verdict: str) -> None:
    assert reader.read(proposition, passage).verdict == verdict


def test_takes_a_question_for_its_proposition_in_the_affirmative(reader: Reader) -> None:
    passage = "The force does not keep a register of gifts."
    assert reader.read("Which forces don't keep a register of gifts?", passage).verdict == "no"
    assert reader.read("Which forces keep a register of gifts?", passage).verdict == "no"


def test_reads_the_same_in_a_second_session(reader: Reader) -> None:
    pairs = [("has a media policy", "The media policy was rewritten in May."), ("has cars", "None."), ("x", "")]
    again = Reader.load()
    assert [reader.read(*pair) for pair in pairs] == [again.read(*pair) for pair in reversed(pairs)][::-1]


@settings(max_examples=10, deadline=None)
@given(text=st.text(max_size=60), passages=st.lists(st.text(max_size=300), max_size=8))
def test_reads_several_as_it_reads_each(reader: Reader, text: str, passages: list[str]) -> None:
    assert reader.read_each(text, passages) == [reader.read(text, passage) for passage in passages]


@settings(max_examples=25, deadline=None)
@given(text=st.text(max_size=200), passage=st.text(max_size=600))
def test_gives_probabilities_for_any_text(reader: Reader, text: str, passage: str) -> None:
    reading = reader.read(text, passage)
    assert sum(reading.probabilities) == pytest.approx(1.0)
    assert reading.verdict in VERDICTS
    assert reading.confidence == max(reading.probabilities)


def test_leaves_out_the_end_of_a_long_passage(reader: Reader) -> None:
    start = "The force does not keep a register of gifts. " + "The weather was fine on that day. " * 40
    assert reader.read("keeps a register of gifts", start) == reader.read(
        "keeps a register of gifts", start + "It rained." * 500
    )


def test_leaves_room_for_the_passage_beside_a_long_question(reader: Reader) -> None:
    question = "Does the force, which " + "we have visited before and " * 100 + "keep a register?"
    assert reader.read(question, "It does.") != reader.read(question, "It does not, and never has.")


def test_names_the_likeliest_verdict() -> None:
    reading = Reading(yes=0.1, partly=0.2, planned=0.4, no=0.2, not_stated=0.1)
    assert reading.verdict == "planned"
    assert reading.confidence == 0.4


def test_names_the_first_of_equals() -> None:
    assert Reading(yes=0.4, partly=0.1, planned=0.0, no=0.4, not_stated=0.1).verdict == "yes"


def test_ships_a_model_of_at_most_30_megabytes() -> None:
    assert (SHIPPED / MODEL).stat().st_size <= LIMIT


@pytest.mark.parametrize("missing", [MODEL, TOKENIZER, SETTINGS])
def test_says_which_file_is_missing(tmp_path: Path, missing: str) -> None:
    for name in {MODEL, TOKENIZER, SETTINGS} - {missing}:
        (tmp_path / name).write_text("{}")
    with pytest.raises(ReaderError, match=missing):
        Reader.load(tmp_path)


@pytest.mark.parametrize(
    ("broken", "content"), [(MODEL, "no model"), (TOKENIZER, "{}"), (SETTINGS, "[]"), (SETTINGS, "{")]
)
def test_says_which_file_is_damaged(tmp_path: Path, broken: str, content: str) -> None:
    for name in (MODEL, TOKENIZER, SETTINGS):
        shutil.copy(SHIPPED / name, tmp_path / name)
    (tmp_path / broken).write_text(content)
    with pytest.raises(ReaderError, match=broken):
        Reader.load(tmp_path)


def test_loads_no_runtime_until_a_reader_is_loaded() -> None:
    code = "import sys, index.entailment; print({'onnxruntime', 'tokenizers', 'numpy'} & set(sys.modules))"
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=SHIPPED.parents[1]
    )
    assert run.stdout.strip() == "set()"
