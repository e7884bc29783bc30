"""Home: what is loaded, what can be asked, what was asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.display import make_harmless
from bot.slack.blocks.actions import Action, Callback, Target
from bot.slack.blocks.elements import actions, button, divider, header, note, plain_text, section
from bot.slack.blocks.export import write_csv
from bot.slack.blocks.guide import GO_ON, count_reports, offer_examples
from bot.slack.blocks.head import list_names
from bot.slack.blocks.limits import VIEW_BLOCKS, VIEW_BYTES, Room, measure
from bot.slack.blocks.message import Block
from bot.slack.blocks.settings import list_families
from bot.slack.blocks.text import cut, wire_bytes
from index.library import Library

QUESTION = 300
"""Bytes of a question in a list."""
SHARE = 0.5
"""Of the room that is left, which the user's own questions have at most where the administrators' list follows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recent:
    """A question that the user asked lately."""

    text: str
    outcome: str = ""
    """Its status: 'answered', 'not_stated' …"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """A question that was not answered well, as administrators see it."""

    text: str
    reason: str
    """'not_stated', 'unclear', 'thumbs down'."""
    asked: str = ""
    """When, as it is to be read: '3 December 2012'."""


def home_view(library: Library, recent: Sequence[Recent] = (), open_questions: Sequence[Open] | None = None) -> Block:
    """The view; the administrators' list is left out where it is None."""
    names, _ = list_names(make_harmless(force) for force in library.forces)
    kinds, _ = list_names(make_harmless(family) for family in list_families(library))
    fixed = [
        header("Beatbook"),
        section(
            f"Ask what inspectors found: {count_reports(library)}, every force in every answer, each with its sentence."
        ),
        note(f"Loaded: {kinds}. Forces: {names}."),
        actions([button("List the reports", Action.REPORTS, str(Target("0")))]),
        header("Try one of these"),
        *offer_examples(library),
        note(GO_ON),
    ]
    foot = [divider(), *_privacy()]
    room = Room(VIEW_BYTES - measure([*fixed, *foot]), VIEW_BLOCKS - len(fixed) - len(foot))
    blocks = [*fixed]
    own = Room(int(room.size * (SHARE if open_questions else 1)), room.blocks // 2)
    blocks += _list("Your recent questions", recent, own)
    room.take(blocks[len(fixed) :])
    if open_questions is not None:
        blocks += _list_open(open_questions, room)
    return {"type": "home", "callback_id": Callback.HOME, "blocks": [*blocks, *foot]}


def open_questions_csv(questions: Iterable[Open]) -> bytes:
    """The administrators' list as a file."""
    return write_csv([["question", "reason", "asked"], *([q.text, q.reason, q.asked] for q in questions)])


def _list(title: str, recent: Sequence[Recent], room: Room) -> list[Block]:
    entries = [_entry(asked.text, _say(asked.outcome)) for asked in recent if asked.text.strip()]
    return _fill(title, entries, room)


def _list_open(questions: Sequence[Open], room: Room) -> list[Block]:
    if not questions:
        return [header("For administrators"), note("Every question that was asked lately got an answer.")]
    file = actions([button("CSV file", Action.OPEN_CSV, "all")])
    room.take([file])
    entries = [_entry(q.text, ", ".join(part for part in (_say(q.reason), q.asked) if part)) for q in questions]
    return [*_fill("For administrators: not answered well", entries, room), file]


def _fill(title: str, entries: Sequence[Block], room: Room) -> list[Block]:
    """As many as there is room for, and how many these are not."""
    room.take([header(title), note("00,000 more are not shown here.")])
    shown = [entry for entry in entries if room.take([entry])] if entries else []
    left = len(entries) - len(shown)
    more = [note(f"{left:,} more {'are' if left > 1 else 'is'} not shown here.")] if left else []
    return [header(title), *shown, *more] if entries else []


def _entry(text: str, said: str) -> Block:
    asked = cut(make_harmless(text), QUESTION, wire_bytes)
    return section(
        f"{asked} ({said})" if said else asked, button("Ask", Action.ASK, asked, label=f"Ask again: {asked}")
    )


def _say(outcome: str) -> str:
    return make_harmless(outcome.replace("_", " "))


def _privacy() -> Iterator[Block]:
    confirm = {
        "title": plain_text("Delete what is kept about you?", 100),
        "text": plain_text("Your questions, votes and threads are deleted. Messages that were posted stay.", 300),
        "confirm": plain_text("Delete", 30),
        "deny": plain_text("Keep", 30),
    }
    forget = button("Forget me", Action.FORGET, "me")
    yield note("Answers are kept for a time, so that their buttons work.")
    yield actions([{**forget, "confirm": confirm}])
