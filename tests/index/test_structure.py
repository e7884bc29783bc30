from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.headings import strip_number
from index.library import Library
from index.models import Report, Voice
from index.readers import read_plain_text
from index.structure import NoForceError

MakeReport = Callable[..., Report]
Outline = list[tuple[str, Voice, list[str]]]

LEAD_IN = "In 2011 we looked at police relationships with the media. However, we did not issue a clean bill of health:"
ITEMS = (
    "- Few forces provided any policy or guidance on relationships with the media and others;",
    "- There was a general lack of clarity around gifts and hospitality; use of cards; and second jobs; and",
    "- Few forces had systems in place to identify these issues.",
)
SECTIONS = (
    ("About this review", (LEAD_IN, *ITEMS, "The rest of this report focuses on what we found in Tarrant.")),
    (
        "Findings for Tarrant",
        ("Since 2011 Tarrant Constabulary has reviewed its policies on gifts and second jobs. Staff know them well.",),
    ),
    (
        "How are press relations handled, and information leaks investigated?",
        (
            "The force has updated its media policy. It applies to all officers and staff, on duty and off.",
            "Between September 2011 and May 2012 the force investigated two leaks, one of which was ongoing.",
        ),
    ),
    (
        "Is there more clarity around acceptance of gifts and hospitality, procurement, and second jobs?",
        (
            "The register of gifts is kept by the Professional Standards Department (PSD). Its head reads it often.",
            "There were 40 applications for second jobs, all but one of which were approved.",
        ),
    ),
    ("Next steps", ("HMIC will continue to inspect on integrity issues as part of our programme of inspections.",)),
)
EXPECTED = [
    (
        "about this review",
        Voice.NATIONAL,
        [
            "In 2011 we looked at police relationships with the media.",
            "However, we did not issue a clean bill of health:",
            *(item.removeprefix("- ") for item in ITEMS),
            "The rest of this report focuses on what we found in Tarrant.",
        ],
    ),
    (
        "findings for tarrant",
        Voice.FORCE,
        [
            "Since 2011 Tarrant Constabulary has reviewed its policies on gifts and second jobs.",
            "Staff know them well.",
        ],
    ),
    (
        "how are press relations handled, and information leaks investigated?",
        Voice.FORCE,
        [
            "The force has updated its media policy.",
            "It applies to all officers and staff, on duty and off.",
            "Between September 2011 and May 2012 the force investigated two leaks, one of which was ongoing.",
        ],
    ),
    (
        "is there more clarity around acceptance of gifts and hospitality, procurement, and second jobs?",
        Voice.FORCE,
        [
            "The register of gifts is kept by the Professional Standards Department (PSD).",
            "Its head reads it often.",
            "There were 40 applications for second jobs, all but one of which were approved.",
        ],
    ),
    (
        "next steps",
        Voice.NATIONAL,
        ["HMIC will continue to inspect on integrity issues as part of our programme of inspections."],
    ),
]

STYLES: dict[str, Callable[[str, int], str]] = {
    "hash": lambda heading, _: f"# {heading}\n\n",
    "closed hashes": lambda heading, _: f"### {heading} ###\n\n",
    "square": lambda heading, _: f"■ {heading}\n\n",
    "hashes and square": lambda heading, _: f"## ■ {heading}\n\n",
    "bold": lambda heading, _: f"**{heading}**\n\n",
    "bold underscores": lambda heading, _: f"__{heading}__\n\n",
    "bold with a colon": lambda heading, _: f"**{heading}:**\n\n",
    "capitals": lambda heading, _: f"{heading.upper()}\n\n",
    "numbered": lambda heading, number: f"{number}. {heading}\n\n",
    "numbered in parts": lambda heading, number: f"1.{number} {heading}\n\n",
    "numbered in words": lambda heading, number: f"Section {number}: {heading}\n\n",
    "underlined": lambda heading, _: f"{heading}\n{'=' * len(heading)}\n\n",
    "bare": lambda heading, _: f"{heading}\n\n",
    "bare on two lines": lambda heading, _: f"{textwrap.fill(heading, len(heading) // 2 + 8)}\n\n",
    "bold on two lines": lambda heading, _: f"**{textwrap.fill(heading, len(heading) // 2 + 8)}**\n\n",
    "square on two lines": lambda heading, _: f"■ {textwrap.fill(heading, len(heading) // 2 + 8)}\n\n",
    "numbered on two lines": lambda heading, n: f"{n}. {textwrap.fill(heading, len(heading) // 2 + 8)}\n\n",
    "hash right above": lambda heading, _: f"## {heading}\n",
    "square right above": lambda heading, _: f"■ {heading}\n",
    "bold right above": lambda heading, _: f"**{heading}**\n",
    "capitals right above": lambda heading, _: f"{heading.upper()}\n",
    "numbered right above": lambda heading, number: f"{number}. {heading}\n",
    "underlined right above": lambda heading, _: f"{heading}\n{'-' * len(heading)}\n",
    "bare right above": lambda heading, _: f"{heading}\n",
}


