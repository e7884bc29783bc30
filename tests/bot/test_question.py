"""What a question asks for, in the words that people type, over the five real reports."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer import Verdict
from bot.question import Quantifier, parse_question
from index.library import Library

YES, NO, PLANNED, PARTLY = Verdict.YES, Verdict.NO, Verdict.PLANNED, Verdict.PARTLY
NOT_STATED = Verdict.NOT_STATED


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("Which forces with rules on what may and may not be accepted keep no register?", NO),
        ("Which forces list what can and can't be taken but don't keep a register?", NO),
        ("Which forces tell staff what they can and cannot accept?", YES),
        # affirmative
        ("Which forces publish their gifts register?", YES),
        ("which force publishes its gifts register", YES),
        ("which of the forces publish a gifts register?", YES),
        ("what forces publish a gifts register?", YES),
        ("who publishes their gifts register?", YES),
        ("whose gifts register is published?", YES),
        ("In which forces is the gifts register published?", YES),
        ("Do all forces publish a gifts register?", YES),
        ("Does every force publish its gifts register?", YES),
        ("does anyone publish the gifts register?", YES),
        ("does any force publish a gifts register?", YES),
        ("Is there a force that publishes its gifts register?", YES),
        ("are there any forces with a published gifts register?", YES),
        ("have any forces published their gifts register yet?", YES),
        ("Does Norfolk publish a gifts register?", YES),
        ("has leics published its gifts register yet", YES),
        ("Hi, can you tell me which forces publish a gifts register please", YES),
        ("forces that publish a gifts register", YES),
        # affirmative, though a word of denial stands in a phrase of its own
        ("which forces review second jobs no less than once a year?", YES),
        ("Which forces review second jobs, if not already approved?", YES),
        ("which forces check suppliers whether or not a concern is raised?", YES),
        ("which forces make suppliers sign that they have given no gifts?", YES),
        ("which forces list second jobs that their staff may not take?", YES),
        ("which forces have agreed how gifts will be recorded?", YES),
        ("is there a list of second jobs you're not allowed to take?", YES),
        ("which forces have a list of gifts that you can't take?", YES),
        ("Please identify any force which publishes its gifts register", YES),
        ("how many publish their gifts register?", YES),
        ("which forces let staff report a gift without giving their name?", YES),
        ("which forces have gifts checked by somebody who does not keep the register?", YES),
        ("who's got a gifts register and who hasn't?", YES),
        ("does Norfolk publish all gifts or just some?", YES),
        ("do we know whether Norfolk publishes gifts?", YES),
        ("have suppliers been told not to send gifts?", YES),
        ("who lets staff report gifts by phone without a name?", YES),
        ("where is finance, not PSD, in charge of the cards?", YES),
        ("who requires all staff, not just officers, to declare gifts?", YES),
        ("do officers know what they should and should not accept as gifts?", YES),
        ("is there a list of gifts officers can't accept?", YES),
        ("who checks suppliers don't give gifts?", YES),
        ("who makes sure nobody takes gifts?", YES),
        ("are missing persons cases reviewed?", YES),
        ("which forces were criticised for lack of checks on gifts?", YES),
        ("which forces still to this day accept gifts?", YES),
        ("are officers unclear whether they can accept gifts?", YES),
        ("are gifts being reviewed?", YES),
        ("who has cards waiting for a check?", YES),
        ("whose job is to check gifts?", YES),
        ("who is still working to an old policy on gifts?", YES),
        ("are retiring officers barred from going to work for a supplier?", YES),
        # no
        ("who has no gifts policy and no gifts register?", NO),
        ("which forces are still to publish a gifts policy?", NO),
        ("who hardly ever checks gifts?", NO),
        ("which forces were unable to show that gifts are recorded?", NO),
        ("whose gifts policy doesn't cover hospitality?", NO),
        ("is there anybody who isn't recording gifts?", NO),
        ("constabularies without a gifts register", NO),
        ("in some forces nobody checks gifts, which?", NO),
        ("who records gifts for nobody?", NO),
        ("any force that does nothing once a gift is declared?", NO),
        ("Which forces don't publish their gifts register?", NO),
        ("Which forces don’t publish their gifts register?", NO),
        ("which forces dont publish their gifts register", NO),
        ("which forces do not publish their gifts register?", NO),
        ("which force doesn't publish its gifts register?", NO),
        ("who isn't publishing a gifts register?", NO),
        ("Which forces haven't published a gifts register?", NO),
        ("Who approves a second job and then never looks at it again?", NO),
        ("which forces havent published a gifts register", NO),
        ("which forces have never published a gifts register?", NO),
        ("which forces have not yet published a gifts register?", NO),
        ("which forces have yet to publish a gifts register?", NO),
        ("which forces are not publishing their gifts register?", NO),
        ("which forces can't publish a gifts register?", NO),
        ("which forces cannot publish a gifts register?", NO),
        ("which forces won't publish a gifts register?", NO),
        ("which forces fail to publish a gifts register?", NO),
        ("which forces failed to publish a gifts register?", NO),
        ("which forces refuse to publish a gifts register?", NO),
        ("which forces lack a published gifts register?", NO),
        ("which forces are lacking a gifts register?", NO),
        ("which forces are without a gifts register?", NO),
        ("forces without a gifts register", NO),
        ("which forces have no gifts register?", NO),
        ("which forces have no published register of gifts?", NO),
        ("which forces no longer publish a gifts register?", NO),
        ("where is there no gifts register?", NO),
        ("in which forces is the gifts register not published?", NO),
        ("which forces' gifts registers are not published?", NO),
        ("Is there any force that does not publish a gifts register?", NO),
        ("Isn't there any gifts register at Norfolk?", NO),
        ("does Norfolk lack a gifts register?", NO),
        ("does Norfolk not publish a gifts register?", NO),
        ("Doesn't Norfolk publish a gifts register?", NO),
        ("which forces neither publish nor review the gifts register?", NO),
        ("how many forces don't publish a gifts register?", NO),
        ("which forces are missing a gifts register?", NO),
        ("how many don't publish their gifts register?", NO),
        ("which forces don't publish their gifts register and have no plans to?", NO),
        ("who has no gifts register, with nothing in the pipeline?", NO),
        ("Norfolk, Derbyshire: who hasn't published a gifts register?", NO),
        ("where does no one publish the gifts register?", NO),
        ("who's yet to publish a gifts register", NO),
        ("are there forces where nobody publishes the gifts register?", NO),
        ("I'd like a list of forces where refused gifts are not recorded", NO),
        ("which forces do not have, and do not plan to have, a gifts register?", NO),
        ("which forces have none of their staff trained?", NO),
        ("is it just Norfolk that doesn't publish the gifts register?", NO),
        ("is Norfolk the only force without a gifts register?", NO),
        ("neither Norfolk nor Northants publishes the gifts register, right?", NO),
        ("which forces have no gifts register and aren't getting one?", NO),
        ("which forces have no gifts register, not even one in preparation?", NO),
        ("which forces have no gifts register and are not setting one up?", NO),
        ("who lacks a gifts register, with none in prospect?", NO),
        ("which forces do not publish the gifts register, and do not propose to?", NO),
        ("who doesnt make ppl publish gifts n isnt about to??", NO),
        ("which ones dont do integrity tests", NO),
        ("gifts register not published (dont count those about to start), anyone?", NO),
        ("which forces don't make leavers say where they're going to work next?", NO),
        # twice denied
        ("which forces do not fail to publish a gifts register?", YES),
        ("which forces don't lack a gifts register?", YES),
        # planned
        ("Which forces plan to publish a gifts register?", PLANNED),
        ("which forces are planning to publish a gifts register?", PLANNED),
        ("which forces intend to publish a gifts register?", PLANNED),
        ("who is about to publish a gifts register?", PLANNED),
        ("which forces have plans to publish a gifts register?", PLANNED),
        ("which forces are going to publish a gifts register?", PLANNED),
        ("which forces will publish a gifts register?", PLANNED),
        ("Is Norfolk planning a gifts register?", PLANNED),
        ("which forces are considering a gifts register?", PLANNED),
        ("where is a gifts register in the pipeline?", PLANNED),
        ("which forces are preparing to publish a gifts register?", PLANNED),
        ("which forces are due to publish a gifts register?", PLANNED),
        ("whos gonna publish the gifts register but hasnt yet", PLANNED),
        ("which forces intend to publish a gifts register but have not started?", PLANNED),
        ("any force planning a gifts register?", PLANNED),
        ("who is still waiting for a gifts register?", PLANNED),
        ("who's still drafting a new media policy", PLANNED),
        ("which forces are in the middle of rewriting their gifts policy?", PLANNED),
        ("are any forces looking at bringing in a gifts register", PLANNED),
        ("which forces aren't publishing the gifts register yet, but intend to?", PLANNED),
        ("whos still only workin on a policy for social media", PLANNED),
        ("which lot r goin to publish there gifts register but havent yet", PLANNED),
        ("review of the unit by another force arranged but not done yet, who?", PLANNED),
        # partly
        ("Which forces only partly publish a gifts register?", PARTLY),
        ("which forces publish only part of their gifts register?", PARTLY),
        ("which forces partially publish a gifts register?", PARTLY),
        ("which forces publish the gifts register to some extent?", PARTLY),
        ("who only publishes some of the gifts register?", PARTLY),
        ("which forces only sort of publish the gifts register?", PARTLY),
        ("which forces publish some gifts in the register but not all?", PARTLY),
        ("Which forces only compare suppliers with gifts in some cases?", PARTLY),
        ("Monitoring of computers: where does it cover some systems only?", PARTLY),
        # not stated
        ("Which reports do not say whether the gifts register is published?", NOT_STATED),
        ("which reports don't say if the gifts register is published?", NOT_STATED),
        ("which reports are silent on publishing the gifts register?", NOT_STATED),
        ("which reports say nothing about publishing the gifts register?", NOT_STATED),
        ("which reports make no mention of a published gifts register?", NOT_STATED),
        ("which reports don't mention a published gifts register?", NOT_STATED),
        ("for which forces is it not stated whether the gifts register is published?", NOT_STATED),
        ("does the report not cover second jobs?", NOT_STATED),
        ("where is it unclear whether gifts are recorded?", NOT_STATED),
        ("For which forces does the report not say whether the gifts register is published?", NOT_STATED),
        ("which forces can't we tell whether the gifts register is published for?", NOT_STATED),
        ("which reports never mention whether the gifts register is published?", NOT_STATED),
    ],
)
def test_a_question_of_which_forces_asks_for_one_verdict(text: str, wants: Verdict, library: Library) -> None:
    question = parse_question(text, library)
    assert (question.kind, question.wants) == ("verdicts", wants)


@pytest.mark.parametrize(
    ("text", "proposition"),
    [
        ("is there a list of banned second jobs?", "list of banned second jobs"),
        ("list of the forces that publish a gifts register", "publish a gifts register"),
        ("Are second jobs reviewed in Norfolk and Derbyshire?", "second jobs reviewed"),
        ("Have Norfolk and Derbyshire published a register?", "published a register"),
        ("do Norfolk or Notts review second jobs?", "review second jobs"),
        ("does any force still keep a paper register?", "keep a paper register"),
        ("has Norfolk bothered to review second jobs?", "review second jobs"),
        ("whos gonna publish the gifts register but hasnt yet", "publish the gifts register"),
        ("Asking for our PCC: which forces publish their gifts register?", "publish their gifts register"),
        ("second jobs: which forces review them every year?", "review second jobs every year"),
        ("A central register of gifts: how many have one?", "central register of gifts"),
        ("gifts register: who publishes it?", "publishes gifts register"),
        ("gifts register published - which forces?", "gifts register published"),
        ("gifts register published, where?", "gifts register published"),
        ("Where may officers take gifts?", "officers take gifts"),
        ("can staff in Norfolk buy police dogs?", "staff buy police dogs"),
        ("Could you tell me if Leicestershire has a register?", "register"),
        ("out of the five, who reviews second jobs", "reviews second jobs"),
        ("which forces, if any, review second jobs?", "review second jobs"),
        ("Which force or forces have a gifts register?", "gifts register"),
        ("do they all have a policy on gifts?", "a policy on gifts"),
        ("does more than one force have a gifts register?", "gifts register"),
        ("Where's the gifts register kept?", "the gifts register kept"),
        ("which forces aren't yet reviewing second jobs, but intend to?", "reviewing second jobs"),
        ("is Norfolk the only force to publish gifts?", "publish gifts"),
        ("Do the Norfolk and Northamptonshire media policies cover gifts?", "the media policies cover gifts"),
        ("Do Norfolk and Derbyshire both review second jobs?", "review second jobs"),
        ("Did both Derbyshire and Norfolk review second jobs?", "review second jobs"),
        ("Do staff know the media rules in every force?", "staff know the media rules"),
        ("Does PSD oversee the gifts register everywhere?", "PSD oversee the gifts register"),
        ("is there a money limit on gifts anywhere?", "money limit on gifts"),
        ("forces with no yearly review of second jobs?", "yearly review of second jobs"),
        ("forces logging gifts that were turned down", "logging gifts that were turned down"),
        ("is there a force whose chief meets editors?", "chief meets editors"),
        ("who doesnt bother recording gifts", "recording gifts"),
        ("random drug tests in Norfolk, yes or no?", "random drug tests"),
        ("Has any force surveyed its staff? Which?", "surveyed its staff"),
        ("are buyers trained, and if so where?", "buyers trained"),
        ("side jobs ok'd once and then reviewed, who does that", "second jobs approved once and then reviewed"),
        ("register of gifts: is it published?", "register of gifts published"),
        ("drug testing: which forces do not do it?", "drug testing"),
        ("Is it PSD, not the line manager, that decides on gifts? Please name the forces.", "PSD decides on gifts"),
        ("where a gift is refused, which forces record it?", "record it where a gift is refused"),
        ("which forces cant publish gifts?", "publish gifts"),
        ("gifts cant be sold in which forces?", "gifts can be sold"),
        ("contact w/ the press logged by ppl who matter", "contact with the press logged by people who matter"),
        ("are suppliers matched with gifts, matchin yet", "suppliers matched with gifts, matching"),
        ("gifts register published - y/n", "gifts register published"),
        ("gifts register published, yes/no?", "gifts register published"),
        ("gifts register or not", "gifts register"),
        ("one gifts register or several", "one gifts register"),
        ("forces planning to publish a gifts register", "publish a gifts register"),
        ("who chairs the board - the deputy?", "deputy chairs the board"),
        ("who decides on gifts, psd?", "psd decides on gifts"),
        ("which forces organise surveys?", "organise surveys"),
        ("can an ordinary officer take gifts? which forces allow it", "ordinary officer take gifts"),
        (
            "are gifts checked while an investigation is still going on?",
            "gifts checked while an investigation is still going on",
        ),
        (
            "A quarterly report on gifts, second jobs and expenses to the police authority: who has that in place?",
            "A quarterly report on gifts, second jobs and expenses to the police authority in place",
        ),
        ("publication of the gifts register, any?", "publication of the gifts register"),
        ("gifts compared with contracts - happening?", "gifts compared with contracts"),
        ("is there anywhere that's tested knowledge of the rules", "tested knowledge of the rules"),
        ("who can see what their staff put online?", "see what their staff put online"),
        ("one gifts register for the whole force, who has that?", "one gifts register for the whole force"),
        ("random drug tests, who still does em", "random drug tests"),
        ("yearly review of second jobs, who's doing it now?", "yearly review of second jobs"),
        ("did the police authority open the gifts register, and where", "the police authority open the gifts register"),
        ("are fewer gifts registered than before, any force?", "fewer gifts registered than before"),
        (
            "can someone who is refused a second job appeal, in any of them?",
            "someone who is refused a second job appeal",
        ),
        ("has there been a fall in the number of gifts, and where?", "a fall in the number of gifts"),
        ("who publishes no gifts, or don't any more?", "publishes gifts"),
        ("where is a review of second jobs missing?", "a review of second jobs"),
        (
            "does the unit start its own enquiries without waiting for a tip?",
            "the unit start its own enquiries without waiting for a tip",
        ),
        ("publication of the gifts register - which forces have none?", "publication of the gifts register"),
        ("have suppliers been told not to send gifts?", "suppliers been told not to send gifts"),
        ("where may officers not take gifts any more?", "officers take gifts"),
        (
            "who makes sure nothing goes astray from the property store?",
            "makes sure nothing goes astray from the property store",
        ),
        (
            "single tenders: does a chief officer have to approve them, and in which forces?",
            "chief officer have to approve single tenders",
        ),
        ("where do the rules on second jobs leave out police staff?", "the rules on second jobs include police staff"),
        (
            "does anyone independent look through the gifts register?",
            "anyone independent look through the gifts register",
        ),
        (
            "who isn't checking if people who are off sick are moonlighting?",
            "checking if people who are on sick leave are having a second job",
        ),
        ("are there forces in which nobody else sees the gifts register?", "somebody else sees the gifts register"),
        (
            "who has nobody at chief officer level in charge of integrity",
            "somebody at chief officer level in charge of integrity",
        ),
        ("any force that does nothing once a gift has been declared?", "something once a gift has been declared"),
        (
            "which forces have taken back the cards and the ones nobody needs?",
            "taken back the cards and the ones nobody needs",
        ),
        (
            "training for new staff with nothing about gifts in it - any force?",
            "training for new staff with something about gifts in it",
        ),
        ("suspected leaks, does anyone keep a record of them?", "keep a record of suspected leaks"),
        ("newly promoted sergeants - who gives them training?", "gives newly promoted sergeants training"),
        ("diaries and the gifts register, any force compare the two?", "compare diaries and the gifts register"),
        ("gifts that are refused, do they get recorded?", "gifts that are refused get recorded"),
        ("exit interviews, do they do them?", "exit interviews"),
        ("once a second job is allowed, who looks at it again?", "looks at it again once a second job is allowed"),
        ("are supervisors trained, and if so in which forces", "supervisors trained"),
        (
            "do the public get to see the gifts register in any of these forces?",
            "the public get to see the gifts register",
        ),
        ("do all forces train their staff, or who does?", "train their staff"),
        ("does the force itself vet contractors?", "vet contractors"),
        (
            "does anyone let staff report wrongdoing by phone without a name?",
            "let staff report wrongdoing by phone without a name",
        ),
        ("where is finance, not PSD, in charge of the cards?", "finance, not PSD, in charge of the cards"),
        ("who has cards waiting for a check?", "cards waiting for a check"),
        (
            "units that look for corruption rather than just waiting for it?",
            "units that look for corruption rather than just waiting for it",
        ),
        ("is there a missing persons coordinator?", "missing persons coordinator"),
        ("is there a list of jobs officers can't do?", "list of jobs officers can't do"),
        ("where may you take gifts once you're in?", "you take gifts once you're in"),
        ("who has no gifts policy and no register?", "gifts policy and register"),
        ("need this for 5pm: name all forces that vet contractors", "vet contractors"),
        ("I thought Norfolk audited cards - is that right?", "audited cards"),
        ("been told that Norfolk doesnt vet volunteers, true?", "vet volunteers"),
        ("can you confirm that Derbyshire publishes the register?", "publishes the register"),
        ("our chair wants to know whether Norfolk vets contractors", "vets contractors"),
        ("im trying to find out if any forces vet contractors", "vet contractors"),
        ("just checking - all forces vet contractors?", "vet contractors"),
        ("did HMIC find that Norfolk vets contractors?", "vets contractors"),
        ("is there any evidence that Norfolk vets contractors?", "vets contractors"),
        ("which forces, according to the inspectors, don't vet contractors?", "vet contractors"),
        ("I'm writing a piece on gifts, which forces publish the register?", "publish the register"),
        ("does Norfolk publish the register? thx :pray:", "publish the register"),
        ("what proportion of forces publish the register?", "publish the register"),
        ("who, if anyone, vets contractors?", "vets contractors"),
        ("is there anybody who isn't vetting contractors?", "vetting contractors"),
        ("who dosnt vet contractors", "vet contractors"),
        ("who hardly ever vets contractors?", "vets contractors"),
        ("which forces are still to publish a policy?", "publish a policy"),
        ("which forces were unable to publish the register?", "publish the register"),
        ("who neither records nor publishes gifts?", "records or publishes gifts"),
        ("vetting backlog - anyone got one", "got vetting backlog"),
        ("refused gifts, do they get recorded?", "refused gifts get recorded"),
        ("when a gift is refused, does it get written down?", "get written down when a gift is refused"),
        ("are second jobs being reviewed?", "second jobs being reviewed"),
        ("do officers know what they can and can't post?", "officers know what they can and can't post"),
        ("who gives training that isn't just online?", "gives training that isn't just online"),
        ("which forces were criticised for not vetting contractors?", "criticised for not vetting contractors"),
        ("whose policy doesn't cover hospitality?", "policy does cover hospitality"),
        ("which forces have registers nobody checks?", "registers nobody checks"),
    ],
)
def test_the_names_and_the_words_of_asking_leave_nothing_behind(text: str, proposition: str, library: Library) -> None:
    assert parse_question(text, library).proposition == proposition


@pytest.mark.parametrize(
    ("text", "quantifier"),
    [
        ("do all forces vet contractors?", Quantifier.ALL),
        ("all forces vet contractors - is that right?", Quantifier.ALL),
        ("does everyone vet contractors?", Quantifier.ALL),
        ("all forces that vet contractors", Quantifier.WHICH),
        ("does any force vet contractors?", Quantifier.ANY),
        ("which forces vet all contractors?", Quantifier.WHICH),
    ],
)
def test_all_of_the_forces_are_asked_about_or_any(text: str, quantifier: Quantifier, library: Library) -> None:
    assert parse_question(text, library).quantifier is quantifier


@pytest.mark.parametrize("word", ["medals", "mediation", "auction", "overseas", "asset"])
def test_a_word_that_no_report_uses_is_no_slip_of_one_that_they_do(word: str, library: Library) -> None:
    assert parse_question(f"who has rules on {word}?", library).slips == ()


def test_a_slip_is_mended(library: Library) -> None:
    assert [slip.read for slip in parse_question("who has rules on hospitaliy?", library).slips] == ["hospitality"]


DENIES = re.compile(r"n't\b|\b(?:not|no|never|cannot|fails? to|lacks?|without|neither|dont|havent)\b", re.IGNORECASE)


@pytest.mark.parametrize(
    "text",
    [
        "which forces don't publish their gifts register?",
        "which forces haven't published a gifts register?",
        "which forces fail to publish a gifts register?",
        "which forces have no gifts register?",
        "which forces are without a gifts register?",
        "does Norfolk lack a gifts register?",
        "Is there any force that does not publish a gifts register?",
        "which forces have never published a gifts register?",
        "which forces cannot publish a gifts register?",
        "which reports do not say whether a gifts register is published?",
    ],
)
def test_the_proposition_is_in_the_affirmative(text: str, library: Library) -> None:
    proposition = parse_question(text, library).proposition
    assert not DENIES.search(proposition)
    assert "gifts register" in proposition


@pytest.mark.parametrize(
    ("negative", "affirmative"),
    [
        ("which forces don't review second jobs?", "which forces review second jobs?"),
        ("which forces do not keep a central register?", "which forces keep a central register?"),
        ("which forces haven't updated their media policy?", "which forces have updated their media policy?"),
        ("which forces have no media policy?", "which forces have a media policy?"),
        ("which forces lack a media policy?", "which forces have a media policy?"),
        ("which forces plan to review second jobs?", "which forces review second jobs?"),
        ("which forces only partly review second jobs?", "which forces review second jobs?"),
        ("which reports don't say whether second jobs are reviewed?", "where are second jobs reviewed?"),
        ("does Norfolk not review second jobs?", "does Norfolk review second jobs?"),
        ("Hello! Do any forces review second jobs please?", "which forces review second jobs?"),
    ],
)
def test_all_forms_of_a_question_look_up_the_same(negative: str, affirmative: str, library: Library) -> None:
    assert set(parse_question(negative, library).terms) == set(parse_question(affirmative, library).terms)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("what does Norfolk say about second jobs?", "passages"),
        ("how are second jobs reviewed in Leicestershire?", "passages"),
        ("why did the register not work in Norfolk?", "passages"),
        ("who approves second jobs at Notts?", "passages"),
        ("who can approve their second job?", "passages"),
        ("when was the policy updated in Derbyshire?", "passages"),
        ("tell me about second jobs in Norfolk", "passages"),
        ("derbyshire second jobs", "passages"),
        ("what happens to officers without a permit?", "passages"),
        ("compare Norfolk and Leicestershire on second jobs", "comparison"),
        ("norfolk vs notts: gifts", "comparison"),
        ("how do Norfolk and Derbyshire differ on gifts?", "comparison"),
        ("summarise the Norfolk report", "summary"),
        ("give me an overview of Leicestershire", "summary"),
        ("sum up notts", "summary"),
        ("norfolk - are second jobs reviewed?", "verdicts"),
        ("how many forces review second jobs?", "verdicts"),
        ("how many of them review second jobs?", "verdicts"),
        ("confidential line?", "verdicts"),
        ("survey of complainants", "verdicts"),
        ("yearly review of gifts - y/n", "verdicts"),
        ("gifts register or not", "verdicts"),
        ("after a leak do they interview the staff", "verdicts"),
        ("when a gift is refused is it recorded by anyone", "verdicts"),
        ("if staff get refused, are they told why", "verdicts"),
        ("forces publishing registers", "verdicts"),
        ("forces about to publish registers", "verdicts"),
        ("who can't publish a register", "verdicts"),
        ("gifts that are refused, do they get recorded?", "verdicts"),
        ("gifts registers, any force publish them?", "verdicts"),
        ("what happens if anyone refuses a drug test?", "passages"),
        ("what gifts are recorded, who checks them?", "passages"),
        ("second jobs", "passages"),
        ("norfolk second jobs?", "passages"),
        ("when will they publish the register", "passages"),
        ("force systems", "passages"),
    ],
)
def test_the_form_of_a_question_gives_the_kind_of_answer(text: str, kind: str, library: Library) -> None:
    assert parse_question(text, library).kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        "?",
        "hello",
        "Hi there!",
        "hiya bot",
        "good morning",
        "thanks",
        "thank you!",
        "cheers",
        "ok",
        "👍",
        "qqq zzz",
        "yes or no?",
        "or not",
        "y/n",
    ],
)
def test_what_cannot_be_looked_up_has_no_kind(text: str, library: Library) -> None:
    assert parse_question(text, library).kind is None


@pytest.mark.parametrize(
    ("text", "is_count"),
    [
        ("how many forces review second jobs?", True),
        ("what proportion of forces review second jobs?", True),
        ("how many of the five have a gifts register?", True),
        ("How many of the forces don't review second jobs?", True),
        ("Hi, how many forces review second jobs?", True),
        ("which forces review second jobs?", False),
        ("do all five forces review second jobs?", False),
    ],
)
def test_a_count_is_asked_for_by_how_many(text: str, *, is_count: bool, library: Library) -> None:
    assert parse_question(text, library).wants_count is is_count


@pytest.mark.parametrize(
    ("text", "forces"),
    [
        ("does Norfolk review second jobs?", ("Norfolk",)),
        ("do Notts and derbys both review second jobs?", ("Derbyshire", "Nottinghamshire")),
        ("does Norfolk or Kent review second jobs?", ("Norfolk",)),
        ("does Kent review second jobs?", ()),
        (
            "which forces apart from Norfolk review second jobs?",
            ("Derbyshire", "Leicestershire", "Northamptonshire", "Nottinghamshire"),
        ),
    ],
)
def test_the_forces_in_scope_are_those_named_in_alphabetical_order(
    text: str, forces: tuple[str, ...], library: Library
) -> None:
    assert parse_question(text, library).forces == forces


@pytest.mark.parametrize("text", ["which forces review second jobs?", "who reviews second jobs?", "second jobs"])
def test_a_question_that_names_no_force_is_asked_of_all(text: str, library: Library) -> None:
    question = parse_question(text, library)
    assert (question.forces, question.names_forces) == (library.forces, False)


def test_which_forces_work_with_another_is_asked_of_all(library: Library) -> None:
    question = parse_question("which forces work with Suffolk?", library)
    assert question.forces == library.forces


@given(st.text(max_size=300))
def test_any_text_is_a_question(library: Library, text: str) -> None:
    question = parse_question(text, library)
    assert question.text == text
    assert set(question.forces) <= set(library.forces)


@given(
    st.sampled_from(["publish a gifts register", "review second jobs every year", "have a policy on social media"]),
    st.sampled_from(
        [
            "{}",
            "{}?",
            "hi, {}?",
            "Hello, {} please?",
            "can you tell me {}?",
            "do you know {}?",
            "so {}, thanks",
            "  {}  ??",
        ]
    ),
)
def test_courtesies_change_nothing(library: Library, predicate: str, frame: str) -> None:
    plain = parse_question(f"which forces {predicate}?", library)
    framed = parse_question(frame.format(f"which forces {predicate}"), library)
    assert (framed.kind, framed.wants, framed.forces, framed.proposition) == (
        plain.kind,
        plain.wants,
        plain.forces,
        plain.proposition,
    )
