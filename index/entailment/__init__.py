"""A small trained model that reads a passage for what it says of a proposition, and vectors to find it by.

Importing this loads neither onnxruntime nor the model: `shipped_reader` does.
"""

from __future__ import annotations

from functools import cache

from index.entailment.likeness import Likeness
from index.entailment.reader import Reader, ReaderError, Reading
from index.entailment.verdicts import VERDICTS
from index.entailment.window import covered, window

__all__ = [
    "VERDICTS",
    "Likeness",
    "Reader",
    "ReaderError",
    "Reading",
    "covered",
    "shipped_likeness",
    "shipped_reader",
    "window",
]


@cache
def shipped_reader() -> Reader:
    """The reader that ships with this package, loaded once. Raises `ReaderError` where it is damaged."""
    return Reader.load()


@cache
def shipped_likeness() -> Likeness:
    """The vectors that ship with it, likewise."""
    return Likeness.load(shipped_reader().tokenizer)
