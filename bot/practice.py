"""What a sentence says has come of a thing: in place, partly so, planned, absent, or as it once was."""

from __future__ import annotations

import re
from enum import StrEnum

from index.library import Passage
from index.models import Sentence
from index.statements import Standing, Subject, read_statements

_DEMANDED = re.compile(r"\b(?:will need to|needs? to be|(?:forces?|constabulary|it|they|we) should)\b", re.IGNORECASE)
"""What somebody ought to do says nothing of what is done."""
_CONTRAST = re.compile(r"\b(?:but|however|although|though|while|whilst|whereas|except|unlike)\b", re.IGNORECASE)


class Practice(StrEnum):
    """How far what a sentence speaks of has come at its force."""

    IN_PLACE = "in place"
    PARTLY = "partly"
    PLANNED = "planned"
    ABSENT = "absent"
    PAST = "as it was"


def read_practice(passage: Passage) -> Practice | None:
    """What the clauses about the report's own force come to; None where none is about it."""
    return read_sentence(passage.sentence, passage.report.force)


def read_sentence(sentence: Sentence, force: str) -> Practice | None:
    if _DEMANDED.search(sentence.plain):
        return None
    own = [s for s in read_statements(sentence.plain, force) if s.subject is Subject.FORCE]
    if not own:
        return None
    if all(s.standing is Standing.PAST for s in own):
        return Practice.PAST
    now = [s for s in own if s.standing is not Standing.PAST]
    is_mixed = len({s.is_denied for s in now}) > 1 and _CONTRAST.search(sentence.plain)
    if any(s.standing is Standing.LIMITED for s in now) or is_mixed:
        return Practice.PARTLY
    if now[0].is_denied:
        return Practice.ABSENT
    return Practice.PLANNED if any(s.standing is Standing.PLANNED for s in now) else Practice.IN_PLACE
