"""What Slack takes of a message or a view, and how much of it is left."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from bot.slack.blocks.message import Block

MESSAGE_BYTES = 12_000
"""Of the blocks of a message as JSON. Slack says no figure; from about 13,200 on it refuses them."""
MESSAGE_BLOCKS = 50
VIEW_BYTES = 12_000
"""Of the blocks of a view: no figure is known, so that of a message."""
VIEW_BLOCKS = 100
TEXT = 4_000
"""Characters of the text of a message; Slack splits or cuts what is longer."""
SECTION = 3_000
"""Characters of a section."""
HEADER = 150
BUTTON = 75
"""Characters on a button, of its label for screen readers, and of an option."""
BUTTON_VALUE = 2_000
VIEW_TITLE = 24
ALT_TEXT = 2_000
TABLE_ROWS = 100
TABLE_COLUMNS = 20
TABLE_CHARACTERS = 10_000
"""Over all cells of the one table that a message may hold."""
OPTIONS = 100
"""Of a menu."""
CHECKBOXES = 10


def measure(blocks: Sequence[Block]) -> int:
    """The bytes of blocks as they are sent: the Slack SDK writes what is not ASCII as escapes."""
    return len(json.dumps(blocks))


def fit_most(count: int, fits: Callable[[int], bool]) -> int:
    """How many of `count` things fit, where fewer of them always fit better; 0 where not one does."""
    least, most = 0, count
    while least < most:
        middle = (least + most + 1) // 2
        if fits(middle):
            least = middle
        else:
            most = middle - 1
    return least


class Room:
    """What is left of a message or a view while it is put together."""

    def __init__(self, size: int, blocks: int) -> None:
        self.size = size
        """Bytes."""
        self.blocks = blocks

    def fits(self, blocks: Sequence[Block]) -> bool:
        return len(blocks) <= self.blocks and measure(blocks) <= self.size

    def take(self, blocks: Sequence[Block]) -> bool:
        """Whether they fit; if so, they have taken their room."""
        if not self.fits(blocks):
            return False
        self.size -= measure(blocks)
        self.blocks -= len(blocks)
        return True
