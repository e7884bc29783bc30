"""What is written like a number and counts nothing: years, dates, times, labels."""

from __future__ import annotations

import re
from collections.abc import Iterator

MONTH = (  # with its capital: '£30 may be kept' is no date
    r"(?-i:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)

_NUMBERED = re.compile(
    rf"""
      \bISBN[\s:]*[\d-]+ | (?:https?://|www\.)\S+
    | \b\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH}\b\.?(?:\s+(?:19|20)\d\d)?                      # 1 April 2012
    | \b{MONTH}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+(?:19|20)\d\d|(?=[,.:;)]|$))         # April 1, 2012
    | \b(?:19|20)\d\d\s?[/–-]\s?(?:19|20)\d\d\b | \b(?:19|20)\d\d[/–-]\d\d\b                  # 2010–2012, 2011/12
    | \b\d{{1,2}}:\d\d\b | \b\d{{1,2}}(?:\.\d\d)?\s?[ap]\.?m\b\.?                          # 00:01, 5.30 pm
    | \b\d+/\d+\b                                                                          # 24/7
    | \b\d+(?:st|nd|rd|th)\b
    | \b(?:sections?|pages?|paragraphs?|para|articles?|chapters?|annex|appendix|tables?|versions?|parts?|phases?
        |levels?|grades?|bands?|class|tier|stage|category|option|no\.?|number|operation|recommendation|room|form|box)\s\d+(?:\.\d+)*\b
    | \b(?:999|101|111|112)\b(?=\s+(?:calls?|lines?|callers?|system|number|service)\b)
    | \b(?:call(?:s|ing)?(?:\sto)?|dial(?:led)?|rang)\s(?:999|101)\b
    | \b(?:aged|age)\s(?:of\s)?\d+ | \b\d+\syears?\sold\b
    | (?<![\w£.,])0\d{{2,4}}[\s-]?\d{{3,}}[\s\d-]*                                         # telephone numbers
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SPELLED = re.compile(
    r"""\b(?:half\spast|quarter\s(?:past|to))\s\w+ | \b(?:several|many|few)\s(?:hundred|thousand|dozen)\b
      | \b[\w.-]+\spercentage\spoints?\b | \bones\b""",
    re.VERBOSE | re.IGNORECASE,
)
_YEAR = re.compile(
    r"(?<![\d,.£])(?P<led>\b[a-z]+['’]?s?\s)?(?:19|20)\d\d(?![\d%]|[.,]\d|\sper\s?cent)(?P<counted>\s[a-z]+s\b)?",
    re.IGNORECASE,
)
_YEAR_LEADS = frozenset(
    """in since by of from until till during before after to the our its early late mid spring summer autumn winter year
    and hmic's hmic’s""".split()
)
_YEAR_TAILS = frozenset("was is has this its as figures reports versions".split())
MONTH_NAME = re.compile(MONTH, re.IGNORECASE)


def find_dates(text: str) -> tuple[tuple[int, int], ...]:
    """Where years, dates, times, telephone numbers and labels stand in a sentence."""
    spans = [m.span() for m in _SPELLED.finditer(text)]
    return (*spans, *_find_numbered(text)) if any(c.isdigit() for c in text) else tuple(spans)


def _find_numbered(text: str) -> Iterator[tuple[int, int]]:
    yield from (m.span() for m in _NUMBERED.finditer(text))
    yield from (m.span() for m in _YEAR.finditer(text) if _is_year(m))


def _is_year(match: re.Match[str]) -> bool:
    """False for '2000 officers', which counts; true for 'in 2000 officers were', 'the 2011 figures'."""
    led, counted = (match["led"] or "").strip(), (match["counted"] or "").strip()
    is_led = led.lower() in _YEAR_LEADS or bool(MONTH_NAME.fullmatch(led))
    return is_led or not counted or counted.lower() in _YEAR_TAILS
