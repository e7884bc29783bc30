"""What a message changes of the question before it."""

from __future__ import annotations

import pytest

from bot.answer import Verdict
from bot.followup import Act, Scope, read_followup, strip_period, strip_reckoning
from bot.question import Quantifier
from index.library import Library


@pytest.mark.parametrize(
    "text",
    [
        "Which forces have updated their media policy?",
        "Does Norfolk review second jobs every year?",
        "How many applications for second jobs did Norfolk have?",
        "Compare Norfolk and Derbyshire on second jobs",
        "Which forces launched at least 50 investigations?",
        "Tell me about Norfolk",
        "Who oversees the gifts register?",
        "norfolk gifts register",
        "thanks!",
        "",
    ],
)
def test_a_question_of_its_own_and_noise_are_no_follow_ups(library: Library, text: str) -> None:
    assert read_followup(text, library) is None


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("why?", Act.EXPLAIN),
        ("how come?", Act.EXPLAIN),
        ("show me the quotes", Act.QUOTE),
        ("sources?", Act.QUOTE),
        ("what does it say exactly?", Act.QUOTE),
        ("how do you know that?", Act.QUOTE),
        ("how many is that?", Act.COUNT),
        ("how many?", Act.COUNT),
        ("compare those two", Act.COMPARE),
        ("and compare them", Act.COMPARE),
        ("compare it with Norfolk", Act.COMPARE),
        ("how do they differ?", Act.COMPARE),
        ("do they cross-reference procurement with gifts?", Act.REFER),
        ("which of them have a central register?", Act.REFER),
        ("does it review them every year?", Act.REFER),
    ],
)
def test_what_is_done_with_the_last_question_is_read_off_the_words(library: Library, text: str, act: Act) -> None:
    followup = read_followup(text, library)
    assert followup is not None
    assert followup.act is act


@pytest.mark.parametrize(
    ("text", "named", "scope"),
    [
        ("and Norfolk?", ("Norfolk",), None),
        ("Notts?", ("Nottinghamshire",), None),
        ("ok, Leicestershire then", ("Leicestershire",), None),
        ("just Norfolk and Derbyshire", ("Norfolk", "Derbyshire"), None),
        ("the others?", (), Scope.OTHERS),
        ("everyone else", (), Scope.OTHERS),
        ("all of them?", (), Scope.ALL),
        ("what about those two?", (), Scope.THOSE),
    ],
)
def test_forces_are_changed_by_name_or_by_what_is_said_for_them(
    library: Library, text: str, named: tuple[str, ...], scope: Scope | None
) -> None:
    followup = read_followup(text, library)
    assert followup is not None
    assert (followup.named, followup.scope, followup.topic) == (named, scope, "")


def test_forces_without_a_report_and_forces_left_out_are_kept_apart(library: Library) -> None:
    unknown, excluded = read_followup("and Essex?", library), read_followup("everyone except Norfolk", library)
    assert unknown is not None
    assert excluded is not None
    assert unknown.unknown == ("Essex",)
    assert excluded.excluded == ("Norfolk",)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("what about gifts?", "gifts"),
        ("and social media?", "social media"),
        ("second jobs?", "second jobs"),
        ("what about the gifts register", "gifts register"),
        ("and second jobs in Norfolk?", "second jobs"),
    ],
)
def test_a_fragment_that_names_a_thing_changes_the_topic(library: Library, text: str, topic: str) -> None:
    followup = read_followup(text, library)
    assert followup is not None
    assert followup.topic == topic


@pytest.mark.parametrize(
    ("text", "wants", "quantifier", "counts"),
    [
        ("which ones don't?", Verdict.NO, Quantifier.WHICH, False),
        ("which do?", Verdict.YES, Quantifier.WHICH, False),
        ("which plan to?", Verdict.PLANNED, Quantifier.WHICH, False),
        ("which reports don't say?", Verdict.NOT_STATED, Quantifier.WHICH, False),
        ("do they all?", Verdict.YES, Quantifier.ALL, False),
    ],
)
def test_polarity_is_changed_alone(
    library: Library, text: str, wants: Verdict, quantifier: Quantifier, *, counts: bool
) -> None:
    followup = read_followup(text, library)
    assert followup is not None
    assert followup.polarity is not None
    assert (followup.polarity.wants, followup.polarity.quantifier, followup.polarity.counts) == (
        wants,
        quantifier,
        counts,
    )


@pytest.mark.parametrize(
    "text",
    [
        "rank them",
        "only the ones over 100",
        "and as a percentage?",
        "in total?",
        "who had the highest?",
        "what about the year before?",
        "and now?",
        "and how many were refused?",
    ],
)
def test_words_that_only_say_what_to_compute_change_the_reckoning(library: Library, text: str) -> None:
    followup = read_followup(text, library)
    assert followup is not None
    assert followup.reckoning


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("How many applications for second jobs were there", "applications for second jobs"),
        ("rank forces by number of conduct investigations", "conduct investigations"),
        ("which force had more than 100 applications for second jobs", "applications for second jobs"),
        ("how many", ""),
    ],
)
def test_what_is_asked_about_is_left_without_what_to_do_with_it(library: Library, text: str, subject: str) -> None:
    assert strip_reckoning(text, library) == subject


def test_a_time_is_taken_out_of_a_question() -> None:
    assert strip_period("How many applications were there the year before?") == "How many applications were there ?"
