"""What listeners are registered with: Bolt's `App`, or a list of what it would listen to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol


class Listening(Protocol):
    """The part of `slack_bolt.App` that listeners use."""

    def event(self, event: str, *, middleware: Sequence[Callable[..., Any]] | None = None) -> Callable[..., Any]:
        """Middleware runs before an event is acknowledged, the listener after that."""
        ...

    def command(self, command: str) -> Callable[..., Any]: ...

    def action(self, constraints: str) -> Callable[..., Any]: ...

    def view(self, constraints: str) -> Callable[..., Any]: ...
