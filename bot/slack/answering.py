"""What was asked for, answered: the answer, what the thread has come to, and files that go with it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.answer import Answer
from bot.charts import chart_answer, chart_line, draw_chart
from bot.conversation import State, read_state, reply
from bot.exports import list_entries, write_csv, write_xlsx
from bot.figures.table import read_table
from bot.forces import find_forces
from bot.measures import answer_measure, find_measure, list_measures
from bot.naming import find_named
from bot.summary import sum_up_force
from bot.wording import COMPARE
from index.library import Library

NAMED = 12
"""Forces that are named where one has to be chosen."""
LONGEST = 1_000
"""Characters of a question; what is longer is no question, and takes long to read."""

_JOINT = re.compile(r"(?:^| )(?:in|at|for|by|of|on|about)$", re.IGNORECASE)
"""What is left of 'second jobs in Norfolk' once the name is taken out."""


@dataclass(frozen=True, slots=True)
class File:
    """What is uploaded with an answer."""

    name: str
    title: str
    content: bytes
    alt: str = ""
    """What a picture shows, in words."""


@dataclass(frozen=True, slots=True)
class Reply:
    """All that one question brings."""

    answer: Answer
    state: str | None = None
    """What the thread has come to; None where the question belongs to no thread."""
    files: tuple[File, ...] = ()
    """Files that were asked for."""


def answer_request(request: str, text: str, state: str | None, library: Library) -> Reply:
    """The reply to what was asked for by `request`: 'ask', or the name of a command. Any text gets one.

    `state` is what the thread had come to.
    """
    if len(text) > LONGEST:
        why = f"That is {len(text):,} characters long. Ask one question, in fewer than {LONGEST:,}."
        return Reply(Answer(question=text[:LONGEST], status="unclear", kind=None, text=why), state)
    if request in _COMMANDS:
        return _COMMANDS[request](text, library)
    found, thread = reply(text, read_state(state or ""), library)
    return Reply(found, thread.model_dump_json())


def draw_answer(answer: Answer, library: Library) -> File | None:
    """The chart that goes with an answer of three figures or more."""
    chart = chart_answer(answer, library)
    return File("chart.png", chart.title, draw_chart(chart), chart.alt) if chart else None


def _compare(text: str, library: Library) -> Reply:
    asked = text if COMPARE.search(text) else f"Compare {text}"
    found, _ = reply(asked, State(), library)
    return Reply(replace(found, question=text))


def _summary(text: str, library: Library) -> Reply:
    """'west mid second jobs': the force is named in full anywhere, or begun by the first words."""
    named = find_forces(text, library)
    if len(named.known) == 1:
        topic = _JOINT.sub("", " ".join(named.rest.split()))
        return Reply(sum_up_force(named.known[0], topic, library))
    if named.known:
        return Reply(_unclear(text, f"That names {' and '.join(named.known)}. Name one; /beatbook compare takes more."))
    words = text.split()
    for count in range(len(words), 0, -1):
        found = find_named(" ".join(words[:count]), library)
        if len(found.forces) == 1:
            return Reply(sum_up_force(found.forces[0], " ".join(words[count:]), library))
        if found.forces:
            return Reply(_unclear(text, f"“{' '.join(words[:count])}” may mean {_either(found.forces)}. Say which."))
    if not words:
        some = f"{', '.join(library.forces[:NAMED])} …" if len(library.forces) > NAMED else _either(library.forces)
        return Reply(_unclear(text, f"Name a force: {some}. /beatbook reports lists all."))
    nearest = _either(find_named(text, library).nearest)
    why = f"No report on “{text}” is loaded. The nearest is {nearest}; /beatbook reports lists all."
    return Reply(Answer(question=text, status="unknown_force", kind="summary", text=why, unknown_forces=named.unknown))


def _figures(text: str, library: Library) -> Reply:
    return Reply(answer_measure(text, library) if text.strip() else list_measures(library))


def _chart(text: str, library: Library) -> Reply:
    found = answer_measure(text, library)
    line = find_measure(find_forces(text, library).rest, library)[0] if found.figures else None
    if line is None:
        return Reply(found)
    forces = {row.force for row in found.figures}
    chart = chart_line(replace(line, cells=tuple(cell for cell in line.cells if cell.force in forces)), library)
    return Reply(found, files=(File("chart.png", chart.title, draw_chart(chart), chart.alt),))


def _export(text: str, library: Library) -> Reply:
    """'xlsx second jobs': the table of one measure or of all, as a file."""
    words = text.split()
    form = next((word.lower() for word in words if word.lower() in ("csv", "xlsx")), "csv")
    asked = " ".join(word for word in words if word.lower() not in ("csv", "xlsx"))
    named = find_forces(asked, library)
    lines = read_table(library, library.forces)
    if measure := named.rest.strip():
        line, _ = find_measure(measure, library)
        if line is None:
            return Reply(answer_measure(asked, library))
        lines = (line,)
    entries = list_entries(lines, named.known or library.forces)
    content = write_xlsx(entries) if form == "xlsx" else write_csv(entries).encode("utf-8-sig")
    what = lines[0].label if measure else "all measures"
    said = f"{len(entries)} {'row' if len(entries) == 1 else 'rows'} of figures: {what}."
    return Reply(
        Answer(question=text, status="answered", kind="figures", text=said),
        files=(File(f"figures.{form}", f"Figures: {what}", content),),
    )


_COMMANDS: dict[str, Callable[[str, Library], Reply]] = {
    "summary": _summary,
    "compare": _compare,
    "figures": _figures,
    "chart": _chart,
    "export": _export,
}


def _unclear(text: str, why: str) -> Answer:
    return Answer(question=text, status="unclear", kind=None, text=why)


def _either(names: tuple[str, ...]) -> str:
    return " or ".join(names)
