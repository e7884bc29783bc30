"""Events on their way to the bot, by socket or signed HTTP, and again where nobody acknowledges, as Slack does."""

from __future__ import annotations

import functools
import hashlib
import heapq
import hmac
import itertools
import json
import socket
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from websockets.exceptions import ConnectionClosed
from websockets.sync.server import ServerConnection, serve

from tests.slack.standin.control import Json
from tests.slack.standin.faults import Odds

ACK_SECONDS = 3.0
RETRY_GAPS = (0.0, 1.0, 5.0)
"""Seconds before Slack tries again what was not acknowledged; its own are 0, 60 and 300."""


@dataclass(slots=True)
class Delivery:
    """One envelope, and how it went."""

    kind: str
    """'events_api', 'slash_commands' or 'interactive'."""
    payload: Json
    id: str = field(default_factory=lambda: str(uuid.uuid4()))
    sent: int = 0
    """How often it went out."""
    first_sent: float = 0.0
    acknowledged: float = 0.0
    """When the first acknowledgement came, on the monotonic clock; 0 without one."""
    reply: Json | None = None
    lost: bool = False
    """Slack has given up on it."""
    done: threading.Event = field(default_factory=threading.Event)

    @property
    def ack_seconds(self) -> float:
        """From its first way out to its first acknowledgement."""
        return self.acknowledged - self.first_sent


