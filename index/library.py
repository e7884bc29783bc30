"""A folder of reports, read: what every answer is looked up in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from index.models import Paragraph, Report, Sentence, Voice
from index.names import name_forces
from index.readers import DEFAULT_LIMIT, UnreadableFileError, read_file
from index.search import PostingsBM25
from index.structure import Conventions, NoForceError, read_report
from index.tokens import STOP, Token, stem, tokenize
from index.vocabulary import Kind, Mention, Vocabulary

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from index.entailment import Likeness, Reader
    from index.figures.reading import Figures


STAND_IN = "Averton"
"""What trained models are shown for the force's name, as in their training: a name must not sway them."""
LABEL = 5
"""Words; what is longer and bold says something."""
_LABEL = re.compile(
    r"\*\*(?!.*\b(?:no|not|none|never|nobody|nothing|all|every)\b)[^*\d]+\*\*", re.IGNORECASE | re.DOTALL
)
MOST_FILES = 1_000
"""Files that are read; forces are 44, and a folder with more is a folder by mistake."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A file of the corpus that yields no report, and why."""

    document: str
    reason: str

    def __str__(self) -> str:
        return f"{self.document}: {self.reason}"


class CorpusError(Exception):
    """A corpus that cannot be used at all; the message names the folder or file and the reason."""

    def __init__(self, message: str, problems: tuple[Problem, ...] = ()) -> None:
        super().__init__(message)
        self.problems = problems


@dataclass(frozen=True)
class Passage:
    """A sentence with the paragraph and the report that it stands in, made ready for looking up."""

    report: Report
    paragraph: Paragraph
    sentence: Sentence
    tokens: tuple[Token, ...]
    mentions: tuple[Mention, ...]
    concepts: frozenset[str]
    """Those mentioned, and those that they are narrower forms of."""

    @cached_property
    def stems(self) -> frozenset[str]:
        """Stems of all its words."""
        return frozenset(token.stem for token in self.tokens)

    @cached_property
    def free_stems(self) -> frozenset[str]:
        """Stems of words that belong to no phrase: 'constable' is not free in 'deputy chief constable'."""
        taken = {i for m in self.mentions if m.last > m.first for i in range(m.first, m.last + 1)}
        return frozenset(token.stem for i, token in enumerate(self.tokens) if i not in taken)

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Stems of each two neighbouring words."""
        return frozenset((first.stem, second.stem) for first, second in pairwise(self.tokens))

    @cached_property
    def is_label(self) -> bool:
        """Whether it only names what the sentences after it are about, as '**Vetting.** All staff are vetted.' does."""
        is_last = self.sentence is self.paragraph.sentences[-1]
        return not is_last and len(self.tokens) <= LABEL and bool(_LABEL.fullmatch(self.sentence.text))

    @property
    def terms(self) -> tuple[str, ...]:
        """What it is indexed by: stems of content words, and the concepts that they express."""
        return index_terms(self.tokens, self.mentions)


@dataclass(frozen=True)
class Library:
    """Reports, read and indexed. Never changed once built, so that threads may share it."""

    reports: tuple[Report, ...]
    """By force, then the newest first."""
    vocabulary: Vocabulary
    problems: tuple[Problem, ...] = ()

    @cached_property
    def forces(self) -> tuple[str, ...]:
        """Short names, each once, in alphabetical order."""
        return tuple(dict.fromkeys(report.force for report in self.reports))

    def reports_of(self, force: str) -> tuple[Report, ...]:
        """The reports on one force, the newest first."""
        return tuple(report for report in self.reports if report.force == force)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every sentence that may be cited, in the order of `reports` and of the page."""
        return tuple(_passages(self.reports, self.vocabulary))

    @cached_property
    def places(self) -> dict[str, range]:
        """Where each document's sentences stand among `passages`."""
        places: dict[str, range] = {}
        for i, passage in enumerate(self.passages):
            document = passage.report.document
            places[document] = range(places[document].start if document in places else i, i + 1)
        return places

    def passages_of(self, report: Report, *voices: Voice) -> tuple[Passage, ...]:
        """The sentences of one report that speak in one of the voices, in the order of the page."""
        places = self.places.get(report.document, range(0))
        return tuple(p for p in self.passages[places.start : places.stop] if p.paragraph.voice in voices)

    @cached_property
    def chunks(self) -> tuple[tuple[int, ...], ...]:
        """Paragraphs as the positions of their sentences among `passages`."""
        paragraphs: dict[tuple[str, int], list[int]] = {}
        for i, passage in enumerate(self.passages):
            paragraphs.setdefault((passage.report.document, passage.paragraph.number), []).append(i)
        return tuple(tuple(places) for places in paragraphs.values())

    def chunks_of(self, report: Report) -> range:
        """Where one report's paragraphs stand among `chunks`."""
        at = [i for i, chunk in enumerate(self.chunks) if chunk[0] in self.places.get(report.document, range(0))]
        return range(at[0], at[-1] + 1) if at else range(0)

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word that a report prints in small letters."""
        return frozenset(
            token.text for p in self.passages for token in p.tokens if p.sentence.plain[token.start].islower()
        )

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """The vocabulary's concepts in any text."""
        return self.vocabulary.mentions(tokenize(text))

    @cached_property
    def names_of_forces(self) -> dict[tuple[str, ...], str]:
        """Each way of saying a force's name, as bare words, to its short name; forces without a report too."""
        return name_forces(self.reports, self.vocabulary.forces, self.words)

    @cached_property
    def longest_name(self) -> int:
        """Words of the longest of them."""
        return max(map(len, self.names_of_forces), default=0)

    @cached_property
    def terms(self) -> frozenset[str]:
        """Every term that a passage is indexed by."""
        return frozenset(term for passage in self.passages for term in passage.terms)

    @cached_property
    def stems(self) -> frozenset[str]:
        """Stems of all words of the reports and of the vocabulary's phrases."""
        return frozenset(t.stem for p in self.passages for t in p.tokens) | {
            stem(word) for word in self.vocabulary.words
        }

    @cached_property
    def words_by_letter(self) -> dict[str, tuple[str, ...]]:
        """Words of the reports and of the vocabulary, by the letter that they begin with, in alphabetical order."""
        words: dict[str, list[str]] = {}
        for word in sorted(self.words | self.vocabulary.words):
            words.setdefault(word[0], []).append(word)
        return {letter: tuple(same) for letter, same in words.items()}

    @cached_property
    def reader(self) -> Reader:
        """The trained reader, loaded by the first question that needs it."""
        from index.entailment import shipped_reader  # noqa: PLC0415 - only verdicts need it

        return shipped_reader()

    @cached_property
    def likeness(self) -> Likeness:
        """What likeness in meaning is measured by, loaded with the reader."""
        from index.entailment import shipped_likeness  # noqa: PLC0415 - only verdicts need it

        return shipped_likeness()

    @cached_property
    def _meanings(self) -> tuple[NDArray[np.float32], dict[tuple[str, int], int]]:
        """(the vector of each of `passages`, where that of a sentence of a document stands)."""
        rows = self.likeness.embed([p.sentence.plain.replace(p.report.force, STAND_IN) for p in self.passages])
        return rows, {(p.report.document, p.sentence.number): i for i, p in enumerate(self.passages)}

    def measure_likeness(self, text: str, passages: Sequence[Passage]) -> list[float]:
        """How alike each of the library's passages is to a text in meaning, from -1 to 1."""
        rows, places = self._meanings
        return self.likeness.measure(text, rows[[places[p.report.document, p.sentence.number] for p in passages]])

    @cached_property
    def figures(self) -> Figures:
        """What the numbers of each report count, read when a question first asks for them."""
        from index.figures.reading import Figures  # noqa: PLC0415 - most questions ask for none

        return Figures(self)

    @cached_property
    def index(self) -> PostingsBM25:
        """BM25 over `chunks`."""
        return PostingsBM25([[term for i in chunk for term in self.passages[i].terms] for chunk in self.chunks])


