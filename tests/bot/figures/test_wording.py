"""The same computation however it is asked for: each wording against the table of figures, worked out by hand."""

from __future__ import annotations

from statistics import fmean, median

import pytest

from bot.answer import Answer
from bot.engine import answer
from bot.figures.table import read_table
from index.library import Library

COUNTED = {
    "second_job_applications": ("second job applications", "requests for outside work"),
    "conduct_investigations": ("conduct investigations", "investigations into officers and staff"),
    "social_media_cases": ("social media cases", "cases on Facebook and Twitter"),
}
MOST = (
    "Which force has the most {t}?",
    "who had most {t}",
    "highest number of {t}?",
    "which force tops the table for {t}",
)
FEWEST = ("Which force has the fewest {t}?", "who had the least {t}", "lowest number of {t}")
SECOND = ("which force has the second most {t}?", "who comes second for {t}?", "next highest number of {t}")
FIRST_THREE = ("top 3 forces for {t}", "Which three forces have the most {t}?", "top three by {t}")
RANKED = ("rank the forces by {t}", "list all forces by number of {t}, highest first", "league table for {t}")
RISING = ("order the forces by number of {t}, lowest first", "rank {t} from fewest to most")
TOTAL = ("how many {t} in total?", "total {t}", "what do the {t} add up to", "combined {t} of all the forces")
AVERAGE = ("average number of {t}", "mean {t} per force", "on average, how many {t}?", "what's the avg {t}?")
MIDDLE = ("median {t}", "what is the median number of {t}?", "middle value for {t}")
EACH = ("how many {t} does each force have?", "{t} by force", "show me the number of {t} for each force")
OVER = ("which forces had more than {n} {t}?", "forces with over {n} {t}", "who had above {n} {t}")
AT_LEAST = ("who had {n} or more {t}", "which forces have at least {n} {t}", "forces with no fewer than {n} {t}")
UNDER = ("which forces had fewer than {n} {t}?", "forces with under {n} {t}", "less than {n} {t} - which forces")
BETWEEN = ("which forces have between {m} and {n} {t}?", "who has from {m} to {n} {t}")
ABOVE_AVERAGE = ("which forces are above average for {t}", "forces with more than the average {t}")
COUNT = ("how many forces had more than {n} {t}?", "number of forces with over {n} {t}")
GAP = (
    "how many more {t} did {a} have than {b}?",
    "difference between {a} and {b} in {t}",
    "by how many {t} does {a} exceed {b}?",
    "gap between {a} and {b} for {t}",
)
MORE = ("did {a} or {b} have more {t}?", "who had more {t}, {a} or {b}?", "which of {a} and {b} has more {t}")
BOTH = ("how many {t} did {a} and {b} have between them", "total {t} for {a} and {b}", "{a} plus {b}: {t}")
SHARE = ("what share of all {t} were {a}'s?", "what percentage of the total {t} came from {a}")
ONE = (
    "how many {t} did {a} have?",
    "{a} {t}",
    "{a}: how many {t}?",
    "tell me how many {t} {a} had",
    "count of {t} for {a}",
)


@pytest.fixture(scope="module", params=[(name, term) for name, terms in COUNTED.items() for term in terms])
def asked(request: pytest.FixtureRequest, library: Library) -> Asked:
    name, term = request.param
    line = next(line for line in read_table(library, library.forces) if line.name == name)
    return Asked(library, term, {cell.force: cell.value for cell in line.cells})


