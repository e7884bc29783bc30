"""The words of going on from an answer: how people refer to what was said before, as patterns.

As `bot.wording`, it knows nothing of any report, and apostrophes are straight in what it is matched against.
"""

from __future__ import annotations

from bot import wording
from index.cues import Cues, cues
from index.tokens import tokenize


def _whole(*patterns: str) -> Cues:
    """One pattern for a message that is one of the cues and nothing else."""
    return Cues("|".join(patterns))


JOINT = Cues(
    r"^(?:(?:and|but|or|also|so|then|ok(?:ay)?|right|well|what (?:of|about)|how about"
    r"|(?:the )?same (?:for|with|of|in))\b[ ,]*)+"
)
"""What ties a message to the one before."""
PREPOSITION = Cues(r"^(?:(?:just|only|in|for|at|by|with|try|about|on)\b[ ,]*)+")
END = Cues(r"[\s,]*(?:\b(?:then|too|as well|instead|though|again|please|pls|thanks)\b)?[\s.?!,]*$")

QUOTE = _whole(
    r"(?:(?:show|give|read|tell|list)(?: me| us)? )?(?:(?:the|your|its|their|all|exact|actual|full) )*"
    r"(?:quot(?:e|es|ations?)|sources?|evidence|citations?|references?|sentences?|passages?|wording|words|text|proof)"
    r"(?: (?:it|they|that|this) (?:rests?|is based) on)?(?: (?:for|of|behind) (?:that|this|it|them|those))?",
    r"(?:what|where|how) (?:do|does) (?:it|they|the reports?) (?:say|put|word)(?: (?:it|that|this|so))?"
    r"(?: exactly| precisely)?",
    r"how do you know(?: that)?|says who|based on what|(?:can|could) you (?:prove|quote) (?:that|it)",
    r"which (?:sentences?|passages?|paragraphs?)(?: (?:is|are) that| says? (?:so|that))?",
)
"""For the sentences that the last answer rests on."""
EXPLAIN = _whole(
    r"why(?: (?:not|so|is that|is this|'s that|that|do you say (?:so|that)|don't they|doesn't it|do they|does it))?",
    r"how come|how so|for what reasons?|what(?:'s| is| are) the reasons?(?: for (?:that|it))?",
    r"(?:please )?explain(?: (?:that|this|it))?",
)
"""For those sentences, and what the reports go on to say."""
COUNT = _whole(
    r"(?:so )?how many(?: (?:forces|reports|of (?:them|those|these)))?"
    r"(?: (?:is|are|was|were) (?:that|those|these|they|there|it))?(?: in all| altogether)?",
    r"count (?:them|those|these)|how many (?:do|don't|have|haven't|does|is it|are they)(?: so)?",
)
COMPARE = _whole(
    r"(?:compare|contrast|put)(?: (?:them|those|these|both|the|all|it|that|this)\b)?"
    r"(?: (?:of )?(?:them|those|these|two|both|three|four|five|forces))*(?: (?:with|to|against|and))?"
    r"(?: (?:each other|one another|that|it|them))?(?: side by side)?|side by side",
    r"how do (?:they|those|these|the two) (?:differ|compare)",
    r"what(?:'s| is| are) the differences?(?: between (?:them|those|the two|those two))?",
)

NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5}
NUMBER = cues(*NUMBERS)

OTHERS = cues(
    r"(?:all )?(?:of )?(?:the |these |those )?(?:others?|rest|remaining(?: \w+)?|other (?:ones|forces|reports))"
    r"(?: of them)?",
    r"(?:every|any)(?:one|body) else|elsewhere|anywhere else",
)
ALL = cues(
    r"all (?:of )?(?:them|the forces|forces|reports|the reports)|every force|each (?:force|of them)",
    r"across the board|everywhere|^(?:all|everyone|everybody)$",
)
THOSE = cues(
    r"(?:of |for |in |between )?(?:those|these|the) (?:two|three|four|five|ones|forces)",
    r"(?:of|for|between) (?:those|these|them|both|the two)",
)
THEM = cues("those|these|them|both")
EVERY = cues("all|both|every|each")

SUBJECT = cues(r"they|their|theirs|its?|th(?:at|is) (?:force|one|constabulary)")
"""What may stand for a force that was spoken of."""
BOUND = Cues(rf"\b{wording.FORCE}\b|^(?:who|whose|which|any|every|all|where)")
"""Where 'their' belongs to forces that the message itself speaks of."""
OBJECT = cues(r"them|th(?:at|is|ese|ose)|it")
"""What may stand for a thing that was spoken of."""
SUBJECT_AHEAD = Cues(rf"^{wording.AUXILIARY}(?:n't|nt)?\s+(?:it|they)\b")

COME_TO = cues(
    rf"(?:how many|what (?:share|percentage|proportion|%))(?: of (?:them|those|these))? {wording.AUXILIARY}", start=True
)
"""A number of what was spoken of that has come to something: 'how many were refused?'."""
NUMBER_OF = Cues(
    r"(how many|what (?:share|percentage|proportion))(?: of (?:them|those|these))?"
    rf"(?= {wording.AUXILIARY}\b)"
)
"""Behind it what is counted is put: 'how many … were refused'."""
ONES = Cues(r"(?:\bonly )?(?:\bthe |\bthose )?\bones\b|\bonly those\b")

PERIOD = Cues(
    r"\b(?:"
    r"(?:in |for |during |by |since )?(?:the )?(?:year|period|months?|inspection|visit|time) (?:before|earlier)"
    r"(?: that)?|"
    r"(?:in |for |during |by |since )?(?:the )?(?:previous|last|earlier|preceding)"
    r" (?:year|period|inspection|visit|report)|"
    r"(?:in |for |during |back in )?(?:19|20)\d\d|before(?: (?:that|then|the|our|inspection))*|previously|earlier|"
    r"back then|then|now|currently|today|at present|these days)\b"
)

IDLE = frozenset(
    token.stem
    for token in tokenize(
        wording.EMPTY + " one ones that this it they them same other others rest too so else except apart besides bar"
        " excluding including include without with just only even year before after about what which who how many much"
        " be do have look like stand fare go going those these two three both everyone everybody elsewhere everywhere"
        " plan partly in part yes no not ok more"
    )
)
"""Stems of words that say nothing by themselves of what is asked about."""


def put_topic(text: str, topic: str) -> str:
    """`text` with what 'them' or 'that' stands for put in its place; 'it' behind a 'does' stands for a force."""
    lead = SUBJECT_AHEAD.match(text)
    at = lead.end() if lead else 0
    return text[:at] + OBJECT.sub(topic, text[at:], count=1)
