"""`beatbook doctor`: everything that the Slack bot needs, looked at one by one, and what to do where it is not well."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from bot.cli.corpus import corpus_folder, load_vocabulary
from bot.cli.failure import Failure
from bot.logs import Redaction
from bot.settings import Settings
from bot.slack.diagnosis import Finding, Grade, examine_settings, examine_slack
from bot.store.engine import DEFAULT_URL, open_engine, read_url
from bot.store.failure import FAULTS, StoreError, explain, name_database
from bot.store.migrations import NEWEST
from bot.store.soundness import check_soundness
from bot.store.store import read_clock
from index.library import CorpusError, open_library


def examine(corpus: Path | None, settings: Settings) -> int:
    """Prints a line for each thing; 1 where one of them keeps the bot from answering. Changes nothing."""
    redact = Redaction(settings)
    is_well = True
    for finding in _findings(corpus, settings):
        is_well = is_well and finding.grade is not Grade.BAD
        # One by one, since Slack may take a while.
        print(redact(f"{finding.grade:<4}  {finding.what:<9}  {finding.words}"), flush=True)
    print("The bot can answer." if is_well else "The bot cannot answer yet: mend what is marked 'bad'.")
    return 0 if is_well else 1


def _findings(corpus: Path | None, settings: Settings) -> Iterator[Finding]:
    yield from examine_settings(settings)
    yield from _examine_dotenv(Path(".env"))
    yield from _examine_corpus(corpus, settings)
    yield from _examine_database(settings)
    yield from examine_slack(settings)


def _examine_dotenv(path: Path) -> Iterator[Finding]:
    if path.is_file() and path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        yield Finding(Grade.NOTE, "settings", f"{path} holds secrets that others can read: chmod 600 {path}")


def _examine_corpus(corpus: Path | None, settings: Settings) -> Iterator[Finding]:
    try:
        library = open_library(corpus_folder(corpus, settings), load_vocabulary(settings), settings.max_file_bytes)
    except (CorpusError, Failure) as error:
        yield Finding(Grade.BAD, "reports", f"{error}. Set BEATBOOK_CORPUS")
        return
    yield Finding(Grade.OK, "reports", f"{len(library.reports)} of {len(library.forces)} forces")
    if library.problems:
        words = f"{len(library.problems)} files are not read, such as {library.problems[0]}; `beatbook check` has all"
        yield Finding(Grade.NOTE, "reports", words)


def _examine_database(settings: Settings) -> Iterator[Finding]:
    given = settings.database_url
    try:
        url = read_url(given.get_secret_value() if given else DEFAULT_URL)
        name = name_database(url)
        file = Path(name) if url.get_backend_name() == "sqlite" else None
        if file is not None and not file.exists():
            yield _examine_folder(file)
            return
        engine = open_engine(url, makes=False)
        try:
            found = check_soundness(engine, read_clock())
        except FAULTS as error:
            raise explain(error, url) from None
        finally:
            engine.dispose()
    except StoreError as error:
        yield Finding(Grade.BAD, "database", str(error))
        return
    if found.problems:
        words = f"{name}: {len(found.problems)} problems; `beatbook store check` has all"
        yield Finding(Grade.BAD, "database", words)
    elif found.version and found.version > NEWEST:
        words = f"{name}: tables of version {found.version}, made by a newer release: install that one"
        yield Finding(Grade.BAD, "database", words)
    elif found.is_newest:
        yield Finding(Grade.OK, "database", f"{name}: {found.waiting} questions waiting")
    else:
        was = f"tables of version {found.version}" if found.version else "empty"
        yield Finding(Grade.OK, "database", f"{name}: {was}; the bot brings it to {NEWEST} when it starts")


def _examine_folder(file: Path) -> Finding:
    folder = file.absolute().parent
    if not folder.is_dir():
        return Finding(Grade.BAD, "database", f"{file}: there is no folder {folder}: make it")
    if not os.access(folder, os.W_OK | os.X_OK):
        return Finding(Grade.BAD, "database", f"{file}: {folder} cannot be written: change its owner, or name another")
    return Finding(Grade.OK, "database", f"{file}: not there yet, the bot makes it when it starts")
