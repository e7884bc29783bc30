"""`beatbook reports` and `beatbook text`: what is loaded, and how it was read."""

from __future__ import annotations

import sys
from pathlib import Path

from bot.cli.corpus import open_corpus
from bot.cli.failure import Failure
from bot.cli.table import align
from bot.settings import Settings


def list_reports(corpus: Path | None, settings: Settings) -> int:
    """Prints a row for each report."""
    library = open_corpus(corpus, settings)
    rows = [(report.force, report.month or "no month", report.document, report.title) for report in library.reports]
    print(align([("FORCE", "MONTH", "DOCUMENT", "TITLE"), *rows]))
    return 0


def print_text(document: str, corpus: Path | None, settings: Settings) -> int:
    """Prints a report's decoded text, to the character."""
    library = open_corpus(corpus, settings)
    for report in library.reports:
        if report.document == document:
            sys.stdout.write(report.text)
            return 0
    raise Failure(f"no report {document!r}; `beatbook reports` lists what is loaded", 2)
