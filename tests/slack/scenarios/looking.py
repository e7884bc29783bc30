"""What a test sees of the bot: when it has done all, and what it said."""

from __future__ import annotations

from bot.slack.bot import Bot
from tests.slack.standin.control import Control, Json
from tests.slack.standin.proxy import FaultProxy

CHANNEL, CLOSED = "C0CRIME", "C0SPORT"
"""The bot is no member of the second."""
QUESTION = "which forces don't cross-reference procurement with gifts?"
ANSWER = "Of 5 forces, 2 do not: Norfolk, Northamptonshire."
FIGURES = "rank the forces by the number of applications for second jobs"


def settle(bot: Bot, slack: FaultProxy, people: Control) -> None:
    """Waits until all that was said is heard and answered."""
    people.wait(lambda: slack.deliveries.waiting == 0, "the last acknowledgement")
    people.wait(lambda: bot.parts.store.queue_length() == 0, "the last answer", patience=60)


def ask(people: Control, text: str = QUESTION, user: str = "U0ADA", channel: str = CHANNEL) -> tuple[str, Json]:
    """The ts of a mention, and the answer in its thread."""
    ts = people.mention(user, channel, text)
    return ts, people.answer(channel, ts)


def wait_for_call(slack: FaultProxy, people: Control, method: str, count: int = 1) -> Json:
    """The arguments of call number `count` of a method."""
    return people.wait(lambda: slack.of(method)[count - 1 : count], f"call {count} of {method}")[0]


def elements_of(blocks: list[Json], kind: str) -> list[Json]:
    """All elements of a kind, in blocks and beside them."""
    inner = [e for block in blocks for e in [block.get("accessory") or {}, *block.get("elements", [])]]
    return [element for element in inner if element.get("type") == kind]


def text_of(view: Json) -> str:
    """Everything that a view or message shows, as one text."""
    return "\n".join(_texts(view.get("blocks", [])))


def _texts(part: object) -> list[str]:
    if isinstance(part, dict):
        own = [part["text"]] if isinstance(part.get("text"), str) else []
        return own + [text for value in part.values() for text in _texts(value)]
    if isinstance(part, list):
        return [text for value in part for text in _texts(value)]
    return []
