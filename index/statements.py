"""What the clauses of a sentence claim: affirmed or denied, in place or planned or limited or past, and of whom.

Rules of the language only. They are read once, when a report is read, and know nothing of any question.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from index.clauses import Clause, split_clauses


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
    """What one clause claims, and where it stands in the sentence's plain text."""

    text: str
    """The words of the clause, without what is set into it."""
    spans: tuple[tuple[int, int], ...]
    """Where its pieces stand, in reading order; one at least."""
    is_denied: bool
    standing: Standing
    subject: Subject


def _any(*cues: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(cues)})\b")


_MONTH = "january|february|march|april|may|june|july|august|september|october|november|december"
_BE = "(?:is|are|was|were)"
_NOW = "(?:now |currently |still |also |already )?"
_SMALL = "two|three|four|five|six|seven|eight|nine|ten"

_IDLE = _any(
    r"not (?:only|least|merely|just|simply|surprisingly|uncommon|infrequently)",
    r"no (?:later|fewer|less|more|longer than|doubt|matter|different|sooner|inducements?)",
    r"not in (?:question|doubt|dispute)|no exceptions?|can and cannot|may and may not",
    r"(?:where|what|how|when|whom?|whether) (?:\w+ ){0,4}?(?:(?:is|are|was|were|be) to(?: be)?|will)",
    r"(?:is|are) to be (?:recorded|entered|lodged|noted|made|reported|declared|logged|submitted|kept|retained|referred"
    r"|read|seen|found|had)\b"
    rf"(?! (?:[^,;]* )?(?:from|in|by|next) (?:\d+ )?(?:{_MONTH}|spring|summer|autumn|year|20\d\d))",
    rf"(?:was|were|been|came|took) [^,;]*?\bfrom (?:\d+ )?(?:{_MONTH})",
    r"what (?:\w+ ){0,2}(?:may|can|must|should) not",
    r"who (?:is|are|was|were) not",
    r"(?:whether|even if|even though|if) (?:\w+ ){0,4}?(?:says?|said) no",
    r"(?:so|ensur\w+|expectation|requir\w+|condition|understanding|sure|aware|warn\w*|told|remind\w*) that"
    r" [^,;]{0,60}?will",
    r"(?:almost )?without (?:exception|fear|doubt|delay|prejudice|difficulty)",
    r"whether or not",
    r"nothing of concern|no concerns?",
    r"none the less|nonetheless|nevertheless",
    r"(?:make|makes|made|making|for) certain",
    r"most of all|at most|the most",
)
"""Words of denial or of limits that deny or limit nothing."""
_BOTH_NEGATIVE = re.compile(r"\b(?:no|not|none|nobody|nothing|never|cannot)\b[^;]{0,200}?\b(?:until|unless|without)\b")
"""'No contract is let without a check' and 'no one logs on until …' affirm."""
_DENIAL = re.compile(
    _any(
        r"not|no|never|none|nor|neither|nobody|no[- ]one|nothing|nowhere|cannot|without",
        rf"(?:has|have|had|{_BE}) yet to",
        r"(?:fail|fails|failed|failing|failure) to",
        r"(?:omits?|omitted|neglects?|neglected|refuses?|refused|declines?|declined) to",
        r"(?:un|in)able to",
        r"lacks?|lacked|lacking|(?:the|a) lack of|absence of|absent|missing",
        r"(?:in|into) abeyance|into disuse|lapsed?|fell away|fallen away",
        r"wound up|brought to an end|given up|done away with",
        r"(?:left|leaves?|leaving) out|departs? from|departed from|releas(?:es|ed) from|exempt(?:ed)? from|escaped?",
        r"predat(?:es?|ed|ing)|(?:ha[sd]|have|and|was|were) rejected|closed (?:its|their)",
        r"silent (?:on|about|as to)|zero|nil",
        r"ceased?|(?<!we )stopped|halted|suspended|discontinued|abandoned|abolished"
        r"|scrapped|withdrawn|dropped|shelved|disbanded|expired",
        r"unmonitored|unaudited|unrecorded|unchecked|untrained|unaware|unfilled|unchanged|unaltered|untested|unread"
        r"|unremarked|unreviewed|unlogged|unsupervised|unexamined|unpublished|untouched|unwritten|unregulated",
        r"rather than|instead of",
        r"too few|hardly|scarcely|little or no|little evidence",
    ).pattern
    + r"|n['’]t\b"
)
_PARTS = re.compile(r", | and | so that ")
_PLANNED = _any(
    r"(?<!you )will(?! (?:be for|need|wish|want)\b)|going to|about to",
    rf"{_BE} to (?!date|the|a|an|some)(?:be )?[a-z]+|to be introduced",
    r"plans (?:to|for|are|have been|exist)|planned|planning",
    r"(?:they|we|which|who|and|now|also|forces?) plan to",
    r"intends?|intended|intention|intending|proposes?|proposed|proposal",
    r"aims? to|hopes? to|expects? to|expected to",
    r"scheduled|due (?:to|for|in|by|out|early|before|at)",
    r"in (?:the )?(?:near )?future|in due course|forthcoming|upcoming",
    r"in preparation|in hand|in draft|draft|drafted|drafting|in the process of|has yet to begin|thinking about",
    r"on (?:its|the|their) way|being (?:arranged|built|drawn up|set up)",
    r"(?:begins|starts|opens|launches|goes live|takes effect|takes over|comes into (?:force|effect|use|operation))"
    r" (?:in|on|from|at|next|early|after|by)",
    r"(?:introduction|creation|purchase|recruitment|establishment|publication) of .{0,120}?"
    r"(?:has|have|was|were) (?:been )?(?:approved|authorised|agreed|resolved)",
    r"(?:awaiting|for|out to|subject of) (?:approval|signature|comment|consultation|tender)|undergoing trials?",
    rf"{_BE} (?:now |still )?(?:with|before) (?:\S+ ){{0,3}}(?:lawyers|solicitors|unions|federation|associations"
    r"|printers|officers|designers|board|authority|committee)",
    r"work (?:on|towards) .{0,80}?(?:started|begun|under way)|resolved (?:up)?on|has been approved, and",
    r"(?<!period )(?<!months )under (?:consideration|development|review|discussion|way|construction|negotiation)",
    rf"{_BE} {_NOW}being (?:drafted|developed|prepared|introduced|reviewed|revised|rewritten|written|updated|considered"
    r"|procured|sought|bought|purchased|consulted on|implemented|created|designed|built|trialled"
    r"|piloted|tested|set up|put in place|finalised|negotiated"
    r"|rolled out|recruited|brought|incorporated)",
    rf"{_BE} {_NOW}(?:designing|arranging|building|compiling|developing|drafting|updating|reviewing|revising"
    r"|preparing|exploring|considering|procuring"
    r"|negotiating|finalising|seeking|recruiting|rewriting|introducing|piloting|examining)",
    rf"(?:{_BE}|been) {_NOW}working (?:to|towards|on)",
    r"await(?:s|ed|ing)?|waiting for|pending",
    rf"from (?:\d\d? )?(?:{_MONTH}|spring|summer|autumn|winter|next|2013|2014)|by the end of|early in 2013",
    r"next (?:year|spring|month|summer|autumn|financial)",
    r"has (?:agreed|undertaken|committed|promised|resolved) to|(?:has|have) been agreed",
)
_LIMITED = _any(
    r"limited to|confined to|restricted to|only|solely",
    r"in part|in parts|partly|partially|half(?![- ](?:a|day|hour|year|dozen))|barely|in the main",
    r"unfinished|(?:is|was|are|were) not (?:yet )?complete|not finished",
    r"as a trial|on trial|pilot(?:ed)?|and nobody else|of the rank of|and (?:above|those senior)",
    r"(?:all|any|everyone|every \w+) but (?:\w+ )?(?:one|two|three|four|five|six|\d+|a few|a handful)\b"
    r"(?! of (?:which|whom|them)\b)",
    r"some (?:of|departments|areas|staff|officers|teams|stations|divisions|units|parts|cases|but)|certain",
    r"most|mostly|majority|generally|in general|largely|a few|few of",
    rf"(?:{_SMALL}|one|half|\d+) of (?:the|its|their) (?:{_SMALL}|\d+)|\d+ (?:in|of) (?:every )?\d+(?!\d)(?<!\d{{4}})",
    rf"(?:one|1) (?:\w+ )?in (?:every )?(?:{_SMALL}|\d+)(?<!\d{{4}})",
    r"\d+ ?(?:%|per ?cent) of",
    r"not (?:all|always|every|everyone|everywhere|consistently|fully|entirely|wholly|yet complete)",
    r"except|exception|excluding|other than|apart from|save (?:for|in)",
    r"rarely|seldom|occasionally|sometimes",
    r"inconsistent(?:ly)?|patchy|patchily|uneven|incomplete|varied|varies|less clear",
    r"ad hoc|case by case|on a case|risk[- ]based|if asked|on request",
    r"where (?:specific|there|a|particular|concerns)|when (?:a|specific|concerns)",
    r"(?:in|on|at) (?:the |one |a )(?:(?!whole|same)\w+ )?(?:division|district|area)|the (?:rest|remainder) of",
)
_PAST = _any(
    r"in (?:19|20)\d\d,? (?:we|hmic|our|the inspection)|when we (?:last )?(?:visited|inspected) in",
    r"at (?:the time of )?(?:our|the) (?:last|previous|earlier|2011) (?:inspection|visit)",
    r"(?:our|the|hmic['’]s|an|that) (?:last|2011|earlier|previous) (?:inspection|report|review|visit) (?:had )?"
    r"(?:found|said|noted|reported|observed|identified|criticised|recorded|showed|revealed)",
    r"(?:found|said|noted|reported|observed|identified|criticised|recorded) (?:by us )?(?:in|by|at) (?:2011"
    r"|(?:our|the|an|that) (?:last|2011|earlier|previous) (?:inspection|report|review|visit))",
    r"previously|formerly|in the past|no longer|same (?:picture|position|as)? ?in 2011",
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
    r"\b(?:among|one of) the (?:small (?:number|minority)|few|handful)(?: of forces)?(?: nationally)?"
    r"|\b(?:[Uu]nlike|[Ll]ike|[Ii]n common with|[Bb]y contrast (?:with|to)|[Ii]n contrast (?:with|to)|[Tt]han)\s+"
    r"(?:(?:\w+ ){0,6}?(?:forces|constabularies)|(?:neighbouring )?[A-Z]\w+(?: (?:and|or|[A-Z]\w+)){0,5})"
)
_MANY_FORCES = re.compile(
    _BESIDE + r"\b(?:few|many|most|some|other|all|several|majority of|number of) (?:other )?(?:police )?"
    r"(?:forces|constabularies)\b"
)
_REVIEW = _any(
    r"forces (?:across|in england|nationally|generally|should|need|elsewhere)",
    r"(?<!issued )(?<!agreed )(?<!set )nationally|national (?:picture|average|position|figure)",
    r"across (?:england|the country)",
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


@lru_cache(maxsize=1 << 14)
def read_statements(text: str, force: str) -> tuple[Statement, ...]:
    """The claims of a sentence's plain text in reading order; `force` is the report's own, by its short name."""
    return tuple(_read(clause, force) for clause in split_clauses(text))


def _read(clause: Clause, force: str) -> Statement:
    bare = _IDLE.sub(" ", clause.text.lower())
    subject = _subject(clause.text, force)
    return Statement(clause.text, clause.spans, _is_denied(bare), _standing(bare), subject)


def _is_denied(clause: str) -> bool:
    """Whether the denials of the first part that has any are odd in number: a later part says it again."""
    if _BOTH_NEGATIVE.search(clause):
        return False
    denials = (len(_DENIAL.findall(part)) for part in _PARTS.split(clause))
    return next((count % 2 == 1 for count in denials if count), False)


def _standing(clause: str) -> Standing:
    if _PAST.search(clause) and not _SUPERSEDED.search(clause):
        return Standing.PAST
    if _LIMITED.search(clause):
        return Standing.LIMITED
    if _PLANNED.search(clause):
        return Standing.PLANNED
    return Standing.IN_PLACE


def _subject(clause: str, force: str) -> Subject:
    bare = _COMPARISON.sub(" ", clause)
    low = bare.lower()
    if _REVIEW.search(low) or any(not many["beside"] for many in _MANY_FORCES.finditer(low)):
        return Subject.REVIEW
    if force in bare:
        return Subject.FORCE
    others = [*_NEIGHBOUR.finditer(bare), *(m for m in _NAMED_FORCE.finditer(bare) if m["name"].strip() not in force)]
    return Subject.OTHER if any(not other["beside"] for other in others) else Subject.FORCE
