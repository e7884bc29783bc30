"""From a command line to an exit status."""

from __future__ import annotations

import argparse
import atexit
import gc
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from bot.cli.arguments import build_parser
from bot.cli.failure import Failure

if TYPE_CHECKING:
    from bot.settings import Settings

# Objects between two looks for garbage. What a command opens stays open until it ends, and with Python's own
# figure of 700, looking through it over and over takes a twelfth of the time to a first answer.
GARBAGE_THRESHOLD = 100_000

OF_THE_BOT = ("demo", "doctor", "manifest", "serve", "store")
"""Commands that are about the Slack bot; all others read reports."""

INTERRUPTED = 128 + 2
PIPE_CLOSED = 128 + 13


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command. Raises SystemExit where argparse does: for help, version and wrong usage."""
    args = build_parser().parse_args(arguments)
    gc.set_threshold(GARBAGE_THRESHOLD)
    atexit.register(gc.freeze)  # or Python would look through it all again on leaving
    # Pydantic would look through every installed package for plugins, of which beatbook uses none.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    _speak_utf8()
    try:
        status = _run(args)
        sys.stdout.flush()
    except Failure as failure:
        print(f"beatbook: {failure}", file=sys.stderr)
        return failure.status
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Python flushes once more on leaving, into a pipe that nobody reads.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    return status


def _run(args: argparse.Namespace) -> int:
    # A command imports what it needs when it runs: the first answer is quick, and so is `--version`.
    from bot.settings import SettingsError, load_settings
    from index.entailment import ReaderError

    try:
        settings = load_settings(os.environ, Path(".env"))
        return _run_bot(args, settings) if args.command in OF_THE_BOT else _read_reports(args, settings)
    except SettingsError as error:
        raise Failure(str(error), 2) from None
    except ReaderError as error:
        raise Failure(str(error), 1) from None


def _run_bot(args: argparse.Namespace, settings: Settings) -> int:
    match args.command:
        case "demo":
            from bot.cli.demo import demonstrate

            return demonstrate(args.corpus, settings, args.server, args.port)
        case "doctor":
            from bot.cli.doctor import examine

            return examine(args.corpus, settings)
        case "manifest":
            from bot.cli.manifest import print_manifest

            return print_manifest(args.url)
        case "serve":
            from bot.cli.serve import serve

            return serve(args.corpus, settings)
        case _:
            from bot.cli.store import keep_store

            return keep_store(args, settings)


def _read_reports(args: argparse.Namespace, settings: Settings) -> int:
    match args.command:
        case "ask":
            from bot.wording import VERDICT_LEAD
            from index.entailment import load_ahead

            if VERDICT_LEAD.match(" ".join(args.question)):
                load_ahead()  # it will be needed, and takes as long as importing the rest

            from bot.cli.ask import ask

            status = ask(args.question, args.corpus, settings, as_json=args.json)
        case "chat":
            from bot.cli.chat import chat

            status = chat(args.corpus, settings)
        case "force":
            from bot.cli.force import sum_up

            status = sum_up(args.name, args.topic, args.corpus, settings, as_json=args.json)
        case "figures":
            from bot.cli.figures import Form, export_figures

            form = Form(csv=args.csv, json=args.json, xlsx=args.xlsx)
            status = export_figures(args.measure, args.force, form, args.corpus, settings)
        case "chart":
            from bot.cli.chart import chart

            status = chart(args.measure, args.output, args.corpus, settings)
        case "help":
            from bot.cli.help import show_help

            status = show_help(args.corpus, settings)
        case "reports":
            from bot.cli.reports import list_reports

            status = list_reports(args.corpus, settings)
        case "text":
            from bot.cli.reports import print_text

            status = print_text(args.document, args.corpus, settings)
        case _:
            from bot.cli.check import check

            status = check(args.paths, args.corpus, settings)
    return status


def _speak_utf8() -> None:
    """Whatever the locale: an answer has the same bytes everywhere, line ends included."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8-sig", errors="replace", newline="\n")
