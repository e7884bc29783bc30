"""`beatbook serve`: the bot in Slack."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

from bot.cli.corpus import corpus_folder, open_corpus
from bot.cli.failure import Failure
from bot.settings import Settings


def serve(corpus: Path | None, settings: Settings) -> int:
    """Answers in Slack until it is told to stop. Raises `Failure`, which says what is missing or wrong."""
    from bot.slack.serving import list_missing

    if missing := list_missing(settings):
        raise Failure(f"the bot cannot start; missing: {'; '.join(missing)}. deploy/README.md goes step by step", 2)
    from bot.logs import start_logging

    start_logging(settings)
    library = open_corpus(corpus, settings)

    import time
    from contextlib import ExitStack
    from datetime import timedelta

    from bot.monitoring import Monitor, describe_corpus, open_monitor, watch_queue
    from bot.slack.bot import make_bot
    from bot.slack.serving import UnreachableError, wait_for_slack
    from bot.slack.serving import serve as serve_bot
    from bot.slack.shelf import warm
    from bot.sources import read_urls
    from bot.store import StoreError
    from bot.store.engine import DEFAULT_URL
    from bot.store.store import open_store

    warm(library)
    gc.freeze()  # what was read stays as long as the process: looking through it for garbage finds none
    url = settings.database_url.get_secret_value() if settings.database_url else DEFAULT_URL
    try:
        store = open_store(url, keep=timedelta(days=settings.keep_days), keeps_questions=settings.keep_questions)
    except StoreError as error:
        raise Failure(str(error), 1) from None
    monitor = Monitor()
    monitor.ready["store"] = store.health
    monitor.require("slack", lambda: False, "not connected yet")
    describe_corpus(library, corpus_folder(corpus, settings), time.time())
    watch_queue(store.queue_length)
    with ExitStack() as open_things:
        open_things.enter_context(store)
        if settings.monitor_port:
            try:
                open_things.enter_context(open_monitor(monitor, settings.host, settings.monitor_port))
            except OSError as error:
                raise Failure(f"BEATBOOK_MONITOR_PORT {settings.monitor_port} cannot be used: {error}", 2) from None
        urls = read_urls(corpus_folder(corpus, settings))
        try:
            bot = wait_for_slack(lambda: make_bot(settings, store, library, urls))
        except UnreachableError as error:
            raise Failure(str(error), 2) from None
        print(f"{len(library.reports)} reports: {', '.join(library.forces)}. Ctrl-C stops.", file=sys.stderr)
        try:
            serve_bot(bot, settings, monitor)
        except UnreachableError as error:
            raise Failure(str(error), 2) from None
    return 0
