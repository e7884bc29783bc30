"""The app is taken out of a workspace, or its token is revoked: what was kept to come in there goes."""

from __future__ import annotations

import logging
from typing import Any

from bot.slack.asking import team_of
from bot.slack.listeners.listening import Listening
from bot.slack.parts import Parts

log = logging.getLogger(__name__)


def register(app: Listening, parts: Parts) -> None:
    def uninstalled(body: dict[str, Any]) -> None:
        _remove(parts, team_of(body))

    def revoked(body: dict[str, Any], event: dict[str, Any]) -> None:
        tokens = event.get("tokens")
        if isinstance(tokens, dict) and tokens.get("bot"):
            _remove(parts, team_of(body))

    app.event("app_uninstalled")(uninstalled)
    app.event("tokens_revoked")(revoked)


def _remove(parts: Parts, team: str) -> None:
    log.warning("no longer installed", extra={"team": team})
    if parts.clients.installations is not None:
        parts.clients.installations.remove(team)
