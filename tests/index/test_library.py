from __future__ import annotations

import dataclasses
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.library import CorpusError, Library, index_terms, open_library
from index.models import Voice
from index.tokens import stem
from index.vocabulary import Vocabulary


def write(folder: Path, name: str, force: str = "Tarrant Police", text: str = "", month: str = "December 2012") -> Path:
    """A short report on a force, in a file of any name below a folder."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        f"{force}\n{month}\n\nAbout this review\n\nIn 2011 we looked at gifts.\n\n"
        f"Findings\n\n{force} has a policy. {text}\n",
        encoding="utf-8",
    )
    return path


def test_the_five_real_reports_are_read_without_a_problem(library: Library) -> None:
    assert library.forces == ("Derbyshire", "Leicestershire", "Norfolk", "Northamptonshire", "Nottinghamshire")
    assert len(library.reports) == 5
    assert library.problems == ()


def test_bad_files_are_named_with_their_reasons_and_the_others_still_work(
    tmp_path: Path, small_vocabulary: Vocabulary
) -> None:
    write(tmp_path, "good.txt")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(b"\0\1\2")
    (tmp_path / "paper.pdf").write_bytes(b"%PDF")
    (tmp_path / "nobody.md").write_text("No force is named here.", encoding="utf-8")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    library = open_library(tmp_path, small_vocabulary)
    assert [report.document for report in library.reports] == ["good.txt"]
    assert [(problem.document, problem.reason.partition(":")[0]) for problem in library.problems] == [
        ("binary.txt", "it is binary, not text"),
        ("empty.txt", "it is empty"),
        ("gone.txt", "it is not a regular file"),
        ("nobody.md", "no force is named in it"),
        ("paper.pdf", "no reader for .pdf"),
    ]
    assert str(library.problems[1]) == "empty.txt: it is empty"


def test_a_file_over_the_limit_is_a_problem(tmp_path: Path, small_vocabulary: Vocabulary) -> None:
    write(tmp_path, "long.txt", text="It is long. " * 100)
    write(tmp_path, "short.txt")
    library = open_library(tmp_path, small_vocabulary, limit=1000)
    assert [report.document for report in library.reports] == ["short.txt"]
    assert "more than the limit of 1,000" in library.problems[0].reason


def test_a_duplicate_is_named_with_the_file_that_it_repeats(tmp_path: Path, small_vocabulary: Vocabulary) -> None:
    first = write(tmp_path, "a.txt")
    (tmp_path / "b.txt").write_bytes(first.read_bytes().replace(b"\n", b"\r\n"))
    library = open_library(tmp_path, small_vocabulary)
    assert [report.document for report in library.reports] == ["a.txt"]
    assert [problem.document for problem in library.problems] == ["b.txt"]
    assert "the same as that of a.txt" in library.problems[0].reason


def test_a_force_may_have_several_reports_of_which_the_newest_comes_first(
    tmp_path: Path, small_vocabulary: Vocabulary
) -> None:
    write(tmp_path, "1.txt", month="December 2011")
    write(tmp_path, "2.txt", month="June 2013")
    write(tmp_path, "3.txt", month="")
    write(tmp_path, "4.txt", "Kent Police")
    library = open_library(tmp_path, small_vocabulary)
    assert library.forces == ("Kent", "Tarrant")
    assert [report.document for report in library.reports] == ["4.txt", "2.txt", "1.txt", "3.txt"]
    assert [report.month for report in library.reports_of("Tarrant")] == ["June 2013", "December 2011", ""]
    assert library.reports_of("Stour") == ()


def test_folders_below_are_read_and_hidden_files_are_not(tmp_path: Path, small_vocabulary: Vocabulary) -> None:
    write(tmp_path, "2012/north/a.md")
    write(tmp_path, ".hidden/b.txt", "Kent Police")
    write(tmp_path, ".c.txt", "Kent Police")
    (tmp_path / "folder.txt").mkdir()
    write(tmp_path, "folder.txt/d.txt", "Stour Police")
    library = open_library(tmp_path, small_vocabulary)
    assert [report.document for report in library.reports] == ["folder.txt/d.txt", "2012/north/a.md"]
    assert library.problems == ()


def test_a_hidden_folder_may_itself_be_the_corpus(tmp_path: Path, small_vocabulary: Vocabulary) -> None:
    write(tmp_path, ".corpus/a.txt")
    assert open_library(tmp_path / ".corpus", small_vocabulary).forces == ("Tarrant",)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path, small_vocabulary: Vocabulary) -> None:
    with pytest.raises(CorpusError, match=f"{tmp_path}/nowhere: no such folder"):
        open_library(tmp_path / "nowhere", small_vocabulary)
    with pytest.raises(CorpusError, match="no such folder"):
        open_library(write(tmp_path, "a.txt"), small_vocabulary)


def test_an_empty_folder_is_told_what_to_do(tmp_path: Path, small_vocabulary: Vocabulary) -> None:
    with pytest.raises(CorpusError, match=r"put reports \(.txt or .md\) into it") as refusal:
        open_library(tmp_path, small_vocabulary)
    assert refusal.value.problems == ()


def test_a_folder_of_bad_files_tells_all_their_problems(tmp_path: Path, small_vocabulary: Vocabulary) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.docx").write_bytes(b"PK")
    with pytest.raises(CorpusError, match=r"no report that can be read.*a.txt: it is empty") as refusal:
        open_library(tmp_path, small_vocabulary)
    assert [problem.document for problem in refusal.value.problems] == ["a.txt", "b.docx"]


def test_the_order_in_which_files_were_written_does_not_matter(
    tmp_path: Path, reports_folder: Path, library: Library, vocabulary: Vocabulary
) -> None:
    for report in reversed(library.reports):
        shutil.copy(reports_folder / report.document, tmp_path)
    again = open_library(tmp_path, vocabulary)
    assert again.reports == library.reports
    assert again.passages == library.passages
    query = ["gift", "regist", "=procurement"]
    assert again.index.search(query) == library.index.search(query)


def test_each_passage_is_a_citable_sentence_and_none_is_left_out(library: Library) -> None:
    assert [passage.sentence for passage in library.passages] == [
        sentence
        for report in library.reports
        for paragraph in report.paragraphs
        if paragraph.voice is not Voice.FURNITURE
        for sentence in paragraph.sentences
    ]


def test_places_and_chunks_divide_the_passages_by_report_and_by_paragraph(library: Library) -> None:
    everything = list(range(len(library.passages)))
    assert sorted(place for places in library.places.values() for place in places) == everything
    assert [place for chunk in library.chunks for place in chunk] == everything
    for document, places in library.places.items():
        assert {library.passages[place].report.document for place in places} == {document}
    for chunk in library.chunks:
        paragraphs = {(library.passages[i].report.document, library.passages[i].paragraph.number) for i in chunk}
        assert len(paragraphs) == 1


def test_a_passage_is_indexed_by_stems_and_by_concepts(tmp_path: Path, small_vocabulary: Vocabulary) -> None:
    write(tmp_path, "a.txt", text="Staff checked their business interests against the register.")
    passage = open_library(tmp_path, small_vocabulary).passages[-1]
    assert set(passage.terms) >= {"staff", stem("register"), "=second_job", "=cross_check"}
    assert "the" not in passage.terms
    assert passage.terms == index_terms(passage.tokens, passage.mentions)


def test_a_report_alone_makes_a_library(tmp_path: Path, small_vocabulary: Vocabulary) -> None:
    write(tmp_path, "a.txt")
    library = open_library(tmp_path, small_vocabulary)
    assert library.places == {"a.txt": range(2)}
    assert [hit.chunk for hit in library.index.search(["polici"])] == [1]


def test_nothing_of_a_library_can_be_changed(library: Library) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        library.reports = ()  # type: ignore[misc]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_file_is_read_or_a_problem(tmp_path: Path, small_vocabulary: Vocabulary, data: bytes) -> None:
    write(tmp_path, "good.txt")
    (tmp_path / "noise-police.txt").write_bytes(data)
    library = open_library(tmp_path, small_vocabulary)
    assert len(library.reports) + len(library.problems) == 2
    assert "good.txt" in {report.document for report in library.reports}
    assert library.index.search(["polici"])


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path, small_vocabulary: Vocabulary) -> None:
    folder = tmp_path / "reports"
    write(folder, "good.txt")
    secret = write(tmp_path, "secret.txt", "Avon Police")
    (folder / "linked.txt").symlink_to(secret)
    (folder / "again.txt").symlink_to("good.txt")
    (tmp_path / "alias").symlink_to(folder)
    library = open_library(tmp_path / "alias", small_vocabulary)
    assert library.forces == ("Tarrant",)
    assert [(problem.document, problem.reason.partition(":")[0]) for problem in library.problems] == [
        ("good.txt", "its text is the same as that of again.txt"),
        ("linked.txt", "it is a link out of the folder"),
    ]


@pytest.mark.parametrize("name", ["a\u202etxt.exe.txt", "a\nb.txt", "a\x1b[2J.txt", "a\udcff.txt"])
def test_a_name_that_cannot_be_shown_is_shown_without_what_it_hides(
    name: str, tmp_path: Path, small_vocabulary: Vocabulary
) -> None:
    write(tmp_path, "good.txt")
    write(tmp_path, name, "Avon Police")
    library = open_library(tmp_path, small_vocabulary)
    assert library.forces == ("Tarrant",)
    assert library.problems[0].reason == "its name has characters that cannot be shown: rename it"
    assert str(library.problems[0]).isprintable()


def test_a_folder_by_mistake_is_not_read_to_its_end(
    tmp_path: Path, small_vocabulary: Vocabulary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.library.MOST_FILES", 2)
    for name in ("a", "b", "c", "d"):
        write(tmp_path, f"{name}.txt", f"{name.upper()}von Police")
    library = open_library(tmp_path, small_vocabulary)
    assert [report.document for report in library.reports] == ["a.txt", "b.txt"]
    assert [str(problem)[:35] for problem in library.problems] == ["c.txt: there are more than 2 files:"]


def test_a_bold_heading_in_a_line_is_a_label_and_what_is_bold_and_says_something_is_not(
    tmp_path: Path, small_vocabulary: Vocabulary
) -> None:
    said = "**Vetting.** All staff are vetted. **No exceptions.** **Four leaks** came to light. **Drugs:**"
    write(tmp_path, "a.txt", text=f"\n\n{said}")
    library = open_library(tmp_path, small_vocabulary)
    assert [passage.sentence.text for passage in library.passages if passage.is_label] == ["**Vetting.**"]
