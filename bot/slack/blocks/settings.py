"""The settings of a channel: a view, and what was chosen in it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.display import make_harmless
from bot.slack.blocks.actions import Callback
from bot.slack.blocks.elements import modal, note, option, plain_text
from bot.slack.blocks.limits import CHECKBOXES, OPTIONS
from bot.slack.blocks.message import Block, Verbosity
from index.library import Library

UNTITLED = "Reports without a title"
FAMILIES, VERBOSITY, CHARTS, PRIVATE = "families", "verbosity", "charts", "private"
_VERBOSITIES: dict[str, str] = {
    Verbosity.BRIEF: "Brief: the answer and its rows",
    Verbosity.NORMAL: "Normal: with the sentences it rests on",
    Verbosity.FULL: "Full: and where each sentence stands",
}
YES, NO = "yes", "no"
_CHARTS = {YES: "With a chart, from three figures on", NO: "Without charts"}
_PRIVATE = {NO: "In the thread, for everybody", YES: "Privately, to who asked"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """How a channel is answered."""

    families: tuple[str, ...] = ()
    """Families of reports that are answered from; empty for all."""
    verbosity: Verbosity = Verbosity.NORMAL
    charts: bool = True
    private: bool = False


def list_families(library: Library) -> tuple[str, ...]:
    """The titles of the reports, each once: inspections of one kind bear one title."""
    return tuple(sorted({report.title or UNTITLED for report in library.reports}))


def settings_view(channel: str, choices: Choices, families: Sequence[str]) -> Block:
    """The view; its metadata is the channel."""
    blocks = [_choose_families(families, choices)] if len(families) > 1 else []
    blocks += [
        _choose(VERBOSITY, "How much an answer shows at once", _VERBOSITIES, choices.verbosity),
        _choose(CHARTS, "Figures", _CHARTS, YES if choices.charts else NO),
        _choose(PRIVATE, "Where a mention is answered", _PRIVATE, YES if choices.private else NO),
        note("For this channel, and for everybody in it."),
    ]
    return modal("Settings", Callback.SETTINGS, blocks, channel, "Save")


def read_choices(values: Mapping[str, Any], families: Sequence[str]) -> Choices:
    """What was chosen, from the `state.values` of the view; what is not there is as it is by default."""
    picked = {_picked(o) for o in _state(values, FAMILIES).get("selected_options") or ()}
    chosen = tuple(family for family in families if _key(family) in picked)
    verbosity = _picked(_state(values, VERBOSITY).get("selected_option"))
    return Choices(
        families=() if len(chosen) == len(families) else chosen,
        verbosity=Verbosity(verbosity) if verbosity in list(Verbosity) else Verbosity.NORMAL,
        charts=_picked(_state(values, CHARTS).get("selected_option")) != NO,
        private=_picked(_state(values, PRIVATE).get("selected_option")) == YES,
    )


def _choose_families(families: Sequence[str], choices: Choices) -> Block:
    """Boxes to tick, or a menu where there are many; all of them are ticked where none is chosen."""
    offered = families[:OPTIONS]
    options = {family: option(make_harmless(family), _key(family)) for family in offered}
    chosen = [options[family] for family in offered if not choices.families or family in choices.families]
    element: Block = {"type": "checkboxes", "action_id": FAMILIES, "options": list(options.values())}
    if len(offered) > CHECKBOXES:
        element["type"] = "multi_static_select"
    if chosen:
        element["initial_options"] = chosen
    left = len(families) - len(offered)
    hint = f"{left} more cannot be listed here." if left else "None ticked means all."
    return {
        "type": "input",
        "block_id": FAMILIES,
        "optional": True,
        "label": plain_text("Reports to answer from", 100),
        "hint": plain_text(hint, 150),
        "element": element,
    }


def _choose(name: str, label: str, offered: Mapping[str, str], chosen: str) -> Block:
    options = {value: option(text, value) for value, text in offered.items()}
    element = {
        "type": "radio_buttons",
        "action_id": name,
        "options": list(options.values()),
        "initial_option": options[chosen],
    }
    return {"type": "input", "block_id": name, "label": plain_text(label, 100), "element": element}


def _key(family: str) -> str:
    """A short name that stays, whatever other reports come and go."""
    return hashlib.sha256(family.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _state(values: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    state = values.get(name, {}).get(name, {})
    return state if isinstance(state, Mapping) else {}


def _picked(chosen: object) -> str:
    value = chosen.get("value") if isinstance(chosen, Mapping) else None
    return value if isinstance(value, str) else ""
