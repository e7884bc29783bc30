"""Whether a message in a thread that the bot has joined is meant for it, though it does not mention it.

People talk to each other below an answer too. Answering them is worse than missing a question, which
can always be put with a mention: so only what is clearly a question about the reports, or a follow-up,
is answered.
"""

from __future__ import annotations

import re

from bot import wording
from bot.followup import read_followup
from bot.question import parse_question
from index.library import Library
from index.vocabulary import Kind

LONGEST_FOLLOW_UP = 8
"""Words of a follow-up that ends without a question mark: 'only Norfolk and Derbyshire', 'show me the quotes'."""

_ASKED_OF_THE_BOT = re.compile(
    r"\b(?:(?:can|could|would|will) you(?: please)? (?=\w)"
    r"|(?:show|tell|give|read|list|remind|let) (?:me|us)\b"
    r"|how do you know\b|do you say\b)",
    re.IGNORECASE,
)
_BETWEEN_PEOPLE = re.compile(
    r"\b(?:i|i['’]\w+|me|my|mine|we|we['’]\w+|us|our|ours|you|you['’]\w+|your|yours|let['’]?s)\b", re.IGNORECASE
)
_LINK = re.compile(r"https?://", re.IGNORECASE)
_ASKS = (wording.OPEN, wording.VERDICT_LEAD, wording.COUNT, wording.WHICH_FORCES)


def is_addressed(text: str, library: Library) -> bool:
    """Whether a message is a question about the reports, or goes on from one."""
    if not text or _LINK.search(text) or _BETWEEN_PEOPLE.search(_ASKED_OF_THE_BOT.sub(" ", text)):
        return False
    is_asked = text.rstrip().endswith("?")
    if read_followup(text, library) is not None:
        return is_asked or len(text.split()) <= LONGEST_FOLLOW_UP
    question = parse_question(text, library)
    is_known = question.names_forces or any(mention.kind is not Kind.SUBJECT for mention in question.mentions)
    if question.kind is None or not is_known:
        return False
    is_told = question.kind in ("summary", "comparison")  # 'tell me about Norfolk'
    return is_asked or is_told or any(cue.match(question.asked) for cue in _ASKS)
