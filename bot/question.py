"""What a person types, as what is asked: a proposition in the affirmative, of which forces, for which verdict."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from bot import wording
from bot.answer import Kind, Verdict
from bot.forces import NamedForces, find_forces
from bot.spelling import ASKING, Slip, mend_slips
from index.library import Library, index_terms
from index.tokens import NEGATIONS, STOP, Token, tokenize
from index.vocabulary import Kind as ConceptKind
from index.vocabulary import Mention

SUMMARY = frozenset(token.stem for token in tokenize(wording.SUMMARY_WORDS))
_SOMEBODY = {"nobody": "somebody", "no one": "someone", "nothing": "something"}


class Quantifier(StrEnum):
    """How many forces a yes/no question is about."""

    WHICH = "which"
    ALL = "all"
    """'Do all forces …', 'in every force', 'do both …': one exception makes it no."""
    ANY = "any"
    """'Does any force …', 'is there a force that …': one instance makes it yes."""


@dataclass(frozen=True)
class Question:
    """A question, parsed."""

    text: str
    """As typed."""
    kind: Kind | None
    """None where nothing in it can be looked up."""
    forces: tuple[str, ...]
    """Forces in scope, alphabetical; all that are loaded where it names none."""
    names_forces: bool
    unknown_forces: tuple[str, ...]
    asked: str
    """The question without the forces, greetings and courtesies."""
    affirmed: str
    """The same in the affirmative: what 'which forces don't X' is, asked as 'which forces do X'."""
    proposition: str
    """What is asked, in the affirmative, without the words of asking; an open question as it stands."""
    wants: Verdict
    """The verdict whose forces are asked for: 'which forces don't X' wants `no`."""
    wants_count: bool
    quantifier: Quantifier
    slips: tuple[Slip, ...]
    """Words that were read otherwise than typed."""
    unused: tuple[str, ...]
    """Words that neither the reports nor the vocabulary know."""
    tokens: tuple[Token, ...]
    """Of the proposition."""
    mentions: tuple[Mention, ...]
    parts: tuple[Question, ...] = ()
    """The two questions that it asks in one, in its order; none where it asks one."""

    @property
    def names_topic(self) -> bool:
        """Whether it names a thing, and not only what is done or how."""
        return any(mention.kind is ConceptKind.TOPIC for mention in self.mentions)

    @cached_property
    def terms(self) -> tuple[str, ...]:
        """What is looked up: stems of content words, then concepts, each once."""
        return tuple(dict.fromkeys(t for t in index_terms(self.tokens, self.mentions) if t not in ASKING))


def parse_question(text: str, library: Library) -> Question:
    """What `text` asks of the reports of `library`. Never fails: what cannot be looked up has no kind."""
    plain = library.vocabulary.put_plainly(wording.tidy(text))
    named = find_forces(wording.ALONE.sub("which forces", plain), library)
    rest, slips = mend_slips(named.rest, library)
    asked = _strip_talk(rest)
    forces, unknown = _scope(asked, named, library)
    is_open = _is_open(asked, named)
    affirmed, wants = (asked, Verdict.YES) if is_open else _affirm(asked)
    proposition = asked if is_open else _proposition(affirmed)
    tokens = tokenize(proposition)
    mentions = tuple(m for m in library.vocabulary.mentions(tokens) if not _is_empty(tokens[m.first : m.last + 1]))
    question = Question(
        text=text,
        kind=None,
        forces=forces,
        names_forces=bool(named.known),
        unknown_forces=unknown,
        asked=asked,
        affirmed=affirmed,
        proposition=proposition,
        wants=wants,
        wants_count=bool(wording.COUNT.match(asked)),
        quantifier=_quantifier(asked),
        slips=slips,
        unused=_unused(tokens, mentions, named, library),
        tokens=tokens,
        mentions=mentions,
    )
    return replace(question, kind=_kind(question, named, library, is_open=is_open))


def explain_reading(question: Question) -> tuple[str, ...]:
    """What a reader should know of how the question was taken: slips mended, idle words, forces without a report."""
    notes = [f"Read “{slip.typed}” as “{slip.read}”." for slip in question.slips]
    if question.unused:
        notes.append(f"No report uses: {', '.join(question.unused)}.")
    if question.unknown_forces and question.forces:
        notes.append(f"No report on {' or '.join(question.unknown_forces)} is loaded.")
    return tuple(notes)


