"""What a report says on a topic: the sentences that name it, and those of the paragraphs that are given to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.candidates import Aspect, find_aspects, rank_candidates
from bot.passages import ENOUGH, FRAME
from bot.question import SUMMARY, Question
from index.library import Library, Passage
from index.models import Paragraph, Report, Voice
from index.tokens import tokenize
from index.vocabulary import Kind


@dataclass(frozen=True, slots=True)
class Topic:
    """What a comparison or a summary is narrowed to."""

    aspects: tuple[Aspect, ...]

    @property
    def terms(self) -> frozenset[str]:
        """Its stems, and its concepts as '=name'."""
        return frozenset(term for a in self.aspects for term in (*a.stems, f"={a.concept}"))

    def __bool__(self) -> bool:
        return bool(self.aspects)


def read_topic(question: Question) -> Topic:
    """What a question is about beside the forces; nothing where it asks for all that a report says."""
    return Topic(find_aspects(question, FRAME | SUMMARY))


def find_about(topic: Topic, report: Report, library: Library) -> tuple[Passage, ...]:
    """The sentences of a report on a topic, in the order of the page."""
    passages = library.passages_of(report, Voice.FORCE)
    candidates = rank_candidates(topic.aspects, passages, library.vocabulary)
    held = {c.passage.sentence.number for c in candidates if c.coverage >= ENOUGH}
    given = {p.number for p in report.paragraphs if _is_given_to(p, topic.aspects, library)}
    return tuple(p for p in passages if p.sentence.number in held or p.paragraph.number in given)


def _is_given_to(paragraph: Paragraph, aspects: Sequence[Aspect], library: Library) -> bool:
    """Whether a paragraph names the topic, a thing and nothing done, in bold or in its first sentence."""
    if not paragraph.sentences or any(aspect.kind is not Kind.TOPIC for aspect in aspects):
        return False
    return any(
        _names_all(text, aspects, library) for text in (". ".join(paragraph.topics), paragraph.sentences[0].plain)
    )


def _names_all(text: str, aspects: Sequence[Aspect], library: Library) -> bool:
    concepts = {mention.concept for mention in library.mentions(text)}
    stems = {token.stem for token in tokenize(text)}
    return all(aspect.concept in concepts or aspect.stems <= stems for aspect in aspects)
