"""Open questions, answered by the sentences that answer them, best first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.answer import Answer, Sources
from bot.candidates import find_aspects, rank_candidates
from bot.question import Question, explain_reading
from index.cues import cues
from index.library import Library, Passage
from index.models import MONTHS, Report, Voice
from index.tokens import STOP, tokenize
from index.vocabulary import Kind

SHOWN = 3
"""Sentences cited of one report."""
ENOUGH = 0.38
"""Share of what is asked, by weight, that a sentence must hold to answer."""
CLOSE = 0.6
"""A further sentence of a report is shown where it scores this share of the best one."""
AS_GOOD = 0.8
"""The same for a further report, where the question names none."""
BRIEF = 8
"""Words under which a sentence says too little to be an answer by itself."""

OWN = 0.5
"""Worth of what stands in the sentence itself, beside a worth of 1 for all that it holds or is given."""
PARAGRAPH = 0.4
"""Worth of standing in the paragraph that scores highest by BM25."""
PHRASE = 0.4
"""Worth of holding all of the question's pairs of neighbouring words."""
KIND = 0.15
"""Worth of a word of the kind that answers such a question."""

FRAME = frozenset(
    token.stem
    for token in tokenize(
        "happen doing done make sure carry out deal go going get got find found figure figures number numbers period "
        "kind type sort way reason purpose work works look like exactly come came mean means big new end mention about "
        "compare compared comparison versus vs v differ differs difference differences lack lacking absence missing "
        "ready ask asked approach stand stands use used describe explain give tell improve latest situation "
        "position story"
    )
)
"""Stems of words that frame an open question and are not what it is about."""

_OF_THE_REVIEW = cues(
    "review",
    "revisit",
    "home secretary",
    "without fear or favour",
    "leveson",
    "hillsborough",
    "hmic",
    "recommendations?",
    "nationally",
    "england and wales",
    "all forces",
    "scope",
    "thematic",
    "next steps?",
)
"""A question that the sections on the review itself may answer."""

_PERIOD = "weeks?|months?|years?|days?|quarter(?:ly)?"
_KINDS_OF_ANSWER = (
    (
        cues("who", "whom", start=True),
        cues(
            "constables?|superintendents?|inspectors?|sergeants?|officers?|staff|supervisors?|managers?",
            "heads?|directors?|chair(?:ed|s|man)?|commissioner|solicitor",
            "board|department|unit|charity|panel|committee|team|authority|PSD|DCC|PCC|who",
        ),
    ),
    (cues("when", "what (?:date|year|month|period)", "by when", start=True), cues(*MONTHS, r"(?:19|20)\d\d", _PERIOD)),
    (
        cues("why", "what (?:is|was) the reason", "for what reason", "how come", start=True),
        cues(
            "because|since|as|so that|owing|due|reasons?|in order|therefore|when",
            "to (?:save|ensure|help|avoid|allow)|results?|resulted|recogni[sz]ing|attributes?|attributed|led to",
            "account|budget|cut|ran out|held up",
        ),
    ),
)
"""What a question begins with, and words of which its answer is likely to hold one."""

