"""What an answer says before its rows and sentences: the verdict line."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.answer import Answer
from bot.display import LABELS, make_harmless
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
EXAMPLES = 5
"""Questions that are offered where one could not be looked up."""
EXAMPLE = 300
"""Bytes of such a question."""

_EXAMPLE = re.compile("“([^“”]+)”")
_FIRST_SENTENCE = re.compile(r"(?:(?:Yes|No)\. )?.+?\.(?=\s|$)", re.DOTALL)


def lay_head(answer: Answer) -> tuple[list[Block], bool]:
    """The blocks, and whether they hold all that the answer's text says."""
    text = _without_quotes(answer)
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
    forces = list(dict.fromkeys(make_harmless(c.force) for c in answer.citations))
    quoted = {make_harmless(f"{c.force}: “{plain(c.quote)}”") for c in answer.citations}
    kept = [said for said in text.split("\n") if said not in quoted]
    if answer.kind != "passages" or not forces or len(kept) == len(text.split("\n")):
        return text
    reports = "report" if len(forces) == 1 else "reports"
    return "\n".join([f"From the {reports} on {', '.join(forces)}:", *kept])


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
