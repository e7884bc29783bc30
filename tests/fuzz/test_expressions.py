"""Every regular expression of the house, alone, with what makes one backtrack: its own words and marks, over and over.

One that backtracks without end is stopped after seconds of the processor's time, whatever else the machine does.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import signal
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import FrameType, ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import bot
import index
from index.cues import Cues
from tests.fuzz.going_on import go_on, timed

LENGTH = 1_000
"""Characters; no sentence is longer when it is read, and no question that is answered."""
PATIENCE = 5.0
"""Seconds of the processor. The slowest needs a fifth of one; what backtracks without end, days."""
MARKS = (
    "a",
    " ",
    "A",
    "1",
    ",",
    ", ",
    "1,",
    ". ",
    "; ",
    "'",
    '"',
    "(",
    ")",
    "|",
    "- ",
    "--",
    "*",
    "_",
    "\n",
    "<",
    "&amp;",
    "£",
)
RUN_ALONE = (
    "bot.store.migrations.",
    "index.entailment.descent",
    "index.entailment.network",
    "index.entailment.train",
)
"""Modules that only their own tool can import, or only where the extra for training is installed."""


def find_expressions() -> dict[str, re.Pattern[str]]:
    """Those that a module keeps, by their names."""
    found: dict[str, re.Pattern[str]] = {}
    for package in (bot, index):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not module.name.startswith(RUN_ALONE) and not module.name.endswith("__main__"):
                for name, expression in _of(importlib.import_module(module.name)):
                    if not any(expression is known for known in found.values()):
                        found[name] = expression
    return found


def _of(module: ModuleType) -> Iterator[tuple[str, re.Pattern[str]]]:
    for name, kept in vars(module).items():
        several = kept.values() if isinstance(kept, Mapping) else kept if isinstance(kept, (tuple, list)) else [kept]
        for number, one in enumerate(several):
            compiled = one.compiled if isinstance(one, Cues) else one
            if isinstance(compiled, re.Pattern) and isinstance(compiled.pattern, str):
                yield f"{module.__name__}.{name}{f'[{number}]' if number else ''}", compiled


EXPRESSIONS = find_expressions()


@contextmanager
def stopped_after(seconds: float, what: str) -> Iterator[None]:
    """Fails where the inside takes longer, in time of the processor: the matching of an expression is broken off."""

    def stop(_: int, __: FrameType | None) -> None:
        pytest.fail(f"{what} backtracks: stopped after {seconds:.0f} s of the processor")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def match_everywhere(expression: re.Pattern[str], text: str) -> None:
    expression.match(text)
    expression.fullmatch(text)
    for _ in expression.finditer(text):
        pass


def test_an_expression_that_backtracks_is_found() -> None:
    with pytest.raises(pytest.fail.Exception, match="backtracks"), stopped_after(0.2, "this one"):
        match_everywhere(re.compile(r"(a+)+b"), "a" * 40)


def test_there_are_expressions() -> None:
    assert "index.clauses._LABEL" in EXPRESSIONS
    assert "bot.parts_wording.JOIN" in EXPRESSIONS


@pytest.mark.parametrize("name", sorted(EXPRESSIONS))
def test_no_mark_over_and_over_makes_an_expression_backtrack(name: str) -> None:
    for mark in MARKS:
        with stopped_after(PATIENCE, f"{name} on {mark!r}"):
            match_everywhere(EXPRESSIONS[name], (mark * LENGTH)[: LENGTH - 1] + "!")


def test_no_words_of_its_own_over_and_over_make_an_expression_backtrack() -> None:
    @settings(max_examples=300)
    @given(st.data())
    def check(data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(sorted(EXPRESSIONS)))
        words = sorted(set(re.findall(r"[A-Za-z]{2,}", EXPRESSIONS[name].pattern)))
        part = st.sampled_from([*MARKS, *words, *(f"{word} " for word in words)])
        piece = "".join(data.draw(st.lists(part, min_size=1, max_size=4)))
        with stopped_after(PATIENCE, f"{name} on {piece!r}"), timed("expression"):
            match_everywhere(EXPRESSIONS[name], (piece * LENGTH)[: LENGTH - 1] + "!")

    go_on(check)