_ASKS_ON = cues("why", "how", "when", "what (?:happens|happened|came|is|are|was|were|will)", start=True)
"""Questions whose answer often stands in the sentence after the one that they repeat."""
_ASKS_WHO_IS = cues("who(?:'?s| is| are| was)?", start=True)
_ASKS_NAME = cues("names? of")
_PERSON = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Chief Constable|Commissioner|Superintendent|Inspector|Sergeant)"
    r"\.? [A-Z][a-z]+|\b[A-Z][a-z]+ [A-Z][a-z]+ (?:QPM|OBE|CBE|QC|JP)\b"
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence that answers, and how well."""

    passage: Passage
    score: float
    coverage: float


def answer_passages(question: Question, library: Library) -> Answer:
    """The sentences of the reports in scope that answer the question, each cited; `not_stated` where none does."""
    found = [(force, hits) for force in question.forces if (hits := find_hits(question, force, library))]
    found.sort(key=lambda item: (-item[1][0].score, item[0]))
    if found and not question.names_forces:  # a question about one thing is answered by the reports that speak of it
        top = found[0][1][0].score
        found = [(force, hits) for force, hits in found if hits[0].score >= AS_GOOD * top]
    sources = Sources()
    for _, hits in found:
        for hit in hits:
            sources.cite(hit.passage.report, hit.passage.paragraph, hit.passage.sentence)
    return Answer(
        question=question.text,
        status="answered" if found else "not_stated",
        kind=question.kind,
        text=_text(question, found),
        citations=sources.citations,
        unknown_forces=question.unknown_forces,
    )


def find_hits(question: Question, force: str, library: Library, shown: int = SHOWN) -> list[Hit]:
    """The sentences of the newest report on a force that answers, the best first, then what follows on from it."""
    for report in library.reports_of(force):
        hits = [hit for hit in rank_hits(question, report, library) if hit.coverage >= ENOUGH]
        if _asks_for_name(question):
            hits = [hit for hit in hits if _PERSON.search(hit.passage.sentence.plain)]
        if hits:
            best, *others = [hit for hit in hits if hit.score >= CLOSE * hits[0].score]
            asks_on = _ASKS_ON.match(question.proposition) and question.kind == "passages"
            followed = _follow(best, library) if asks_on else []
            taken = [hit.passage for hit in followed]
            found = [best, *followed, *(hit for hit in others if hit.passage not in taken)]
            return found[:shown]
    return []


def rank_hits(question: Question, report: Report, library: Library) -> list[Hit]:
    """Every sentence of a report that holds part of what is asked, best first."""
    voices = (Voice.FORCE, Voice.NATIONAL) if _OF_THE_REVIEW.search(question.text) else (Voice.FORCE,)
    passages = library.passages_of(report, *voices)
    sign = next((answer for asked, answer in _KINDS_OF_ANSWER if asked.match(question.proposition)), None)
    standing = _paragraph_scores(question, report, library)
    pairs = _content_pairs(question)
    hits = []
    for candidate in rank_candidates(find_aspects(question, FRAME), passages, library.vocabulary):
        passage = candidate.passage
        score = candidate.coverage + OWN * candidate.own
        score += PARAGRAPH * standing.get(passage.paragraph.number, 0.0)
        score += PHRASE * len(pairs & passage.pairs) / len(pairs) if pairs else 0.0
        score += KIND if sign and sign.search(passage.sentence.plain) else 0.0
        hits.append(Hit(passage, score, candidate.coverage))
    return sorted(hits, key=lambda hit: (-hit.score, hit.passage.sentence.number))


def _paragraph_scores(question: Question, report: Report, library: Library) -> dict[int, float]:
    """BM25 of the report's paragraphs, as shares of the highest."""
    within = library.chunks_of(report)
    hits = library.index.search(question.terms, within)
    best = max((hit.score for hit in hits), default=0.0)
    if best <= 0:
        return {}
    return {library.passages[library.chunks[hit.chunk][0]].paragraph.number: max(hit.score, 0.0) / best for hit in hits}


def _follow(hit: Hit, library: Library) -> list[Hit]:
    """The next sentence of the paragraph; and the one after it, where the next says little: 'It no longer does so.'."""
    passage = hit.passage
    after = [
        p
        for p in library.passages_of(passage.report, passage.paragraph.voice)
        if p.paragraph is passage.paragraph and p.sentence.number > passage.sentence.number
    ]
    most = 2 if after and len(after[0].tokens) < BRIEF else 1
    return [Hit(p, hit.score, hit.coverage) for p in after[:most]]


def _asks_for_name(question: Question) -> bool:
    """'Who is the chief constable?' is answered by a name and by nothing else."""
    if _ASKS_NAME.search(question.text):
        return True
    kinds = {aspect.kind for aspect in find_aspects(question, FRAME)}
    return bool(_ASKS_WHO_IS.match(question.proposition)) and kinds == {Kind.ACTOR}


def _content_pairs(question: Question) -> set[tuple[str, str]]:
    """Stems of each two neighbouring words of the question, the first of them content."""
    pairs = pairwise(token.stem for token in question.tokens)
    return {(first, second) for first, second in pairs if first not in STOP | FRAME and second not in FRAME}


def _text(question: Question, found: Sequence[tuple[str, Sequence[Hit]]]) -> str:
    """The quotation that answers best, of each force; what is said is said in the report's own words."""
    if not found:
        forces = question.forces
        scope = f"The {forces[0]} report does" if len(forces) == 1 else "The reports do"
        return " ".join([f"{scope} not say.", *explain_reading(question)])
    lines = [f"{force}: “{hits[0].passage.sentence.plain}”" for force, hits in found]
    silent = [force for force in question.forces if force not in dict(found)]
    if silent and question.names_forces:
        lines.append(f"The report does not say: {', '.join(silent)}.")
    return "\n".join([*lines, *explain_reading(question)])
