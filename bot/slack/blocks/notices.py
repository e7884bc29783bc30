"""Short messages that are no answers: what is going on, and what went wrong."""

from __future__ import annotations

from bot.slack.blocks.elements import section
from bot.slack.blocks.message import Message
from bot.slack.blocks.text import clean, cut, escape, escaped_units, wire_bytes

LONGEST = 3_000
"""Bytes, and characters once they are escaped."""
ECHOED = 600
"""Bytes of a question."""


def notice(text: str) -> Message:
    """One calm sentence or two."""
    said = cut(cut(clean(text), LONGEST, wire_bytes), LONGEST, escaped_units)
    return Message(escape(said), [section(said)])


def reading_message() -> Message:
    """Posted where an answer takes long; the answer replaces it."""
    return notice("Reading the reports…")


def busy_message(place: int) -> Message:
    """`place` counts from 1."""
    return notice(f"Many questions are waiting. Yours is number {place}; the answer comes here.")


def failed_message(reference: str) -> Message:
    return notice(
        f"That could not be answered: something went wrong on our side. Ask once more, please; "
        f"if it happens again, tell whoever runs this app the reference {reference}."
    )


def apology_message(question: str) -> Message:
    """For a question that waited too long."""
    asked = cut(clean(question), ECHOED, wire_bytes)
    return notice(f"This question was not answered, because the app was not running: “{asked}” Ask it again, please.")


def limited_message(seconds: int) -> Message:
    return notice(f"These were many questions in a short time. Ask again in {seconds} seconds, please.")


def elsewhere_message() -> Message:
    """In a workspace or channel that is not among those allowed."""
    return notice("This app does not answer here. Whoever runs it can allow this channel.")


def gone_message() -> Message:
    """Where a button is about an answer that is no longer kept."""
    return notice("This answer is no longer kept. Ask the question again, please.")


def forgotten_message(count: int) -> Message:
    noun = "entry" if count == 1 else "entries"
    return notice(
        f"Deleted: {count} {noun} about you. Messages that were posted stay, and you can delete those yourself."
    )


def thanks_message() -> Message:
    return notice("Thank you: noted.")


def shared_message() -> Message:
    return notice("Shared in the channel.")


def saved_message() -> Message:
    return notice("Saved. From now on this channel is answered so.")


def nothing_message() -> Message:
    """Where a message holds no question."""
    return notice("Ask a question about the reports that are loaded; /beatbook help has examples.")
