"""What a question asks to be done with figures, whatever they are figures of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.answer import Operation
from bot.arithmetic import Comparison
from index.figures.occurrences import is_duration
from index.figures.periods import Period
from index.figures.quantities import find_quantities
from index.figures.quantity import Form, Number, Quantity
from index.tokens import tokenize


@dataclass(frozen=True, slots=True)
class Limit:
    """What figures are held against: 'more than 50', 'between 20 and 60'."""

    comparison: Comparison
    value: Number
    upper: Number | None = None
    is_percent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoning:
    """What is to be done with the figures that a question is about."""

    operation: Operation | None
    """None for a look-up."""
    is_asked: bool
    """Whether its words ask for a number of whatever kind: 'how many', 'percentage', 'median'."""
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


def _cue(phrases: str) -> re.Pattern[str]:
    """Any of some phrases parted by commas: `*` stands for the rest of a word, `_` for a word."""
    listed = (re.escape(" ".join(phrase.split())) for phrase in phrases.split(","))
    patterns = (p.replace(r"\ ", r"\s+").replace(r"\*", r"\w*").replace("_", r"\w+") for p in listed)
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)", re.IGNORECASE)


HOW_MANY = _cue(
    "how many, howmany, how few, number of, numbers of, no. of, count of, tally of, what number, what count"
)
_HOW_LARGE = _cue("how large, how big, how high, how low, how small")
_WHAT_SUM = re.compile(
    r"""
      \bhow\smuch\s(?:money | cash | (?:did|does|has|have|was|were|is|are)\b.*?
        \b(?:spen[dt]|cost|paid|pay|charged?|raised?|ma[kd]e|earn|worth|save|claim|put\son|go\son|ran\sup|run\sup))
    | \bwhat\s(?:did|does|do|has|have)\b.*\b(?:cost|spen[dt]|raise)\b
    | \b(?:what|which)(?:'s)?\s(?:was\s|is\s)?(?:the\s)?(?:[\w'’]+\s){0,2}?
      (?:amount|sum|value|cost|limit|threshold|ceiling|price)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MONEY = _cue(
    """how much money, how much cash, spend, spends, spent, amount, sum, value, values, cost, costs, price,
    expenditure, spending, monetary limit, limit, threshold, ceiling, pounds, £, worth, raise, raised"""
)
_RATE = _cue(
    """percentage*, proportion*, per cent, percent, pct, rate, rates, chance*, odds, likelihood, likeliest, fraction,
    what share, what part, which share"""
)
_PERCENT_SIGN = re.compile(r"(?<!\d)(?<!\d\s)%")
_OF_ALL = _cue(
    """of all, of the total, of everybody*, of everyone*, of every force*, of the forces, of the overall, came from,
    come from, belong* to, account* for, overall, altogether, in total, across all, across the, all forces, in all
    forces, in the _ forces, of all the forces, combined, total"""
)
_SHARE = _cue(
    """what share, which share, share of, as a share, as a proportion, as a percentage, what fraction of all, what
    part of all, account* for"""
)
_RANK = _cue(
    """rank, ranks, ranked, ranking, rankings, league table, leaderboard, in order, in descending order, in ascending
    order, order of, order the, order them, order by, sort, sorted, highest first, lowest first, biggest first,
    largest first, smallest first, best first, worst first, most first, fewest first, highest to lowest, lowest to
    highest, most to fewest, most to least, fewest to most, biggest to smallest, largest to smallest, smallest to
    largest, best to worst, worst to best"""
)
_SUM = _cue(
    """total, totals, totalled, altogether, all together, in all, add* up, add* together, sum of, the sum, combined,
    overall, all told, collectively, aggregate, put together, taken together, between them, across all, across
    the, across both, across every, all forces, all the forces, all of the forces, in the _ forces, for the _
    forces, of the _ forces, forces together"""
)
_MEAN = _cue("average*, mean number, the mean, mean of, mean figure, avg, av., typically, typical, per force")
_MEDIAN = _cue("median, middle figure, middle value, middle number, midpoint")
_MOST = _cue(
    """most, highest, largest, biggest, greatest, maximum, max, top, more than any, more than anyone, more than
    anybody, record number"""
)
_FEWEST = _cue(
    "fewest, lowest, smallest, least, minimum, min, bottom, fewer than any, fewer than anyone, less than any"
)
_BEST = _cue("best, likeliest, easiest, most likely")
_WORST = _cue("worst, hardest, least likely")
_PLACE = re.compile(
    rf"\b(?P<n>second|2nd|third|3rd|fourth|4th|fifth|5th|next)[\s-]+(?={_MOST.pattern}|{_FEWEST.pattern})",
    re.IGNORECASE,
)
_COMES = re.compile(
    r"""\b(?:is|are|was|were|be|comes?|came|coming|ranks?|ranked|finished|finishes|in|who['’]?s)\s
      (?:the\s)?(?P<n>second|2nd|third|3rd|fourth|4th|fifth|5th)\b(?!\s(?:jobs?|employment|income|occupations?)\b)
      | (?P<next>\brunners?[\s-]up\b)""",
    re.VERBOSE | re.IGNORECASE,
)
"""'Who is second for leaks': the second highest."""
_PLACES = {"second": 2, "2nd": 2, "next": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "fifth": 5, "5th": 5}
_FEW = r"(?P<{}>\d+|two|three|four|five|six|seven|eight|ten)"
_TOP = re.compile(
    rf"""
      \b(?P<end>top|bottom|highest|lowest|most|fewest)\s{_FEW.format("n")}\b
    | \b{_FEW.format("m")}\s(?:forces\s|reports\s)?(?:(?:with|had|have|got|has)\s)?(?:the\s)?
      (?P<of>highest|lowest|most|fewest|biggest|smallest|largest)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
ASKED_PLACES = (_TOP, _PLACE, _COMES)
_DIFFERENCE = _cue(
    """difference, gap, how many more, how many fewer, how many less, how many extra, how much more, how much less,
    how much higher, how much lower, how much bigger, by how much, by how many, by what, how much did it, how much
    has it, how much have they, how much did they, how far apart, how far ahead, how far behind"""
)
_CHANGE = _cue(
    """go up, gone up, goes up, going up, went up, go down, gone down, went down, rise, rises, risen, rose, increase,
    increased, fall, fallen, fell, drop, dropped, decrease, decreased, grow, grown, growth, grew, change, changed,
    shrink, shrunk, shrank, reduce, reduced, reduction, up or down, up by, down by"""
)
_COMPARED = _cue("more, fewer, less, higher, lower, bigger, smaller, larger, greater")
_EARLIER = _cue(
    """before the inspection, before the _ inspection, before that, before our inspection, in 2010, in 2011, for
    2011, during 2011, 2011 inspection, 2011 report, 2011 review, 2011 figure, 2011 figures, 2011 visit, 2011
    period, previous, previously, earlier, last time, last inspection, last report, last visit, used to, baseline,
    back in, prior to, formerly, originally, the year before, to begin with"""
)
_BEFORE = re.compile(r"\b(?:before|back\sthen|first\sinspected|at\sfirst)\W*$", re.IGNORECASE)
_NOW = _cue(
    """now, currently, these days, at present, today, latest, current, nowadays, at the moment, most recent, since,
    september 2011, sept 2011, sep 2011"""
)
_COUNTED = r"^\W*(?:(?:and|so|in|for)\s)?(?:how\smany|(?:what\s|the\s)?number\sof)\s(?:of\s)?"
_FORCES = re.compile(
    rf"{_COUNTED}(?:(?:the|these|those|our|all|other|different|police)\s)*(?:forces?|constabular(?:y|ies)|reports?)\b",
    re.IGNORECASE,
)
_OF_THEM = re.compile(rf"{_COUNTED}(?:them|have|has|had|are|were|do|did)\b", re.IGNORECASE)
_LIMITS = (
    (_cue("between"), Comparison.BETWEEN),
    (_cue("at least, no fewer than, no less than, not less than, a minimum of, minimum of"), Comparison.AT_LEAST),
    (_cue("at most, no more than, not more than, up to, a maximum of, maximum of"), Comparison.AT_MOST),
    (
        _cue("more than, over, above, exceed*, greater than, higher than, upwards of, in excess of, topped"),
        Comparison.OVER,
    ),
    (_cue("fewer than, less than, under, below, lower than"), Comparison.UNDER),
    (_cue("exactly, just, only, precisely, equal to"), Comparison.EQUAL),
)
_OR = (
    (_cue("or more, or over, or above, or higher, plus"), Comparison.AT_LEAST),
    (_cue("or fewer, or less, or under, or below, or lower"), Comparison.AT_MOST),
)
_LIMITING = frozenset((Form.NUMBER, Form.POUNDS, Form.PERCENT))
_IS_PERCENT = re.compile(r"\b(?:an?|of|is|was|reach\w*)\s$")


def read_reckoning(text: str, forces: int) -> Reckoning:
    """What `text` asks to be done with figures; `forces` is how many forces it names."""
    limit, top, place = _limit(text), _TOP.search(text), _PLACE.search(text)
    comes = None if top or place else _COMES.search(text)
    placed = place or comes
    most, fewest, best, worst = (cue.search(text) for cue in (_MOST, _FEWEST, _BEST, _WORST))
    wants_rate = bool(_RATE.search(text) or _PERCENT_SIGN.search(text))
    wants_money = _WHAT_SUM.search(text) or (_MONEY.search(text) and not HOW_MANY.search(text))
    is_change = bool(_CHANGE.search(text) and _DIFFERENCE.search(text))
    is_extreme = bool(most or fewest or best or worst or comes)
    descending = not fewest or bool(most and most.start() < fewest.start())
    if top:
        descending = (top["end"] or top["of"]).lower() not in ("bottom", "lowest", "fewest", "smallest")
    operation = _operation(text, forces, has_limit=limit is not None, is_extreme=is_extreme, is_change=is_change)
    return Reckoning(
        operation=operation,
        is_asked=wants_rate or any(cue.search(text) for cue in (HOW_MANY, _HOW_LARGE, _WHAT_SUM, _MEAN, _MEDIAN)),
        counts_forces=bool(_FORCES.match(text) or (not forces and _OF_THEM.match(text))),
        is_of_all=bool(_OF_ALL.search(text)),
        wants_rate=wants_rate,
        wants_money=bool(wants_money) and (operation == "share" or not wants_rate),
        wants_any=bool(_HOW_LARGE.search(text)),
        period=_period(text),
        is_change=is_change,
        descending=descending,
        is_judged=bool(best or worst) and not (most or fewest),
        wants_best=bool(best),
        place=_PLACES[(placed["n"] or "second").lower()] if placed else 1,
        count=int(find_quantities(f"{top['n'] or top['m']} forces")[0].value) if top else None,
        limit=limit,
    )


def _operation(text: str, forces: int, *, has_limit: bool, is_extreme: bool, is_change: bool) -> Operation | None:
    """The first operation that the question's words ask for: 'rank by total' is a ranking."""
    asked: tuple[tuple[Operation, object], ...] = (
        ("median", _MEDIAN.search(text)),
        ("rank", _RANK.search(text)),
        ("share", _SHARE.search(text) and (_OF_ALL.search(text) or forces == 1)),
        ("difference", _DIFFERENCE.search(text) and (forces > 1 or is_change)),
        ("filter", has_limit),
        ("max", is_extreme or (forces > 1 and _COMPARED.search(text))),
        ("mean", _MEAN.search(text)),
        ("sum", _SUM.search(text)),
    )
    return next((operation for operation, is_asked in asked if is_asked), None)


def _period(text: str) -> Period | None:
    if _NOW.search(text):
        return Period.REVIEW
    return Period.EARLIER if _EARLIER.search(text) or _BEFORE.search(text) else None


def _limit(text: str) -> Limit | None:
    """The first number that figures are to be held against; lengths of time are none."""
    quantities = [q for q in find_quantities(text) if q.form in _LIMITING and not is_duration(text, q)]
    for i, quantity in enumerate(quantities):
        before, after = text[: quantity.start].rstrip(" £a"), text[quantity.end :]
        for cue, comparison in _OR:
            if (m := cue.search(after)) and len(after[: m.start()].split()) < 3:
                return _held(comparison, quantity)
        for cue, comparison in _LIMITS:
            if any(m.end() >= len(before) for m in cue.finditer(before)):
                has_upper = comparison is Comparison.BETWEEN and i + 1 < len(quantities)
                return _held(comparison, quantity, quantities[i + 1] if has_upper else None)
    percent = next((q for q in quantities if q.form is Form.PERCENT), None)
    is_held = percent and _IS_PERCENT.search(text[: percent.start])
    return _held(Comparison.EQUAL, percent) if percent and is_held else None


def _held(comparison: Comparison, quantity: Quantity, upper: Quantity | None = None) -> Limit:
    is_percent = Form.PERCENT in (quantity.form, upper.form if upper else None)
    return Limit(comparison, quantity.value, upper.value if upper else None, is_percent)


WORDS_OF_RECKONING = frozenset(
    token.stem
    for token in tokenize(
        """
        how many much number no count tally percentage proportion rate chance odds likelihood share
        fraction rank ranking league table order sort total altogether add up sum combined overall
        together all average mean avg median middle most highest largest biggest greatest maximum max
        top fewest lowest smallest least minimum min bottom best worst first second third fourth fifth
        next difference gap more fewer less higher lower bigger smaller larger greater extra compare
        latest figure figures current now these days force forces constabulary police report each every
        both list give tell know show across everybody everyone per please pls thanks put between than
        over under above below exactly at least go up down come off stand get have make start begin open
        launch instigate commence initiate receive happen find see own money pound amount cash rise fall
        increase decrease drop grow change any or ever still lot since inspection inspector period time
        year month week past last january february march april may june july august september october
        november december
        """
    )
)
"""Stems that say what to do with figures, or nothing, and not what they are figures of."""
