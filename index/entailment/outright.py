"""Passages that say outright what is asked, made from the proposition itself.

The hand-written pairs never do: their passages paraphrase, and where one repeats a proposition word for word it is a
trap. Trained on nothing else, a model reads 'The force vets its suppliers.' as not stating that it vets its suppliers.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable
from dataclasses import dataclass

from index.entailment.dataset import Example

YES = (
    "{subject} {third}.",
    "{subject} now {third}.",
    "We found that {lower} {third}.",
    "{subject} {third}, which we welcome.",
    "In line with our recommendation of 2011, {lower} {third}.",
)
NO = (
    "{subject} {denied}.",
    "We found that {lower} {denied}.",
    "{subject} {denied}, which is a matter of concern.",
)
PLANNED = (
    "{subject} will {bare} from next April.",
    "{subject} intends to {bare}.",
    "{subject} does not yet {bare}, but is preparing to.",
    "Plans are in place for {lower} to {bare}.",
)
PARTLY = (
    "In two of its five divisions {lower} {third}; in the others it does not.",
    "{subject} {third}, but only at headquarters.",
    "{subject} {third} in some cases only.",
)
NOT_STATED = (
    "In 2011 we recommended that every force should {bare}.",
    "Neighbouring {other} {third}.",
    "The board discussed whether forces should {bare}.",
)
TEMPLATES = {"yes": YES, "no": NO, "planned": PLANNED, "partly": PARTLY, "not_stated": NOT_STATED}
WEIGHTS = (6, 2, 1, 1, 1)
"""In the order of `TEMPLATES`: a plain yes is what the pairs lack most."""
SUBJECTS = ("The force", "The constabulary", "Averton Constabulary", "Penrose Police", "It")
OTHERS = ("Marlshire", "Thornbury Vale Police", "Ribbleham Constabulary")
BARE = 0.5
"""How often the text is in the form that a question has: 'vet its suppliers'."""
ES = ("sses", "shes", "ches", "xes")
PARTICIPLE = re.compile(
    r"(?!(?:one|dedicated|agreed|detailed|named|written|outside|independent)\b)"
    r"(?:[a-z]+ed|found|taken|given|met|set|cut|put|made|had|seen|told|lent|begun|rewritten|withdrawn|brought|gone|ended)\b"
)
BESIDE = (
    "Staff whom we met were helpful.",
    "The head of the department has been in post since 2010.",
    "This is an improvement on 2011.",
    "The recently elected PCC will need to be satisfied with the governance of these issues.",
    "",
    "",
)
"""What may follow in the same window, and bears on nothing."""


@dataclass(frozen=True, slots=True)
class Outright:
    """A proposition in the present or the perfect: 'vets its suppliers', 'has vetted its suppliers'."""

    third: str
    denied: str
    """'does not vet its suppliers'."""
    bare: str
    """'vet its suppliers'; empty for a perfect, of which no plan can be made."""

    def draw(self, rng: random.Random) -> Iterable[Example]:
        """A passage that says of it outright what a verdict of random choice means."""
        verdict = rng.choices(tuple(TEMPLATES), WEIGHTS)[0]
        if not self.bare and verdict not in {"yes", "no"}:
            return []
        subject = rng.choice(SUBJECTS)
        said = rng.choice(TEMPLATES[verdict]).format(
            subject=subject,
            lower=subject.replace("The ", "the ").replace("It", "it"),
            third=self.third,
            denied=self.denied,
            bare=self.bare,
            other=rng.choice(OTHERS),
        )
        text = self.bare if self.bare and rng.random() < BARE else self.third
        return [Example(text, f"{said} {rng.choice(BESIDE)}".strip(), verdict, text)]


def outright(proposition: str) -> Outright | None:
    """The forms of a proposition; none where its first word is no verb in the present."""
    verb, _, rest = proposition.partition(" ")
    if not verb.endswith("s") or verb in {"is", "was"}:
        return None
    if verb == "has":
        if PARTICIPLE.match(rest):
            return Outright(proposition, f"has not {rest}", "")
        bare = f"have {rest}"
    elif verb.endswith("ies"):
        bare = f"{verb[:-3]}y {rest}"
    else:
        bare = f"{verb.removesuffix('es') if verb.endswith(ES) else verb[:-1]} {rest}"
    return Outright(proposition, f"does not {bare}", bare)
