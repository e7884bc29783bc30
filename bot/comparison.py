"""Forces side by side: on a topic, or in all that their reports say. What differs comes first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from bot.alignment import Aspect, align
from bot.answer import Answer, FigureRow, Sources
from bot.citing import cite, quote, refer
from bot.figures.table import Line, is_about, read_table
from bot.figures.text import say_number
from bot.passages import find_hits
from bot.practice import read_practice
from bot.question import Question, explain_reading
from bot.topic import Topic, find_about, read_topic
from index.library import Library, Passage
from index.models import Voice

BEST = 4
"""Sentences of a report that are cited first: those that answer best."""
MOST = 14
"""Sentences of a report that are put side by side with others."""


def answer_comparison(question: Question, library: Library) -> Answer:
    """What the reports say of the topic, aspect by aspect; without a topic, all that they say, section by section."""
    topic, sources = read_topic(question), Sources()
    found = {force: _speaking(question, topic, force, library, sources) for force in question.forces} if topic else {}
    lines = [line for line in read_table(library, question.forces) if not topic or is_about(line, topic.terms)]
    lines = [line for line in lines if line.unit != "percent" or len(line.cells) == len(question.forces)]
    rows = {line.name: [line.row(cell, sources) for cell in line.cells] for line in lines}
    said = list(_say_lines(lines, rows, question))
    if topic:
        said += _say_aspects(align(found, library, topic.terms), question, sources)
    else:
        for heading, sections in _sections(question, library).items():
            said += ["", heading, *_say_aspects(align(sections, library), question, sources)]
    is_stated = bool(sources.citations)
    head = (
        [f"{', '.join(question.forces)}:"]
        if is_stated
        else [f"The reports on {' and '.join(question.forces)} do not say."]
    )
    return Answer(
        question=question.text,
        status="answered" if is_stated else "not_stated",
        kind="comparison",
        text="\n".join([*head, *said, *explain_reading(question)]),
        figures=tuple(row for line in rows.values() for row in line),
        citations=sources.citations,
        unknown_forces=question.unknown_forces,
    )


def _speaking(question: Question, topic: Topic, force: str, library: Library, sources: Sources) -> Sequence[Passage]:
    """The sentences of a force's report that speak of the topic; those that answer best are cited at once."""
    best = [hit.passage for hit in find_hits(question, force, library, BEST)]
    for passage in best:
        cite(passage, sources)
    report = best[0].report if best else library.reports_of(force)[0]
    others = [passage for passage in find_about(topic, report, library) if passage not in best]
    return sorted([*best, *others][:MOST], key=lambda passage: passage.sentence.number)


def _sections(question: Question, library: Library) -> Mapping[str, Mapping[str, Sequence[Passage]]]:
    """For each heading what the newest report on each force says under it; headings as they come first."""
    sections: dict[str, dict[str, list[Passage]]] = {}
    for force in question.forces:
        for passage in library.passages_of(library.reports_of(force)[0], Voice.FORCE):
            heading = passage.paragraph.heading.replace(force, "…")
            sections.setdefault(heading, {}).setdefault(force, []).append(passage)
    return sections


def _say_lines(lines: Sequence[Line], rows: Mapping[str, Sequence[FigureRow]], question: Question) -> Iterator[str]:
    """A line a measure, those with different figures first: 'Applications for second jobs: Derbyshire 62 [1] · …'."""
    for line in sorted(lines, key=lambda line: len({cell.value for cell in line.cells}) == 1):
        of = {row.force: row for row in rows[line.name]}
        cells = [_say_figure(force, of.get(force)) for force in question.forces]
        yield f"{line.title}: {' · '.join(cells)}"


def _say_figure(force: str, row: FigureRow | None) -> str:
    return f"{force} {say_number(row.value, row.unit)} {refer(row.citations)}" if row else f"{force} not stated"


def _say_aspects(aspects: Sequence[Aspect], question: Question, sources: Sources) -> Iterator[str]:
    """Each aspect as lines, one a force: what differs, then what is alike, then what one report alone speaks of."""
    shared = [aspect for aspect in aspects if len(aspect.cells) > 1]
    for title, group in (
        ("Different", [aspect for aspect in shared if aspect.differs]),
        ("Alike", [aspect for aspect in shared if not aspect.differs]),
    ):
        for aspect in group:
            yield from ("", f"{title}: {aspect.words}")
            yield from (_say_cell(passage, sources) for passage in aspect.cells)
            yield from (f"  {force}: nothing like it" for force in question.forces if force not in aspect.forces)
    alone = [passage for aspect in aspects if len(aspect.cells) == 1 for passage in aspect.cells]
    if alone:
        yield from ("", "In one report only")
        yield from (_say_cell(passage, sources) for passage in alone)


def _say_cell(passage: Passage, sources: Sources) -> str:
    practice = read_practice(passage)
    stance = f" ({practice})" if practice else ""
    return f"  {passage.report.force}{stance}: {quote(passage, sources)}"
