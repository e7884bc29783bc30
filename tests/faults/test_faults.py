"""The fault run in little, and a bot that it must find out."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from bot.local_slack import BINARY
from tests.faults.bots import Kills
from tests.faults.databases import on_postgres, on_sqlite
from tests.faults.running import Trial, run

SERVER = Path(__file__).parents[1] / "slack" / BINARY

pytestmark = pytest.mark.skipif(
    not SERVER.is_file() and not os.environ.get("CI"), reason="no local Slack server: `make npm`"
)


@pytest.mark.parametrize(("database", "bots"), [(on_sqlite, 1), (on_postgres, 2)], ids=["SQLite", "PostgreSQL"])
def test_nothing_is_lost_and_nothing_comes_twice(
    database: Callable[[Path], AbstractContextManager[str]], bots: int, tmp_path: Path
) -> None:
    with database(tmp_path) as url:
        trial = Trial(
            name="small",
            database_url=url,
            bots=bots,
            command=(sys.executable, "-m", "tests.faults.hurried"),
            questions=40,
            users=8,
            channels=6,
            kills=Kills(shortest=0.5, longest=1.0, kindly=0.0),
        )
        result = run(trial, SERVER)
    assert result.kills
    assert result.is_clean, str(result)
    assert not {"error", "crashed", "apology"} & set(result.outcomes)


def test_a_bot_that_keeps_nothing_is_found_out() -> None:
    command = (sys.executable, "-m", "tests.faults.naive")
    trial = Trial(name="naive", database_url="", command=command, questions=60, a_second=30.0, patience=4.0)
    tally = run(trial, SERVER).tally
    assert tally.doubled
    assert not tally.is_clean
