"""Whether an answer is right, by the gold beside its question."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bot.answer import Answer, Citation, Number, Verdict
from index.models import plain
from tests.golden.gold import Gold, GoldFigure, GoldResult

SHOWN = 3
"""A passage counts where it is among a force's first citations."""
LOOKED_UP = 3
"""A look-up may give this many figures, not every figure that can be found."""


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    part: int = 0
    whole: int = 0

    def __add__(self, other: Share) -> Share:
        return Share(self.part + other.part, self.whole + other.whole)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What came of one question."""

    is_right: bool
    rows_right: Share = Share()
    """Verdict rows that are right; for the others see `rows_unclear`."""
    rows_unclear: int = 0
    """Rows that claim nothing: never right, and never wrong either."""
    figures: Share = Share()
    """Figures wanted that the answer has."""
    evidence: Share = Share()
    """Forces for which a sentence that decides is cited."""


def judge(gold: Gold, answer: Answer) -> Judgement:
    """The answer against its gold; faults of the contract are not looked for here."""
    if gold.status != "answered":
        return Judgement(answer.status == gold.status)
    if gold.kind == "verdicts":
        return _judge_verdicts(gold, answer)
    if gold.kind == "figures":
        return _judge_figures(gold, answer)
    return _judge_passages(gold, answer)


def _judge_verdicts(gold: Gold, answer: Answer) -> Judgement:
    rows = {row.force: row for row in answer.verdicts}
    said = {force: rows[force].verdict if force in rows else None for force in gold.verdicts}
    as_gold = [force for force, verdict in gold.verdicts.items() if said[force] is verdict]
    otherwise = [force for force in gold.accept if force not in as_gold and said.get(force) in gold.accept[force]]
    right = as_gold + otherwise
    # Another reading that is accepted has other matches, and another count, which are not judged.
    is_counted = gold.result is None or (
        answer.result is not None
        and answer.result.operation == gold.result.operation
        and (bool(otherwise) or _is_same(answer.result.value, gold.result.value))
    )
    decided = [force for force in right if Verdict.NOT_STATED not in (gold.verdicts[force], said[force])]
    cited = [f for f in decided if _cites(gold.pieces(f), [c for c in answer.citations if c.id in rows[f].citations])]
    return Judgement(
        is_right=answer.status == "answered"
        and len(right) == len(gold.verdicts) == len(rows)
        and (bool(otherwise) or set(answer.matching) == set(gold.matching))
        and is_counted,
        rows_right=Share(len(right), len(gold.verdicts)),
        rows_unclear=sum(verdict is Verdict.UNCLEAR and force not in right for force, verdict in said.items()),
        evidence=Share(len(cited), len(decided)),
    )


def _judge_figures(gold: Gold, answer: Answer) -> Judgement:
    found = [figure for figure in gold.figures if _has(answer, figure)]
    forces = {figure.force for figure in gold.figures}
    evidence = _evidence(gold, answer, [force for force in gold.evidence if force in forces])
    return Judgement(
        is_right=answer.status == "answered"
        and len(found) == len(gold.figures)
        and (_is_computed(gold, gold.result, answer) if gold.result else _is_looked_up(gold, answer))
        and evidence.part == evidence.whole,
        figures=Share(len(found), len(gold.figures)),
        evidence=evidence,
    )


def _has(answer: Answer, wanted: GoldFigure) -> bool:
    if wanted.force is None and answer.result and _is_same(answer.result.value, wanted.value):
        return True
    return any(row.force == wanted.force and _is_same(row.value, wanted.value) for row in answer.figures)


def _is_looked_up(gold: Gold, answer: Answer) -> bool:
    """Whether the answer leads with the figure asked for and does not pile up others."""
    if not answer.figures or len(answer.figures) > max(LOOKED_UP, len(gold.figures)):
        return False
    lead = answer.figures[0]
    return any(lead.force == figure.force and _is_same(lead.value, figure.value) for figure in gold.figures)


def _is_computed(gold: Gold, wanted: GoldResult, answer: Answer) -> bool:
    """Whether the result has the value and the forces that are wanted."""
    forces = answer.result.forces if answer.result else ()
    if wanted.operation == "rank":
        return forces == wanted.forces
    if wanted.operation in ("max", "min", "filter") and sorted(forces) != sorted(wanted.forces):
        return False
    value = answer.result.value if answer.result else None
    return wanted.value is None or _is_same(value, wanted.value) or _is_given_as_figure(gold, wanted, answer)


def _is_given_as_figure(gold: Gold, wanted: GoldResult, answer: Answer) -> bool:
    """Whether what is computed over one force stands as the one figure of the answer that is wanted."""
    if wanted.operation not in ("rate", "difference", "share") or len(gold.figures) != 1:
        return False
    return _is_same(gold.figures[0].value, wanted.value) and _has(answer, gold.figures[0])


def _judge_passages(gold: Gold, answer: Answer) -> Judgement:
    evidence = _evidence(gold, answer, list(gold.evidence), most=SHOWN)
    is_clean = not {citation.force for citation in answer.citations} & set(gold.forbid)
    return Judgement(
        is_right=answer.status == "answered" and is_clean and evidence.part == evidence.whole, evidence=evidence
    )


def _evidence(gold: Gold, answer: Answer, forces: Collection[str], most: int | None = None) -> Share:
    """Forces with a sentence that decides among their first `most` citations."""
    own = {force: [c for c in answer.citations if c.force == force][:most] for force in forces}
    return Share(sum(_cites(gold.pieces(force), own[force]) for force in forces), len(forces))


def _cites(pieces: Sequence[str], citations: Sequence[Citation]) -> bool:
    return any(plain(piece) in plain(citation.quote) for piece in pieces for citation in citations)


def _is_same(said: Number | None, wanted: Number | None) -> bool:
    """To one decimal, as rates and means are printed."""
    return said is not None and wanted is not None and math.isclose(said, wanted, rel_tol=0, abs_tol=0.051)