def _strip_talk(text: str) -> str:
    """The question without greetings, courtesies and marks at its ends."""
    straight = wording.PROPORTION.sub("how many forces", wording.TAG.sub("", text.replace("’", "'")))
    meant = wording.IF_ANY.sub("", wording.NOT_COUNTED.sub("", straight))
    bare = " ".join(meant.split()).lstrip(" ,;:.–—-")
    while not wording.NO_GREETING.match(bare) and (greeting := wording.GREETING.match(bare)) and greeting.end():
        bare = bare[greeting.end() :].lstrip(" ,;:.!–—-")
    if aside := wording.ASIDE.match(bare):
        before, bare = aside["aside"] or aside["topic"], aside["asked"] or aside["of_it"]
        if not wording.ASKER.search(before):
            bare = _take_up(before, bare)
    elif condition := wording.CONDITION.match(bare):
        bare = f"{wording.NO_PLAN.sub('', wording.FAREWELL.sub('', condition['asked']))} {condition['aside']}"
    elif cleft := wording.CLEFT.match(bare) or wording.PERSON_GUESSED.match(bare):
        bare = f"does {cleft['who']} {cleft['does']}"
    return wording.FAREWELL.sub("", bare) or bare.strip(" ?.!")


def _take_up(aside: str, asked: str) -> str:
    """A question with what was put before it, in the place of the word that takes it up: 'X: who reviews them?'."""
    bare = wording.FAREWELL.sub("", asked)
    if up := wording.TAKEN_UP.search(asked) or wording.TAKEN_UP.search(bare):
        aside = f"no {aside}" if up[0] == "none" else aside
        return f"{asked[: up.start()]}{wording.AS_TO.sub('', aside)}{asked[up.end() :]}"
    return f"{bare}, {aside}"


def _is_open(asked: str, named: NamedForces) -> bool:
    """A question for passages ('what', 'how', 'why'), whose words of denial are part of what is looked for."""
    if wording.WHERE.match(asked):
        return bool(named.known)
    if wording.WHICH_FORCES.match(asked) or wording.VERDICT_LEAD.match(asked):
        return False
    asks_for_forces = wording.WHO_DOES_NOT.match(asked) or (
        wording.WHO.match(asked) and not wording.WHO_IS_ONE_PERSON.match(asked) and not named.known
    )
    return bool(wording.OPEN.match(asked)) and not asks_for_forces


