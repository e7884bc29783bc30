"""'Ask about this': a view in which a question goes on from an answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.display import make_harmless
from bot.slack.blocks.actions import Callback, Target
from bot.slack.blocks.elements import modal, note, plain_text
from bot.slack.blocks.message import Block
from bot.slack.blocks.text import cut, wire_bytes

FIELD = "question"
LONGEST = 1_000
"""Characters of a question."""
SHOWN = 600
"""Bytes of the question before."""


def follow_up_view(question_id: str, question: str) -> Block:
    """The view; its metadata is a target, the answer that is asked about."""
    field = {
        "type": "input",
        "block_id": FIELD,
        "label": plain_text("What else do you want to know?", 100),
        "hint": plain_text("It may be short: “the others?”, “why?”, “which ones don’t?”, “compare them”.", 150),
        "element": {
            "type": "plain_text_input",
            "action_id": FIELD,
            "multiline": True,
            "max_length": LONGEST,
            "focus_on_load": True,
        },
    }
    asked = cut(make_harmless(question), SHOWN, wire_bytes)
    before = [note(f"Asked before: {asked}")] if asked else []
    return modal("Ask about this", Callback.FOLLOW_UP, [*before, field], str(Target(question_id)), "Ask")


def read_follow_up(values: Mapping[str, Any]) -> str:
    """What was typed, from the `state.values` of the view; '' where it is not there."""
    typed = values.get(FIELD, {}).get(FIELD, {}).get("value")
    return typed.strip() if isinstance(typed, str) else ""
