"""The ways in which people say a force's name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from index.models import Report
from index.tokens import APOSTROPHES, Token, tokenize
from index.vocabulary import ForceNames

SHORTEST_PART = 5
"""Letters of the shortest word that may stand for a name of several: 'Ashdown' for 'Ashdown Vale'."""

_OF_POLICE = re.compile(r"\b((?:[A-Z][a-z]+(?: and | ))*[A-Z][a-z]{2,}) (?:Police(?! (?:[A-Z]|and\b))|Constabulary)\b")
_POSSESSIVE = re.compile(rf"[{APOSTROPHES}]s?$")


def bare_words(text: str) -> tuple[str, ...]:
    """The words of a name or a question in lower case, without possessives."""
    return tuple(bare_word(token) for token in tokenize(text))


def bare_word(token: Token) -> str:
    """'norfolk' for 'Norfolk's'."""
    return _POSSESSIVE.sub("", token.text)


def name_forces(reports: Sequence[Report], forces: ForceNames, words: Collection[str]) -> dict[tuple[str, ...], str]:
    """Each way of saying a force's name, as bare words, to its short name; those that reports cover win.

    A word of a name that no other force has stands for it, unless it is among the `words` that reports print small.
    A force that a report only speaks of ('the unit of Kent Police') is named too.
    """
    names = {bare_words(name): name for report in reports for name in _spoken_of(report, words)}
    names |= {bare_words(name): name for name in forces.names}
    names |= {bare_words(nickname): name for nickname, name in forces.nicknames.items()}
    owners: dict[str, set[str]] = {}
    for report in reports:
        own = bare_words(report.force)
        said = (own, tuple(word for word in own if word != "and"), bare_words(report.full_name))
        names |= dict.fromkeys(said, report.force)
        for word in own if len(own) > 1 else ():
            owners.setdefault(word, set()).add(report.force)
    for word, those in owners.items():
        if len(those) == 1 and len(word) >= SHORTEST_PART and (word,) not in names and word not in words:
            names[word,] = min(those)
    return names


def _spoken_of(report: Report, words: Collection[str]) -> Iterator[str]:
    """The names of forces in a text, as it prints them; none that holds a word that is printed small."""
    for name in dict.fromkeys(_OF_POLICE.findall(report.text)):
        if not any(word in words for word in bare_words(name) if word != "and"):
            yield name