def render(style: str = "bare", width: int = 0) -> str:
    """The same report in one of many styles; hard-wrapped where a width is given."""
    parts = [
        "Inspecting policing\nin the public interest\n\nProgress report\n\nTarrant Constabulary\nDecember 2012\n\n"
    ]
    for number, (heading, paragraphs) in enumerate(SECTIONS, 1):
        parts.append(STYLES[style](heading, number))
        for paragraph, following in pairwise((*paragraphs, "")):
            indent = "  " if paragraph.startswith("- ") else ""
            parts.append(textwrap.fill(paragraph, width, subsequent_indent=indent) if width else paragraph)
            parts.append("\n" if paragraph.startswith("- ") and following.startswith("- ") else "\n\n")
    return "".join(parts) + "© HMIC 2012\n\nISBN: 978-1-00000-000-0\n\nwww.hmic.gov.uk\n"


def outline(report: Report) -> Outline:
    """What the sections below the cover say, furniture aside."""
    return [
        (
            strip_number(section.heading).rstrip(":").casefold(),
            section.voice,
            [s.plain for p in section.paragraphs if p.voice is not Voice.FURNITURE for s in p.sentences],
        )
        for section in report.sections
        if section.voice is not Voice.FURNITURE
    ]


@pytest.mark.parametrize("width", [0, 60, 72, 100])
@pytest.mark.parametrize("style", STYLES)
def test_a_report_reads_the_same_in_whatever_style_it_is_set(make_report: MakeReport, style: str, width: int) -> None:
    report = make_report(render(style, width))
    assert outline(report) == EXPECTED
    assert (report.force, report.title, report.month) == ("Tarrant", "Progress report", "December 2012")


@pytest.mark.parametrize(
    "saved",
    [
        pytest.param(lambda text: text.replace("\n", "\r\n").encode(), id="CRLF"),
        pytest.param(lambda text: text.replace("\n", "\r").encode(), id="CR"),
        pytest.param(lambda text: text.encode("utf-8-sig"), id="byte order mark"),
        pytest.param(lambda text: text.encode("utf-16"), id="UTF-16"),
        pytest.param(lambda text: text.replace("■ ", "").encode("cp1252"), id="Windows-1252"),
        pytest.param(lambda text: text.replace("\n\n", "\n \t\n").encode(), id="blanks on blank lines"),
        pytest.param(lambda text: text.replace("\n", "  \n").encode(), id="blanks at the ends of lines"),
        pytest.param(lambda text: re.sub("^", "    ", text, flags=re.MULTILINE).encode(), id="indented"),
        pytest.param(lambda text: text.replace(" ", "\xa0").encode(), id="hard blanks"),
        pytest.param(lambda text: text.replace("\n\n", "\n\f\n").encode(), id="form feeds"),
        pytest.param(lambda text: text.replace(". ", ".\t").encode(), id="tabs"),
        pytest.param(lambda text: text.rstrip().encode(), id="no newline at the end"),
    ],
)
def test_a_report_reads_the_same_however_it_is_saved(make_report: MakeReport, saved: Callable[[str], bytes]) -> None:
    assert outline(make_report(read_plain_text(saved(render())))) == EXPECTED


@pytest.mark.parametrize("footer", ["{}", "Page {} of 9", "Tarrant: progress report {}", "www.hmic.gov.uk\n\n{}", "\f"])
@pytest.mark.parametrize("width", [0, 72])
def test_a_report_reads_the_same_wherever_a_page_ends(make_report: MakeReport, footer: str, width: int) -> None:
    text = render(width=width)
    for page, word in enumerate(("policy", "lack", "reviewed", "officers", "leaks,", "applications"), 2):
        head, _, tail = text.partition(f" {word}")
        assert tail
        text = f"{head}\n\n{footer.format(page)}\n\n{word}{tail}"
    assert outline(make_report(text)) == EXPECTED


