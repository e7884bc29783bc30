"""An answer as a message: what it says, its rows, its sentences, and what can be done with it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.answer import Answer, Citation
from bot.display import LABELS, make_harmless
from bot.slack.blocks.actions import Action, Target
from bot.slack.blocks.elements import actions, button, line, note, picture, rich_text, section, words
from bot.slack.blocks.fallback import tell
from bot.slack.blocks.limits import MESSAGE_BLOCKS, MESSAGE_BYTES, OPTIONS, TEXT, Room, measure
from bot.slack.blocks.message import Block, Message, Picture, Verbosity
from bot.slack.blocks.prose import lay_lines, read_lines
from bot.slack.blocks.quotes import context_menu, fit_quotes, rank_citations, show_quote
from bot.slack.blocks.tables import Cells, figure_cells, lay_table, verdict_cells
from bot.slack.blocks.text import clean, cut, escape
from index.models import plain

HEAD = 3_600
"""Characters of what is said before the rows."""
LEAD = 240
"""Characters up to which a first sentence is bold as a whole."""
RESERVED = 1_200
"""Bytes kept for a note on what is left out, and for the question."""
ASKED = 300
"""Characters of a question that is shown before its answer."""
TABLE_SHARE = 0.6
"""Of the room that rows and sentences have, where it is not enough for both."""
EXAMPLES = 5
"""Questions that are offered where one could not be looked up."""

_EXAMPLE = re.compile("“([^“”]+)”")
_FIRST_SENTENCE = re.compile(r"(?:(?:Yes|No)\. )?.+?\.(?=\s|$)", re.DOTALL)


def answer_message(
    answer: Answer,
    *,
    question_id: str,
    verbosity: Verbosity = Verbosity.NORMAL,
    private: bool = False,
    chart: Picture | None = None,
) -> Message:
    """The message that answers. What it has no room for it counts, and a button opens it.

    `private` offers to share it.
    """
    image = [picture(chart)] if chart else []
    fixed = [*image, _act(answer, question_id, "Show all", private=private), rate(question_id)]
    room = Room(MESSAGE_BYTES - measure(fixed) - RESERVED, MESSAGE_BLOCKS - len(fixed) - 2)
    body = _lay_body(answer, question_id, verbosity, room)
    more = ""
    if body.left:
        more = "Show all"
    elif body.unplaced:
        more = "Show sentences"
    foot = [note(body.left)] if body.left else []
    row = _act(answer, question_id, more, private=private)
    row = _with_menu(row, body.unplaced, question_id, room)
    return Message(tell(answer), [*body.blocks, *image, *foot, row, rate(question_id)])


def show_question(message: Message, question: str) -> Message:
    """The message with what was asked before it, for where nobody can see that: a shared answer, a click."""
    asked = cut(make_harmless(question), ASKED)
    if not asked:
        return message
    text = f"Asked: {escape(asked)}\n{message.text}"
    return Message(cut(text, TEXT), [rich_text(line(words("Asked: "), words(asked, bold=True))), *message.blocks])


def rate(question_id: str) -> Block:
    """Two buttons that say whether the answer helped."""
    return {
        "type": "context_actions",
        "elements": [
            {
                "type": "feedback_buttons",
                "action_id": Action.FEEDBACK,
                "positive_button": _vote("Helpful", question_id, 1),
                "negative_button": _vote("Not helpful", question_id, 0),
            }
        ],
    }


@dataclass(frozen=True, slots=True)
class _Body:
    blocks: list[Block]
    left: str = ""
    """What has no room, counted; empty where all of it has."""
    unplaced: tuple[Citation, ...] = ()
    """Citations that have no button of their own yet."""


def _lay_body(answer: Answer, question_id: str, verbosity: Verbosity, room: Room) -> _Body:
    if answer.kind in ("summary", "comparison"):
        return _lay_prose(answer, room)
    head = _head(answer)
    room.take(head)
    cells = _cells(answer)
    citations = [] if verbosity is Verbosity.BRIEF else rank_citations(answer)
    is_full = verbosity is Verbosity.FULL
    quotes = [block for citation in citations for block in show_quote(citation, question_id, full=is_full)]
    table, shown = _fit_table(cells, quotes, room)
    kept = fit_quotes(citations, question_id, room, full=is_full)
    unplaced = tuple(citation for citation in answer.citations if citation not in kept)
    left = [_count(len(cells) - 1 - shown, "row")] if table and shown < len(cells) - 1 else []
    left += [_count(len(citations) - len(kept), "sentence")] if len(kept) < len(citations) else []
    said = f"{' and '.join(left)} more: “Show all” has them." if left else ""
    quoted = [block for citation in kept for block in show_quote(citation, question_id, full=is_full)]
    return _Body([*head, *table, *quoted], said, unplaced)


def _fit_table(cells: Cells, quotes: Sequence[Block], room: Room) -> tuple[list[Block], int]:
    """The table, if rows help; it leaves the sentences their share of the room."""
    if not cells:
        return [], 0
    wanted = min(measure(quotes), int(room.size * (1 - TABLE_SHARE)))
    table, shown = lay_table(cells, Room(room.size - wanted, room.blocks))
    return ([table], shown) if shown and room.take([table]) else ([], 0)


def _cells(answer: Answer) -> Cells:
    """The rows, where they say more than the text: of more than one force, and not all alike."""
    if answer.figures and len(answer.figures) > 1:
        return figure_cells(answer)
    if len({row.verdict for row in answer.verdicts}) > 1:
        return verdict_cells(answer)
    return []


def _lay_prose(answer: Answer, room: Room) -> _Body:
    """The parts of a summary or comparison, its figures as a table after what opens it."""
    lines = read_lines(answer.text)
    most = len(lines)
    while most > 1 and not room.fits(lay_lines(lines[:most])):
        most -= 1
    while most < len(lines) and most > 1 and lines[most - 1].is_heading:
        most -= 1
    blocks = lay_lines(lines[:most])
    room.take(blocks)
    left = len(lines) - most
    said = f"{_count(left, 'line')} more: “Show all” has them." if left else ""
    return _Body(blocks, said, answer.citations)


def _head(answer: Answer) -> list[Block]:
    """What the answer says, its first sentence in bold."""
    text = cut(_without_quotes(answer), HEAD)
    found = _FIRST_SENTENCE.match(text)
    lead = found[0] if found else text
    if len(lead) > LEAD:
        lead = lead.partition(":")[0]
    rest = text[len(lead) :]
    runs = [words(lead, bold=True), words(rest)] if rest.strip() else [words(text, bold=True)]
    return [rich_text(line(*runs)), *_alike(answer), *_unloaded(answer), *_examples(answer)]


def _examples(answer: Answer) -> list[Block]:
    """Where nothing could be looked up, the questions that the answer offers, each with a button that asks it."""
    examples = _EXAMPLE.findall(answer.text)[:EXAMPLES] if answer.status == "unclear" else []
    return [section(example, button("Ask", Action.ASK, example, label=f"Ask: {example}")) for example in examples]


def _without_quotes(answer: Answer) -> str:
    """The text without the lines that only repeat a sentence which stands below it."""
    text = clean(answer.text).strip()
    if answer.kind != "passages":
        return text
    quoted = {make_harmless(f"{c.force}: “{plain(c.quote)}”") for c in answer.citations}
    kept = [said for said in text.split("\n") if said not in quoted]
    forces = list(dict.fromkeys(make_harmless(c.force) for c in answer.citations))
    if len(kept) == len(text.split("\n")) or not forces:
        return text
    reports = "report" if len(forces) == 1 else "reports"
    return "\n".join([f"From the {reports} on {', '.join(forces)}:", *kept])


def _alike(answer: Answer) -> list[Block]:
    """The forces, where all have one verdict that is not worth a table."""
    verdicts = {row.verdict for row in answer.verdicts}
    silent = [row.force for row in answer.verdicts if row.force not in answer.text]
    if len(verdicts) != 1 or not silent:
        return []
    [verdict] = verdicts
    return [note(f"{LABELS[verdict]}: {', '.join(make_harmless(force) for force in silent)}.")]


def _unloaded(answer: Answer) -> list[Block]:
    names = [make_harmless(name) for name in answer.unknown_forces if name not in answer.text]
    return [note(f"No report on {' or '.join(names)} is loaded.")] if names else []


def _act(answer: Answer, question_id: str, more: str, *, private: bool) -> Block:
    """The row of buttons."""
    target = str(Target(question_id))
    elements = [button(more, Action.ROWS, target)] if more else []
    elements.append(button("Ask about this", Action.FOLLOW_UP, target))
    if private:
        elements.append(button("Share in channel", Action.SHARE, target))
    if len(answer.verdicts) > 1 or len(answer.figures) > 1:
        elements.append(button("CSV file", Action.CSV, target))
    return actions(elements)


def _with_menu(row: Block, citations: Sequence[Citation], question_id: str, room: Room) -> Block:
    """The buttons with a menu of the sentences that have none of their own, if it has room."""
    if not citations or len(citations) > OPTIONS:
        return row
    chosen = context_menu(citations, question_id)
    return actions([*row["elements"], chosen]) if room.fits([chosen]) else row


def _vote(text: str, question_id: str, number: int) -> Block:
    return {
        "text": {"type": "plain_text", "text": text, "emoji": False},
        "value": str(Target(question_id, number)),
        "accessibility_label": f"{text}: say so of this answer",
    }


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
