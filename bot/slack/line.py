"""A broken line to Slack, noticed at once.

The SDK's client notices after five lost pings, which is most of a minute, and until then it reads nothing over and
over, as fast as it can. Here its socket is looked at without being read.
"""

from __future__ import annotations

import logging
import select
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from slack_sdk.socket_mode.builtin import SocketModeClient

log = logging.getLogger(__name__)

LOOK = 0.5
"""Seconds between two looks."""
PATIENCE = (0.5, 1.0, 2.0, 5.0, 10.0)
"""Seconds to wait after each try to connect again that failed."""


@contextmanager
def watched(client: SocketModeClient) -> Iterator[None]:
    """Connects again whenever the other side has gone, as long as the `with` lasts."""
    stopping = threading.Event()
    thread = threading.Thread(target=_watch, args=(client, stopping), name="line", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stopping.set()
        thread.join()


def is_broken(line: socket.socket) -> bool:
    """Whether there is nobody at the other end any more. Reads nothing."""
    try:
        looking = select.poll()
        looking.register(line, select.POLLIN)
        if not looking.poll(0):
            return False
        # Of an encrypted line too: what is seen here is what arrived, and nothing has where it is at its end.
        return socket.socket.recv(line, 1, socket.MSG_PEEK) == b""
    except TimeoutError:
        return False  # another thread has read what was there
    except (OSError, ValueError):
        return True


def _watch(client: SocketModeClient, stopping: threading.Event) -> None:
    failures = 0
    while not stopping.wait(PATIENCE[min(failures, len(PATIENCE)) - 1] if failures else LOOK):
        session = client.current_session
        line = session.sock if session is not None else None
        if line is not None and not is_broken(line):
            failures = 0
            continue
        if client.current_session is not session or client.closed:
            continue  # it has connected again by itself, or shall not
        log.warning("the line to slack is broken")
        try:
            if session is not None:
                session.disconnect()
            client.connect_to_new_endpoint()
            failures = 0 if client.is_connected() else failures + 1
        except Exception as error:  # noqa: BLE001 - urllib, sockets and the SDK raise dozens of kinds
            failures += 1
            log.warning("slack cannot be reached", extra={"error": type(error).__name__})
