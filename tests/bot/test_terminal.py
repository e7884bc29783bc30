"""What a person sees: golden files to read like prose, and properties for any answer."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer import Answer, Citation, FigureRow, Verdict, VerdictRow
from bot.terminal import NARROWEST, WIDEST, render

GOLDEN = Path(__file__).parent / "terminal"
GIFTS = "Is there more clarity around acceptance of gifts and hospitality, procurement, and second jobs?"


def citation(number: int, force: str, quote: str, section: str = GIFTS) -> Citation:
    return Citation(
        id=number,
        force=force,
        document=f"{force.lower()}-2012-12.txt",
        section=section,
        paragraph=10 + number,
        start=100,
        end=100 + len(quote),
        quote=quote,
    )


VERDICTS = Answer(
    question="which forces don't cross-reference procurement with gifts?",
    status="answered",
    kind="verdicts",
    text=(
        "Of 6 forces, 2 do not cross-reference procurement with gifts: Ashshire, Elmshire."
        " Planned: Beechshire. Does: Oakshire."
    ),
    matching=("Ashshire", "Elmshire"),
    verdicts=(
        VerdictRow(force="Ashshire", verdict=Verdict.NO, citations=(1,)),
        VerdictRow(force="Beechshire", verdict=Verdict.PLANNED, citations=(2,)),
        VerdictRow(force="Elmshire", verdict=Verdict.NO, citations=(3, 4)),
        VerdictRow(force="Firshire", verdict=Verdict.UNCLEAR, citations=(5,)),
        VerdictRow(force="Limeshire", verdict=Verdict.NOT_STATED, citations=()),
        VerdictRow(force="Oakshire", verdict=Verdict.YES, citations=(6,)),
    ),
    citations=(
        citation(1, "Ashshire", "There is currently **no process** in place to cross-reference\n\nthe two registers."),
        citation(2, "Beechshire", "Monitoring to cross-reference the registers is to be introduced."),
        citation(3, "Elmshire", "The registers are kept apart."),
        citation(4, "Elmshire", "They are not compared.", section=""),
        citation(5, "Firshire", "The head of finance takes an interest in both registers."),
        citation(6, "Oakshire", "The force compares both registers every month."),
    ),
)
FIGURES = Answer(
    question="rank the forces by second job applications",
    status="answered",
    kind="figures",
    text="Most: Ashshire (1,113), then Beechshire (84), then Elmshire (0). The Oakshire report does not state it.",
    figures=(
        FigureRow(force="Ashshire", measure="second_job_applications", value=1113, unit="applications", citations=(1,)),
        FigureRow(force="Beechshire", measure="second_job_applications", value=84, unit="applications", citations=(2,)),
        FigureRow(force="Elmshire", measure="second_job_applications", value=0, unit="applications", citations=(3,)),
        FigureRow(
            force=None,
            measure="second_job_applications",
            value=1197,
            unit="applications",
            citations=(1, 2, 3),
            derived=True,
        ),
        FigureRow(
            force="Ashshire", measure="share_approved", value=96.4602, unit="percent", citations=(1,), derived=True
        ),
        FigureRow(force="Ashshire", measure="budget", value=250000, unit="pounds", citations=(1,)),
        FigureRow(force="Ashshire", measure="leaks", value=3, unit="investigations", citations=(1,)),
    ),
    citations=(
        citation(1, "Ashshire", "There have been 1,113 applications."),
        citation(2, "Beechshire", "There have been 84 applications."),
        citation(3, "Elmshire", "There have been none."),
    ),
)
PASSAGES = Answer(
    question="who oversees the register in Oakshire?",
    status="answered",
    kind="passages",
    text="Oakshire: “The head of PSD oversees the register.”",
    citations=(
        citation(1, "Oakshire", "The **head of PSD** oversees the register."),
        citation(2, "Oakshire", "Entries are read by an inspector."),
    ),
)
COMPARISON = Answer(
    question="compare Ashshire and Oakshire on the register",
    status="answered",
    kind="comparison",
    text=(
        "Ashshire, Oakshire:\nEntries: Ashshire 12 [1] · Oakshire 40 [3]\n\nIn one report only\n"
        "  Oakshire (in place): “The head of PSD reads every entry of the register each month.” [4]"
    ),
    figures=(
        FigureRow(force="Ashshire", measure="entries", value=12, unit="entries", citations=(1,)),
        FigureRow(force="Oakshire", measure="entries", value=40, unit="entries", citations=(3,)),
    ),
    citations=(
        citation(1, "Ashshire", "There are 12 entries."),
        citation(2, "Ashshire", "They are not read."),
        citation(3, "Oakshire", "There are 40 entries."),
        citation(4, "Oakshire", "The head of PSD reads every entry of the **register** each month."),
    ),
)
UNCLEAR = Answer(question="hello", status="unclear", kind=None, text="Ask, for example: “who oversees the register?”")


@pytest.mark.parametrize(
    ("name", "answer", "width"),
    [
        ("verdicts", VERDICTS, 80),
        ("verdicts-narrow", VERDICTS, 40),
        ("figures", FIGURES, 80),
        ("figures-narrow", FIGURES, 30),
        ("passages", PASSAGES, 80),
        ("comparison", COMPARISON, 80),
        ("unclear", UNCLEAR, 80),
    ],
)
def test_an_answer_looks_like_its_golden_file(name: str, answer: Answer, width: int) -> None:
    assert render(answer, width, colour=False) + "\n" == (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")


def test_what_is_asked_for_comes_first() -> None:
    planned = replace(VERDICTS, matching=("Beechshire",))
    assert groups(VERDICTS)[:2] == ["No", "Planned"]
    assert groups(planned)[0] == "Planned"
    assert groups(replace(VERDICTS, matching=()))[0] == "Yes"


def test_every_group_is_shown_so_that_nobody_seems_left_out() -> None:
    assert groups(VERDICTS) == ["No", "Planned", "In part", "Yes", "Not stated", "Unclear"]
    assert "In part      0  none" in render(VERDICTS, 80, colour=False)


def test_one_force_has_one_group() -> None:
    assert groups(replace(VERDICTS, verdicts=VERDICTS.verdicts[:1])) == ["No"]


def test_colour_adds_nothing_but_colour() -> None:
    for answer in (VERDICTS, FIGURES, PASSAGES, COMPARISON, UNCLEAR):
        coloured = render(answer, 80, colour=True)
        assert coloured != render(answer, 80, colour=False)
        assert re.sub(r"\x1b\[\d+m", "", coloured) == render(answer, 80, colour=False)


def test_a_quotation_cannot_steer_the_terminal() -> None:
    hostile = replace(UNCLEAR, citations=(citation(1, "Oak\x07shire", "a \x1b[31mred\x9b2J \u202eword\x08"),))
    shown = render(hostile, 80, colour=False)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", shown)
    assert "[31mred" in shown


texts = st.text(max_size=80)
citations = st.builds(
    Citation,
    id=st.integers(1, 200),
    force=texts,
    document=texts,
    section=texts,
    paragraph=st.integers(1, 500),
    start=st.just(0),
    end=st.just(0),
    quote=st.text(max_size=300),
)
references = st.lists(st.integers(1, 200), max_size=4).map(tuple)
answers = st.builds(
    Answer,
    question=texts,
    status=st.just("answered"),
    kind=st.sampled_from(["verdicts", "figures", "passages", "comparison", "summary"]),
    text=st.text(min_size=1, max_size=200),
    matching=st.lists(texts, max_size=3).map(tuple),
    verdicts=st.lists(
        st.builds(VerdictRow, force=texts, verdict=st.sampled_from(Verdict), citations=references), max_size=8
    ).map(tuple),
    figures=st.lists(
        st.builds(
            FigureRow,
            force=st.none() | texts,
            measure=st.sampled_from(["second_jobs", "leaks"]),
            value=st.integers(-(10**12), 10**12) | st.floats(allow_nan=False, allow_infinity=False),
            unit=st.sampled_from(["percent", "pounds", "cases"]),
            citations=references,
            derived=st.booleans(),
        ),
        max_size=6,
    ).map(tuple),
    citations=st.lists(citations, max_size=4).map(tuple),
)


@given(answers, st.integers(-5, 250))
def test_any_answer_fits_any_width(answer: Answer, width: int) -> None:
    limit = min(max(width, NARROWEST), WIDEST)
    shown = render(answer, width, colour=False)
    assert all(len(line) <= limit for line in shown.split("\n"))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", shown)


@given(answers, st.integers(20, 200))
def test_every_source_is_named(answer: Answer, width: int) -> None:
    shown = render(answer, width, colour=False)
    assert all(f"[{cited.id}]" in shown for cited in answer.citations)


def groups(answer: Answer) -> list[str]:
    labels = r"^(Yes|In part|Planned|No|Not stated|Unclear) +\d"
    return re.findall(labels, render(answer, 80, colour=False), re.MULTILINE)


SUMMARY = Answer(
    question="Oakshire",
    status="answered",
    kind="summary",
    text=(
        "Oakshire Police: progress report, December 2012 (oakshire-2012-12.txt)\n\n"
        "Figures, beside the median of the reports that state them\n"
        "  Applications for second jobs: 40 [1]; median 12 [2]\n\n"
        "Is there more clarity around gifts?\n"
        "  In place\n"
        "    “The force compares both registers every month.” [3]"
    ),
    figures=(
        FigureRow(force="Oakshire", measure="second_job_applications", value=40, unit="applications", citations=(1,)),
        FigureRow(
            force=None,
            measure="median_second_job_applications",
            value=12,
            unit="applications",
            citations=(2,),
            derived=True,
        ),
    ),
    citations=(
        citation(1, "Oakshire", "There have been 40 applications for second jobs."),
        citation(2, "Ashshire", "Twelve applications for second jobs were made."),
        citation(3, "Oakshire", "The force compares both registers every month."),
    ),
)


@pytest.mark.parametrize("width", [40, 80])
def test_a_summary_keeps_its_parts_and_shows_each_sentence_once(width: int) -> None:
    shown = render(SUMMARY, width, colour=False)
    folded = " ".join(shown.replace("│", " ").split())
    assert "\n\nIs there more clarity around gifts?\n  In place\n    “The force" in shown
    assert all(folded.count(c.quote) == 1 for c in SUMMARY.citations)
    assert "[2] ashshire-2012-12.txt, paragraph 12" in folded
    assert max(map(len, shown.splitlines())) <= width
