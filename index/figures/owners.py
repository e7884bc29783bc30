"""Whose a number is: this force's, another's, the country's."""

from __future__ import annotations

import re

from index.figures.occurrences import Occurrence

_OTHER = "¶"
_UNLIKE = re.compile(r"\b(?:unlike|like|in\scommon\swith|as\sin)\s(?:\w+\s){0,4}?forces\b", re.IGNORECASE)
_NATIONAL = re.compile(
    r"""
      \bnational(?:ly)?\b | \baverage\s(?:for|across|of)\s(?:all\s|the\s)?(?:other\s)?(?:police\s)?forces
    | \bacross\sEngland | \bin\sEngland\sand\sWales
    | (?<!than\sin\s)(?<!than\sat\s)(?<!than\s)\b(?:all|other|most|many|few|several|similar)\s(?:\d\d\s)?forces\b
    | ^\s?forces\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_FROM_OTHERS = re.compile(rf"(?:\s[\w-]+){{1,3}}?\s(?:from|at|in|to|of)\s(?:its\sneighbour\s|neighbouring\s)?{_OTHER}")
_OTHERS_FIRST = re.compile(
    rf"(?!.*\b(?:we|the\sforce|the\sconstabulary|it|from|with)\b)[^,]{{0,30}}{_OTHER}", re.IGNORECASE
)
_CONTRAST = re.compile(r"\b(?:than|against|compared|comparison|while|whereas|unlike)\b", re.IGNORECASE)


def is_of_others(occurrence: Occurrence, names: re.Pattern[str], own_name: str) -> bool:
    """Whether a number is another force's, or that of the country as a whole.

    `names` finds the name of any force in a text; `own_name` is that of the report's own, in full.
    """

    def mark(text: str) -> str:
        return names.sub(
            lambda m: m[0] if m[0] in own_name or own_name.startswith(m[0]) else _OTHER, _UNLIKE.sub(" ", text)
        )

    behind, ahead = mark(occurrence.behind), mark(occurrence.ahead)
    if _NATIONAL.search(behind) or _NATIONAL.search(ahead) or _FROM_OTHERS.match(ahead):
        return True
    if occurrence.leads and _OTHERS_FIRST.match(behind):
        return True
    return _OTHER in ahead and bool(_CONTRAST.search(behind))
