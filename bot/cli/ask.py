"""`beatbook ask`: one question, or every line of standard input, answered."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from bot.cli.corpus import open_corpus
from bot.cli.screen import Screen
from bot.engine import answer
from bot.settings import Settings


def ask(words: Sequence[str], corpus: Path | None, settings: Settings, *, as_json: bool) -> int:
    """Answers the question that `words` make or, without any, every line of standard input in order."""
    library = open_corpus(corpus, settings)
    questions = [decode(" ".join(words))] if words else read_questions(sys.stdin)
    if as_json:
        for question in questions:
            print(answer(question, library).to_json(), flush=True)
    elif words:
        print(Screen.of(settings).show(answer(decode(" ".join(words)), library)))
    else:
        screen = Screen.of(settings)
        for question in questions:
            print(f"> {question}\n\n{screen.show(answer(question, library))}\n", flush=True)
    return 0


def read_questions(lines: Iterable[str]) -> Iterator[str]:
    """One question a line, blank ones too, so that there are as many answers as lines."""
    return (line.removesuffix("\n").removesuffix("\r") for line in lines)


def decode(argument: str) -> str:
    """An argument of the command line with bytes that are no UTF-8 replaced, so that it can be printed again."""
    return argument.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
