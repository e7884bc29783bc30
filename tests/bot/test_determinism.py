"""The same question over the same reports has the same answer, to the byte, wherever and however it is asked."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from bot.engine import answer
from index.library import Library, open_library
from tests.golden.gold import find_sets

ROOT = Path(__file__).parents[2]
QUESTIONS = [gold.question for gold in next(find_sets()).questions()][::7]
"""Of every kind, a few."""


def ask_in_process(questions: Sequence[str], corpus: Path, seed: str) -> bytes:
    """What `beatbook ask --json` prints in a process of its own."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("BEATBOOK_")}
    return subprocess.run(
        [sys.executable, "-m", "bot", "ask", "--json", "--corpus", str(corpus)],
        input="".join(f"{question}\n" for question in questions).encode(),
        env={**environment, "PYTHONHASHSEED": seed},
        cwd=ROOT,
        check=True,
        capture_output=True,
    ).stdout


def copy(names: Sequence[str], source: Path, target: Path) -> Path:
    """The named files in a new folder, made in this order."""
    target.mkdir()
    for name in names:
        (target / name).write_bytes((source / name).read_bytes())
    return target


def test_answers_have_the_same_bytes_across_processes_hash_seeds_and_orders_of_files(
    reports_folder: Path, tmp_path: Path
) -> None:
    names = sorted(path.name for path in reports_folder.iterdir())
    folders = [
        reports_folder,
        copy(names[::-1], reports_folder, tmp_path / "backwards"),
        copy(names[2:] + names[:2], reports_folder, tmp_path / "turned"),
    ]
    outputs = {ask_in_process(QUESTIONS, folder, seed) for folder, seed in zip(folders, "012", strict=True)}
    assert len(outputs) == 1
    assert outputs.pop().count(b"\n") == len(QUESTIONS)


def test_the_names_of_the_files_change_nothing_but_themselves(library: Library, tmp_path: Path) -> None:
    renamed = {report.document: f"{i}.txt" for i, report in enumerate(reversed(library.reports))}
    for report in library.reports:
        (tmp_path / renamed[report.document]).write_text(report.text, encoding="utf-8")
    other = open_library(tmp_path, library.vocabulary)
    for question in QUESTIONS:
        expected = answer(question, library).to_json()
        for document, name in renamed.items():
            expected = expected.replace(f'"{document}"', f'"{name}"')
        assert answer(question, other).to_json() == expected


def test_an_answer_does_not_depend_on_what_was_asked_before(library: Library) -> None:
    forwards = [answer(question, library) for question in QUESTIONS]
    backwards = [answer(question, library) for question in reversed(QUESTIONS)]
    assert backwards[::-1] == forwards
