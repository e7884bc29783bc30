"""What a question asks to be done with figures, whatever they are figures of."""

from __future__ import annotations

from dataclasses import dataclass

from bot.answer import Operation
from bot.arithmetic import Comparison
from bot.figures import wording as cues
from index.figures.occurrences import is_duration
from index.figures.periods import Period
from index.figures.quantities import find_quantities
from index.figures.quantity import Form, Number, Quantity


@dataclass(frozen=True, slots=True)
class Limit:
    """What figures are held against: 'more than 50', 'between 20 and 60', 'above the average'."""

    comparison: Comparison
    value: Number = 0
    upper: Number | None = None
    is_percent: bool = False
    middle: Operation | None = None
    """'mean' or 'median' where figures are held against that of them all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoning:
    """What is to be done with the figures that a question is about."""

    operation: Operation | None
    """None for a look-up."""
    is_asked: bool
    """Whether its words ask for a number of whatever kind: 'how many', 'percentage', 'median'."""
    is_yes_no: bool
    """Whether yes or no would answer it: 'did Norfolk have more than 50'."""
    is_of_each: bool
    """Whether the figure of every force is asked for: 'by force', 'for each force'."""
    counts_forces: bool
    """Whether it is forces that are counted: 'how many forces …'."""
    is_of_all: bool
    """Whether one figure over all forces is asked for: 'overall', 'as a share of everybody's'."""
    wants_rate: bool
    """Whether percentages are asked for: 'approval rate', 'what proportion'."""
    wants_money: bool
    wants_any: bool
    """Whether a number of whatever unit is asked for: 'how large are its reserves'."""
    period: Period | None
    """None where it names none."""
    is_change: bool
    """Whether two times are compared: 'by how much did it go up'."""
    descending: bool
    """Whether the largest comes first."""
    is_judged: bool
    """Whether first is the best or the worst, which depends on what is counted: 'who came off worst'."""
    wants_best: bool
    place: int
    """2 for 'the second highest', else 1."""
    count: int | None
    """3 for 'the top three'."""
    limit: Limit | None


def read_reckoning(text: str, forces: int) -> Reckoning:
    """What `text` asks to be done with figures; `forces` is how many forces it names."""
    limit, top, place = _limit(text), cues.TOP.search(text), cues.PLACE.search(text)
    comes = None if top or place else cues.COMES.search(text)
    placed = place or comes
    most, fewest, best, worst = (cue.search(text) for cue in (cues.MOST, cues.FEWEST, cues.BEST, cues.WORST))
    wants_rate = bool(cues.RATE.search(text) or cues.PERCENT_SIGN.search(text))
    wants_money = cues.WHAT_SUM.search(text) or (
        cues.MONEY.search(cues.MEDIAN.sub("", text)) and not cues.HOW_MANY.search(text)
    )
    is_yes_no = bool(cues.YES_NO.match(text))
    is_change = bool(
        cues.CHANGE.search(text)
        and (cues.DIFFERENCE.search(text) or (is_yes_no and cues.HOW_MANY.search(text) and not limit))
    )
    is_extreme = bool(most or fewest or best or worst or comes)
    descending = not fewest or bool(most and most.start() < fewest.start())
    if top:
        descending = (top["end"] or top["of"]).lower() not in ("bottom", "lowest", "fewest", "smallest")
    operation = _operation(text, forces, has_limit=limit is not None, is_extreme=is_extreme, is_change=is_change)
    asking = (cues.HOW_MANY, cues.HOW_LARGE, cues.WHAT_SUM, cues.MEAN, cues.MEDIAN)
    return Reckoning(
        operation=operation,
        is_asked=wants_rate or placed is not None or any(cue.search(text) for cue in asking),
        is_yes_no=is_yes_no,
        is_of_each=bool(cues.EACH.search(text)),
        counts_forces=bool(cues.FORCES.match(text) or (not forces and cues.OF_THEM.match(text))),
        is_of_all=bool(cues.OF_ALL.search(text)),
        wants_rate=wants_rate,
        wants_money=bool(wants_money) and (operation == "share" or not wants_rate),
        wants_any=bool(cues.HOW_LARGE.search(text)),
        period=_period(text),
        is_change=is_change,
        descending=descending,
        is_judged=bool(best or worst) and not (most or fewest),
        wants_best=bool(best),
        place=cues.PLACES[(placed["n"] or "second").lower()] if placed else 1,
        count=int(find_quantities(f"{top['n'] or top['m']} forces")[0].value) if top else None,
        limit=limit,
    )


def _operation(text: str, forces: int, *, has_limit: bool, is_extreme: bool, is_change: bool) -> Operation | None:
    """The first operation that the question's words ask for: 'rank by total' is a ranking."""
    asked: tuple[tuple[Operation, object], ...] = (
        ("filter", has_limit and cues.MIDDLE.search(text)),
        ("median", cues.MEDIAN.search(text)),
        ("rank", cues.RANK.search(text)),
        ("share", cues.SHARE.search(text) and (cues.OF_ALL.search(text) or forces == 1)),
        ("difference", cues.DIFFERENCE.search(text) and (forces > 1 or is_change)),
        ("difference", is_change),
        ("filter", has_limit),
        ("max", is_extreme or (forces > 1 and cues.COMPARED.search(text))),
        ("mean", cues.MEAN.search(text)),
        ("sum", cues.SUM.search(text) or (forces > 1 and cues.PLUS.search(text))),
    )
    return next((operation for operation, is_asked in asked if is_asked), None)


def _period(text: str) -> Period | None:
    if cues.NOW.search(text):
        return Period.REVIEW
    return Period.EARLIER if cues.EARLIER.search(text) or cues.BEFORE.search(text) else None


def _limit(text: str) -> Limit | None:
    """The first number that figures are to be held against, or their own mean; lengths of time are none."""
    if middle := cues.MIDDLE.search(text):
        comparison = Comparison.UNDER if middle["under"] else Comparison.OVER
        return Limit(comparison, middle="median" if middle["median"] else "mean")
    quantities = [q for q in find_quantities(text) if q.form in cues.LIMITING and not is_duration(text, q)]
    for i, quantity in enumerate(quantities):
        before, after = text[: quantity.start].rstrip(" £a"), text[quantity.end :]
        following = quantities[i + 1] if i + 1 < len(quantities) else None
        for cue, comparison in cues.OR:
            if (m := cue.search(after)) and len(after[: m.start()].split()) < 3:
                return _held(comparison, quantity)
        if following and cues.TO.fullmatch(text, quantity.end, following.start):
            return _held(Comparison.BETWEEN, quantity, following)
        for cue, comparison in cues.LIMITS:
            if any(m.end() >= len(before) for m in cue.finditer(before)):
                return _held(comparison, quantity, following if comparison is Comparison.BETWEEN else None)
    percent = next((q for q in quantities if q.form is Form.PERCENT), None)
    is_held = percent and cues.IS_PERCENT.search(text[: percent.start])
    return _held(Comparison.EQUAL, percent) if percent and is_held else None


def _held(comparison: Comparison, quantity: Quantity, upper: Quantity | None = None) -> Limit:
    is_percent = Form.PERCENT in (quantity.form, upper.form if upper else None)
    return Limit(comparison, quantity.value, upper.value if upper else None, is_percent)
