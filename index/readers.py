"""Files into text: one reader for each kind of file, and a reason where a file cannot be read.

A new format is one function from bytes to text and its entry in `READERS`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

DEFAULT_LIMIT = 1024 * 1024
"""Bytes; a force report of six pages is 8 kB of text, a national one of two hundred pages some 600 kB."""

_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_TELLTALES = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a zip archive or an Office document",
    b"\xd0\xcf\x11\xe0": "an old Office document",
    b"{\\rtf": "an RTF document",
}
_CONTROLS = frozenset(map(chr, range(32))) - frozenset("\t\n\v\f\r")


class UnreadableFileError(Exception):
    """A file of the corpus that yields no report; its message is the reason, for a person to read."""


def read_plain_text(data: bytes) -> str:
    """The text of a `.txt` or `.md` file, whatever its line ends, with single newlines for them.

    UTF-8, UTF-16 with a byte order mark, or else Windows-1252, in which many older reports
    were saved. Raises `UnreadableFileError` for what is no text.
    """
    for start, what in _TELLTALES.items():
        if data.startswith(start):
            raise UnreadableFileError(f"it is {what} under the name of a text file: rename it or save it as text")
    if data.startswith(_UTF16_MARKS):
        encoding = "utf-16"
    elif b"\0" in data:
        raise UnreadableFileError("it is binary, not text")
    else:
        encoding = "utf-8"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = _decode_windows(data)
    if sum(map(text.count, _CONTROLS)) > len(text) // 100:
        raise UnreadableFileError("it is binary, not text")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.replace("\ufeff", "").strip():
        raise UnreadableFileError("it is empty")
    return text


def _decode_windows(data: bytes) -> str:
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        raise UnreadableFileError("its text is neither UTF-8, UTF-16 nor Windows-1252: save it as UTF-8") from None


READERS: dict[str, Callable[[bytes], str]] = {".txt": read_plain_text, ".md": read_plain_text}


def read_file(path: Path, limit: int = DEFAULT_LIMIT) -> str:
    """The decoded text of one file, at most `limit` bytes large.

    Raises `UnreadableFileError` with the reason where there is no text to be had.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        known = ", ".join(sorted(READERS))
        raise UnreadableFileError(f"no reader for {path.suffix or 'a file without an ending'}: use one of {known}")
    try:
        if not path.is_file():
            raise UnreadableFileError("it is not a regular file")
        size = path.stat().st_size
        if size > limit:
            raise UnreadableFileError(f"it has {size:,} bytes, more than the limit of {limit:,}")
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise UnreadableFileError(f"it cannot be opened: {error.strerror or error}") from None
    if len(data) > limit:
        raise UnreadableFileError(f"it has more bytes than the limit of {limit:,}")
    return reader(data)
