from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.tokens import ARTICLES, tokenize
from index.vocabulary import Kind, Vocabulary, VocabularyError

SHIPPED = Vocabulary.load(Path(__file__).parents[2] / "corpus" / "vocabulary.toml")
PHRASES = [(concept.name, phrase) for concept in SHIPPED.concepts.values() for phrase in concept.phrases]

Load = Callable[[str], Vocabulary]


@pytest.fixture
def load(tmp_path: Path) -> Load:
    def write_and_load(toml: str) -> Vocabulary:
        path = tmp_path / "words.toml"
        path.write_text(toml, encoding="utf-8")
        return Vocabulary.load(path)

    return write_and_load


def spans(vocabulary: Vocabulary, text: str) -> dict[str, str]:
    """Each concept with the words that mention it."""
    tokens = tokenize(text)
    return {m.concept: text[tokens[m.first].start : tokens[m.last].end] for m in vocabulary.mentions(tokens)}


def content(text: str) -> set[str]:
    """The concepts of the shipped vocabulary in a text, less those that are about others than the force."""
    return {m.concept for m in SHIPPED.mentions(tokenize(text)) if m.kind is not Kind.SUBJECT}


# Looking up.


def test_the_longest_phrase_wins(load: Load) -> None:
    vocabulary = load("[actor]\ndeputy = 'deputy chief constable'\nchief = 'chief constable'")
    assert spans(vocabulary, "The deputy chief constable told the chief constable.") == {
        "deputy": "deputy chief constable",
        "chief": "chief constable",
    }


def test_a_longer_phrase_wins_over_an_earlier_one(load: Load) -> None:
    vocabulary = load("[topic]\nearly = 'media contact'\nlong = 'contact record book'")
    assert spans(vocabulary, "a media contact record book") == {"long": "contact record book"}


def test_articles_come_and_go(load: Load) -> None:
    vocabulary = load("[topic]\nregister = 'register of gifts'")
    assert spans(vocabulary, "its register of the gifts") == {"register": "register of the gifts"}


def test_one_form_of_a_word_does_for_all(load: Load) -> None:
    vocabulary = load("[predicate]\nrefuse = 'turn down, refuse'")
    assert spans(vocabulary, "REFUSED") == {"refuse": "REFUSED"}
    assert spans(vocabulary, "two were turned down") == {"refuse": "turned down"}


def test_dots_span_words_that_stay_free_for_others(load: Load) -> None:
    vocabulary = load("[predicate]\ncompare = 'check ... against'\n[topic]\ncontract = 'contract'")
    assert spans(vocabulary, "checks the contracts against gifts") == {"compare": "checks", "contract": "contracts"}


@pytest.mark.parametrize(("between", "is_found"), [(0, True), (8, True), (9, False)])
def test_dots_span_eight_words_and_no_more(load: Load, between: int, is_found: bool) -> None:
    vocabulary = load("[predicate]\ncompare = 'check ... against'")
    assert bool(spans(vocabulary, f"check {'x ' * between}against")) is is_found


def test_a_phrase_without_dots_wins_over_one_with_dots_of_its_length(load: Load) -> None:
    vocabulary = load("[predicate]\nplain = 'compared with'\ndotted = 'compared ... with'")
    assert spans(vocabulary, "compared with 2011") == {"plain": "compared with"}


def test_phrases_may_be_listed(load: Load) -> None:
    assert load("[topic]\ngifts = ['gift', 'hospitality']").concepts["gifts"].phrases == ("gift", "hospitality")


def test_broader_concepts_are_read_one_way_and_opposites_both(load: Load) -> None:
    vocabulary = load(
        "[qualifier]\nquarterly = 'quarterly'\nregular = 'regular'\nrare = 'rare'\n"
        "[broader]\nquarterly = ['regular']\n[opposites]\nrhythm = ['regular', 'rare']"
    )
    assert vocabulary.broader == {"quarterly": {"regular"}}
    assert vocabulary.opposites == {"regular": {"rare"}, "rare": {"regular"}}


