"""What can be typed after `beatbook`."""

from __future__ import annotations

import argparse
from pathlib import Path

from bot import __version__

EXAMPLES = """\
examples:
  beatbook ask "which forces don't cross-reference procurement with gifts?"
  beatbook ask "how many second jobs were applied for in Norfolk?"
  beatbook ask --corpus ~/reports "who oversees the gifts register?"
  beatbook ask --json < questions.txt > answers.jsonl
  beatbook force norfolk second jobs
  beatbook figures --csv > figures.csv
  beatbook chart applications for second jobs -o chart.png
  beatbook check ~/reports
"""

STATUSES = """\
exit status:
  0  for any answer, 'the reports do not say' included
  1  the corpus or the database cannot be read, or `check` or `doctor` found a problem
  2  wrong usage or a wrong setting
"""


class _Parser(argparse.ArgumentParser):
    """A parser whose help ends with examples and settings, which are looked up only then."""

    def format_help(self) -> str:
        from bot.settings import describe_settings

        settings = f"settings (in the environment, or in a file .env where you start it):\n{describe_settings()}\n"
        self.epilog = f"{EXAMPLES}\n{settings}\n{STATUSES}"
        return super().format_help()


def build_parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="beatbook",
        description="Answers questions about police inspection reports: force by force, with the sentence it rests on.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"beatbook {__version__}")
    commands = parser.add_subparsers(
        dest="command", required=True, metavar="COMMAND", title="commands", parser_class=argparse.ArgumentParser
    )

    corpus = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    corpus.add_argument(
        "--corpus", type=Path, metavar="DIR", help="folder of reports, instead of those that ship with beatbook"
    )

    ask = commands.add_parser(
        "ask",
        parents=[corpus],
        allow_abbrev=False,
        help="answer a question",
        description=("Answers one question; without QUESTION, every line of standard input, in order."),
    )
    ask.add_argument(
        "question", nargs="*", metavar="QUESTION", help="in plain words; quote it, or the shell reads its ? and '"
    )
    ask.add_argument("--json", action="store_true", help="print the answer as one JSON object on one line")

    commands.add_parser(
        "chat",
        parents=[corpus],
        allow_abbrev=False,
        help="ask one question after another",
        description=(
            "A prompt for questions, which may go on from an answer: 'and Norfolk?', 'why?'."
            " Tab completes the names of forces, the up arrow recalls, Ctrl-D leaves."
        ),
    )
    force = commands.add_parser(
        "force",
        parents=[corpus],
        allow_abbrev=False,
        help="sum up what is said of one force",
        description=(
            "Figures, then practices section by section, each with its sentence; with TOPIC, only what is said of it."
        ),
    )
    force.add_argument("name", metavar="NAME", help="its name, or the beginning of it; quote a name of several words")
    force.add_argument("topic", nargs="*", metavar="TOPIC", help="'second jobs', 'gifts'")
    force.add_argument("--json", action="store_true", help="print the summary as one JSON object on one line")

    figures = commands.add_parser(
        "figures",
        parents=[corpus],
        allow_abbrev=False,
        help="list the figures of all forces, with their sentences",
        description="The figures that the reports give: of one measure or all, of one force or all.",
    )
    figures.add_argument("measure", nargs="*", metavar="MEASURE", help="its name, as `beatbook figures` lists it")
    figures.add_argument("--force", metavar="NAME", help="only this force")
    form = figures.add_mutually_exclusive_group()
    form.add_argument("--csv", action="store_true", help="print comma-separated values")
    form.add_argument("--json", action="store_true", help="print an array of JSON objects")
    form.add_argument("--xlsx", type=Path, metavar="FILE", help="write a workbook for a spreadsheet program")

    chart = commands.add_parser(
        "chart",
        parents=[corpus],
        allow_abbrev=False,
        help="draw a measure as a bar chart",
        description="Writes a picture of a bar for each force, and prints what it shows in words.",
    )
    chart.add_argument("measure", nargs="+", metavar="MEASURE", help="its name, as `beatbook figures` lists it")
    chart.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help="the PNG file to write")

    commands.add_parser(
        "help",
        parents=[corpus],
        allow_abbrev=False,
        help="show what can be asked of the reports that are loaded",
    )
    commands.add_parser("reports", parents=[corpus], allow_abbrev=False, help="list the reports that are loaded")

    text = commands.add_parser(
        "text",
        parents=[corpus],
        allow_abbrev=False,
        help="print a report as it was read",
        description=("Prints the text that the `start` and `end` of a citation count in."),
    )
    text.add_argument("document", metavar="DOCUMENT", help="as `beatbook reports` and every citation name it")

    _add_slack(commands, corpus)
    _add_store(commands)
    check = commands.add_parser(
        "check", parents=[corpus], allow_abbrev=False, help="say of each file how it was read, or why not"
    )
    check.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="folders or files; without any, the corpus")
    return parser


