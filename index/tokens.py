"""Words and their stems: one tokenizer for what is indexed and for what is asked.

A question and a report must be cut up alike, or they drift apart in silence: whatever is indexed,
looked up in the vocabulary or asked goes through `tokenize`.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from functools import lru_cache
from typing import NamedTuple

import Stemmer


class Token(NamedTuple):
    """One word as read, and what it is compared by.

    A tuple rather than a dataclass: it costs a third to make, and a corpus has a hundred thousand.
    """

    text: str
    """Lower case, otherwise as printed: ``text == source[start:end].lower()``."""
    stem: str
    start: int
    end: int


APOSTROPHES = "'’‘`\u02bc\u00b4"

WORD = re.compile(rf"\d+(?:[.,]\d+)*[^\W\d_]*|[^\W_]+(?:[{APOSTROPHES}][^\W_]+)*")
APOSTROPHE = re.compile(f"[{APOSTROPHES}]")
NUMBER = re.compile(r"(\d+(?:[.,]\d+)*)(?:st|nd|rd|th)?")
Z_SPELLING = re.compile(r"(?<=[a-z]{3})iz(?=(?:e|ed|er|ers|es|ing|ation|ations|ational)$)")

NEGATED = re.compile(
    rf"(ai|are|ca|could|did|does|do|had|has|have|is|might|must|need|ought|should|was|were|wo|would)"
    rf"(n[{APOSTROPHES}]?t)|(can)(not)"
)
"""'don't', and 'dont' as it is typed: the verb, then what denies it."""

IRREGULAR = {
    "arisen": "arise", "arose": "arise", "became": "become", "began": "begin", "begun": "begin", "bought": "buy",
    "broke": "break", "broken": "break", "brought": "bring", "built": "build", "ca": "can", "came": "come",
    "caught": "catch", "children": "child", "chose": "choose", "chosen": "choose", "dealt": "deal", "done": "do",
    "drawn": "draw", "drew": "draw", "driven": "drive", "drove": "drive", "fallen": "fall", "fell": "fall",
    "felt": "feel", "forbade": "forbid", "forbidden": "forbid", "found": "find", "froze": "freeze",
    "frozen": "freeze", "gave": "give", "given": "give", "gone": "go", "got": "get", "gotten": "get",
    "grew": "grow", "grown": "grow", "heard": "hear", "held": "hold", "kept": "keep", "knew": "know",
    "known": "know", "laid": "lay", "led": "lead", "lent": "lend", "lives": "life", "lost": "lose", "made": "make",
    "meant": "mean", "men": "man", "met": "meet", "oversaw": "oversee", "overseen": "oversee", "paid": "pay",
    "proven": "prove", "ran": "run", "rang": "ring", "repaid": "repay", "rewritten": "rewrite",
    "rewrote": "rewrite", "risen": "rise", "rose": "rise", "rung": "ring", "said": "say", "sat": "sit",
    "saw": "see", "seen": "see", "sent": "send", "shown": "show", "sold": "sell", "sought": "seek",
    "spent": "spend", "spoke": "speak", "spoken": "speak", "stole": "steal", "stolen": "steal", "stood": "stand",
    "taken": "take", "taught": "teach", "threw": "throw", "thrown": "throw", "told": "tell", "took": "take",
    "understood": "understand", "undertaken": "undertake", "undertook": "undertake", "went": "go",
    "withdrawn": "withdraw", "withdrew": "withdraw", "withheld": "withhold", "wives": "wife", "wo": "will",
    "women": "woman", "won": "win", "wore": "wear", "worn": "wear", "written": "write", "wrote": "write",
}  # fmt: skip
"""Forms that no stemmer reaches. Not 'left', which is more often a side or a remainder."""

NUMERALS = {
    "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
    "nine": "9", "ten": "10", "eleven": "11", "twelve": "12", "twenty": "20", "thirty": "30",
    "forty": "40", "fifty": "50", "sixty": "60", "ninety": "90",
}  # fmt: skip
"""So that 'within five days' is 'within 5 days'. Not 'one', which is also a pronoun."""

