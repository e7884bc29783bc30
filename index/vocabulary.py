"""The words of a family of reports, as data: which phrases mean the same, and how forces are called.

A vocabulary is a TOML file. Its concept tables are named by kind:

    [topic]
    second_job = 'second job, business interest, moonlighting'

    [predicate]
    cross_check = 'cross reference, check ... against'

Phrases are parted by commas, or listed, which takes tomllib five times as long. They are compared by
stems, without articles, so one form of a word does for all that share its stem. Three dots stand for up
to `REACH` words: 'check ... against' finds 'check the contracts against gifts', mentions `cross_check`
at 'check', and leaves the contracts and the gifts to their own concepts. A phrase belongs to one concept.

What nobody writes in a report and people type in a question stands in a table of its own, by the plain words for it:

    [informal]
    officers = 'cops, coppers, bobbies'
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from itertools import accumulate, chain
from pathlib import Path
from typing import Any, NamedTuple

from index.figures.measures import Measure, MeasureError, read_measures
from index.tokens import ARTICLES, Token, tokenize

Stems = tuple[str, ...]

REACH = 8
"""How many words the three dots of a phrase may stand for, articles not counted."""


SHORTEST_CAPITAL = 3
"""Letters of an informal word that may be typed with capitals: 'w' is 'with', and 'W' a name."""
_TYPED = re.compile(r"[^\s,;:.?!()–—]+")


class VocabularyError(ValueError):
    """A vocabulary file that cannot be used; the message names the file and the entry."""


class Kind(StrEnum):
    """What a concept does in a sentence, and so whether it may be carried over from an earlier one."""

    TOPIC = "topic"
    """What is spoken of. A heading or an earlier sentence may supply it."""
    PREDICATE = "predicate"
    """What is done. It must stand in the sentence itself, and so must a qualifier and an actor."""
    QUALIFIER = "qualifier"
    """How, when, how often or how much."""
    ACTOR = "actor"
    """Who does it, inside the force or with it."""
    SUBJECT = "subject"
    """Who a clause is about if not the force: other forces, the review, the country. Not content."""


@dataclass(frozen=True, slots=True)
class Concept:
    """A group of phrases that mean the same."""

    name: str
    kind: Kind
    phrases: tuple[str, ...]
    """As the file lists them."""


class Mention(NamedTuple):
    """A concept in a run of tokens, at positions `first` to `last` inclusive."""

    concept: str
    kind: Kind
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class ForceNames:
    """How forces are called; which of them a report covers is for the reports to say."""

    suffixes: tuple[str, ...] = ()
    """What follows the short name in the full one: 'Police', 'Constabulary'."""
    nicknames: Mapping[str, str] = field(default_factory=dict)
    """'notts' → 'Nottinghamshire': lower case, to short names."""
    names: tuple[str, ...] = ()
    """Short names of forces that exist, so that one that no report covers is known for a force."""


class Phrase(NamedTuple):
    """A phrase as it is looked for: its stems, and those that must follow within `REACH` words."""

    head: Stems
    tail: Stems
    concept: Concept

    def ends_in(self, stems: Sequence[str], start: int) -> bool:
        """Whether its tail follows; `stems` hold no articles, and `start` is where its head ends."""
        size = len(self.tail)
        return not size or any(tuple(stems[i : i + size]) == self.tail for i in range(start, start + REACH + 1))


@dataclass(frozen=True)
class Vocabulary:
    """What a vocabulary file says. Read-only once loaded, so threads may share it."""

    concepts: Mapping[str, Concept]
    phrases: Mapping[Stems, tuple[Phrase, ...]]
    """By head."""
    reaches: Mapping[str, int]
    """How many stems the longest head has that begins with this one."""
    words: frozenset[str]
    """Every word of the phrases, as written."""
    broader: Mapping[str, frozenset[str]]
    """Concepts that a mention of this one mentions too: 'quarterly' → {'regular'}. Not symmetric."""
    opposites: Mapping[str, frozenset[str]]
    """Concepts of which at most one holds: 'electronic' → {'paper'}. Symmetric."""
    related: Mapping[str, frozenset[str]]
    """Concepts often said for each other that are not the same: 'supplier' → {'procurement'}.
    Good enough to find a sentence by, not to decide on it. Symmetric."""
    informal: Mapping[str, str]
    """'cops' → 'officers': lower case, to the plain words for it."""
    forces: ForceNames
    frame_headings: tuple[str, ...]
    """Headings of sections that speak of the review and not of the force: 'About this review'."""
    measures: Mapping[str, Measure]
    """What figures count, by name, in the order of the file."""

    @classmethod
    def load(cls, path: Path) -> Vocabulary:
        """The vocabulary in a TOML file.

        Raises VocabularyError where the file cannot be read, an entry has the wrong shape, or one
        phrase stands under two concepts.
        """
        tables = _tables(path)
        concepts = _concepts(path, tables)
        words = _read_words(phrase for concept in concepts.values() for phrase in concept.phrases)
        phrases = _phrases(path, concepts.values(), words)
        return cls(
            concepts=concepts,
            phrases=phrases,
            reaches=_reaches(phrases),
            words=frozenset(token.text for tokens in words.values() for token in tokens),
            broader=_broader(path, tables, concepts),
            opposites=_ties(path, tables, "opposites", concepts),
            related=_ties(path, tables, "related", concepts),
            informal=_informal(path, tables),
            forces=_forces(path, tables),
            frame_headings=_strings(path, "headings.frame", tables.get("headings", {}).get("frame")),
            measures=_measures(path, tables, concepts),
        )

    def imply(self, mentions: Iterable[Mention]) -> frozenset[str]:
        """The concepts mentioned, and those that they are narrower forms of: 'quarterly' is regular."""
        named = {mention.concept for mention in mentions}
        return frozenset(named).union(*(self.broader.get(concept, ()) for concept in named))

    def mentions(self, tokens: Sequence[Token]) -> tuple[Mention, ...]:
        """Concepts named in one sentence or question, in reading order, none overlapping another.

        Where phrases overlap, the longest wins, then one without dots, then the first: 'deputy chief
        constable' is no mention of the chief constable. A phrase with dots covers the words before them.
        """
        places = [i for i, token in enumerate(tokens) if token.stem not in ARTICLES]
        stems = [tokens[i].stem for i in places]
        taken = [False] * len(stems)
        found = []
        for at, phrase in sorted(self._candidates(stems), key=lambda c: (-_length(c[1]), bool(c[1].tail), c[0])):
            end = at + len(phrase.head)
            if not any(taken[at:end]):
                taken[at:end] = [True] * len(phrase.head)
                concept = phrase.concept
                found.append(Mention(concept.name, concept.kind, places[at], places[end - 1]))
        return tuple(sorted(found, key=lambda mention: mention.first))

    def put_plainly(self, text: str) -> str:
        """`text` with plain words for informal ones; those of one or two letters only where they are typed small."""
        words = list(_TYPED.finditer(text))
        parts, at, i = list[str](), 0, 0
        while i < len(words):
            for end in range(min(i + self._longest_informal, len(words)), i, -1):
                run = text[words[i].start() : words[end - 1].end()]
                plain = self.informal.get(run if len(run) < SHORTEST_CAPITAL else run.lower())
                if plain is not None:
                    parts += [text[at : words[i].start()], plain]
                    at, i = words[end - 1].end(), end - 1
                    break
            i += 1
        return "".join([*parts, text[at:]])

    @cached_property
    def _longest_informal(self) -> int:
        return max((len(words.split()) for words in self.informal), default=0)

    def _candidates(self, stems: Sequence[str]) -> Iterator[tuple[int, Phrase]]:
        for at, stem in enumerate(stems):
            for end in range(at + 1, min(at + self.reaches.get(stem, 0), len(stems)) + 1):
                for phrase in self.phrases.get(tuple(stems[at:end]), ()):
                    if phrase.ends_in(stems, end):
                        yield at, phrase


TABLES = frozenset({*Kind, "broader", "opposites", "related", "informal", "forces", "headings", "measures", "states"})


def _tables(path: Path) -> Mapping[str, Any]:
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise VocabularyError(f"{path}: cannot be read as TOML: {error}") from None
    for name, table in tables.items():
        if name not in TABLES:
            raise VocabularyError(f"{path}: [{name}] is not known; use one of {', '.join(sorted(TABLES))}")
        if not isinstance(table, dict):
            raise VocabularyError(f"{path}: {name} must be a table, written as [{name}]")
    return tables


def _concepts(path: Path, tables: Mapping[str, Any]) -> dict[str, Concept]:
    concepts: dict[str, Concept] = {}
    for kind in Kind:
        for name, phrases in tables.get(kind, {}).items():
            entry = f"[{kind}] {name}"
            if name in concepts:
                raise VocabularyError(f"{path}: {entry}: also a {concepts[name].kind}; rename one")
            listed = phrases.split(",") if isinstance(phrases, str) else phrases
            concepts[name] = Concept(name, kind, tuple(map(str.strip, _strings(path, entry, listed))))
    return concepts


def _read_words(phrases: Iterable[str]) -> dict[str, list[Token]]:
    """Whatever stands between blanks and dots, each once, as tokens: 'cross-check' is two.

    They are cut up all at once, which takes a fraction of the time.
    """
    written = list(dict.fromkeys(" ".join(phrase.replace("...", " ", 1) for phrase in phrases).split()))
    ends = list(accumulate(len(word) + 1 for word in written))
    words: dict[str, list[Token]] = {word: [] for word in written}
    at = 0
    for token in tokenize(" ".join(written)):
        while token.start >= ends[at]:
            at += 1
        words[written[at]].append(token)
    return words


def _phrases(
    path: Path, concepts: Iterable[Concept], words: Mapping[str, Iterable[Token]]
) -> dict[Stems, tuple[Phrase, ...]]:
    found: dict[Stems, tuple[Phrase, ...]] = {}
    stems = {word: tuple(t.stem for t in tokens if t.stem not in ARTICLES) for word, tokens in words.items()}
    for concept in concepts:
        for text in concept.phrases:
            before, dots, after = text.partition("...")
            head, tail = _stems(before, stems), _stems(after, stems) if dots else ()
            if not head or bool(dots) != bool(tail):
                raise VocabularyError(
                    f"{path}: [{concept.kind}] {concept.name}: {text!r} needs a word that is no article"
                    " before its three dots and after them"
                )
            others = found.get(head, ())
            for other in others:
                if other.tail == tail and other.concept is not concept:
                    raise VocabularyError(
                        f"{path}: {text!r} stands under {other.concept.name} and under {concept.name}; keep it in one"
                    )
            found[head] = (*others, Phrase(head, tail, concept))
    return found


def _stems(text: str, stems: Mapping[str, Stems]) -> Stems:
    words = text.split()
    return stems[words[0]] if len(words) == 1 else tuple(chain.from_iterable(stems[word] for word in words))


def _reaches(heads: Iterable[Stems]) -> dict[str, int]:
    reaches: dict[str, int] = {}
    for head in heads:
        reaches[head[0]] = max(reaches.get(head[0], 0), len(head))
    return reaches


def _length(phrase: Phrase) -> int:
    return len(phrase.head) + len(phrase.tail)


def _broader(path: Path, tables: Mapping[str, Any], concepts: Mapping[str, Concept]) -> dict[str, frozenset[str]]:
    found = {}
    for name, members in tables.get("broader", {}).items():
        _names(path, "[broader]", [name], concepts)
        found[name] = frozenset(_names(path, f"[broader] {name}", members, concepts))
    return found


def _ties(
    path: Path, tables: Mapping[str, Any], table: str, concepts: Mapping[str, Concept]
) -> dict[str, frozenset[str]]:
    """Each concept to the others of its groups."""
    tied: dict[str, frozenset[str]] = {}
    for group, members in tables.get(table, {}).items():
        names = _names(path, f"[{table}] {group}", members, concepts)
        for name in names:
            tied[name] = tied.get(name, frozenset()) | set(names) - {name}
    return tied


def _names(path: Path, entry: str, value: object, concepts: Mapping[str, Concept]) -> tuple[str, ...]:
    names = _strings(path, entry, value)
    for name in names:
        if name not in concepts:
            raise VocabularyError(f"{path}: {entry}: {name!r} is no concept of this file")
    return names


def _informal(path: Path, tables: Mapping[str, Any]) -> dict[str, str]:
    found: dict[str, str] = {}
    for plain, phrases in tables.get("informal", {}).items():
        listed = phrases.split(",") if isinstance(phrases, str) else phrases
        for phrase in _strings(path, f"[informal] {plain}", listed):
            informal = " ".join(phrase.split())
            if informal in found:
                raise VocabularyError(
                    f"{path}: {informal!r} stands under {found[informal]} and under {plain}; keep it in one"
                )
            found[informal] = plain
    return found


def _forces(path: Path, tables: Mapping[str, Any]) -> ForceNames:
    forces = tables.get("forces", {})
    nicknames = forces.get("nicknames", {})
    if not isinstance(nicknames, dict) or not all(isinstance(v, str) for v in nicknames.values()):
        raise VocabularyError(f"{path}: [forces] nicknames must map a nickname to a force's short name")
    return ForceNames(
        suffixes=_strings(path, "[forces] suffixes", forces.get("suffixes")),
        nicknames={key.lower(): value for key, value in nicknames.items()},
        names=_strings(path, "[forces] names", forces.get("names")),
    )


def _strings(path: Path, entry: str, value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
        raise VocabularyError(f"{path}: {entry} must be a list of texts, none of them empty")
    return tuple(value)


def _measures(path: Path, tables: Mapping[str, Any], concepts: Mapping[str, Concept]) -> dict[str, Measure]:
    try:
        return read_measures(tables, concepts)
    except MeasureError as error:
        raise VocabularyError(f"{path}: {error}") from None
