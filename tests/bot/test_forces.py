"""Which forces a question names, in whatever spelling, over the five real reports."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.forces import find_forces
from index.library import Library
from index.models import Report
from index.vocabulary import Vocabulary

DERBYSHIRE, LEICESTERSHIRE, NORFOLK = "Derbyshire", "Leicestershire", "Norfolk"
NORTHAMPTONSHIRE, NOTTINGHAMSHIRE = "Northamptonshire", "Nottinghamshire"


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("does Norfolk keep a register", (NORFOLK,)),
        ("does norfolk keep a register", (NORFOLK,)),
        ("DOES NORFOLK KEEP A REGISTER", (NORFOLK,)),
        ("does Norfolk Constabulary keep a register", (NORFOLK,)),
        ("does nottinghamshire police keep a register", (NOTTINGHAMSHIRE,)),
        ("the Nottinghamshire force keeps a register", (NOTTINGHAMSHIRE,)),
        ("does Notts keep a register", (NOTTINGHAMSHIRE,)),
        ("does notts police keep a register", (NOTTINGHAMSHIRE,)),
        ("is northants keeping a register", (NORTHAMPTONSHIRE,)),
        ("leics register", (LEICESTERSHIRE,)),
        ("derbys register", (DERBYSHIRE,)),
        ("is there a register at liecestershire", (LEICESTERSHIRE,)),
        ("leicestershrie register", (LEICESTERSHIRE,)),
        ("does leicstershire keep one", (LEICESTERSHIRE,)),
        ("derbyshre register", (DERBYSHIRE,)),
        ("does darbyshire keep a register", (DERBYSHIRE,)),
        ("norfok register", (NORFOLK,)),
        ("does Northhamptonshire keep a register", (NORTHAMPTONSHIRE,)),
        ("nothamptonshire register", (NORTHAMPTONSHIRE,)),
        ("notinghamshire register", (NOTTINGHAMSHIRE,)),
        ("nottingamshire register", (NOTTINGHAMSHIRE,)),
        ("Norfolk's register", (NORFOLK,)),
        ("Norfolk’s register", (NORFOLK,)),
        ("norfolks register", (NORFOLK,)),
        ("Notts' register", (NOTTINGHAMSHIRE,)),
        ("is the register in Northants’ hands", (NORTHAMPTONSHIRE,)),
        ("(Norfolk) register?", (NORFOLK,)),
        ("register - norfolk", (NORFOLK,)),
        ("norfolk/derbyshire register", (NORFOLK, DERBYSHIRE)),
        ("Norfolk & Derbyshire", (NORFOLK, DERBYSHIRE)),
        ("Norfolk and Derbyshire", (NORFOLK, DERBYSHIRE)),
        ("Norfolk n Derbys", (NORFOLK, DERBYSHIRE)),
        ("Norfolk, Notts or Leics", (NORFOLK, NOTTINGHAMSHIRE, LEICESTERSHIRE)),
        ("norfolk+leics", (NORFOLK, LEICESTERSHIRE)),
        ("Norfolk v Leicestershire", (NORFOLK, LEICESTERSHIRE)),
        ("Norfolk, Norfolk and Norfolk", (NORFOLK,)),
        ("Notts and Nottinghamshire", (NOTTINGHAMSHIRE,)),
        ("both Leicestershire and Norfolk have one", (LEICESTERSHIRE, NORFOLK)),
    ],
)
def test_a_force_is_found_however_it_is_spelt(text: str, known: tuple[str, ...], library: Library) -> None:
    named = find_forces(text, library)
    assert (named.known, named.unknown, named.excluded) == (known, (), ())


@pytest.mark.parametrize(
    "text",
    [
        "which forces keep a register of gifts?",
        "has anyone met the target on second jobs",
        "which officers met with reporters",
        "does the force have the necessary resources",
        "which forces kept a record",
        "have all the forces had a healthcheck",
        "which policies are new?",
        "Which forces follow ACPO guidance?",
        "What is the PSD's part in it?",
        "Does HMIC expect a register?",
        "Who chairs the Without Fear or Favour Group?",
        "Is there anything on Facebook or Twitter?",
        "What did the Leveson Inquiry look at?",
        "Are Professional Standards told?",
        "When will the PCC decide?",
        "Do Chief Officers declare gifts?",
        "",
        "   ",
    ],
)
def test_no_force_is_found_where_none_is_named(text: str, library: Library) -> None:
    named = find_forces(text, library)
    assert (named.known, named.unknown, named.excluded) == ((), (), ())


@pytest.mark.parametrize(
    ("text", "known", "unknown"),
    [
        ("does Kent keep a register", (), ("Kent",)),
        ("does kent keep a register", (), ("Kent",)),
        ("Essex Police register", (), ("Essex",)),
        ("does the Met keep a register", (), ("Metropolitan",)),
        ("Suffolk's register", (), ("Suffolk",)),
        ("Norfolk or Kent", (NORFOLK,), ("Kent",)),
        ("compare Kent and Sussex", (), ("Kent", "Sussex")),
        ("does Devon and Cornwall keep a register", (), ("Devon and Cornwall",)),
        ("does devon & cornwall keep a register", (), ("Devon and Cornwall",)),
        ("does Avon and Somerset keep a register", (), ("Avon and Somerset",)),
        ("Does Borsetshire keep a register?", (), ("Borsetshire",)),
        ("Does Borsetshire Constabulary keep a register?", (), ("Borsetshire",)),
        ("second jobs in Borsetshire", (), ("Borsetshire",)),
    ],
)
def test_a_force_without_a_report_is_named_as_unknown(
    text: str, known: tuple[str, ...], unknown: tuple[str, ...], library: Library
) -> None:
    named = find_forces(text, library)
    assert (named.known, named.unknown) == (known, unknown)


@pytest.mark.parametrize(
    ("text", "excluded"),
    [
        ("which forces other than Norfolk keep a register?", (NORFOLK,)),
        ("which forces apart from norfolk keep a register?", (NORFOLK,)),
        ("apart from Norfolk, who keeps a register?", (NORFOLK,)),
        ("do all forces except Leics keep a register?", (LEICESTERSHIRE,)),
        ("do all forces except for Leics keep a register?", (LEICESTERSHIRE,)),
        ("which forces besides Norfolk and Derbyshire keep a register?", (NORFOLK, DERBYSHIRE)),
        ("excluding Norfolk, Notts and Leics, who keeps a register?", (NORFOLK, NOTTINGHAMSHIRE, LEICESTERSHIRE)),
        ("who keeps a register, not counting northants?", (NORTHAMPTONSHIRE,)),
        ("do all forces but Norfolk keep a register?", (NORFOLK,)),
        ("does everyone but Norfolk and Leics keep a register?", (NORFOLK, LEICESTERSHIRE)),
        ("leaving out Norfolk, who keeps a register?", (NORFOLK,)),
        ("does nobody but Norfolk keep a register?", (NORFOLK,)),
        ("does anyone but Norfolk keep a register?", (NORFOLK,)),
        ("who but Norfolk keeps a register?", (NORFOLK,)),
        ("do all forces but for the Norfolk police keep a register?", (NORFOLK,)),
    ],
)
def test_a_force_that_is_left_out_is_not_one_that_is_asked_about(
    text: str, excluded: tuple[str, ...], library: Library
) -> None:
    named = find_forces(text, library)
    assert (named.known, named.excluded) == ((), excluded)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("does Norfolk keep a register?", "does  keep a register?"),
        ("Norfolk Constabulary’s register", " register"),
        ("the register of Notts Police", "the register of "),
        ("is Norfolk's register kept", "is  register kept"),
        ("can staff in Norfolk and Derbyshire buy dogs", "can staff  buy dogs"),
    ],
)
def test_what_is_left_of_a_question_holds_no_name(text: str, rest: str, library: Library) -> None:
    assert find_forces(text, library).rest == rest


def test_a_name_with_and_in_it_is_one_force(vocabulary: Vocabulary, make_report: Callable[..., Report]) -> None:
    names = ("Devon and Cornwall Police", "Ashdown Vale Police", "Meadow Constabulary")
    reports = tuple(make_report(f"# Findings for {n}\n\n{n} has a plan.\n", f"{i}.txt") for i, n in enumerate(names))
    library = Library(reports, vocabulary)
    for text in ("does Devon and Cornwall have a plan", "devon & cornwall", "Devon and Cornwall Police’s plan"):
        assert find_forces(text, library).known == ("Devon and Cornwall",)
    assert find_forces("Ashdown and Meadow", library).known == ("Ashdown Vale", "Meadow")
    assert find_forces("Devon and Cornwall and Meadow", library).known == ("Devon and Cornwall", "Meadow")


def test_a_force_that_a_report_only_speaks_of_is_known_by_name(
    vocabulary: Vocabulary, make_report: Callable[..., Report]
) -> None:
    text = "# Findings for Ashmoor\n\nAshmoor Police has a plan. The unit is that of Kelderdale Police.\n"
    named = find_forces("does kelderdale keep a register", Library((make_report(text),), vocabulary))
    assert (named.known, named.unknown, named.rest) == ((), ("Kelderdale",), "does  keep a register")


def test_the_names_of_forces_come_from_the_reports(vocabulary: Vocabulary, make_report: Callable[..., Report]) -> None:
    report = make_report("# Findings for Borsetshire\n\nBorsetshire Constabulary has a plan.\n")
    named = find_forces("do Borsetshire and Norfolk have a plan?", Library((report,), vocabulary))
    assert (named.known, named.unknown) == (("Borsetshire",), (NORFOLK,))


@given(st.text(max_size=200))
def test_any_text_can_be_asked_and_no_force_is_both_known_and_unknown(library: Library, text: str) -> None:
    named = find_forces(text, library)
    assert set(named.known) | set(named.excluded) <= set(library.forces)
    assert set(named.unknown).isdisjoint(library.forces)
    assert len(named.rest) <= len(text)


@given(st.sampled_from((DERBYSHIRE, LEICESTERSHIRE, NORFOLK, NORTHAMPTONSHIRE, NOTTINGHAMSHIRE)), st.data())
def test_one_pair_of_letters_that_change_places_is_seen_through(
    library: Library, force: str, data: st.DataObject
) -> None:
    at = data.draw(st.integers(1, len(force) - 2))
    slip = force[:at] + force[at + 1] + force[at] + force[at + 2 :]
    assert find_forces(f"does {slip.lower()} keep a register", library).known == (force,)
