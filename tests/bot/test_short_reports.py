"""Reports of a few sentences, which are read whole: no search stands between their words and the question's."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from bot.answer import Verdict
from bot.candidates import SHORT, shortlist
from bot.engine import answer
from bot.question import parse_question
from index.entailment.dataset import Pair, load_kept_out
from index.library import Library, open_library
from index.models import Voice
from index.vocabulary import Vocabulary

REPORT = """{force} Police
December 2012

# Findings for {force}

## What did we find?

{findings}
"""
FORCES = ("Alderby", "Birchby", "Cedarby", "Dunby", "Elmby", "Firby", "Gorseby", "Hazelby")
NEWEST = "xh"
"""The first of the fields of pairs by the newest hands."""
FAMILIES = 20
RIGHT = 0.72
"""Share of pairs, of families that the reader was not trained on, that must get the right verdict."""
WRONG = 0.25
LETTERS = {
    "Saltmarsh": """Nobody at Saltmarsh may take a second job before a superintendent has agreed to it. The list of
those who have one is gone through each spring. Gifts go into a bound book at headquarters; the
web page that is to show its entries is still with the designers. Card bills are settled
without anybody but the holder having seen them. Officers told us that they talk to reporters
as they please, and that nobody asks them to write it down. A drugs test is part of joining,
and of nothing after it.""",
    "Thornbeck": """At Thornbeck two inspectors do nothing but look for corruption. Staff who have seen something
can ring a number that a charity answers, and need not say who they are. Buyers sign once a
year that they have no stake in any bidder. Of what bidders give, and to whom, a clerk makes a
list every quarter and holds it against the contracts. Facebook is not mentioned in any rule of
the force. The day's course on honesty has been sat by sergeants; constables have not been
asked to come.""",
    "Ellermoor": """The board that watched over standards at Ellermoor met for the last time in 2010, and nothing
has come in its place. Chief officers' meals and tickets are on the website, a page for each of
them. From January a private firm will look at what staff put on Twitter. Corporate cards were
called in last year and all but nine were destroyed. A request for outside work that is turned
down cannot be taken any further. Vetting of those in sensitive posts is done again every three
years.""",
}


def write(folder: Path, findings: dict[str, str], vocabulary: Vocabulary) -> Library:
    for force, text in findings.items():
        report = REPORT.format(force=force, findings=text)
        (folder / f"{force.lower().replace(' ', '-')}-police-2012-12.txt").write_text(report, encoding="utf-8")
    return open_library(folder, vocabulary)


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory, vocabulary: Vocabulary) -> Library:
    return write(tmp_path_factory.mktemp("letters"), LETTERS, vocabulary)


SAID = {
    "permission in advance for second jobs?": {"Saltmarsh": "yes"},
    "second jobs reviewed every year?": {"Saltmarsh": "yes"},
    "gifts register on the internet y/n": {"Saltmarsh": "planned"},
    "which forces have no independent check of credit card statements": {"Saltmarsh": "no"},
    "which forces make staff record contact with the media?": {"Saltmarsh": "no"},
    "drug tests for serving officers": {"Saltmarsh": "no"},
    "dedicated anti-corruption unit?": {"Thornbeck": "yes"},
    "is there an anonymous confidential line": {"Thornbeck": "yes"},
    "do procurement staff declare their interests every year?": {"Thornbeck": "yes"},
    "who cross-checks gifts with procurement?": {"Thornbeck": "yes"},
    "social media policy?": {"Thornbeck": "no"},
    "integrity training for everyone": {"Thornbeck": "partly"},
    "who has no integrity board": {"Ellermoor": "no"},
    "chief officers' hospitality published?": {"Ellermoor": "yes"},
    "do they monitor social media": {"Ellermoor": "planned"},
    "fewer corporate cards than before?": {"Ellermoor": "yes"},
    "appeals against second job refusals": {"Ellermoor": "no"},
    "re-vetting of sensitive posts": {"Ellermoor": "yes"},
}
"""What each letter says; on all else it is silent."""


def test_a_letter_on_several_things_is_read_in_other_words_and_is_silent_on_the_rest(letters: Library) -> None:
    wrong = Counter[str]()
    for question, said in SAID.items():
        for row in answer(question, letters).verdicts:
            gold = said.get(row.force, Verdict.NOT_STATED)
            kind = "said" if row.force in said else "silent"
            wrong[kind] += row.verdict not in (gold, Verdict.UNCLEAR)
            wrong[f"{kind}, open"] += row.verdict is Verdict.UNCLEAR
    silent = 2 * len(SAID)
    assert wrong["silent"] <= 0.06 * silent
    assert wrong["silent"] + wrong["silent, open"] <= 0.1 * silent
    assert wrong["said"] + wrong["said, open"] <= 0.4 * len(SAID)


@pytest.mark.parametrize(
    ("question", "force"),
    [
        ("permission in advance for second jobs?", "Saltmarsh"),
        ("which forces make staff record contact with the media?", "Saltmarsh"),
        ("who cross-checks gifts with procurement?", "Thornbeck"),
        ("social media policy?", "Thornbeck"),
        ("who has no integrity board", "Ellermoor"),
        ("chief officers' hospitality published?", "Ellermoor"),
    ],
)
def test_a_letter_is_cited(question: str, force: str, letters: Library) -> None:
    found = answer(question, letters)
    row = next(row for row in found.verdicts if row.force == force)
    assert row.verdict == SAID[question][force]
    assert row.citations


def test_a_short_report_is_read_whole_though_no_word_is_shared(letters: Library) -> None:
    report = letters.reports_of("Ellermoor")[0]
    found = shortlist(parse_question("staff canteen?", letters), letters.passages_of(report, Voice.FORCE), letters)
    assert len(found.candidates) == len(letters.passages_of(report, Voice.FORCE))


def test_a_long_report_that_speaks_of_nothing_asked_about_is_not_read(library: Library) -> None:
    passages = library.passages_of(library.reports_of("Norfolk")[0], Voice.FORCE)
    question = parse_question("which forces keep bees?", library)
    assert len(passages) > SHORT
    assert not shortlist(question, passages, library).candidates


def families_kept_out() -> Iterator[list[Pair]]:
    """Families by the newest hands that the reader was not trained on; the few weights were fitted on them too."""
    families = defaultdict(list)
    for pair in load_kept_out():
        if pair.field >= NEWEST:
            families[pair.family].append(pair)
    return islice(iter(families.values()), FAMILIES)


def test_pairs_never_trained_on_get_the_verdict_of_their_passage(vocabulary: Vocabulary, tmp_path: Path) -> None:
    got = Counter[str]()
    for number, pairs in enumerate(families_kept_out()):
        folder = tmp_path / str(number)
        folder.mkdir()
        of_force = dict(zip(FORCES, pairs, strict=False))
        reports = write(folder, {force: pair.passage for force, pair in of_force.items()}, vocabulary)
        for force, pair in of_force.items():
            verdict = {row.force: row.verdict for row in answer(pair.question, reports).verdicts}.get(force)
            got["right" if verdict == pair.verdict else "open" if verdict in (None, Verdict.UNCLEAR) else "wrong"] += 1
    assert got["right"] >= RIGHT * got.total()
    assert got["wrong"] <= WRONG * got.total()
