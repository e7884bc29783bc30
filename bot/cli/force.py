"""`beatbook force`: what the report on one force says, on a topic or in all."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bot.cli.ask import decode
from bot.cli.choice import choose_force
from bot.cli.corpus import open_corpus
from bot.cli.screen import Screen
from bot.settings import Settings
from bot.summary import sum_up_force


def sum_up(name: str, topic: Sequence[str], corpus: Path | None, settings: Settings, *, as_json: bool) -> int:
    """Prints the summary of the force that `name` means. Raises `Failure` where it means none, or several."""
    library = open_corpus(corpus, settings)
    found = sum_up_force(choose_force(decode(name), library), decode(" ".join(topic)), library)
    print(found.to_json() if as_json else Screen.of(settings).show(found))
    return 0
