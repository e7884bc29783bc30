"""From a command line to an exit status, whatever is typed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from subprocess import PIPE

import pytest

from bot import __version__
from bot.settings import NAMES
from tests.bot.cli.outcome import Run

ROOT = Path(__file__).parents[3]


def test_the_version_is_that_of_the_package(beatbook: Run) -> None:
    assert beatbook("--version") == (0, f"beatbook {__version__}\n", "")


def test_the_help_has_examples_and_every_setting(beatbook: Run) -> None:
    status, out, _ = beatbook("--help")
    assert status == 0
    assert 'beatbook ask "which forces' in out
    assert all(name in out for name in NAMES)


@pytest.mark.parametrize("arguments", [(), ("aks",), ("ask", "--jsn", "x"), ("ask", "--corpus"), ("text",)])
def test_wrong_usage_has_status_2_and_says_so_on_standard_error(beatbook: Run, arguments: tuple[str, ...]) -> None:
    status, out, err = beatbook(*arguments)
    assert (status, out) == (2, "")
    assert err.startswith("usage: beatbook")


def test_a_wrong_setting_has_status_2_and_one_line(beatbook: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BEATBOOK_MAX_FILE_MB", "many")
    status, out, err = beatbook("reports")
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert err.startswith("beatbook: BEATBOOK_MAX_FILE_MB in the environment: ")


def test_a_file_of_settings_is_read_where_the_command_starts(beatbook: Run, corpus: Path) -> None:
    Path(".env").write_text(f"BEATBOOK_CORPUS={corpus}\n", encoding="utf-8")
    assert "Ashshire" in beatbook("reports").out


def test_a_broken_vocabulary_is_named(beatbook: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "broken.toml"
    broken.write_text("[topic\n", encoding="utf-8")
    monkeypatch.setenv("BEATBOOK_VOCABULARY", str(broken))
    status, _, err = beatbook("reports")
    assert (status, err.count("\n")) == (1, 1)
    assert str(broken) in err


def test_an_interrupt_is_quiet() -> None:
    command = [sys.executable, "-m", "bot", "ask", "--json"]
    with subprocess.Popen(command, stdin=PIPE, stdout=PIPE, stderr=PIPE, cwd=ROOT) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(b"hello\n")
        process.stdin.flush()
        assert process.stdout.readline().startswith(b'{"question":"hello"')
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=60) == 130
        assert process.stderr is not None
        assert process.stderr.read() == b""


def test_a_reader_that_leaves_early_is_no_error() -> None:
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb") as closed:
        run = subprocess.run(
            [sys.executable, "-m", "bot", "text", "norfolk-constabulary-2012-12.txt"],
            stdout=closed,
            stderr=PIPE,
            cwd=ROOT,
            check=False,
        )
    assert (run.returncode, run.stderr) == (141, b"")


def test_output_is_utf8_whatever_the_locale() -> None:
    run = subprocess.run(
        [sys.executable, "-X", "utf8=0", "-m", "bot", "text", "derbyshire-constabulary-2012-12.txt"],
        env={"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii", "PATH": ""},
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    assert "© HMIC 2012" in run.stdout.decode("utf-8")
