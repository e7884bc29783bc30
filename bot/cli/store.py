"""`beatbook store`: what the Slack bot keeps, backed up, restored and checked."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import Engine

from bot.cli.failure import Failure
from bot.settings import Settings
from bot.store.backup import back_up, read_back, restore
from bot.store.engine import DEFAULT_URL, open_engine, read_url
from bot.store.failure import FAULTS, StoreError, explain, name_database
from bot.store.migrations import NEWEST
from bot.store.soundness import check_soundness
from bot.store.store import read_clock


def keep_store(args: argparse.Namespace, settings: Settings) -> int:
    """Does what `args.action` says; raises `Failure` where it cannot."""
    given = settings.database_url
    try:
        url = read_url(given.get_secret_value() if given else DEFAULT_URL)
        if args.action == "check" and args.file:
            return _check_backup(args.file)
        engine = open_engine(url, makes=args.action == "restore")
        try:
            return _act(args, engine, name_database(url))
        except FAULTS as error:
            raise explain(error, url) from None
        finally:
            engine.dispose()
    except StoreError as error:
        raise Failure(str(error), 1) from None


def _act(args: argparse.Namespace, engine: Engine, name: str) -> int:
    match args.action:
        case "backup":
            print(f"{name} is backed up to {args.file}: {_count(back_up(engine, args.file))}")
        case "restore":
            counts = restore(engine, args.file, replaces=args.replace)
            print(f"{name} is restored from {args.file}: {_count(counts)}")
        case _:
            return _check(engine, name)
    return 0


def _check(engine: Engine, name: str) -> int:
    found = check_soundness(engine, read_clock())
    print(f"{name}: {_count(found.rows)}")
    if found.version is None:
        pass
    elif found.is_newest:
        since = f", the first since {found.waiting_since:%Y-%m-%d %H:%M} UTC" if found.waiting_since else ""
        print(f"tables of version {found.version}, the newest; {found.waiting} waiting{since}")
    else:
        print(f"tables of version {found.version}; the bot brings them to {NEWEST} when it starts")
    for problem in found.problems:
        print(f"problem: {problem}")
    print(f"{len(found.problems)} problems" if found.problems else "no problems")
    return 1 if found.problems else 0


def _check_backup(file: Path) -> int:
    print(f"{file}: {_count(read_back(file))}")
    print("no problems")
    return 0


def _count(rows: Mapping[str, int]) -> str:
    return ", ".join(f"{number} {name}" for name, number in rows.items() if number) or "nothing"