@given(st.text() | st.lists(st.sampled_from(PHRASES).map(lambda entry: entry[1]), max_size=12).map(" ".join))
def test_mentions_are_in_reading_order_and_never_overlap(text: str) -> None:
    tokens = tokenize(text)
    mentions = SHIPPED.mentions(tokens)
    assert all(0 <= m.first <= m.last < len(tokens) for m in mentions)
    assert all(one.last < other.first for one, other in pairwise(mentions))


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("do Cops own up to mates n pals?", "do officers declare friends and friends?"),
        ("kept w/ ppl", "kept with people"),
        ("kept with W, N and the R", "kept with W, N and the R"),
        ("off. sick", "off. sick"),
        ("nothing informal", "nothing informal"),
        ("", ""),
    ],
)
def test_informal_words_are_put_plainly(load: Load, typed: str, plain: str) -> None:
    words = "and = 'n'\nwith = 'w, w/'\nare = 'r'\nofficers = 'cops'\npeople = 'ppl'\nfriends = 'mates, pals'"
    vocabulary = load(f"[informal]\n{words}\ndeclare = 'own up to'\nill = 'off sick'")
    assert vocabulary.put_plainly(typed) == plain


@given(st.text(max_size=200))
def test_any_text_can_be_put_plainly_and_is_plain_then(text: str) -> None:
    assert SHIPPED.put_plainly(SHIPPED.put_plainly(text)) == SHIPPED.put_plainly(text)


# What is wrong with a file.


@pytest.mark.parametrize(
    ("toml", "complaint"),
    [
        ("[topic", "cannot be read as TOML"),
        ("topic = 'gift'", "topic must be a table"),
        ("[topics]\ngifts = 'gift'", "[topics] is not known; use one of"),
        ("[topic]\ngifts = 3", "[topic] gifts must be a list"),
        ("[topic]\ngifts = 'gift,,'", "[topic] gifts must be a list of texts, none of them empty"),
        ("[topic]\ngifts = 'the'", "[topic] gifts: 'the' needs a word"),
        ("[topic]\ngifts = 'offer ... the'", "[topic] gifts: 'offer ... the' needs a word"),
        ("[topic]\ngifts = 'gifts'\nbribes = 'bribe, a gift'", "'a gift' stands under gifts and under bribes"),
        ("[topic]\nrefuse = 'refusal'\n[predicate]\nrefuse = 'decline'", "[predicate] refuse: also a topic"),
        ("[topic]\ngifts = 'gift'\n[opposites]\na = ['gifts', 'bribes']", "[opposites] a: 'bribes' is no concept"),
        ("[topic]\ngifts = 'gift'\n[broader]\ngifts = ['money']", "[broader] gifts: 'money' is no concept"),
        ("[informal]\nofficers = 'cops,'", "[informal] officers must be a list of texts, none of them empty"),
        ("[informal]\nofficers = 'cops'\nstaff = 'cops'", "'cops' stands under officers and under staff"),
        ("[forces]\nnicknames = ['Notts']", "[forces] nicknames must map"),
        ("[forces]\nnames = 'Kent'", "[forces] names must be a list"),
    ],
)
def test_a_faulty_file_is_refused_with_its_name_and_the_entry(load: Load, toml: str, complaint: str) -> None:
    with pytest.raises(VocabularyError) as caught:
        load(toml)
    assert "words.toml: " in str(caught.value)
    assert complaint in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(VocabularyError, match=r"nowhere\.toml"):
        Vocabulary.load(tmp_path / "nowhere.toml")


# The vocabulary that ships.


def test_every_phrase_finds_its_own_concept() -> None:
    strays = {
        phrase: name
        for name, phrase in PHRASES
        if name not in {m.concept for m in SHIPPED.mentions(tokenize(phrase.replace("...", "xyz")))}
    }
    assert strays == {}


def test_no_phrase_is_listed_twice_in_other_words() -> None:
    times = Counter((phrase.head, phrase.tail) for phrases in SHIPPED.phrases.values() for phrase in phrases)
    assert [pair for pair, count in times.items() if count > 1] == []


def test_no_phrase_of_several_words_is_compared_by_one_alone() -> None:
    """'the same' would be every 'same', since articles do not count."""
    shrunk = [
        phrase
        for _, phrase in PHRASES
        if len(phrase.split()) > 1 and len([t for t in tokenize(phrase) if t.stem not in ARTICLES]) == 1
    ]
    assert shrunk == []


def test_a_force_is_named_once_and_its_nicknames_are_in_lower_case() -> None:
    forces = SHIPPED.forces
    assert len(set(forces.names)) == len(forces.names)
    assert all(nickname == nickname.lower() for nickname in forces.nicknames)


def test_headings_that_frame_a_report_are_listed_once() -> None:
    assert len({heading.casefold() for heading in SHIPPED.frame_headings}) == len(SHIPPED.frame_headings)


# Words that misfire: what each sentence is about, and nothing else.


