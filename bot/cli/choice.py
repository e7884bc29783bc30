"""The force or the measure that was named on the command line."""

from __future__ import annotations

from collections.abc import Sequence

from bot.cli.failure import Failure
from bot.figures.table import Line
from bot.naming import find_line, find_named
from index.library import Library


def choose_force(name: str, library: Library) -> str:
    """The force that `name` means. Raises `Failure` where it means none, or several."""
    named = find_named(name, library)
    if len(named.forces) == 1:
        return named.forces[0]
    if named.forces:
        raise Failure(f"{name!r} may mean {_either(named.forces)}: say which", 2)
    raise Failure(f"no report on {name!r}; the nearest is {_either(named.nearest)}. `beatbook reports` lists all", 2)


def choose_line(name: str, lines: Sequence[Line]) -> Line:
    """The line whose name or label is `name`, whatever its case and marks.

    Raises `Failure`, with the nearest names, where there is none.
    """
    named = find_line(name, lines)
    if named.line:
        return named.line
    if not lines:
        raise Failure(f"no measure {name!r}: the reports give no figure of any", 2)
    nearest = _either(named.nearest)
    raise Failure(f"no figures of a measure {name!r}; the nearest is {nearest}. `beatbook figures` lists all", 2)


def _either(names: Sequence[str]) -> str:
    return " or ".join(names)
