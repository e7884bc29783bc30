"""Training examples for the reader from labelled reports, as the engine meets them: `python -m bot.labelling SET…`.

A SET is a folder with `reports/` and `questions.jsonl`, whose verdict questions say for every force in scope what its
report says, and on which piece of a sentence that rests; `labels.jsonl`, where there is one, holds further propositions
by document. Each candidate sentence of each report becomes an example: the one that decides with its verdict, and those
that a search brings up though they decide nothing as `not_stated`. Writes `index/entailment/data/candidates.jsonl.gz`.

Beside it, `unlabelled.jsonl.gz`: what a search brings up for a question of one set in the reports of others, and the
passages of hand-written pairs that are nearest to the proposition of another. Nobody has said what these say; they are
what a small model learns most from when larger or several ones have read them.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from rank_bm25 import BM25Okapi

from bot.candidates import find_candidates
from bot.question import parse_question
from index.entailment import window
from index.entailment.dataset import (
    CANDIDATES,
    UNLABELLED,
    VALIDATION_SETS,
    Pair,
    keep_out,
    load_pairs,
    read_lines,
    write_lines,
)
from index.library import Library, Passage, open_library
from index.models import Report, Voice, plain
from index.vocabulary import Vocabulary

WORDS = Path(__file__).parent.parent / "corpus" / "vocabulary.toml"
SEED = 3
SHOWN = 8
"""Sentences of a report that are shown for a question: more than the engine reads, and more that mislead."""
ASKED = 70
"""Questions of a set that are asked of other sets' reports,"""
ELSEWHERE = 8
"""of as many reports each,"""
BROUGHT_UP = 3
"""and the first sentences that come up there."""
NEAR = 6
"""Passages of other families that are nearest to a proposition;"""
LOOKED_AT = 40
"""how many of the nearest passages of all families they are looked for in."""
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
    asked: str = ""
    """The text again, where it is a question."""


def read_labels(folder: Path, library: Library) -> Iterator[Label]:
    """Every label of a set on which fair readers agree."""
    by_document = {report.document: report for report in library.reports}
    for row in read_lines(folder / "questions.jsonl"):
        for force, verdict in row.get("verdicts", {}).items() if row["kind"] == "verdicts" else ():
            pieces = pieces_of(row, force)
            if force not in row.get("accept", {}) and bool(pieces) == (verdict != "not_stated"):
                asked = row["question"]
                yield Label(asked, library.reports_of(force)[0], verdict, pieces, asked)
    for row in read_lines(folder / "labels.jsonl") if (folder / "labels.jsonl").exists() else ():
        pieces = (row["deciding"],) if row["deciding"] else ()
        yield Label(row["proposition"], by_document[row["document"]], row["verdict"], pieces)


def make_examples(label: Label, library: Library) -> Iterator[dict[str, Any]]:
    """An example for each candidate; the neighbour of one that decides is shown as if that had never been written."""
    question = parse_question(label.text, library)
    findings = library.passages_of(label.report, Voice.FORCE)
    candidates = find_candidates(question, findings, library)[:SHOWN]
    deciding = {p.sentence.number for p in findings if holds_piece(p, label.pieces)}
    for rank, candidate in enumerate(candidates):
        sentence = candidate.passage.sentence
        decides = sentence.number in deciding
        shown_as, alone = _show(candidate.passage if decides else _without(candidate.passage, deciding), label.report)
        first = shown_as.index(alone)
        yield {
            "text": question.proposition,
            "asked": label.asked,
            "passage": shown_as,
            "at": [first, first + len(alone)],
            "verdict": label.verdict if decides else "not_stated",
            "rank": rank,
        }


