"""Where the noun behind a number ends, without a parser."""

from __future__ import annotations

import pytest

from index.figures.nouns import noun_phrase
from index.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "noun", "rest"),
    [
        ("applications for second jobs between May and June", "applications", "for second jobs"),
        ("second job applications were made", "second job applications", ""),
        ("cases of inappropriate behaviour on Facebook, which", "cases", "of inappropriate behaviour on facebook"),
        ("officers and staff have been trained", "officers and staff", ""),
        ("Facebook or Twitter cases in which", "facebook or twitter cases", ""),
        ("auditors and reports to the deputy", "auditors", ""),
        ("residents read the papers", "residents", ""),
        ("items kept in the past year", "items", ""),
        ("previously undeclared gifts came", "previously undeclared gifts", ""),
        ("would-be moonlighters were refused", "would be moonlighters", ""),
        ("have been closed", "", ""),
        ("of which were open", "", ""),
        (", of which three", "", ""),
    ],
)
def test_a_noun_ends_before_what_cannot_stand_in_it(text: str, noun: str, rest: str) -> None:
    tokens = tokenize(text)
    head, complement = noun_phrase(text, tokens, 0, len(text))
    assert " ".join(tokens[i].text for i in head) == noun
    assert " ".join(tokens[i].text for i in complement) == rest
