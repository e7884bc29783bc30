"""`beatbook chart`: a measure drawn as bars."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bot.charts import chart_line, draw_chart
from bot.cli.ask import decode
from bot.cli.choice import choose_line
from bot.cli.corpus import open_corpus
from bot.cli.figures import save
from bot.figures.table import read_table
from bot.settings import Settings


def chart(measure: Sequence[str], output: Path, corpus: Path | None, settings: Settings) -> int:
    """Writes the picture and prints its alt text. Raises `Failure` for a measure that no report gives."""
    library = open_corpus(corpus, settings)
    drawn = chart_line(choose_line(decode(" ".join(measure)), read_table(library, library.forces)), library)
    save(output, draw_chart(drawn))
    print(drawn.alt)
    return 0
