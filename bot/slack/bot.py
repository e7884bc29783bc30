"""The bot, put together: listeners that take questions in, and workers that answer them."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from slack_bolt import App

from bot.settings import Settings
from bot.slack.app import build_app
from bot.slack.clients import Clients
from bot.slack.delivery import Delivery
from bot.slack.guard import Guard
from bot.slack.installations import Installations
from bot.slack.intake import Intake
from bot.slack.pacing import Pacing
from bot.slack.parts import Parts
from bot.slack.shelf import Shelf
from bot.slack.status import Status
from bot.slack.uploads import Uploads
from bot.slack.work import Work
from bot.slack.worker import Workers
from bot.store.store import Store
from index.library import Library

log = logging.getLogger(__name__)

GRACE = 25.0
"""Seconds that what is being answered is given when the bot stops: less than a supervisor waits before it kills."""


@dataclass(frozen=True, slots=True)
class Bot:
    """Everything but the way in, which is Socket Mode or HTTP."""

    app: App
    parts: Parts
    work: Work
    workers: Workers

    def start(self) -> None:
        """Begins to answer, with what was left unanswered when the last bot stopped."""
        self.workers.start(self.work.do)

    def stop(self, seconds: float = GRACE) -> None:
        """Finishes what it is at, and hands back what it cannot finish. The way in is to be closed before."""
        self.workers.stop(seconds)
        self.app.listener_runner.listener_executor.shutdown(wait=True, cancel_futures=True)


def make_bot(settings: Settings, store: Store, library: Library, urls: Mapping[str, str]) -> Bot:
    """The bot over one store and one library. Raises `BoltError` where its token is not valid."""
    shelf = Shelf(library)
    installations = Installations(settings.slack_client_id, store.engine) if settings.slack_client_id else None
    clients = Clients(settings, installations)
    delivery, uploads = Delivery(clients, Pacing()), Uploads(clients)
    workers = Workers(
        store, settings.workers, timedelta(days=settings.keep_days), lambda asked: Status(clients, asked.place)
    )
    parts = Parts(
        settings=settings,
        store=store,
        shelf=shelf,
        guard=Guard.of(settings),
        intake=Intake(store, settings, workers.wake),
        clients=clients,
        delivery=delivery,
        uploads=uploads,
        urls=urls,
    )
    work = Work(store, settings, shelf, delivery, uploads, workers.pause)
    return Bot(build_app(settings, parts), parts, work, workers)
