"""What rules of the language settle exactly, whatever the readings make of a sentence.

How often: 'every third year' is not every year. More or fewer: 'from 64 to 19' is a cut. Denied twice: 'not one
statement escaped scrutiny' says that they were scrutinised.
"""

from __future__ import annotations

import re

from bot.answer import Verdict
from bot.question import Question
from index.figures.figure import Figure
from index.figures.periods import Period
from index.library import Library, Passage

RATES = {
    "every_few_years": 0.5,
    "annual": 1,
    "six_monthly": 2,
    "quarterly": 4,
    "monthly": 12,
    "fortnightly": 26,
    "weekly": 52,
    "daily": 365,
}
"""Times a year, by the concept that says so; the first is the most that it may mean."""
DIRECTIONS = {"increase": 1, "decrease": -1}
"""By the concept that asks for it: whether more or less than before."""
_DENIED_TWICE = re.compile(
    r"""\b(?:no | not\sone | not\sa\ssingle | none | nobody | no\sone | nothing | never | neither)\b [^.;:]{0,90}?
    \b(?:escap(?:es?|ed|ing) | beyond\sthe\s(?:reach|scope) | exempt(?:ed)? | excused | released\sfrom | left\sout
      | omitted | overlooked | missed | (?:goes|went|gone|go)\sun\w+)\b""",
    re.VERBOSE | re.IGNORECASE,
)


def settle(verdict: Verdict, ruled: Verdict, question: Question, passage: Passage, library: Library) -> Verdict:
    """The verdict that rests on a passage, after what is exact in it; `ruled` is what the rules alone read there."""
    if verdict not in (Verdict.YES, Verdict.NO, Verdict.UNCLEAR):
        return verdict
    if verdict is Verdict.YES and _is_too_seldom(question, passage):
        return Verdict.NO
    if verdict is not Verdict.YES and ruled is Verdict.YES and _DENIED_TWICE.search(passage.sentence.plain):
        return Verdict.YES
    change = _change(question, passage, library)
    return verdict if change is None else Verdict.YES if change > 0 else Verdict.NO


def _is_too_seldom(question: Question, passage: Passage) -> bool:
    """Whether it is done, and less often than is asked: 'every third year' where it was 'every year'."""
    asked, said = (
        {RATES[mention.concept] for mention in mentions if mention.concept in RATES}
        for mentions in (question.mentions, passage.mentions)
    )
    return len(asked) == len(said) == 1 and said.pop() < asked.pop()


def _change(question: Question, passage: Passage, library: Library) -> float | None:
    """By how much a count went the way that is asked; below 0 it went the other way, and None where none is given."""
    asked = {DIRECTIONS[mention.concept] for mention in question.mentions if mention.concept in DIRECTIONS}
    if len(asked) != 1:
        return None
    figures = [f for f in library.figures.of(passage.report) if f.is_whole and f.passages[0] == passage]
    before = [f for f in figures if f.period is Period.EARLIER]
    now = [f for f in figures if f.period is Period.REVIEW and len(before) == 1 and _is_same(f, before[0])]
    return asked.pop() * (now[0].value - before[0].value) if now else None


def _is_same(one: Figure, other: Figure) -> bool:
    """Whether two figures count the same."""
    return (one.measure == other.measure) if one.measure or other.measure else one.head == other.head
