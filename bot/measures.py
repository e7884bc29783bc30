"""One measure over the forces as an answer, for those who ask for it by name."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answer import Answer, Sources
from bot.figures.table import Line, is_about, read_table
from bot.figures.text import say_missing, say_number
from bot.forces import find_forces
from bot.naming import find_line
from index.library import Library, index_terms
from index.tokens import tokenize


def answer_measure(text: str, library: Library) -> Answer:
    """The figures of the measure that `text` names, of the forces that it names or of all; each is cited."""
    named = find_forces(text, library)
    line, nearest = find_measure(named.rest, library)
    if line is None:
        return Answer(question=text, status="unclear", kind=None, text=_say_unknown(named.rest.strip(), nearest))
    if named.unknown and not named.known:
        why = f"No report on {' or '.join(named.unknown)} is loaded."
        return Answer(question=text, status="unknown_force", kind="figures", text=why, unknown_forces=named.unknown)
    forces = named.known or library.forces
    sources = Sources()
    cells = sorted((c for c in line.cells if c.force in forces), key=lambda cell: (-cell.value, cell.force))
    rows = tuple(line.row(cell, sources) for cell in cells)
    said = [f"{c.force} {c.qualifier + ' ' if c.qualifier else ''}{say_number(c.value, line.unit)}" for c in cells]
    missing = say_missing([force for force in forces if line.cell(force) is None])
    return Answer(
        question=text,
        status="answered" if rows else "not_stated",
        kind="figures",
        text=" ".join(part for part in (f"{line.title}: {', '.join(said)}." if said else "", missing) if part),
        figures=rows,
        citations=sources.citations,
        unknown_forces=named.unknown,
    )


def list_measures(library: Library) -> Answer:
    """What can be asked for by name."""
    lines = read_table(library, library.forces)
    if not lines:
        return Answer(
            question="", status="not_stated", kind="figures", text="The reports give no figure of any measure."
        )
    names = "\n".join(f"• {line.label}" for line in lines)
    return Answer(question="", status="answered", kind="figures", text=f"The reports give figures of:\n{names}")


def find_measure(name: str, library: Library) -> tuple[Line | None, Sequence[str]]:
    """The line that a name means, or the first with all its words; where there is none, the labels most like it."""
    lines = read_table(library, library.forces)
    named = find_line(name, lines)
    if named.line:
        return named.line, ()
    tokens = tokenize(name)
    wanted = {token.stem for token in tokens}
    for line in lines:
        if wanted and wanted <= {token.stem for token in tokenize(line.label)}:
            return line, ()
    terms = index_terms(tokens, library.vocabulary.mentions(tokens))
    about = next(
        (line for line in lines if any(term.startswith("=") for term in terms) and is_about(line, terms)), None
    )
    labels = {line.name: line.label for line in lines}
    return about, () if about else [labels[near] for near in named.nearest]


def _say_unknown(name: str, nearest: Sequence[str]) -> str:
    what = f"The reports give no figures of a measure “{name}”." if name else "Say of which measure."
    return f"{what} The nearest: {'; '.join(nearest)}." if nearest else what
