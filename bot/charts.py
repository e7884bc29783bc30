"""A measure as a picture: a bar for each force, the highest first."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont
from PIL.PngImagePlugin import PngInfo

from bot.answer import Answer, FigureRow
from bot.figures.table import Line, read_table
from bot.figures.text import say_number
from index.library import Library

FEWEST = 3
"""Bars that are worth a picture by themselves."""
WIDTH = 1000
"""Pixels; the height follows from the number of bars."""
MARGIN = 32
ROW = 34
BAR = 22
GAP = 12
"""Pixels between a name, its bar and its value."""
LONGEST_NAME = 360
"""Pixels; a longer name is cut."""
TITLE, TEXT, NOTE = 28, 19, 16
"""Sizes of the font."""
LEADING = 1.35
"""From one line to the next, as a multiple of the size."""

BACKGROUND, INK, FAINT, COLOUR = "#ffffff", "#1d1d1f", "#5f6368", "#2f5d8c"

# The font that comes with Pillow has the characters of ASCII and few others.
_SPELT_OUT = str.maketrans({"£": "GBP ", "‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "..."})

Font = ImageFont.FreeTypeFont | ImageFont.ImageFont


@dataclass(frozen=True, slots=True)
class Bar:
    name: str
    value: int | float
    """0 or more."""
    text: str
    """The value as it is written: '£250,000', 'over 200'."""


@dataclass(frozen=True, slots=True)
class Chart:
    title: str
    bars: tuple[Bar, ...]
    """The longest first."""
    missing: tuple[str, ...]
    """Forces whose reports do not state it."""
    source: str

    @property
    def alt(self) -> str:
        """What the picture says, for those who cannot see it."""
        bars = ", ".join(f"{bar.name} {bar.text}" for bar in self.bars)
        noun = "force" if len(self.bars) == 1 else "forces"
        said = f"Bar chart of {len(self.bars)} {noun}, the highest first. {self.title}: {bars}."
        return " ".join(part for part in (said, self.note, self.source) if part)

    @property
    def note(self) -> str:
        return f"Not stated: {', '.join(self.missing)}." if self.missing else ""


def chart_line(line: Line, library: Library) -> Chart:
    """The chart of one line of the table."""
    cells = sorted(line.cells, key=lambda cell: (-cell.value, cell.force))
    bars = tuple(Bar(c.force, c.value, f"{c.qualifier} {say_number(c.value, line.unit)}".strip()) for c in cells)
    stated = {cell.force for cell in cells}
    return Chart(line.title, bars, tuple(f for f in library.forces if f not in stated), _source(line, library))


def chart_answer(answer: Answer, library: Library) -> Chart | None:
    """The chart of the measure that most figures of an answer are of; None for fewer than `FEWEST` bars."""
    of_measure: dict[str, list[FigureRow]] = {}
    for row in answer.figures:
        if row.force is not None and row.value >= 0:
            of_measure.setdefault(row.measure, []).append(row)
    rows = max(of_measure.values(), key=len, default=[])
    values = {row.force: row.value for row in rows}
    if len(values) < FEWEST:
        return None
    for line in read_table(library, library.forces):
        cells = tuple(cell for cell in line.cells if values.get(cell.force) == cell.value)
        if line.name == rows[0].measure and len(cells) == len(values):
            return chart_line(replace(line, cells=cells), library)
    bars = [Bar(force, value, say_number(value, rows[0].unit)) for force, value in values.items() if force]
    cited = {c.document for c in answer.citations if any(c.id in row.citations for row in rows)}
    title = rows[0].measure.replace("_", " ").capitalize()
    missing = tuple(force for force in library.forces if force not in values)
    return Chart(
        title, tuple(sorted(bars, key=lambda bar: (-bar.value, bar.name))), missing, _name_sources(cited, library)
    )


def draw_chart(chart: Chart) -> bytes:
    """A PNG file, its title and alt text within it."""
    title, text, note = (ImageFont.load_default(size) for size in (TITLE, TEXT, NOTE))
    names = [_cut(_spell(bar.name), text, LONGEST_NAME) for bar in chart.bars]
    heading = _wrap(_spell(chart.title), title)
    notes = [*_wrap(_spell(chart.note), note), *_wrap(_spell(chart.source), note)]
    top = MARGIN + len(heading) * _leading(TITLE) + GAP
    bottom = top + len(chart.bars) * ROW
    height = bottom + GAP + len(notes) * _leading(NOTE) + MARGIN

    image = Image.new("RGB", (WIDTH, height), BACKGROUND)
    pen = ImageDraw.Draw(image)
    for place, line in _place(heading, MARGIN, TITLE):
        pen.text(place, line, INK, title)
    left = MARGIN + max(map(round, map(text.getlength, names)), default=0) + GAP
    values = [_spell(bar.text) for bar in chart.bars]
    room = WIDTH - MARGIN - GAP - max(map(round, map(text.getlength, values)), default=0) - left
    longest = max((bar.value for bar in chart.bars), default=0) or 1
    for i, (bar, name, value) in enumerate(zip(chart.bars, names, values, strict=True)):
        middle = top + i * ROW + ROW // 2
        right = left + max(0, round(bar.value / longest * room))
        pen.text((left - GAP, middle), name, INK, text, anchor="rm")
        if right > left:
            pen.rectangle((left, middle - BAR // 2, right, middle + BAR // 2), COLOUR)
        pen.text((right + GAP, middle), value, INK, text, anchor="lm")
    pen.line((left, top, left, bottom), FAINT)
    for place, line in _place(notes, bottom + GAP, NOTE):
        pen.text(place, line, FAINT, note)
    return _encode(image, chart)


def _source(line: Line, library: Library) -> str:
    """The titles and months of the reports that the figures are read off."""
    return _name_sources({p.report.document for c in line.cells for f in c.figures for p in f.passages}, library)


def _name_sources(cited: Collection[str], library: Library) -> str:
    reports = [report for report in library.reports if report.document in cited]
    titles = dict.fromkeys(f"{r.title} ({r.month})" if r.month else r.title for r in reports)
    noun = "report" if len(reports) == 1 else "reports"
    return f"Source: {'; '.join(titles)}; {len(reports)} {noun}."


def _spell(text: str) -> str:
    """The text in characters that the font has: accents left out, and '?' for what it lacks."""
    bare = unicodedata.normalize("NFKD", text.translate(_SPELT_OUT))
    spelt = "".join(c for c in bare if not unicodedata.combining(c)).encode("ascii", "replace").decode("ascii")
    return "".join(c if c.isprintable() else " " for c in spelt)


def _cut(text: str, font: Font, room: float) -> str:
    if font.getlength(text) <= room:
        return text
    return next(cut for end in range(len(text), 0, -1) if font.getlength(cut := f"{text[:end].rstrip()}...") <= room)


def _wrap(text: str, font: Font) -> list[str]:
    """Lines of words, each as wide as the picture allows; no line for no words."""
    lines: list[str] = []
    room = WIDTH - 2 * MARGIN
    for word in text.split():
        if lines and font.getlength(f"{lines[-1]} {word}") <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(_cut(word, font, room))
    return lines


def _leading(size: int) -> int:
    """Pixels from one line to the next."""
    return round(size * LEADING)


def _place(lines: Sequence[str], top: int, size: int) -> Iterator[tuple[tuple[int, int], str]]:
    """Where each of the lines goes that stand below one another from `top`."""
    for i, line in enumerate(lines):
        yield (MARGIN, top + i * _leading(size)), line


def _encode(image: Image.Image, chart: Chart) -> bytes:
    words = PngInfo()
    words.add_itxt("Title", chart.title)
    words.add_itxt("Description", chart.alt)
    file = BytesIO()
    image.save(file, "PNG", optimize=True, pnginfo=words)
    return file.getvalue()
