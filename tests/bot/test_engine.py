"""Questions put to the five real reports: what holds of every answer, and what holds of some."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answer import Answer, Verdict
from bot.engine import answer
from bot.figures.answers import answer_figures
from bot.question import parse_question
from index.library import Library, open_library
from index.vocabulary import Vocabulary
from tests.golden.contract import find_faults, find_misquotes
from tests.golden.gold import Gold, find_sets

GOLD: Sequence[Gold] = next(find_sets()).questions()
QUESTIONS = [gold.question for gold in GOLD]


def must_keep_to_contract(found: Answer, question: str, library: Library) -> None:
    """Raises `AssertionError` with what is wrong, so that a shrunk example says it."""
    faults = find_faults(found, question, library.forces)
    assert not faults, faults
    misquotes = find_misquotes(found, {report.document: report.text for report in library.reports})
    assert not misquotes, misquotes


@given(st.text(max_size=300))
@settings(max_examples=150)
def test_any_text_gets_an_answer_that_keeps_to_the_contract(library: Library, text: str) -> None:
    must_keep_to_contract(answer(text, library), text, library)


def slips(question: str) -> st.SearchStrategy[str]:
    """The question as a hurried person may type it: letters lost, doubled or odd, words lost or out of order."""
    places = st.integers(0, max(len(question) - 1, 0))
    words = question.split()
    return st.one_of(
        places.map(lambda at: question[:at] + question[at + 1 :]),
        places.map(lambda at: question[:at] + question[at : at + 1] * 3 + question[at:]),
        st.tuples(places, st.characters()).map(lambda edit: question[: edit[0]] + edit[1] + question[edit[0] :]),
        st.permutations(words).map(" ".join),
        st.sampled_from(QUESTIONS).map(lambda other: f"{question} {other}"),
        st.integers(0, len(words)).map(lambda n: " ".join(words[:n])),
        st.sampled_from(
            [question.upper(), question.lower(), question.replace(" ", "\n"), f"*{question}*", question * 20]
        ),
    )


@given(st.sampled_from(QUESTIONS).flatmap(slips))
@settings(max_examples=150)
def test_a_question_typed_badly_gets_an_answer_that_keeps_to_the_contract(library: Library, text: str) -> None:
    must_keep_to_contract(answer(text, library), text, library)


@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: gold.id)
def test_rows_are_the_forces_in_scope_in_alphabetical_order(gold: Gold, library: Library) -> None:
    found = answer(gold.question, library)
    must_keep_to_contract(found, gold.question, library)
    if found.kind == "verdicts":
        assert [row.force for row in found.verdicts] == list(parse_question(gold.question, library).forces)


@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: gold.id)
def test_no_question_about_figures_is_taken_for_another(gold: Gold, library: Library) -> None:
    question = parse_question(gold.question, library)
    if question.kind in ("verdicts", "passages") and question.forces:
        figures = answer_figures(question, library)
        assert figures is None or answer(gold.question, library) == figures


@pytest.mark.parametrize(
    "text", ["", "   ", "hello", "hi there!", "Good morning", "thanks, that's great!", "ok", "???", "asdf qwer zxcv"]
)
def test_a_greeting_or_noise_is_answered_with_three_examples_that_can_be_asked(text: str, library: Library) -> None:
    found = answer(text, library)
    assert (found.status, found.kind, found.citations) == ("unclear", None, ())
    examples = re.findall("“([^”]+)”", found.text)
    assert len(examples) == 3
    assert {answer(example, library).status for example in examples} == {"answered"}


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("does Kent review second jobs?", ("Kent",)),
        ("Essex second jobs", ("Essex",)),
        ("what does the Met say about gifts?", ("Metropolitan",)),
        ("compare Kent with Sussex on gifts", ("Kent", "Sussex")),
        ("how many second jobs did Borsetshire Police approve?", ("Borsetshire",)),
    ],
)
def test_a_question_of_forces_without_a_report_says_so(text: str, unknown: tuple[str, ...], library: Library) -> None:
    found = answer(text, library)
    assert (found.status, found.unknown_forces, found.citations) == ("unknown_force", unknown, ())
    assert all(force in found.text for force in unknown)


def test_of_two_forces_the_one_with_a_report_is_answered_and_the_other_named(library: Library) -> None:
    found = answer("Do Norfolk and Kent review all applications for second jobs every year?", library)
    assert found.status == "answered"
    assert [row.force for row in found.verdicts] == ["Norfolk"]
    assert found.unknown_forces == ("Kent",)


@pytest.mark.parametrize(
    "text",
    [
        "Which forces use drones?",
        "do any forces run a dog section?",
        "Does Norfolk pay a bonus to detectives?",
        "which forces don't have a helicopter?",
        "How many horses does Derbyshire keep?",
        "what did Leicestershire spend on vehicles?",
        "who is the chief constable of Norfolk?",
    ],
)
def test_what_no_report_speaks_of_is_not_stated_and_never_no(text: str, library: Library) -> None:
    found = answer(text, library)
    assert found.status == "not_stated"
    assert {row.verdict for row in found.verdicts} <= {Verdict.NOT_STATED}
    assert (found.citations, found.matching) == ((), ())


@pytest.mark.parametrize(
    ("spelling", "force"),
    [
        ("Notts", "Nottinghamshire"),
        ("northants", "Northamptonshire"),
        ("liecestershire", "Leicestershire"),
        ("Norfolk Constabulary", "Norfolk"),
        ("derbys", "Derbyshire"),
        ("NORFOLK", "Norfolk"),
    ],
)
def test_a_force_is_the_same_in_every_spelling(spelling: str, force: str, library: Library) -> None:
    frame = "has {} updated its policy on gifts and hospitality?"
    found, named = answer(frame.format(spelling), library), answer(frame.format(force), library)
    assert (found.status, found.verdicts, found.citations) == (named.status, named.verdicts, named.citations)
    assert [row.force for row in found.verdicts] == [force]


def test_a_force_that_is_left_out_has_no_row(library: Library) -> None:
    rows = {row.force: row for row in answer("which forces review second jobs every year?", library).verdicts}
    others = answer("which forces apart from Norfolk review second jobs every year?", library).verdicts
    assert {row.force for row in others} == set(library.forces) - {"Norfolk"}
    assert all(row.verdict is rows[row.force].verdict for row in others)


def test_a_question_that_leaves_out_every_force_is_told_so(library: Library) -> None:
    found = answer(f"which forces other than {', '.join(library.forces)} vet contractors?", library)
    assert (found.status, found.text) == ("unclear", "That leaves out every force with a report.")


def test_what_one_report_says_does_not_depend_on_the_others(
    library: Library, reports_folder: Path, vocabulary: Vocabulary, tmp_path: Path
) -> None:
    norfolk = next(report for report in library.reports if report.force == "Norfolk")
    (tmp_path / norfolk.document).write_bytes((reports_folder / norfolk.document).read_bytes())
    alone = open_library(tmp_path, vocabulary)
    for gold in GOLD:
        if gold.kind == "verdicts" and len(gold.verdicts) == len(library.forces):
            row = next(row for row in answer(gold.question, library).verdicts if row.force == "Norfolk")
            assert [r.verdict for r in answer(gold.question, alone).verdicts] == [row.verdict], gold.question


NAMES = [
    a + b for a in "Ash Birch Elm Fern Oak Thorn".split() for b in "bourne combe dale ham ley mere ton wick".split()
][:44]
"""Forces that are not."""


def test_of_44_reports_there_are_44_rows(library: Library, vocabulary: Vocabulary, tmp_path: Path) -> None:
    for i, name in enumerate(NAMES):
        report = library.reports[i % len(library.reports)]
        (tmp_path / f"{i:02}.txt").write_text(report.text.replace(report.force, name), encoding="utf-8")
    many = open_library(tmp_path, vocabulary)
    for gold in GOLD:
        if gold.kind == "verdicts" and len(gold.verdicts) == len(library.forces) and "negation" in gold.tags:
            found = answer(gold.question, many)
            assert [row.force for row in found.verdicts] == sorted(NAMES)
            must_keep_to_contract(found, gold.question, many)


NEGATIVES = (
    (r"^((?:in which forces )?(?:does|do|did|has|have|is|are|was|were))\b", r"\1n't"),
    (r"^(which forces have)(?= \w+ed\b)", r"\1n't"),
    (r"^(which forces)(?! had\b)(?! \w+ed\b)", r"\1 don't"),
)
"""What a question in the affirmative begins with, and the same in the negative."""


def negate(question: str) -> str | None:
    """The question in the negative; none where it is not in the affirmative, or is of another form."""
    if re.search(r"n't\b|\b(?:not|no|lack|havent|plan|planning|partly)\b|\bforces'", question, re.IGNORECASE):
        return None
    for affirmative, negative in NEGATIVES:
        changed, count = re.subn(affirmative, negative, question, flags=re.IGNORECASE)
        if count:
            return changed
    return None


MIRRORED = 0.98
"""Share of rows that must be the same for a question in the affirmative and in the negative."""


def test_a_question_and_its_negative_have_the_same_rows(library: Library) -> None:
    pairs = [(g.question, n) for g in GOLD if g.kind == "verdicts" and g.verdicts and (n := negate(g.question))]
    assert len(pairs) > 30
    rows = [
        (text, row, mirrored)
        for text, negative in pairs
        for row, mirrored in zip(answer(text, library).verdicts, answer(negative, library).verdicts, strict=True)
    ]
    differ = [(text, row, mirrored) for text, row, mirrored in rows if row != mirrored]
    assert len(differ) <= (1 - MIRRORED) * len(rows), differ


@pytest.mark.parametrize(
    ("affirmative", "others"),
    [
        (
            "Which forces review second jobs every year?",
            {
                "which forces don't review second jobs every year?": Verdict.NO,
                "which forces plan to review second jobs every year?": Verdict.PLANNED,
                "which forces only partly review second jobs every year?": Verdict.PARTLY,
                "which reports do not say whether second jobs are reviewed every year?": Verdict.NOT_STATED,
            },
        ),
        (
            "Which forces cross-reference procurement with gifts?",
            {
                "which forces fail to cross-reference procurement with gifts?": Verdict.NO,
                "who is planning to cross-reference procurement with gifts?": Verdict.PLANNED,
                "who only partly cross-references procurement with gifts?": Verdict.PARTLY,
                "which reports are silent on cross-referencing procurement with gifts?": Verdict.NOT_STATED,
            },
        ),
    ],
)
def test_the_forces_that_match_are_those_with_the_verdict_asked_for(
    affirmative: str, others: dict[str, Verdict], library: Library
) -> None:
    rows = {row.force: row.verdict for row in answer(affirmative, library).verdicts}
    for text, verdict in {affirmative: Verdict.YES, **others}.items():
        found = answer(text, library)
        own = {row.force: row.verdict for row in found.verdicts}
        differ = {force for force in rows if own[force] is not rows[force]}
        # Other words may leave a row unclear, or clear it up; they never turn one verdict into another.
        assert all(Verdict.UNCLEAR in (own[force], rows[force]) for force in differ), text
        assert found.matching == tuple(force for force in sorted(own) if own[force] is verdict), text


def test_a_count_is_that_of_the_forces_that_match(library: Library) -> None:
    found = answer("How many forces have updated their media policy?", library)
    assert found.result is not None
    assert (found.result.operation, found.result.value) == ("count", len(found.matching))
    assert found.result.forces == found.matching
    assert str(len(found.matching)) in found.text


@pytest.mark.parametrize("run", [" ", "\n", ", ", "- "])
def test_a_long_run_of_what_means_nothing_is_read_past(run: str, library: Library) -> None:
    usual, odd = (answer(f"which forces{middle}publish gifts?", library) for middle in (" ", f" {run * 1_000}"))
    assert [row.verdict for row in odd.verdicts] == [row.verdict for row in usual.verdicts]


def test_a_noun_asks_what_its_verb_asks(library: Library) -> None:
    by_verb = answer("which forces don't review second jobs every year?", library)
    by_noun = answer("which forces have no yearly review of second jobs?", library)
    assert [row.verdict for row in by_noun.verdicts] == [row.verdict for row in by_verb.verdicts]
