"""What is exact in a sentence settles its verdict, whatever the readings made of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.answer import Verdict
from bot.question import parse_question
from bot.settling import CHIEFS, CONTRARIES, DIRECTIONS, RATES, settle
from index.library import Library
from index.models import Report, Voice
from index.vocabulary import Vocabulary

Settle = Callable[[str, str, Verdict, Verdict], Verdict]


@pytest.fixture
def settled(make_report: Callable[..., Report], vocabulary: Vocabulary) -> Settle:
    """The verdict on a question, from a sentence, the readings' verdict and that of the rules."""

    def settle_one(question: str, sentence: str, verdict: Verdict, ruled: Verdict) -> Verdict:
        text = f"Marlshire Constabulary\nDecember 2012\n\n## Findings for Marlshire\n\n{sentence}\n"
        library = Library((make_report(text),), vocabulary)
        [passage] = library.passages_of(library.reports[0], Voice.FORCE)
        return settle(verdict, ruled, parse_question(question, library), passage, library)

    return settle_one


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("who reviews second jobs every year?", "An approval is looked at again every third year.", Verdict.NO),
        ("who reviews second jobs every year?", "An approval is looked at again every quarter.", Verdict.YES),
        ("is the register published quarterly?", "It goes on the website twice a year.", Verdict.NO),
        ("does the board meet every month?", "The board meets once a month.", Verdict.YES),
        ("does the board meet every month?", "The board meets at headquarters.", Verdict.YES),
        ("does the board meet?", "The board meets once a year.", Verdict.YES),
    ],
)
def test_what_is_done_less_often_than_is_asked_is_not_done(
    settled: Settle, question: str, sentence: str, expected: Verdict
) -> None:
    assert settled(question, sentence, Verdict.YES, Verdict.YES) is expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("A board is to be set up in March; until then no one looks at integrity as a whole.", Verdict.PLANNED),
        ("The board's terms are with the chief for approval, and for now it does not sit.", Verdict.PLANNED),
        ("Members are to be appointed; pending that, the board does not sit.", Verdict.PLANNED),
        ("A board is to be set up in March; no one looks at integrity as a whole.", Verdict.NO),
        ("For the time being there is no board.", Verdict.NO),
    ],
)
def test_what_is_not_done_until_something_comes_is_planned(settled: Settle, sentence: str, expected: Verdict) -> None:
    assert settled("does the board sit?", sentence, Verdict.NO, Verdict.NO) is expected


@pytest.mark.parametrize(
    ("sentence", "ruled", "expected"),
    [
        ("The board sits every second month without a gap.", Verdict.YES, Verdict.YES),
        ("The board sits twice in the year.", Verdict.YES, Verdict.NO),
        ("The board does not sit every month.", Verdict.YES, Verdict.NO),
        ("The board sits every month.", Verdict.NOT_STATED, Verdict.NO),
    ],
)
def test_what_is_done_as_often_as_is_asked_is_done(
    settled: Settle, sentence: str, ruled: Verdict, expected: Verdict
) -> None:
    assert settled("does the board sit every quarter?", sentence, Verdict.NO, ruled) is expected


@pytest.mark.parametrize(
    ("question", "sentence", "ruled", "expected"),
    [
        ("is the gifts register electronic?", "The register is a paper book at each station.", Verdict.NO, Verdict.NO),
        (
            "is the gifts register electronic?",
            "The paper book was replaced by an electronic one.",
            Verdict.NO,
            Verdict.YES,
        ),
        (
            "is the gifts register electronic?",
            "In 2011 the register was kept on paper.",
            Verdict.NOT_STATED,
            Verdict.YES,
        ),
        (
            "has the unit got more staff?",
            "Though no bigger than it was, the unit is respected.",
            Verdict.NO,
            Verdict.NO,
        ),
        ("has the unit got more staff?", "Its staff have the unit's respect.", Verdict.NO, Verdict.YES),
    ],
)
def test_the_contrary_of_what_is_asked_denies_it(
    settled: Settle, question: str, sentence: str, ruled: Verdict, expected: Verdict
) -> None:
    assert settled(question, sentence, Verdict.YES, ruled) is expected


@pytest.mark.parametrize(
    ("sentence", "ruled", "expected"),
    [
        ("There has been no change in the number of its staff.", Verdict.YES, Verdict.YES),
        ("There has been no change in the number of its staff.", Verdict.NOT_STATED, Verdict.NO),
        ("The number of its staff has grown.", Verdict.YES, Verdict.NO),
    ],
)
def test_no_change_is_what_stays_the_same(settled: Settle, sentence: str, ruled: Verdict, expected: Verdict) -> None:
    assert settled("did the staffing of the unit stay the same?", sentence, Verdict.NO, ruled) is expected


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        (
            "does everyone log talks with the press?",
            "Inspectors and everyone above them log each talk.",
            Verdict.PARTLY,
        ),
        ("have all staff been trained in integrity?", "Every supervisor has been to a workshop.", Verdict.PARTLY),
        ("must every officer declare gifts?", "From superintendent upwards they are declared.", Verdict.PARTLY),
        ("have all staff been trained?", "All supervisors and all other staff have been trained.", Verdict.YES),
        ("do supervisors log talks with the press?", "Inspectors and above log each talk.", Verdict.YES),
        ("have all staff been trained?", "The training of staff is complete.", Verdict.YES),
    ],
)
def test_some_ranks_are_not_everybody(settled: Settle, question: str, sentence: str, expected: Verdict) -> None:
    assert settled(question, sentence, Verdict.YES, Verdict.YES) is expected


