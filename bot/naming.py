"""Which force or measure a name means that was given for one: in full, in short, in part, or misspelt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from bot.figures.table import Line
from bot.forces import find_forces
from index.library import Library

OFFERED = 3
"""Names that are offered for one that fits none."""


@dataclass(frozen=True, slots=True)
class Named:
    """What a name may mean."""

    forces: tuple[str, ...]
    """The force that it means; several where it fits several, none where it fits none."""
    nearest: tuple[str, ...] = ()
    """The names most like it, where it fits none, the likeliest first."""


@dataclass(frozen=True, slots=True)
class NamedLine:
    """The line of figures that a name means."""

    line: Line | None
    nearest: tuple[str, ...] = ()
    """The names most like it, where it fits none, the likeliest first."""


def find_named(name: str, library: Library) -> Named:
    """The force with a report that `name` means. A part of a name fits every force that has it."""
    wanted = " ".join(name.lower().split())
    exact = tuple(force for force in library.forces if force.lower() == wanted)
    known = exact or find_forces(name, library).known
    if known:
        return Named(known)
    parts = tuple(force for force in library.forces if wanted and _begins(wanted, force.lower()))
    parts = parts or tuple(force for force in library.forces if wanted and wanted in force.lower())
    likely = process.extract(name, library.forces, scorer=fuzz.WRatio, processor=str.lower, limit=OFFERED)
    return Named(parts, () if parts else tuple(force for force, _, _ in likely))


def find_line(name: str, lines: Sequence[Line]) -> NamedLine:
    """The line whose name or label is `name`, whatever its case and marks."""
    wanted = _bare(name)
    for line in lines:
        if wanted in (_bare(line.name), _bare(line.label)):
            return NamedLine(line)
    labels = {line.name: f"{_bare(line.name)} {_bare(line.label)}" for line in lines}
    likely = process.extract(wanted, labels, scorer=fuzz.WRatio, limit=OFFERED)
    return NamedLine(None, tuple(name for _, _, name in likely))


def _bare(name: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", name.lower()))


def _begins(wanted: str, force: str) -> bool:
    return any(word.startswith(wanted) for word in force.split()) or force.startswith(wanted)
