"""Quantities that depend on what was counted before: none, all, all but two, the rest, half."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.figures.numerals import read_numeral
from index.figures.quantity import Form, Quantity

_CUE = re.compile(
    r"""\b(?:no|none|nothing|nobody|nil|zero|neither|not|never|any|all|both|each|every|rest|remain\w*|others?|balance|half
      |thirds?|quarters?|\w+ths?|single)\b | n['’]t\b""",
    re.VERBOSE | re.IGNORECASE,
)
_NONE = re.compile(
    r"""
      (?<!\bsaid\s)(?<!\bsay\s)(?<!\btold\s)(?<!\banswered\s)
      \bno(?=\s(?!(?:longer|doubt|later|one|sense|means|more\sthan|fewer\sthan|less\sthan|less\sso|to|decision|call|need|occasion|cause)\b)[a-z])
    | \bno[\s-]one\b
    | \bnever\s(?:had|held|owned|used|issued|received)(?=\s(?!any\b|a\b|been\b|to\b|the\b|such\b)[a-z])
    | \bnone\b | \bnothing\b | \bnobody\b | \bnil\b(?!\sreturn) | \bzero\b | \bneither\b | \bnot\s(?:one|a\ssingle)\b
    | (?:(?:\bnot\b|\bnever\b|\bwithout\b|n['’]t\b)(?:\s[\w'’-]+){0,7}?
        |\bno\s(?:call|need|occasion|cause)\b(?:\s[\w'’-]+){0,9}?)\s(?P<any>any|a\ssingle)\b(?!\s(?:longer|more)\b)
    | \bno\s(?:call|need|occasion|cause)\b(?:\s[\w'’-]+){0,6}?\sto\s[a-z]+(?:\s(?:at|for|into))?\s(?P<one>an?)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ALL_BUT = re.compile(r"\ball\s(?:but|except|bar)\s(?:for\s)?(?P<n>[\w-]+)", re.IGNORECASE)
_ALL_EXCEPT = re.compile(
    r"\b(?:all|every\sone)(?=\s(?:of\s(?:them|these|those|which)\s)?(?:were|was|are|is|have|has|had)\b"
    r"[^.;:]{0,40}?,?\s(?:except|but|bar|save|apart\sfrom|with\sthe\sexception\sof)\s(?:for\s)?(?P<n>[\w-]+))",
    re.IGNORECASE,
)
_ALL = re.compile(
    r"""
      (?<!not\s)\ball(?=\s(?:of\s(?:which|whom|them|these|those|the)|have|had|has|were|was|are|being|been|having
        |approved|granted|agreed|refused|the\s(?:applications|requests|cases)|such|these|those)\b)
    | (?<!not\s)\b(?:all|each|every\sone)\sof\s(?=which\b|whom\b|them\b|these\b|those\b|the\s)
    | \beach(?=\s(?:was|had|has)\b)
    | \bboth(?=\s(?:were|have|had|are|of|ended|led|cases|inquiries|investigations|applications|requests|concerned
        |remain)\b)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_REST = re.compile(
    r"""\bthe\s(?:rest|remainder|others|remaining\s(?:ones|cases|applications|requests|investigations))\b
      | \bthe\sbalance(?=\s(?:was|were|being)\b)""",
    re.VERBOSE | re.IGNORECASE,
)
_ONE_MORE = re.compile(
    r"\bthe\s(?:other|remaining\sone|last|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)"
    r"(?=\s(?:was|is|has|had|remains?|remained|being|still|ended|led)\b|\sof\s(?:which|these|them)\b)",
    re.IGNORECASE,
)
_FRACTION = re.compile(
    r"\b(?:a\s)?(?P<half>half)(?=\sof\b|\sthe\b|\swere\b)(?!\sof\s(?:the\s)?year)"
    r"|\b(?P<n>a|one|two|three)[\s-](?P<d>third|quarter|fifth|tenth)s?(?=\sof\b|\s(?:were|was|are|is|have|has|had"
    r"|said|told|thought|felt|knew|did|do|could)\b)",
    re.IGNORECASE,
)
_NUMERATORS = {"a": 1, "one": 1, "two": 2, "three": 3}
_DENOMINATORS = {"third": 3, "quarter": 4, "fifth": 5, "tenth": 10}


def find_shares(text: str) -> Iterator[Quantity]:
    """Every such quantity of a sentence, those of one form after another."""
    if not _CUE.search(text):
        return
    for match in _NONE.finditer(text):
        yield Quantity(Form.NONE, 0, match.start(match.lastgroup or 0), match.end())
    for match in (*_ALL_BUT.finditer(text), *_ALL_EXCEPT.finditer(text)):
        if (value := read_numeral(match["n"])) is not None:
            yield Quantity(Form.ALL_BUT, value, *match.span())
    for match in _ALL.finditer(text):
        yield Quantity(Form.ALL, 1, *match.span())
    for match in _REST.finditer(text):
        yield Quantity(Form.REST, 0, *match.span(), is_beside=True)
    for match in _ONE_MORE.finditer(text):
        yield Quantity(Form.NUMBER, 1, *match.span(), is_beside=True)
    for match in _FRACTION.finditer(text):
        share = 0.5 if match["half"] else _NUMERATORS[match["n"].lower()] / _DENOMINATORS[match["d"].lower()]
        yield Quantity(Form.SHARE, share, *match.span())
