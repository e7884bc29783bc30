"""What is kept: accepted questions, answers, threads, feedback and settings, in SQLite or PostgreSQL.

Nothing here knows Slack's packages. Importing this loads no database.
"""

from __future__ import annotations

from bot.store.failure import ClaimLostError, StoreError
from bot.store.question import Asked, Place, Surface
from bot.store.record import ChannelSettings, KeptAnswer, Recorded

__all__ = [
    "Asked",
    "ChannelSettings",
    "ClaimLostError",
    "KeptAnswer",
    "Place",
    "Recorded",
    "StoreError",
    "Surface",
]
