"""'Show all': pages that turn."""

from __future__ import annotations

from typing import Any

from bot.slack.blocks.actions import Action, Target, read_target
from bot.slack.blocks.rows import list_entries, paginate, rows_view
from tests.slack.blocks.invented import ID, verdicts_of
from tests.slack.schemas.validate import walk

FOUND = verdicts_of(44)


def turns(view: dict[str, Any]) -> dict[str, Target]:
    buttons = {part["action_id"]: part["value"] for part in view["blocks"][-1]["elements"]}
    return {name: read_target(buttons[name]) for name in (Action.PREVIOUS, Action.NEXT) if name in buttons}


def test_pages_turn_forwards_and_backwards_and_end() -> None:
    last = len(paginate(list_entries(FOUND, ID))) - 1
    assert last > 1
    assert turns(rows_view(FOUND, 0, ID)) == {Action.NEXT: Target(ID, 1)}
    assert turns(rows_view(FOUND, 1, ID)) == {Action.PREVIOUS: Target(ID, 0), Action.NEXT: Target(ID, 2)}
    assert turns(rows_view(FOUND, last, ID)) == {Action.PREVIOUS: Target(ID, last - 1)}


def test_a_page_that_is_not_there_is_the_nearest_that_is() -> None:
    last = len(paginate(list_entries(FOUND, ID))) - 1
    assert rows_view(FOUND, 999, ID) == rows_view(FOUND, last, ID)
    assert rows_view(FOUND, -1, ID) == rows_view(FOUND, 0, ID)


def test_every_citation_has_its_button_on_some_page() -> None:
    pages = paginate(list_entries(FOUND, ID))
    values = [part["value"] for part in walk(pages) if part.get("action_id") == Action.CONTEXT]
    assert sorted(read_target(value).number for value in values) == [citation.id for citation in FOUND.citations]


def test_groups_come_in_the_order_of_the_question() -> None:
    headers = [part["text"]["text"] for part in walk(paginate(list_entries(FOUND, ID))) if part.get("type") == "header"]
    assert headers == ["No (7)", "Planned (7)", "In part (8)", "Yes (8)", "Not stated (7)", "Unclear (7)"]
