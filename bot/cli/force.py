"""`beatbook force`: what the report on one force says, on a topic or in all."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bot.cli.ask import decode
from bot.cli.corpus import open_corpus
from bot.cli.failure import Failure
from bot.cli.screen import Screen
from bot.naming import find_named
from bot.settings import Settings
from bot.summary import sum_up_force
from index.library import Library


def sum_up(name: str, topic: Sequence[str], corpus: Path | None, settings: Settings, *, as_json: bool) -> int:
    """Prints the summary of the force that `name` means. Raises `Failure` where it means none, or several."""
    library = open_corpus(corpus, settings)
    found = sum_up_force(_one(decode(name), library), decode(" ".join(topic)), library)
    print(found.to_json() if as_json else Screen.of(settings).show(found))
    return 0


def _one(name: str, library: Library) -> str:
    named = find_named(name, library)
    if len(named.forces) == 1:
        return named.forces[0]
    if named.forces:
        raise Failure(f"{name!r} may mean {_either(named.forces)}: say which", 2)
    raise Failure(f"no report on {name!r}; the nearest is {_either(named.nearest)}. `beatbook reports` lists all", 2)


def _either(forces: Sequence[str]) -> str:
    return " or ".join(forces)