@pytest.mark.parametrize(
    ("sentence", "concepts"),
    [
        ("Without Fear or Favour found no evidence of it.", ""),
        ("The force plans to introduce an electronic register.", "introduce electronic register"),
        ("Of course, in due course and in the course of time.", ""),
        ("At present no one presents a problem.", ""),
        ("The deputy chief constable chairs it.", "deputy_chief_constable chair"),
        ("The assistant chief constable answers for it.", "assistant_chief_constable oversee"),
        ("Offers that are declined leave no trace.", "gifts refuse record"),
        ("The number of entries declined from 190 to 77.", "record decrease"),
        ("Every second counts.", ""),
        ("Two posts in the unit are vacant.", "staffing vacancy"),
        ("Officers pressed for time were impressed.", "workforce"),
        ("Complaints against officers rose.", "complaints workforce increase"),
        ("Progress against the action plan was slow.", "action_plan"),
        ("The register is checked against the list of contracts.", "register cross_check procurement"),
        ("Spending was compared with that of 2011.", "spending"),
        ("The police authority authorised it.", "police_authority approve"),
        ("Hospital staff showed hospitality.", "health_care workforce gifts"),
        ("The report was written by a reporter.", "media"),
        ("In relation to the areas covered by this report there is nothing to add.", ""),
        ("Relatives may attend.", "family attend"),
        ("The statement of values was published.", "values publish"),
        ("The value of each gift is recorded.", "gift_limit gifts record"),
        ("Vetting does not extend to debt.", "vetting cover debt"),
        ("Firearms certificates are kept in the vault.", "firearms_licensing keep"),
        ("A force vehicle was damaged.", "fleet"),
        ("The use of force was filmed on body-worn video.", "use_of_force body_worn_video"),
        ("The inspection took place in May.", ""),
        ("He was in charge of stop and search.", "oversee stop_search"),
        ("It was agreed in principle that talks should be held.", "discuss"),
        ("A quarter of them had read the policy.", "policy"),
        ("Twelve months had passed.", ""),
        ("The rules apply whether staff are on duty or off.", "policy workforce off_duty"),
        ("The monthly figures go to the board.", "monthly board"),
        ("Those who report wrongdoing are supported.", "whistleblowing support"),
        ("The unit is proactive in gathering intelligence.", "proactive intelligence"),
        ("Bidders must declare conflicts of interest.", "supplier require declare conflict_of_interest"),
        ("Corporate credit cards were withdrawn.", "corporate_card withdraw"),
        ("HMIC's research identified ten cases on Facebook.", "identify social_media"),
        ("A spokesman said that it had been referred to the IPCC.", "press_office refer ipcc"),
        ("Most forces have no such unit.", ""),
        ("Records of crime are audited by the crime registrar.", "crime_recording check"),
        ("Sergeants keep an eye on younger officers.", "line_manager monitor workforce"),
        ("Nobody signs off overtime.", "approve overtime"),
        ("Managers turned the request down.", "line_manager refuse application"),
        ("The force looked the bidder up in the hospitality book.", "cross_check supplier gifts register"),
        ("Informal talks were held in private.", "informal discuss"),
        ("The terminal was moved to another room.", ""),
        ("The lights at the junction are red, amber and green.", "traffic_light"),
        ("The detective detected nothing.", "detectives identify"),
        ("An accountant gave an account of it.", "chief_finance_officer"),
        ("Publicity is not publication.", "campaign publish"),
    ],
)
def test_a_sentence_is_about_what_it_says_and_nothing_else(sentence: str, concepts: str) -> None:
    assert content(sentence) == set(concepts.split())


@pytest.mark.parametrize(
    ("question", "concepts"),
    [
        ("do they look suppliers up in the freebies register", "cross_check supplier gifts register"),
        ("who keeps tabs on what cops post online", "monitor social_media workforce"),
        ("side jobs: who signs them off?", "second_job approve"),
        ("are moonlighters' requests ever knocked back", "second_job application refuse"),
        ("which forces use a traffic light system", "use traffic_light"),
        ("has the watchdog's healthcheck been done", "hmic self_assessment"),
        ("any tip-offs to hacks", "leak media"),
        ("do they check staff for money worries", "check workforce debt"),
        ("is company plastic audited every year", "corporate_card check annual"),
        ("company plastic is audited every third year", "corporate_card check every_few_years"),
        ("has anyone turned down a business interest", "workforce refuse second_job"),
        ("do bosses brief new starters", "line_manager brief recruits"),
        ("is the ACU short of people", "anti_corruption_unit staffing"),
    ],
)
def test_slang_means_what_the_reports_mean(question: str, concepts: str) -> None:
    assert content(question) == set(concepts.split())
