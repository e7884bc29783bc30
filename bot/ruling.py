"""What the rules of the language make of a sentence that speaks of what is asked, and of those that go on from it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.answer import Verdict
from bot.asked import Asked
from bot.candidates import refers_back
from bot.question import Question
from index.cues import cues
from index.library import Passage
from index.statements import Standing, Statement, Subject, read_statements
from index.vocabulary import Vocabulary

FOLLOWING = 2
"""Sentences after the one that answers which may add to what it says."""

_THEN = cues(r"in (?:19|20)\d\d", "was|were|had", "used to", "formerly|originally")
_SINCE = cues("since (?:been|ceased|lapsed|stopped)", "no longer", "now", "scrapped")
"""What a clause says of the past, and what a later one says has come of it."""
_RELATIVE = cues(r"\W*(?:\w+ ){0,2}(?:which|who|whose|whom|where|when)\b", whole=False)
_ACQUIRED = cues(
    "ha(?:s|ve|d) (?:now )?(?:been )?"
    "(?:bought|ordered|purchased|chosen|commissioned|drafted|written|drawn up|designed|approved|agreed)"
)
"""Means that have been got, which are not yet the thing in use."""

_BARRED = "(?:expected|required|responsible|authorised|encouraged|tasked|told to)"
_PEOPLE = (
    r"recruits?|joiners|starters|probationers|supervisors|managers|sergeants(?: and inspectors)?|inspectors"
    r"|superintendents|constables|detectives|chief officers|senior officers|police officers|police staff|specials"
    r"|promotion candidates"
)
_GROUP = cues(
    rf"\W*(?:(?:the|all|its|their|every|each|most|new|newly \w+|student) ){{0,3}}(?P<group>{_PEOPLE})(?:['’]?s?"
    r" (?:is|are|was|were|has been|have been|had been|receives?|must|may|have to|has to|had to)\b"
    rf"(?! {_BARRED}\b)|['’] \w+)",
    whole=False,
)
"""A clause about some of the people only: 'Recruits are vetted for debt'. Not one that tells them to see to others."""

_REST = cues(
    "those|others?|the rest|remainder|remaining|else|elsewhere|outside|nobody|no one|officers|staff|constables",
    "sergeants|inspectors|supervisors|managers|divisions?|stations?|departments?|areas?|smaller|larger",
)
"""Whom or what a second clause may be about that takes back part of the first."""
_OTHERS = cues(
    r"(?:those (?:of|from|by|held|given|made|in|at|who|that)|the (?:others?|rest|remainder|remaining)|others|smaller"
    r"|larger)\b",
    whole=False,
)
"""What begins a sentence about the rest of them, which fare otherwise whatever it says."""
_ALIKE = cues("too", "also", "as well", "likewise", "same", "similarly")
_IT = cues("it|this|they")
_ELLIPSIS = cues(
    r"\b(?:is|are|was|were|has|have|had|do|does|did|can|may|will|must)(?: not|n['’]t)?\W*$",
    r"\belse (?:does|is|are)\W*$",
    r"^\W*(?:though|but|although|and)? ?(?:not|(?:to|in|by|of|for|on) no)\b",
    r"\b(?:nothing|none)\W*$",
    r"\bleft out\W*$",
    r"\bnot (?:\w+ )?(?:received|had|done) (?:it|so|this|any|one)\b",
    r"\b(?:not|n['’]t)(?: \w+){0,2} (?:apply|extend|cover|reach|include|been extended|caught on|the rest"
    r"|the others?)\b",
    r"\bnothing of the kind\b",
    whole=False,
)
"""A clause that leaves its predicate to the one before it: 'those of police staff are not'."""
_EXCEPT = cues(r"\W*(?:(?:save|except) that|but only)\b", whole=False)
_CONTRAST = cues(r"\W*(?:but|whereas|while|whilst|although|though)\b", whole=False)
_SOLELY = cues("only|solely|limited to|confined to|restricted to")

_AWAITED = cues(
    "(?:not )?yet(?: to)?", "awaits|awaiting|pending", "due to|about to", "when it (?:opens|begins|arrives)"
)
_ENDED = cues(
    r"\bno longer\b",
    r"\b(?:has|had|have) not (?:yet )?(?:begun|started|happened|been done)\b",
    r"\b(?:never|not) happened\b",
    r"^(?:it|this|that|they|the \w+) (?:has |have |was |were )?(?:since )?"
    r"(?:ceased|lapsed|stopped|ended|discontinued|abandoned|scrapped|withdrawn|dropped)\b",
    whole=False,
)
_UNCHANGED = cues(
    "remains?|still|the same|unchanged|not changed|no different", "nor (?:is|are|has|have|does)", "so it is"
)
_INTENDS = cues(
    r"(?:a|the) (?:\w+ )?(?:draft|one|successor|replacement)\b",
    r"(?:the )?(?:force|constabulary)\b.*\b(?:it|this|one|them|so|these)\b",
    start=True,
    whole=False,
)


def share_of_clause(question: Question, passage: Passage, vocabulary: Vocabulary) -> float:
    """How much of what is asked stands in one clause about this force, by worth; 0 to 1."""
    every = read_statements(passage.sentence.plain, passage.report.force)
    own = [statement for statement in every if statement.subject is Subject.FORCE]
    return Asked(question, passage, vocabulary).share(own)


def read_by_rules(question: Question, passage: Passage, vocabulary: Vocabulary) -> Verdict:
    """What the rules of the language make of one sentence, taken to speak of what is asked.

    The sentences after it in its paragraph are read too, where they take it up.
    """
    statements = _own_statements(passage)
    if not statements:
        return Verdict.NOT_STATED
    asked = Asked(question, passage, vocabulary)
    at = _find_present(statements, asked.choose(statements))
    return _amend(_rule(statements, at, asked), statements[at], asked)


def _own_statements(passage: Passage) -> list[Statement]:
    every = read_statements(passage.sentence.plain, passage.report.force)
    return [statement for statement in every if statement.subject is Subject.FORCE]


def _find_present(statements: Sequence[Statement], at: int) -> int:
    """Where it is said what is so now, if the clause at `at` says what was: 'was checked in 2011 but no longer is'."""
    if not _THEN.search(statements[at].text) or _SINCE.search(statements[at].text):
        return at
    return next((i for i in range(at + 1, len(statements)) if _SINCE.search(statements[i].text)), at)


def _rule(statements: Sequence[Statement], at: int, asked: Asked) -> Verdict:
    """What a sentence says by itself; `at` is the clause that answers."""
    lead, after = statements[at], statements[at + 1 :]
    is_reversed = asked.is_reversed(lead)
    plans = [s for s in statements if s.standing is Standing.PLANNED and not s.is_denied]
    if lead.standing is Standing.PAST:
        return Verdict.NOT_STATED
    if (lead.standing is Standing.LIMITED and not (lead.is_denied and is_reversed)) or _is_of_group(lead, asked):
        return Verdict.PARTLY
    if lead.is_denied is not is_reversed or (lead.standing is Standing.IN_PLACE and asked.lacks_change(lead)):
        return Verdict.PLANNED if plans else Verdict.NO
    if lead.standing is Standing.PLANNED or (plans and (_RELATIVE.match(lead.text) or _ACQUIRED.search(lead.text))):
        return Verdict.PLANNED
    is_qualified = any(_takes_back(statement, asked, is_next=False) for statement in after)
    return Verdict.PARTLY if is_qualified else Verdict.YES


def _is_of_group(statement: Statement, asked: Asked) -> bool:
    """Whether a clause is about a group of people that the question does not name."""
    group = _GROUP.match(statement.text)
    return group is not None and group["group"].lower() not in asked.question.asked.lower()


def _amend(verdict: Verdict, lead: Statement, asked: Asked) -> Verdict:
    """The verdict of a sentence, as those that follow it leave it."""
    for i, passage in enumerate(_following(asked.passage)):
        takes_up = refers_back(passage)
        if i and not takes_up:
            break
        claims = _own_statements(passage)
        amended = _follow(verdict, lead, passage, claims, asked) if takes_up else verdict
        if verdict is Verdict.NO and _is_planned(passage, claims, asked, takes_up=takes_up):
            amended = Verdict.PLANNED
        if amended is Verdict.YES and any(_takes_back(claim, asked, is_next=True) for claim in claims):
            amended = Verdict.PARTLY
        if amended is not verdict or not takes_up:
            return amended
    return verdict


def _follow(verdict: Verdict, lead: Statement, passage: Passage, claims: Sequence[Statement], asked: Asked) -> Verdict:
    """What a sentence that takes up the one before makes of its verdict, as 'It no longer does so' does."""
    text = passage.sentence.plain
    was_past = verdict is Verdict.NOT_STATED and lead.standing is Standing.PAST
    if not claims or not (was_past or verdict is Verdict.YES):
        return verdict
    if was_past and _UNCHANGED.search(text):
        return Verdict.NO if lead.is_denied is not asked.is_reversed(lead) else Verdict.YES
    if _ENDED.search(text):
        return Verdict.NO
    return Verdict.PLANNED if not was_past and _AWAITED.search(text) else verdict


def _is_planned(passage: Passage, claims: Sequence[Statement], asked: Asked, *, takes_up: bool) -> bool:
    """Whether a sentence plans what the one before it denies."""
    if not any(claim.standing is Standing.PLANNED and not claim.is_denied for claim in claims):
        return False
    text = passage.sentence.plain
    return takes_up or bool(_INTENDS.search(text)) or asked.shares(text)


def _takes_back(claim: Statement, asked: Asked, *, is_next: bool) -> bool:
    """Whether a claim takes back part of an affirmed one before it, in its own sentence or in the next one."""
    text = claim.text
    if is_next and _OTHERS.match(text):
        return not _ALIKE.search(text)
    is_about_rest = _REST.search(text) or (is_next and _IT.search(text))
    if claim.is_denied:
        return bool(is_about_rest) and (bool(_ELLIPSIS.search(text)) or asked.shares(text))
    if is_next:
        return bool(_SOLELY.search(text) and _IT.search(text) and _REST.search(text))
    return bool(_EXCEPT.match(text)) or (bool(_CONTRAST.match(text)) and asked.is_reversed(claim))


def _following(passage: Passage) -> Iterator[Passage]:
    sentences = passage.paragraph.sentences
    at = sentences.index(passage.sentence) + 1
    for sentence in sentences[at : at + FOLLOWING]:
        yield replace(passage, sentence=sentence)
