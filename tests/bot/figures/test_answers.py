"""Questions answered by a number, over the five real reports and over others in other styles."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.answer import Answer
from bot.engine import answer
from bot.figures.answers import answer_figures
from bot.question import parse_question
from index.library import Library
from index.models import Report
from index.vocabulary import Vocabulary

GOLDEN = Path(__file__).parents[2] / "golden" / "questions.jsonl"
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
ORDER = ["Northamptonshire", "Derbyshire", "Leicestershire", "Nottinghamshire", "Norfolk"]

LISTED = """
Between September 2011 and May 2012 the following were recorded by the force.

- 71 applications for second jobs were received. 66 were agreed, 3 turned down and 2 still awaited a decision.
- 4 leak inquiries were opened; one was still live when we left.
- 23 investigations into the conduct of officers and staff began.
- HMIC's research found no cases of potentially inappropriate behaviour on Facebook or Twitter.
"""
LETTER = """
## Second jobs

You told us that 58 members of staff sought leave to take outside work in the period, and that leave was given to all
but three of them. The year before, the number was 49.

## The press

Your constabulary made no inquiry into any leak to a newspaper after September 2011. Three such inquiries had been made
before our first inspection.

## Integrity

Your anti-corruption team has grown by two to fifteen. It looked into the conduct of 36 people.
"""
PERCENTAGES = """
Nine in ten requests for secondary employment succeeded: 90 of the 100 made since September 2011. Of the ten that did
not, four went to appeal. Just over half of the force, 1,310 officers and staff, have been trained on the new policies.

The gifts register runs to 415 entries, up from 260 at the time of our last inspection; 52 record offers that were
turned away. Nothing worth more than £30 may be kept.
"""
LABELS = """
Second job applications: 45 (42 approved, 2 refused, 1 withdrawn). Leaks investigated: nil. Facebook and Twitter: three
cases. Conduct investigations: 17, against 12 in the previous period. Corporate cards: 64 in use; £93,500 spent in
2011/12.
"""
NARRATIVE = """
Over the nine months to May 2012 the force looked into five suspected leaks to the press. It has closed three of them.
Research carried out for HMIC uncovered not one instance of unsuitable conduct by its people on Facebook or Twitter.

Forty-one people hold corporate cards, on which £38,400 was spent in the year. That is down from £52,000.

PSD received eighty-eight applications to take on a second job. It granted eighty-one and turned down the other seven.

