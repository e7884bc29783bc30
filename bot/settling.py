"""What rules of the language settle exactly, whatever the readings make of a sentence.

How often: 'every third year' is not every year, and every month is often enough where every quarter is asked. More or
fewer: 'from 64 to 19' is a cut, 'no bigger than it was' no growth, and 'no change' is what stays the same. Contraries:
a paper book is not electronic.
Over: who may no longer buy, does not. Denied twice: 'not one statement escaped scrutiny' says that all were seen.
All: 'inspectors and above' are not everybody. Planned: a sentence without a word of the future plans nothing, and what
is not done 'until then' is planned. In the chair: where the deputy sits, the chief constable does not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.answer import Verdict
from bot.question import Question
from index.entailment import covered
from index.library import Library, Passage
from index.tokens import STOP

if TYPE_CHECKING:
    from index.figures.figure import Figure

RATES = {
    "every_few_years": 0.5,
    "annual": 1,
    "six_monthly": 2,
    "quarterly": 4,
    "two_monthly": 6,
    "monthly": 12,
    "fortnightly": 26,
    "weekly": 52,
    "daily": 365,
}
"""Times a year, by the concept that says so; the first is the most that it may mean."""
DIRECTIONS = {"increase": 1, "decrease": -1}
"""By the concept that asks for it: whether more or less than before."""
UNCHANGED = "unchanged"
CONTRARIES = {"electronic", "paper", *DIRECTIONS}
"""Concepts of which a sentence that names an opposite, and not them, denies what is asked."""
CHIEFS = {"chief_constable", "deputy_chief_constable", "assistant_chief_constable"}
"""Concepts of which one alone can be in the chair."""
_DENIES = re.compile(r"\b(?:no|not|nor|never|none|neither|nobody|nothing)\b|n['’]t\b", re.IGNORECASE)
_NO_LONGER = re.compile(r"\bno\slonger\s(?:be\s|been\s)?(?=\w)", re.IGNORECASE)
_DENIED_TWICE = re.compile(
    r"""\b(?:no | not\sone | not\sa\ssingle | none | nobody | no\sone | nothing | never | neither)\b [^.;:]{0,90}?
    \b(?:escap(?:es?|ed|ing) | beyond\sthe\s(?:reach|scope) | exempt(?:ed)? | excused | released\sfrom | left\sout
      | omitted | overlooked | missed | (?:goes|went|gone|go)\sun\w+)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_AHEAD = re.compile(
    r"""\b(?:will | shall | would | may | about | going\sto | to\sbe | (?:is | are | was | has)\sto | yet | soon
      | shortly | next | later | future | once | until | when | new\syear | in\shand | under\s?way
      | (?<!in\s)being | due
      | draft\w* | pilot\w* | plan\w* | inten[dt]\w* | propos\w* | prepar\w* | expect\w* | await\w* | agree[ds]?
      | approv\w* | deci[ds]\w* | design\w* | consider\w* | develop\w* | commission\w* | ordered | on\sorder
      | recruit\w*
      | appoint\w* | tender\w* | begin\w* | start\w* | introduc\w* | bought | purchas\w* | trial\w* | work\w*\son
      | looking | seek\w* | want\w* | hop\w+ | promis\w* | commit\w* | spring | summer | autumn | winter | january
      | february | march | april | june | july | august | september | october | november | december | christmas | easter
      | 201[3-9] | 20[2-9]\d)\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""What a plan can be told by; much else can be meant by most of it, but nothing is planned without any of it."""
_UNTIL_THEN = re.compile(
    r"""\b(?:(?:un)?till?\sthen | for\s(?:now|the\stime\sbeing)
      | pending\s(?:that|this|which|approval|sign[\s-]?off))\b""",
    re.VERBOSE | re.IGNORECASE,
)
_RANKS = r"(?:sergeant|inspector|superintendent|supervisor|manager|commander)"
_SOME_RANKS = re.compile(
    rf"""\b{_RANKS}s?\s(?:and|or)\s(?:\w+\s){{0,3}}above\b
    | \b(?:from|at)\s(?:the\srank\sof\s)?{_RANKS}\s(?:up|upwards?|(?:and|or)\sabove|level)\b
    | \b(?:all|every)\s(?:sergeants?|inspectors?|supervisors?|managers?|superintendents?)\b (?!\s?(?:,|and|or)\s)
    | \b(?:only|just|solely)\s(?:chief|senior)\sofficers\b | \b(?:chief|senior)\sofficers\s(?:only|alone)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_ASKS_ALL = re.compile(
    r"""\b(?:everyone|everybody | (?:every|each)\s(?:single\s)?(?:officer|employee|member|cop(?:per)?)
      | all\s(?:(?:the|its|their|of)\s){0,2}(?:\w+\s)?(?:officers|staff|ranks|employees|personnel|people|workforce)
      | whole\s(?:\w+\s)?(?:workforce|force|lot))\b""",
    re.VERBOSE | re.IGNORECASE,
)


def settle(verdict: Verdict, ruled: Verdict, question: Question, passage: Passage, library: Library) -> Verdict:
    """The verdict that rests on a passage, after what is exact in it; `ruled` is what the rules alone read there."""
    if verdict is Verdict.PLANNED and not _looks_ahead(passage):
        return ruled if ruled in (Verdict.YES, Verdict.NO) else Verdict.UNCLEAR
    verdict = Verdict.PLANNED if verdict is Verdict.NO and _is_until_then(passage) else verdict
    if verdict is Verdict.YES and _is_of_some_ranks(question, passage):
        return Verdict.PARTLY
    if verdict not in (Verdict.YES, Verdict.NO, Verdict.UNCLEAR):
        return verdict
    change = _change(question, passage, library)
    if change is not None:
        return Verdict.YES if change > 0 else Verdict.NO
    if _is_denied(verdict, ruled, question, passage, library):
        return Verdict.NO
    is_affirmed = (
        _DENIED_TWICE.search(passage.sentence.plain)
        or _is_often_enough(question, passage)
        or _is_unchanged(question, passage)
    )
    return Verdict.YES if ruled is Verdict.YES and is_affirmed else verdict


def _is_denied(verdict: Verdict, ruled: Verdict, question: Question, passage: Passage, library: Library) -> bool:
    if verdict is Verdict.YES and (_is_too_seldom(question, passage) or _is_led_by_another(question, passage)):
        return True
    return ruled is Verdict.NO and (_says_contrary(question, passage, library) or _is_over(question, passage))


def _looks_ahead(passage: Passage) -> bool:
    """Whether the sentence or one beside it may speak of what is to come."""
    at = passage.paragraph.sentences.index(passage.sentence)
    return any(_AHEAD.search(passage.paragraph.sentences[i].plain) for i in covered(passage.paragraph, at))


def _is_until_then(passage: Passage) -> bool:
    """Whether the sentence speaks of what is to come, and of what is not done until then."""
    said = passage.sentence.plain
    return bool(_UNTIL_THEN.search(said) and _AHEAD.search(_UNTIL_THEN.sub("", said)))


def _is_of_some_ranks(question: Question, passage: Passage) -> bool:
    """Whether everybody is asked about, and the sentence is on those of some ranks."""
    return bool(_ASKS_ALL.search(question.text) and _SOME_RANKS.search(passage.sentence.plain))


def _is_led_by_another(question: Question, passage: Passage) -> bool:
    """Whether it is asked if one chief officer has the chair, and the sentence gives it to another."""
    asked, said = (
        {mention.concept for mention in mentions} & CHIEFS for mentions in (question.mentions, passage.mentions)
    )
    is_asked = len(asked) == 1 and any(mention.concept == "chair" for mention in question.mentions)
    return is_asked and bool(said) and asked.isdisjoint(said)


def _is_too_seldom(question: Question, passage: Passage) -> bool:
    """Whether it is done, and less often than is asked: 'every third year' where it was 'every year'."""
    rates = _rates(question, passage)
    return rates is not None and rates[1] < rates[0]


def _is_often_enough(question: Question, passage: Passage) -> bool:
    """Whether it is done as often as is asked, or more often: 'every second month' where it was 'every quarter'."""
    rates = _rates(question, passage)
    return rates is not None and rates[1] >= rates[0] and not _DENIES.search(passage.sentence.plain)


def _rates(question: Question, passage: Passage) -> tuple[float, float] | None:
    """Times a year, (asked, said); None where either does not say, or says two."""
    asked, said = (
        {RATES[mention.concept] for mention in mentions if mention.concept in RATES}
        for mentions in (question.mentions, passage.mentions)
    )
    return (asked.pop(), said.pop()) if len(asked) == len(said) == 1 else None


def _is_unchanged(question: Question, passage: Passage) -> bool:
    """Whether it is asked if something stayed as it was, and the sentence says so: 'no change in the number'."""
    asked, said = ({mention.concept for mention in mentions} for mentions in (question.mentions, passage.mentions))
    return UNCHANGED in asked & said and said.isdisjoint(DIRECTIONS)


def _says_contrary(question: Question, passage: Passage, library: Library) -> bool:
    """Whether a sentence speaks of the opposite of what is asked, and not of that itself: 'on paper', 'no bigger'."""
    said = {mention.concept for mention in passage.mentions}
    asked = {mention.concept for mention in question.mentions} & CONTRARIES - said
    return any(not library.vocabulary.opposites.get(concept, frozenset()).isdisjoint(said) for concept in asked)


def _is_over(question: Question, passage: Passage) -> bool:
    """Whether the very thing that is asked about is no longer done: 'may no longer buy' where it was 'can they buy'."""
    stems = {token.stem for token in question.tokens} - STOP
    concepts = {mention.concept for mention in question.mentions}
    ends = {found.end() for found in _NO_LONGER.finditer(passage.sentence.plain)}
    over = {i for i, token in enumerate(passage.tokens) if token.start in ends}
    return any(passage.tokens[i].stem in stems for i in over) or any(
        mention.first in over and mention.concept in concepts for mention in passage.mentions
    )


def _change(question: Question, passage: Passage, library: Library) -> float | None:
    """By how much a count went the way that is asked; below 0 it went the other way, and None where none is given."""
    asked = {DIRECTIONS[mention.concept] for mention in question.mentions if mention.concept in DIRECTIONS}
    if len(asked) != 1:
        return None
    from index.figures.periods import Period

    figures = [f for f in library.figures.of(passage.report) if f.is_whole and f.passages[0] == passage]
    before = [f for f in figures if f.period is Period.EARLIER]
    now = [f for f in figures if f.period is Period.REVIEW and len(before) == 1 and _is_same(f, before[0])]
    return asked.pop() * (now[0].value - before[0].value) if now else None


def _is_same(one: Figure, other: Figure) -> bool:
    """Whether two figures count the same."""
    return (one.measure == other.measure) if one.measure or other.measure else one.head == other.head