@pytest.mark.parametrize(
    ("sentence", "ruled", "expected"),
    [
        ("There is no process at present to compare contracts with gifts.", Verdict.NO, Verdict.NO),
        ("Contracts are compared with gifts under a standing order.", Verdict.YES, Verdict.YES),
        ("Contracts and gifts are two worlds.", Verdict.NOT_STATED, Verdict.UNCLEAR),
        ("There is no process at present, but one has been designed.", Verdict.NO, Verdict.PLANNED),
        ("Contracts are to be compared with gifts.", Verdict.YES, Verdict.PLANNED),
        ("A comparison of contracts with gifts is in being.", Verdict.YES, Verdict.YES),
    ],
)
def test_nothing_is_planned_without_a_word_of_what_is_to_come(
    settled: Settle, sentence: str, ruled: Verdict, expected: Verdict
) -> None:
    assert settled("who compares contracts with gifts?", sentence, Verdict.PLANNED, ruled) is expected


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("does the chief constable chair the board?", "The board is led by the deputy chief constable.", Verdict.NO),
        ("is the board chaired by the deputy?", "The assistant chief constable presides over the board.", Verdict.NO),
        (
            "does the chief constable chair the board?",
            "The chief constable and her deputy lead the board.",
            Verdict.YES,
        ),
        ("does the chief constable chair the board?", "The board has met under him for a year.", Verdict.YES),
        ("is the chief constable told?", "The deputy chief constable is told.", Verdict.YES),
    ],
)
def test_a_chair_holds_one(settled: Settle, question: str, sentence: str, expected: Verdict) -> None:
    assert settled(question, sentence, Verdict.YES, Verdict.YES) is expected


@pytest.mark.parametrize(
    ("question", "sentence", "ruled", "expected"),
    [
        ("can officers buy police dogs?", "Officers may no longer buy police dogs.", Verdict.NO, Verdict.NO),
        ("are cards audited?", "Corporate cards are no longer checked by anybody.", Verdict.NO, Verdict.NO),
        ("do they block memory sticks?", "Memory sticks can no longer be used.", Verdict.NO, Verdict.YES),
        ("are cards audited?", "Audit is no longer left out.", Verdict.YES, Verdict.YES),
    ],
)
def test_what_is_no_longer_done_is_not_done(
    settled: Settle, question: str, sentence: str, ruled: Verdict, expected: Verdict
) -> None:
    assert settled(question, sentence, Verdict.YES, ruled) is expected


FEWER = "which forces have fewer corporate cards than in 2011?"
MORE = "has anyone got more people in the anti-corruption unit?"


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        (
            FEWER,
            "Corporate cards are now held by 19 people, as against 64 at the time of our earlier review.",
            Verdict.YES,
        ),
        (FEWER, "The force has 130 corporate cards, up from 75 in 2011.", Verdict.NO),
        (MORE, "The anti-corruption unit has grown from eight posts to 12.", Verdict.YES),
        (MORE, "The anti-corruption squad has shrunk from ten officers to six.", Verdict.NO),
        (MORE, "The anti-corruption unit has 12 posts.", Verdict.UNCLEAR),
    ],
)
def test_numbers_of_two_times_say_whether_it_is_more(
    settled: Settle, question: str, sentence: str, expected: Verdict
) -> None:
    assert settled(question, sentence, Verdict.UNCLEAR, Verdict.NOT_STATED) is expected


@pytest.mark.parametrize(
    ("sentence", "ruled", "expected"),
    [
        ("Not one of the statements escaped the eye of an accountant.", Verdict.YES, Verdict.YES),
        ("Nobody is exempt from having his statement checked.", Verdict.YES, Verdict.YES),
        ("Not one of the statements was checked.", Verdict.YES, Verdict.NO),
        ("Not one of the statements escaped the eye of an accountant.", Verdict.NO, Verdict.NO),
    ],
)
def test_what_is_denied_twice_is_said(settled: Settle, sentence: str, ruled: Verdict, expected: Verdict) -> None:
    assert settled("are card statements checked?", sentence, Verdict.NO, ruled) is expected


@pytest.mark.parametrize("verdict", [Verdict.NOT_STATED, Verdict.PARTLY])
def test_what_says_nothing_or_something_else_stays_so(settled: Settle, verdict: Verdict) -> None:
    assert settled(FEWER, "The force has 130 corporate cards, down from 175.", verdict, Verdict.YES) is verdict


def test_what_is_exact_is_in_the_vocabulary(vocabulary: Vocabulary) -> None:
    known = {phrase.concept.name for phrases in vocabulary.phrases.values() for phrase in phrases}
    assert {*RATES, *DIRECTIONS, *CONTRARIES, *CHIEFS, "chair"} <= known