def _scope(asked: str, named: NamedForces, library: Library) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(forces in scope, forces that no report covers). 'Which forces work with Suffolk' is asked of all."""
    if named.known:
        return tuple(sorted(named.known)), named.unknown
    if named.excluded:
        return tuple(f for f in library.forces if f not in named.excluded), named.unknown
    if named.unknown and not wording.WHICH_FORCES.search(asked):
        return (), named.unknown
    return library.forces, ()


def _affirm(asked: str) -> tuple[str, Verdict]:
    """(what is asked in the affirmative, the verdict that is asked for)."""
    asked = wording.TRAILING_FORCES.sub("", asked)
    if silent := wording.SILENT.search(asked):
        joined = wording.SILENT_OF.sub("", asked[silent.end() :])
        return f"{asked[: silent.start()]} {joined}", Verdict.NOT_STATED
    text = wording.EITHER_WAY.sub("whether", wording.ONCE_MORE.sub("", asked))
    text, wants = wording.NO_PLAN.sub("", wording.NO_PLAN_BETWEEN.sub("", text)), Verdict.YES
    if wording.PARTLY.search(text):
        text, wants = wording.SOME_OF.sub(" ", wording.PARTLY.sub(" ", text)), Verdict.PARTLY
    elif wording.PLANS.search(wording.EMBEDDED.split(text, maxsplit=1)[0]):
        text, wants = wording.PLANS.sub(" ", wording.NOT_YET.sub("", text), count=1), Verdict.PLANNED
    elif wording.UNDER_WAY.search(text):
        text, wants = wording.UNDER_WAY.sub("", text), Verdict.PLANNED
    main = wording.SUBORDINATE.split(text, maxsplit=1)[0]
    denials = _count_denials(main)
    if denials:
        text = wording.NEGATION.sub(_unnegate, main).replace(" nor ", " or ") + text[len(main) :]
    if denials % 2 and wants is Verdict.YES:
        wants = Verdict.NO
    return " ".join(text.split()), wants


def _count_denials(text: str) -> int:
    """How many denials there are; those that are joined to one before them are the same."""
    found = [denial for denial in wording.NEGATION.finditer(text) if not wording.BOTH.search(text[: denial.end()])]
    return len(found[:1]) + sum(not wording.AND_AGAIN.search(text[: denial.start()]) for denial in found[1:])


def _unnegate(negation: re.Match[str]) -> str:
    if wording.BOTH.search(negation.string[: negation.end()]):
        return negation[0]
    if negation["aux"]:
        verb = wording.NOT_AT_END.sub("", negation[0])
        return {"ca": "can", "wo": "will"}.get(verb.lower(), verb)
    if negation["lack"]:
        is_noun = negation["lack"].lower().endswith("of")
        return "have" if not is_noun and negation.string[negation.end() :].strip() else ""
    if negation["leave"]:
        return "include"
    return "with" if negation["without"] else _SOMEBODY.get(negation[0].lower().replace("-", " "), "")


def _proposition(text: str) -> str:
    """What is said of a force, without the words that ask for forces."""
    bare = " ".join(text.split())
    while (lead := wording.LEAD.match(bare)) and lead.end():
        bare = bare[lead.end() :].lstrip(" ,;:'–—-")
    for _ in range(3):
        bare = wording.PERSON_LEAD.sub("", wording.ORPHANS.sub("", bare))
    return bare.strip(" ,;:.?!–—-")


def _is_empty(tokens: tuple[Token, ...]) -> bool:
    """'ok' by itself is no word for approval."""
    return all(token.stem in ASKING for token in tokens)


def _quantifier(asked: str) -> Quantifier:
    if wording.ALL.search(asked):
        return Quantifier.ALL
    return Quantifier.ANY if wording.ANY.match(asked) else Quantifier.WHICH


def _unused(
    tokens: tuple[Token, ...], mentions: tuple[Mention, ...], named: NamedForces, library: Library
) -> tuple[str, ...]:
    used = {i for m in mentions for i in range(m.first, m.last + 1)}
    names = {t.stem for name in named.unknown for t in tokenize(name)}
    known = STOP | NEGATIONS | ASKING | names | library.stems
    idle = (t.text for i, t in enumerate(tokens) if i not in used and t.stem not in known)
    return tuple(dict.fromkeys(word for word in idle if word.isalpha()))


def _kind(question: Question, named: NamedForces, library: Library, *, is_open: bool) -> Kind | None:
    has_force = bool(named.known or named.unknown)
    if not set(question.terms) - NEGATIONS and not has_force:
        return None
    asked = question.asked
    is_known = any(term.startswith("=") or term in library.terms for term in question.terms)
    is_question = wording.OPEN.match(asked) or wording.VERDICT_LEAD.match(asked)
    if not (is_known or has_force or is_question):
        return None
    return _kind_of_many(question, named) or _kind_of_proposition(question, is_open=is_open)


def _kind_of_many(question: Question, named: NamedForces) -> Kind | None:
    """'comparison' or 'summary', where a question asks for more than one thing of the forces that it names."""
    asked = question.asked
    if wording.COMPARE.search(asked) and len(named.known) + len(named.unknown) > 1:
        return "comparison"
    has_force = bool(named.known or named.unknown)
    if has_force and set(question.terms) <= SUMMARY and (wording.SUMMARY.search(asked) or not question.terms):
        return "summary"
    return None


def _kind_of_proposition(question: Question, *, is_open: bool) -> Kind:
    asked = question.asked
    if wording.VERDICT_LEAD.match(asked) or wording.WHICH_FORCES.search(asked) or question.wants is Verdict.NOT_STATED:
        return "verdicts"
    if is_open:
        return "passages"
    asks_for_forces = wording.WHERE.match(asked) or wording.WHO.match(asked)
    is_claim = wording.CLAIM.match(question.text) or wording.YES_OR_NO.search(question.text)
    if asks_for_forces or is_claim or wording.NEGATION.search(asked):
        return "verdicts"
    return "verdicts" if _is_phrase_of_a_claim(question) else "passages"


def _is_phrase_of_a_claim(question: Question) -> bool:
    """Whether a phrase without a verb asks if there is such a thing, not what is said of a topic.

    'Exit interviews?' asks which forces hold them, and so does 'survey of complainants'; 'travel' and
    'Kent second jobs?' name a topic.
    """
    is_asked = question.text.rstrip().endswith("?")
    if question.names_forces:
        return is_asked and any(mention.kind is ConceptKind.PREDICATE for mention in question.mentions)
    covered = {i for mention in question.mentions for i in range(mention.first, mention.last + 1)}
    words = {t.stem for i, t in enumerate(question.tokens) if i not in covered and t.text[0].isalpha()}
    free = words & set(question.terms)
    return is_asked or len({mention.concept for mention in question.mentions}) + len(free) > 1
