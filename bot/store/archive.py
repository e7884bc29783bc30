"""The file that a backup is: gzip of JSON, a value a line.

It has a head, then each table's name and columns with its rows, then a foot with the SHA-256 of all lines before it, so
that a file that was cut or changed is known for it.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import tempfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot import __version__
from bot.store.failure import StoreError

FORMAT = 1

AT_A_TIME = 500
"""Rows that are handed on together."""


@dataclass(frozen=True, slots=True)
class Part:
    """A table, with some of its rows in the order of its columns."""

    table: str
    columns: tuple[str, ...]
    rows: list[list[Any]]


def write_archive(path: Path, version: str, parts: Iterable[Part]) -> None:
    """Writes `path` whole or not at all, for its owner alone. Raises `StoreError`."""
    written = None
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as raw:
            written = Path(raw.name)
            with gzip.GzipFile(fileobj=raw, mode="wb", filename="", mtime=0) as file:
                digest = hashlib.sha256()
                for line in _lines_of(version, parts):
                    data = json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
                    digest.update(data)
                    file.write(data)
                file.write(json.dumps({"sha256": digest.hexdigest()}).encode() + b"\n")
            raw.flush()
            os.fsync(raw.fileno())
        written.rename(path)
        _sync_folder(path.parent)
    except OSError as error:
        raise StoreError(f"{path} cannot be written: {error.strerror or error}") from None
    finally:
        if written is not None:
            written.unlink(missing_ok=True)


def read_version(path: Path) -> str:
    """The version of the tables in a backup. Raises `StoreError`."""
    return _check_head(path, next(_read_lines(path), None))


def read_archive(path: Path) -> Iterator[Part]:
    """All that is in a backup. Raises `StoreError`, perhaps only after the last part: then nothing may be kept."""
    lines = _read_lines(path)
    _check_head(path, next(lines, None))
    part = Part("", (), [])
    for line in lines:
        begins = isinstance(line, dict)
        if part.rows and (begins or len(part.rows) == AT_A_TIME):
            yield part
            part = Part(part.table, part.columns, [])
        if begins:
            part = Part(line["table"], tuple(line["columns"]), [])
        else:
            part.rows.append(line)
    if part.rows:
        yield part


def _lines_of(version: str, parts: Iterable[Part]) -> Iterator[object]:
    yield {"format": FORMAT, "beatbook": __version__, "version": version}
    table = None
    for part in parts:
        if part.table != table:
            table = part.table
            yield {"table": table, "columns": part.columns}
        yield from part.rows


def _read_lines(path: Path) -> Iterator[Any]:
    """Every line but the foot, which has to be there and to be right."""
    digest = hashlib.sha256()
    try:
        with gzip.open(path, "rb") as file:
            before = b""
            for data in file:
                if before:
                    digest.update(before)
                    yield json.loads(before)
                before = data
            if json.loads(before or b"{}").get("sha256") != digest.hexdigest():
                raise _unusable(path, "it was changed or cut")
    except (EOFError, gzip.BadGzipFile, zlib.error, ValueError, AttributeError):
        raise _unusable(path, "it was changed or cut, or is something else") from None
    except OSError as error:
        raise _unusable(path, error.strerror or str(error)) from None


def _check_head(path: Path, head: object) -> str:
    if not isinstance(head, dict) or head.get("format") != FORMAT:
        raise _unusable(path, "it is none that this release can read")
    return str(head.get("version"))


def _unusable(path: Path, reason: str) -> StoreError:
    return StoreError(f"the backup {path} cannot be used: {reason}")


def _sync_folder(folder: Path) -> None:
    """So that the name of the file is on the disk too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
