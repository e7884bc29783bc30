"""All that one report says of its force: its figures, its practices section by section, and what sets it apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.answer import Answer, FigureRow, Sources
from bot.citing import cite, quote, refer
from bot.distinction import FEWEST, find_extremes, find_only, find_silence, find_unlike
from bot.figures.table import Line, is_about, read_others, read_table
from bot.figures.text import say_number
from bot.practice import Practice, read_practice
from bot.question import Question, explain_reading, parse_question
from bot.topic import find_about, read_topic
from index.library import Library, Passage
from index.models import Report, Voice

_TITLES = {
    Practice.IN_PLACE: "In place",
    Practice.PARTLY: "Partly",
    Practice.PLANNED: "Planned",
    Practice.ABSENT: "Absent",
    Practice.PAST: "As it was",
}
_COUNTED, _REST = "Counted", "Also said"


def answer_summary(question: Question, library: Library) -> Answer:
    """What the newest report on a force says, on a topic where the question names one; every line is cited."""
    force = question.forces[0]
    report = library.reports_of(force)[0]
    topic = read_topic(question)
    passages = find_about(topic, report, library) if topic else library.passages_of(report, Voice.FORCE)
    lines = [line for line in (*read_table(library, library.forces), *read_others(library, force)) if _has(line, force)]
    lines = [line for line in lines if not topic or is_about(line, topic.terms) or _is_read_off(line, force, passages)]
    sources = Sources()
    figures, said = _figures(lines, force, sources)
    parts = [
        _title(report),
        *said,
        *([] if topic else _apart(lines, report, library, sources)),
        *_sections(passages, lines, sources),
        *([] if topic else _silent(report, library)),
        *explain_reading(question),
    ]
    is_stated = bool(sources.citations)
    return Answer(
        question=question.text,
        status="answered" if is_stated else "not_stated",
        kind="summary",
        text="\n".join(parts) if is_stated else f"The {force} report does not say.",
        figures=tuple(figures),
        citations=sources.citations,
        unknown_forces=question.unknown_forces,
    )


def sum_up_force(force: str, topic: str, library: Library) -> Answer:
    """The summary of a force that is known by its short name, on `topic` where there is one."""
    question = parse_question(topic, library)
    summed = replace(question, text=f"{force} {topic}".strip(), kind="summary", forces=(force,), names_forces=True)
    return answer_summary(summed, library)


def _title(report: Report) -> str:
    what = ", ".join(part for part in (report.title, report.month) if part)
    return f"{report.full_name}: {what} ({report.document})" if what else f"{report.full_name} ({report.document})"


def _has(line: Line, force: str) -> bool:
    cell = line.cell(force)
    return cell is not None and not cell.is_part_of_none


def _is_read_off(line: Line, force: str, passages: Sequence[Passage]) -> bool:
    cell = line.cell(force)
    return (
        cell is not None and not line.measure and any(p in passages for figure in cell.figures for p in figure.passages)
    )


def _figures(lines: Sequence[Line], force: str, sources: Sources) -> tuple[list[FigureRow], list[str]]:
    """The rows, and a line of text for each measure: the force's figure beside the median of all that are loaded."""
    rows, said = list[FigureRow](), list[str]()
    own = [
        line.row(cell, sources) for line in lines if (cell := line.cell(force))
    ]  # first, so that they are cited first
    for line, row in zip(lines, own, strict=True):
        beside = _median(line, sources) if len(line.telling) > 1 else None
        rows += [row, beside] if beside else [row]
        said.append(f"  {line.title}: {_say(row)}{f'; median {_say(beside)}' if beside else ''}")
    return rows, ["", "Figures, beside the median of the reports that state them", *said] if said else []


def _median(line: Line, sources: Sources) -> FigureRow:
    ids = tuple(dict.fromkeys(i for cell in line.middle for i in cell.cite(sources)))
    name = f"median_{line.name}"
    return FigureRow(force=None, measure=name, value=line.median, unit=line.unit, citations=ids, derived=True)


def _say(row: FigureRow) -> str:
    return f"{say_number(row.value, row.unit)} {refer(row.citations)}"


def _apart(lines: Sequence[Line], report: Report, library: Library, sources: Sources) -> Iterator[str]:
    """What no other report that is loaded has: the highest and lowest figures, what it alone does or speaks of."""
    if len(library.forces) < FEWEST:
        return
    said = [
        f"  {e.word} figure: {e.line.label}, {_say(e.line.row(e.cell, sources))}"
        for e in find_extremes(lines, report.force)
    ]
    said += [
        f"  Only here {unlike.practice}: {quote(unlike.passage, sources)}" for unlike in find_unlike(report, library)
    ]
    said += [f"  Only here: {', '.join(words)} {refer((cite(p, sources),))}" for p, words in find_only(report, library)]
    if said:
        yield from ("", "What sets it apart from the other reports", *said)


def _sections(passages: Sequence[Passage], lines: Sequence[Line], sources: Sources) -> Iterator[str]:
    """Under each heading what is in place, partly so, planned and absent; what is counted stands apart."""
    figures = [figure for line in lines if line.measure for cell in line.cells for figure in cell.figures]
    counted = {(p.report.document, p.sentence.number) for figure in figures for p in figure.passages}
    for heading in dict.fromkeys(p.paragraph.heading for p in passages):
        yield from ("", heading or "Findings")
        own = [p for p in passages if p.paragraph.heading == heading]
        titles = [_COUNTED if (p.report.document, p.sentence.number) in counted else _title_of(p) for p in own]
        for title in (*_TITLES.values(), _COUNTED, _REST):
            if title in titles:
                yield f"  {title}"
            yield from (f"    {quote(p, sources)}" for p, t in zip(own, titles, strict=True) if t == title)


def _title_of(passage: Passage) -> str:
    practice = read_practice(passage)
    return _TITLES[practice] if practice else _REST


def _silent(report: Report, library: Library) -> Iterator[str]:
    words = find_silence(report, library)
    if words:
        yield from ("", f"Most other reports speak of these, and this one does not: {', '.join(words)}")
