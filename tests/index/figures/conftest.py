"""Short reports of one invented force, read for their figures."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from index.figures.figure import Figure
from index.library import Library
from index.models import Report
from index.vocabulary import Vocabulary

Read = Callable[[str], tuple[Figure, ...]]


@pytest.fixture(scope="session")
def read(make_report: Callable[..., Report], vocabulary: Vocabulary) -> Read:
    """The figures of a report on Marlshire that holds these findings."""

    def read_findings(findings: str) -> tuple[Figure, ...]:
        text = f"Marlshire Constabulary\nDecember 2012\n\n## Findings for Marlshire\n\n{findings}\n"
        library = Library((make_report(text),), vocabulary)
        return library.figures.of(library.reports[0])

    return read_findings
