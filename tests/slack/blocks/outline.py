"""Blocks as text to read in review: what a person sees, and in square brackets what can be clicked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.slack.blocks.message import Block


def outline(blocks: Iterable[Block]) -> str:
    """A paragraph a block."""
    return "\n\n".join("\n".join(_say(block)) for block in blocks) + "\n"


def _say(block: Block) -> Iterator[str]:
    match block["type"]:
        case "section":
            accessory = f"  {_element(block['accessory'])}" if "accessory" in block else ""
            yield block["text"]["text"] + accessory
        case "header":
            yield f"# {block['text']['text']}"
        case "context":
            yield from (f"({element['text']})" for element in block["elements"])
        case "actions" | "context_actions":
            yield " ".join(map(_element, block["elements"]))
        case "image":
            yield f"(picture: {block['alt_text']})"
        case "table":
            yield from ("| " + " | ".join(cell["text"] for cell in row) + " |" for row in block["rows"])
        case "rich_text":
            for element in block["elements"]:
                yield from _rich(element)


def _rich(element: Block) -> Iterator[str]:
    match element["type"]:
        case "rich_text_list":
            yield from (f"- {_runs(part)}" for part in element["elements"])
        case "rich_text_quote":
            yield from (f"> {said}" for said in _runs(element).split("\n"))
        case _:
            yield _runs(element)


def _runs(element: Block) -> str:
    marks = {"bold": "**", "italic": "_"}
    said = []
    for run in element["elements"]:
        mark = next((marks[name] for name in run.get("style", {})), "")
        said.append(f"{mark}{run['text'].rstrip(chr(10))}{mark}" + "\n" * run["text"].endswith("\n"))
    return "".join(said)


def _element(element: Block) -> str:
    match element["type"]:
        case "button":
            return f"[{element['text']['text']}]"
        case "static_select" | "multi_static_select":
            return f"[{element['placeholder']['text']}: {len(element['options'])} choices]"
        case "feedback_buttons":
            return f"[{element['positive_button']['text']['text']}] [{element['negative_button']['text']['text']}]"
        case kind:
            return f"[{kind}]"
