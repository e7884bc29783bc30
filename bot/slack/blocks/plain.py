"""An answer in sections of plain text: what is posted where Slack refuses the fuller form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.answer import Answer
from bot.display import LABELS, make_harmless, order_verdicts
from bot.slack.blocks.actions import Action, Target
from bot.slack.blocks.elements import actions, button, section
from bot.slack.blocks.fallback import tell
from bot.slack.blocks.limits import MESSAGE_BLOCKS, MESSAGE_BYTES, SECTION, Room, fit_most, measure
from bot.slack.blocks.message import Block, Message
from bot.slack.blocks.quotes import say_place
from bot.slack.blocks.tables import figure_cells, refer
from bot.slack.blocks.text import clean, cut, units, wire_bytes
from index.models import plain

BREAK = ""
"""Between lines of which each belongs to a section of its own."""
RESERVED = 300
"""Bytes kept for saying what is left out."""


def plain_message(answer: Answer, *, question_id: str, private: bool = False) -> Message:
    """The answer in sections and buttons, which every version of Slack takes."""
    target = str(Target(question_id))
    row = actions(
        [
            button("Show all", Action.ROWS, target),
            button("Ask about this", Action.FOLLOW_UP, target),
            *([button("Share in channel", Action.SHARE, target)] if private else []),
            button("Helpful", Action.FEEDBACK, str(Target(question_id, 1))),
            button("Not helpful", Action.FEEDBACK_DOWN, str(Target(question_id, 0))),
        ]
    )
    lines = [cut(text, SECTION, wire_bytes) for text in _lines(answer)]
    room = Room(MESSAGE_BYTES - RESERVED - measure([row]), MESSAGE_BLOCKS - 2)
    most = fit_most(len(lines), lambda number: room.fits(_sections(lines[:number])))
    left = sum(text != BREAK for text in lines[most:])
    more = [section(f"{left} more {'line' if left == 1 else 'lines'}: “Show all” has them.")] if left else []
    return Message(tell(answer), [*_sections(lines[:most]), *more, row])


def _lines(answer: Answer) -> Iterator[str]:
    yield from (text for text in clean(answer.text).split("\n") if text)
    yield BREAK
    for verdict in order_verdicts(answer):
        forces = [refer(make_harmless(r.force), r.citations) for r in answer.verdicts if r.verdict is verdict]
        if forces:
            yield f"{LABELS[verdict]} ({len(forces)}): {', '.join(forces)}"
    if answer.figures and answer.kind not in ("summary", "comparison"):
        header, *rows = figure_cells(answer)
        for name, *values in rows:
            cells = zip(header[1:], values, strict=True)
            yield make_harmless(f"{name}: {', '.join(f'{title} {value}' for title, value in cells if value)}")
    yield BREAK
    told = plain(answer.text)
    for citation in answer.citations:
        quote = plain(citation.quote)
        yield say_place(citation) + ("" if quote in told else f": “{make_harmless(quote)}”")


def _sections(lines: Sequence[str]) -> list[Block]:
    """Lines in as few sections as hold them."""
    texts: list[list[str]] = []
    taken = 0
    for text in lines:
        taken += units(text) + 1
        if not texts or text == BREAK or taken > SECTION:
            taken = units(text)
            texts.append([])
        texts[-1].append(text)
    return [section(joined) for own in texts if (joined := "\n".join(text for text in own if text != BREAK))]
