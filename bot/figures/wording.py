"""The words with which a question asks to have something done with figures: 'most', 'in total', 'more than'."""

from __future__ import annotations

import re

from bot.arithmetic import Comparison
from index.figures.quantity import Form
from index.tokens import tokenize


def _cue(phrases: str) -> re.Pattern[str]:
    """Any of some phrases parted by commas: `*` stands for the rest of a word, `_` for a word."""
    listed = (re.escape(" ".join(phrase.split())) for phrase in phrases.split(","))
    patterns = (p.replace(r"\ ", r"\s+").replace(r"\*", r"\w*").replace("_", r"\w+") for p in listed)
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)", re.IGNORECASE)


HOW_MANY = _cue(
    "how many, howmany, how few, number of, numbers of, no. of, count of, tally of, what number, what count"
)
HOW_LARGE = _cue("how large, how big, how high, how low, how small")
WHAT_SUM = re.compile(
    r"""
      \bhow\smuch\s(?:money | cash | (?:went|goes)\s(?:on|into) | (?:did|does|has|have|was|were|is|are)\b.*?
        \b(?:spen[dt]|cost|paid|pay|charged?|raised?|ma[kd]e|earn|worth|save|claim|put\son|go\son|ran\sup|run\sup))
    | \bwhat\s(?:did|does|do|has|have)\b.*\b(?:cost|spen[dt]|raise)\b
    | \b(?:what|which)(?:'s)?\s(?:was\s|is\s)?(?:the\s)?(?:[\w'’]+\s){0,2}?
      (?:amount|sum|value|cost|limit|threshold|ceiling|price)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
MONEY = _cue(
    """how much money, how much cash, spend, spends, spent, amount, sum, value, values, cost, costs, price,
    expenditure, spending, monetary limit, limit, threshold, ceiling, pounds, £, worth, raise, raised"""
)
RATE = _cue(
    """percentage*, proportion*, per cent, percent, pct, rate, rates, chance*, odds, likelihood, likeliest, fraction,
    what share, what part, which share"""
)
YES_NO = _cue("do, does, did, is, are, was, were, has, have, had, can, will")
EACH = _cue(
    """by force, per force, each force, every force, each of the forces, each of them, each constabulary, force by
    force, for all forces, for all the forces, in all forces, in all the forces, of all forces, of all the forces"""
)
MIDDLE = re.compile(
    r"""\b(?:above|over|more\sthan|higher\sthan|greater\sthan|exceed\w*|better\sthan
      |(?P<under>below|under|fewer\sthan|less\sthan|lower\sthan))
      \s(?:the\s|an\s)?(?:overall\s|group\s)?(?:average|mean|norm|(?P<median>median))\b""",
    re.VERBOSE | re.IGNORECASE,
)
PLUS = re.compile(r"\bplus\b|\s\+\s", re.IGNORECASE)
TO = re.compile(r"\s?(?:to|-|–)\s?", re.IGNORECASE)
"""What stands between the two ends of a range."""
PERCENT_SIGN = re.compile(r"(?<!\d)(?<!\d\s)%")
OF_ALL = _cue(
    """of all, of the total, of everybody*, of everyone*, of every force*, of the forces, of the overall, came from,
    come from, belong* to, account* for, overall, altogether, in total, across all, across the, all forces, in all
    forces, in the _ forces, of all the forces, combined, total"""
)
SHARE = _cue(
    """what share, which share, share of, as a share, as a proportion, as a percentage, what fraction of all, what
    part of all, account* for, percentage of all, percentage of the total, proportion of all, proportion of the total,
    part of the total, fraction of the total, per cent of all, per cent of the total, % of all, % of the total"""
)
RANK = _cue(
    """rank, ranks, ranked, ranking, rankings, league table, leaderboard, in order, in descending order, in ascending
    order, order of, order the, order them, order by, sort, sorted, highest first, lowest first, biggest first,
    largest first, smallest first, best first, worst first, most first, fewest first, highest to lowest, lowest to
    highest, most to fewest, most to least, fewest to most, biggest to smallest, largest to smallest, smallest to
    largest, best to worst, worst to best"""
)
SUM = _cue(
    """total, totals, totalled, altogether, all together, in all, add* up, add* together, sum of, the sum, combined,
    overall, all told, collectively, aggregate, put together, taken together, between them, across all, across
    the, across both, across every, all forces, all the forces, all of the forces, in the _ forces, for the _
    forces, of the _ forces, forces together"""
)
MEAN = _cue("average*, mean number, the mean, mean of, mean figure, avg, av., typically, typical, per force")
MEDIAN = _cue("median, middle figure, middle value, middle number, midpoint")
MOST = _cue(
    """most, highest, largest, biggest, greatest, maximum, max, top, more than any, more than anyone, more than
    anybody, record number, tops the, top the, heads the, leads the, led the"""
)
FEWEST = _cue("fewest, lowest, smallest, least, minimum, min, bottom, fewer than any, fewer than anyone, less than any")
BEST = _cue("best, likeliest, easiest, most likely")
WORST = _cue("worst, hardest, least likely")
PLACE = re.compile(
    rf"\b(?P<n>second|2nd|third|3rd|fourth|4th|fifth|5th|next)[\s-]+(?={MOST.pattern}|{FEWEST.pattern})",
    re.IGNORECASE,
)
COMES = re.compile(
    r"""\b(?:is|are|was|were|be|comes?|came|coming|ranks?|ranked|finished|finishes|in|who['’]?s)\s
      (?:the\s)?(?P<n>second|2nd|third|3rd|fourth|4th|fifth|5th)\b(?!\s(?:jobs?|employment|income|occupations?)\b)
      | (?P<next>\brunners?[\s-]up\b)""",
    re.VERBOSE | re.IGNORECASE,
)
"""'Who is second for leaks': the second highest."""
PLACES = {"second": 2, "2nd": 2, "next": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "fifth": 5, "5th": 5}
FEW = r"(?P<{}>\d+|two|three|four|five|six|seven|eight|ten)"
TOP = re.compile(
    rf"""
      \b(?P<end>top|bottom|highest|lowest|most|fewest)\s{FEW.format("n")}\b
    | \b{FEW.format("m")}\s(?:forces\s|reports\s)?(?:(?:with|had|have|got|has)\s)?(?:the\s)?
      (?P<of>highest|lowest|most|fewest|biggest|smallest|largest)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
ASIDES = (TOP, PLACE, COMES, MEDIAN, MIDDLE, _cue("account* for, tops the, top the, heads the, leads the, led the"))
"""Words that say what to do with figures, and would say something else of what they are figures of."""
DIFFERENCE = _cue(
    """difference, gap, exceed*, how many more, how many fewer, how many less, how many extra, how much more, how
    much less, how much higher, how much lower, how much bigger, by how much, by how many, by what, how much did
    it, how much has it, how much have they, how much did they, how far apart, how far ahead, how far behind"""
)
CHANGE = _cue(
    """go up, gone up, goes up, going up, went up, go down, gone down, went down, rise, rises, risen, rose, increase,
    increased, fall, fallen, fell, drop, dropped, decrease, decreased, grow, grown, growth, grew, change, changed,
    shrink, shrunk, shrank, reduce, reduced, reduction, up or down, up by, down by"""
)
COMPARED = _cue("more, fewer, less, higher, lower, bigger, smaller, larger, greater")
EARLIER = _cue(
    """before the inspection, before the _ inspection, before that, before our inspection, in 2010, in 2011, for
    2011, during 2011, 2011 inspection, 2011 report, 2011 review, 2011 figure, 2011 figures, 2011 visit, 2011
    period, previous, previously, earlier, last time, last inspection, last report, last visit, used to, baseline,
    back in, prior to, formerly, originally, the year before, to begin with"""
)
BEFORE = re.compile(r"\b(?:before|back\sthen|first\sinspected|at\sfirst)\W*$", re.IGNORECASE)
NOW = _cue(
    """now, currently, these days, at present, today, latest, current, nowadays, at the moment, most recent, since,
    september 2011, sept 2011, sep 2011"""
)
COUNTED = r"^\W*(?:(?:and|so|in|for)\s)?(?:how\smany|(?:what\s|the\s)?number\sof)\s(?:of\s)?"
FORCES = re.compile(
    rf"{COUNTED}(?:(?:the|these|those|our|all|other|different|police)\s)*(?:forces?|constabular(?:y|ies)|reports?)\b",
    re.IGNORECASE,
)
OF_THEM = re.compile(rf"{COUNTED}(?:them|have|has|had|are|were|do|did)\b", re.IGNORECASE)
LIMITS = (
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
OR = (
    (_cue("or more, or over, or above, or higher, plus"), Comparison.AT_LEAST),
    (_cue("or fewer, or less, or under, or below, or lower"), Comparison.AT_MOST),
)
LIMITING = frozenset((Form.NUMBER, Form.POUNDS, Form.PERCENT))
IS_PERCENT = re.compile(r"\b(?:an?|of|is|was|reach\w*)\s$")

WORDS_OF_RECKONING = frozenset(
    token.stem
    for token in tokenize(
        """
        how many much number no count tally percentage proportion rate chance odds likelihood share
        fraction rank ranking league table order sort total altogether add up sum combined overall
        together all average mean avg median middle most highest largest biggest greatest maximum max
        top fewest lowest smallest least minimum min bottom best worst first second third fourth fifth
        next difference gap exceed outnumber apart account more fewer less higher lower bigger smaller
        larger greater extra compare
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
