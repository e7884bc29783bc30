"""The answers to two questions or three that were asked in one, as one answer.

Its rows are about all together: `yes` where each is as it is asked for, `partly` where one is and another is not.
Its text says what each comes to by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from bot.answer import Answer, Citation, Result, Status, Verdict, VerdictRow
from bot.display import say_value, title_measure
from bot.question import Question, explain_reading
from bot.verdicts import SAYS, list_rows, say_rows

_TURNED = {Verdict.YES: Verdict.NO, Verdict.NO: Verdict.YES, Verdict.PLANNED: Verdict.PARTLY}
"""What a verdict is of the contrary; what is planned is, until then, neither one nor the other."""
_LEADING: tuple[Status, ...] = ("answered", "not_stated", "unknown_force", "unclear")
"""Which answer gives its status and kind to both, the first of equals."""
_ANSWERING = {
    Verdict.YES: ("does {}", "do {}"),
    Verdict.PLANNED: ("plans {}", "plan {}"),
    Verdict.PARTLY: ("does {} in part only", "do {} in part only"),
}
"""What one force does and what several do; of 'both' or 'all'."""
_TOGETHER = {2: "both", 3: "all"}
_NAMES = ("The first", "The second", "The third")
_FITTING = ("fits {}", "fit {}")
"""Where something is not to be done: 'which forces record gifts but don't publish the register'."""


def join_answers(question: Question, answers: Sequence[Answer]) -> Answer:
    """One answer to `question`, whose parts have the `answers`, in their order."""
    citations, numbered = _gather(answers)
    lead = min(numbered, key=lambda answer: _LEADING.index(answer.status))
    wants = _joint_wants(question)
    rows = _join_rows(question, numbered, wants)
    matching = tuple(row.force for row in rows if row.verdict is wants)
    joint = Answer(
        question=question.text,
        status=lead.status,
        kind=lead.kind,
        text="",
        matching=matching,
        verdicts=rows,
        figures=tuple(dict.fromkeys(row for answer in numbered for row in answer.figures)),
        result=_result(lead.result, matching, question),
        citations=citations,
        unknown_forces=tuple(dict.fromkeys(name for answer in numbered for name in answer.unknown_forces)),
    )
    return replace(joint, text=_text(question, joint, numbered, wants))


def _gather(answers: Sequence[Answer]) -> tuple[tuple[Citation, ...], list[Answer]]:
    """(the citations of all, each once and numbered anew; the answers, referring to these)."""
    found: dict[tuple[str, int, int], Citation] = {}
    numbered = []
    for answer in answers:
        new = {}
        for citation in answer.citations:
            key = (citation.document, citation.start, citation.end)
            new[citation.id] = found.setdefault(key, replace(citation, id=len(found) + 1)).id
        verdicts = tuple(replace(row, citations=_renumber(row.citations, new)) for row in answer.verdicts)
        figures = tuple(replace(row, citations=_renumber(row.citations, new)) for row in answer.figures)
        numbered.append(replace(answer, verdicts=verdicts, figures=figures))
    return tuple(found.values()), numbered


def _renumber(ids: Iterable[int], new: Mapping[int, int]) -> tuple[int, ...]:
    return tuple(new[i] for i in ids)


# Rows


def _joint_wants(question: Question) -> Verdict:
    """What is asked for of both: the same as of each, or that both are as they are asked for."""
    wanted = {part.wants for part in question.parts if part.kind == "verdicts"}
    return wanted.pop() if len(wanted) == 1 else Verdict.YES


def _join_rows(question: Question, answers: Sequence[Answer], wants: Verdict) -> tuple[VerdictRow, ...]:
    by_force: dict[str, list[VerdictRow]] = {}
    for part, answer in zip(question.parts, answers, strict=True):
        turns = part.wants is Verdict.NO and wants is not Verdict.NO
        for row in answer.verdicts:
            verdict = _TURNED.get(row.verdict, row.verdict) if turns else row.verdict
            by_force.setdefault(row.force, []).append(replace(row, verdict=verdict))
    return tuple(
        VerdictRow(
            force=force,
            verdict=join_verdicts([row.verdict for row in rows], wants),
            citations=tuple(dict.fromkeys(i for row in rows for i in row.citations)),
        )
        for force, rows in sorted(by_force.items())
    )


def join_verdicts(verdicts: Sequence[Verdict], wants: Verdict = Verdict.YES) -> Verdict:
    """The verdict on two things together, from those on each.

    'Does one part and not another' is `partly`. Where one is not known, both are not done if the other is not; nothing
    more is claimed. Neither is done only where each is neither done nor planned.
    """
    found = set(verdicts)
    if len(found) == 1:
        return found.pop()
    if found & {Verdict.UNCLEAR, Verdict.NOT_STATED}:
        return Verdict.NO if Verdict.NO in found and wants is Verdict.YES else Verdict.UNCLEAR
    if found == {Verdict.NO, Verdict.PLANNED}:
        return Verdict.PLANNED if wants is Verdict.NO else Verdict.NO
    return Verdict.PARTLY


def _result(result: Result | None, matching: tuple[str, ...], question: Question) -> Result | None:
    """What was computed: of two things asked of the same forces, over those that do both."""
    is_count = all(part.kind == "verdicts" and part.wants_count for part in question.parts)
    if is_count or (result and result.operation == "filter" and matching != result.forces):
        return Result(
            operation="count" if is_count else "filter", value=len(matching) if is_count else None, forces=matching
        )
    return result


# Words


def _text(question: Question, joint: Answer, answers: Sequence[Answer], wants: Verdict) -> str:
    """What both come to, where they are asked of the same forces; then each by itself, a line each."""
    asked_of = {tuple(row.force for row in answer.verdicts) for answer in answers}
    is_joint = len(asked_of) == 1 and bool(joint.verdicts)
    is_denied = any(part.wants is Verdict.NO for part in question.parts)
    one, several = _FITTING if is_denied else _ANSWERING[wants]
    together = _TOGETHER[len(answers)]
    answering = (one.format(together), several.format(together))
    head = [say_rows(question, joint.verdicts, wants, answering)] if is_joint else []
    lines = [
        _line(name, part, answer, is_of_one=is_joint and len(joint.verdicts) == 1)
        for name, part, answer in zip(_NAMES[: len(answers)], question.parts, answers, strict=True)
    ]
    return "\n".join([*head, *lines])


def _line(name: str, part: Question, answer: Answer, *, is_of_one: bool) -> str:
    """'Second jobs reviewed every year: yes.' The `name` stands for a proposition with a number in it."""
    if not answer.verdicts:
        return answer.text
    what = name if any(c.isdigit() for c in part.proposition) else part.proposition
    what = what[:1].upper() + what[1:]
    said = f"{what}: {SAYS[answer.verdicts[0].verdict]}." if is_of_one else f"{what}. {list_rows(answer.verdicts)}"
    measured: dict[str, list[str]] = {}
    for row in answer.figures:
        measured.setdefault(title_measure(row.measure, row.unit), []).append(f"{row.force} {say_value(row)}")
    figures = (f"{measure}: {', '.join(values)}." for measure, values in measured.items())
    return " ".join([said, *figures, *explain_reading(part)])