KEPT_APART = {
    "accountability": "accountable", "accountable": "accountable", "accountant": "accountant",
    "accountants": "accountant", "allowance": "allowance", "allowances": "allowance", "assistant": "assistant",
    "assistants": "assistant", "authorities": "authority", "authority": "authority", "candidate": "candidate",
    "candidates": "candidate", "chiefs": "chiefs", "closely": "closely", "commissioner": "commissioner",
    "commissioners": "commissioner", "comprehensive": "comprehensive", "comprehensively": "comprehensive",
    "consultant": "consultant", "consultants": "consultant", "conversant": "conversant",
    "correspondent": "correspondent", "correspondents": "correspondent", "designated": "designated",
    "detective": "detective", "detectives": "detective", "development": "development",
    "developments": "development", "establishment": "establishment", "firms": "firms", "fortnightly": "fortnightly",
    "government": "government", "handful": "handful", "hospital": "hospital", "hospitals": "hospital",
    "ignorant": "ignorant", "informal": "informal", "informally": "informal", "informant": "informant",
    "informants": "informant", "information": "information", "inspection": "inspection",
    "inspections": "inspection", "inspectorate": "inspectorate", "intelligence": "intelligence",
    "interested": "interested", "investigator": "investigator", "investigators": "investigator", "its": "its",
    "manager": "manager", "managers": "manager", "minuted": "minuted", "monthly": "monthly",
    "nationally": "nationally", "nightly": "nightly", "officer": "officer", "officers": "officer",
    "outsider": "outsider", "outsiders": "outsider", "papers": "papers", "partly": "partly", "periodic": "periodic",
    "periodically": "periodic", "personally": "personally", "presentation": "presentation",
    "presentations": "presentation", "presents": "presents", "pressed": "pressed", "pressing": "pressing",
    "preventative": "preventive", "preventive": "preventive", "provider": "provider", "providers": "provider",
    "publication": "publish", "publications": "publish", "publicity": "publicity", "quarterly": "quarterly",
    "reference": "referenc", "references": "referenc", "refresher": "refresher", "regulator": "regulator",
    "regulators": "regulator", "relative": "relative", "relatives": "relative", "reporter": "reporter",
    "reporters": "reporter", "ruling": "ruling", "rulings": "ruling", "savings": "savings", "socially": "socially",
    "specials": "specials", "suspects": "suspects", "terminal": "terminal", "terminals": "terminal",
    "treats": "treats", "values": "values", "warrants": "warrants", "weekly": "weekly", "yearly": "yearly",
}  # fmt: skip
"""What the stemmer would run together with another word: a reporter and a report, relatives and
'in relation to', a statement of values and the value of a gift."""

_stemmer = Stemmer.Stemmer("english")
_stemming = threading.Lock()


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """What a word is compared by: number, tense, possessive and z-spelling make no difference.

    Takes one word in lower case, not a contraction of 'not'.
    """
    if not word.isascii():
        word = APOSTROPHE.sub("'", unicodedata.normalize("NFKC", word))
    word = word.partition("'")[0] or word
    if word[:1].isdigit() and (number := NUMBER.fullmatch(word)):
        return number[1].replace(",", "")
    if apart := KEPT_APART.get(word):
        return apart
    if "iz" in word:
        word = Z_SPELLING.sub("is", word)
    word = NUMERALS.get(word) or IRREGULAR.get(word, word)
    with _stemming:  # PyStemmer's objects are not safe to share between threads
        return str(_stemmer.stemWord(word))


def tokenize(text: str) -> tuple[Token, ...]:
    """The words of a text in reading order; marks, punctuation and currency signs are skipped.

    Offsets are characters of `text`. Hyphenated words are cut at the hyphen, so that
    'cross-reference' and 'cross reference' are the same two tokens (a closed-up form is for the
    vocabulary to list); 'don't', 'dont' and 'cannot' become the verb and a token whose stem is 'not';
    'force's' is one token with the stem of 'force'; '£250,000' has the stem '250000'.
    """
    tokens: list[Token] = []
    for match in WORD.finditer(text):
        start, end = match.span()
        word = match[0].lower()
        if word[-1] == "t" and (negated := NEGATED.fullmatch(word)):  # most words need no closer look
            cut = start + len(negated[1] or negated[3])
            verb = text[start:cut].lower()
            tokens.append(Token(verb, stem(verb), start, cut))
            tokens.append(Token(text[cut:end].lower(), "not", cut, end))
        else:
            tokens.append(Token(word, stem(word), start, end))
    return tuple(tokens)


ARTICLES = frozenset(map(stem, "the a an its their his her our your my this that these those".split()))
"""Stems that come and go inside a phrase without changing it: 'a register of [the] gifts'."""

STOP = ARTICLES | frozenset(
    map(
        stem,
        # Pronouns and question words.
        "i you he she it we they me him us them who whom whose which what when where why how there "
        # Auxiliaries.
        "am is are was were be been being do does did has have had having can could may might must "
        "shall should will would "
        # Prepositions and conjunctions. Not 'against', 'between', 'off' and 'without', which decide.
        "of in on at by for from to with as into about and or but if than then so whether while "
        "because e g ie eg etc "
        # Words of asking.
        "please also just ever".split(),
    )
)
"""Stems of function words: they hold no content. Negations and quantifiers are not among them."""

NEGATIONS = frozenset(map(stem, "not no never none nor neither nobody nothing nowhere without".split()))
