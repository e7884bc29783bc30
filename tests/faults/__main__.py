"""`python -m tests.faults` shows that nothing is lost and nothing comes twice, whatever goes wrong."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from bot.local_slack import find_server
from tests.faults.bots import Kills
from tests.faults.databases import on_postgres, on_sqlite
from tests.faults.running import Trial, run


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--questions", type=int, default=2000)
    parser.add_argument("--longest", type=float, default=210.0, help="seconds in which the questions are asked (210)")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--on", choices=["sqlite", "postgres", "both"], default="both")
    args = parser.parse_args()
    server = find_server()
    clean = True
    for name, bots, database in (("SQLite, one bot", 1, on_sqlite), ("PostgreSQL, two bots", 2, on_postgres)):
        if args.on not in {"both", database.__name__.removeprefix("on_")}:
            continue
        with tempfile.TemporaryDirectory(prefix="beatbook-faults-") as folder, database(Path(folder)) as url:
            trial = Trial(
                name=name,
                database_url=url,
                bots=bots,
                questions=args.questions,
                longest=args.longest,
                kills=Kills(seed=args.seed),
                seed=args.seed,
            )
            result = run(trial, server)
        print(result, flush=True)
        clean &= result.is_clean
    return 0 if clean else 1


if __name__ == "__main__":
    sys.exit(main())
