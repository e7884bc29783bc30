"""Scripted conversations and what is wrong with the turns that they are answered by."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, NamedTuple

from pydantic import BaseModel, BeforeValidator, ConfigDict

from bot.answer import Answer, Kind, Number, Operation, Result, Status, Verdict
from bot.conversation import State, read_state, reply
from index.library import Library
from tests.golden.contract import find_faults

HERE = Path(__file__).parent


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


class _Script(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Computed(_Script):
    operation: Operation
    value: Number | None = None
    forces: tuple[str, ...] | None = None

    def fits(self, result: Result | None) -> bool:
        """Whether a result is this one, as far as the script says."""
        return (
            result is not None
            and result.operation == self.operation
            and self.value in (None, result.value)
            and self.forces in (None, result.forces)
        )


class Turn(_Script):
    """A message and what its answer must hold; the keys are explained in `shipped.toml`."""

    ask: str
    status: Status = "answered"
    kind: Kind | None = None
    forces: tuple[str, ...] | None = None
    verdicts: Mapping[str, Annotated[tuple[Verdict, ...], BeforeValidator(_as_list)]] = {}
    matching: tuple[str, ...] | None = None
    figures: Mapping[str, Number] = {}
    result: Computed | None = None
    cites: Mapping[str, str] = {}
    says: tuple[str, ...] = ()


class Dialogue(_Script):
    name: str
    turn: tuple[Turn, ...]


def read_dialogues(name: str) -> tuple[Dialogue, ...]:
    """The conversations of one file, `shipped` or `other-a`."""
    tables = tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))
    return tuple(Dialogue.model_validate(table) for table in tables["dialogue"])


class Difference(NamedTuple):
    """One thing that a turn's answer should be and is not."""

    what: str
    is_of_reading: bool = False
    """Whether the message was not taken as it was meant."""
    is_fault: bool = False
    """Whether the answer breaks the contract."""


def hold(dialogue: Dialogue, library: Library) -> Iterator[tuple[Turn, Answer, tuple[Difference, ...]]]:
    """Each turn with its answer and what is wrong with it; between turns the thread is kept as text, as in a store."""
    state = State()
    for turn in dialogue.turn:
        found, state = reply(turn.ask, read_state(state.model_dump_json()), library)
        faults = (Difference(fault, is_fault=True) for fault in find_faults(found, turn.ask, library.forces))
        misread = (Difference(what, is_of_reading=True) for what in _misread(turn, found, state, library))
        wrong = (Difference(what) for what in _wrong(turn, found))
        yield turn, found, (*faults, *misread, *wrong)


def _misread(turn: Turn, found: Answer, state: State, library: Library) -> Iterator[str]:
    if found.status != turn.status:
        yield f"status {found.status}"
    if turn.kind and found.kind != turn.kind:
        yield f"kind {found.kind}"
    if turn.forces is not None and turn.status not in ("unclear", "unknown_force"):
        forces = library.forces if turn.forces == ("*",) else turn.forces
        if state.forces != forces:
            yield f"asked of {', '.join(state.forces)}"
    yield from (f"does not say {piece}" for piece in turn.says if piece not in found.text)


def _wrong(turn: Turn, found: Answer) -> Iterator[str]:
    rows = {row.force: row.verdict for row in found.verdicts}
    yield from (f"{f} is {rows.get(f)}" for f, accepted in turn.verdicts.items() if rows.get(f) not in accepted)
    if turn.matching is not None and found.matching != turn.matching:
        yield f"matching {', '.join(found.matching)}"
    for force, value in turn.figures.items():
        values = [row.value for row in found.figures if row.force == force]
        if value not in values:
            yield f"figures of {force}: {values}"
    if turn.result and not turn.result.fits(found.result):
        yield f"result {found.result}"
    for force, piece in turn.cites.items():
        quotes = [" ".join(c.quote.replace("**", "").split()) for c in found.citations if c.force == force]
        if not any(piece in quote for quote in quotes):
            yield f"does not cite {force}: {piece}"
