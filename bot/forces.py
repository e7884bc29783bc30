"""Which forces a question names, however they are spelt, and which of them no report covers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from bot import wording
from index.library import Library
from index.names import bare_word
from index.tokens import APOSTROPHES, Token, tokenize

LIKENESS = 85
"""Of 100: how alike (by rapidfuzz's ratio) a word and a force's name must be for a slip of the keys."""
REACH = 40
"""Characters before a name that say whether it is one; none of what says so has more."""
LONGEST_STRANGER = 6
"""Words of a name that nobody knows, with what follows it: 'West Mercia Police Authority' has four."""
SHORTEST_SLIP = 5
"""Letters; shorter words are too easily another word."""

_ANY_OR_NONE = "|".join(
    rf"(?<=\b{words} )"
    for words in (
        "all any anyone anybody everyone everybody everywhere nobody none forces constabularies who them others rest"
    ).split()
    + [f"{word} {force}" for word in ("no", "any", "every", "each") for force in ("one", "force", "constabulary")]
)
_EXCEPT = re.compile(
    r"[\s,]*\b(?:except(?: for| in)?|apart from|other than|besides|excluding|leaving (?:out|aside)|not counting|bar"
    rf"|but not|(?:{_ANY_OR_NONE})but(?: for)?)(?: the)?\s+$",
    re.IGNORECASE,
)
_IN = re.compile(r"\s(?:in|at|within|across)\s+$", re.IGNORECASE)
_LISTED = re.compile(r",?\s?(?:and|or|&)|,", re.IGNORECASE)
_SUBJECT_FOLLOWS = re.compile(
    r"(?:^|[,;:.?!]\s+)(?:do|does|did|has|have|had|is|are|was|were|can|could|will|would|should)\s+$"
    r"|(?:^|[,;:.?!]\s+)(?:what about|how about)\s+$"
    r"|\b(?:in|at|by|for|compare|and|or|about)\s+$|\bthe\s+$",
    re.IGNORECASE,
)
_VOWEL = re.compile(r"[aeiou]")
_SUFFIXES = frozenset(("police", "constabulary"))
_SUFFIX = re.compile(r"\s+(?:police|constabulary)\b(?:['’]s)?", re.IGNORECASE)
_POSSESSIVE = re.compile(rf"[{APOSTROPHES}]s?$")


@dataclass(frozen=True, slots=True)
class NamedForces:
    """The forces that a question names, in its order."""

    known: tuple[str, ...]
    """Short names of forces that a report covers."""
    unknown: tuple[str, ...]
    excluded: tuple[str, ...]
    """Known ones that the question leaves out: 'other than Norfolk'."""
    rest: str
    """The question with the names taken out."""


@dataclass(frozen=True, slots=True)
class _Name:
    """A force named by the tokens from `first` to `last`."""

    first: int
    last: int
    force: str


def find_forces(text: str, library: Library) -> NamedForces:
    """Every force that `text` names: in full, in short, by a nickname, misspelt, or by a part of its name."""
    asked = _Text(text, library)
    found = list(asked.names())
    known, unknown, excluded = list[str](), list[str](), list[str]()
    is_left_out, end = False, 0
    for name in found:
        is_known = name.force in library.forces
        start = asked.tokens[name.first].start
        goes_on = is_left_out and _LISTED.fullmatch(text[end:start].strip())  # 'apart from Norfolk, Kent and Leics'
        is_left_out = is_known and bool(goes_on or _EXCEPT.search(text[:start]))
        end = asked.tokens[name.last].end
        bucket = excluded if is_left_out else known if is_known else unknown
        if name.force not in bucket:
            bucket.append(name.force)
    # 'The paper that Norfolk and Suffolk put out' is about Suffolk too, as is 'which forces work with Suffolk':
    # it stays in what is looked up.
    is_about_others = known or wording.WHICH_FORCES.search(text)
    taken_out = [name for name in found if name.force in library.forces or not is_about_others]
    return NamedForces(tuple(known), tuple(unknown), tuple(excluded), asked.without(taken_out))


@dataclass(frozen=True)
class _Text:
    """A question as words among which names are looked for."""

    text: str
    library: Library

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        return tokenize(self.text)

    @cached_property
    def words(self) -> tuple[str, ...]:
        return tuple(bare_word(token) for token in self.tokens)

    def names(self) -> Iterator[_Name]:
        at = 0
        while at < len(self.words):
            name = self._exact(at) or self._slip(at) or self._stranger(at)
            if name:
                yield name
            at = name.last + 1 if name else at + 1

    def without(self, names: list[_Name]) -> str:
        kept, at = list[str](), 0
        for name in names:
            before = self.text[at : self.tokens[name.first].start]
            is_listed = at and _LISTED.fullmatch(before.strip())  # 'in Kent and Norfolk' leaves nothing behind
            kept.append("" if is_listed else _IN.sub(" ", _EXCEPT.sub(" ", before)))
            at = self.tokens[name.last].end
            if suffix := _SUFFIX.match(self.text, at):
                at = suffix.end()
        return "".join([*kept, self.text[at:]])

    def _exact(self, at: int) -> _Name | None:
        """The longest name that begins here; one word of it only where it is not used as a plain word."""
        names = self.library.names_of_forces
        for length in range(min(self.library.longest_name, len(self.words) - at), 0, -1):
            run = self.words[at : at + length]
            singular = (*run[:-1], run[-1].removesuffix("s"))  # 'brackenshires leaks'
            force = names.get(run) or names.get(singular)
            if force and (length > 1 or not self._is_plain(at)):
                return _Name(at, at + length - 1, force)
        return None

    def _slip(self, at: int) -> _Name | None:
        """The name that is misspelt here, where the word is none that the reports or the vocabulary use."""
        word = self.words[at]
        is_word = self._is_plain(at) or word in self.library.vocabulary.words
        if len(word) < SHORTEST_SLIP or not word.isalpha() or is_word:
            return None
        from rapidfuzz import fuzz  # noqa: PLC0415 - most questions have no such word

        likeliest = (0.0, False, _Name(at, at, ""))
        for force in sorted({*self.library.forces, *self.library.vocabulary.forces.names}):
            is_known = force in self.library.forces
            parts = force.lower().split()
            spans = [len(parts)]
            if is_known and len(parts) > 1 and len(parts[0]) >= SHORTEST_SLIP:
                spans.append(1)  # the first word alone: 'halam' for 'Hallam and Peakland'
            for length in spans:
                last = min(at + length, len(self.words)) - 1
                ratio = fuzz.ratio(" ".join(self.words[at : last + 1]), " ".join(parts[:length]))
                if (ratio, is_known) > likeliest[:2]:
                    likeliest = (ratio, is_known, _Name(at, last, force))
        return likeliest[2] if likeliest[0] >= LIKENESS else None

    def _stranger(self, at: int) -> _Name | None:
        """A capitalised name that neither the reports nor the vocabulary know, where a force would be named."""
        if at == 0 or not self._is_capital(at):
            return None
        last, end = at, min(at + LONGEST_STRANGER, len(self.words))
        while last + 1 < end and self._is_capital(last + 1) and self._is_next(last):
            last += 1
        has_suffix = last > at and self.words[last] in _SUFFIXES
        name = range(at, last if has_suffix else last + 1)
        is_used = any(
            self.words[i] in self.library.words or self.words[i] in self.library.vocabulary.words for i in name
        )
        is_placed = self._is_subject(at)
        is_owner = _POSSESSIVE.search(self.tokens[name[-1]].text)
        if not has_suffix and (is_used or not (is_placed or is_owner)):
            return None
        force = self.text[self.tokens[at].start : self.tokens[name[-1]].end]
        return _Name(at, last, _POSSESSIVE.sub("", force))

    def _is_capital(self, at: int) -> bool:
        """'Kent' and not 'PSD'."""
        printed = self.text[self.tokens[at].start : self.tokens[at].end]
        return printed[0].isupper() and not printed.isupper()

    def _is_next(self, at: int) -> bool:
        return self.text[self.tokens[at].end : self.tokens[at + 1].start] == " "

    def _is_subject(self, at: int) -> bool:
        """Whether a force would be named here: 'does … record it', 'in …'."""
        start = self.tokens[at].start
        return bool(_SUBJECT_FOLLOWS.search(self.text[max(0, start - REACH) : start]))

    def _is_plain(self, at: int) -> bool:
        """Whether a word is typed small and is used so: 'met' is a verb, 'Met' a force.

        The reports show how a word is used; a short nickname may be a word that they lack, and is
        taken for a force where a force would stand: 'does met record it', 'has the met a register'.
        """
        if not self.text[self.tokens[at].start].islower():
            return False
        is_plural = self.words[at].removesuffix("s") in self.library.words  # 'the staffs accounts'
        is_nickname = self.words[at] in self.library.vocabulary.forces.nicknames
        is_short = is_nickname and len(self.words[at]) < SHORTEST_SLIP and bool(_VOWEL.search(self.words[at]))
        return self.words[at] in self.library.words or is_plural or (is_short and not self._is_subject(at))
