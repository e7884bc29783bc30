"""Wording: a run of words as it is compared."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from index.tokens import STOP, Token
from index.vocabulary import Kind, Mention


@dataclass(frozen=True)
class Wording:
    """A run of words as it is compared: the stems of its content words, and the concepts that it names."""

    stems: tuple[str, ...] = ()
    concepts: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.stems or self.concepts)

    def __add__(self, other: Wording) -> Wording:
        return Wording(self.stems + other.stems, self.concepts | other.concepts)

    @cached_property
    def terms(self) -> frozenset[str]:
        """Its stems, and its concepts as `=name`."""
        return frozenset(self.stems) | {f"={concept}" for concept in self.concepts}

    @cached_property
    def _line(self) -> str:
        return f" {' '.join(self.stems)} "

    def holds(self, entry: str) -> bool:
        """Whether it names a concept ('=leak'), or holds the stems of a phrase one after another."""
        return entry in self.terms or (" " in entry and f" {entry} " in self._line)

    def holds_any(self, entries: Iterable[str]) -> bool:
        return any(self.holds(entry) for entry in entries)


EMPTY = Wording()


def read_wording(tokens: Sequence[Token], mentions: Sequence[Mention], first: int, end: int) -> Wording:
    """The wording of ``tokens[first:end]``; `mentions` are those of all `tokens`."""
    return Wording(
        tuple(token.stem for token in tokens[first:end] if token.stem not in STOP),
        frozenset(m.concept for m in mentions if first <= m.first and m.last < end and m.kind is not Kind.SUBJECT),
    )
