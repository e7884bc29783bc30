"""What clauses claim, in words that inspectors use; none of them is taken from a report.

Where a sentence has several clauses, brackets stand around words of the one that is meant.
"""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.statements import Standing, Statement, Subject, read_statements


def read(marked: str, force: str = "Ashshire") -> Statement:
    """The statement that covers the marked words, or the first."""
    text = marked.replace("[", "").replace("]", "")
    at = max(marked.find("["), 0)
    return next(s for s in read_statements(text, force) if any(a <= at < b for a, b in s.spans))


@pytest.mark.parametrize(
    "text",
    [
        # particles
        "The force does not keep a log of meetings.",
        "The force doesn't keep a log of meetings.",
        "The force doesn’t keep a log of meetings.",
        "There is no log of meetings.",
        "No log of meetings is kept.",
        "Meetings are never logged.",
        "None of the divisions logs its meetings.",
        "Nobody checks the log.",
        "No one has read the policy.",
        "Nothing is done with what is logged.",
        "Meetings cannot be traced.",
        "Officers hold second jobs without permission.",
        "The log is kept by neither division.",
        "Neither the log [nor the register] is checked.",
        "The log is not kept up, [nor is it checked].",
        "The policy does not mention gifts [nor hospitality].",
        "The policy makes no mention of gifts.",
        "The unit plays no part in this.",
        "The Professional Standards Department (PSD) plays no part in this.",
        "[The log], which dates from 2009, is not checked.",
        "The log, which dates from 2009, [is not checked].",
        "The log (a spreadsheet) [is not checked].",
        "[The log] is, however, not checked.",
        "The log is kept, [although it is not checked].",
        "The log is kept but [is not checked].",
        "The log is kept; [it is not checked].",
        "The log is kept – [but nobody checks it].",
        "The log is kept, and [no one checks it].",
        "The log is kept and [is not checked].",
        "Those policies on gifts, hospitality, second jobs, and the use of cards have not been revised.",
        # adverbs and quantities
        "Meetings are hardly ever logged.",
        "Little evidence was found of any checks.",
        "There was little or no supervision.",
        "There are too few staff to do it.",
        # verbs and adjectives
        "The force has yet to write a policy.",
        "The unit failed to log its meetings.",
        "The unit's failure to log meetings was raised.",
        "The policy omits to mention gifts.",
        "The chief officers declined to publish their diaries.",
        "The force was unable to say who had been trained.",
        "The force lacks a policy on gifts.",
        "There is a lack of guidance.",
        "A policy on gifts is lacking.",
        "The absence of a policy was raised.",
        "Guidance on gifts is absent.",
        "The yearly check has lapsed.",
        "The yearly check has fallen into abeyance.",
        "The checks ceased in March.",
        "The checks were suspended when the post fell vacant.",
        "The scheme was abandoned.",
        "The scheme has been discontinued.",
        "The scheme was shelved.",
        "The board was disbanded.",
        "[Monitoring of the accounts], which began in 2010, has ceased.",
        "The log goes unchecked.",
        "Their entries are unaudited.",
        "Staff were unaware of the policy.",
        "Gifts are no longer logged.",
        "Gifts are logged on paper [rather than in a database].",
        "The post is still unfilled.",
        "No date has been set and no money found.",
        "The force has not said that it will.",
        # notes: the value speaks of the label
        "Monitoring of accounts: not done.",
        "Checks on whether the rules have sunk in: none.",
        "Social networking: no policy as yet; one is in draft.",
        # in one piece of a clause, for all of it
        "The unit had made no arrangement, at the date on which it closed, for [the checking of logs].",
        # said again, not taken back
        "Training lapsed in 2010, none having been given since.",
        "The log fails to show gifts and departs from the policy.",
        "Refused gifts are left out.",
        "The policy predates the guidance.",
    ],
)
def test_a_clause_denies(text: str) -> None:
    assert read(text).is_denied


