"""A listener that failed: one calm sentence with a reference, which the log has too."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Any

from slack_bolt import BoltResponse
from slack_bolt.error import BoltUnhandledRequestError

from bot.slack.asking import Payload
from bot.slack.blocks.notices import failed_message
from bot.slack.clicking import read_click, read_sent
from bot.slack.failing import log_failure, make_reference
from bot.slack.parts import Parts

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Failing:
    """What Bolt calls with whatever its listeners and their middleware raise."""

    parts: Parts

    def fail(self, error: Exception, body: dict[str, Any], response: BoltResponse | None) -> BoltResponse | None:
        """What is sent in place of an acknowledgement, where none was sent yet.

        An event whose question could not be kept is not acknowledged, so that Slack sends it again.
        """
        if isinstance(error, BoltUnhandledRequestError):
            log.info("not listened to", extra={"type": _type_of(body)})
            return BoltResponse(status=200, body="")
        reference = make_reference()
        log_failure(log, "listener failed", error, reference=reference, type=_type_of(body))
        if "event" in body:
            return None
        return self._tell(body, reference, is_acknowledged=response is None)

    def _tell(self, body: dict[str, Any], reference: str, *, is_acknowledged: bool) -> BoltResponse | None:
        message = failed_message(reference)
        said: dict[str, Any] | str = ""
        if not is_acknowledged and "command" in body:
            said = {"response_type": "ephemeral", "text": message.text, "blocks": message.blocks}
        elif not is_acknowledged and (values := read_sent(body).values):
            said = {"response_action": "errors", "errors": {next(iter(values)): message.text}}
        else:
            self.parts.tell(read_click(body), message)
        return None if is_acknowledged else BoltResponse(status=200, body=said)


def _type_of(body: Payload) -> str:
    event = body.get("event")
    if isinstance(event, dict):
        return str(event.get("type"))
    return str(body.get("type") or ("command" if "command" in body else "unknown"))
