"""Where reports can be read in the original, as far as that is known."""

from __future__ import annotations

import logging
import tomllib
from pathlib import Path

log = logging.getLogger(__name__)

NAME = "sources.toml"
"""Beside the folder of reports; each `[[report]]` in it has a `document`, and a `url` where one is known."""


def read_urls(folder: Path) -> dict[str, str]:
    """The address of each document that has one. A file that cannot be read has none, and the log says why."""
    path = folder.absolute().parent / NAME
    try:
        sources = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        log.warning("no addresses of reports", extra={"file": str(path), "error": str(error)})
        return {}
    reports = sources.get("report", [])
    return {
        str(report["document"]): str(report["url"])
        for report in (reports if isinstance(reports, list) else [])
        if isinstance(report, dict) and report.get("document") and report.get("url")
    }
