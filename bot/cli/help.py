"""`beatbook help`: what can be asked of the reports that are loaded."""

from __future__ import annotations

from pathlib import Path

from bot.cli.corpus import open_corpus
from bot.settings import Settings
from bot.suggestions import list_examples, suggest_questions


def show_help(corpus: Path | None, settings: Settings) -> int:
    """Prints examples made of the reports' own words, and how to go on from an answer."""
    library = open_corpus(corpus, settings)
    print(f"{list_examples(suggest_questions(library))}\n")
    print("In `beatbook chat`, go on from an answer:")
    print(f"  and {library.forces[-1]}? · the others? · which ones don't? · why? · show me the quotes · compare them\n")
    print("`beatbook --help` lists the commands.")
    return 0
