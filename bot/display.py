"""How the parts of an answer are called wherever they are shown: groups, measures, numbers, harmless text."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from bot.answer import Answer, FigureRow, Verdict

LABELS = {
    Verdict.YES: "Yes",
    Verdict.PARTLY: "In part",
    Verdict.PLANNED: "Planned",
    Verdict.NO: "No",
    Verdict.NOT_STATED: "Not stated",
    Verdict.UNCLEAR: "Unclear",
}
_NEGATIVE_ORDER = (Verdict.NO, Verdict.PLANNED, Verdict.PARTLY, Verdict.YES, Verdict.NOT_STATED, Verdict.UNCLEAR)
_SIGNS = {"percent": "{}%", "pounds": "£{}"}


def order_verdicts(answer: Answer) -> Sequence[Verdict]:
    """The groups with the one that the question asks for first, then from like to unlike."""
    asked = next((row.verdict for row in answer.verdicts if row.force in answer.matching), None)
    if asked is Verdict.NO:
        return _NEGATIVE_ORDER
    return sorted(Verdict, key=lambda verdict: verdict is not asked)


def title_measure(measure: str, unit: str) -> str:
    """'Second job applications'; with its unit where neither the words nor the numbers say it."""
    title = measure.replace("_", " ").strip().capitalize()
    return title if unit in _SIGNS or unit.lower() in title.lower() else f"{title} ({unit})"


def say_value(row: FigureRow) -> str:
    """'1,204', '£250,000', '96.5%'."""
    number = f"{row.value:,}" if isinstance(row.value, int) else f"{row.value:,.2f}".rstrip("0").rstrip(".")
    return _SIGNS.get(row.unit, "{}").format(number)


def make_harmless(text: str) -> str:
    """Text on one line, without characters that steer a screen or turn the direction of writing."""
    line = " ".join(text.split())
    if line.isprintable():  # as nearly all are, and found out in no time
        return line
    kept = (c for c in line if unicodedata.category(c) != "Cf")
    return "".join("\N{REPLACEMENT CHARACTER}" if unicodedata.category(c) in {"Cc", "Cs"} else c for c in kept)