def test_an_embargo_and_a_stray_half_sentence_stay_out_of_the_findings(make_report: MakeReport) -> None:
    stray = "In summer 2012 we reinspected all 44 forces. This time, we found:\n\n"
    text = "Embargoed until 00:01 19 December 2012\n\n" + render().replace(
        "The rest of this", f"{stray}The rest of this"
    )
    read = outline(make_report(text))
    assert read[1:] == EXPECTED[1:]
    assert read[0][2][-3:] == [
        "In summer 2012 we reinspected all 44 forces.",
        "This time, we found:",
        "The rest of this report focuses on what we found in Tarrant.",
    ]


@pytest.mark.parametrize(
    "stray", ["This time, we found:", "In summer 2012 we have reinspected all forces", "and others;"]
)
def test_a_stray_half_sentence_alone_does_not_end_the_boilerplate(make_report: MakeReport, stray: str) -> None:
    read = outline(make_report(render().replace("The rest of this", f"{stray}\n\nThe rest of this")))
    assert [(heading, voice) for heading, voice, _ in read] == [(heading, voice) for heading, voice, _ in EXPECTED]
    assert read[1:] == EXPECTED[1:]


def test_a_sentence_without_its_full_stop_is_a_sentence(make_report: MakeReport) -> None:
    read = outline(make_report(render().replace("approved.", "approved").replace("ongoing.", "ongoing")))
    assert [sentence.rstrip(".") for *_, sentences in read for sentence in sentences] == [
        sentence.rstrip(".") for *_, sentences in EXPECTED for sentence in sentences
    ]


def test_short_findings_are_findings(make_report: MakeReport) -> None:
    report = make_report(
        "Tarrant Police\n\nFindings for Tarrant\n\nNo gifts are recorded.\n\nNext steps\n\nWe will return."
    )
    assert outline(report) == [
        ("findings for tarrant", Voice.FORCE, ["No gifts are recorded."]),
        ("next steps", Voice.NATIONAL, ["We will return."]),
    ]


def test_a_text_without_headings_speaks_of_the_force(make_report: MakeReport) -> None:
    text = "Tarrant Police has reviewed its policies on gifts, on second jobs and on the media."
    assert outline(make_report(text)) == [("", Voice.FORCE, [text])]


def test_bold_runs_are_the_topics_of_their_paragraph(make_report: MakeReport) -> None:
    report = make_report(render().replace("second jobs, all", "**second\njobs**, all").replace("(PSD)", "(__PSD__)"))
    assert [topic for paragraph in report.paragraphs for topic in paragraph.topics] == ["PSD", "second jobs"]
    assert outline(report) == EXPECTED


def test_a_sentence_is_cited_as_printed_and_read_without_its_marks(make_report: MakeReport) -> None:
    text = "Findings for Tarrant\n\nThe **gifts** policy of\nthe force is\n\n3\n\nnew. It has *no* limit on value."
    first, second = make_report(text).sentences
    assert first.text == "The **gifts** policy of\nthe force is\n\n3\n\nnew."
    assert first.plain == "The gifts policy of the force is new."
    assert second.plain == "It has no limit on value."


def test_a_sentence_keeps_the_mark_that_closes_what_is_bold_in_it(make_report: MakeReport) -> None:
    said = "**Vetting.** All staff are vetted. Contractors are *not.* **Drugs.** None are tested."
    text = f"Findings for Tarrant\n\n{said}"
    assert [s.text for s in make_report(text).sentences] == [
        "**Vetting.**",
        "All staff are vetted.",
        "Contractors are *not.*",
        "**Drugs.**",
        "None are tested.",
    ]


def test_abbreviations_end_no_sentence(make_report: MakeReport) -> None:
    sentence = "The force looks for gifts (e.g. tickets, meals, etc.) worth £2.50 or more, i.e. for nearly all of them."
    assert [s.plain for s in make_report(f"Findings for Tarrant\n\n{sentence}").sentences] == [sentence]


