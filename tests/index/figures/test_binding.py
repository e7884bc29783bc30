"""What each number counts: parts, other times, other owners, none."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.figures.figure import Figure
from index.figures.periods import Period

Read = Callable[[str], tuple[Figure, ...]]

APPLICATIONS, LEAKS, CASES = "second_job_applications", "media_leak_investigations", "social_media_cases"


def measured(figures: tuple[Figure, ...], period: Period = Period.REVIEW) -> dict[tuple[str, str], float]:
    """The first figure of each measure and state."""
    found: dict[tuple[str, str], float] = {}
    for figure in figures:
        if figure.measure and figure.period is period and figure.is_count:
            found.setdefault((figure.measure, figure.state), figure.value)
    return found


@pytest.mark.parametrize(
    ("findings", "total", "approved", "refused"),
    [
        (
            "Since September 2011 there have been 64 applications for second jobs, all of which have been approved.",
            64,
            64,
            0,
        ),
        ("There have been 84 applications for second jobs, all but one of which have been approved.", 84, 83, 1),
        ("There were 113 applications for second jobs, 109 of which have been approved.", 113, 109, 4),
        ("There were 312 applications for a second job, of which 298 had been approved.", 312, 298, 14),
        ("Of 97 applications for second jobs eight were refused and the remainder were granted.", 97, 89, 8),
        ("There were 41 applications for second jobs: 38 approved, two refused, one pending.", 41, 38, 2),
        ("It had 50 requests for outside employment. 46 were agreed. The rest were turned down.", 50, 46, 4),
        ("All 118 applications for second jobs were granted.", 118, 118, 0),
        ("The force received 113 applications for second jobs and approved 109.", 113, 109, 4),
        ("PSD had 88 applications for second jobs. It granted 81 and turned down the other seven.", 88, 81, 7),
        ("It approved 59 of 62 applications for second jobs.", 62, 59, 3),
        ("There were 75 applications for second jobs. 66 (88 per cent) were approved, nine were not.", 75, 66, 9),
        ("Requests for outside work: 40 in, 38 approved, 2 not.", 40, 38, 2),
        ("There were 77 applications for second jobs. All were approved except three.", 77, 74, 3),
        ("It dealt with 58 requests for second jobs. It said yes to 54 and no to four.", 58, 54, 4),
        ("There were 83 applications for second jobs. Of the 83, PSD granted 80 and turned down three.", 83, 80, 3),
        ("There were 52 applications for second jobs. From these 52, chief officers approved 47.", 52, 47, 5),
        (
            "Forty requests for second jobs were made and all were agreed to; nobody knew when one was last refused.",
            40,
            40,
            0,
        ),
        (
            "It had 29 applications for second jobs and all but three were agreed. One refusal that we saw is of 1999.",
            29,
            26,
            3,
        ),
        ("There were 71 aplications for second jobs, 66 of which were approved.", 71, 66, 5),
        ("The panel received 36 appplications for second jobs and refused two.", 36, 34, 2),
    ],
)
def test_parts_of_a_count_are_bound_to_it(read: Read, findings: str, total: int, approved: int, refused: int) -> None:
    found = measured(read(findings))
    assert found[APPLICATIONS, ""] == total
    assert found[APPLICATIONS, "approved"] == approved
    assert found[APPLICATIONS, "refused"] == refused


@pytest.mark.parametrize(
    "findings",
    [
        "The force has not investigated any instances of inappropriate disclosure to the media.",
        "No leak to the media has been investigated since September 2011.",
        "The force investigated no leaks to the press.",
        "None of its staff was the subject of an investigation for inappropriate disclosure to the media.",
        "Leaks investigated: nil.",
        "There was no occasion since September 2011 to investigate any leak to the press.",
        "The force saw no need in the period to look into any disclosure to a newspaper.",
    ],
)
def test_none_in_words_is_zero(read: Read, findings: str) -> None:
    assert measured(read(findings))[LEAKS, ""] == 0


@pytest.mark.parametrize(
    "findings",
    [
        "No application for a second job is approved until PSD has seen it.",
        "The force could not say how many leaks to the media it had investigated.",
        "Nobody was disciplined for leaks.",
        "No policy on second jobs has been written.",
        "Nor does anyone look at what officers post on Facebook.",
        "No officer may speak to the media about a leak.",
    ],
)
def test_a_rule_or_a_lack_of_something_else_is_no_zero(read: Read, findings: str) -> None:
    assert measured(read(findings)) == {}


@pytest.mark.parametrize(
    ("findings", "now", "before"),
    [
        ("Applications for second jobs have more than doubled, from 45 to 97.", 97, 45),
        ("There were 56 applications for second jobs. In 2011 there were 34.", 56, 34),
        ("There were 58 applications for second jobs; the corresponding figure in 2011 was nine.", 58, 9),
        ("There were 318 applications for second jobs, as against 204 in the preceding nine months.", 318, 204),
        ("There have been 41 applications for second jobs, down from 53 in 2011.", 41, 53),
        ("There were 60 applications for second jobs (72 in the period considered in 2011).", 60, 72),
        ("The number of applications for second jobs in our 2011 report was 130. There have since been 207.", 207, 130),
    ],
)
def test_a_number_of_an_earlier_time_is_kept_apart(read: Read, findings: str, now: int, before: int) -> None:
    figures = read(findings)
    assert measured(figures)[APPLICATIONS, ""] == now
    assert measured(figures, Period.EARLIER)[APPLICATIONS, ""] == before


@pytest.mark.parametrize(
    ("findings", "still_open"),
    [
        ("The force has investigated one leak to the media. The investigation was continuing at the time.", 1),
        ("It investigated three leaks to the press. Two of these investigations were ongoing.", 2),
        ("It looked into four leaks to the press, three of which had been closed; the fourth was continuing.", 1),
        ("Two leaks to the media were investigated. One had been concluded; the other was still in progress.", 1),
        ("It looked into 4 suspected leaks to the press. 3 of the 4 cases are closed.", 1),
        ("Half a dozen leaks to the media were investigated. All but one of the inquiries have ended.", 1),
        ("It investigated two leaks to the media, one of which had yet to be brought to a conclusion.", 1),
    ],
)
def test_what_follows_in_another_sentence_is_a_part_too(read: Read, findings: str, still_open: int) -> None:
    assert measured(read(findings))[LEAKS, "open"] == still_open


def test_what_arithmetic_implies_shows_its_operands(read: Read) -> None:
    refused = next(
        f
        for f in read("There were 62 applications for second jobs, 59 of which have been approved.")
        if f.state == "refused"
    )
    assert refused.value == 3
    assert [operand.value for operand in refused.operands] == [62, 59]


def test_pending_applications_are_not_taken_for_refused_ones(read: Read) -> None:
    figures = read("There were 208 applications for second jobs; 187 had been approved, with nine still to be decided.")
    assert measured(figures)[APPLICATIONS, "refused"] == 12


def test_posts_that_were_lost_leave_the_rest(read: Read) -> None:
    figures = read("The anti-corruption unit has lost three of the fourteen posts that it had in 2011.")
    assert measured(figures)["anti_corruption_posts", ""] == 11
    assert measured(figures, Period.EARLIER)["anti_corruption_posts", ""] == 14


@pytest.mark.parametrize(
    "findings",
    [
        "Westshire Police had 90 applications for second jobs.",
        "The national average was 90 applications for second jobs.",
        "Other forces had 90 applications for second jobs on average.",
    ],
)
def test_numbers_of_others_are_left_out(read: Read, findings: str) -> None:
    assert read(findings) == ()


def test_the_force_itself_is_none_of_the_others(read: Read) -> None:
    assert measured(read("Marlshire Constabulary had 90 applications for second jobs."))[APPLICATIONS, ""] == 90


def test_what_the_paragraph_is_about_may_stand_in_an_earlier_sentence(read: Read) -> None:
    figures = read(
        "PSD vets applications for **second jobs**. There have been 207 since May. 71 cases arose on Facebook."
    )
    assert measured(figures) == {(APPLICATIONS, ""): 207, (CASES, ""): 71}


def test_a_number_outside_every_measure_keeps_the_words_around_it(read: Read) -> None:
    (auction,) = read("Gifts that cannot be returned are auctioned. The last auction raised £3,460 for a hospice.")
    assert (auction.value, auction.unit, auction.measure) == (3460, "pounds", "")
    assert {"auction", "rais"} <= set(auction.clause.stems)


def test_the_sentence_is_the_first_source_and_what_it_rests_on_the_second(read: Read) -> None:
    figures = read("There were 50 applications for second jobs. 46 were agreed.")
    agreed = next(f for f in figures if f.state == "approved")
    assert [p.sentence.plain for p in agreed.passages] == [
        "46 were agreed.",
        "There were 50 applications for second jobs.",
    ]


WORDS = """
five 12 £30 61% all none half two of which them these the rest other applications for second jobs were was approved
refused had been in 2011 from to and , . ; : ( ) not any no leaks to the media cases on Facebook posts fewer than over
""".split()


@settings(max_examples=40)
@given(words=st.lists(st.sampled_from(WORDS), max_size=25))
def test_no_part_is_more_than_its_whole_in_any_run_of_words(read: Read, words: list[str]) -> None:
    for figure in read(" ".join(("The force", *words, "."))):
        assert figure.value >= 0
        assert figure.base is None or not figure.is_count or figure.value <= figure.base.value


@pytest.mark.parametrize(
    ("findings", "measure", "value"),
    [
        ("Corporate cards are not popular here. The force has never had corporate cards.", "corporate_cards", 0),
        ("Conduct investigations take much of its time: 93 of them in the year.", "conduct_investigations", 93),
        ("There is one register of gifts, into which 1,730 items have been entered.", "gift_register_entries", 1730),
        ("People rang the confidential line 45 times in 2011/12.", "confidential_reports", 45),
        ("Six people work in the anti-corruption unit.", "anti_corruption_posts", 6),
    ],
)
def test_a_count_needs_no_set_form(read: Read, findings: str, measure: str, value: int) -> None:
    assert measured(read(findings))[measure, ""] == value


def test_no_decision_is_a_state_and_no_nothing(read: Read) -> None:
    found = read(
        "Applications for second jobs came from 200 officers and staff. A hundred and sixty were given what they asked"
        " for, 25 were not, and in 15 cases no decision had been reached."
    )
    assert measured(found)[APPLICATIONS, "pending"] == 15


def test_a_clause_of_its_own_may_name_another_time(read: Read) -> None:
    found = read("It opened 17 inquiries into leaks to the media, where in the year before there had been eight.")
    assert measured(found)[LEAKS, ""] == 17
    assert measured(found, Period.EARLIER)[LEAKS, ""] == 8


@pytest.mark.parametrize(
    "second",
    [
        "It let 89 of them through, threw out eight and has yet to rule on four.",
        "Eighty-nine were approved, eight were refused and four are pending.",
    ],
)
def test_what_is_said_of_the_next_number_is_not_said_of_this_one(read: Read, second: str) -> None:
    found = measured(read(f"The force got 101 applications for second jobs. {second}"))
    assert found[APPLICATIONS, "approved"] == 89
    assert found[APPLICATIONS, "refused"] == 8


def test_what_was_withheld_and_given_divides_the_whole(read: Read) -> None:
    said = "Permission was withheld in six cases and given in the rest."
    found = measured(read(f"Requests for second jobs came from 64 officers. {said}"))
    assert (found[APPLICATIONS, "refused"], found[APPLICATIONS, "approved"]) == (6, 58)


def test_what_is_taken_from_all_but_some_is_left_to_them(read: Read) -> None:
    found = read("Corporate cards, of which over 100 were once in use, have been taken away from all but 22 holders.")
    assert measured(found)["corporate_cards", ""] == 22


def test_a_sentence_of_nothing_but_numbers_counts_nothing(read: Read) -> None:
    numbers = ", ".join(str(number) for number in range(1, 61))
    figures = read(f"{numbers}. There were 113 applications for second jobs.")
    assert [figure.value for figure in figures if figure.measure == APPLICATIONS] == [113]
    assert len(figures) == 1


def test_a_part_is_of_a_count_that_stands_near(read: Read) -> None:
    rows = " ".join(f"There were {number} leaflets." for number in range(2, 200))
    [part] = [
        f
        for f in read(f"{rows} There were 113 applications for second jobs, of which 109 were approved.")
        if f.state == "approved"
    ]
    assert (part.measure, part.value) == (APPLICATIONS, 109)


@pytest.mark.parametrize(
    ("findings", "expected"),
    [
        (
            "There were 95 applications for second jobs. Ninety were allowed. That leaves five, all of them refused.",
            {(APPLICATIONS, ""): 95, (APPLICATIONS, "approved"): 90, (APPLICATIONS, "refused"): 5},
        ),
        (
            "Of 88 requests for second jobs seventy were let through, nine were not, and the rest wait.",
            {
                (APPLICATIONS, ""): 88,
                (APPLICATIONS, "approved"): 70,
                (APPLICATIONS, "refused"): 9,
                (APPLICATIONS, "pending"): 9,
            },
        ),
        ("Corporate cards were taken away from 85 holders, leaving 40 in circulation.", {("corporate_cards", ""): 40}),
        ("Only drivers carry a corporate card: there are eleven.", {("corporate_cards", ""): 11}),
        (
            "Leaks: the force looked into two in the period of this review. One was still open in June 2012.",
            {(LEAKS, ""): 2, (LEAKS, "open"): 1, (LEAKS, "closed"): 1},
        ),
        ("Counter-corruption: seven people (six in 2011).", {("anti_corruption_posts", ""): 7}),
        ("It had had no occasion in the review period to investigate a leak to the media.", {(LEAKS, ""): 0}),
        ("There was no need to look at a leak to the media in the year.", {(LEAKS, ""): 0}),
    ],
)
def test_a_count_is_told_by_what_its_sentence_is_about(
    read: Read, findings: str, expected: dict[tuple[str, str], float]
) -> None:
    found = measured(read(findings))
    assert {key: value for key, value in found.items() if value or key in expected} == expected


def test_what_is_numbered_stands_before_its_number(read: Read) -> None:
    [first, *_] = read("We held 37 interviews. Press officers number nine, two fewer than before.")[1:]
    assert (first.value, first.base) == (9, None)
    assert first.head.holds_any(("press",))


def test_a_year_earlier_is_no_noun(read: Read) -> None:
    figures = read("It opened 33 investigations of staff for misconduct, as against 21 a year earlier.")
    assert measured(figures, Period.EARLIER) == {("conduct_investigations", ""): 21}


def test_a_share_of_people_is_a_percentage(read: Read) -> None:
    figures = read("In the survey, 1,750 people responded. Of those, two thirds said that they would report it.")
    assert [(f.value, f.unit) for f in figures] == [(1750, "people"), (66.7, "percent")]
