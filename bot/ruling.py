"""What the rules of the language make of a sentence that speaks of what is asked."""

from __future__ import annotations

from bot.answer import Verdict
from bot.question import Question
from index.library import Passage
from index.statements import Standing, Statement, Subject, read_statements
from index.vocabulary import Vocabulary


def read_by_rules(question: Question, passage: Passage, vocabulary: Vocabulary) -> Verdict:
    """What the rules of the language make of one sentence, taken to speak of what is asked."""
    every = read_statements(passage.sentence.plain, passage.report.force)
    statements = [statement for statement in every if statement.subject is Subject.FORCE]
    if not statements:
        return Verdict.NOT_STATED
    nearest = max(statements, key=lambda s: (_held(question, passage, s), -s.start))
    if nearest.standing is Standing.PAST:
        return Verdict.NOT_STATED
    if any(s.standing is Standing.LIMITED for s in statements):
        return Verdict.PARTLY
    if nearest.is_denied is not _is_opposite(question, passage, vocabulary):
        return Verdict.NO
    return Verdict.PLANNED if any(s.standing is Standing.PLANNED for s in statements) else Verdict.YES


def _held(question: Question, passage: Passage, statement: Statement) -> int:
    """How many of the question's terms stand in a clause."""
    span = range(statement.start, statement.end)
    held = {token.stem for token in passage.tokens if token.start in span}
    held |= {f"={m.concept}" for m in passage.mentions if passage.tokens[m.first].start in span}
    return len(held & set(question.terms))


def _is_opposite(question: Question, passage: Passage, vocabulary: Vocabulary) -> bool:
    """Whether the sentence says the opposite of a concept that is asked about: paper for electronic."""
    said = {mention.concept for mention in passage.mentions}
    asked = (mention.concept for mention in question.mentions if mention.concept not in said)
    return any(not vocabulary.opposites.get(concept, frozenset()).isdisjoint(said) for concept in asked)