def open_library(folder: Path, vocabulary: Vocabulary, limit: int = DEFAULT_LIMIT) -> Library:
    """The reports in `folder` and below it; a file that is none is among the library's problems.

    `limit` is the size in bytes over which a file is not read. Raises `CorpusError` where there
    is no folder or not one report in it.
    """
    if not folder.is_dir():
        raise CorpusError(f"{folder}: no such folder; give the folder that holds the reports")
    names = vocabulary.forces.suffixes
    conventions = Conventions(
        tuple(sorted(names, key=len, reverse=True)), frozenset(h.casefold() for h in vocabulary.frame_headings)
    )
    reports, problems, seen = [], [], dict[str, str]()
    for number, path in enumerate(_files(folder)):
        if number >= MOST_FILES:
            reason = f"there are more than {MOST_FILES:,} files: give a folder with the reports alone"
            problems.append(Problem(_show_name(path.name), reason))
            break
        document = path.relative_to(folder).as_posix()
        try:
            _check_place(path, document, folder)
            text = read_file(path, limit)
            if text in seen:
                reason = f"its text is the same as that of {seen[text]}: remove one of the two"
                problems.append(Problem(document, reason))
                continue
            reports.append(read_report(document, text, conventions))
            seen[text] = document
        except (UnreadableFileError, NoForceError) as error:
            problems.append(Problem(_show_name(document), str(error)))
    if not reports:
        reason = f"; {problems[0]}" if problems else ": put reports (.txt or .md) into it"
        raise CorpusError(f"{folder}: no report that can be read{reason}", tuple(problems))
    reports.sort(key=lambda report: (report.force, [-part for part in report.date], report.document))
    return Library(tuple(reports), vocabulary, tuple(problems))


def index_terms(tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> tuple[str, ...]:
    """What a run of tokens is looked up by: the stems of its content words, then its concepts.

    A concept is marked by a leading '=' so that it cannot be taken for a word.
    """
    words = tuple(token.stem for token in tokens if token.stem not in STOP)
    return words + tuple(f"={mention.concept}" for mention in mentions if mention.kind is not Kind.SUBJECT)


def _check_place(path: Path, document: str, folder: Path) -> None:
    """Raises `UnreadableFileError` for a name that cannot be shown as it is, and for a link out of the folder."""
    if not document.isprintable():
        raise UnreadableFileError("its name has characters that cannot be shown: rename it")
    if not path.resolve().is_relative_to(folder.resolve()):
        raise UnreadableFileError("it is a link out of the folder: put the file itself there")


def _show_name(document: str) -> str:
    return "".join(character if character.isprintable() else "\ufffd" for character in document)


def _files(folder: Path) -> Iterator[Path]:
    """Files that may be reports, in a fixed order; hidden ones are not."""
    for path in sorted(folder.rglob("*")):
        if not any(part.startswith(".") for part in path.relative_to(folder).parts) and not path.is_dir():
            yield path


def _passages(reports: tuple[Report, ...], vocabulary: Vocabulary) -> Iterator[Passage]:
    for report in reports:
        for paragraph in report.paragraphs:
            if paragraph.voice is not Voice.FURNITURE:
                for sentence in paragraph.sentences:
                    tokens = tokenize(sentence.plain)
                    mentions = vocabulary.mentions(tokens)
                    yield Passage(report, paragraph, sentence, tokens, mentions, vocabulary.imply(mentions))
