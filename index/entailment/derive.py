"""Training rows in the register of whole reports, derived from reports that were labelled by hand.

Writes `data/windows.json` and `data/readings.jsonl`, from which `index.entailment.dataset` builds examples; run again
only where the labels, or the way reports are read, have changed.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rank_bm25 import BM25Okapi

from index.entailment.dataset import DATA, NOT_STATED, read_lines
from index.entailment.window import covered, window
from index.models import Paragraph, Voice, plain
from index.readers import read_file
from index.structure import Conventions, read_report
from index.tokens import tokenize

CONVENTIONS = Conventions(("Constabulary", "Police Service", "Police"), ("about this review", "next steps"))
NAMES = (
    "Calderside",
    "Averton",
    "Kelderdale",
    "Marlshire",
    "Penrose",
    "Aldermoor",
    "Thornbury Vale",
    "Westhaven",
    "Ribbleham",
    "Stourcester",
)
"""Invented: a report's own force is renamed, so that no finding is learnt about a force that exists."""
SEARCHED = 8
FAR = 3
SHORT_WORD = 3


@dataclass(frozen=True)
class LabelledReport:
    """A report as the reader meets it: one window a sentence."""

    set: str
    """'dev', 'other-a' or 'other-b': what the model that is validated was, or was not, trained on."""
    document: str
    force: str
    """As it is printed, before the renaming."""
    paragraphs: tuple[Paragraph, ...]
    places: tuple[tuple[int, int], ...]
    """For each sentence: its paragraph's place in `paragraphs`, its own place in that."""
    windows: tuple[str, ...]
    index: BM25Okapi

    def holding(self, piece: str) -> tuple[list[int], list[int]]:
        """The sentences that hold the piece, and those beside them whose window holds all of it as well."""
        wanted = plain(piece)
        for p, paragraph in enumerate(self.paragraphs):
            joined, spans = "", []
            for sentence in paragraph.sentences:
                spans.append((len(joined), len(joined) + len(sentence.plain)))
                joined += sentence.plain + " "
            start = joined.find(wanted)
            if start < 0:
                continue
            held = [i for i, (a, b) in enumerate(spans) if a < start + len(wanted) and b > start]
            beside = [i for i in range(len(spans)) if i not in held and set(held) <= set(covered(paragraph, i))]
            return [self.places.index((p, i)) for i in held], [self.places.index((p, i)) for i in beside]
        return [], []

    def searched(self, text: str) -> list[int]:
        """The sentences that a search for the text brings up, best first."""
        scores = self.index.get_scores([t.stem for t in tokenize(text)])
        return [int(i) for i in sorted(range(len(scores)), key=lambda i: (-scores[i], i))]

    def far(self, text: str, held: Sequence[int]) -> list[int]:
        """Sentences of other paragraphs that share at most one word of substance with the text."""
        words = {t.stem for t in tokenize(text) if len(t.text) > SHORT_WORD}
        others = {self.places[i][0] for i in held}
        return [
            i
            for i in self.searched(text)[4:]
            if self.places[i][0] not in others and len(words & {t.stem for t in tokenize(self.windows[i])}) <= 1
        ]


def read_labelled(path: Path, name: str) -> LabelledReport:
    """A report of the training material, its force renamed."""
    report = read_report(path.name, read_file(path), CONVENTIONS)
    paragraphs = tuple(p for p in report.paragraphs if p.voice is Voice.FORCE and p.sentences)
    places = tuple((p, i) for p, paragraph in enumerate(paragraphs) for i in range(len(paragraph.sentences)))
    renamed = random.Random(path.name).choice(NAMES)
    windows = tuple(window(paragraphs[p], i).replace(report.force, renamed) for p, i in places)
    index = BM25Okapi([[t.stem for t in tokenize(paragraphs[p].sentences[i].plain)] for p, i in places])
    return LabelledReport(name, path.name, report.force, paragraphs, places, windows, index)


@dataclass(frozen=True)
class Label:
    """What a person made of one report with regard to one text."""

    text: str
    matter: str
    """What it must be split by: the proposition, or the question's identifier."""
    verdict: str
    deciding: str
    """Verbatim piece of the sentence that decides, empty for `not_stated`."""
    tempting: str
    """Verbatim piece of a sentence that misleads, empty where there is none."""


def derive(report: LabelledReport, label: Label) -> dict[str, object]:
    """One row: the label, and the windows of the report that bear it out or mislead, by number."""
    held, beside = report.holding(label.deciding) if label.deciding else ([], [])
    return {
        "set": report.set,
        "document": report.document,
        "text": label.text,
        "proposition": label.matter,
        "verdict": label.verdict,
        "deciding": held,
        "beside": beside,
        "tempting": report.holding(label.tempting)[0] if label.tempting else [],
        "far": report.far(label.text, held)[:FAR] if held else [],
        "searched": report.searched(label.text)[:SEARCHED],
    }


def derive_all(shared: Path) -> tuple[list[LabelledReport], list[dict[str, object]]]:
    """Every report and its rows: from the labels first, then from the questions of the development sets."""
    sets = {"dev": shared / "reports"} | {
        other: shared / "eval" / other / "reports" for other in ("other-a", "other-b")
    }
    reports = [read_labelled(path, name) for name, folder in sets.items() for path in sorted(folder.iterdir())]
    by_document = {report.document: report for report in reports}
    by_force = {(report.set, report.force): report for report in reports}
    rows = []
    for row in read_lines(shared / "pairs" / "labelled-reports.jsonl"):
        text = row["proposition"]
        label = Label(text, text, row["verdict"], row["deciding"], row["tempting"])
        rows.append(derive(by_document[row["document"]], label))
    for name, folder in sets.items():
        questions = shared / "eval" / "questions.jsonl" if name == "dev" else folder.parent / "questions.jsonl"
        for question in read_lines(questions):
            for force, label in _labels_of(question):
                rows.append(derive(by_force[name, force], label))
    return reports, rows


def _labels_of(question: dict[str, Any]) -> Iterator[tuple[str, Label]]:
    """The verdicts of a question on which fair readers agree, by force."""
    for force, verdict in question.get("verdicts", {}).items() if question["kind"] == "verdicts" else ():
        evidence = question.get("evidence", {}).get(force, "")
        piece = evidence if isinstance(evidence, str) else evidence[0]
        if force not in question.get("accept", {}) and bool(piece) == (verdict != NOT_STATED):
            yield force, Label(question["question"], question["id"], verdict, piece, "")


def main() -> None:
    """Command line: the folder that holds the labelled reports, the questions and the pairs."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("shared", type=Path)
    reports, rows = derive_all(parser.parse_args().shared)
    windows = {report.document: report.windows for report in reports}
    (DATA / "windows.json").write_text(json.dumps(windows, ensure_ascii=False, indent=1) + "\n", "utf-8")
    (DATA / "readings.jsonl").write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    lost = sum(1 for row in rows if row["verdict"] != NOT_STATED and not row["deciding"])
    print(f"{len(windows)} reports, {len(rows)} rows, {lost} of them without their deciding sentence")


if __name__ == "__main__":
    main()
