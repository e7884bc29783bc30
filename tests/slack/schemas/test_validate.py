"""Each way in which Slack refuses a message is seen by at least one of the judges, and nothing that it takes is."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.slack.schemas.validate import find_faults, find_modal_faults

Json = dict[str, Any]


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def button(text: str = "Go", action: str = "go") -> Json:
    return {"type": "button", "text": plain(text), "action_id": action, "value": "1"}


def select(*values: str) -> Json:
    options = [{"text": plain(value), "value": value} for value in values]
    return {"type": "static_select", "action_id": "pick", "placeholder": plain("Pick"), "options": options}


def actions(*elements: Json) -> Json:
    return {"type": "actions", "elements": list(elements)}


def rich(*elements: Json) -> Json:
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": list(elements)}]}


def table(*rows: list[str]) -> Json:
    return {"type": "table", "rows": [[{"type": "raw_text", "text": text} for text in row] for row in rows]}


SECTION = {"type": "section", "text": plain("Said.")}
FIELD = {"type": "input", "label": plain("Say"), "element": {"type": "plain_text_input", "action_id": "say"}}
MODAL = {"type": "modal", "title": plain("Modal"), "blocks": [SECTION]}
FEEDBACK = {
    "type": "context_actions",
    "elements": [
        {
            "type": "feedback_buttons",
            "action_id": "vote",
            "positive_button": {"text": plain("Good"), "value": "1"},
            "negative_button": {"text": plain("Bad"), "value": "0"},
        }
    ],
}
GOOD = [
    SECTION,
    FEEDBACK,
    actions(button(), select("1", "2")),
    rich({"type": "text", "text": "<!channel> *said*", "style": {"bold": True}}),
    table(["Force", "Verdict"], ["Ashshire", "No"]),
    {"type": "header", "text": plain("Head")},
    {"type": "context", "elements": [plain("Small")]},
    {"type": "divider"},
    {"type": "image", "slack_file": {"id": "F1"}, "alt_text": "A chart"},
]


def test_what_slack_takes_has_no_faults() -> None:
    assert find_faults({"text": "Said.", "blocks": GOOD}) == []
    assert find_faults({"text": "Said.", "blocks": json.dumps(GOOD)}) == []
    assert find_faults({"text": "Said."}) == []
    assert find_faults(MODAL) == []
    assert find_faults({**MODAL, "submit": plain("Save"), "blocks": [FIELD]}) == []
    assert find_faults({"type": "home", "blocks": [SECTION, table(["a"], ["b"])]}) == []
    assert find_faults({"user": "U1"}) == []
    assert find_modal_faults(MODAL) == []


BAD: dict[str, list[Json]] = {
    "no block": [{"type": "nonsense"}],
    "no blocks, and one too many": [SECTION] * 51,
    "a section that is too long": [{"type": "section", "text": plain("x" * 3_001)}],
    "a section without text": [{"type": "section"}],
    "an empty text": [{"type": "section", "text": plain("")}],
    "a field that is too long": [{"type": "section", "fields": [plain("x" * 2_001)]}],
    "too many fields": [{"type": "section", "fields": [plain("x")] * 11}],
    "a header that is too long": [{"type": "header", "text": plain("x" * 151)}],
    "a header in mrkdwn": [{"type": "header", "text": {"type": "mrkdwn", "text": "x"}}],
    "a key that nobody knows": [{**SECTION, "colour": "red"}],
    "a block_id that is too long": [{**SECTION, "block_id": "x" * 256}],
    "a block_id twice": [{**SECTION, "block_id": "x"}, {**SECTION, "block_id": "x"}],
    "an action_id twice": [actions(button(), button())],
    "too many buttons": [actions(*(button(action=str(i)) for i in range(26)))],
    "no buttons": [actions()],
    "a button that is too long": [actions(button("x" * 76))],
    "a value that is too long": [actions({**button(), "value": "x" * 2_001})],
    "an unknown style": [actions({**button(), "style": "loud"})],
    "a menu without options": [actions(select())],
    "a menu with too many options": [actions(select(*map(str, range(101))))],
    "a menu with a value twice": [actions(select("1", "1"))],
    "an option that is too long": [actions(select("x" * 76))],
    "an overflow of too many": [
        actions({"type": "overflow", "action_id": "o", "options": select(*"123456")["options"]})
    ],
    "a first choice that is none": [actions({**select("1"), "initial_option": select("2")["options"][0]})],
    "two tables": [table(["a"], ["b"])] * 2,
    "an empty cell": [table(["a"], [""])],
    "rows of two lengths": [table(["a", "b"], ["c"])],
    "too many rows": [table(*([["a"]] * 101))],
    "too many columns": [table(["a"] * 21)],
    "too much in a table": [table(["a" * 5_001], ["b" * 5_000])],
    "no image text": [{"type": "image", "slack_file": {"id": "F1"}}],
    "too much small print": [{"type": "context", "elements": [plain("x")] * 11}],
    "a ping in rich text": [rich({"type": "broadcast", "range": "channel"})],
    "a person in rich text": [rich({"type": "user", "user_id": "U1"})],
    "a ping in mrkdwn": [{"type": "section", "text": {"type": "mrkdwn", "text": "<!channel>"}}],
    "a turned direction": [{"type": "section", "text": plain("a\u202eb")}],
    "a control character": [{"type": "section", "text": plain("a\x07b")}],
    "rich text without elements": [{"type": "rich_text", "elements": []}],
    "a message that is too long": [{"type": "section", "text": plain("x" * 2_500)}] * 5,
    "an alert outside of a modal": [{"type": "alert", "text": plain("x")}],
    "a vote that is too long": [
        {
            "type": "context_actions",
            "elements": [{**FEEDBACK["elements"][0], "positive_button": {"text": plain("x" * 76), "value": "1"}}],  # type: ignore[dict-item]
        }
    ],
    "too much markdown": [{"type": "markdown", "text": "x" * 6_001}] * 2,
}


@pytest.mark.parametrize("blocks", BAD.values(), ids=BAD)
def test_what_slack_refuses_has_a_fault(blocks: list[Json]) -> None:
    assert find_faults({"text": "Said.", "blocks": blocks}) != []


@pytest.mark.parametrize("text", ["", " ", "x" * 4_001, "<!here> said", "<@U1> said", "a\u202eb"])
def test_a_text_that_is_missing_too_long_or_loud_is_a_fault(text: str) -> None:
    assert find_faults({"text": text, "blocks": [SECTION]}) != []


def test_blocks_without_any_text_are_a_fault() -> None:
    assert find_faults({"blocks": [SECTION]}) == ["no text for notifications and screen readers"]


@pytest.mark.parametrize(
    "change",
    [
        {"title": plain("x" * 25)},
        {"blocks": [FIELD]},
        {"blocks": [SECTION] * 101},
        {"blocks": [table(["a"], ["b"])]},
        {"blocks": [FEEDBACK]},
        {"private_metadata": "x" * 3_001},
        {"callback_id": "x" * 256},
        {"colour": "red"},
    ],
)
def test_a_view_that_slack_refuses_has_a_fault(change: Json) -> None:
    assert find_modal_faults({**MODAL, **change}) != []


def test_a_home_cannot_be_opened_as_a_modal() -> None:
    assert find_modal_faults({"type": "home", "blocks": [SECTION]}) != []
