"""What is known of the terminal that answers are shown on."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass

from bot.answer import Answer
from bot.settings import Settings
from bot.terminal import render


@dataclass(frozen=True, slots=True)
class Screen:
    width: int
    colour: bool

    @classmethod
    def of(cls, settings: Settings) -> Screen:
        """That of standard output: as wide as the terminal is, 80 columns for a file or a pipe."""
        colour = sys.stdout.isatty() and not settings.no_color and os.environ.get("TERM") != "dumb"
        return cls(shutil.get_terminal_size().columns, colour)

    def show(self, answer: Answer) -> str:
        return render(answer, self.width, colour=self.colour)
