"""What the clauses of a sentence claim: affirmed or denied, in place or planned or limited or past, and of whom.

Rules of the language only. They are read once, when a report is read, and know nothing of any question.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from index.clauses import split_clauses


class Standing(StrEnum):
    """How far what a clause speaks of has come, at the time of the inspection."""

    IN_PLACE = "in place"
    LIMITED = "limited"
    """For some cases only, or short of what it should be."""
    PLANNED = "planned"
    PAST = "past"
    """As it was before the inspection: what an earlier one found, or what has since been changed."""


class Subject(StrEnum):
    """Who a clause is about."""

    FORCE = "this force"
    OTHER = "another force"
    REVIEW = "the review or the country"


@dataclass(frozen=True, slots=True)
class Statement:
    """One clause, or a piece of one: where it stands in the sentence's plain text, and what it claims."""

    start: int
    end: int
    is_denied: bool
    standing: Standing
    subject: Subject


def _any(*cues: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(cues)})\b", re.IGNORECASE)


_MONTH = "january|february|march|april|may|june|july|august|september|october|november|december"
_BE = "(?:is|are|was|were)"
_NOW = "(?:now |currently |still |also |already )?"
_SMALL = "two|three|four|five|six|seven|eight|nine|ten"

_IDLE = _any(
    r"not (?:only|least|merely|just|simply|surprisingly|uncommon|infrequently)",
    r"no (?:later|fewer|less|more|longer than|doubt|means|matter|change|different|sooner)",
    r"(?:almost )?without (?:exception|fear|doubt|delay|prejudice|difficulty)",
    r"whether or not",
    r"nothing of concern|no concerns?",
    r"none the less|nonetheless|nevertheless",
    r"(?:make|makes|made|making|for) certain",
    r"most of all|at most|the most",
)
"""Words of denial or of limits that deny or limit nothing."""
_BOTH_NEGATIVE = re.compile(
    r"\b(?:no|not|none|nobody|nothing|never|cannot)\b[^;]{0,200}?\b(?:until|unless|without)\b", re.IGNORECASE
)
"""'No contract is let without a check' and 'no one logs on until …' affirm."""
_DENIAL = re.compile(
    _any(
        r"not|no|never|none|nor|neither|nobody|no[- ]one|nothing|nowhere|cannot|without",
        rf"(?:has|have|had|{_BE}) yet to",
        r"(?:fail|fails|failed|failing|failure) to",
        r"(?:omits?|omitted|neglects?|neglected|refuses?|refused|declines?|declined) to",
        r"(?:un|in)able to",
        r"lacks?|lacked|lacking|(?:the|a) lack of|absence of|absent|missing",
        r"(?:in|into) abeyance|lapsed?|fell away|fallen away",
        r"ceased?|stopped|halted|suspended|discontinued|abandoned|abolished|scrapped|withdrawn|dropped|shelved|disbanded|expired",
        r"unmonitored|unaudited|unrecorded|unchecked|untrained|unaware|unfilled|unchanged",
        r"rather than|instead of",
        r"too few|hardly|scarcely|little or no|little evidence",
    ).pattern
    + r"|n['’]t\b",
    re.IGNORECASE,
)
_PLANNED = _any(
    r"will(?! need to be satisfied)|shall|going to|about to",
    rf"{_BE} to (?:be )?[a-z]+|to be introduced",
    r"plans (?:to|for|are|have been|exist)|planned|planning",
    r"(?:they|we|which|who|and|now|also|forces?) plan to",
    r"intends?|intended|intention|intending|proposes?|proposed|proposal",
    r"aims? to|hopes? to|expects? to|expected to",
    r"scheduled|due (?:to|for|in|by|out|early|before|at)",
    r"in (?:the )?(?:near )?future|in due course|forthcoming|upcoming",
    r"in preparation|in hand|in draft|draft|drafting|in the process of|has yet to begin",
    r"under (?:consideration|development|review|discussion|way|construction|negotiation)",
    rf"{_BE} {_NOW}being (?:drafted|developed|prepared|introduced|reviewed|revised|rewritten|written|updated|considered"
    r"|procured|implemented|created|designed|built|trialled|piloted|tested|set up|put in place|finalised|negotiated"
    r"|rolled out|recruited|brought|incorporated)",
    rf"{_BE} {_NOW}(?:developing|drafting|updating|reviewing|revising|preparing|exploring|considering|procuring"
    r"|negotiating|finalising|seeking|recruiting|rewriting|introducing|piloting|examining)",
    r"working (?:to|towards|on)",
    r"await(?:s|ed|ing)?|waiting for|pending",
    rf"from (?:{_MONTH}|spring|summer|autumn|winter|next|2013|2014)|by the end of|early in 2013",
    r"next (?:year|spring|month|summer|autumn|financial)",
    r"has (?:agreed|undertaken|committed|promised|resolved) to|(?:has|have) been agreed",
)
_LIMITED = _any(
    r"limited to|confined to|restricted to|only|solely",
    r"in part|in parts|partly|partially|half",
    r"some (?:of|departments|areas|staff|officers|teams|stations|divisions|units|parts|cases|but)|certain",
    r"most|mostly|majority|generally|in general|largely|a few|few of",
    rf"\w+ of (?:the|its|their) (?:{_SMALL}|\d+)|\d+ (?:in|of) (?:every )?\d+|one (?:\w+ )?in (?:{_SMALL}|\d+)",
    r"\d+ ?(?:%|per ?cent) of|samples?|at random",
    r"not (?:all|always|every|everyone|everywhere|consistently|fully|entirely|wholly|yet complete)",
    r"except|exception|excluding|other than|apart from|save (?:for|in)",
    r"but not",
    r"rarely|seldom|occasionally|sometimes",
    r"inconsistent(?:ly)?|patchy|patchily|uneven|incomplete|varied|varies|less clear",
    r"ad hoc|case by case|on a case|risk[- ]based|if asked|on request",
    r"where (?:specific|there|a|particular|concerns)|when (?:a|specific|concerns)",
    r"in (?:the |one |a )?(?-i:[A-Z]\w+ |single )?(?:division|district)|the (?:rest|remainder) of",
)
_PAST = _any(
    r"in (?:19|20)\d\d,? (?:we|hmic|our|the inspection)|when we (?:last )?(?:visited|inspected) in",
    r"at (?:the time of )?(?:our|the) (?:last|previous|earlier|2011) (?:inspection|visit)",
    r"(?<!since )(?<!since our )(?<!since the )(?:last|our 2011|earlier) (?:inspection|report)",
    r"previously|formerly|in the past|no longer|had been",
    r"used to be|(?:which|who|that|it|they|he|she|force|constabulary|staff|officers|managers|unit) used to",
    rf"until (?:recently|then|last|{_MONTH}|\d{{4}})",
)
_SUPERSEDED = _any(
    r"now|has since|have since|since then|no longer",
    r"has been (?:replaced|rectified|remedied|put right|answered|addressed)",
    r"that criticism|is (?:now )?gone",
)
"""What is said of the past together with what has come of it."""

