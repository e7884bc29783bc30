from __future__ import annotations

from collections.abc import Callable

import pytest

from index.models import Report
from index.structure import NoForceError

MakeReport = Callable[..., Report]

NAMES = [
    ("Tarrant Constabulary", "Tarrant"),
    ("Devon and Cornwall Police", "Devon and Cornwall"),
    ("Dyfed-Powys Police", "Dyfed-Powys"),
    ("City of London Police", "City of London"),
    ("Metropolitan Police Service", "Metropolitan"),
    ("Tarrant & Stour Police", "Tarrant & Stour"),
    ("King’s Vale Police", "King’s Vale"),
    ("Stoke-on-Trent Police", "Stoke-on-Trent"),
    ("Isle of Wight Constabulary", "Isle of Wight"),
    ("North East Wales Police", "North East Wales"),
]

OTHERS = "Suffolk Constabulary keeps a register of its own. Suffolk Constabulary shares it. " * 4


def written(
    *, cover: str = "", preface: str = "", findings: str = "Findings", first: str = "", second: str = ""
) -> str:
    """A report that names a force only where it is told to."""
    return f"""{cover}

About this review

In 2011 we looked at how forces deal with the media, with gifts and with second jobs. {preface}

{findings}

Since 2011 the force has reviewed its policies on gifts and second jobs. {first}

Gifts and hospitality

The register of gifts is kept by the Professional Standards Department, and staff know of it. {second}

Next steps

HMIC will continue to inspect on integrity issues as part of our programme of force inspections.
"""


@pytest.mark.parametrize(("full", "short"), NAMES)
@pytest.mark.parametrize(
    "cover",
    [
        "Progress report\n\n{}\nDecember 2012",
        "Progress report\n\n**{}\nDecember 2012**",
        "Progress report\n\n# {}\n\nDecember 2012",
        "Progress report\n\nThe {}, December 2012",
        "Progress report: {}",
        "Progress report – {} – December 2012",
        "Police relationships in {}",
        "{}\n\nProgress report",
    ],
)
@pytest.mark.parametrize("text", ["", OTHERS])
def test_the_cover_names_the_force(make_report: MakeReport, full: str, short: str, cover: str, text: str) -> None:
    report = make_report(written(cover=cover.format(full), first=text))
    assert (report.force, report.full_name) == (short, full)


@pytest.mark.parametrize(("full", "short"), NAMES)
def test_a_name_in_capitals_or_over_two_lines_is_the_same_name(make_report: MakeReport, full: str, short: str) -> None:
    for cover in (f"PROGRESS REPORT\n\n{full.upper()}\nDECEMBER 2012", full.replace(" ", "\n"), full.upper()):
        report = make_report(written(cover=cover))
        assert (report.force, report.full_name) == (short, full)


@pytest.mark.parametrize(("full", "short"), NAMES)
@pytest.mark.parametrize("heading", ["Findings for {}", "2. Our findings on {}", "Findings: {}", "■ Findings for\n{}"])
def test_a_heading_of_findings_names_the_force(make_report: MakeReport, full: str, short: str, heading: str) -> None:
    by_short_name = make_report(written(findings=heading.format(short), second=OTHERS))
    assert (by_short_name.force, by_short_name.full_name) == (short, short)
    by_full_name = make_report(written(findings=heading.format(full), second=OTHERS))
    assert (by_full_name.force, by_full_name.full_name) == (short, full)


def test_a_heading_in_capitals_names_the_force(make_report: MakeReport) -> None:
    report = make_report(written(findings="FINDINGS FOR DYFED-POWYS", first="Dyfed-Powys Police has a register."))
    assert (report.force, report.full_name) == ("Dyfed-Powys", "Dyfed-Powys Police")


@pytest.mark.parametrize(("full", "short"), NAMES)
@pytest.mark.parametrize("gap", [" ", "\n"], ids=["on one line", "wrapped"])
def test_the_preface_names_the_force(make_report: MakeReport, full: str, short: str, gap: str) -> None:
    preface = f"The rest of this report focuses on what we found in {short}.".replace(" ", gap)
    report = make_report(written(preface=preface, first=OTHERS, second=f"{full} has a register."))
    assert (report.force, report.full_name) == (short, full)


def test_what_was_found_in_the_country_names_no_force(make_report: MakeReport) -> None:
    preface = "We say elsewhere what we found in England and Wales."
    assert make_report(written(preface=preface, findings="Findings for Tarrant")).force == "Tarrant"
    assert make_report(written(preface=preface, first="Tarrant Police has a register.")).force == "Tarrant"


@pytest.mark.parametrize(
    "heading", ["Findings on Gifts and Hospitality", "Findings for the force", "Findings in detail"]
)
def test_a_heading_that_names_no_force_leaves_it_to_the_text(make_report: MakeReport, heading: str) -> None:
    report = make_report(
        written(findings=heading, first="It covers gifts and hospitality.", second="Tarrant Police has one.")
    )
    assert (report.force, report.full_name) == ("Tarrant", "Tarrant Police")


@pytest.mark.parametrize(("full", "short"), NAMES)
@pytest.mark.parametrize(
    "sentence", ["Staff of {} know it.", "Since then {}'s policy is clear.", "Officers at {} know."]
)
@pytest.mark.parametrize("gap", [" ", "\n"], ids=["on one line", "wrapped"])
def test_the_text_names_the_force(make_report: MakeReport, full: str, short: str, sentence: str, gap: str) -> None:
    report = make_report(written(first=sentence.format(full).replace(" ", gap)))
    assert (report.force, report.full_name) == (short, full)


