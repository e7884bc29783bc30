"""Slips of the keyboard in a question, mended where only one word of the reports or the vocabulary is near."""

from __future__ import annotations

from dataclasses import dataclass

from bot import wording
from index.entailment import shipped_tokenizer
from index.library import Library
from index.tokens import NEGATIONS, STOP, stem, tokenize

ASKING = frozenset(token.stem for token in tokenize(wording.EMPTY))
"""Stems of words that hold nothing to look up."""
SHORTEST = 5
"""Letters; a shorter word has too many neighbours."""
LONG = 9
"""Letters from which two may be missing or too many, not one."""
VOWELLED = 8
"""Letters from which one vowel may stand for another."""
_VOWELS = frozenset("aeiou")


@dataclass(frozen=True, slots=True)
class Slip:
    """A word as typed, and as it was read."""

    typed: str
    read: str


def mend_slips(text: str, library: Library) -> tuple[str, tuple[Slip, ...]]:
    """`text` with its slips mended, and what they were.

    A word that any report or the vocabulary uses in any form is no slip, nor is one that only asks, nor one that the
    reader knows as a word ('stale'). The first and the last letter are taken as right, but for a 'g' that is left out:
    'matchin'.
    """
    slips, parts, at = [], [], 0
    for token in tokenize(text):
        if len(token.text) < SHORTEST or not token.text.isalpha() or token.stem in STOP | NEGATIONS:
            continue
        if token.stem in ASKING or token.stem in library.stems or token.text in library.vocabulary.words:
            continue
        if word := _nearest(token.text, library):
            slips.append(Slip(text[token.start : token.end], word))
            parts += [text[at : token.start], word]
            at = token.end
    return "".join([*parts, text[at:]]), tuple(slips)


def _nearest(typed: str, library: Library) -> str | None:
    if typed.endswith("in") and stem(f"{typed}g") in library.stems:
        return f"{typed}g"
    words = (w for w in library.words_by_letter.get(typed[0], ()) if w[-1] == typed[-1])
    near = [w for w in words if _is_slip(typed, w)]
    return near[0] if len(near) == 1 and not shipped_tokenizer().is_word(typed) else None


def _is_slip(typed: str, word: str) -> bool:
    """Letters left out, put in or swapped, or a vowel for another in a long word: 'guidence'.

    Another letter in place of one makes words of words: 'chance', 'change'.
    """
    from rapidfuzz.distance import OSA, Indel  # noqa: PLC0415 - most questions have no unknown word

    if len(typed) >= VOWELLED and len(typed) == len(word):
        differing = [pair for pair in zip(typed, word, strict=True) if pair[0] != pair[1]]
        if len(differing) == 1 and set(differing[0]) <= _VOWELS:
            return True
    if Indel.distance(typed, word, score_cutoff=2) <= (2 if len(typed) >= LONG else 1):
        return True
    return sorted(typed) == sorted(word) and OSA.distance(typed, word) == 1
