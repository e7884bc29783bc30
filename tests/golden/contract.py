"""What every answer must keep to, whatever is asked: the rules of the contract that types cannot hold."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping

from bot.answer import Answer, Citation, Verdict
from tests.golden.numbers import find_unfounded


def find_faults(answer: Answer, question: str, forces: Collection[str]) -> tuple[str, ...]:
    """Every breach of the contract in the answer to `question`; `forces` are those of the library asked."""
    return (
        *_faults_of_frame(answer, question),
        *_faults_of_verdicts(answer, forces),
        *_faults_of_figures(answer),
        *_faults_of_citations(answer, forces),
        *(f"says {number}, which no quote and no figure bears out" for number in find_unfounded(answer)),
    )


def find_misquotes(answer: Answer, texts: Mapping[str, str]) -> tuple[Citation, ...]:
    """Citations that are not, to the character, what stands at their place; `texts` maps documents to their text."""
    return tuple(c for c in answer.citations if not c.quote or texts.get(c.document, "")[c.start : c.end] != c.quote)


def _faults_of_frame(answer: Answer, question: str) -> Iterator[str]:
    if answer.question != question:
        yield f"answers {answer.question!r}"
    if (answer.status == "unclear") != (answer.kind is None):
        yield f"kind {answer.kind} with status {answer.status}"
    if not answer.text.strip():
        yield "empty text"
    if list(answer.matching) != sorted(set(answer.matching)):
        yield f"matching not in alphabetical order: {answer.matching}"
    if answer.status == "unknown_force" and not answer.unknown_forces:
        yield "unknown force, but names none"
    if answer.status != "answered" and (answer.matching or answer.figures):
        yield f"status {answer.status} with an answer"


def _faults_of_verdicts(answer: Answer, forces: Collection[str]) -> Iterator[str]:
    rows = [row.force for row in answer.verdicts]
    if rows != sorted(set(rows)):
        yield f"rows not one a force in alphabetical order: {rows}"
    if answer.verdicts and not set(answer.matching) <= set(rows):
        yield f"matching without a row: {answer.matching}"
    if answer.kind == "verdicts" and not rows and answer.status != "unknown_force":
        yield "verdicts without a row"
    stated = [row.force for row in answer.verdicts if row.verdict is not Verdict.NOT_STATED]
    if answer.kind == "verdicts" and rows and (answer.status == "answered") != bool(stated or answer.matching):
        yield f"status {answer.status} with {len(stated)} rows that are stated"
    owners = {citation.id: citation.force for citation in answer.citations}
    for row in answer.verdicts:
        if row.force not in forces:
            yield f"{row.force}: no such force"
        if (row.verdict is Verdict.NOT_STATED) == bool(row.citations):
            yield f"{row.force}: {row.verdict} with {len(row.citations)} citations"
        yield from (f"{row.force}: cites {i}, not its own" for i in row.citations if owners.get(i) != row.force)


def _faults_of_figures(answer: Answer) -> Iterator[str]:
    ids = {citation.id for citation in answer.citations}
    for row in answer.figures:
        name = f"{row.force}, {row.measure}"
        if not math.isfinite(row.value):
            yield f"{name}: {row.value}"
        if not row.citations:
            yield f"{name}: no citation"
        yield from (f"{name}: cites {i}, which is not there" for i in row.citations if i not in ids)
    if answer.result and answer.result.value is not None and not math.isfinite(answer.result.value):
        yield f"result {answer.result.value}"


def _faults_of_citations(answer: Answer, forces: Collection[str]) -> Iterator[str]:
    if [citation.id for citation in answer.citations] != list(range(1, len(answer.citations) + 1)):
        yield "citation ids do not count from 1"
    yield from (f"cites {c.force}, which is no force" for c in answer.citations if c.force not in forces)
