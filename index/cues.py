"""Cues: patterns of a few words that tell what a text is about, written out one idea a line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property


class Cues:
    """A pattern that is compiled when it is first used: a question needs a few of the many."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        return re.compile(self._pattern, re.IGNORECASE)

    def match(self, text: str, at: int = 0) -> re.Match[str] | None:
        return self.compiled.match(text, at)

    def search(self, text: str) -> re.Match[str] | None:
        return self.compiled.search(text)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        return self.compiled.fullmatch(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        return self.compiled.finditer(text)

    def findall(self, text: str) -> list[str]:
        return [found[0] for found in self.compiled.finditer(text)]

    def split(self, text: str, maxsplit: int = 0) -> list[str]:
        return self.compiled.split(text, maxsplit)

    def sub(self, instead: str | Callable[[re.Match[str]], str], text: str, count: int = 0) -> str:
        return self.compiled.sub(instead, text, count)


def cues(*patterns: str, start: bool = False, whole: bool = True) -> Cues:
    """One pattern that finds any of the cues, in any case; as whole words, and at the `start` only where asked."""
    joined = "|".join(patterns)
    edge = r"\b" if whole else ""
    return Cues(f"{'^' if start else edge}(?:{joined}){edge}")