_BESIDE = r"(?:\b(?P<beside>with|of|by|from|to|for|between|alongside|against|and) )?(?:\b(?:the|a|an|its|other) ){0,2}"
"""A preposition by which the force that follows is not the one that the clause is about."""
_COMPARISON = re.compile(
    r"\b(?:[Uu]nlike|[Ll]ike|[Ii]n common with|[Bb]y contrast (?:with|to)|[Ii]n contrast (?:with|to)|[Tt]han)\s+"
    r"(?:(?:\w+ ){0,6}?(?:forces|constabularies)|(?:neighbouring )?[A-Z]\w+(?: (?:and|or|[A-Z]\w+)){0,5})"
)
_MANY_FORCES = re.compile(
    _BESIDE + r"\b(?:few|many|most|some|other|all|several|majority of|number of) (?:other )?(?:police )?"
    r"(?:forces|constabularies)\b",
    re.IGNORECASE,
)
_REVIEW = _any(
    r"forces (?:across|in England|nationally|generally|should|need|elsewhere)",
    r"nationally|national (?:picture|average|position|figure)|across (?:england|the country)",
    r"the (?:police )?service (?:as a whole|generally)",
    r"we (?:recommend|suggest|expect|encourage|urge|believe that (?:all )?forces)",
    r"hmic (?:recommends|recommended|expects|believes|suggests)",
)
_NEIGHBOUR = re.compile(
    _BESIDE + r"\b(?:(?:[Nn]eighbouring|[Nn]earby|[Aa]djoining) (?:forces?\b|constabular(?:y|ies)\b|[A-Z]\w+)"
    r"|[Aa]nother (?:force|constabulary)\b)"
)
_NAMED_FORCE = re.compile(
    _BESIDE + r"\b(?P<name>(?:[A-Z][\w'’-]* (?:(?:and|of|the) )?){1,4}?)"
    r"(?:Police(?! (?:and|Officers?|Authority|Authorities|Federation|Service College))|Constabulary)\b"
)


def read_statements(text: str, force: str) -> tuple[Statement, ...]:
    """The claims of a sentence's plain text in reading order; `force` is the report's own, by its short name.

    A clause that another is set into gives one statement for each of its pieces, all with the same claim.
    """
    statements = []
    for clause in split_clauses(text):
        claim = _is_denied(clause.text), _standing(clause.text), _subject(clause.text, force)
        statements += [Statement(start, end, *claim) for start, end in clause.spans]
    return tuple(sorted(statements, key=lambda statement: statement.start))


def _is_denied(clause: str) -> bool:
    """Whether the denials of a clause are odd in number."""
    bare = _IDLE.sub(" ", clause)
    return not _BOTH_NEGATIVE.search(bare) and len(_DENIAL.findall(bare)) % 2 == 1


def _standing(clause: str) -> Standing:
    bare = _IDLE.sub(" ", clause)
    if _PAST.search(bare) and not _SUPERSEDED.search(bare):
        return Standing.PAST
    if _LIMITED.search(bare):
        return Standing.LIMITED
    if _PLANNED.search(bare):
        return Standing.PLANNED
    return Standing.IN_PLACE


def _subject(clause: str, force: str) -> Subject:
    bare = _COMPARISON.sub(" ", clause)
    if _REVIEW.search(bare) or any(not many["beside"] for many in _MANY_FORCES.finditer(bare)):
        return Subject.REVIEW
    if force in bare:
        return Subject.FORCE
    others = [*_NEIGHBOUR.finditer(bare), *(m for m in _NAMED_FORCE.finditer(bare) if m["name"].strip() not in force)]
    return Subject.OTHER if any(not other["beside"] for other in others) else Subject.FORCE
