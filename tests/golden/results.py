"""What was answered to each golden question, in short, kept so that a change is a diff to read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from bot.answer import Answer, Number, Verdict

FIGURES = 5
"""Figures of an answer that are kept."""
CITATIONS = 8
"""Citations of an answer that are kept."""


class Kept(BaseModel):
    """One answer in short; what does not apply is empty."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    right: bool
    status: str
    rows: Mapping[str, Verdict] = {}
    figures: tuple[tuple[str | None, Number], ...] = ()
    computed: tuple[str, Number | None, tuple[str, ...]] | None = None
    cited: tuple[str, ...] = ()
    """As `document:start`."""


def keep(question: str, answer: Answer, *, right: bool) -> Kept:
    """The answer to the question of this id in short."""
    result = answer.result
    return Kept(
        id=question,
        right=right,
        status=answer.status,
        rows={row.force: row.verdict for row in answer.verdicts},
        figures=tuple((row.force, row.value) for row in answer.figures[:FIGURES]),
        computed=(result.operation, result.value, result.forces) if result else None,
        cited=tuple(f"{c.document}:{c.start}" for c in answer.citations[:CITATIONS]),
    )


def read_results(path: Path) -> dict[str, Kept]:
    """By id; empty where nothing has been kept yet."""
    if not path.is_file():
        return {}
    kept = (Kept.model_validate_json(line) for line in path.read_text(encoding="utf-8").splitlines())
    return {result.id: result for result in kept}


def write_results(path: Path, results: Sequence[Kept]) -> None:
    lines = (result.model_dump_json(exclude_defaults=True) for result in results)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def find_worse(before: Mapping[str, Kept], now: Sequence[Kept]) -> tuple[str, ...]:
    """Ids of questions that were right and are wrong now."""
    return tuple(k.id for k in now if not k.right and k.id in before and before[k.id].right)


def describe_changes(before: Mapping[str, Kept], now: Sequence[Kept]) -> Iterator[str]:
    """A line for each question whose answer is not the one that was kept, with what differs."""
    for result in now:
        old = before.get(result.id)
        if old is None:
            yield f"{result.id}  new, {_word(result)}"
        elif old != result:
            turn = _word(result) if old.right == result.right else f"{_word(old)} -> {_word(result)}"
            yield f"{result.id}  {turn}: {'; '.join(_differences(old, result))}"
    yield from (f"{gone}  no longer asked" for gone in before.keys() - {result.id for result in now})


def _differences(old: Kept, new: Kept) -> Iterator[str]:
    if old.status != new.status:
        yield f"{old.status} -> {new.status}"
    for force in sorted(old.rows.keys() | new.rows.keys()):
        if old.rows.get(force) != new.rows.get(force):
            yield f"{force} {old.rows.get(force, 'missing')} -> {new.rows.get(force, 'missing')}"
    if old.figures != new.figures:
        yield f"figures {_figures(old)} -> {_figures(new)}"
    if old.computed != new.computed:
        yield f"computed {old.computed} -> {new.computed}"
    if old.cited != new.cited:
        yield f"cites {', '.join(new.cited) or 'nothing'}"


def _figures(kept: Kept) -> str:
    return ", ".join(f"{force or 'all'} {value:g}" for force, value in kept.figures) or "none"


def _word(kept: Kept) -> str:
    return "right" if kept.right else "wrong"
