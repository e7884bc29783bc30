"""Where the reports and their words are, and how a command opens them."""

from __future__ import annotations

import sys
from pathlib import Path

import corpus
from bot.cli.failure import Failure
from bot.settings import Settings
from index.library import CorpusError, Library, open_library
from index.vocabulary import Vocabulary, VocabularyError


def corpus_folder(option: Path | None, settings: Settings) -> Path:
    """What the command line says, or else the settings, or else the reports that ship."""
    return option or settings.corpus or _shipped("reports")


def load_vocabulary(settings: Settings) -> Vocabulary:
    """Raises `Failure` where the file cannot be used."""
    try:
        return Vocabulary.load(settings.vocabulary or _shipped("vocabulary.toml"))
    except VocabularyError as error:
        raise Failure(str(error), 1) from None


def open_corpus(option: Path | None, settings: Settings) -> Library:
    """The library to ask; every file that could not be read is named on standard error.

    Raises `Failure` where there is nothing to ask.
    """
    try:
        library = open_library(corpus_folder(option, settings), load_vocabulary(settings), settings.max_file_bytes)
    except CorpusError as error:
        raise Failure(str(error), 1) from None
    for problem in library.problems:
        print(f"beatbook: not read: {problem}", file=sys.stderr)
    return library


def _shipped(name: str) -> Path:
    return Path(corpus.__file__).parent / name
