"""README and CONTRIBUTING say what is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.cli.arguments import build_parser
from bot.cli.main import main
from bot.settings import NAMES

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def block(text: str, heading: str) -> str:
    """The last fenced block under a heading."""
    return str(re.findall(r"```\w*\n(.*?)```", section(text, heading), re.DOTALL)[-1])


def section(text: str, heading: str) -> str:
    """What stands between a heading and the next of its level."""
    return text.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def test_the_answer_in_the_readme_is_the_answer(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("BEATBOOK_CORPUS", raising=False)
    assert main(["ask", "which forces don't cross-reference procurement with gifts?"]) == 0
    shown, dots, rest = block(README, "Ask a question").partition("…\n")
    assert (dots, rest) == ("…\n", "")
    assert capsys.readouterr().out.startswith(shown)


def test_the_readme_names_every_command_and_no_other() -> None:
    usage = build_parser().format_help()
    commands = re.findall(r"^    (\w+) {2,}", usage, re.MULTILINE)
    table = section(README, "Commands")
    assert sorted(set(re.findall(r"`beatbook (\w+)", table))) == sorted(commands)


def test_the_readme_names_every_setting_and_no_other() -> None:
    named = re.findall(r"^\| `(\w+)`", section(README, "Settings"), re.MULTILINE)
    assert named == list(NAMES)


def test_the_house_has_every_module_of_the_code_and_no_other() -> None:
    rooms = re.split(r"^(\w+)/ ", block(CONTRIBUTING, "The house"), flags=re.MULTILINE)
    for name in ("index", "bot"):
        described = rooms[rooms.index(name) + 1].split("\n", 1)[1]
        modules = {path.stem for path in (ROOT / name).glob("[a-z]*.py")}
        packages = {f"{path.parent.name}/" for path in (ROOT / name).glob("*/__init__.py")}
        assert set(described.replace("*", "").split()) == modules | packages


def test_the_habits_are_those_of_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"^([\w-]+):", makefile, re.MULTILINE)
    assert sorted(re.findall(r"^make ([\w-]+)", block(CONTRIBUTING, "Set up"), re.MULTILINE)) == sorted(targets)
