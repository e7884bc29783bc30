"""How a command says that it cannot go on."""

from __future__ import annotations


class Failure(Exception):  # noqa: N818 - it is one, and 'FailureError' says it twice
    """One line for standard error, and the exit status: 1 for a corpus that cannot be read, 2 for wrong usage."""

    def __init__(self, message: str, status: int) -> None:
        super().__init__(" ".join(message.split()))
        self.status = status
