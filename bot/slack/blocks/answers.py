"""An answer as a message: what it says, its rows, its sentences, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.answer import Answer, Citation
from bot.display import make_harmless
from bot.slack.blocks.actions import Action, Target
from bot.slack.blocks.elements import actions, button, line, note, picture, rich_text, words
from bot.slack.blocks.fallback import tell
from bot.slack.blocks.grid import read_grid
from bot.slack.blocks.head import lay_head
from bot.slack.blocks.limits import MESSAGE_BLOCKS, MESSAGE_BYTES, OPTIONS, TEXT, Room, fit_most, measure
from bot.slack.blocks.message import Block, Message, Picture, Verbosity
from bot.slack.blocks.prose import Line, lay_lines, read_lines, split_parts
from bot.slack.blocks.quotes import QUOTE, context_menu, rank_citations, show_quote
from bot.slack.blocks.tables import Cells, choose_cells, lay_table
from bot.slack.blocks.text import cut, escape, wire_bytes

RESERVED = 1_000
"""Bytes kept for a note on what is left out, and for the question."""
ASKED = 300
"""Bytes of a question that is shown before its answer."""
TABLE_SHARE = 0.85
"""Of the room, that the rows may take; the rest is for sentences."""
SENTENCES = {Verbosity.BRIEF: 0, Verbosity.NORMAL: 8, Verbosity.FULL: MESSAGE_BLOCKS}
"""That a message shows at most: one in a channel is not to fill the screens of all."""
PROSE = {Verbosity.BRIEF: 3_000, Verbosity.NORMAL: MESSAGE_BYTES, Verbosity.FULL: MESSAGE_BYTES}
"""Bytes of a summary or a comparison at most."""
TEXT_LEFT = "the rest of the text"


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
    fixed = [*image, _act(answer, question_id, "Show sentences", private=private), rate(question_id)]
    room = Room(MESSAGE_BYTES - measure(fixed) - RESERVED, MESSAGE_BLOCKS - len(fixed) - 2)
    if answer.kind in ("summary", "comparison"):
        room.size = min(room.size, PROSE[verbosity])
        body = _lay_prose(answer, room)
    else:
        body = _lay_rows(answer, question_id, verbosity, room)
    more = "Show all" if body.left else "Show sentences" if body.unplaced else ""
    act = [] if answer.status == "unclear" and not more else [_act(answer, question_id, more, private=private)]
    act = [_with_menu(row, body.unplaced, question_id, room) for row in act]
    left = [note(f"Not shown here: {' and '.join(body.left)}. “Show all” has everything.")] if body.left else []
    return Message(tell(answer), [*body.rows, *image, *body.sentences, *left, *act, rate(question_id)])


def show_question(message: Message, question: str) -> Message:
    """The message with what was asked before it, for where nobody can see that: a shared answer, a click."""
    asked = cut(make_harmless(question), ASKED, wire_bytes)
    if not asked:
        return message
    text = cut(f"Asked: {escape(asked)}\n{message.text}", TEXT)
    return Message(text, [rich_text(line(words("Asked: "), words(asked, bold=True))), *message.blocks])


def rate(question_id: str) -> Block:
    """Two buttons that say whether the answer helped."""
    buttons = {
        "type": "feedback_buttons",
        "action_id": Action.FEEDBACK,
        "positive_button": _vote("Helpful", question_id, 1),
        "negative_button": _vote("Not helpful", question_id, 0),
    }
    return {"type": "context_actions", "elements": [buttons]}


@dataclass(frozen=True, slots=True)
class _Body:
    rows: list[Block]
    """What the answer says, and its rows."""
    sentences: list[Block]
    left: tuple[str, ...]
    """What has no room, counted."""
    unplaced: tuple[Citation, ...]
    """Citations that have no button of their own."""


def _lay_rows(answer: Answer, question_id: str, verbosity: Verbosity, room: Room) -> _Body:
    """The verdict line, a table, and the sentences."""
    cells = choose_cells(answer)
    head, table, left = _lay_whole(answer, cells, room) or _lay_part(answer, cells, room)
    room.take([*head, *table])
    ranked = rank_citations(answer)
    quotes: list[Block] = []
    kept = []
    for citation in ranked[: SENTENCES[verbosity]]:
        quote = show_quote(citation, answer, question_id, full=verbosity is Verbosity.FULL)
        if not room.take(quote):
            break
        quotes += quote
        kept.append(citation)
    left += _left(len(ranked) - len(kept) if kept else 0, "sentence")
    return _Body([*head, *table], quotes, left, tuple(c for c in answer.citations if c not in kept))


_Rows = tuple[list[Block], list[Block], tuple[str, ...]]
"""What is said first, the table, and what of both has no room."""


def _lay_whole(answer: Answer, cells: Cells, room: Room) -> _Rows | None:
    """With all rows in the table, the text need not list them; None where not all of them have room."""
    head, has_all = lay_head(answer, is_tabled=bool(cells))
    if not cells:
        return head, [], () if has_all else (TEXT_LEFT,)
    table, shown = lay_table(cells, Room(int(room.size * TABLE_SHARE), room.blocks))
    return (head, [table], ()) if has_all and shown == len(cells) - 1 and room.fits([*head, table]) else None


def _lay_part(answer: Answer, cells: Cells, room: Room) -> _Rows:
    """The text with all that it lists, and the rows that there is room for."""
    head, has_all = lay_head(answer, is_tabled=False)
    table, shown = lay_table(cells, Room(int(room.size * TABLE_SHARE) - measure(head), room.blocks - len(head)))
    left = () if has_all else (TEXT_LEFT,)
    return head, [table] if shown else [], left + _left(len(cells) - 1 - shown, "row")


def _lay_prose(answer: Answer, room: Room) -> _Body:
    """The parts of a summary or comparison; the figures that one of them lists are a table."""
    opening, lines = _lay_opening(answer, read_lines(answer.text), room)
    most = fit_most(len(lines), lambda number: room.fits(lay_lines(lines[:number])))
    while 0 < most < len(lines) and lines[most - 1].is_heading:
        most -= 1
    rest = lay_lines(lines[:most])
    room.take(rest)
    return _Body([*opening, *rest], [], _left(len(lines) - most, "line"), answer.citations)


def _lay_opening(answer: Answer, lines: Sequence[Line], room: Room) -> tuple[list[Block], Sequence[Line]]:
    """What comes up to the end of the table, and the lines after it; nothing where there is no table that fits."""
    forces = list(dict.fromkeys(row.force for row in answer.figures if row.force))
    if answer.kind == "comparison" and lines:  # whose first line names them all, those without a figure too
        forces = lines[0].text.rstrip(":").split(", ")
    before: list[Line] = []
    for part in split_parts(lines):
        cells, count = read_grid(part, forces)
        if cells:
            table, shown = lay_table(cells, room)
            opening = [*lay_lines([*before, part[0]]), table]
            is_whole = shown == len(cells) - 1 and room.take(opening)
            return (opening, lines[len(before) + 1 + count :]) if is_whole else ([], lines)
        before += part
    return [], lines


def _act(answer: Answer, question_id: str, more: str, *, private: bool) -> Block:
    """The row of buttons."""
    target = str(Target(question_id))
    elements = [button(more, Action.ROWS, target)] if more else []
    elements.append(button("Ask about this", Action.FOLLOW_UP, target))
    if private:
        elements.append(button("Share in channel", Action.SHARE, target))
    is_cut = any(wire_bytes(citation.quote) > QUOTE for citation in answer.citations)
    if len(answer.verdicts) > 1 or len(answer.figures) > 1 or is_cut:
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


def _left(number: int, noun: str) -> tuple[str, ...]:
    return (f"{number:,} {noun}{'s' if number > 1 else ''}",) if number > 0 else ()
