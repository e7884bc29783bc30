"""The sentences that an answer rests on."""

from __future__ import annotations

from bot.engine import answer
from bot.quoting import AFTERWARDS, quote_answer
from index.library import Library


def test_the_quotes_are_those_of_the_forces_that_were_picked_out(library: Library) -> None:
    last = answer("Which forces cross-reference procurement with gifts?", library)
    found = quote_answer(last, "show me the quotes", library, explains=False)
    assert {c.force for c in found.citations} == set(last.matching)
    assert {(c.document, c.start, c.end) for c in found.citations} <= {
        (c.document, c.start, c.end) for c in last.citations
    }


def test_a_reason_comes_with_what_the_paragraph_goes_on_to_say(library: Library) -> None:
    last = answer("Has Northamptonshire investigated any leaks to the media?", library)
    short = quote_answer(last, "quotes", library, explains=False)
    long = quote_answer(last, "why?", library, explains=True)
    assert len(short.citations) <= len(long.citations) <= len(short.citations) * (1 + AFTERWARDS)
    assert {c.quote for c in short.citations} <= {c.quote for c in long.citations}


def test_where_nothing_was_stated_there_is_nothing_to_quote(library: Library) -> None:
    last = answer("Which forces use body-worn cameras?", library)
    found = quote_answer(last, "why?", library, explains=True)
    assert (found.status, found.citations) == ("not_stated", ())
