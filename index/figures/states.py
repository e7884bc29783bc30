"""States: what became of some of what was counted, by the words beside a number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.figures.measures import Measure

_RIGHT_BEFORE = re.compile(
    r"""\s(?:only | just | all | some | over | about | around | nearly | almost | in | for | to | as\smany\sas
      | a\stotal\sof | a\sfurther | more\sthan | at\sleast | no\sfewer\sthan)?\s?(?:the\s(?:other\s|remaining\s)?)?""",
    re.VERBOSE | re.IGNORECASE,
)
_THOSE_WHO = re.compile(r"\bof\s(?:those|these|the|them)\b(?:\s\w+)?\s(?:who|that|which)\b", re.IGNORECASE)
_DENIED = re.compile(
    r"(?:\b(?:not|never|yet\sto|still\sto|awaiting|without|neither)\b|n['’]t\b)(?:\s[\w'’-]+){0,4}\s?$", re.IGNORECASE
)
_NOT = re.compile(
    r"(?:\s(?:are|were|is|was|have|had|has|do|did|does)(?:\s(?:have|still|yet))?)?(?:\snot|n['’]t)\b", re.IGNORECASE
)


def read_state(measure: Measure | None, ahead: str, behind: str) -> str:
    """The state that the words after a number name first, or those right before it; empty where they name none.

    A denial turns a state into its opposite: 'three had not been resolved' are open.
    """
    if not measure:
        return ""
    after = [(m.start(), -len(m[0]), state) for m, state in _said(measure, ahead)]
    before = [
        (-m.start(), -len(m[0]), state)
        for m, state in _said(measure, behind)
        if _RIGHT_BEFORE.fullmatch(behind[m.end() :]) and not _THOSE_WHO.search(behind)
    ]
    for matches in (after, before):
        if matches:
            return min(matches, key=lambda match: match[:2])[2]
    return ""


def _said(measure: Measure, text: str) -> Iterator[tuple[re.Match[str], str]]:
    """The states of a measure that a text names: 'had not decided' names the opposite of decided."""
    for part in measure.said:
        for match in part.pattern.finditer(text):
            is_denied = bool(part.opposite) and bool(_DENIED.search(text[: match.start()]))
            state = part.opposite if is_denied else part.name
            if measure.part(state):
                yield match, state


def turn_round(measure: Measure, state: str, ahead: str) -> str:
    """The opposite of a state that was said of other things, where '… and seven are not' follows; else empty."""
    part = measure.part(state)
    return part.opposite if part and _NOT.match(ahead) else ""
