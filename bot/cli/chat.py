"""`beatbook chat`: a prompt for questions that may build on one another."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from bot.cli.ask import read_questions
from bot.cli.corpus import open_corpus
from bot.cli.failure import Failure
from bot.cli.screen import Screen
from bot.conversation import State, reply
from bot.settings import Settings
from index.library import Library

PROMPT = "> "
INVITATION = "Ask a question, or go on from an answer; `beatbook help` gives examples, Ctrl-D leaves."
LEAVE = frozenset({"exit", "quit"})


def chat(corpus: Path | None, settings: Settings) -> int:
    """Answers until the reader leaves, each message in the light of those before it.

    Without a terminal every line of standard input is a message.
    """
    library = open_corpus(corpus, settings)
    if sys.stdin.isatty():
        if settings.history:
            _check_writable(settings.history)
        print(f"{len(library.reports)} reports: {', '.join(library.forces)}.\n{INVITATION}\n")
        messages = _prompt(library, settings.history)
    else:
        messages = _echo(read_questions(sys.stdin))
    state = State()
    for message in messages:
        answer, state = reply(message, state, library)
        print(f"\n{Screen.of(settings).show(answer)}\n", flush=True)
    return 0


def _echo(messages: Iterable[str]) -> Iterator[str]:
    """The messages, each printed as it would stand at the prompt."""
    for message in messages:
        print(f"{PROMPT}{message}")
        yield message


def _prompt(library: Library, history: Path | None) -> Iterator[str]:
    """What is typed, until Ctrl-C, Ctrl-D, 'exit' or 'quit'; an empty line is passed over."""
    from prompt_toolkit import PromptSession
    from prompt_toolkit.completion import WordCompleter
    from prompt_toolkit.history import FileHistory, InMemoryHistory

    session: PromptSession[str] = PromptSession(
        PROMPT,
        completer=WordCompleter(list(library.forces), ignore_case=True),
        complete_while_typing=False,
        history=FileHistory(str(history)) if history else InMemoryHistory(),
    )
    while True:
        try:
            question = session.prompt().strip()
        except (EOFError, KeyboardInterrupt):
            return
        if question.lower() in LEAVE:
            return
        if question:
            yield question


def _check_writable(history: Path) -> None:
    try:
        with history.open("ab"):
            pass
    except OSError as error:
        raise Failure(f"BEATBOOK_HISTORY: {history} cannot be written: {error.strerror}", 2) from None
