"""What several tests share: the five real reports, and small means of making others."""

from __future__ import annotations

import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from index.library import Library, open_library
from index.models import Report
from index.structure import Conventions, read_report
from index.vocabulary import Vocabulary

# A slow machine is no fault of what is tested.
settings.register_profile("beatbook", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("beatbook")

# What a shell starts in the background ignores an interrupt, and so would every process that a test starts.
signal.signal(signal.SIGINT, signal.default_int_handler)

CORPUS = Path(__file__).parent.parent / "corpus"

SMALL_VOCABULARY = """
[topic]
gifts = ["gift", "hospitality"]
second_job = ["second job", "business interest"]

[predicate]
cross_check = ["cross reference", "check ... against"]

[forces]
suffixes = ["Police", "Constabulary", "Police Service"]

[headings]
frame = ["About this review", "Next steps"]
"""


@pytest.fixture(scope="session")
def reports_folder() -> Path:
    """The five real reports, as received."""
    return CORPUS / "reports"


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    """The vocabulary that ships with the reports."""
    return Vocabulary.load(CORPUS / "vocabulary.toml")


@pytest.fixture(scope="session")
def library(reports_folder: Path, vocabulary: Vocabulary) -> Library:
    """The five real reports, read and indexed."""
    return open_library(reports_folder, vocabulary)


@pytest.fixture(scope="session")
def small_vocabulary(tmp_path_factory: pytest.TempPathFactory) -> Vocabulary:
    """A vocabulary of a few words, for tests that must not depend on the real one."""
    path = tmp_path_factory.mktemp("vocabulary") / "small.toml"
    path.write_text(SMALL_VOCABULARY, encoding="utf-8")
    return Vocabulary.load(path)


@pytest.fixture(scope="session")
def conventions() -> Conventions:
    """How the invented reports of these tests are laid out."""
    return Conventions(
        force_suffixes=("Police Service", "Police Force", "Constabulary", "Police"),
        boilerplate_headings=frozenset({"about this review", "next steps"}),
    )


@pytest.fixture(scope="session")
def make_report(conventions: Conventions) -> Callable[..., Report]:
    """Text into a report, of a file whose name says nothing unless another is given."""

    def make(text: str, document: str = "report.txt") -> Report:
        return read_report(document, text, conventions)

    return make
