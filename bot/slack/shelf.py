"""The reports that a channel asks: all that are loaded, or those of the families that it has chosen."""

from __future__ import annotations

import threading
from dataclasses import replace

from bot.engine import answer
from bot.slack.blocks.settings import UNTITLED, list_families
from bot.suggestions import suggest_questions
from index.library import Library

KEPT = 16
"""Choices of families whose index is kept; a channel with another one waits while it is built."""


class Shelf:
    """One library for all threads, and smaller ones made of the same reports."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._lock = threading.Lock()
        self._chosen: dict[tuple[str, ...], Library] = {}

    @property
    def families(self) -> tuple[str, ...]:
        """Titles of the reports, each once, in alphabetical order."""
        return list_families(self.library)

    def choose(self, families: tuple[str, ...]) -> Library:
        """The library of some families; all reports where none is chosen, or none of the chosen is loaded any more."""
        known = tuple(family for family in self.families if family in families)
        if not known or known == self.families:
            return self.library
        with self._lock:
            found = self._chosen.pop(known, None)
            if found is None:
                reports = tuple(r for r in self.library.reports if (r.title or UNTITLED) in known)
                found = replace(self.library, reports=reports)
                warm(found)
            self._chosen[known] = found
            while len(self._chosen) > KEPT:
                del self._chosen[next(iter(self._chosen))]
            return found


def warm(library: Library) -> None:
    """Reads and loads now what the first questions would wait for, by asking what can be asked."""
    for example in suggest_questions(library):
        answer(example.question, library)
