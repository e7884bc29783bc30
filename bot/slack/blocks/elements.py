"""Blocks and their elements as the Web API takes them. None of them parses what it is given.

Text is plain text, or the text elements of rich text: mrkdwn has no way to say that an asterisk is an asterisk.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.slack.blocks.actions import Action, Callback
from bot.slack.blocks.limits import ALT_TEXT, BUTTON, BUTTON_VALUE, HEADER, SECTION, VIEW_TITLE
from bot.slack.blocks.message import Block, Picture
from bot.slack.blocks.text import clean, cut

EMPTY = "–"
"""Where Slack takes no empty text."""
PLACEHOLDER = 150


def plain_text(text: str, limit: int) -> Block:
    return {"type": "plain_text", "text": cut(clean(text).strip() or EMPTY, limit), "emoji": False}


def button(text: str, action: Action, value: str, *, label: str = "", url: str = "") -> Block:
    """A button; `label` is what a screen reader says instead of its text."""
    made: Block = {
        "type": "button",
        "text": plain_text(text, BUTTON),
        "action_id": action,
        "value": cut(value, BUTTON_VALUE),
    }
    if label:
        made["accessibility_label"] = cut(clean(label), BUTTON)
    if url:
        made["url"] = url
    return made


def option(text: str, value: str) -> Block:
    return {"text": plain_text(text, BUTTON), "value": value}


def menu(placeholder: str, action: Action, options: Sequence[Block]) -> Block:
    return {
        "type": "static_select",
        "placeholder": plain_text(placeholder, PLACEHOLDER),
        "action_id": action,
        "options": list(options),
    }


def actions(elements: Iterable[Block]) -> Block:
    return {"type": "actions", "elements": list(elements)}


def section(text: str, accessory: Block | None = None) -> Block:
    made: Block = {"type": "section", "text": plain_text(text, SECTION)}
    if accessory:
        made["accessory"] = accessory
    return made


def header(text: str) -> Block:
    return {"type": "header", "text": plain_text(text, HEADER)}


def note(text: str) -> Block:
    """Small print."""
    return {"type": "context", "elements": [plain_text(text, SECTION)]}


def divider() -> Block:
    return {"type": "divider"}


def picture(image: Picture) -> Block:
    return {"type": "image", "slack_file": {"id": image.file}, "alt_text": cut(clean(image.alt) or EMPTY, ALT_TEXT)}


def modal(title: str, callback: Callback, blocks: Sequence[Block], metadata: str = "", submit: str = "") -> Block:
    """A view that opens over the conversation; `metadata` comes back with what is done in it."""
    made: Block = {
        "type": "modal",
        "callback_id": callback,
        "title": plain_text(title, VIEW_TITLE),
        "close": plain_text("Cancel" if submit else "Close", VIEW_TITLE),
        "blocks": list(blocks),
    }
    if metadata:
        made["private_metadata"] = metadata
    if submit:
        made["submit"] = plain_text(submit, VIEW_TITLE)
    return made


def words(text: str, *, bold: bool = False, italic: bool = False) -> Block:
    """A run of rich text; line breaks in it are kept."""
    made: Block = {"type": "text", "text": text or EMPTY}
    if bold or italic:
        made["style"] = {"bold": True} if bold else {"italic": True}
    return made


def line(*runs: Block) -> Block:
    return {"type": "rich_text_section", "elements": list(runs)}


def quotation(*runs: Block) -> Block:
    return {"type": "rich_text_quote", "elements": list(runs)}


def bullets(lines: Iterable[Block]) -> Block:
    return {"type": "rich_text_list", "style": "bullet", "elements": list(lines)}


def rich_text(*elements: Block) -> Block:
    return {"type": "rich_text", "elements": list(elements)}
