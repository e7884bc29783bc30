"""The judge of the golden questions: what is right, and what is not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from bot.answer import Answer, Citation, FigureRow, Result, Verdict, VerdictRow
from tests.golden.contract import find_faults, find_misquotes
from tests.golden.gold import Gold
from tests.golden.judge import Share, judge
from tests.golden.results import describe_changes, find_worse, keep, read_results, write_results

FORCES = ("Ashshire", "Oakshire")
QUESTION = "which forces keep a log?"
GOLD = Gold(
    id="q",
    question=QUESTION,
    kind="verdicts",
    status="answered",
    tags=(),
    verdicts={"Ashshire": Verdict.YES, "Oakshire": Verdict.NO},
    accept={"Oakshire": (Verdict.PARTLY,)},
    matching=("Ashshire",),
    evidence={"Ashshire": ("keeps a log",), "Oakshire": ("no log", "without a log")},
)


LOOK_UP = {
    "id": "q",
    "question": "how many?",
    "kind": "figures",
    "status": "answered",
    "tags": [],
    "figures": [{"force": "Ashshire", "value": 7}],
}


def cite(number: int, force: str, quote: str) -> Citation:
    end = len(quote)
    return Citation(
        id=number, force=force, document=f"{force}.txt", section="", paragraph=1, start=0, end=end, quote=quote
    )


ASHSHIRE, OAKSHIRE = cite(1, "Ashshire", "It keeps a\nlog."), cite(2, "Oakshire", "It is without a log.")


def say(ashshire: str, oakshire: str, matching: tuple[str, ...], *citations: Citation) -> Answer:
    rows = [
        VerdictRow(force=force, verdict=Verdict(verdict), citations=() if verdict == "not_stated" else (i,))
        for i, (force, verdict) in enumerate(zip(FORCES, (ashshire, oakshire), strict=True), 1)
    ]
    return Answer(
        question=QUESTION,
        status="answered",
        kind="verdicts",
        text="So it is.",
        matching=matching,
        verdicts=tuple(rows),
        citations=citations or (ASHSHIRE, OAKSHIRE),
    )


@pytest.mark.parametrize(
    ("answer", "is_right"),
    [
        (say("yes", "no", ("Ashshire",)), True),
        (say("yes", "partly", ("Ashshire",)), True),
        (say("yes", "partly", ()), True),  # another reading has other matches
        (say("yes", "yes", ("Ashshire", "Oakshire")), False),
        (say("yes", "unclear", ("Ashshire",)), False),
        (say("yes", "no", ()), False),
        (say("yes", "not_stated", ("Ashshire",)), False),
    ],
)
def test_verdicts_are_right_where_every_row_and_every_match_is(answer: Answer, *, is_right: bool) -> None:
    assert judge(GOLD, answer).is_right is is_right


def test_an_unclear_row_is_neither_right_nor_wrong() -> None:
    judgement = judge(GOLD, say("no", "unclear", ()))
    assert (judgement.rows_right, judgement.rows_unclear) == (Share(0, 2), 1)


def test_evidence_is_found_in_what_the_row_cites_whatever_the_white_space() -> None:
    assert judge(GOLD, say("yes", "no", ("Ashshire",))).evidence == Share(2, 2)
    other = cite(2, "Oakshire", "It has a plan.")
    assert judge(GOLD, say("yes", "no", ("Ashshire",), ASHSHIRE, other)).evidence == Share(1, 2)


def figures(*values: float, result: Result | None = None) -> Answer:
    rows = [FigureRow(force="Ashshire", measure="gifts", value=v, unit="gifts", citations=(1,)) for v in values]
    return Answer(
        question="how many?",
        status="answered",
        kind="figures",
        text="So many.",
        figures=tuple(rows),
        result=result,
        citations=(ASHSHIRE,),
    )


@pytest.mark.parametrize(
    ("answer", "is_right"),
    [
        (figures(7), True),
        (figures(7, 8, 9), True),
        (figures(8, 7), False),  # it must lead with what is asked for
        (figures(7, 8, 9, 10), False),  # and not give all there is
        (figures(), False),
        (figures(7.04), True),
        (figures(7.06), False),
    ],
)
def test_a_look_up_is_right_where_it_leads_with_its_figure(answer: Answer, *, is_right: bool) -> None:
    gold = Gold.model_validate(LOOK_UP)
    assert judge(gold, answer).is_right is is_right


@pytest.mark.parametrize(
    ("operation", "value", "forces", "is_right"),
    [
        ("max", 7, ("Ashshire",), True),
        ("max", 8, ("Ashshire",), False),
        ("max", 7, ("Oakshire",), False),
        ("rank", None, ("Oakshire", "Ashshire"), True),
        ("rank", None, ("Ashshire", "Oakshire"), False),
        ("sum", 7, (), True),
    ],
)
def test_what_is_computed_is_right_in_value_and_forces(
    operation: str, value: int | None, forces: tuple[str, ...], *, is_right: bool
) -> None:
    wanted = {
        "max": {"operation": "max", "value": 7, "forces": ["Ashshire"]},
        "rank": {"operation": "rank", "value": None, "forces": ["Oakshire", "Ashshire"]},
        "sum": {"operation": "sum", "value": 7, "forces": ["Ashshire"]},
    }
    gold = Gold.model_validate({**LOOK_UP, "result": wanted[operation]})
    result = TypeAdapter(Result).validate_python({"operation": operation, "value": value, "forces": forces})
    assert judge(gold, figures(7, result=result)).is_right is is_right


def test_what_breaks_the_contract_is_named() -> None:
    good = say("yes", "no", ("Ashshire",))
    assert find_faults(good, QUESTION, FORCES) == ()
    stranger = replace(good, verdicts=good.verdicts[::-1], text=" ", matching=("Elmshire",))
    assert len(find_faults(stranger, "another question", FORCES[:1])) > 4
    uncited = VerdictRow(force="Oakshire", verdict=Verdict.NO, citations=())
    assert find_faults(replace(good, verdicts=(uncited,), matching=()), QUESTION, FORCES)


def test_a_quote_that_is_not_the_text_at_its_place_is_a_misquote() -> None:
    texts = {"Ashshire.txt": "It keeps a\nlog. So it is.", "Oakshire.txt": "Is it without a log?"}
    assert find_misquotes(say("yes", "no", ("Ashshire",)), texts) == (OAKSHIRE,)


def test_results_that_are_kept_come_back_and_what_differs_is_told(tmp_path: Path) -> None:
    path = tmp_path / "results.jsonl"
    write_results(path, [keep("q", say("yes", "no", ("Ashshire",)), right=True)])
    before, now = read_results(path), [keep("q", say("yes", "yes", ("Ashshire", "Oakshire")), right=False)]
    assert list(describe_changes(before, list(before.values()))) == []
    assert find_worse(before, list(before.values())) == ()
    assert list(describe_changes(before, now)) == ["q  right -> wrong: Oakshire no -> yes"]
    assert find_worse(before, now) == ("q",)