def test_the_two_voices_of_the_real_reports_are_told_apart(library: Library) -> None:
    frame = [("About this review", Voice.NATIONAL)]
    findings = ["How are press", "Is there more clarity", "How does the force"]
    for report in library.reports:
        cover, *body = report.sections
        assert cover.voice is Voice.FURNITURE
        assert [(s.heading, s.voice) for s in body[:1]] == frame
        assert (body[1].heading, body[1].voice) == (f"Findings for {report.force}", Voice.FORCE)
        assert [s.voice for s in body[2:5]] == [Voice.FORCE] * 3
        assert all(s.heading.startswith(start) for s, start in zip(body[2:5], findings, strict=True))
        assert [(s.heading, s.voice) for s in body[5:]] == [("Next steps", Voice.NATIONAL)]


def test_the_real_reports_say_whose_they_are(library: Library) -> None:
    assert [(report.full_name, report.title, report.month) for report in library.reports] == [
        (name, "Revisiting police relationships: progress report", "December 2012")
        for name in (
            "Derbyshire Constabulary",
            "Leicestershire Police",
            "Norfolk Constabulary",
            "Northamptonshire Police",
            "Nottinghamshire Police",
        )
    ]


def test_what_all_real_reports_say_is_no_finding(library: Library) -> None:
    said = [
        {s.plain.replace(report.force, "…") for p in report.paragraphs if p.voice is voice for s in p.sentences}
        for voice in (Voice.NATIONAL, Voice.FORCE)
        for report in library.reports
    ]
    national, force = said[:5], said[5:]
    assert [len(sentences) for sentences in national] == [17, 19, 17, 17, 17]
    frame = set.intersection(*national)
    assert len(frame) >= 14
    assert not any(frame & sentences for sentences in force)
    assert not set.intersection(*force)


def test_the_sentence_that_a_page_of_northamptonshire_cuts_is_one(library: Library) -> None:
    (report,) = library.reports_of("Northamptonshire")
    (sentence,) = (s for s in report.sentences if s.plain.startswith("Currently there is no monitoring"))
    assert "gifts and\n\nhospitality register" in sentence.text
    assert "the gifts and hospitality register to ensure" in sentence.plain
    assert sentence.plain.endswith("and then receiving a contract).")


def test_the_stray_half_sentence_of_leicestershire_stays_in_the_boilerplate(library: Library) -> None:
    (report,) = library.reports_of("Leicestershire")
    voices = [p.voice for p in report.paragraphs for s in p.sentences if s.plain == "This time, we found:"]
    assert voices == [Voice.NATIONAL]


FRAGMENTS = [
    *"\n\n\n\n\f\t .:;?!-*#■_'’1İß\ufeff\u2028\x1c\x85\U0001f600",
    *("\n\n", "- ", "(a) ", "**", "---", "© HMIC", "Page 3", "www.hmic.gov.uk", "and the", "e.g. ", "£3.5"),
    *(
        "Findings for Tarrant",
        "About this review",
        "Next steps",
        "The force has one.",
        "Tarrant Police",
        "December 2012",
    ),
]
TEXTS = st.text(st.characters(codec="utf-8")) | st.lists(
    st.sampled_from(FRAGMENTS) | st.text(st.characters(codec="utf-8"), max_size=5), max_size=40
).map("".join)


@given(TEXTS)
def test_any_text_is_read_or_refused(make_report: MakeReport, text: str) -> None:
    try:
        report = make_report(text)
    except NoForceError:
        report = make_report(text, "tarrant-police.txt")
    assert report.text == text
    assert report.force


@given(TEXTS)
def test_all_offsets_slice_back_and_come_in_order(make_report: MakeReport, text: str) -> None:
    report = make_report(text, "tarrant-police.txt")
    for section, following in pairwise(report.sections):
        assert section.end <= following.start
    for section in report.sections:
        for paragraph in section.paragraphs:
            assert section.start <= paragraph.start < paragraph.end <= section.end
    for before, after in pairwise(report.paragraphs):
        assert before.end <= after.start
    for paragraph in report.paragraphs:
        assert text[paragraph.start : paragraph.end] == paragraph.text
        for sentence in paragraph.sentences:
            assert text[sentence.start : sentence.end] == sentence.text == sentence.text.strip() != ""
            assert paragraph.start <= sentence.start < sentence.end <= paragraph.end
    for one, other in pairwise(report.sentences):
        assert one.end <= other.start


