"""A small trained model that reads a passage for what it says of a proposition, and vectors to find it by.

Importing this loads neither onnxruntime nor the model: `shipped_reader` does.
"""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from pathlib import Path
from threading import RLock, Thread

from index.entailment.likeness import Likeness
from index.entailment.reader import PairTokenizer, Reader, ReaderError, Reading
from index.entailment.verdicts import VERDICTS
from index.entailment.window import covered, window

__all__ = [
    "VERDICTS",
    "Likeness",
    "Reader",
    "ReaderError",
    "Reading",
    "covered",
    "load_ahead",
    "shipped_likeness",
    "shipped_reader",
    "shipped_tokenizer",
    "window",
]


_loading = RLock()
_load = cache(Reader.load)
_load_likeness = cache(Likeness.load)


def shipped_reader() -> Reader:
    """The reader that ships with this package, loaded once. Raises `ReaderError` where it is damaged."""
    with _loading:
        return _load()


def load_ahead() -> None:
    """Begins to load the reader and the vectors in a thread of its own; whoever asks for them next waits for that.

    Whatever keeps them from being loaded, whoever asks is told. numpy is imported before: of two threads that do so at
    once, one may find half of it.
    """
    import numpy  # noqa: F401, ICN001

    def load() -> None:
        with suppress(Exception):
            shipped_likeness()

    Thread(target=load).start()


@cache
def shipped_tokenizer() -> PairTokenizer:
    """Its tokenizer without the model, for what needs to know words only, likewise."""
    return PairTokenizer.load(Path(__file__).parent)


def shipped_likeness() -> Likeness:
    """The vectors that ship with it, likewise."""
    with _loading:
        return _load_likeness(shipped_reader().tokenizer)
