"""Questions that ask two things in one, and those that only look so, over the five real reports."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer import Verdict
from bot.parts import read_question
from index.library import Library
from tests.golden.gold import find_sets

YES, NO = Verdict.YES, Verdict.NO
ALL = ("Derbyshire", "Leicestershire", "Norfolk", "Northamptonshire", "Nottinghamshire")


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        # two predicates of the same forces
        (
            "which forces record declined gifts and check social media?",
            "record declined gifts",
            "check social media",
        ),
        (
            "Which forces publish the gifts register and vet second job applications?",
            "publish the gifts register",
            "vet second job applications",
        ),
        (
            "who records declined gifts and monitors social media?",
            "records declined gifts",
            "monitors social media",
        ),
        (
            "does Norfolk record declined gifts and monitor social media?",
            "record declined gifts",
            "monitor social media",
        ),
        (
            "Do all forces have a social media policy and monitor social media?",
            "social media policy",
            "monitor social media",
        ),
        (
            "Is there any force that records declined gifts and monitors social media?",
            "records declined gifts",
            "monitors social media",
        ),
        (
            "How many forces publish their gifts register and review second jobs annually?",
            "publish their gifts register",
            "review second jobs annually",
        ),
        (
            "which forces cross-reference procurement with gifts and review second jobs every year",
            "cross-reference procurement with gifts",
            "review second jobs every year",
        ),
        ("Are gifts recorded and second jobs reviewed in Norfolk?", "gifts recorded", "second jobs reviewed"),
        # two questions
        (
            "does Norfolk vet its contractors, and are second jobs reviewed every year?",
            "vet its contractors",
            "second jobs reviewed every year",
        ),
        (
            "Has Norfolk updated its media policy? Are corporate cards audited?",
            "updated its media policy",
            "corporate cards audited",
        ),
        (
            "Does Northants have an anti-corruption unit; does it monitor social media?",
            "an anti-corruption unit",
            "monitor social media",
        ),
        (
            "do all forces allow ride-alongs and do they record contact with journalists?",
            "allow ride-alongs",
            "record contact with journalists",
        ),
        (
            "Does Norfolk have a media policy and has it trained staff on integrity?",
            "a media policy",
            "trained staff on integrity",
        ),
    ],
)
def test_both_things_are_taken_apart(library: Library, text: str, first: str, second: str) -> None:
    question = read_question(text, library)
    assert [part.proposition for part in question.parts] == [first, second]
    assert all(part.forces == question.forces for part in question.parts)


@pytest.mark.parametrize(
    "text",
    [
        # nouns
        "which forces record gifts and hospitality?",
        "which forces cross-reference procurement and gifts registers?",
        "Which forces have a set of values for officers and staff?",
        "Which forces have a gifts policy and a media policy?",
        "which forces monitor gifts, hospitality and second jobs?",
        "which forces have policies on gifts and contact with the media?",
        "Which forces have gifts registers and limits on hospitality?",
        "does Norfolk have contract and review procedures?",
        "Does Norfolk keep gifts registers and audit trails?",
        "Which forces keep a register of gifts and audit reports?",
        "which forces keep records of gifts and checks on suppliers?",
        "which forces check gifts against contracts and search results?",
        "Does the PCC get regular reports on gifts and second jobs?",
        "Does Norfolk stop and search officers?",
        # forces
        "Do Norfolk and Derbyshire vet contractors?",
        "Norfolk: gifts and hospitality, second jobs and social media",
        "Compare Norfolk and Derbyshire on gifts and second jobs",
        "summarise Norfolk and Derbyshire",
        # verbs of one thing
        "Does Norfolk record and publish gifts?",
        "which forces check and audit corporate cards?",
        "How many gifts were accepted and declined in Norfolk?",
        "Are gifts and hospitality offered recorded?",
        "Are checks made of gifts and hospitality received?",
        "Has Norfolk updated its policies and trained staff?",
        "Who approves a second job and then never looks at it again?",
        "can the same person order and approve payment",
        # what others are to do
        "which forces require staff to declare gifts and register second jobs?",
        "Which forces make officers record gifts and report contact with journalists?",
        "Do Norfolk staff record gifts and report contact with journalists?",
        "Which forces check before staff take second jobs and monitor social media?",
        # questions within a question
        "Do officers know what to record and who to tell?",
        "Does Norfolk record gifts and who gave them?",
        "which forces don't say whether they record gifts and monitor social media?",
        # what goes on with the question
        "did Norfolk refuse any second jobs, and how many?",
        "Can a reporter get hold of a press officer at night, and in which forces?",
        "Is training on integrity compulsory for officers and staff alike, and if so where?",
        "Which forces plan to monitor social media but have not started yet?",
        "who has no gifts register and no plan to introduce one?",
        "Which forces have trained some groups in integrity and not everyone?",
        "Which forces have no joint anti-corruption unit and want none?",
        "Which forces have taught staff nothing about ethics and have no course coming?",
        "which forces do and which don't publish a gifts register?",
        "Can staff report wrongdoing by phone? Which forces have a line for it?",
        "How many second jobs were approved and how many were refused in Norfolk?",
    ],
)
def test_what_is_one_thing_stays_so(library: Library, text: str) -> None:
    assert not read_question(text, library).parts


def test_no_golden_question_asks_two_things(library: Library) -> None:
    questions = [gold.question for golden in find_sets() for gold in golden.questions()]
    assert [question for question in questions if read_question(question, library).parts] == []


def test_each_part_is_asked_for_its_own_verdict(library: Library) -> None:
    text = "Which forces record declined gifts but don't publish the gifts register?"
    assert [part.wants for part in read_question(text, library).parts] == [YES, NO]


def test_the_second_question_takes_its_thing_and_its_force_from_the_first(library: Library) -> None:
    first, second = read_question("how many second jobs did Derbyshire refuse and who signs them off?", library).parts
    assert first.forces == second.forces == ("Derbyshire",)
    assert second.kind == "passages"
    assert "second jobs" in second.proposition


def test_each_question_may_be_of_other_forces(library: Library) -> None:
    text = "Did Derbyshire refuse any second jobs, and does Leicestershire monitor social media?"
    assert [part.forces for part in read_question(text, library).parts] == [("Derbyshire",), ("Leicestershire",)]
    text = "Does Norfolk have a media policy? Which forces monitor social media?"
    assert [part.forces for part in read_question(text, library).parts] == [("Norfolk",), ALL]


PREDICATES = [
    "record declined gifts",
    "vet their contractors",
    "monitor social media",
    "review second jobs every year",
    "publish the gifts register",
    "have an anti-corruption unit",
    "audit corporate cards",
    "train their staff on integrity",
]
NOUNS = ["gifts", "hospitality", "second jobs", "corporate cards", "contact with journalists", "expenses", "contracts"]
LEADS = ["which forces", "do all forces", "does Norfolk", "do Norfolk and Derbyshire", "which forces don't"]
pairs_of_predicates = st.lists(st.sampled_from(PREDICATES), min_size=2, max_size=2, unique=True)
lists_of_nouns = st.lists(st.sampled_from(NOUNS), min_size=2, max_size=4, unique=True)


@given(st.sampled_from(LEADS), pairs_of_predicates, st.sampled_from([" and ", ", and ", " and also "]))
def test_any_two_predicates_are_two(library: Library, lead: str, predicates: list[str], join: str) -> None:
    assert len(read_question(f"{lead} {join.join(predicates)}?", library).parts) == 2


@given(st.sampled_from(LEADS), st.sampled_from(["record", "have a policy on", "monitor", "audit"]), lists_of_nouns)
def test_any_nouns_are_one(library: Library, lead: str, verb: str, nouns: list[str]) -> None:
    assert not read_question(f"{lead} {verb} {', '.join(nouns[:-1])} and {nouns[-1]}?", library).parts


@pytest.mark.parametrize(
    ("text", "second", "wants"),
    [
        ("which forces neither vet contractors nor monitor social media?", "monitor social media", [NO, NO]),
        ("who neither records declined gifts nor reviews second jobs?", "reviews second jobs", [NO, NO]),
        ("which forces have a gifts register but don't publish it?", "publish gifts register", [YES, NO]),
        ("who has a social media policy but no training on it?", "training on social media policy", [YES, NO]),
        ("who has a central register but no cross-checking?", "cross-checking of the register", [YES, NO]),
    ],
)
def test_what_is_not_done_either_is_a_part(library: Library, text: str, second: str, wants: list[Verdict]) -> None:
    parts = read_question(text, library).parts
    assert [part.wants for part in parts] == wants
    assert parts[1].proposition == second


def test_three_predicates_are_three(library: Library) -> None:
    text = "which forces record declined gifts, monitor social media and review second jobs every year?"
    assert [part.proposition for part in read_question(text, library).parts] == [
        "record declined gifts",
        "monitor social media",
        "review second jobs every year",
    ]


def test_who_does_it_may_follow_who_has_most(library: Library) -> None:
    first, second = read_question("which force had most second job applications and who approves them?", library).parts
    assert second.kind == "passages"
    assert "second job applications" in second.proposition
    assert first.forces == ALL


def test_a_list_is_of_the_forces_of_its_own_question(library: Library) -> None:
    text = "Does Norfolk record declined gifts, monitor social media, and does Leicestershire have a media policy?"
    parts = read_question(text, library).parts
    assert [part.forces for part in parts] == [("Norfolk",), ("Norfolk",), ("Leicestershire",)]
