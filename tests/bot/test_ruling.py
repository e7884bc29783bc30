"""What the rules of the language make of a sentence and of those after it; none of them is taken from a report."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.answer import Verdict
from bot.question import parse_question
from bot.ruling import read_by_rules
from index.library import open_library
from index.vocabulary import Vocabulary

VOCABULARY = """
[topic]
gifts = "gift, hospitality"
card = "credit card"
unit = "anti corruption unit"
rules = "policy"

[predicate]
record = "record, log, enter"
check = "check, look at"
publish = "publish, website"
increase = "grow, grown, larger"
decrease = "shrink, cut, smaller, fewer"
unchanged = "no change, the same number"
withdraw = "withdraw, get rid of"
train = "train"

[qualifier]
electronic = "electronic, database"
paper = "paper"

[actor]
psd = "psd"

[opposites]
form = ["electronic", "paper"]
change = ["increase", "decrease", "unchanged"]

[forces]
suffixes = ["Police"]
"""
REPORT = """\
Ashshire Police
December 2012

# Findings for Ashshire

{}
"""


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> Vocabulary:
    path = tmp_path_factory.mktemp("words") / "words.toml"
    path.write_text(VOCABULARY, encoding="utf-8")
    return Vocabulary.load(path)


YES, PARTLY, PLANNED, NO, NOT_STATED = Verdict.YES, Verdict.PARTLY, Verdict.PLANNED, Verdict.NO, Verdict.NOT_STATED


def rule(question: str, paragraph: str, folder: Path, words: Vocabulary) -> Verdict:
    """What the first sentence of a paragraph says."""
    (folder / "ashshire.txt").write_text(REPORT.format(paragraph), encoding="utf-8")
    library = open_library(folder, words)
    passage = next(p for p in library.passages if paragraph.startswith(p.sentence.plain))
    return read_by_rules(parse_question(question, library), passage, words)


@pytest.mark.parametrize(
    ("question", "paragraph", "verdict"),
    [
        ("Which forces record gifts?", "The force records gifts.", YES),
        ("Which forces record gifts?", "The force does not record gifts.", NO),
        ("Which forces don't record gifts?", "The force does not record gifts.", NO),
        ("Which forces record gifts?", "Recording of gifts: none.", NO),
        ("Which forces record gifts?", "The force will record gifts.", PLANNED),
        ("Which forces record gifts?", "Gifts are recorded in part.", PARTLY),
        ("Which forces record gifts?", "In 2011 we found that gifts were not recorded.", NOT_STATED),
        ("Which forces record gifts?", "A neighbouring force records gifts.", NOT_STATED),
        # the clause that answers, and no other
        ("Which forces record gifts?", "Gifts are recorded, and only chief officers see the form.", YES),
        ("Which forces check credit cards?", "Four credit cards are in use, and no one checks them.", NO),
        ("Does PSD check credit cards?", "Credit cards are checked by auditors; PSD is not consulted.", NO),
        ("Which forces publish diaries?", "The force publishes claims, but not diaries.", NO),
        ("Which forces publish claims?", "The force publishes claims, but not diaries.", YES),
        # part of it taken back in the sentence
        ("Which forces record gifts?", "Gifts to officers are recorded, but those to police staff are not.", PARTLY),
        ("Which forces record gifts?", "Gifts are recorded, save that one station keeps its own list.", PARTLY),
        ("Which forces have an electronic log?", "There is a database, whereas divisions persist with paper.", PARTLY),
        ("Which forces train people?", "Recruits are trained.", PARTLY),
        ("Which forces train recruits?", "Recruits are trained.", YES),
        # planned, though not so yet
        ("Which forces have a policy?", "There is no policy at present; one is to be issued in 2013.", PLANNED),
        ("Which forces have a policy?", "A policy has been drafted and will be issued in March.", PLANNED),
        # what has come of the past
        ("Which forces record gifts?", "Gifts were recorded in 2011, and this is no longer done.", NO),
        # opposites
        ("Which forces have an electronic log?", "The log is on paper.", NO),
        ("Which forces have a paper log?", "The log is on paper.", YES),
        # the end of a thing
        ("Which forces have got rid of credit cards?", "Credit cards were withdrawn.", YES),
        ("Which forces have got rid of credit cards?", "Forty credit cards are in use.", NO),
        ("Which forces have credit cards?", "Credit cards were withdrawn.", NO),
        # a change of size
        ("Which forces cut the anti-corruption unit?", "The anti-corruption unit is smaller.", YES),
        ("Which forces cut the anti-corruption unit?", "The anti-corruption unit has grown.", NO),
        ("Which forces cut the anti-corruption unit?", "There has been no change in the anti-corruption unit.", NO),
        ("Which forces cut the anti-corruption unit?", "The anti-corruption unit has nine staff.", NO),
    ],
)
def test_a_sentence_decides(question: str, paragraph: str, verdict: Verdict, tmp_path: Path, words: Vocabulary) -> None:
    assert rule(question, paragraph, tmp_path, words) is verdict


@pytest.mark.parametrize(
    ("question", "paragraph", "verdict"),
    [
        ("Which forces record gifts?", "Gifts are not recorded. This will change in April.", PLANNED),
        ("Which forces record gifts?", "Gifts are not recorded. The force plans to start doing so.", PLANNED),
        ("Which forces record gifts?", "Gifts are not recorded. The chief constable will retire in April.", NO),
        ("Which forces record gifts?", "Gifts to officers are recorded. Those to police staff are not.", PARTLY),
        ("Which forces record gifts?", "Chief officers log gifts. Nobody else does.", PARTLY),
        ("Which forces record gifts?", "Gifts are recorded. It does not apply to police staff.", PARTLY),
        ("Which forces record gifts?", "Gifts are recorded. They are not published.", YES),
        ("Which forces record gifts?", "Gifts were recorded. It no longer does so.", NO),
        ("Which forces record gifts?", "A log to record gifts has been bought. It has yet to be opened.", PLANNED),
        ("Which forces record gifts?", "In 2011 we found that gifts were not recorded. That remains the case.", NO),
    ],
)
def test_the_sentences_after_it_amend_what_a_sentence_says(
    question: str, paragraph: str, verdict: Verdict, tmp_path: Path, words: Vocabulary
) -> None:
    assert rule(question, paragraph, tmp_path, words) is verdict
