"""The view of a channel's settings, sent."""

from __future__ import annotations

import logging
from typing import Any

from slack_bolt import Ack

from bot.slack.blocks.actions import Callback
from bot.slack.blocks.notices import saved_message
from bot.slack.blocks.settings import VERBOSITY, read_choices
from bot.slack.choosing import NOT_ADMIN
from bot.slack.clicking import Sent, read_sent
from bot.slack.failing import log_failure
from bot.slack.listeners.listening import Listening
from bot.slack.parts import Parts
from bot.store import ChannelSettings

log = logging.getLogger(__name__)


def register(app: Listening, parts: Parts) -> None:
    def save(ack: Ack, body: dict[str, Any]) -> None:
        sent = read_sent(body)
        channel = sent.metadata
        if not parts.guard.may_set(sent.user) or not parts.guard.allows(sent.team, channel):
            log.warning("refused to who may not set a channel", extra={"team": sent.team, "channel": channel})
            ack(response_action="errors", errors={VERBOSITY: NOT_ADMIN})
            return
        choices = read_choices(sent.values, parts.shelf.families)
        parts.store.set_channel_settings(
            sent.team,
            channel,
            ChannelSettings(
                families=choices.families,
                verbosity=choices.verbosity.value,
                charts=choices.charts,
                private=choices.private,
                changed_by=sent.user,
            ),
        )
        ack()
        _confirm(parts, sent, channel)

    app.view(str(Callback.SETTINGS))(save)


def _confirm(parts: Parts, sent: Sent, channel: str) -> None:
    """Says so where the channel can be written to; the view has closed by then, which says it too."""
    message = saved_message()
    try:
        parts.clients.of(sent.team).chat_postEphemeral(
            channel=channel, user=sent.user, text=message.text, blocks=message.blocks
        )
    except Exception as error:  # noqa: BLE001 - urllib and the SDK raise dozens of kinds
        log_failure(log, "no notice", error)