@given(TEXTS)
def test_paragraphs_and_sentences_are_numbered_through(make_report: MakeReport, text: str) -> None:
    report = make_report(text, "tarrant-police.txt")
    assert [paragraph.number for paragraph in report.paragraphs] == list(range(1, len(report.paragraphs) + 1))
    assert [sentence.number for sentence in report.sentences] == list(range(len(report.sentences)))
    assert all(s.paragraph == p.number for p in report.paragraphs for s in p.sentences)
    assert all(p.heading == s.heading for s in report.sections for p in s.paragraphs)


@given(st.sampled_from(sorted(STYLES)), st.integers(40, 120), TEXTS)
def test_every_word_of_a_paragraph_lies_in_a_sentence(
    make_report: MakeReport, style: str, width: int, noise: str
) -> None:
    report = make_report(f"{render(style, width)}\n\nFindings for Tarrant\n\n{noise}")
    for paragraph in report.paragraphs:
        covered = {place for s in paragraph.sentences for place in range(s.start, s.end)}
        missed = [i for i in range(paragraph.start, paragraph.end) if i not in covered]
        assert not [report.text[i] for i in missed if report.text[i].isalnum()]


def test_a_table_is_one_paragraph_with_a_sentence_a_row(make_report: MakeReport) -> None:
    table = "| Second jobs | Number |\n| --- | --- |\n| Received | 140 |\n| Refused | 12 |"
    text = f"Marlshire Constabulary\nDecember 2012\n\n## Findings for Marlshire\n\nSee below.\n\n{table}\n\nSo far.\n"
    report = make_report(text)
    rows = next(p for p in report.paragraphs if p.has_rows)
    assert rows.text == table
    assert [s.text for s in rows.sentences] == [line for line in table.split("\n") if "---" not in line]
    assert [s.plain for s in rows.sentences] == ["Second jobs | Number", "Received | 140", "Refused | 12"]


def test_notes_one_below_the_other_are_read_one_by_one(make_report: MakeReport) -> None:
    notes = "Leaks investigated: 5\nCards held: 24\nPolicy: in place. All ranks are bound by it."
    text = f"Marlshire Constabulary\nDecember 2012\n\n## Findings for Marlshire\n\n{notes}\n"
    report = make_report(text)
    assert [s.plain for p in report.paragraphs if p.has_rows for s in p.sentences] == [
        "Leaks investigated: 5",
        "Cards held: 24",
        "Policy: in place.",
        "All ranks are bound by it.",
    ]


def test_the_mark_of_an_item_is_kept_as_one_of_its_kind(make_report: MakeReport) -> None:
    findings = "There are:\n\n- (a) one;\n- (b) two.\n\n3.1 More of the same was found.\n"
    text = f"Marlshire Constabulary\nDecember 2012\n\n## Findings for Marlshire\n\n{findings}"
    report = make_report(text)
    assert [p.mark for p in report.paragraphs if p.voice is Voice.FORCE][-4:] == ["", "-", "-", "1.1"]


def test_what_has_no_end_is_cut_between_words_and_nothing_of_it_is_lost(make_report: Callable[..., Report]) -> None:
    report = make_report(
        f"Tarrant Police\nDecember 2012\n\n{'word ' * 2_000}“{'“' * 5_000}", "tarrant-police-2012-12.txt"
    )
    sentences = [sentence for paragraph in report.paragraphs for sentence in paragraph.sentences]
    assert max(len(sentence.text) for sentence in sentences) <= 1_000
    assert sum(sentence.text.count("word") for sentence in sentences) == 2_000
    assert sum(sentence.text.count("“") for sentence in sentences) == 5_001


def test_a_row_that_has_no_end_is_cut_too(make_report: Callable[..., Report]) -> None:
    cells = " | ".join(str(number) for number in range(1_000))
    report = make_report(f"Tarrant Police\nDecember 2012\n\n| Gifts | {cells} |\n| Cards | 12 |\n")
    sentences = [sentence.text for paragraph in report.paragraphs for sentence in paragraph.sentences]
    assert max(map(len, sentences)) <= 1_000
    assert sentences[-1] == "| Cards | 12 |"
    assert all(any(f" {number} " in f" {sentence} " for sentence in sentences) for number in range(1_000))
