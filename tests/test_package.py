"""What is installed: the code and its data, and nothing else."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from bot import __version__

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The names in a wheel built from this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    [path] = folder.iterdir()
    assert path.name == f"beatbook-{__version__}-py3-none-any.whl"
    with zipfile.ZipFile(path) as archive:
        return archive.namelist()


def test_the_reports_and_their_words_ship(wheel: list[str]) -> None:
    reports = {f"corpus/reports/{path.name}" for path in (ROOT / "corpus" / "reports").iterdir()}
    assert len(reports) == 5
    assert reports | {"corpus/vocabulary.toml", "corpus/sources.toml"} <= set(wheel)


def test_every_module_ships_and_nothing_but_the_packages(wheel: list[str]) -> None:
    modules = {path.relative_to(ROOT).as_posix() for name in ("bot", "index") for path in (ROOT / name).rglob("*.py")}
    assert {name for name in modules if "/data/" not in name} <= set(wheel)
    assert {name.split("/")[0] for name in wheel} == {"bot", "corpus", "index", f"beatbook-{__version__}.dist-info"}


def test_training_data_stays_at_home(wheel: list[str]) -> None:
    assert not [name for name in wheel if name.startswith("index/entailment/data/")]


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_requirements_are_pinned_hashed_and_name_no_registry(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    entries = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]
    assert entries
    assert all("==" in line and line.endswith("\\") for line in entries)
    assert text.count("--hash=sha256:") > len(entries)
    assert "://" not in text
    assert "index-url" not in text
