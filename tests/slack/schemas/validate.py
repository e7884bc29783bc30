"""What Slack would refuse of a message or a view, as far as anybody but Slack can know.

Four judges, since none knows all: a JSON schema made from Slack's own types (structure, fields, most lengths), the
models of its Python SDK, `slackblocks` (which block may stand where), and the limits that none of these checks.
"""

from __future__ import annotations

import json
import re
import warnings
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import slackblocks
from jsonschema import Draft7Validator
from jsonschema.exceptions import best_match
from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block
from slackblocks._surfaces import BlockSurface, validate_surface_blocks

SCHEMA = Path(__file__).with_name("block-kit.schema.json")

MESSAGE_BYTES = 12_000
"""Undocumented: Slack refused messages of 13,172 and 13,297; what is over this is a fault here."""
MESSAGE_BLOCKS, VIEW_BLOCKS = 50, 100
TEXT = 4_000
MARKDOWN = 12_000
TABLE_CHARACTERS = 10_000
CHARTS = 2
METADATA, IDENTIFIER = 3_000, 255
VIEW_TITLE = 24

Json = dict[str, Any]

_PINGS = re.compile(r"<(?:!(?:channel|here|everyone|subteam)|[@#])", re.IGNORECASE)
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
_UNKNOWN_TO_THE_SDK = frozenset({"data_table", "data_visualization", "container", "carousel", "card", "alert"})
_UNKNOWN_TO_THE_TYPES = frozenset({"data_visualization"})


def find_faults(payload: Mapping[str, Any]) -> list[str]:
    """Each fault of a message (`text`, `blocks`) or a view (`type`, `blocks`) in a line; none if it can be sent.

    Blocks and views may be objects or their JSON. A call that carries neither text nor blocks has no faults.
    """
    given = _read(payload)
    if given.get("type") in ("modal", "home"):
        return [*_judge(given.get("blocks"), str(given["type"])), *_judge_view(given)]
    if "text" not in given and "blocks" not in given:
        return []
    blocks = given.get("blocks")
    return [*(_judge(blocks, "message") if blocks else ()), *_judge_message(given)]


def find_modal_faults(view: Mapping[str, Any]) -> list[str]:
    """The faults of a view that is opened or pushed."""
    return find_faults(view) if view.get("type") == "modal" else [f"a {view.get('type')} view cannot be opened"]


def _read(sent: Mapping[str, Any]) -> Json:
    """The payload as it is once sent: with plain strings for those of an enumeration."""
    payload: Json = json.loads(json.dumps(sent, default=str))
    for name in ("blocks", "view"):
        if isinstance(payload.get(name), str):
            payload[name] = json.loads(payload[name])
    view = payload.get("view")
    return view if isinstance(view, dict) else payload


def _judge(blocks: object, surface: str) -> Iterator[str]:
    if not isinstance(blocks, list) or not all(isinstance(block, dict) for block in blocks):
        yield "blocks is no list of objects"
        return
    for i, block in enumerate(blocks):
        yield from (f"blocks[{i}] ({block.get('type')}): {fault}" for fault in _judge_block(json.dumps(block)))
    yield from _judge_surface(blocks, surface)
    yield from _judge_totals(blocks, surface)


@lru_cache(maxsize=4096)
def _judge_block(text: str) -> tuple[str, ...]:
    """The faults of one block by itself. A table of 44 rows takes a while, and is sent again and again."""
    block: Json = json.loads(text)
    judges = (_judge_by_types, _judge_by_sdk, _judge_by_slackblocks, _judge_ids, _judge_parts)
    return tuple(fault for judge in judges for fault in judge(block))


@cache
def _schema() -> Json:
    schema: Json = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return schema


@cache
def _validators() -> dict[str, Draft7Validator]:
    """A validator for each type of block: of a union, every other member would be a fault to wade through."""
    definitions = _schema()["definitions"]
    names = [member["$ref"].rpartition("/")[2] for member in definitions["KnownBlock"]["anyOf"]]
    schemas = {name: {"$ref": f"#/definitions/{name}", "definitions": definitions} for name in names}
    return {_type_of(definitions[name]): Draft7Validator(schema) for name, schema in schemas.items()}


def _type_of(definition: Json) -> str:
    """What a block of this definition has for its type; one with variants has it in each."""
    one = definition if "properties" in definition else definition["anyOf"][0]
    return str(one["properties"]["type"]["const"])


def _judge_by_types(block: Json) -> Iterator[str]:
    kind = block.get("type")
    validator = _validators().get(str(kind))
    if validator is None:
        if kind not in _UNKNOWN_TO_THE_TYPES:
            yield "Slack's types know no such block"
        return
    fault = best_match(validator.iter_errors(block))
    if fault is not None:
        yield f"types: {fault.json_path}: {fault.message[:200]}"


def _judge_by_sdk(block: Json) -> Iterator[str]:
    if block.get("type") in _UNKNOWN_TO_THE_SDK:
        return
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about keys that the SDK does not know yet
            parsed = Block.parse(block)
            if parsed is None:
                yield "sdk: no such block"
            else:
                parsed.to_dict()
    except (SlackObjectFormationError, TypeError, ValueError) as error:
        yield f"sdk: {error}"


def _judge_by_slackblocks(block: Json) -> Iterator[str]:
    if "slack_file" in block:  # whose id it wants longer than those of a local Slack server are
        return
    try:
        slackblocks.Block.from_dict(block)
    except NotImplementedError:
        return
    except slackblocks.InvalidUsageError as error:
        yield f"slackblocks: {error}"