class Deliveries:
    """Sends what Slack has to say to whichever bots are there."""

    def __init__(self, signing_secret: str, app: str) -> None:
        self.odds = Odds()
        self.retry_gaps: Sequence[float] = RETRY_GAPS
        self.bot_url = ""
        """Where the bot takes signed HTTP; without it, events go over its sockets."""
        self.all: list[Delivery] = []
        self._secret = signing_secret.encode()
        self._app = app
        self._pending: dict[str, Delivery] = {}
        self._sockets: list[ServerConnection] = []
        self._turn = itertools.count()
        self._heap: list[tuple[float, int, Callable[[], object]]] = []
        self._wake = threading.Condition()
        self._stopped = False
        self._server = serve(self._listen, "127.0.0.1", 0, compression=None, max_size=None)
        self._pool = ThreadPoolExecutor(16, "deliveries")
        self._threads = [threading.Thread(target=run, daemon=True) for run in (self._server.serve_forever, self._work)]
        for thread in self._threads:
            thread.start()

    @property
    def socket_url(self) -> str:
        """Where a bot connects to, once."""
        return f"ws://127.0.0.1:{self._server.socket.getsockname()[1]}/{uuid.uuid4().hex}"

    @property
    def connections(self) -> int:
        return len(self._sockets)

    @property
    def late(self) -> list[Delivery]:
        """What was acknowledged after Slack's three seconds, or never."""
        return [one for one in self.all if not one.acknowledged or one.ack_seconds > ACK_SECONDS]

    @property
    def lost(self) -> list[Delivery]:
        return [one for one in self.all if one.lost]

    @property
    def waiting(self) -> int:
        """How many are neither acknowledged nor given up."""
        return sum(not one.acknowledged and not one.lost for one in list(self.all))

    def clear(self) -> None:
        self.odds = Odds()
        self.retry_gaps = RETRY_GAPS
        self.all = []
        with self._wake:
            self._heap.clear()

    def stop(self) -> None:
        with self._wake:
            self._stopped = True
            self._wake.notify()
        for connection in list(self._sockets):
            connection.close()
        self._server.shutdown()
        for thread in self._threads:
            thread.join()
        self._pool.shutdown()

    # What goes out

    def event(self, payload: Json) -> Delivery:
        """An event, sent now or a little later, and once or several times, as the odds have it."""
        delivery = self._new("events_api", payload)
        drawn = self.odds.draw(payload.get("event_id"))
        wait = drawn.uniform(0, self.odds.longest_delay) if drawn.random() < self.odds.delayed else 0.0
        self._at(wait, lambda: self._try(delivery, 0))
        if drawn.random() < self.odds.duplicated:
            for _ in range(drawn.randint(2, self.odds.most_copies) - 1):
                wait += drawn.uniform(0, self.odds.longest_delay)
                self._at(wait, lambda: self._send(delivery))
        return delivery

    def ask(self, kind: str, payload: Json) -> Json | None:
        """A command or a click: sent once; what the bot says to it within three seconds."""
        delivery = self._new(kind, payload)
        self._send(delivery)
        delivery.done.wait(ACK_SECONDS)
        return delivery.reply

    def disconnect(self, reason: str = "warning", grace: float = 0.2) -> None:
        """Tells every bot that its connection ends, and ends it, as Slack does every few hours."""
        frame = json.dumps({"type": "disconnect", "reason": reason, "debug_info": {"host": "standin"}})
        for connection in self._leave():
            _say(connection, frame)
            # In a thread of its own: it waits for the other side.
            self._at(grace, functools.partial(self._pool.submit, connection.close))

    def cut(self) -> None:
        """Breaks every connection without a word."""
        for connection in self._leave():
            connection.socket.shutdown(socket.SHUT_RDWR)

    def _leave(self) -> list[ServerConnection]:
        """All connections, which get nothing new from now on."""
        with self._wake:
            connections, self._sockets = self._sockets, []
        return connections

    # How

    def _new(self, kind: str, payload: Json) -> Delivery:
        delivery = Delivery(kind, payload)
        self._pending[delivery.id] = delivery
        self.all.append(delivery)
        return delivery

    def _try(self, delivery: Delivery, tries: int) -> None:
        """Sends what is not acknowledged, and looks again when its time is up."""
        if delivery.acknowledged:
            return
        arrived = self._send(delivery)
        if tries == len(self.retry_gaps):
            self._at(ACK_SECONDS, lambda: self._give_up(delivery))
        else:
            wait = (ACK_SECONDS if arrived else 0.05) + self.retry_gaps[tries]
            self._at(wait, lambda: self._try(delivery, tries + 1))

    def _give_up(self, delivery: Delivery) -> None:
        delivery.lost = not delivery.acknowledged
        self._pending.pop(delivery.id, None)

    def _send(self, delivery: Delivery) -> bool:
        """Whether there was somebody to send it to."""
        attempt, delivery.sent = delivery.sent, delivery.sent + 1
        delivery.first_sent = delivery.first_sent or time.monotonic()
        if self.bot_url:
            self._pool.submit(self._post, delivery, attempt)
            return True
        frame = {
            "envelope_id": delivery.id,
            "type": delivery.kind,
            "payload": delivery.payload,
            "accepts_response_payload": delivery.kind != "events_api",
        }
        if delivery.kind == "events_api":
            frame |= {"retry_attempt": attempt, "retry_reason": "timeout" if attempt else ""}
        text = json.dumps(frame)
        with self._wake:
            sockets = list(self._sockets)
        start = next(self._turn)
        return any(_say(sockets[(start + turn) % len(sockets)], text) for turn in range(len(sockets)))

    def _acknowledge(self, envelope: str, reply: Json | None) -> None:
        delivery = self._pending.pop(envelope, None)
        if delivery is None:
            return
        delivery.reply = reply
        delivery.acknowledged = time.monotonic()
        delivery.done.set()

    def _listen(self, connection: ServerConnection) -> None:
        """One bot's connection, until it ends."""
        hello = {"type": "hello", "num_connections": 1, "connection_info": {"app_id": self._app}, "debug_info": {}}
        if not _say(connection, json.dumps(hello)):
            return  # killed already
        with self._wake:
            self._sockets.append(connection)
        try:
            for text in connection:
                said = json.loads(text)
                if "envelope_id" in said:
                    self._acknowledge(said["envelope_id"], said.get("payload"))
        except ConnectionClosed:
            pass  # however it ended, it has
        finally:
            with self._wake:
                if connection in self._sockets:
                    self._sockets.remove(connection)

    def _post(self, delivery: Delivery, attempt: int) -> None:
        """Over HTTP: acknowledged by any 2xx."""
        if delivery.kind == "events_api":
            body, kind = json.dumps(delivery.payload).encode(), "application/json"
        else:
            command = delivery.kind == "slash_commands"
            form = delivery.payload if command else {"payload": json.dumps(delivery.payload)}
            body, kind = urllib.parse.urlencode(form).encode(), "application/x-www-form-urlencoded"
        headers = {"Content-Type": kind, **self.sign(body)}
        if attempt:
            headers |= {"X-Slack-Retry-Num": str(attempt), "X-Slack-Retry-Reason": "http_timeout"}
        request = urllib.request.Request(self.bot_url, body, headers)  # noqa: S310 - the bot that is tested
        try:
            with urllib.request.urlopen(request, timeout=ACK_SECONDS) as response:  # noqa: S310 - as above
                text = response.read()
        except (OSError, urllib.error.URLError):
            return
        self._acknowledge(delivery.id, _read_reply(text))

    def sign(self, body: bytes, at: float | None = None) -> dict[str, str]:
        """The headers by which a bot knows that a body comes from Slack."""
        stamp = str(int(time.time() if at is None else at))
        signature = hmac.new(self._secret, f"v0:{stamp}:".encode() + body, hashlib.sha256).hexdigest()
        return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={signature}"}

    def _at(self, wait: float, act: Callable[[], object]) -> None:
        with self._wake:
            heapq.heappush(self._heap, (time.monotonic() + wait, next(self._turn), act))
            self._wake.notify()

    def _work(self) -> None:
        """Does each thing at its time."""
        while True:
            with self._wake:
                while not self._stopped and (not self._heap or self._heap[0][0] > time.monotonic()):
                    self._wake.wait(self._heap[0][0] - time.monotonic() if self._heap else None)
                if self._stopped:
                    return
                act = heapq.heappop(self._heap)[2]
            act()


def _read_reply(body: bytes) -> Json | None:
    """What came with an acknowledgement over HTTP: JSON, or the words alone."""
    if not body:
        return None
    return dict(json.loads(body)) if body.startswith(b"{") else {"text": body.decode()}


def _say(connection: ServerConnection, text: str) -> bool:
    try:
        connection.send(text)
    except (ConnectionClosed, OSError):
        return False
    return True
