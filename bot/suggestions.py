"""What may be asked of the reports that are loaded: examples made of their own headings, measures, words and forces."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.figures.table import read_table
from index.library import Library, Passage
from index.models import Voice
from index.tokens import STOP, tokenize
from index.vocabulary import Concept, Kind


@dataclass(frozen=True, slots=True)
class Example:
    """A question that the loaded reports are likely to answer."""

    title: str
    """What kind of question it is."""
    question: str


def suggest_questions(library: Library) -> tuple[Example, ...]:
    """Examples of what can be asked; kinds for which the reports hold too little are left out."""
    return tuple(_examples(library))


def _examples(library: Library) -> Iterator[Example]:
    first, last = library.forces[0], library.forces[-1]
    topics = _topics(library)
    if practice := _practice(library):
        yield Example("Yes or no, for every force", f"Which forces {practice}?")
    lines = sorted(read_table(library, library.forces), key=lambda line: -len(line.cells))
    if lines:
        label = lines[0].label
        yield Example("A figure", f"How many {label} did {lines[0].cells[0].force} have?")
        if len(lines[0].cells) > 1:
            yield Example("Figures of all forces", f"Rank the forces by the number of {label}.")
    if topics:
        yield Example("What a report says", f"What does the {first} report say about {topics[0]}?")
    for heading in _questions(library)[:1]:
        yield Example("What all reports say", heading)
    if topics and first != last:
        yield Example("Forces side by side", f"Compare {first} and {last} on {topics[-1]}")
    yield Example("All that a report says", f"Tell me about {last}")


def _topics(library: Library) -> tuple[str, ...]:
    """What most reports are about: their bold runs, or else the words that they have for most topics.

    Of what is as common, plurals are first: they stand without an article.
    """
    bold: Counter[str] = Counter()
    said: Counter[str] = Counter()
    for report in library.reports:
        paragraphs = [p for p in report.paragraphs if p.voice is Voice.FORCE]
        bold.update({topic.lower().rstrip(" .:") for p in paragraphs for topic in p.topics})
        passages = library.passages_of(report, Voice.FORCE)
        said.update({_say(p, m.first, m.last) for p in passages for m in p.mentions if m.kind is Kind.TOPIC})
    counts = bold if len(bold) > 1 else said
    return tuple(sorted(counts, key=lambda word: (-counts[word], _wants_article(word), word)))[:3]


def _practice(library: Library) -> str:
    """What most reports speak of as done with a thing: 'review second jobs'; plurals first, likewise."""
    pairs: Counter[tuple[str, str]] = Counter()
    for report in library.reports:
        in_report = set[tuple[str, str]]()
        for passage in library.passages_of(report, Voice.FORCE):
            for done in (m for m in passage.mentions if m.kind is Kind.PREDICATE):
                after = next((m for m in passage.mentions if m.first > done.last and m.kind is Kind.TOPIC), None)
                if after:
                    in_report.add((done.concept, _say(passage, after.first, after.last)))
        pairs.update(in_report)
    if not pairs:
        return ""
    topics = _topics(library)
    plain = [pair for pair in pairs if pair[1] in topics and _is_verb(library.vocabulary.concepts[pair[0]])]
    concept, thing = min(plain or pairs, key=lambda pair: (-pairs[pair], _wants_article(pair[1]), pair))
    return f"{library.vocabulary.concepts[concept].phrases[0].split(' ...')[0]} {thing}"


def _wants_article(thing: str) -> bool:
    return not thing.endswith("s")


def _is_verb(concept: Concept) -> bool:
    return tokenize(concept.phrases[0])[0].stem not in STOP


def _questions(library: Library) -> tuple[str, ...]:
    """Headings that are questions, those of most reports first."""
    counts: Counter[str] = Counter()
    for report in library.reports:
        headings = {s.heading for s in report.sections if s.voice is Voice.FORCE}
        counts.update(heading for heading in headings if heading.endswith("?"))
    return _commonest(counts)


def _commonest(counts: Counter[str]) -> tuple[str, ...]:
    return tuple(sorted(counts, key=lambda word: (-counts[word], word)))


def _say(passage: Passage, first: int, last: int) -> str:
    return passage.sentence.plain[passage.tokens[first].start : passage.tokens[last].end].lower()


def list_examples(examples: Iterable[Example]) -> str:
    """The examples as lines of text, each under its kind."""
    return "\n".join(f"{example.title}:\n  {example.question}" for example in examples)
