"""How people ask two things in one sentence, as patterns.

A question that is cut in two wrongly is answered worse than one that is left whole, so each pattern is narrow: what
could be two nouns, two verbs of one thing or a question within a question matches none.
"""

from __future__ import annotations

from bot import wording
from index.cues import Cues, cues

_FORCES = rf"(?:(?:in|at) )?(?:which|what|how many)(?: of)?(?: the| these| those| our)?(?: other)? ?{wording.FORCE}"
_PERSON = r"(?:who|anyone|anybody)"
_DO = r"(?:do|does|did|can|could|will|would|should|must)"

JOIN = Cues(r"\s*+(?P<mark>[,;?]?)\s*+\b(?:and|but|&)\s+(?:also\s+|then\s+)?|\s*+(?P<end>[;?])\s+(?=\w)")
"""Where a second question may begin. A mark by itself must be more than a comma."""
WHICH_LED = Cues(rf"(?:{_FORCES}|which|whose|{_PERSON})\b")
WITHIN = Cues(r"(?<=\s)(?:what|who|whom|whose|how|whether|if|when|where|which|why)\b")
"""A question within a question, of which a second one may be another: 'know what to record and whom to tell'."""

ASKS_OPENLY = cues(
    rf"(?:what|how|why|when|where)(?:'s|\s+{wording.AUXILIARY})\b",
    rf"(?:what|how|which)\s+(?:\w+\s+){{1,5}}?{wording.AUXILIARY}\b",
    rf"which\s+(?:{wording.FORCE}|of (?:them|the)|ones)\b",
    start=True,
)
"""A second question in the order of words of one: 'how often are they checked', not 'how often they are checked'."""
ASKS_WHO = cues(rf"who\s+(?!{wording.BE}?\s*to\b)", start=True, whole=False)
"""Another, which has the same order of words within a question: 'record gifts and who gave them'."""
ASKS_WHETHER = cues(
    rf"{wording.AUXILIARY}(?:n't|nt)?\s+(?!not\b|never\b|an?\b|no\b|any (?:plan|intention))", start=True
)
OF_THE_FORCES = cues(rf"{wording.AUXILIARY}(?:n't|nt)?\s+(?:they|it|their|its|there|all|every|the)\b", start=True)
IS_SO = cues(rf"{wording.BE}(?:n't|nt)?\s+", start=True, whole=False)
PERFECT = cues(rf"{wording.HAVE}(?:n't|nt)?\s+(?!\S+\s+(?:\S+\s+){{0,3}}(?:been|\w+ed)\b)", start=True, whole=False)
"""'Have' as the verb of the forces, 'and has a limit', and not of what 'have been'."""

LEAD = Cues(
    rf"(?P<forces>{_FORCES}(?: (?:that|which|who))?|{_PERSON}"
    rf"|(?:is|are) there (?:an?|any) {wording.FORCE}(?: (?:that|which|who))"
    rf"|{wording.FORCE} (?:that|which))"
    rf"(?P<doing>\s+{_DO}(?:n't|nt| not)?)?\s+"
    rf"|(?P<asks>{_DO})(?P<denies>n't|nt)?\s+(?P<whom>(?:(?:all|any|every|each|both|either|the|of|they|it|them|"
    rf"{wording.FORCE}|anyone|anybody)\s+)*)(?P<not>not\s+)?"
)
"""The forces that are asked for, and how; what a second predicate has in common with the first."""
CONTINUES = Cues(r"(?P<verb>(?:do|does|did)(?:n't|nt|\s+not)\s+|not\s+|never\s+)")
"""A second predicate that is denied by itself: '… but don't publish it'."""
SUPERLATIVE = cues("(?:the )?(?:second |third )?(?:most|fewest|highest|lowest|largest|smallest|least|biggest)")
"""What a question for one force asks by; no question within it follows."""
NEITHER = Cues(rf"(?P<lead>{_FORCES}|{_PERSON})\s+neither\s+(?P<first>.+?),?\s+nor\s+(?P<second>.+)")
HAS = Cues(r"(?:has|have|with|keeps?|got|has got|have got)\s+(?!not\b|no\b)")
HAS_NONE = Cues(rf"no\s+(?!plans?\b|intentions?\b|{wording.FORCE}\b)\w+")
"""A second thing that they have not, behind one that they have: 'have a register but no cross-checking'."""
_EVER = r"(?:regularly|routinely|actively|always|often|openly|formally|independently|also)\s+"
EVER = Cues(_EVER)

