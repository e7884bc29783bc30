"""Which force a name means that was given for one: in full, in short, by a nickname, in part, or misspelt."""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz import fuzz, process

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


def _begins(wanted: str, force: str) -> bool:
    return any(word.startswith(wanted) for word in force.split()) or force.startswith(wanted)