The anti-corruption unit is made up of a detective inspector and six constables. Twenty-nine investigations were
launched into possible misconduct by officers and staff, of which eleven are still under way.
"""


@pytest.fixture(scope="session")
def ask(library: Library) -> Callable[[str], Answer]:
    """The answer of the five real reports."""

    def answer(text: str) -> Answer:
        found = answer_figures(parse_question(text, library), library)
        assert found is not None
        return found

    return answer


@pytest.fixture(scope="session")
def ask_of(make_report: Callable[..., Report], vocabulary: Vocabulary) -> Callable[[str, str], Answer]:
    """The answer of one report on Marlshire that holds some findings."""

    def answer(findings: str, text: str) -> Answer:
        report = make_report(f"Marlshire Police\nDecember 2012\n\n# Findings for Marlshire\n\n{findings}\n")
        library = Library((report,), vocabulary)
        found = answer_figures(parse_question(text, library), library)
        assert found is not None
        return found

    return answer


@pytest.mark.parametrize(
    ("question", "first", "others"),
    [
        ("top 3 forces for second job applications", "Leicestershire 84.", "Norfolk 64, Derbyshire 62."),
        ("bottom two for second job applications", "Norfolk 64.", "Leicestershire 84, Nottinghamshire 113,"),
    ],
)
def test_the_first_few_are_set_apart_from_the_others(
    ask: Callable[[str], Answer], question: str, first: str, others: str
) -> None:
    said, _, rest = ask(question).text.partition(" The others: ")
    assert said.endswith(first)
    assert rest.startswith(others)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("How many applications for second jobs has Norfolk had since September 2011?", 64),
        ("how many second jobs did leics approve", 83),
        ("number of second job aplications northamptonshire", 129),
        ("How many of Nottinghamshire's leak investigations were still ongoing?", 2),
        ("How many instances of inappropriate disclosure to the media did Northamptonshire investigate?", 0),
        ("Contracts over what amount used to go to the police authority in Northamptonshire?", 250_000),
        ("How many second job applications were turned down in Derbyshire?", 3),
        ("leicestershire refused second jobs", 1),
        ("What percentage of second job applications did Nottinghamshire approve?", 96.5),
    ],
)
def test_a_look_up_answers_with_its_figure_first(ask: Callable[[str], Answer], question: str, value: float) -> None:
    answer = ask(question)
    assert answer.figures[0].value == value
    assert len(answer.figures) <= 3
    assert all(row.citations for row in answer.figures)


@pytest.mark.parametrize(
    ("question", "operation", "value", "forces"),
    [
        ("Which force had the most applications for second jobs?", "max", 129, ("Northamptonshire",)),
        ("Which force had the second most second job applications?", "max", 113, ("Nottinghamshire",)),
        ("Which force investigated the fewest leaks?", "min", 0, ("Norfolk", "Northamptonshire")),
        ("Who has the best approval rate for second jobs?", "max", 100, ("Norfolk",)),
        ("who came off worst for facebook cases", "max", 10, ("Northamptonshire",)),
        ("Rank the forces by number of conduct investigations.", "rank", None, tuple(ORDER)),
        ("top 3 forces for conduct investigations", "rank", None, tuple(ORDER[:3])),
        ("How many leaks were investigated altogether?", "sum", 6, tuple(sorted(ORDER))),
        ("avg conduct investigations per force?", "mean", 38.8, tuple(sorted(ORDER))),
        ("What is the median number of second job applications?", "median", 84, tuple(sorted(ORDER))),
        ("forces with fewer than 30 conduct investigations", "filter", None, ("Norfolk", "Nottinghamshire")),
        (
            "How many forces had more than 100 applications for second jobs?",
            "count",
            2,
            ("Northamptonshire", "Nottinghamshire"),
        ),
        (
            "What is the overall approval rate for second jobs across all five forces?",
            "rate",
            96.9,
            tuple(sorted(ORDER)),
        ),
        ("what share of all second job applications came from norfolk?", "share", 14.2, ("Norfolk",)),
        (
            "How many more conduct investigations did Derbyshire launch than Leicestershire?",
            "difference",
            17,
            ("Derbyshire", "Leicestershire"),
        ),
    ],
)
def test_computations_say_what_they_are_over(
    ask: Callable[[str], Answer], question: str, operation: str, value: float | None, forces: tuple[str, ...]
) -> None:
    result = ask(question).result
    assert result is not None
    assert (result.operation, result.value, result.forces) == (operation, value, forces)


@pytest.mark.parametrize(
    "question",
    [
        "How many police officers does Norfolk employ?",
        "How many staff work in Northamptonshire's anti-corruption unit?",
        "How much did Nottinghamshire spend on corporate credit cards?",
        "How many second job applications did Norfolk appeal?",
    ],
)
def test_a_figure_that_no_report_gives_is_not_stated(ask: Callable[[str], Answer], question: str) -> None:
    answer = ask(question)
    assert answer.status == "not_stated"
    assert answer.figures == ()


@pytest.mark.parametrize(
    "question",
    [
        "Which forces review second jobs every year?",
        "How many forces subject second jobs to an annual review?",
        "Which force has the most detailed second job policy?",
        "Has any force put more people into anti-corruption than in 2011?",
        "Compare Norfolk and Derbyshire on second jobs.",
        "norfolk second jobs?",
        "Why isn't the investigation into two chief officers counted in Northamptonshire's figures?",
        "what are notts' values?",
        "do most forces audit their corporate cards?",
        "do all forces have an anti-corruption unit?",
        "Does every force have an anti-corruption unit?",
    ],
)
def test_other_questions_are_left_to_others(library: Library, question: str) -> None:
    assert answer_figures(parse_question(question, library), library) is None


def test_both_halves_of_a_question_are_answered(ask: Callable[[str], Answer]) -> None:
    answer = ask("How many second job applications did Derbyshire get, and how many were refused?")
    assert [row.value for row in answer.figures[:2]] == [62, 3]


def test_a_force_without_the_figure_is_named_and_not_counted(
    make_report: Callable[..., Report], vocabulary: Vocabulary
) -> None:
    reports = (
        make_report(
            "Eastshire Police\n\n# Findings for Eastshire\n\nThere were 20 applications for second jobs.", "e.txt"
        ),
        make_report(
            "Westshire Police\n\n# Findings for Westshire\n\nIt could not give the number of applications.", "w.txt"
        ),
        make_report(
            "Marlshire Police\n\n# Findings for Marlshire\n\nThere were 40 applications for second jobs.", "m.txt"
        ),
    )
    library = Library(tuple(sorted(reports, key=lambda report: report.force)), vocabulary)
    answer = answer_figures(parse_question("average number of second job applications", library), library)
    assert answer is not None
    assert answer.result is not None
    assert answer.result.value == 30
    assert "Westshire does not state it" in answer.text


@pytest.mark.parametrize(
    ("findings", "question", "value"),
    [
        (LISTED, "How many second job applications did Marlshire receive?", 71),
        (LISTED, "how many second jobs did marlshire turn down", 3),
        (LISTED, "How many applications are still undecided in Marlshire?", 2),
        (LISTED, "second job approval rate marlshire?", 93),
        (LISTED, "how many leak inquiries were still going in marlshire", 1),
        (LISTED, "how many facebook cases in marlshire", 0),
        (LETTER, "How many staff applied for second jobs in Marlshire?", 58),
        (LETTER, "how many second jobs were approved in marlshire?", 55),
        (LETTER, "How many applied for second jobs the year before in Marlshire?", 49),
        (LETTER, "How many leaks has Marlshire investigated?", 0),
        (LETTER, "How many leaks did Marlshire investigate before the first inspection?", 3),
        (LETTER, "How many people are in Marlshire's anti-corruption team?", 15),
        (PERCENTAGES, "how many second job requests were there in marlshire?", 100),
        (PERCENTAGES, "what's marlshire's approval rate for second jobs", 90),
        (PERCENTAGES, "How many officers and staff have been trained in Marlshire?", 1310),
        (PERCENTAGES, "How many entries did Marlshire's gift register have at the last inspection?", 260),
        (PERCENTAGES, "What is the limit on the value of gifts in Marlshire?", 30),
        (LABELS, "how many second jobs approved in marlshire", 42),
        (LABELS, "How many second job applications were withdrawn in Marlshire?", 1),
        (LABELS, "How many leaks did Marlshire investigate?", 0),
        (LABELS, "How many conduct investigations did Marlshire have in the previous period?", 12),
        (LABELS, "How much was spent on corporate cards in Marlshire?", 93_500),
        (LABELS, "How much went on corporate cards in Marlshire?", 93_500),
        (NARRATIVE, "How many leak investigations are still open in Marlshire?", 2),
        (NARRATIVE, "how many social media cases were there in marlshire", 0),
        (NARRATIVE, "how much did marlshire spend on its corporate cards", 38_400),
        (NARRATIVE, "how many second jobs were rejected by marlshire", 7),
        (NARRATIVE, "How many conduct investigations were ongoing in Marlshire?", 11),
    ],
)
def test_other_styles_are_read_as_well(
    ask_of: Callable[[str, str], Answer], findings: str, question: str, value: float
) -> None:
    assert ask_of(findings, question).figures[0].value == value


@pytest.mark.parametrize(
    ("findings", "question"),
    [
        (NARRATIVE, "How many second job appeals did Marlshire hear?"),
        (NARRATIVE, "How many gifts were registered in Marlshire?"),
        (LETTER, "How many second job applications did Marlshire approve for sergeants?"),
    ],
)
def test_nothing_is_made_up_in_other_styles(ask_of: Callable[[str, str], Answer], findings: str, question: str) -> None:
    assert ask_of(findings, question).status == "not_stated"


def golden_questions() -> list[str]:
    return [json.loads(line)["question"] for line in GOLDEN.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("question", golden_questions())
def test_every_number_said_is_cited_or_among_the_figures(library: Library, question: str) -> None:
    answer = answer_figures(parse_question(question, library), library)
    if answer is None:
        return
    known = {number for citation in answer.citations for number in numbers(citation.quote)}
    known |= {float(row.value) for row in answer.figures}
    known |= {float(len(answer.figures)), float(sum(row.value for row in answer.figures if row.force))}
    if answer.result:
        known |= {float(len(answer.result.forces))} | (
            {float(answer.result.value)} if answer.result.value is not None else set()
        )
    assert numbers(answer.text) <= known


def numbers(text: str) -> set[float]:
    return {float(number.replace(",", "")) for number in NUMBER.findall(text)}


def test_a_whole_is_told_before_its_part(make_report: Callable[..., Report], vocabulary: Vocabulary) -> None:
    findings = (
        "The force keeps a single register of gifts. We counted just over 400 lines. Fewer than half gave a value, and"
        " in 27 the name of the giver was missing."
    )
    text = f"Marlshire Constabulary\nDecember 2012\n\n## Findings for Marlshire\n\n{findings}\n"
    library = Library((make_report(text),), vocabulary)
    [row] = answer("how many lines are in the gifts register of Marlshire?", library).figures
    assert row.value == 400
    [row, *_] = answer("in how many lines was the name of the giver missing at Marlshire?", library).figures
    assert row.value == 27
