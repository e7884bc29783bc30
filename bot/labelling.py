"""Training examples for the reader from labelled reports, as the engine meets them: `python -m bot.labelling SET…`.

A SET is a folder with `reports/` and `questions.jsonl`, whose verdict questions say for every force in scope what its
report says, and on which piece of a sentence that rests; `labels.jsonl`, where there is one, holds further propositions
by document. Each candidate sentence of each report becomes an example: the one that decides with its verdict, and those
that a search brings up though they decide nothing as `not_stated`. Writes `index/entailment/data/candidates.jsonl`.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.candidates import find_aspects, rank_candidates
from bot.question import parse_question
from index.entailment import covered, window
from index.library import Library, Passage, open_library
from index.models import Report, Voice, plain
from index.vocabulary import Vocabulary

WORDS = Path(__file__).parent.parent / "corpus" / "vocabulary.toml"
OUTPUT = Path(__file__).parent.parent / "index" / "entailment" / "data" / "candidates.jsonl"
FIRST = 5
"""Sentences of a report that become examples: the first that a search brings up."""
NAMES = ("Calderside", "Averton", "Kelderdale", "Marlshire", "Penrose", "Aldermoor", "Westhaven", "Stourcester")
"""Invented: a report's own force is renamed, so that no finding is learnt about a force."""


@dataclass(frozen=True, slots=True)
class Label:
    """What a person made of one report with regard to one question or proposition."""

    text: str
    report: Report
    verdict: str
    pieces: tuple[str, ...]
    """Verbatim pieces of the sentences that decide; none for `not_stated`."""


def read_labels(folder: Path, library: Library) -> Iterator[Label]:
    """Every label of a set on which fair readers agree."""
    by_document = {report.document: report for report in library.reports}
    for row in _lines(folder / "questions.jsonl"):
        for force, verdict in row.get("verdicts", {}).items() if row["kind"] == "verdicts" else ():
            pieces = pieces_of(row, force)
            if force not in row.get("accept", {}) and bool(pieces) == (verdict != "not_stated"):
                yield Label(row["question"], library.reports_of(force)[0], verdict, pieces)
    for row in _lines(folder / "labels.jsonl"):
        pieces = (row["deciding"],) if row["deciding"] else ()
        yield Label(row["proposition"], by_document[row["document"]], row["verdict"], pieces)


def make_examples(label: Label, library: Library) -> Iterator[dict[str, Any]]:
    """An example for each candidate; not for the neighbour of one that decides, which may decide with it."""
    question = parse_question(label.text, library)
    findings = library.passages_of(label.report, Voice.FORCE)
    candidates = rank_candidates(find_aspects(question), findings, library.vocabulary)[:FIRST]
    name = random.Random(label.report.document).choice(NAMES)
    deciding = {p.sentence.number for p in findings if holds_piece(p, label.pieces)}
    for rank, candidate in enumerate(candidates):
        passage = candidate.passage
        at = passage.paragraph.sentences.index(passage.sentence)
        shown = {passage.paragraph.sentences[i].number for i in covered(passage.paragraph, at)}
        is_deciding = passage.sentence.number in deciding
        if is_deciding or not shown & deciding:
            shown_as, sentence = (
                text.replace(label.report.force, name)
                for text in (window(passage.paragraph, at), passage.sentence.plain)
            )
            verdict = label.verdict if is_deciding else "not_stated"
            first = shown_as.index(sentence)
            span = [first, first + len(sentence)]
            yield {
                "text": question.proposition,
                "passage": shown_as,
                "at": span,
                "verdict": verdict,
                "rank": rank,
            }


def pieces_of(row: dict[str, Any], force: str) -> tuple[str, ...]:
    found = [row.get(key, {}).get(force, ()) for key in ("evidence", "evidence_alt")]
    return tuple(piece for pieces in found for piece in ([pieces] if isinstance(pieces, str) else pieces))


def holds_piece(passage: Passage, pieces: tuple[str, ...]) -> bool:
    """Whether the sentence holds one of the pieces, or is part of one that runs over several."""
    said = passage.sentence.plain
    return any(plain(piece) in said or said in plain(piece) for piece in pieces)


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.exists() else []


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", type=Path, nargs="+")
    vocabulary = Vocabulary.load(WORDS)
    examples: dict[tuple[str, str, int], dict[str, Any]] = {}
    for folder in parser.parse_args().sets:
        library = open_library(folder / "reports", vocabulary)
        for label in read_labels(folder, library):
            for example in make_examples(label, library):
                key = example["text"], example["passage"], example["at"][0]
                examples.setdefault(key, {"set": folder.name, **example})
    OUTPUT.write_text("".join(json.dumps(e, ensure_ascii=False) + "\n" for e in examples.values()), encoding="utf-8")


if __name__ == "__main__":
    main()