def _judge_surface(blocks: list[Json], surface: str) -> Iterator[str]:
    named: BlockSurface = "modal" if surface == "modal" else "home" if surface == "home" else "message"
    try:
        validate_surface_blocks(blocks, named)
    except slackblocks.InvalidUsageError as error:
        yield f"slackblocks: {error}"


def _judge_ids(block: Json) -> Iterator[str]:
    """Slack refuses a block in which two elements have one action_id."""
    ids = Counter(str(part["action_id"]) for part in walk(block) if part.get("action_id"))
    yield from (f"action_id {id_!r} is there {count} times" for id_, count in ids.items() if count > 1)


def _judge_parts(block: Json) -> Iterator[str]:
    """Whatever stands within a block."""
    for part in walk(block):
        if isinstance(part.get("text"), str):
            yield from _judge_text(part)
        match part.get("type"):
            case "broadcast" | "user" | "usergroup" | "channel":
                yield "an element that pings"
            case "static_select" | "multi_static_select" | "checkboxes" | "radio_buttons" | "overflow":
                yield from _judge_options(part)
            case "feedback_buttons":
                yield from _judge_votes(part)
            case "rich_text" | "rich_text_section" | "rich_text_list" | "rich_text_quote" | "actions" | "context":
                if not part.get("elements"):
                    yield f"{part['type']} without elements"
            case "table":
                yield from _judge_table(part)


def _judge_text(part: Json) -> Iterator[str]:
    if not part["text"]:
        yield "an empty text"
    if _STEERING.search(part["text"]):
        yield "a character that steers"
    if part.get("type") == "mrkdwn" and _PINGS.search(part["text"]):
        yield "mrkdwn that may ping"


def _judge_options(part: Json) -> Iterator[str]:
    options = part.get("options") or []
    if not options and not part.get("option_groups"):
        yield f"{part['type']} without options"
    values = [option.get("value") for option in options]
    if len(values) != len(set(values)):
        yield f"{part['type']} with a value twice"
    initial = part.get("initial_options") or ([part["initial_option"]] if part.get("initial_option") else [])
    if any(option not in options for option in initial):
        yield f"{part['type']} whose first choice is none of its options"


def _judge_votes(part: Json) -> Iterator[str]:
    for name in ("positive_button", "negative_button"):
        vote = part.get(name, {})
        if len(vote.get("text", {}).get("text", "")) > 75 or len(vote.get("value", "")) > 2_000:
            yield f"{name} is too long"


def _judge_table(part: Json) -> Iterator[str]:
    rows = part.get("rows") or []
    if not rows or len({len(row) for row in rows}) != 1 or not rows[0]:
        yield "rows of a table that are not equally long"


def _judge_totals(blocks: list[Json], surface: str) -> Iterator[str]:
    ids = Counter(block["block_id"] for block in blocks if block.get("block_id"))
    yield from (f"block_id {id_!r} is there {count} times" for id_, count in ids.items() if count > 1)
    most = MESSAGE_BLOCKS if surface == "message" else VIEW_BLOCKS
    if not 1 <= len(blocks) <= most:
        yield f"{len(blocks)} blocks, of at most {most}"
    if surface != "message":
        return
    kinds = Counter(str(block.get("type")) for block in blocks)
    if kinds["table"] + kinds["data_table"] > 1:
        yield "only_one_table_allowed"
    if kinds["data_visualization"] > CHARTS:
        yield f"more than {CHARTS} charts"
    if (size := len(json.dumps(blocks))) > MESSAGE_BYTES:
        yield f"msg_blocks_too_long: {size} bytes"
    if (size := sum(_units(block.get("text", "")) for block in blocks if block.get("type") == "markdown")) > MARKDOWN:
        yield f"{size} characters of markdown"
    cells = [part for block in blocks if block.get("type") == "table" for row in block["rows"] for part in walk(row)]
    if (
        size := sum(_units(str(cell["text"])) for cell in cells if isinstance(cell.get("text"), str))
    ) > TABLE_CHARACTERS:
        yield f"{size} characters in tables"


def _judge_message(message: Json) -> Iterator[str]:
    text = message.get("text")
    if not isinstance(text, str) or not text.strip():
        yield "no text for notifications and screen readers"
    elif _units(text) > TEXT:
        yield f"{_units(text)} characters of text"
    elif _PINGS.search(text):
        yield "text that may ping"
    elif _STEERING.search(text):
        yield "text with a character that steers"


def _judge_view(view: Json) -> Iterator[str]:
    definition = _schema()["definitions"]["Strict<ModalView>" if view["type"] == "modal" else "Strict<HomeView>"]
    unknown = set(view) - set(definition["properties"])
    missing = set(definition["required"]) - set(view)
    if unknown or missing:
        yield f"view: unknown {sorted(unknown)}, missing {sorted(missing)}"
    for name in ("title", "close", "submit"):
        if _units(view.get(name, {}).get("text", "")) > VIEW_TITLE:
            yield f"{name} of over {VIEW_TITLE} characters"
    if _units(view.get("private_metadata", "")) > METADATA:
        yield "too much private_metadata"
    if _units(view.get("callback_id", "")) > IDENTIFIER:
        yield "a callback_id that is too long"
    has_input = any(block.get("type") == "input" for block in view.get("blocks", []))
    if view["type"] == "modal" and has_input and "submit" not in view:
        yield "a modal with input and no submit"


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def walk(value: object) -> Iterator[Json]:
    """Every object within a value, itself included."""
    if isinstance(value, dict):
        yield value
    if isinstance(value, (dict, list)):
        for part in value.values() if isinstance(value, dict) else value:
            yield from walk(part)
