"""One run: people ask, Slack and the bots fail, and in the end every question must have one answer."""

from __future__ import annotations

import random
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import create_engine, text

from bot.local_slack import LocalSlack
from tests.faults.asking import Pace, Watch, ask_all
from tests.faults.bots import SERVE, Bots, Kills
from tests.faults.newsroom import make_workspace, plan_questions
from tests.faults.tally import Tally, count
from tests.slack.standin.control import Control
from tests.slack.standin.faults import Fault, Odds
from tests.slack.standin.proxy import FaultProxy

UNFINISHED = "unfinished"
SLACK_RETRIES = (0.0, 3.0, *(10.0,) * 12)
"""Seconds before each further try. Slack tries three times within six minutes; here each bot is dead for a part of
the time, and all is over within minutes."""


def make_odds(seed: int) -> Odds:
    """Worse than Slack is on any day."""
    calls = {
        Fault.RATE_LIMITED: 0.03,
        Fault.SERVER_ERROR: 0.01,
        Fault.UNAVAILABLE: 0.01,
        Fault.CUT_BEFORE: 0.01,
        Fault.CUT_AFTER: 0.02,
        Fault.INVALID_BLOCKS: 0.02,
        Fault.SLOW: 0.01,
    }
    return Odds(seed=seed, calls=calls, spared=frozenset(), duplicated=0.3, delayed=0.2, longest_delay=2.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What is tried."""

    name: str
    database_url: str
    bots: int = 1
    command: Sequence[str] = SERVE
    questions: int = 2000
    users: int = 50
    channels: int = 40
    a_second: float = 12.0
    """Questions that are asked."""
    longest: float = 210.0
    """Seconds after which nobody asks any more, on a machine that is too slow for all questions."""
    seed: int = 7
    kills: Kills = field(default_factory=Kills)
    disconnects: tuple[float, float] = (8.0, 15.0)
    patience: float = 150.0
    """Seconds without any new answer after which the rest is lost."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What came of a trial."""

    trial: Trial
    tally: Tally
    seconds: float
    kills: int
    stops: int
    """Bots that were told to end, and did."""
    ended: int
    """Bots that ended by themselves, which none should."""
    copies: int
    """Events that were sent again."""
    never_taken: int
    """Events that no bot acknowledged in all of Slack's tries."""
    faults: Counter[Fault]
    outcomes: dict[str, int] = field(default_factory=dict)
    """By what the store recorded of each question."""

    @property
    def is_clean(self) -> bool:
        return self.tally.is_clean and not self.ended

    def __str__(self) -> str:
        faults = ", ".join(f"{fault} {number}" for fault, number in sorted(self.faults.items()))
        outcomes = ", ".join(f"{outcome} {number}" for outcome, number in sorted(self.outcomes.items()))
        ended = f" ({self.ended} bots ended by themselves)" if self.ended else ""
        left = self.trial.questions - self.tally.asked
        short = f" (no time to ask {left} more)" if left else ""
        return (
            f"{self.trial.name}: {self.tally}{ended}{short}\n"
            f"  in {self.seconds:.0f} s: {self.kills} kills and {self.stops} orderly stops of bots,"
            f" {self.copies} events sent again, {self.never_taken} never taken\n"
            f"  calls that met: {faults}\n"
            f"  answers recorded: {outcomes}"
        )


def run(trial: Trial, server: Path | None = None) -> Result:
    """Runs a trial from an empty Slack; the database must be empty too."""
    workspace = make_workspace(trial.users, trial.channels)
    start = time.monotonic()
    with (
        tempfile.TemporaryDirectory(prefix="beatbook-faults-") as folder,
        LocalSlack(workspace, server=server) as local,
        FaultProxy(local, odds=make_odds(trial.seed), validates=False) as slack,
    ):
        slack.keeps_blocks = False
        slack.deliveries.retry_gaps = SLACK_RETRIES
        people = Control(local.url, workspace)
        watch = Watch(slack)
        stop = threading.Event()
        with Bots(slack, trial.database_url, Path(folder), trial.bots, trial.command) as bots:
            trouble = [
                threading.Thread(target=bots.kill_until, args=(stop, trial.kills, watch.look)),
                threading.Thread(target=_disconnect_until, args=(slack, stop, trial)),
            ]
            for thread in trouble:
                thread.start()
            try:
                planned = list(plan_questions(workspace, trial.questions, trial.seed))
                asked = ask_all(people, watch, planned, Pace(trial.a_second, trial.longest), trial.seed)
                # While the last are answered, nothing more is killed: what is left over must come by itself.
            finally:
                stop.set()
                for thread in trouble:
                    thread.join()
            _wait(watch, asked.count, trial.patience)
            _settle(slack, trial)
            tally = count(asked, people, slack)
            return Result(
                trial=trial,
                tally=tally,
                seconds=time.monotonic() - start,
                kills=bots.kills,
                stops=bots.stops,
                ended=bots.ended,
                copies=sum(max(0, one.sent - 1) for one in slack.deliveries.all),
                never_taken=len(slack.deliveries.lost),
                faults=Counter(slack.faults.met),
                outcomes=_read_outcomes(trial.database_url),
            )


def _disconnect_until(slack: FaultProxy, stop: threading.Event, trial: Trial) -> None:
    """Ends all connections now and then, by Slack's word or without any."""
    drawn = random.Random(trial.seed)  # noqa: S311 - mishaps, not secrets
    while not stop.wait(drawn.uniform(*trial.disconnects)):
        if drawn.random() < 0.5:
            slack.deliveries.disconnect(drawn.choice(("warning", "refresh_requested")))
        else:
            slack.deliveries.cut()


def _wait(watch: Watch, wanted: int, patience: float) -> None:
    """Until all have an answer, or none has come for so long."""
    seen, last = watch.look(), time.monotonic()
    while seen < wanted and time.monotonic() - last < patience:
        time.sleep(0.2)
        if (now := watch.look()) > seen:
            seen, last = now, time.monotonic()


def _settle(slack: FaultProxy, trial: Trial) -> None:
    """Until the bots have recorded everything too, so that what might come twice has come."""
    end = time.monotonic() + trial.patience
    while UNFINISHED in _read_outcomes(trial.database_url) and time.monotonic() < end:
        time.sleep(0.5)
    calls = -1
    while calls != len(slack.calls):
        calls = len(slack.calls)
        time.sleep(3.0)


def _read_outcomes(database_url: str) -> dict[str, int]:
    """None for a bot without a database."""
    if not database_url:
        return {}
    engine = create_engine(database_url)
    try:
        with engine.connect() as connection:
            rows = connection.execute(text("SELECT outcome, count(*) FROM questions GROUP BY outcome"))
            return {str(outcome) or UNFINISHED: int(number) for outcome, number in rows}
    finally:
        engine.dispose()
