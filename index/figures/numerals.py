"""Numbers in digits and in words, money, percentages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from text_to_num import Token as SpokenToken
from text_to_num import find_numbers

from index.figures.quantity import Form, Number, Quantity, number

_SCALES = {"k": 10**3, "thousand": 10**3, "m": 10**6, "mn": 10**6, "million": 10**6, "bn": 10**9, "billion": 10**9}
_SCALE = r"(?:\s?(?P<{}>k|mn?|bn|thousand|million|billion)\b)?"
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_PERCENT = r"\s?(?:%|per\s?cent\b|pc\b)"
_SMALL = r"one|two|three|four|five|six|seven|eight|nine|ten"

_POUNDS = re.compile(
    rf"""
      £\s?(?P<v>{_DIGITS}){_SCALE.format("s")} | (?<![\w.,])(?P<pence>\d+)p\b
    | (?<![\w.,£])(?P<w>{_DIGITS}){_SCALE.format("t")}\spounds\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_FIGURES = re.compile(
    rf"(?<![\w£.,/])(?P<v>{_DIGITS}){_SCALE.format('s')}(?P<percent>{_PERCENT})?(?![\w/]|-(?!strong)\w|,\d)",
    re.IGNORECASE,
)
_RATIO = re.compile(
    rf"""
      \b(?P<n>{_DIGITS}|{_SMALL})(?:\s(?!of\b)[a-z]+){{0,3}}?\s(?:in|out\sof)\s(?:every\s)?
      (?P<of>10|20|100|ten|twenty|(?:(?:a|one)\s)?hundred)\b
      (?!,\d|\.\d|[\s-](?:days|weeks|months|years|minutes|hours))              # 8 in 10, one contract in ten
    | \b(?P<one>(?:one|1)(?=\s[a-z])|(?:{_SMALL}|\d)(?=\sin\b))(?:\s(?!of\b)[a-z]+){{0,3}}?
      \sin\s(?:every\s)?(?P<few>three|four|five|six|eight|3|4|5|6|8)\b
      (?!\s(?:areas|districts|divisions|stations|places|departments|days|weeks|months|years))   # one in five officers
    """,
    re.VERBOSE | re.IGNORECASE,
)
_DOZEN = re.compile(
    r"\b(?P<half>half\s)?a\s(?P<n>dozen|couple|pair|single|score)\b|\b(?P<many>two|three|four)\sdozen\b", re.IGNORECASE
)
_DOZENS = {"dozen": 12, "couple": 2, "pair": 2, "single": 1, "score": 20, "two": 24, "three": 36, "four": 48}
_BESIDE = re.compile(r"\bthe\s(?:other|remaining)\s$", re.IGNORECASE)


def find_numerals(text: str) -> Iterator[Quantity]:
    """Every number of a sentence, those of one form after another; the same words may come in two forms."""
    if any(c.isdigit() for c in text):
        yield from _in_digits(text)
    for match in _RATIO.finditer(text):
        part, whole = read_numeral(match["n"] or match["one"]), read_numeral((match["of"] or match["few"]).split()[-1])
        if part is not None and whole and part <= whole:
            yield Quantity(Form.PERCENT, number(round(Decimal(part) * 100 / Decimal(whole), 1)), *match.span())
    for match in _DOZEN.finditer(text):
        count = _DOZENS[(match["n"] or match["many"]).lower()]
        yield Quantity(Form.NUMBER, count // 2 if match["half"] else count, *match.span())
    if _SPELLED.search(text):
        yield from _in_words(text)


def read_numeral(word: str) -> int | None:
    """'97', 'eight' or 'twenty-one' as a number; None for other words."""
    if word.isdigit():
        return int(word)
    return next((int(o.value) for o in find_numbers([_Word(word, 0)], "en", threshold=0) if not o.is_ordinal), None)


def _in_digits(text: str) -> Iterator[Quantity]:
    for match in _POUNDS.finditer(text):
        pence = match["pence"]
        value = Decimal(pence) / 100 if pence else _scaled(match["v"] or match["w"], match["s"] or match["t"])
        yield Quantity(Form.POUNDS, number(value), *match.span())
    for match in _FIGURES.finditer(text):
        form = Form.PERCENT if match["percent"] else Form.NUMBER
        yield _quantity(text, form, number(_scaled(match["v"], match["s"])), *match.span())


def _scaled(digits: str, scale: str | None) -> Decimal:
    return Decimal(digits.replace(",", "")) * _SCALES.get((scale or "").lower(), 1)


def _quantity(text: str, form: Form, value: Number, start: int, end: int) -> Quantity:
    return Quantity(form, value, start, end, is_beside=bool(_BESIDE.search(text, max(0, start - 20), start)))


class _Word(SpokenToken):  # type: ignore[misc]
    """A word as text2num reads it."""

    def __init__(self, text: str, start: int) -> None:
        self.word, self.start, self.end = text, start, start + len(text)

    def text(self) -> str:
        return self.word

    def text_lowercase(self) -> str:
        return self.word.lower()

    def nt_separated(self, previous: object) -> bool:  # noqa: ARG002 - the library's signature
        return False

    def not_a_number_part(self) -> bool:
        return False


_SPELLED = re.compile(
    rf"""\b(?:{_SMALL}|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand
      |million)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|[^\s\w]|\d\S*")
_PERCENT_AFTER = re.compile(_PERCENT, re.IGNORECASE)
_HYPHENED = re.compile(r"-(?!strong)\w")
_PRONOUN_BEFORE = re.compile(
    r"\b(?:no|any|every|some|each|the|this|that|which|an?|another|only|but|such|(?:an?|the|this)\s[\w-]+)[\s-]$",
    re.IGNORECASE,
)
_PRONOUN_AFTER = re.compile(
    r"""[\s-](?:another|against|of\sa\snumber|day|time|or\s(?:the\s)?other|would|must|should|may|might|can|could|which|who
      |that|thing|off|way|wishes|(?:was|is|had\sbeen|has\sbeen)\s(?:last|ever|first))\b | ['’]s\b""",
    re.VERBOSE | re.IGNORECASE,
)
_ALONE_BEFORE = re.compile(r"\b(?:of|for|against|without|from|with|by|like|as)\s$", re.IGNORECASE)
_ALONE_AFTER = re.compile(r"\s?(?:[.,;:)]|$|\b(?:is|was|are|were|has|had|and|or|but)\b)")


def _in_words(text: str) -> Iterator[Quantity]:
    words = [_Word(m[0], m.start()) for m in _WORD.finditer(text)]
    for found in find_numbers(words, "en", threshold=0):
        first, last = words[found.start], words[found.end - 1]
        is_word = not (found.is_ordinal or first.word.isdigit() or _HYPHENED.match(text, last.end))
        if not is_word or not found.value or (found.value == 1 and _is_pronoun(text, first.start, last.end)):
            continue
        percent = _PERCENT_AFTER.match(text, last.end)
        form = Form.PERCENT if percent else Form.NUMBER
        yield _quantity(text, form, number(found.value), first.start, percent.end() if percent else last.end)


def _is_pronoun(text: str, start: int, end: int) -> bool:
    """Whether 'one' stands for a noun: 'an electronic one', 'the absence of one', 'one must'."""
    before = text[max(0, start - 30) : start]
    if _PRONOUN_BEFORE.search(before) or _PRONOUN_AFTER.match(text, end):
        return True
    return bool(_ALONE_BEFORE.search(before) and _ALONE_AFTER.match(text, end))