def _add_slack(commands: argparse._SubParsersAction[argparse.ArgumentParser], corpus: argparse.ArgumentParser) -> None:
    commands.add_parser(
        "serve",
        parents=[corpus],
        allow_abbrev=False,
        help="answer in Slack",
        description=(
            "Runs the bot until Ctrl-C or SIGTERM: by Socket Mode with SLACK_APP_TOKEN, or over HTTP with"
            " SLACK_SIGNING_SECRET. It says what is missing."
        ),
    )
    demo = commands.add_parser(
        "demo",
        parents=[corpus],
        allow_abbrev=False,
        help="try the bot in a Slack on this machine",
        description=(
            "Starts a Slack on this machine with the bot in it, until Ctrl-C, to try in a browser: no account is"
            " needed, and nothing is kept. It says how to get the local Slack server where that is missing."
        ),
    )
    demo.add_argument("--server", type=Path, metavar="FILE", help="the local Slack server, if npm put it elsewhere")
    demo.add_argument("--port", type=int, default=3900, help="port of the page to open; 0 is any that is free (3900)")
    commands.add_parser(
        "doctor",
        parents=[corpus],
        allow_abbrev=False,
        help="say what keeps the Slack bot from answering, and what to do",
        description=(
            "Looks at settings, reports, database, Slack, tokens and scopes, changes nothing and prints no secret."
            " Exit status 1 where something keeps the bot from answering."
        ),
    )
    manifest = commands.add_parser(
        "manifest",
        allow_abbrev=False,
        help="print what an app in Slack is made from",
        description="Prints the manifest of the app, as JSON: for Socket Mode or, with --url, for HTTP.",
    )
    manifest.add_argument("--url", default="", metavar="URL", help="where Slack reaches the bot: https://…")


def _add_store(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    store = commands.add_parser(
        "store",
        allow_abbrev=False,
        help="back up, restore or check what the Slack bot keeps",
        description="The database that BEATBOOK_DATABASE_URL names, or else the file beatbook.db.",
    )
    actions = store.add_subparsers(dest="action", required=True, metavar="ACTION", title="actions")
    backup = actions.add_parser(
        "backup",
        allow_abbrev=False,
        help="write all of it to one file, while the bot goes on",
        description="The file holds what people asked, and tokens: keep it as safe as the database.",
    )
    backup.add_argument("file", type=Path, metavar="FILE", help="a file that is not there yet")
    restore = actions.add_parser(
        "restore",
        allow_abbrev=False,
        help="make it what a backup holds",
        description="A backup of SQLite can be restored to PostgreSQL, and the other way round. All of it, or nothing.",
    )
    restore.add_argument("file", type=Path, metavar="FILE", help="what `beatbook store backup` wrote")
    restore.add_argument("--replace", action="store_true", help="delete what the database holds now")
    check = actions.add_parser(
        "check",
        allow_abbrev=False,
        help="say what is kept, and whether it is whole",
        description="Reads the database, or with FILE a backup, and changes neither. Exit status 1 for a problem.",
    )
    check.add_argument("file", nargs="?", type=Path, metavar="FILE", help="a backup, instead of the database")