_VERBS = (
    "publish|vet|re-?vet|train|teach|inspect|examine|monitor|scrutinise|assess|verify|oversee|keep|maintain|hold"
    "|require|restrict|ban|forbid|prohibit|prevent|allow|permit|let|make|tell|ask|give|provide|run|operate|employ"
    "|have|seek|obtain|get|take|accept|approve|reject|declare|disclose|investigate|cross-?reference|cross-?check"
    "|compare|reconcile|reduce|introduce|adopt|appoint|create|set|consult|inform|remind|encourage|protect|enforce"
    "|follow|apply|ensure|collect|analyse|identify|recruit|withdraw|revise|refuse|decline|share|warn"
)
_THIRD = (
    "publishes|(?:re-?)?vets|trains|teaches|inspects|examines|monitors|scrutinises|assesses|verifies|oversees|keeps"
    "|maintains|holds|requires|restricts|bans|forbids|prohibits|prevents|allows|permits|lets|makes|tells|asks|gives"
    "|provides|runs|operates|employs|has|seeks|obtains|gets|takes|accepts|approves|rejects|declares|discloses"
    "|investigates|cross-?references|cross-?checks|compares|reconciles|reduces|introduces|adopts|appoints|creates"
    "|consults|informs|reminds|encourages|protects|enforces|follows|applies|ensures|collects|analyses|identifies"
    "|recruits|withdraws|revises|refuses|declines"
)
_ALIKE = "record|check|review|audit|report|log|limit|test|survey|brief|screen|register|control|update|use|match"
"""Verbs that are nouns too."""
_OBJECT = r"(?=\s+(?:the|their|its|an?|any|all|every|each|both|what|how|who|whether|on|to)\b)"
_COMPOUND = (
    r"(?!\s+(?:records?|reports?|committees?|panels?|boards?|groups?|teams?|units?|process(?:es)?|procedures?"
    r"|polic(?:y|ies)|registers?|logs?|forms?|lists?|trails?|results?|findings|keeping|entries|entry|plans?|functions?"
    r"|arrangements|mechanisms?|systems?|software|data|meetings?|purchas\w+|rooms?|books?|requirements?|limits?)\b)"
)
PLAIN = Cues(rf"(?:(?:{_VERBS})\b|(?P<alike>{_ALIKE})\b(?P<object>{_OBJECT})?{_COMPOUND})")
"""The verb of a second predicate behind 'which forces' or a 'do'; one that may be a noun, in front of its object."""
THIRD = Cues(rf"(?:(?:{_THIRD})\b|(?P<alike>(?:{_ALIKE})(?:e?s))\b(?P<object>{_OBJECT})?{_COMPOUND})")
"""The same behind 'who' or 'which force'."""
BEGINS_WITH_VERB = Cues(rf"(?:(?:and|or|n|&|,)\s+)*(?:{_EVER})?(?:{_VERBS}|{_THIRD}|(?:{_ALIKE})(?:e?s)?)\b")
"""A predicate, and no subject before it but what names of forces leave: 'record gifts', not 'staff record gifts'."""
LAST_VERB = Cues(rf"\b(?:{_VERBS}|{_THIRD}|(?P<alike>(?:{_ALIKE})(?:e?s)?))\W*$")
"""Two verbs of one thing: 'record and publish gifts'."""
GOVERNS = Cues(
    r"\b(?:to (?!the\b|their\b|its\b|an?\b|any\b|all\b)\w+|that|because|before|after|unless|until|while|so|than"
    r"|lets?|letting|makes?(?= \w+ \w)|making|helps?|sees?|by \w+ing|without|ensures?|between|both)\b"
)
"""What a second verb may belong to, instead of to the forces: 'require staff to declare gifts and register cards'."""

PASSIVE = Cues(rf"(?P<lead>(?:(?:in|at) (?:which|what|how many) {wording.FORCE} )?{wording.BE}(?:n't|nt| not)?)\s+")
DONE = cues(
    r"\w{3,}ed(?: (?:regularly|routinely|annually|every \w+|each \w+|centrally|independently))?\W*$", whole=False
)
"""What is done to a first thing, and ends what is said of it: 'are gifts recorded'."""
DONE_BEFORE = cues(r"\s*\w{3,}ed\s", start=True, whole=False)
DONE_TO = Cues(
    r"\s+(?:regularly |routinely |also |always )?(?!offered|received|accepted|declined|refused|provided|used|needed"
    r"|related|based|concerned|involved|linked|owned|required)\w{3,}ed\b(?!\s+\w{3,}ed\b)"
)
"""What is done to a second one: 'second jobs reviewed every year', not 'hospitality offered recorded'."""

GOES_ON = Cues(
    rf"^(?:whether or not|so|if so|not (?:all|every|others?|the others|the rest|elsewhere)\b"
    rf"|{wording.HAVE} (?:nothing|none)\b|{wording.HAVE} no\b.{{0,30}}"
    r"\b(?:plan|plans|planned|coming|arranged|way|lined up|hand)\b)"
)
"""What belongs to the question before it."""
