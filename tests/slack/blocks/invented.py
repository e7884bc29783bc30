"""Answers over any number of invented forces, and texts that mean no good."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import cycle

from hypothesis import strategies as st

from bot.answer import Answer, Citation, FigureRow, Verdict, VerdictRow

ID = "0123456789abcdef" * 2
SENTENCE = (
    "Monitoring to cross-reference contract and procurement registers with the gifts and hospitality register (e.g. by "
    "looking out for any instances of a company providing hospitality, and then receiving a contract) is currently "
    "limited to those cases of force {} where specific concerns have been identified."
)
SECTION = "Is there more clarity around acceptance of gifts and hospitality, procurement, and second jobs?"


STARTS = (
    "Ash Beck Corn Dale Elm Fen Glen Holm Ivy Kel Lyn Marl Nor Oak Pen Quern Raven Stour Thorn Ulver Vel Wych York Zeal"
)
"""24 of them."""
ENDS = "shire|bury and Vale|ford|moor|mouth|ley|combe|wick|stead and Marsh"


def name_forces(count: int) -> list[str]:
    """At most 216 names, as long as those of real forces, all different."""
    return [f"{start}{end}" for end in ENDS.split("|") for start in STARTS.split()][:count]


def cite(number: int, force: str, quote: str = SENTENCE) -> Citation:
    said = quote.format(force)
    document = f"{force.lower().replace(' ', '-')}-constabulary-2012-12.txt"
    return Citation(
        id=number,
        force=force,
        document=document,
        section=SECTION,
        paragraph=10 + number % 20,
        start=0,
        end=len(said),
        quote=said,
    )


def verdicts_of(count: int) -> Answer:
    """One row a force, every verdict in turn, each with its own sentence but for `not_stated`."""
    forces = name_forces(count)
    verdicts = [verdict for verdict, _ in zip(cycle(Verdict), forces, strict=False)]
    cited = [force for force, verdict in zip(forces, verdicts, strict=True) if verdict is not Verdict.NOT_STATED]
    citations = tuple(cite(i, force) for i, force in enumerate(cited, start=1))
    by_force = {citation.force: (citation.id,) for citation in citations}
    rows = [
        VerdictRow(force=force, verdict=verdict, citations=by_force.get(force, ()))
        for force, verdict in zip(forces, verdicts, strict=True)
    ]
    matching = tuple(row.force for row in rows if row.verdict is Verdict.NO)
    groups = ". ".join(f"{v}: {', '.join(r.force for r in rows if r.verdict is v)}" for v in Verdict if v != "no")
    return Answer(
        question="which forces don't cross-reference procurement with gifts?",
        status="answered",
        kind="verdicts",
        text=f"Of {count} forces, {len(matching)} do not: {', '.join(matching)}. {groups}.",
        matching=matching,
        verdicts=tuple(rows),
        citations=citations,
    )


def figures_of(count: int, measures: Sequence[str] = ("second_job_applications",)) -> Answer:
    """Each measure of each force, each with its own sentence."""
    forces = name_forces(count)
    pairs = [(measure, force) for measure in measures for force in forces]
    citations = tuple(cite(i, force) for i, (_, force) in enumerate(pairs, start=1))
    figures = tuple(
        FigureRow(force=force, measure=measure, value=1_000 + i, unit="applications", citations=(i,))
        for i, (measure, force) in enumerate(pairs, start=1)
    )
    listed = ", ".join(f"{row.force} {row.value:,}" for row in figures)
    text = f"{sum(row.value for row in figures):,} applications for second jobs in total: {listed}."
    return Answer(
        question="how many?", status="answered", kind="figures", text=text, figures=figures, citations=citations
    )


def passages_of(count: int) -> Answer:
    """Two sentences of each force, the first of which is in the text."""
    forces = name_forces(count)
    citations = tuple(
        cite(i, force, f"Sentence {i}. {SENTENCE}") for i, force in enumerate(sorted([*forces, *forces]), 1)
    )
    text = "\n".join(f"{c.force}: “{c.quote}”" for c in citations if c.id % 2)
    return Answer(question="how?", status="answered", kind="passages", text=text, citations=citations)


def comparison_of(count: int) -> Answer:
    """Every force with a figure, and with a sentence on each of three aspects."""
    forces = name_forces(count)
    figures, citations = list[FigureRow](), list[Citation]()
    parts = [f"{', '.join(forces)}:"]
    for measure, title in (("entries", "Entries"), ("leaks", "Leaks")):
        row = []
        for force in forces:
            citations.append(cite(len(citations) + 1, force, f"{title} {len(citations)}. {SENTENCE}"))
            own = (citations[-1].id,)
            figures.append(FigureRow(force=force, measure=measure, value=7, unit="number", citations=own))
            row.append(f"{force} 7 [{citations[-1].id}]")
        parts.append(f"{title}: {' · '.join(row)}")
    for aspect in ("registers", "training", "audits"):
        parts += ["", f"Different: {aspect}"]
        for force in forces:
            citations.append(cite(len(citations) + 1, force, f"On {aspect} {len(citations)}. {SENTENCE}"))
            parts.append(f"  {force} (in place): “{citations[-1].quote}” [{citations[-1].id}]")
    return Answer(
        question="compare them",
        status="answered",
        kind="comparison",
        text="\n".join(parts),
        figures=tuple(figures),
        citations=tuple(citations),
    )


HOSTILE = (
    "<!channel>",
    "<!here|here>",
    "<!subteam^S1>",
    "<@U1>",
    "<#C1|general>",
    "@channel",
    "&amp;",
    "<&>",
    "*_~`",
    "```",
    "> ",
    "&gt;",
    ":smile:",
    "<https://example.org|label>",
    "\u202e",
    "\u2066",
    "\u200b",
    "\x00",
    "\x1b[31m",
    "\x85",
    "\u2028",
    "\ud800",
    "\U0001f600",
    "\N{COMBINING ACUTE ACCENT}",
    "“",
    "”",
    '"',
    "\\",
    "\n",
    "\t",
    "|",
    " · ",
    ": ",
    "[1]",
    "  ",
    "=cmd()",
    "+1",
    "{}",
    "é",
    "漢",
)
texts = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(HOSTILE) | st.text(max_size=8), max_size=12).map("".join),
    st.tuples(st.sampled_from(["x", "word ", "漢", "\U0001f600", "<", '"', "a\n"]), st.integers(500, 40_000)).map(
        lambda pair: (pair[0] * pair[1])[: pair[1]]
    ),
)
references = st.lists(st.integers(1, 6), max_size=3, unique=True).map(tuple)
_citations = st.lists(
    st.builds(
        Citation,
        id=st.just(1),
        force=texts,
        document=texts,
        section=texts,
        paragraph=st.integers(1, 999),
        start=st.just(0),
        end=st.just(0),
        quote=texts,
    ),
    max_size=4,
).map(lambda drawn: tuple(_number(i, c) for i, c in enumerate(drawn, start=1)))
answers = st.builds(
    Answer,
    question=texts,
    status=st.sampled_from(["answered", "not_stated", "unknown_force", "unclear"]),
    kind=st.sampled_from([None, "verdicts", "figures", "passages", "comparison", "summary"]),
    text=texts.filter(bool),
    matching=st.lists(texts, max_size=2).map(tuple),
    verdicts=st.lists(
        st.builds(VerdictRow, force=texts, verdict=st.sampled_from(Verdict), citations=references), max_size=5
    ).map(tuple),
    figures=st.lists(
        st.builds(
            FigureRow,
            force=st.none() | texts,
            measure=st.sampled_from(["leaks", "median_leaks", "second_jobs"]) | texts,
            value=st.integers(-(10**12), 10**12) | st.floats(allow_nan=False, allow_infinity=False),
            unit=st.sampled_from(["percent", "pounds", "cases"]) | texts,
            citations=references,
            derived=st.booleans(),
        ),
        max_size=5,
    ).map(tuple),
    citations=_citations,
    unknown_forces=st.lists(texts, max_size=2).map(tuple),
)


def _number(number: int, citation: Citation) -> Citation:
    return Citation(**{name: getattr(citation, name) for name in citation.__slots__} | {"id": number})
