"""The settings of a channel: what is shown is what is chosen, and what is chosen comes back."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.slack.blocks.message import Verbosity
from bot.slack.blocks.settings import Choices, list_families, read_choices, settings_view
from index.library import Library
from tests.slack.blocks.invented import texts
from tests.slack.schemas.validate import find_modal_faults

families_drawn = st.lists(texts, max_size=14, unique=True)
choices = st.builds(
    Choices, verbosity=st.sampled_from(Verbosity), charts=st.booleans(), private=st.booleans(), families=st.just(())
)


def submit(view: dict[str, Any]) -> dict[str, Any]:
    """The state of a view that is sent as it was opened."""
    values: dict[str, Any] = {}
    for block in view["blocks"]:
        if block["type"] == "input":
            element = block["element"]
            state = {
                "selected_option": element.get("initial_option"),
                "selected_options": element.get("initial_options"),
            }
            values[block["block_id"]] = {element["action_id"]: state}
    return values


@given(families_drawn, choices, st.data())
def test_what_is_sent_unchanged_is_what_was(families: list[str], chosen: Choices, data: st.DataObject) -> None:
    if len(families) > 1:
        some = data.draw(st.lists(st.sampled_from(families), unique=True, max_size=len(families) - 1))
        chosen = Choices(
            families=tuple(family for family in families if family in some),
            verbosity=chosen.verbosity,
            charts=chosen.charts,
            private=chosen.private,
        )
    view = settings_view("C1", chosen, families)
    assert find_modal_faults(view) == []
    assert view["private_metadata"] == "C1"
    assert read_choices(submit(view), families) == chosen


def test_all_families_ticked_and_none_are_the_same() -> None:
    families = ["Gifts", "Vetting"]
    values = submit(settings_view("C1", Choices(), families))
    assert len(values["families"]["families"]["selected_options"]) == 2
    assert read_choices(values, families).families == ()
    values["families"]["families"]["selected_options"] = []
    assert read_choices(values, families).families == ()


def test_one_family_is_not_asked_about() -> None:
    assert "families" not in submit(settings_view("C1", Choices(), ["Gifts"]))


def test_a_family_that_went_away_is_not_chosen() -> None:
    view = settings_view("C1", Choices(families=("Gone",)), ["Gifts", "Vetting"])
    assert find_modal_faults(view) == []
    assert read_choices(submit(view), ["Gifts", "Vetting"]).families == ()


def test_a_hundred_families_and_more_are_a_menu() -> None:
    view = settings_view("C1", Choices(), [f"Family {i}" for i in range(120)])
    assert find_modal_faults(view) == []
    assert view["blocks"][0]["element"]["type"] == "multi_static_select"


@given(
    st.dictionaries(
        st.sampled_from(["families", "verbosity", "charts", "private"]), st.none() | st.text() | st.just({})
    )
)
def test_a_state_that_is_no_such_state_is_read_as_nothing_chosen(values: dict[str, Any]) -> None:
    assert read_choices({name: {name: value} for name, value in values.items()}, ["Gifts"]) == Choices()


def test_families_are_the_titles_of_the_reports(library: Library) -> None:
    assert list_families(library) == ("Revisiting police relationships: progress report",)
