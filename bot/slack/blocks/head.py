"""What an answer says before its rows and sentences: the verdict line."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.answer import Answer
from bot.display import LABELS, make_harmless, say_value
from bot.slack.blocks.actions import Action
from bot.slack.blocks.elements import button, line, note, rich_text, section, words
from bot.slack.blocks.limits import fit_most
from bot.slack.blocks.message import Block
from bot.slack.blocks.text import clean, cut, wire_bytes
from index.models import plain

LONGEST = 3_600
"""Bytes."""
LEAD = 240
"""Characters up to which a first sentence is bold as a whole."""
NAMES = 1_000
"""Bytes of a list of forces in small print."""
LISTED = 12
"""Forces up to which the text lists them, even where a table does so too."""
EXAMPLES = 5
"""Questions that are offered where one could not be looked up."""
EXAMPLE = 300
"""Bytes of such a question."""

_OFFER = "Ask, for example: “"
"""What comes before questions that are offered; a button stands beside each of them."""
_EXAMPLE = re.compile("“([^“”]+)”")
_SENTENCES = re.compile(r"(?<=\.) ")
_LIST = re.compile(r"(.+?): (.+)\.", re.DOTALL)
_FIRST_SENTENCE = re.compile(r"(?:(?:Yes|No)\. )?.+?\.(?=\s|$)", re.DOTALL)


def lay_head(answer: Answer, *, is_tabled: bool) -> tuple[list[Block], bool]:
    """The blocks, and whether they hold all that the answer's text says.

    `is_tabled` says that a table holds all rows, so that a long list of them is left out here.
    """
    text = _without_lists(answer) if is_tabled else _without_quotes(answer)
    shown = cut(text, LONGEST, wire_bytes)
    names, has_all_names = _say_alike(answer)
    missing = [make_harmless(name) for name in answer.unknown_forces if name not in answer.text]
    notes = [names] if names else []
    if missing:
        said, has_all_missing = list_names(missing)
        notes.append(f"No report is loaded on {said}.")
        has_all_names = has_all_names and has_all_missing
    return [_bold_lead(shown), *map(note, notes), *_offer(answer)], shown == text and has_all_names


def list_names(names: Iterable[str]) -> tuple[str, bool]:
    """'Norfolk, Derbyshire and 40 more', and whether it has all of them."""
    said = list(names)
    most = max(1, fit_most(len(said), lambda number: wire_bytes(", ".join(said[:number])) <= NAMES))
    listed = cut(", ".join(said[:most]), NAMES, wire_bytes)
    return (listed, True) if most == len(said) else (f"{listed} and {len(said) - most} more", False)


def _bold_lead(text: str) -> Block:
    """The first sentence in bold; of a long one, what it says before its list."""
    found = _FIRST_SENTENCE.match(text)
    lead = found[0] if found else text
    if len(lead) > LEAD and ":" in lead:
        lead = f"{lead.partition(':')[0]}:"
    rest = text[len(lead) :]
    return rich_text(line(words(lead, bold=True), words(rest)) if rest.strip() else line(words(text, bold=True)))


def _without_quotes(answer: Answer) -> str:
    """The text without the lines that only repeat a sentence which stands below it."""
    text = clean(answer.text).strip()
    if answer.status == "unclear":
        return text.partition(_OFFER)[0].strip() or text
    forces = list(dict.fromkeys(make_harmless(c.force) for c in answer.citations))
    quoted = {make_harmless(f"{c.force}: “{plain(c.quote)}”") for c in answer.citations}
    kept = [said for said in text.split("\n") if said not in quoted]
    if answer.kind != "passages" or not forces or len(kept) == len(text.split("\n")):
        return text
    reports = "report" if len(forces) == 1 else "reports"
    return "\n".join([f"From the {reports} on {', '.join(forces)}:", *kept])


def _without_lists(answer: Answer) -> str:
    """The text without long lists of forces, or of forces and their figures, that the table has too."""
    forces = {make_harmless(row.force) for row in answer.verdicts}
    listed = forces | {make_harmless(f"{row.force} {say_value(row)}") for row in answer.figures}
    if len(listed) <= LISTED:
        return clean(answer.text).strip()
    kept = []
    for said in _SENTENCES.split(clean(answer.text).strip()):
        found = _LIST.fullmatch(said)
        names = found[2].split(", ") if found else []
        if not found or not listed.issuperset(names):
            kept.append(said)
        elif not kept:
            kept.append(said if len(names) <= LISTED else f"{found[1]}.")
    return " ".join(kept)


def _say_alike(answer: Answer) -> tuple[str, bool]:
    """The forces, where all have one verdict that is not worth a table, and the text does not name them."""
    verdicts = {row.verdict for row in answer.verdicts}
    silent = [make_harmless(row.force) for row in answer.verdicts if row.force not in answer.text]
    if len(verdicts) != 1 or not silent:
        return "", True
    [verdict] = verdicts
    names, has_all = list_names(silent)
    return f"{LABELS[verdict]}: {names}.", has_all


def _offer(answer: Answer) -> list[Block]:
    """Where nothing could be looked up, the questions that the answer offers, each with a button that asks it."""
    examples = _EXAMPLE.findall(answer.text)[:EXAMPLES] if answer.status == "unclear" else []
    asked = [cut(make_harmless(example), EXAMPLE, wire_bytes) for example in examples]
    return [section(said, button("Ask", Action.ASK, said, label=f"Ask: {said}")) for said in asked]
