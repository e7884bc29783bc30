"""What tells a report from the others."""

from __future__ import annotations

from pathlib import Path

from bot.distinction import find_extremes, find_only, find_silence, find_unlike
from bot.figures.table import read_table
from bot.practice import Practice
from index.library import Library, open_library

REPORT = """\
{force} Police
December 2012

# Findings for {force}

The force has updated its media policy. {more}

Since September 2011 there have been {number} applications for second jobs, all of which have been approved.
"""


def library_of(folder: Path, library: Library, **more: tuple[int, str]) -> Library:
    for force, (number, sentence) in more.items():
        text = REPORT.format(force=force, number=number, more=sentence)
        (folder / f"{force.lower()}.txt").write_text(text, encoding="utf-8")
    return open_library(folder, library.vocabulary)


def test_an_extreme_is_shared_by_nobody(library: Library, tmp_path: Path) -> None:
    loaded = library_of(tmp_path, library, Ashshire=(9, ""), Beechshire=(9, ""), Oakshire=(4, ""))
    lines = [line for line in read_table(loaded, loaded.forces) if line.name == "second_job_applications"]
    assert [list(find_extremes(lines, force)) for force in ("Ashshire", "Beechshire")] == [[], []]
    assert [extreme.word for extreme in find_extremes(lines, "Oakshire")] == ["The lowest"]


def test_two_reports_are_too_few_for_a_highest_figure(library: Library, tmp_path: Path) -> None:
    loaded = library_of(tmp_path, library, Ashshire=(9, ""), Oakshire=(4, ""))
    assert list(find_extremes(read_table(loaded, loaded.forces), "Ashshire")) == []


def test_what_one_report_alone_speaks_of_is_given_in_its_own_words(library: Library, tmp_path: Path) -> None:
    alone = "Bidders must declare any conflicts of interest."
    loaded = library_of(tmp_path, library, Ashshire=(9, alone), Beechshire=(5, ""), Oakshire=(4, ""))
    (passage, words), *rest = find_only(loaded.reports_of("Ashshire")[0], loaded)
    assert passage.sentence.plain == alone
    assert "conflicts of interest" in words
    assert not rest
    assert find_only(loaded.reports_of("Oakshire")[0], loaded) == []


def test_what_most_others_speak_of_is_missed(library: Library, tmp_path: Path) -> None:
    said = "Bidders must declare any conflicts of interest."
    loaded = library_of(tmp_path, library, Ashshire=(9, said), Beechshire=(5, said), Oakshire=(4, ""))
    assert "conflicts of interest" in find_silence(loaded.reports_of("Oakshire")[0], loaded)
    assert find_silence(loaded.reports_of("Ashshire")[0], loaded) == ()


def test_a_practice_that_only_one_force_lacks_is_found_and_turns_with_its_sentence(
    library: Library, tmp_path: Path
) -> None:
    has, lacks = (
        "The gifts register is published on the website.",
        "The gifts register is not published on the website.",
    )
    loaded = library_of(tmp_path, library, Ashshire=(9, has), Beechshire=(5, has), Oakshire=(4, lacks))
    unlike = list(find_unlike(loaded.reports_of("Oakshire")[0], loaded))
    assert [(u.practice, u.passage.sentence.plain) for u in unlike] == [(Practice.ABSENT, lacks)]
    same = library_of(tmp_path, library, Oakshire=(4, has))
    assert list(find_unlike(same.reports_of("Oakshire")[0], same)) == []
