"""What a question asks for, looked for in the clauses of one sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.question import Question
from index.cues import cues
from index.library import Passage
from index.statements import Statement
from index.tokens import tokenize
from index.vocabulary import Kind, Vocabulary

WORTH = {Kind.TOPIC: 2.0, Kind.PREDICATE: 3.0, Kind.QUALIFIER: 3.0, Kind.ACTOR: 4.0}
"""What a concept counts in the choice of the clause that answers; a word of no concept counts 1."""
OPPOSITE = 0.7
"""What is left of that worth where a clause says the opposite."""
CARRIED = 0.75
"""What is left of that where a clause has it from the one before."""

ENDINGS = frozenset({"withdraw", "forbid"})
"""Concepts of doing away with a thing: where they are asked about, having the thing means no."""
CHANGES = frozenset({"increase", "decrease"})
"""Concepts of a change of size, which a clause that speaks of none denies."""

_NEGATIVE = cues(
    r"no|not|un\w+|neither|without|withdraw\w*|scrapped|abolished|discontinued|done away|n['’]t", whole=False
)
"""What denies within a phrase of the vocabulary, and so has already been counted: 'no change', 'not accepted'."""
_VERB = cues(r"(?:is|are|was|were|has|have|had|do|does|did|will|can|may|must)\b|n['’]t", whole=False)
_LEADS_ON = cues(r"\W*(?:but|and|though|although|nor)\b", whole=False)


@dataclass(frozen=True)
class Asked:
    """A question and the sentence that is to answer it."""

    question: Question
    passage: Passage
    vocabulary: Vocabulary

    @cached_property
    def concepts(self) -> dict[str, Kind]:
        return {mention.concept: mention.kind for mention in self.question.mentions}

    @cached_property
    def words(self) -> frozenset[str]:
        """Stems of the words asked about that belong to no concept."""
        covered = {i for m in self.question.mentions for i in range(m.first, m.last + 1)}
        terms = set(self.question.terms)
        return frozenset(t.stem for i, t in enumerate(self.question.tokens) if i not in covered and t.stem in terms)

    def choose(self, statements: Sequence[Statement]) -> int:
        """Which clause holds most of what is asked, the first of equals. Topics come to a clause from those before."""
        best, chosen = -1.0, 0
        topics: dict[str, float] = {}
        before: dict[str, float] = {}
        for i, statement in enumerate(statements):
            held = self._held(statement)
            is_verbless = bool(_LEADS_ON.match(statement.text)) and not _VERB.search(statement.text)
            given = {term: CARRIED * worth for term, worth in (before if is_verbless else topics).items()}
            if (weight := sum((given | held).values())) > best:
                best, chosen = weight, i
            topics |= {term: worth for term, worth in held.items() if self.concepts.get(term) is Kind.TOPIC}
            before |= held
        return chosen

    def share(self, statements: Sequence[Statement]) -> float:
        """How much of what is asked the clause that holds most of it holds by itself, by worth; 0 to 1."""
        whole = sum(WORTH.get(kind, 0.0) for kind in self.concepts.values()) + len(self.words)
        most = max((sum(self._held(statement).values()) for statement in statements), default=0.0)
        return most / whole if whole else 0.0

    def is_reversed(self, statement: Statement) -> bool:
        """Whether to affirm a clause is to deny what is asked: it says the opposite, or the end of a thing is asked."""
        said = self._phrases(statement)
        opposites = self.vocabulary.opposites
        for concept in self.concepts:
            if concept not in said:
                against = [other for other in opposites.get(concept, ()) if other in said]
                is_turned = concept in ENDINGS or any(not _NEGATIVE.search(said[other]) for other in against)
            else:
                is_turned = (concept in opposites or concept in ENDINGS) and bool(_NEGATIVE.search(said[concept]))
            if is_turned:
                return True
        return False

    def lacks_change(self, statement: Statement) -> bool:
        """Whether a change of size is asked about, and a clause speaks of none."""
        return not CHANGES.isdisjoint(self.concepts) and CHANGES.isdisjoint(self._said(statement))

    def shares(self, text: str) -> bool:
        """Whether a text holds something asked for that cannot be carried over to it."""
        said = self.vocabulary.imply(self.vocabulary.mentions(tokenize(text)))
        return any(concept in said for concept, kind in self.concepts.items() if kind is not Kind.TOPIC)

    def _held(self, statement: Statement) -> dict[str, float]:
        said = self._said(statement)
        held = {}
        for concept, kind in self.concepts.items():
            worth = WORTH.get(kind, 0.0)
            if concept in said:
                held[concept] = worth
            elif not self.vocabulary.opposites.get(concept, frozenset()).isdisjoint(said):
                held[concept] = OPPOSITE * worth
        tokens = enumerate(self.passage.tokens)
        return held | {t.stem: 1.0 for i, t in tokens if t.stem in self.words and self._is_in(statement, i)}

    def _said(self, statement: Statement) -> frozenset[str]:
        return self.vocabulary.imply(m for m in self.passage.mentions if self._is_in(statement, m.first))

    def _phrases(self, statement: Statement) -> Mapping[str, str]:
        """The concepts of a clause, as it words them."""
        tokens, plain = self.passage.tokens, self.passage.sentence.plain
        return {
            m.concept: plain[tokens[m.first].start : tokens[m.last].end]
            for m in self.passage.mentions
            if self._is_in(statement, m.first)
        }

    def _is_in(self, statement: Statement, token: int) -> bool:
        place = self.passage.tokens[token].start
        return any(start <= place < end for start, end in statement.spans)
