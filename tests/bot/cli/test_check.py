"""`beatbook check`: a row or a reason for every file."""

from __future__ import annotations

from pathlib import Path

from tests.bot.cli.outcome import Run


def test_a_corpus_without_a_fault_has_status_0(beatbook: Run, corpus: Path) -> None:
    status, out, _ = beatbook("check", "--corpus", corpus)
    assert status == 0
    assert "Ashshire  December 2012" in out
    assert out.endswith("2 read, 0 not read\n")


def test_every_file_that_is_no_report_is_listed_with_its_reason(beatbook: Run, corpus: Path) -> None:
    (corpus / "empty.txt").write_text("\n", encoding="utf-8")
    (corpus / "scan.pdf").write_bytes(b"%PDF-1.4")
    (corpus / "copy.txt").write_bytes((corpus / "ashshire.txt").read_bytes())
    status, out, _ = beatbook("check", corpus)
    assert status == 1
    assert [line.split(":")[1].strip() for line in out.splitlines() if line.startswith("not read")] == [
        "copy.txt",
        "empty.txt",
        "scan.pdf",
    ]
    assert out.endswith("3 not read\n")


def test_a_file_over_the_limit_is_not_read(beatbook: Run, corpus: Path) -> None:
    Path(".env").write_text("BEATBOOK_MAX_FILE_MB=1\n", encoding="utf-8")
    (corpus / "huge.txt").write_bytes(b"x" * (1024 * 1024 + 1))
    status, out, _ = beatbook("check", corpus)
    assert status == 1
    assert "not read: huge.txt: " in out


def test_single_files_are_checked_by_themselves(beatbook: Run, corpus: Path) -> None:
    (corpus / "empty.txt").write_text("\n", encoding="utf-8")
    assert beatbook("check", corpus / "oakshire.md").status == 0
    status, out, _ = beatbook("check", corpus / "oakshire.md", corpus / "empty.txt")
    assert status == 1
    assert out.endswith("1 read, 1 not read\n")


def test_a_path_that_is_not_there_does_not_hide_the_others(beatbook: Run, corpus: Path, tmp_path: Path) -> None:
    status, out, _ = beatbook("check", tmp_path / "missing", corpus)
    assert status == 1
    assert out.endswith("2 read, 1 not read\n")


def test_every_file_is_listed_even_where_none_can_be_read(beatbook: Run, tmp_path: Path) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text("\n", encoding="utf-8")
    status, out, _ = beatbook("check", tmp_path)
    assert status == 1
    assert out == "not read: one.txt: it is empty\nnot read: two.txt: it is empty\n0 read, 2 not read\n"


def test_a_folder_without_reports_is_a_problem(beatbook: Run, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    status, out, _ = beatbook("check", tmp_path / "none")
    assert status == 1
    assert out.endswith("0 read, 1 not read\n")


def test_a_hidden_file_is_not_passed_over_in_silence(beatbook: Run, corpus: Path) -> None:
    (corpus / "ashshire.txt").rename(corpus / ".ashshire.txt")
    status, out, _ = beatbook("check", corpus / ".ashshire.txt")
    assert status == 1
    assert "not read: .ashshire.txt: " in out
