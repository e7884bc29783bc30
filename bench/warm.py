"""One answer after another over the reports that ship, in a process that has them open."""

from __future__ import annotations

import statistics
import time

from bot.cli.corpus import open_corpus
from bot.engine import answer
from bot.settings import Settings
from index.library import Library

ROUNDS = 20
QUESTIONS = {
    "passages": (
        "who oversees the gifts and hospitality register?",
        "what training is given on integrity?",
        "how are press relations handled?",
        "what does Norfolk do about social media?",
    ),
    "figures": (
        "how many second job applications were made in each force?",
        "which force had the most investigations?",
    ),
    "verdicts": (
        "which forces don't cross-reference procurement with gifts?",
        "do all forces have a policy on social networking?",
        "does Derbyshire review second jobs every year?",
    ),
}


def report() -> None:
    """Prints the median time of an answer by kind, and its ratio to that of a passage."""
    library = open_corpus(None, Settings())
    medians = {kind: median_seconds(questions, library) for kind, questions in QUESTIONS.items()}
    print(f"\n{f'warm answer, {len(library.reports)} reports':<32}{'median':>10}{'ratio':>8}")
    for kind, seconds in medians.items():
        print(f"{kind:<32}{seconds * 1000:>7.2f} ms{seconds / medians['passages']:>8.2f}")


def median_seconds(questions: tuple[str, ...], library: Library) -> float:
    """Over all questions and rounds, after one answer to each that is not counted."""
    for question in questions:
        answer(question, library)
    times = []
    for _ in range(ROUNDS):
        for question in questions:
            start = time.perf_counter()
            answer(question, library)
            times.append(time.perf_counter() - start)
    return statistics.median(times)
