"""The force or the measure that was named on the command line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz, process

from bot.cli.failure import Failure
from bot.figure_table import Line
from bot.naming import OFFERED, find_named
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
    wanted = _bare(name)
    for line in lines:
        if wanted in (_bare(line.name), _bare(line.label)):
            return line
    if not lines:
        raise Failure(f"no measure {name!r}: the reports give no figure of any", 2)
    labels = {line.name: f"{_bare(line.name)} {_bare(line.label)}" for line in lines}
    likely = process.extract(wanted, labels, scorer=fuzz.WRatio, limit=OFFERED)
    nearest = _either([key for _, _, key in likely])
    raise Failure(f"no figures of a measure {name!r}; the nearest is {nearest}. `beatbook figures` lists all", 2)


def _bare(name: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", name.lower()))


def _either(names: Sequence[str]) -> str:
    return " or ".join(names)
