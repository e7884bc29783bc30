"""When a figure held, by the words around it."""

from __future__ import annotations

import re
from enum import StrEnum

from index.figures.occurrences import Occurrence


class Period(StrEnum):
    """When a figure held."""

    REVIEW = "review"
    """In the time that the report is about, or at its end."""
    EARLIER = "earlier"
    """Before that: what an earlier inspection found."""


FROM = re.compile(r"\bfrom\s(?:[a-z]+\s)?$", re.IGNORECASE)
TO = re.compile(r"\bto\s(?:[a-z]+\s)?$", re.IGNORECASE)
COMPARED = re.compile(
    r"""\b(?:
      (?:down | up | reduction | increase | rise | rose | risen | fall | fell | fallen | drop | dropped | decrease
        | improvement | change | grown | grew | reduced | shrunk | shrank | increased | decreased | declined | gone
        | went | cut | expanded | doubled | trebled | halved)(?:\s[\w-]+){0,3}?\sfrom
    | as\sagainst | against | (?:as\s)?compared\s(?:with|to) | (?:by|in)\scomparison\s(?:with|to) | as\sopposed\sto
    | (?<!more\s)(?<!less\s)(?<!fewer\s)(?<!rather\s)(?<!other\s)than
    )\s(?:the\s | a\sfigure\sof\s | only\s | just\s | some\s)?$""",
    re.VERBOSE | re.IGNORECASE,
)
"""What stands before a number of another time: 'down from 75', 'as against 204', 'compared with 27'."""
_YEAR = re.compile(r"\b(?P<year>(?:19|20)\d\d)(?:\s?[/–-]\s?(?P<next>\d\d(?:\d\d)?))?\b")
_SINCE = re.compile(r"\b(?:since|after|following)\s(?:[\w'’]+\s){0,3}$", re.IGNORECASE)
_SINCE_ANY = re.compile(r"\bsince\b", re.IGNORECASE)
_NOW = re.compile(
    r"""\b(?:now | currently | at\spresent | today | these\sdays | under\sreview
      | (?:at|by)\sthe\stime\sof\s(?:our|the|this)\s(?:inspection|visit|review|revisit))\b""",
    re.VERBOSE | re.IGNORECASE,
)
_BEFORE = re.compile(
    r"""\b(?:
      (?<!since\s)(?<!since\sour\s)(?<!since\sthe\s)
      (?:previous|preceding|last|earlier|first|original)\s(?:inspections?|visit|report|review|period)
    | (?:previous|preceding|prior)\s(?:[\w-]+\s)?(?:year|months?|nine|twelve)
    | (?:years?|period|months?)\s(?:before|earlier)
    | (?:were|was|had)\sonce | once\s(?:were|was|had)
    | previously(?=,|\s(?:the|it|we|had|was|were)) | (?:had|was|were)\spreviously | formerly | used\sto | originally
    | prior\sto
    | when\swe\s(?:last|first|previously) | before\s(?:the|our|its|that|this)\s(?:\w+\s)?(?:inspection|review|revisit)
    | before\sthat
    | in\sthe\spast(?!\s\w) | baseline
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_COMMA = re.compile(r"(?<=\w),\s")


def read_period(text: str, report_year: int) -> Period | None:
    """The period that a stretch of text names; None where it names none.

    A year before that of the report is earlier; '2011/12' and 'since 2011' reach into the year of a report of 2012.
    """
    years = [m for m in _YEAR.finditer(text) if not _SINCE.search(text[: m.start()])]
    if any(_is_review_year(m, report_year) for m in years) or _NOW.search(text):
        return Period.REVIEW
    if years or _BEFORE.search(text):
        return Period.EARLIER
    return Period.REVIEW if _SINCE_ANY.search(text) else None


def named_period(occurrence: Occurrence, report_year: int) -> Period | None:
    """The period that the words after a number name, up to the first comma among them."""
    return read_period(_COMMA.split(occurrence.ahead, maxsplit=1)[0], report_year)


def period_of(occurrence: Occurrence, report_year: int) -> Period:
    """When a number held, by its own words."""
    if COMPARED.search(occurrence.behind):
        return Period.EARLIER
    lead = read_period(occurrence.behind, report_year) if occurrence.leads else None
    return named_period(occurrence, report_year) or lead or Period.REVIEW


def _is_review_year(match: re.Match[str], report_year: int) -> bool:
    last = int(match["year"]) + 1 if match["next"] else int(match["year"])
    return last >= report_year