@pytest.mark.parametrize(
    "text",
    [
        "The force keeps a log of meetings.",
        "All meetings are logged.",
        # words of denial that deny nothing
        "The log records not only gifts but offers too.",
        "The log is checked no later than the fifth of the month.",
        "The log is checked no fewer than four times a year.",
        "Every meeting is logged without exception.",
        "The log is published without delay.",
        "There is no doubt that the log is checked.",
        "Meetings are logged whether or not a gift was offered.",
        "Nevertheless the log is checked.",
        "The check raised no concerns about the log.",
        "This is not surprisingly a busy unit.",
        "The log is checked not least for gifts.",
        # twice denied
        "No contract is let without a check of the log.",
        "No one is given an account until the course has been passed.",
        "Gifts cannot be kept unless a superintendent agrees.",
        "No meeting goes unrecorded.",
        "Their accounts are not left unmonitored.",
        "The log is not, however, left unchecked.",
        "The unit never fails to log a meeting.",
        "There is no lack of guidance.",
        "Nobody was unaware of the policy.",
        "Not one of the entries had escaped a check.",
        "Nothing in the log departs from the policy.",
        "Each entry is checked by someone who is not the holder.",
        "The policy shows what can and cannot be said.",
        # the denial is in another clause
        "[The log is kept] but is not checked.",
        "[The log is kept], although it is not checked.",
        "[The log], which is not published, is checked every month.",
        "The log, which is not published, [is checked every month].",
        "[Gifts are logged on paper] rather than in a database.",
        "[The log] (which nobody had read) is kept.",
        "Although there is no policy, [guidance has been issued].",
        "While the unit does not log gifts, [it logs meetings].",
        "The unit has no database; [it keeps a log on paper].",
        # the denial is in an example
        "The log is checked for gaps (e.g. where no value is given).",
        "The log shows gaps, for example where no value is given.",
    ],
)
def test_a_clause_affirms(text: str) -> None:
    assert not read(text).is_denied


PLANNED, LIMITED, PAST, IN_PLACE = Standing.PLANNED, Standing.LIMITED, Standing.PAST, Standing.IN_PLACE


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("The force keeps a log.", IN_PLACE),
        ("The force has introduced a log.", IN_PLACE),
        ("The log has now been set up.", IN_PLACE),
        ("The force has drawn up a plan of action.", IN_PLACE),
        ("Training has been given since our last inspection.", IN_PLACE),
        ("Software is used to check the log.", IN_PLACE),
        ("The form used to record gifts is on the intranet.", IN_PLACE),
        ("The log is checked by all divisions, without exception.", IN_PLACE),
        ("The unit has saved money.", IN_PLACE),
        ("Training was stopped to save money.", IN_PLACE),
        ("The force does not routinely check the log.", IN_PLACE),
        ("Most of all, the log makes certain that gifts are seen.", IN_PLACE),
        ("The force no longer keeps a log.", IN_PLACE),
        ("A sample of contracts is checked each year.", IN_PLACE),
        ("The register lists 26 gifts, against 75 in 2011.", IN_PLACE),
        ("Every gift is to be entered within two days.", IN_PLACE),
        ("Training was brought in from April 2012.", IN_PLACE),
        ("The checklist was completed after our 2011 report.", IN_PLACE),
        ("Staff are told what will be checked.", IN_PLACE),
        ("The five staff working on leaks keep a log.", IN_PLACE),
        ("The force formerly kept a book, which [has since been replaced by a database].", IN_PLACE),
        # planned
        ("The force will keep a log.", PLANNED),
        ("The force plans to keep a log.", PLANNED),
        ("There are plans for a log: a log is planned.", PLANNED),
        ("The force intends to keep a log.", PLANNED),
        ("It is the intention of the force to keep a log.", PLANNED),
        ("A log is to be introduced.", PLANNED),
        ("A log is being developed.", PLANNED),
        ("A log is currently being set up.", PLANNED),
        ("A log was being procured when we visited.", PLANNED),
        ("The force is reviewing its policy.", PLANNED),
        ("The force is in the process of updating its policy.", PLANNED),
        ("The policy is in draft.", PLANNED),
        ("A draft policy is with the unions.", PLANNED),
        ("The policy awaits approval.", PLANNED),
        ("A decision is pending.", PLANNED),
        ("The policy is due out in March.", PLANNED),
        ("The database is expected to be in use by the summer.", PLANNED),
        ("The database goes live from April 2013.", PLANNED),
        ("The unit is working towards a single log.", PLANNED),
        ("The force is considering a log.", PLANNED),
        ("A log is under consideration.", PLANNED),
        ("The force has agreed to keep a log.", PLANNED),
        ("Checks every quarter have been agreed.", PLANNED),
        ("Work on a log is in hand.", PLANNED),
        ("A forthcoming policy covers gifts.", PLANNED),
        ("A register of gifts is on its way.", PLANNED),
        ("The course begins in February.", PLANNED),
        ("The purchase of software has been approved.", PLANNED),
        ("The policy is with the lawyers.", PLANNED),
        ("The unit takes over from 1 January.", PLANNED),
        ("The policy will not be ready until the spring.", PLANNED),
        # limited
        ("Checks are limited to the largest contracts.", LIMITED),
        ("Only the largest contracts are checked.", LIMITED),
        ("The policy has been put into effect in part.", LIMITED),
        ("Some departments keep a log.", LIMITED),
        ("Some staff were aware of the policy.", LIMITED),
        ("Most of the staff were aware of it.", LIMITED),
        ("Two of the three divisions keep a log.", LIMITED),
        ("The log is kept everywhere except at headquarters.", LIMITED),
        ("Apart from the eastern division, all keep a log.", LIMITED),
        ("All divisions save for one keep a log.", LIMITED),
        ("Not all gifts are logged.", LIMITED),
        ("Gifts are not always logged.", LIMITED),
        ("Gifts are sometimes logged.", LIMITED),
        ("Entries are patchy.", LIMITED),
        ("All but two of the divisions keep a log.", LIMITED),
        ("Twelve of the forty logs: 12 of the 40 are checked.", LIMITED),
        ("The log is kept for chief officers and nobody else.", LIMITED),
        ("Checklist: begun, not finished.", LIMITED),
        ("Checks are made on an ad hoc basis.", LIMITED),
        ("Accounts are looked at where a particular concern arises.", LIMITED),
        ("One contract in ten is checked.", LIMITED),
        ("About 40 per cent of staff have been trained.", LIMITED),
        ("Checks are made in the Eastern division.", LIMITED),
        ("A pilot has begun in one division.", LIMITED),
        ("Headquarters keeps a database, while [the rest of the force writes in a book].", LIMITED),
        # past
        ("In 2011 we found that the force kept no log.", PAST),
        ("In 2011, we found that the force kept no log.", PAST),
        ("When we visited in 2011 there was no log.", PAST),
        ("At the time of our last inspection there was no log.", PAST),
        ("Our last inspection found that gifts were logged.", PAST),
        ("Until 2012 gifts were logged on paper.", PAST),
        ("Until recently gifts were logged on paper.", PAST),
        ("Previously, gifts were logged on paper.", PAST),
        ("The unit formerly logged gifts on paper.", PAST),
        ("The log used to be kept on paper.", PAST),
        ("In the past, gifts were logged on paper.", PAST),
    ],
)
def test_a_clause_says_how_far_a_thing_has_come(text: str, standing: Standing) -> None:
    assert read(text).standing is standing


