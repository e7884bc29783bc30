"""`beatbook check`: how each file was read, or why it was not."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bot.cli.corpus import corpus_folder, load_vocabulary
from bot.cli.table import align
from bot.settings import Settings
from index.library import CorpusError, open_library
from index.models import Report
from index.vocabulary import Vocabulary


def check(paths: Sequence[Path], corpus: Path | None, settings: Settings) -> int:
    """Prints a row for each report, then a line for each file that is none; 1 if there is one."""
    vocabulary = load_vocabulary(settings)
    reports: list[Report] = []
    problems: list[str] = []
    for path in paths or [corpus_folder(corpus, settings)]:
        read, unread = _read(path, vocabulary, settings.max_file_bytes)
        reports += read
        problems += unread
    if reports:
        print(align([("FORCE", "MONTH", "SECTIONS", "SENTENCES", "DOCUMENT"), *map(_row, reports)]))
    for problem in problems:
        print(f"not read: {problem}")
    print(f"{len(reports)} read, {len(problems)} not read")
    return 1 if problems else 0


def _read(path: Path, vocabulary: Vocabulary, limit: int) -> tuple[Sequence[Report], Sequence[str]]:
    """The reports in a folder, or the one that a file holds, and what is wrong with the others."""
    is_file = path.is_file()
    reports: Sequence[Report] = ()
    try:
        library = open_library(path.parent if is_file else path, vocabulary, limit)
    except CorpusError as error:
        if not error.problems:
            return (), (str(error),)
        problems = error.problems
    else:
        reports, problems = library.reports, library.problems
    if is_file:
        reports = [report for report in reports if report.document == path.name]
        problems = tuple(problem for problem in problems if problem.document == path.name)
        if not reports and not problems:
            return (), (f"{path.name}: its name begins with a dot, and such files are not read",)
    return reports, [str(problem) for problem in problems]


def _row(report: Report) -> tuple[str, ...]:
    sections = sum(bool(section.heading) for section in report.sections)
    return report.force, report.month or "no month", str(sections), str(len(report.sentences)), report.document