class Asked:
    """Questions about one measure, by one name of it."""

    def __init__(self, library: Library, term: str, values: dict[str, float]) -> None:
        self.library, self.term, self.values = library, term, values
        self.order = sorted(values, key=lambda force: (-values[force], force))
        self.first, self.last = self.order[0], self.order[-1]
        self.middle = int(sorted(values.values())[len(values) // 2])

    def answers(self, wordings: tuple[str, ...]) -> list[Answer]:
        low = int(sorted(self.values.values())[1])
        filled = (w.format(t=self.term, n=self.middle, m=low, a=self.first, b=self.last) for w in wordings)
        return [answer(question, self.library) for question in filled]

    def results(self, wordings: tuple[str, ...]) -> list[tuple[str, float | None, tuple[str, ...]]]:
        found = [a.result for a in self.answers(wordings)]
        return [(r.operation, r.value, r.forces) if r else ("none", None, ()) for r in found]

    def where(self, low: float, high: float) -> tuple[str, ...]:
        return tuple(sorted(force for force, value in self.values.items() if low <= value <= high))


def test_extremes_places_and_ranks(asked: Asked) -> None:
    order, values = asked.order, asked.values
    assert asked.results(MOST) == [("max", values[order[0]], (order[0],))] * len(MOST)
    assert asked.results(FEWEST) == [("min", values[order[-1]], (order[-1],))] * len(FEWEST)
    assert asked.results(SECOND) == [("max", values[order[1]], (order[1],))] * len(SECOND)
    assert asked.results(FIRST_THREE) == [("rank", None, tuple(order[:3]))] * len(FIRST_THREE)
    assert asked.results(RANKED) == [("rank", None, tuple(order))] * len(RANKED)
    assert asked.results(RISING) == [("rank", None, tuple(order[::-1]))] * len(RISING)


def test_totals_and_middles(asked: Asked) -> None:
    values = list(asked.values.values())
    forces = tuple(sorted(asked.values))
    assert {r[:2] for r in asked.results(TOTAL)} == {("sum", sum(values))}
    assert asked.results(AVERAGE) == [("mean", round(fmean(values), 1), forces)] * len(AVERAGE)
    assert asked.results(MIDDLE) == [("median", median(values), forces)] * len(MIDDLE)


def test_limits(asked: Asked) -> None:
    n, low, top = asked.middle, int(sorted(asked.values.values())[1]), max(asked.values.values())
    assert asked.results(OVER) == [("filter", None, asked.where(n + 1, top))] * len(OVER)
    assert asked.results(AT_LEAST) == [("filter", None, asked.where(n, top))] * len(AT_LEAST)
    assert asked.results(UNDER) == [("filter", None, asked.where(0, n - 1))] * len(UNDER)
    assert asked.results(BETWEEN) == [("filter", None, asked.where(low, n))] * len(BETWEEN)
    assert {r[:2] for r in asked.results(COUNT)} == {("count", len(asked.where(n + 1, top)))}
    mean = fmean(asked.values.values())
    assert asked.results(ABOVE_AVERAGE) == [("filter", None, asked.where(mean, top))] * len(ABOVE_AVERAGE)


def test_two_forces_and_shares(asked: Asked) -> None:
    a, b, values = asked.first, asked.last, asked.values
    assert {r[:2] for r in asked.results(GAP)} == {("difference", values[a] - values[b])}
    assert asked.results(MORE) == [("max", values[a], (a,))] * len(MORE)
    assert {r[:2] for r in asked.results(BOTH)} == {("sum", values[a] + values[b])}
    assert asked.results(SHARE) == [("share", round(100 * values[a] / sum(values.values()), 1), (a,))] * len(SHARE)


def test_figures_of_one_and_of_each(asked: Asked) -> None:
    for found in asked.answers(ONE):
        assert [(row.force, row.value) for row in found.figures] == [(asked.first, asked.values[asked.first])]
    for found in asked.answers(EACH):
        assert {row.force: row.value for row in found.figures if row.force} == asked.values


@pytest.mark.parametrize(
    ("question", "said", "forces"),
    [
        ("Did Norfolk have more than 50 second job applications?", "Yes.", ("Norfolk",)),
        ("does derbyshire have over 100 second job applications", "No.", ()),
        ("did any force refuse more than 5 second job applications?", "Yes.", ("Northamptonshire",)),
        ("did any force refuse more than 50 second job applications?", "No.", ()),
        ("did all forces have at least 5 conduct investigations?", "Yes.", None),
    ],
)
def test_a_limit_is_answered_by_yes_or_no(
    library: Library, question: str, said: str, forces: tuple[str, ...] | None
) -> None:
    found = answer(question, library)
    assert found.text.startswith(said)
    assert found.result
    assert found.result.forces == (library.forces if forces is None else forces)


def test_several_measures_are_answered_at_once(library: Library) -> None:
    found = answer("How many applications, leak investigations and social media cases did Norfolk have?", library)
    assert [row.value for row in found.figures] == [64, 0, 1]
    found = answer("How many applications were approved and how many refused in Derbyshire?", library)
    assert [row.value for row in found.figures][:2] == [59, 3]