def ask_elsewhere(
    libraries: Mapping[str, Library], texts: Mapping[str, list[tuple[str, str]]], rng: random.Random
) -> Iterator[dict[str, Any]]:
    """What comes up for some texts of each set, each with itself where it is a question, in reports of the others."""
    reports = [(name, report) for name, library in libraries.items() for report in library.reports]
    findings = {(name, report.document): libraries[name].passages_of(report, Voice.FORCE) for name, report in reports}
    for own, of_own in texts.items():
        others = [(name, report) for name, report in reports if name != own]
        for text, asked in rng.sample(of_own, min(len(of_own), ASKED)):
            question = parse_question(text, libraries[own])
            for name, report in rng.sample(others, ELSEWHERE):
                candidates = find_candidates(question, findings[name, report.document], libraries[name])
                for candidate in candidates[:BROUGHT_UP]:
                    passage, sentence = _show(candidate.passage, report)
                    yield {"text": question.proposition, "asked": asked, "sentence": sentence, "passage": passage}


def find_near(pairs: list[Pair], rng: random.Random) -> Iterator[dict[str, Any]]:
    """For each family its proposition, and one of its questions, with the nearest passages of other families."""
    ranking = BM25Okapi([_words(pair.passage) for pair in pairs])
    families: dict[str, list[Pair]] = {}
    for pair in pairs:
        families.setdefault(pair.family, []).append(pair)
    for family, own in families.items():
        order = np.argsort(-ranking.get_scores(_words(own[0].proposition)), kind="stable")[:LOOKED_AT]
        near = [pairs[i].passage for i in order if pairs[i].family != family][:NEAR]
        for passage in near:
            yield {
                "text": own[0].proposition,
                "asked": rng.choice(own).question,
                "sentence": passage,
                "passage": passage,
            }


def _without(passage: Passage, numbers: Collection[int]) -> Passage:
    """The passage in its paragraph without some sentences."""
    left = tuple(s for s in passage.paragraph.sentences if s.number not in numbers)
    return replace(passage, paragraph=replace(passage.paragraph, sentences=left))


def _show(passage: Passage, report: Report) -> tuple[str, str]:
    """A sentence among its neighbours, and by itself, both with the report's force renamed."""
    name = random.Random(report.document).choice(NAMES)
    shown = window(passage.paragraph, passage.paragraph.sentences.index(passage.sentence))
    return shown.replace(report.force, name), passage.sentence.plain.replace(report.force, name)


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z]+", text.lower())


def pieces_of(row: dict[str, Any], force: str) -> tuple[str, ...]:
    found = [row.get(key, {}).get(force, ()) for key in ("evidence", "evidence_alt")]
    return tuple(piece for pieces in found for piece in ([pieces] if isinstance(pieces, str) else pieces))


def holds_piece(passage: Passage, pieces: tuple[str, ...]) -> bool:
    """Whether the sentence holds one of the pieces, or is part of one that runs over several."""
    said = passage.sentence.plain
    return any(plain(piece) in said or said in plain(piece) for piece in pieces)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", type=Path, nargs="+")
    vocabulary = Vocabulary.load(WORDS)
    folders = sorted(parser.parse_args().sets)
    libraries = {folder.name: open_library(folder / "reports", vocabulary) for folder in folders}
    labels = {folder.name: list(read_labels(folder, libraries[folder.name])) for folder in folders}
    examples: dict[tuple[str, str, int], dict[str, Any]] = {}
    for name, of_set in labels.items():
        for label in of_set:
            for example in make_examples(label, libraries[name]):
                key = example["text"], example["passage"], example["at"][0]
                examples.setdefault(key, {"set": name, **example})
    write_lines(CANDIDATES, examples.values())
    rng = random.Random(SEED)
    trained = {name: library for name, library in libraries.items() if name not in VALIDATION_SETS}
    texts = {name: list(dict.fromkeys((label.text, label.asked) for label in labels[name])) for name in trained}
    elsewhere: dict[tuple[str, str], dict[str, Any]] = {}
    for row in ask_elsewhere(trained, texts, rng):
        elsewhere.setdefault((row["text"], row["sentence"]), row)
    pairs = load_pairs()
    held = keep_out(pairs)
    near = find_near([pair for pair in pairs if pair.family not in held], rng)
    write_lines(UNLABELLED, [*elsewhere.values(), *near])


if __name__ == "__main__":
    main()
