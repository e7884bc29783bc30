from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.readers import READERS, UnreadableFileError, read_file, read_plain_text

TEXT = "Tarrant Police\n\nThe force’s policy – “new” – limits gifts to £25.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_a_text_is_read_in_any_of_three_encodings(encoding: str) -> None:
    assert read_plain_text(TEXT.encode(encoding)) == TEXT


@pytest.mark.parametrize("order", ["utf-16-le", "utf-16-be"])
def test_a_byte_order_mark_tells_the_order(order: str) -> None:
    assert read_plain_text(f"\ufeff{TEXT}".encode(order)) == TEXT


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_becomes_a_newline(end: str) -> None:
    assert read_plain_text(TEXT.replace("\n", end).encode()) == TEXT


def test_form_feeds_and_tabs_are_no_sign_of_a_binary() -> None:
    assert read_plain_text(b"One\tpage\f\n" * 9) == "One\tpage\f\n" * 9


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "it is empty"),
        (b" \r\n\t\f\n", "it is empty"),
        (b"\xef\xbb\xbf\n", "it is empty"),
        ("\u2003\xa0\u2028".encode(), "it is empty"),
        (b"\xff\xfe", "it is empty"),
        (b"Tarrant\0Police", "it is binary"),
        (b"\x01\x02\x03Tarrant", "it is binary"),
        (TEXT.encode("utf-16-le"), "it is binary"),
        (b"\xff\xfe" + b"\0\xd8" * 9, "it is binary"),
        (b"%PDF-1.4 text", "it is a PDF"),
        (b"PK\x03\x04text", "it is a zip archive or an Office document"),
        (b"\xd0\xcf\x11\xe0text", "it is an old Office document"),
        (b"{\\rtf1 text}", "it is an RTF document"),
        (b"caf\xe9 \x81 \x8d", "its text is neither UTF-8, UTF-16 nor Windows-1252"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(data)
    with pytest.raises(UnreadableFileError, match=f"^{reason}"):
        read_file(path)


@pytest.mark.parametrize("name", ["report.txt", "report.md", "REPORT.TXT", "a report.v2.md"])
def test_a_file_is_read_by_its_ending(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(TEXT, encoding="utf-8")
    assert read_file(tmp_path / name) == TEXT


@pytest.mark.parametrize(
    ("name", "ending"), [("report.docx", ".docx"), ("report.txt.bak", ".bak"), ("report", "a file")]
)
def test_an_unknown_ending_is_refused_with_those_that_are_known(tmp_path: Path, name: str, ending: str) -> None:
    (tmp_path / name).write_text(TEXT, encoding="utf-8")
    with pytest.raises(UnreadableFileError, match=f"no reader for {ending}") as refusal:
        read_file(tmp_path / name)
    assert all(known in str(refusal.value) for known in READERS)


def test_a_file_may_be_as_large_as_the_limit_and_no_larger(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(b"x" * 1000)
    assert read_file(path, limit=1000) == "x" * 1000
    with pytest.raises(UnreadableFileError, match="it has 1,000 bytes, more than the limit of 999"):
        read_file(path, limit=999)


def test_a_folder_under_the_name_of_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "report.txt").mkdir()
    with pytest.raises(UnreadableFileError, match="it is not a regular file"):
        read_file(tmp_path / "report.txt")


def test_a_link_to_nothing_is_refused(tmp_path: Path) -> None:
    (tmp_path / "report.txt").symlink_to(tmp_path / "gone.txt")
    with pytest.raises(UnreadableFileError, match="it is not a regular file"):
        read_file(tmp_path / "report.txt")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no named pipes among files")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "report.txt")
    with pytest.raises(UnreadableFileError, match="it is not a regular file"):
        read_file(tmp_path / "report.txt")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is closed to this user")
def test_a_file_without_permission_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    path.chmod(0)
    with pytest.raises(UnreadableFileError, match="it cannot be opened: Permission denied"):
        read_file(path)


def test_a_name_that_is_too_long_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match=r"it cannot be opened|it is not a regular file"):
        read_file(tmp_path / ("x" * 5000 + ".txt"))


@given(st.binary() | st.text(st.characters(codec="utf-8")).map(str.encode) | st.text("a\n\r\f\x85é").map(str.encode))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        text = read_plain_text(data)
    except UnreadableFileError:
        return
    assert text.strip()
    assert "\r" not in text


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1).map(
        lambda text: f"Tarrant {text}"
    )
)
def test_every_text_survives_being_saved(text: str) -> None:
    assert read_plain_text(text.encode()) == text
    assert read_plain_text(text.encode("utf-16")) == text
