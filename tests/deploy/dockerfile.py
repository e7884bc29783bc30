"""A Dockerfile's steps, run without a container engine: in an empty folder, as the user who runs the tests.

Every path that a step names is one below that folder. What belongs to the system alone (making a user, giving it a
folder) is left out; the base image is this Python. `pip install -r` is not run, for it takes minutes of downloads and
the README's own command does the same: the packages of the running Python take its place, once each has been seen to
be the one that is pinned.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from fnmatch import fnmatch
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement

SYSTEM = ("useradd", "chown")
"""Commands that need an operating system of their own."""
INSTALL = re.compile(r"\S*/pip install (?=.*--require-hashes).*-r (\S+)$")


@dataclass(frozen=True, slots=True)
class Step:
    """One instruction, on one line."""

    name: str
    words: str

    @property
    def listed(self) -> list[str]:
        """`["python", "-c", "…"]`, as `CMD` and `ENTRYPOINT` have it."""
        return list(json.loads(self.words))


def read_steps(path: Path) -> list[Step]:
    """The instructions of a Dockerfile in their order."""
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.lstrip().startswith("#")]
    joined = re.sub(r"\\\n\s*", "", "\n".join(lines))
    return [Step(*line.split(None, 1)) for line in joined.splitlines() if line.strip()]


@dataclass
class Building:
    """Runs steps below `root`, with `context` as what is built from."""

    root: Path
    context: Path
    environment: dict[str, str] = field(default_factory=dict)
    folder: str = "/"
    user: str = "root"
    entrypoint: list[str] = field(default_factory=list)
    command: list[str] = field(default_factory=list)
    healthcheck: list[str] = field(default_factory=list)
    ran: list[str] = field(default_factory=list)

    def run(self, steps: list[Step]) -> None:
        for step in steps:
            getattr(self, f"_{step.name.lower()}")(step)

    def call(self, command: list[str]) -> subprocess.CompletedProcess[str]:
        """What a command says that is run as in the container."""
        return subprocess.run(self.place(command), **self.surroundings(), capture_output=True, text=True, check=False)

    def place(self, command: list[str]) -> list[str]:
        found = shutil.which(command[0], path=self.surroundings()["env"]["PATH"])
        assert found, f"{command[0]} is not in the image"
        return [found, *command[1:]]

    def surroundings(self) -> dict[str, Any]:
        """Where a command runs, and what is set there."""
        own = self._at(self.environment.get("PATH", ""))
        outside = f"{Path(sys.executable).parent}:/usr/bin:/bin"
        environment = {**self.environment, "PATH": f"{own}:{outside}" if own else outside, "HOME": str(self.root)}
        pip = {name: value for name, value in os.environ.items() if name.startswith("PIP_")}
        return {"cwd": self._path(self.folder), "env": environment | pip}

    def _from(self, step: Step) -> None:
        assert re.match(r"python:3\.\d+-slim\b", step.words)
        self.folder, self.environment = "/", {}

    def _workdir(self, step: Step) -> None:
        self.folder = step.words
        self._path(self.folder).mkdir(parents=True, exist_ok=True)

    def _copy(self, step: Step) -> None:
        *sources, target = step.words.split()
        if sources[0].startswith("--from="):
            # The prefix is one for all stages: what is copied to where it was is there already.
            assert sources[1:] == [target]
            assert self._path(target).exists()
            return
        for source in sources:
            at = self.context / source
            assert is_sent(source, self.context / ".dockerignore"), f"{source} is not sent to the builder"
            to = self._path(self.folder) / (Path(target) if at.is_dir() else Path(target) / at.name)
            if at.is_dir():
                shutil.copytree(at, to, ignore=shutil.ignore_patterns("__pycache__", "data"))
            else:
                shutil.copy(at, to)

    def _run(self, step: Step) -> None:
        for command in step.words.split(" && "):
            if command.split()[0] in SYSTEM:
                continue
            self.ran.append(command)
            if found := INSTALL.match(command):
                self._lend(self._path(self.folder) / found[1], Path(self._at(command.split("/bin/pip")[0])))
                continue
            words = shlex.split(self._at(command))
            done = subprocess.run(self.place(words), **self.surroundings(), capture_output=True, text=True, check=False)
            assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"

    def _lend(self, requirements: Path, environment: Path) -> None:
        """Puts the packages of this Python into a virtual environment; they must be those that are required."""
        for line in requirements.read_text("utf-8").splitlines():
            if line.startswith((" ", "#")) or not line.strip():
                continue
            required = Requirement(line.rstrip("\\ "))
            if required.marker is None or required.marker.evaluate():
                try:
                    assert required.specifier.contains(version(required.name)), required
                except PackageNotFoundError:
                    raise AssertionError(f"{required} is not installed") from None
        [packages] = environment.glob("lib/python*/site-packages")
        lent = [path for path in sys.path if path.endswith("site-packages")]
        (packages / "lent.pth").write_text("\n".join(lent), "utf-8")

    def _env(self, step: Step) -> None:
        self.environment |= dict(pair.split("=", 1) for pair in shlex.split(step.words))

    def _user(self, step: Step) -> None:
        self.user = step.words

    def _healthcheck(self, step: Step) -> None:
        self.healthcheck = Step("CMD", step.words.split(" CMD ", 1)[1]).listed

    def _entrypoint(self, step: Step) -> None:
        self.entrypoint = step.listed

    def _cmd(self, step: Step) -> None:
        self.command = step.listed

    def _volume(self, step: Step) -> None:
        assert self._path(step.words).is_dir()

    def _expose(self, step: Step) -> None:
        assert step.words.isdecimal()

    def _path(self, path: str) -> Path:
        return self.root / path.lstrip("/")

    def _at(self, words: str) -> str:
        """The words with every path of the image below the root."""
        return re.sub(r"(?<![\w.])/(?=(?:opt|src|var)\b)", f"{self.root}/", words)


def is_sent(source: str, ignore: Path) -> bool:
    """Whether a file or folder goes to the builder: the last line that speaks of it counts."""
    sent = True
    for line in ignore.read_text("utf-8").splitlines():
        if line and not line.startswith("#") and fnmatch(source, line.lstrip("!")):
            sent = line.startswith("!")
    return sent
