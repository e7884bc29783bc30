"""What can be asked, and of which reports."""

from __future__ import annotations

from bot.display import make_harmless
from bot.slack.blocks.actions import Action, Callback, Target
from bot.slack.blocks.elements import actions, bullets, button, line, modal, note, rich_text, section, words
from bot.slack.blocks.limits import MESSAGE_BYTES, TEXT, Room, measure
from bot.slack.blocks.message import Block, Message
from bot.slack.blocks.settings import list_families
from bot.slack.blocks.tables import lay_table
from bot.slack.blocks.text import clean, cut, escape, escaped_units, wire_bytes
from bot.suggestions import suggest_questions
from index.library import Library
from index.models import Report

COMMANDS = (
    ("/beatbook ask QUESTION", "the answer, for your eyes; a button shares it"),
    ("/beatbook compare FORCE and FORCE on TOPIC", "two reports side by side"),
    ("/beatbook figures TOPIC", "a number for every force"),
    ("/beatbook chart TOPIC", "the same as a picture"),
    ("/beatbook reports", "what is loaded"),
    ("/beatbook export", "the table of figures as a file"),
    ("/beatbook settings", "how this channel is answered"),
    ("/beatbook forget me", "deletes what is kept about you"),
    ("/force NAME [TOPIC]", "all that one report says"),
)
"""What can be typed anywhere, and what it brings."""
GO_ON = "In a thread, go on without a mention: “the others?”, “which ones don’t?”, “why?”, “compare them”."
EXAMPLE = 300
"""Bytes of an example."""
PER_PAGE = 40
"""Reports on a page of the list."""
NAME = 90
"""Bytes of a force or a document in a list."""
KINDS = 900
"""Bytes of the titles of the reports."""
RESERVED = 1_800
"""Bytes of a message of reports that are kept for what stands around its table."""
PROBLEMS = 3
"""Files that could not be read, of which it is said why."""


def help_message(library: Library) -> Message:
    """Examples made of the reports' own words, each with a button that asks it, and the commands."""
    intro = f"Ask about {count_reports(library)}. Every answer is the reports’ own sentences, force by force."
    commands = [bullets(line(words(name, bold=True), words(f"  {brings}")) for name, brings in COMMANDS)]
    blocks = [
        rich_text(line(words(intro, bold=True))),
        *offer_examples(library),
        rich_text(line(words("Anywhere, a command:", bold=True)), *commands),
        note(GO_ON),
    ]
    asked = [f"“{example.question}”" for example in suggest_questions(library)]
    told = [intro, f"For example: {'; '.join(asked)}.", *(f"{name}: {brings}" for name, brings in COMMANDS), GO_ON]
    return Message(_tell("\n".join(told)), blocks)


def offer_examples(library: Library) -> list[Block]:
    """Questions that the reports answer, each with a button that asks it."""
    questions = [cut(make_harmless(e.question), EXAMPLE, wire_bytes) for e in suggest_questions(library)]
    return [section(asked, button("Ask", Action.ASK, asked, label=f"Ask: {asked}")) for asked in questions]


def reports_message(library: Library) -> Message:
    """A row a report; what has no room is counted, and a button opens it."""
    head = f"{count_reports(library)} loaded."
    kinds = cut("; ".join(make_harmless(family) for family in list_families(library)), KINDS, wire_bytes)
    cells = [["Force", "Month", "Document"], *map(_row, library.reports)]
    opening = [rich_text(line(words(head, bold=True), words(f" {kinds}")))]
    more = actions([button("Show all", Action.REPORTS, str(Target("0")))])
    table, shown = lay_table(cells, Room(MESSAGE_BYTES - measure([*opening, more]) - RESERVED, 1))
    left = len(library.reports) - shown
    rest = [note(f"Not shown here: {left} reports. “Show all” has everything."), more] if left else []
    problems = [note(_say_problems(library))] if library.problems else []
    listed = "; ".join(f"{force} {month}".strip() for force, month, _ in cells[1:])
    return Message(_tell(f"{head} {listed}"), [*opening, table, *rest, *problems])


def reports_view(library: Library, page: int) -> Block:
    """A page of the list of reports, counted from 0; one past the last is the last."""
    pages = -(-len(library.reports) // PER_PAGE)
    page = min(max(page, 0), pages - 1)
    shown = library.reports[page * PER_PAGE : (page + 1) * PER_PAGE]
    lines = bullets(line(words(", ".join(part for part in _row(report) if part))) for report in shown)
    turns = []
    if page > 0:
        turns.append(button("Previous page", Action.REPORTS_BACK, str(Target("0", page - 1))))
    if page < pages - 1:
        turns.append(button("Next page", Action.REPORTS, str(Target("0", page + 1))))
    foot = [actions(turns)] if turns else []
    return modal("Reports", Callback.REPORTS, [note(f"Page {page + 1} of {pages}"), rich_text(lines), *foot])


def count_reports(library: Library) -> str:
    """'5 reports on 5 forces'."""
    reports, forces = len(library.reports), len(library.forces)
    return f"{reports} {'report' if reports == 1 else 'reports'} on {forces} {'force' if forces == 1 else 'forces'}"


def _row(report: Report) -> list[str]:
    force, document = (cut(make_harmless(name), NAME, wire_bytes) for name in (report.force, report.document))
    return [force, report.month, document]


def _say_problems(library: Library) -> str:
    said = [cut(make_harmless(str(problem)), KINDS // PROBLEMS, wire_bytes) for problem in library.problems[:PROBLEMS]]
    left = len(library.problems) - len(said)
    return f"Not read: {'; '.join(said)}{f'; and {left} more' if left else ''}."


def _tell(text: str) -> str:
    return escape(cut(clean(text), TEXT, escaped_units))