def test_of_two_forces_in_the_text_the_one_named_more_often_is_meant(make_report: MakeReport) -> None:
    first = "Working with Suffolk Constabulary, Tarrant Police has a register. In 2012 Tarrant Police shared it."
    assert make_report(written(first=first)).force == "Tarrant"


def test_of_two_forces_named_as_often_neither_is_meant(make_report: MakeReport) -> None:
    with pytest.raises(NoForceError):
        make_report(written(first="Suffolk Constabulary and Tarrant Police share a register."))


@pytest.mark.parametrize(
    ("document", "force"),
    [
        ("tarrant-constabulary-2012-12.txt", "Tarrant"),
        ("old/tarrant-and-stour-police.md", "Tarrant and Stour"),
        ("City of London Police December 2012.txt", "City of London"),
        ("2012-12_isle_of_wight_constabulary.txt", "Isle of Wight"),
        ("METROPOLITAN-POLICE-SERVICE.TXT", "Metropolitan"),
    ],
)
def test_the_name_of_the_file_is_the_last_resort(make_report: MakeReport, document: str, force: str) -> None:
    report = make_report(written(), document)
    assert (report.force, report.full_name) == (force, force)
    assert make_report(written(first="Kent Police has a register."), document).force == "Kent"


def test_the_file_name_takes_the_hyphens_that_the_text_prints(make_report: MakeReport) -> None:
    text = written(first="In Dyfed-Powys staff know it. Kent Police and Suffolk Constabulary do so too.")
    assert make_report(text, "dyfed-powys-police.txt").force == "Dyfed-Powys"


@pytest.mark.parametrize(
    "sentence",
    [
        "",
        "The Police Service is well served.",
        "The Association of Chief Police Officers says so. Chief Police Officers agree.",
        "Police and Crime Commissioners are new. The Tarrant Police and Crime Commissioner is too.",
        "The Independent Police Complaints Commission and the Stour Police Authority agree.",
        "Stour Police Federation and Her Majesty's Inspectorate of Constabulary agree.",
    ],
)
def test_a_text_that_names_no_force_is_refused(make_report: MakeReport, sentence: str) -> None:
    with pytest.raises(NoForceError, match="put the force's name"):
        make_report(written(first=sentence))


def test_a_cover_that_speaks_of_police_before_the_name_is_read_past(make_report: MakeReport) -> None:
    report = make_report(
        written(
            cover="Inspectorate of Constabulary\n\nInspecting Police\n\nTarrant Police", first="Staff in Tarrant know."
        )
    )
    assert report.force == "Tarrant"


def test_a_running_header_with_the_name_does_not_hide_it(make_report: MakeReport) -> None:
    text = written(
        cover="Tarrant Police\n\nProgress report\n\nTarrant Police\nDecember 2012", first="\n\nTarrant Police\n\n"
    )
    report = make_report(text)
    assert (report.force, report.month) == ("Tarrant", "December 2012")


@pytest.mark.parametrize(
    "cover",
    [
        "Inspecting policing\nin public\n\nRevisiting police\nrelationships:\nprogress report\n\nTarrant Police",
        "Embargoed until 19 December 2012\n\nRevisiting police relationships: progress report\n\nTarrant Police\n2012",
        "Revisiting police relationships: progress report – Tarrant Police",
        "# Revisiting police relationships: progress report\nTarrant Police",
        "Revisiting police relationships: progress report\n\nTARRANT POLICE",
    ],
)
def test_the_title_is_what_the_cover_prints_above_the_force(make_report: MakeReport, cover: str) -> None:
    assert make_report(written(cover=cover)).title == "Revisiting police relationships: progress report"


def test_a_cover_without_the_force_still_has_a_title(make_report: MakeReport) -> None:
    report = make_report(written(cover="Progress report\n\nDecember 2012", findings="Findings for Tarrant"))
    assert (report.title, report.month) == ("Progress report", "December 2012")


def test_without_a_cover_there_is_no_title(make_report: MakeReport) -> None:
    assert make_report(written(findings="Findings for Tarrant")).title == ""


@pytest.mark.parametrize(
    ("cover", "document", "month"),
    [
        ("Tarrant Police\nDecember 2012", "x-2011-01.txt", "December 2012"),
        ("Tarrant Police\nDECEMBER 2012", "x.txt", "December 2012"),
        ("Tarrant Police\n\n19 June, 2013", "x.txt", "June 2013"),
        ("Tarrant Police", "x-2012-12.txt", "December 2012"),
        ("Tarrant Police", "2012_06 x.txt", "June 2012"),
        ("Tarrant Police", "x-march-2014.txt", "March 2014"),
        ("Tarrant Police", "x-2012-13.txt", ""),
        ("Tarrant Police", "x.txt", ""),
    ],
)
def test_the_month_is_printed_on_the_cover_or_in_the_name_of_the_file(
    make_report: MakeReport, cover: str, document: str, month: str
) -> None:
    text = written(cover=cover, first="Between September 2011 and May 2012 nothing was found.")
    assert make_report(text, document).month == month


def test_dates_put_reports_in_order(make_report: MakeReport) -> None:
    covers = ["Tarrant Police", "Tarrant Police\nDecember 2011", "Tarrant Police\nJune 2012"]
    dates = [make_report(written(cover=cover)).date for cover in covers]
    assert dates == [(0, 0), (2011, 12), (2012, 6)]
