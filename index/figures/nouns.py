"""Nouns without a parser: where the noun that a number counts begins and ends."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.tokens import Token

_AUXILIARIES = frozenset(
    """
    was were is are be been being had has have having did do does will would could can may might must should
    shall not never also since already now still yet ago
    """.split()
)
_RELATIVES = frozenset(
    """
    which who whom whose that when where while although though whether if because than as so what how once
    """.split()
)
_JOINING = frozenset("of for into on in at about to against regarding concerning with relating".split())
_DETERMINERS = frozenset("the a an its their his her our this these those that each every some several many".split())
_CLOSING = _DETERMINERS | frozenset(
    """
    between in at from by until before after over within under during through via per and or but nor then
    only last next it they we he she there both all respectively overall altogether down out up off back
    away
    """.split()
)
_VERBS = frozenset(
    """
    concerned involved ended led resulted related arose began came went gave took failed passed remained
    remain remains followed succeeded appealed replied appeared dropped attended fell rose stood became told
    agreed resigned involving relating arising leading resulting involve concern relate begin end lead
    include included including
    """.split()
)
_PARTICIPLE = re.compile(
    r"""(?:\w{2,}ed | \w+(?:ught|ept|old|aken|iven|itten|own|een|awn) | begun | made | held | found | read | sent
      | spent | lost | left | paid | done | put | set | cut | run | met | led | let | lent | built | dealt)$""",
    re.VERBOSE,
)
_BEHIND_NOUN = frozenset("overdue outstanding vacant pending open live available alone unfilled undecided".split())
"""Adjectives that stand behind their noun: 'renewals overdue'."""
_OF_PEOPLE = frozenset("people officers staff detectives investigators members employees constables sergeants".split())
_DONE_BY_PEOPLE = frozenset(
    "work works serve hold have share use sit run deal attend apply need want wait live".split()
)
"""What people do that could be a noun as well: 'six people work in the unit'."""


def noun_phrase(text: str, tokens: Sequence[Token], first: int, right: int) -> tuple[range, range]:
    """(the noun, what belongs to it) that begin at a token: 'second job applications' and 'from officers'.

    Both are tokens; neither reaches past the character `right`. Without a parser the end of a noun is told by
    the small words that cannot stand in it, by a participle that none follows ('files read in May'), and by
    an article, before which the last word was a verb ('residents read the papers').
    """
    stop = first
    while stop < len(tokens) and tokens[stop].end <= right and not _is_cut(text, tokens, stop, first):
        stop += 1
    end = _head_end(text, tokens, first, stop)
    if end == first:
        return range(0), range(0)
    tail = end
    if end < stop and tokens[end].text in _JOINING:
        tail = end + 1
        while tail < stop and not _ends_complement(tokens[tail].text):
            tail += 1
        tail = tail if tail > end + 1 else end
    return range(first, end), range(end, tail)


def _is_cut(text: str, tokens: Sequence[Token], at: int, first: int) -> bool:
    """Whether a mark of punctuation stands before this token."""
    return at > first and bool(re.search(r"[,;:.()–—]", text[tokens[at - 1].end : tokens[at].start]))


def _head_end(text: str, tokens: Sequence[Token], first: int, stop: int) -> int:
    if first < stop and re.search(r"[,;:.()–—]", text[max(0, tokens[first].start - 2) : tokens[first].start]):
        return first
    for at in range(first, stop):
        if "-" in (text[tokens[at].start - 1], text[tokens[at].end : tokens[at].end + 1]):  # 'would-be', 'follow-up'
            continue
        if tokens[at].text in _DETERMINERS and at - first > 1:
            return at - 1
        if _ends_noun(tokens, first, at, stop):
            return at
    return stop


def _ends_noun(tokens: Sequence[Token], first: int, at: int, stop: int) -> bool:
    """Whether a noun that begins at `first` ends before the token at `at`."""
    word, before = tokens[at].text, tokens[at - 1].text if at > first else ""
    if before.endswith("s") and word in _BEHIND_NOUN:
        return True
    if before in _OF_PEOPLE and (word in _DONE_BY_PEOPLE or _PARTICIPLE.match(word)):
        return True
    if word == "strong" or word in _AUXILIARIES or word in _RELATIVES or word in _JOINING or word in _VERBS:
        return True
    if word in _CLOSING:
        return not (word in ("and", "or") and at > first and _continues(tokens, at + 1, stop))
    return _is_verb(tokens, at, stop)


def _continues(tokens: Sequence[Token], at: int, stop: int) -> bool:
    """Whether a noun follows 'and': 'officers and staff'; not a verb: 'auditors and reports to the head'."""
    if at >= stop or not _is_nominal(tokens[at].text) or _is_verb(tokens, at, stop):
        return False
    return at + 1 >= stop or tokens[at + 1].text not in _DETERMINERS | {"to"}


def _is_verb(tokens: Sequence[Token], at: int, stop: int) -> bool:
    """Whether a participle is no part of a noun: one that no noun follows."""
    return bool(_PARTICIPLE.match(tokens[at].text)) and (at + 1 >= stop or not _is_nominal(tokens[at + 1].text))


def _is_nominal(word: str) -> bool:
    return not (
        word in _AUXILIARIES
        or word in _RELATIVES
        or word in _JOINING
        or word in _CLOSING
        or word in _VERBS
        or word.endswith("ly")
    )


def _ends_complement(word: str) -> bool:
    return (
        word in _AUXILIARIES
        or word in _RELATIVES
        or word in ("between", "since", "during", "until", "before", "after", "from")
    )
