"""All that a report says of its force."""

from __future__ import annotations

import re

import pytest

from bot.engine import answer
from bot.summary import sum_up_force
from index.library import Library
from index.models import Voice, plain
from tests.golden.gold import find_sets

FORCES = ["Derbyshire", "Leicestershire", "Norfolk", "Northamptonshire", "Nottinghamshire"]
COUNTED = [g for g in next(find_sets()).questions() if g.kind == "figures" and g.status == "answered"]


@pytest.mark.parametrize("force", FORCES)
def test_it_holds_every_figure_that_the_golden_questions_ask_of_the_force(library: Library, force: str) -> None:
    values = {row.value for row in sum_up_force(force, "", library).figures if row.force == force}
    asked = {figure.value for gold in COUNTED for figure in gold.figures if figure.force == force}
    assert asked <= values


@pytest.mark.parametrize("force", FORCES)
def test_it_cites_every_finding_and_no_sentence_of_the_frame(library: Library, force: str) -> None:
    found = sum_up_force(force, "", library)
    findings = {
        (p.report.document, p.sentence.start)
        for report in library.reports
        for p in library.passages_of(report, Voice.FORCE)
    }
    own = {place for place in findings if place[0] == library.reports_of(force)[0].document}
    cited = {(c.document, c.start) for c in found.citations}
    assert own <= cited <= findings


@pytest.mark.parametrize("force", FORCES)
def test_every_number_of_its_text_is_a_figure_or_quoted(library: Library, force: str) -> None:
    found = sum_up_force(force, "", library)
    lines = [line for line in found.text.splitlines()[1:] if "“" not in line]
    own_words = re.sub(r"\[\d+\]", " ", "\n".join(lines))
    said = {float(number.replace(",", "")) for number in re.findall(r"\d[\d,.]*\d|\d", own_words)}
    assert said <= {float(row.value) for row in found.figures}


def test_it_begins_with_what_the_report_is(library: Library) -> None:
    first = sum_up_force("Norfolk", "", library).text.splitlines()[0]
    report = library.reports_of("Norfolk")[0]
    assert all(part in first for part in ("Norfolk Constabulary", "December 2012", report.title, report.document))


def test_a_figure_stands_beside_the_median_with_the_sentence_that_it_is_read_off(library: Library) -> None:
    found = sum_up_force("Norfolk", "", library)
    median = next(row for row in found.figures if row.measure == "median_second_job_applications")
    assert (median.value, median.force, median.derived) == (84, None, True)
    assert "84 applications" in plain(found.citations[median.citations[0] - 1].quote)


def test_it_says_of_what_the_force_has_most_and_what_only_its_report_speaks_of(library: Library) -> None:
    text = sum_up_force("Northamptonshire", "", library).text
    assert "The highest figure: applications for second jobs, 129" in text
    assert "Only here: conflicts of interest" in sum_up_force("Leicestershire", "", library).text


def test_practices_stand_under_what_has_come_of_them(library: Library) -> None:
    lines = sum_up_force("Leicestershire", "", library).text.splitlines()
    titles = ("In place", "Partly", "Planned", "Absent", "As it was", "Counted", "Also said")
    under: dict[str, str] = {}
    title = ""
    for line in lines:
        title = line.strip() if line.strip() in titles else title
        under[line.strip().rpartition(" [")[0]] = title
    assert next(t for q, t in under.items() if "plans to introduce an electronic register" in q) == "Planned"
    assert next(t for q, t in under.items() if "does not routinely monitor" in q) == "Absent"
    assert next(t for q, t in under.items() if "84 applications" in q) == "Counted"


def test_a_topic_narrows_it(library: Library) -> None:
    whole, narrow = (sum_up_force("Nottinghamshire", topic, library) for topic in ("", "second jobs"))
    assert {c.quote for c in narrow.citations} < {c.quote for c in whole.citations} | {
        c.quote for c in narrow.citations if c.force != "Nottinghamshire"
    }
    assert "cross-reference" not in narrow.text
    assert "assessed and approved by PSD" in narrow.text


def test_a_topic_that_the_report_is_silent_on_is_not_stated(library: Library) -> None:
    found = sum_up_force("Norfolk", "helicopters", library)
    assert (found.status, found.kind, found.citations) == ("not_stated", "summary", ())


def test_asking_for_a_force_and_naming_it_are_the_same(library: Library) -> None:
    assert answer("Tell me about Norfolk", library).text == sum_up_force("Norfolk", "", library).text
