"""The measures of several reports as a table: a line a measure, a cell a force."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from bot import arithmetic
from bot.answer import FigureRow, Sources
from bot.arithmetic import Number, Row
from bot.citing import cite
from bot.figures.text import name_of
from index.figures.figure import Figure
from index.figures.measures import UNITS_OF_VALUE, Measure
from index.figures.periods import Period
from index.library import Library
from index.tokens import stem, tokenize


@dataclass(frozen=True, slots=True)
class Cell:
    """One force's figure."""

    force: str
    value: Number
    figures: tuple[Figure, ...]
    """What it is read off or computed from."""
    is_derived: bool

    @property
    def qualifier(self) -> str:
        return "" if self.is_derived else self.figures[0].qualifier

    @property
    def is_part_of_none(self) -> bool:
        """Whether it is a part of a count that is 0, which goes without saying."""
        return any(figure.base is not None and not figure.base.value for figure in self.figures)

    def cite(self, sources: Sources) -> tuple[int, ...]:
        ids = (cite(p, sources) for figure in self.figures for p in figure.passages)
        return tuple(dict.fromkeys(ids))


@dataclass(frozen=True, slots=True)
class Line:
    """What is counted, and every figure of it."""

    name: str
    """In snake_case."""
    label: str
    unit: str
    cells: tuple[Cell, ...]
    """By force; forces whose report does not state it have none."""
    measure: Measure | None = None
    """The declared one, if it is."""

    @property
    def title(self) -> str:
        """The label as a line begins with it."""
        return self.label[:1].upper() + self.label[1:]

    def cell(self, force: str) -> Cell | None:
        return next((cell for cell in self.cells if cell.force == force), None)

    def row(self, cell: Cell, sources: Sources) -> FigureRow:
        return FigureRow(
            force=cell.force,
            measure=self.name,
            value=cell.value,
            unit=self.unit,
            citations=cell.cite(sources),
            derived=cell.is_derived,
        )

    @property
    def telling(self) -> tuple[Cell, ...]:
        """The cells but those that are parts of none."""
        return tuple(cell for cell in self.cells if not cell.is_part_of_none)

    @property
    def median(self) -> Number:
        """Over the telling cells. Raises ValueError where there are none."""
        return arithmetic.median([Row(cell.force, cell.value) for cell in self.telling])

    @property
    def middle(self) -> tuple[Cell, ...]:
        """The cell that the median is read off, or the two that it lies between."""
        ranked = sorted(self.telling, key=lambda cell: (cell.value, cell.force))
        return tuple(ranked[(len(ranked) - 1) // 2 : len(ranked) // 2 + 1])


def read_table(library: Library, forces: Sequence[str]) -> tuple[Line, ...]:
    """Every declared measure and part of one that a report on one of `forces` gives, in the vocabulary's order.

    A measure whose parts are states also gives the percentage in the first of them: 'approved'.
    """
    lines = (line for measure in library.vocabulary.measures.values() for line in _lines(measure, library, forces))
    return tuple(line for line in lines if line.cells)


def read_further(library: Library, forces: Sequence[str]) -> tuple[Line, ...]:
    """What else the newest report of each force counts: of no declared measure, or of an earlier time; no zeros.

    It stands under its own words, and those that say the same share a line; a force that gives two has a second one.
    """
    lines: dict[tuple[str, str, int], list[Cell]] = {}
    labels: dict[str, str] = {}
    for force in forces:
        for figure in library.figures.of(library.reports_of(force)[0]):
            if figure.value and _is_other(figure):
                name, label = _name_further(figure, library)
                place = next(n for n in count() if all(c.force != force for c in lines.get((name, figure.unit, n), ())))
                cell = Cell(force, figure.value, (figure,), bool(figure.operands))
                lines.setdefault((name, figure.unit, place), []).append(cell)
                labels.setdefault(name, label)
    return tuple(Line(name, labels[name], unit or "number", tuple(c)) for (name, unit, _), c in sorted(lines.items()))


def _name_further(figure: Figure, library: Library) -> tuple[str, str]:
    """(its name in snake_case, what it counts)."""
    measure = library.vocabulary.measures.get(figure.measure)
    words = [token.text for token in tokenize(figure.phrase)][:MOST_NAMED] or [figure.unit or "number"]
    name, label = name_of(figure) if measure else _snake(" ".join(words)), figure.phrase or figure.unit
    if measure:
        label = " ".join(part for part in (measure.label, figure.state) if part)
    return (f"{name}_earlier", f"{label}, earlier") if figure.period is Period.EARLIER else (name, label)


MOST_NAMED = 6
"""Words in the name of a figure of no declared measure."""


def is_about(line: Line, terms: Collection[str]) -> bool:
    """Whether a line's measure is about what some terms name: stems, and concepts as '=name'."""
    groups = line.measure.about or (line.measure.counts,) if line.measure else ()
    return any(word in terms for group in groups for word in group)


def read_others(library: Library, force: str) -> tuple[Line, ...]:
    """The other figures of a force's newest report: of no declared measure, or of an earlier time; no zeros."""
    figures = library.figures.of(library.reports_of(force)[0])
    return tuple(_alone(figure, force, library) for figure in figures if figure.value and _is_other(figure))


def _is_other(figure: Figure) -> bool:
    return not figure.measure or figure.period is Period.EARLIER


def _alone(figure: Figure, force: str, library: Library) -> Line:
    cells = (Cell(force, figure.value, (figure,), bool(figure.operands)),)
    measure = library.vocabulary.measures.get(figure.measure)
    when = "earlier" if figure.period is Period.EARLIER else ""
    what = (measure.label if measure else figure.unit, figure.state, when)
    name = (measure.name if measure else figure.unit, figure.state, when)
    label = ", ".join(part for part in (" ".join(w for w in what[:2] if w), when) if part)
    return Line(_snake("_".join(part for part in name if part)), label, figure.unit or "number", cells)


def _snake(words: str) -> str:
    return "_".join(words.replace("-", " ").split()) or "number"


def _lines(measure: Measure, library: Library, forces: Sequence[str]) -> Iterator[Line]:
    whole = _line(measure, "", library, forces)
    yield whole
    for at, state in enumerate(measure.parts):
        part = _line(measure, state.name, library, forces)
        yield part
        if at == 0:
            yield _rate(measure, state.name, part, whole, library)


def _line(measure: Measure, state: str, library: Library, forces: Sequence[str]) -> Line:
    cells = []
    for force in forces:
        figure = next(
            (f for report in library.reports_of(force) if (f := _pick(library.figures.of(report), measure, state))),
            None,
        )
        if figure:
            cells.append(Cell(force, figure.value, (figure,), bool(figure.operands)))
    name = "_".join(word for word in (measure.name, state) if word)
    label = " ".join(word for word in (measure.label, state) if word)
    return Line(name, label, measure.unit, tuple(cells), measure)


def _pick(figures: Sequence[Figure], measure: Measure, state: str) -> Figure | None:
    """The figure of the time of the review; one that is stated before one that is implied."""
    fitting = [
        f
        for f in figures
        if f.measure == measure.name
        and f.state == state
        and (f.is_count or measure.unit in UNITS_OF_VALUE)
        and f.period is Period.REVIEW
        and (state or f.is_whole)
    ]
    counted = stem(measure.unit)
    return min(fitting, key=lambda f: (bool(f.operands), counted not in f.head.stems), default=None)


def _rate(measure: Measure, state: str, part: Line, whole: Line, library: Library) -> Line:
    cells = []
    for cell in whole.cells:
        some = part.cell(cell.force)
        stated = next(
            (
                f
                for r in library.reports_of(cell.force)
                for f in library.figures.of(r)
                if f.measure == measure.name and f.state == state and f.unit == "percent"
            ),
            None,
        )
        if stated:
            cells.append(Cell(cell.force, stated.value, (stated,), is_derived=False))
        elif some and cell.value and some.value <= cell.value:
            value = arithmetic.percentage(some.value, cell.value)
            cells.append(Cell(cell.force, value, (*some.figures, *cell.figures), is_derived=True))
    return Line(f"{measure.name}_{state}_rate", f"share of {measure.label} {state}", "percent", tuple(cells), measure)