FORCE, OTHER, REVIEW = Subject.FORCE, Subject.OTHER, Subject.REVIEW


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("The force keeps a log.", FORCE),
        ("Ashshire Police keeps a log.", FORCE),
        ("Ashshire keeps a log.", FORCE),
        ("The police authority keeps a log.", FORCE),
        ("The Chief Constable keeps a log.", FORCE),
        ("The policy follows the guidance of the Association of Chief Police Officers (ACPO).", FORCE),
        ("The Police Federation was asked.", FORCE),
        ("The recently elected Police and Crime Commissioner keeps a log.", FORCE),
        ("Unlike most forces, Ashshire keeps a log.", FORCE),
        ("Unlike Oakshire, the force keeps a log.", FORCE),
        ("In common with the majority of forces, Ashshire keeps a log.", FORCE),
        ("Like many other forces the constabulary keeps a log.", FORCE),
        ("Gifts are declared elsewhere in the force.", FORCE),
        ("HMIC found that the log is kept.", FORCE),
        ("Ashshire Police and Oakshire Police keep a log together.", FORCE),
        # another
        ("Oakshire Police keeps a log.", OTHER),
        ("A neighbouring force keeps a log.", OTHER),
        ("The neighbouring Oakshire Constabulary keeps a log.", OTHER),
        ("Whereas neighbouring Oakshire keeps a log, [Ashshire does not].", FORCE),
        ("Whereas [neighbouring Oakshire keeps a log], Ashshire does not.", OTHER),
        ("Another force keeps a log.", OTHER),
        # the review, or the country
        ("Few forces kept a log.", REVIEW),
        ("Most forces keep a log.", REVIEW),
        ("A number of forces keep a log.", REVIEW),
        ("Nationally, logs are kept.", REVIEW),
        ("The national picture is mixed.", REVIEW),
        ("Logs are kept by forces across England.", REVIEW),
        ("We recommend that a log is kept.", REVIEW),
        ("HMIC expects forces to keep a log.", REVIEW),
        ("Police forces generally keep a log.", REVIEW),
    ],
)
def test_a_clause_is_about_this_force_or_another_or_the_country(text: str, subject: Subject) -> None:
    assert read(text).subject is subject


@given(st.text(max_size=200))
def test_the_statements_of_any_text_lie_within_it_and_do_not_overlap(text: str) -> None:
    statements = read_statements(text, "Ashshire")
    assert statements
    spans = sorted(span for statement in statements for span in statement.spans)
    assert all(0 <= start <= end <= len(text) for start, end in spans)
    assert all(earlier[1] <= later[0] for earlier, later in pairwise(spans))


@given(
    st.sampled_from(["The force keeps a log", "No gift is logged", "A log is to be introduced"]), st.text(max_size=30)
)
def test_what_a_clause_claims_does_not_change_with_the_sentence_after_it(clause: str, text: str) -> None:
    alone, first = read_statements(clause, "Ashshire")[0], read_statements(f"{clause}; {text}", "Ashshire")[0]
    assert first == alone
