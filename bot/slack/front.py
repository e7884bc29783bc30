"""HTTP, for Slack to come to: waitress, stopped so that what it has taken in is answered first."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from waitress import wasyncore
from waitress.channel import HTTPChannel
from waitress.server import create_server

LARGEST_BODY = 1024 * 1024
"""Bytes of a request; Slack's are a few thousand."""
THREADS = 8
"""That take requests in; each acknowledges within milliseconds."""
LOOK = 0.5
"""Seconds between two looks whether to stop."""
FLUSHING = 2.0
"""Seconds at most that answers take to go out when it stops."""


@contextmanager
def listen(application: Any, host: str, port: int) -> Iterator[int]:  # noqa: ANN401 - any WSGI application
    """Serves as long as the `with` lasts; yields the port, which for port 0 is one that is free. Raises `OSError`.

    Waitress has no way to stop from another thread that is not a race: so its loop is run here, a turn at a time.
    """
    sockets: dict[int, Any] = {}
    server: Any = create_server(
        application, map=sockets, host=host, port=port, threads=THREADS, max_request_body_size=LARGEST_BODY
    )
    stopping = threading.Event()
    thread = threading.Thread(target=_run, args=(server, sockets, stopping), name="http", daemon=True)
    thread.start()
    try:
        yield int(server.effective_port)
    finally:
        stopping.set()
        thread.join()


def _run(server: Any, sockets: dict[int, Any], stopping: threading.Event) -> None:  # noqa: ANN401 - waitress has no types
    while not stopping.is_set():
        wasyncore.loop(LOOK, use_poll=True, map=sockets, count=1)
    wasyncore.dispatcher.close(server)  # nothing new comes in
    server.task_dispatcher.shutdown(cancel_pending=False)
    end = time.monotonic() + FLUSHING
    while _is_sending(sockets) and time.monotonic() < end:
        wasyncore.loop(LOOK / 10, use_poll=True, map=sockets, count=1)
    wasyncore.close_all(sockets)


def _is_sending(sockets: dict[int, Any]) -> bool:
    return any(isinstance(channel, HTTPChannel) and channel.total_outbufs_len for channel in sockets.values())
