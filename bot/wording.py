"""The words of asking: how people word a question about forces, as patterns.

Each pattern is a list of cues, written out one idea a line, and knows nothing of any report. Apostrophes
are straight in the text that they are matched against.
"""

from __future__ import annotations

import re

from index.cues import Cues, cues

_EMOJI = re.compile(r"(?<!\S):[a-z][\w+-]*:(?!\S)|[\u2600-\u27bf\ufe0f\U0001f000-\U0001faff]")
_REPEATED = re.compile(r"([,;:.?!–—-])(?: ?\1)+")


def tidy(text: str) -> str:
    """`text` without emoji, with one space for any white space, and one mark for several of a kind in a row.

    Patterns that meet long runs of these would take seconds; no question means anything by them.
    """
    return _REPEATED.sub(r"\1", " ".join(_EMOJI.sub(" ", text).split()))


FORCE = r"(?:police )?(?:forces?|constabular(?:y|ies)|reports?|areas|places)"
FORCES_WHO = r"(?:police )?(?:forces|constabularies) (?!of\b|and\b|in\b|with\b|that\b|who\b|which\b|where\b)"
"""'Forces planning to …', where the word is not another's first ('force systems')."""
BE = r"(?:is|are|was|were|be|been|being)"
DO = r"(?:do|does|did)"
HAVE = r"(?:has|have|had)"
MODAL = r"(?:can|could|will|would|should|must|need|may|might)"
AUXILIARY = rf"(?:{DO}|is|are|was|were|{HAVE}|{MODAL})"
NOT = r"(?:n't|nt|\s+not)"
NUMERAL = r"(?:two|three|four|five|six|seven|eight|nine|ten|\d+)"

NO_GREETING = cues("which", "whose", "who", "how many", start=True)
"""Opens a question that has no greeting, as most have none: the pattern of greetings is long to compile."""
GREETING = cues(
    r"according to (?:the |your |hmic's )*(?:force )?reports?(?: on)?[ ,]+",
    r"(?:hi|hello|hey|hiya|good (?:morning|afternoon|evening)|morning|evening|dear)\b"
    r"(?: (?:there|all|bot|beatbook|everyone|team))*[,.! -]*",
    r"(?:so|ok|okay|well|right|and|but|um|er|please|pls|sorry)\b[, ]+",
    r"thanks?\b[,.! ]*|(?:yes|yep|no|nope|actually), ",
    rf"{MODAL} (?:you|someone|anyone) (?:please )?(?:tell|show|give|remind|let) (?:me|us)(?: know)?"
    r"(?: about| if| whether)?\b[ ,]*",
    r"(?:can|could|would|will) (?:you|someone|anyone) (?:please )?(?:confirm|check|say|find out)(?: for (?:me|us))?"
    r"(?: that| if| whether)(?: or not)?\b[ ,]*",
    r"(?:please )?confirm (?:that|if|whether)(?: or not)?\b[ ,]*",
    rf"{MODAL} (?:you|someone|anyone) (?:please )?(?=(?:list|name|identify)\b)",
    r"(?:you|we|anyone|anybody) know(?: of)?(?: if| whether)?\b(?=[ ,]+(?:any|which|who|how|a)\b)[ ,]*",
    r"(?:do|does) (?:you|we|anyone) know(?: if| whether)?\b[ ,]*",
    r"i(?:'d| would)? (?:want|like|need) to (?:know|see)(?: if| whether)?\b[ ,]*",
    r"(?:(?:my|our) \w+(?: \w+)?|the (?:pcc|chair|panel|committee|boss|editor|commissioner))"
    r" (?:wants?|needs?|would like|is asking|asks?)(?: to know)?"
    r" (?=(?:which|who|if|whether)\b)(?:if |whether )?",
    r"(?:i'?m|i am|we'?re|we are) (?:just )?(?:trying|looking|hoping) to (?:find out|see|work out|establish|check)"
    r"(?: if| whether)?\b[ ,]*",
    r"(?:i'?m |i am |i was )?(?:just )?(?:wondering|curious)(?: if| whether)?\b[ ,]*|i wonder(?: if| whether)?\b[ ,]*",
    r"(?:just checking|quick (?:one|question|q|check)|urgent(?=[,:!–—-])|sorry to (?:bug|bother|trouble) you(?: but)?)"
    r"\b[ ,:!–—-]*",
    r"(?:i thought|i heard|i gather|i understand|am i right(?: in thinking)?|would it be (?:fair|right) to say"
    r"|(?:i'?ve )?been told(?= that\b))(?: that)? (?=\w)",
    r"(?:did|does|do) (?:hmic|the inspectors?|inspectors|the reports?)(?:'s)? (?:find|see|say|note|show)"
    r"(?: (?:any )?evidence)?(?: that| if| whether)? (?=(?!out\b|nothing\b|anything\b|.*\b(?:about|on) )\w)",
    r"(?:is|was) there (?:any )?evidence (?:in the reports? )?that ",
    r"i(?:'d| would)? (?:want|like|need) (?:a |the )?(?=list of )",
    rf"(?:out )?of (?:the|these|those|our|all) (?:{NUMERAL} ?)?(?:{FORCE})?[ ,]+(?=(?:who|which|how many)\b)",
    r"(?:is|isn't) it (?:not )?(?:true|right|correct|the case) (?:that )?",
    r"(?:any idea|tell me|show me)(?: if| whether)?\b[ ,]*",
    r"(?:(?:identify|find|pick out|point out)(?: (?:me|us|for me))?|(?:give|get|send) (?:me|us))(?: the names of)?"
    r"(?= (?:any|all|every|each|the|those|which|forces?)\b) (?:those (?=forces?\b))?",
    r"(?:i|i'?m|i am|my|our|we|we'?re)\b[^.?!]{2,80}[.!]+ (?=(?:which|who|whose|where|do|does|is|are|has|have|any)\b)",
    r"@\S+\s+",
    start=True,
    whole=False,
)
"""What a question may open with that asks nothing."""

_EITHER = r"(?:yes|y) ?(?:or|/) ?(?:no|n)|or (?:not|nah)"
FAREWELL = Cues(
    r"(?:[\s,;–—-]*(?:(?<!\w)|(?=\W))(?:please|pls|plz|thanks|thank you|thx|ta|cheers|lol|asap|for me|at all"
    r"|(?:as )?yet|by now|any ?more|these days|nowadays|or (?:no|none|several)"
    rf"|{_EITHER}|(?<!ing )(?:anyone|anybody)"
    r"|all forces|overall|if any|(?<=[,–—-] )(?:any|happening)|do we know|(?<=, )(?:right|correct)"
    r"|\? ?(?:which|who|where)(?: ones?| forces?)?(?: (?:allows?|lets?|do|does|did|has|have)(?: (?:it|that|this|so))?"
    r"| are they)?"
    r"|(?:and )?if so,? (?:in )?(?:which|who|where)(?: ones?| forces?)?|and in which(?: ones?| forces?)"
    r"|or who (?:does|has|is|did)"
    r"|(?<=[,;.?–—-] )(?:urgent(?:ly)?|asking for (?:a|my|our) \w+"
    r"|(?:i |we )?need(?:ed)? (?:it|this|that) (?:by|for) \w+(?: \w+)?)"
    rf"|(?:and |(?<=[,;?–—-] ))(?:who|where|which(?: ones?| of them)?(?: {FORCE})?)"
    rf" (?:not|{AUXILIARY}(?:n't|nt| not)(?: they| it| do (?:it|that|this))?)"
    r"|or (?:just|only) (?:some|part|a few)(?: of (?:it|them))?"
    r"|[?.] (?:please )?(?:name|list) (?:them|the forces|which)"
    rf"|,? {AUXILIARY}(?:n't|nt)? (?:it|they|there))(?=[\s?.!]*$)|[\s?.!]+)+$"
)
"""What it may close with."""

TAG = Cues(r"(?:[,.;?–—-]\s*(?:is (?:that|this|it) )?|\s+is (?:that|this|it) )(?:true|right|correct)\W*$")
"""Asks at the end whether what was said is so."""
PROPORTION = cues(
    rf"what (?:proportion|percentage|share|fraction|number) of (?:the |these |all )?{FORCE}",
    rf"how many of the {NUMERAL}(?= (?:have|has|do|don't)\b)",
    start=True,
)
"""Asks how many of the forces do."""
IF_ANY = cues(
    r",? ?\(?if (?:any|at all)\)?,?(?= \w)|, if any(?:one|body),| ?\((?:if any(?:one|body)|of the (?:five|lot|\d+))\)",
    r", according to (?:the |hmic's )?(?:inspectors?|reports?|hmic),",
    whole=False,
)
"""What limits nothing and names no other source, in the middle of a question."""
ALONE = cues(
    r"is it (?:just|only) [^,?]{2,60}? (?:that|who)\b",
    rf"(?:is|are|was|were) [^,?]{{2,60}}? the only (?:ones?|{FORCE})(?: (?:that|which|who|to|with(?=out)))?\b",
    start=True,
)
"""Asks of one force, and so of all, whether it is the only one."""
NOT_COUNTED = Cues(r"\s*\((?:do(?:n't|nt| not) count|not counting|ignor\w+|exclud\w+|leav\w+ out|apart from)\b[^)]*\)")
"""What a question puts in brackets as not meant."""

SAY = r"(?:say|state|mention|tell us|tell you|make clear)"
_TREAT = rf"(?:{SAY}|cover|discuss|address|specify)"
"""What a report does with a matter; of a policy, 'doesn't cover' denies something else."""
SILENT = cues(
    rf"{DO}{NOT} {SAY}(?: anything| us)?",
    rf"{BE}{NOT} clear",
    r"says? nothing|never (?:say|mention|state)s?|leaves? (?:it )?(?:unsaid|unstated)",
    r"(?:is|are|stays?|remains?) silent",
    r"makes? no mention",
    r"fails? to (?:say|mention|state)",
    rf"{HAVE} nothing to say",
    rf"{DO} (?:the|their|its|hmic's) reports? not {_TREAT}",
    rf"(?:(?<=reports )|(?<=report )|(?<=hmic )){DO}{NOT} {_TREAT}",
    r"(?:is it|it is|it's) unclear(?= (?:whether|if)\b)",
    r"ca(?:n't|nt|nnot) (?:we|you|one|i|anyone) (?:tell|say|see)",
    r"not stated|not mentioned|unstated",
)
"""A question for the reports that do not say."""
SILENT_OF = cues(
    r"\s*(?:whether|if|on whether|about whether|of whether|that|about|on|of|as to whether|either way on)",
    start=True,
)
"""What joins it to what they do not say."""

_BUSY = (
    r"(?:planning|intending|preparing|proposing|hoping|aiming|looking(?! for)|expecting|set|due|about|considering"
    r"|working(?! to (?:an?|the|its|their|one|no)\b(?!.*\b(?:dates?|timetable|deadline|schedule)\b)))"
)
_TOWARDS = r"(?:to|on|towards|for|over to)"
PLANS = cues(
    rf"(?:{BE}|'s|'re)? ?(?:only )?"
    rf"(?:{_BUSY}|thinking (?:of|about)|moving|going over|(?<!from )going(?! on\b(?! to\b))|getting ready) {_TOWARDS}",
    r"(?:plans?|intends?|proposes?|means?|hopes?|aims?|wants?) to(?! know\b| see\b)"
    r"(?: start| begin| introduce| bring in)?",
    rf"(?:{HAVE}|got|with|having) (?:any )?(?:plans?|intentions?) (?:to|for)(?: start| begin| introduce)?",
    r"in the pipeline|on the way|in preparation|in the offing|in the works",
    r"(?:still )?(?:being|to be) (?:prepared|drafted|written|developed|introduced|built)",
    r"(?:still being|(?:still )?to be) (?:updated|reviewed|approved|agreed)",
    r"(?:still )?(?:being|to be) (?:set|drawn) up",
    r"(?:still )?(?<!without )(?:waiting|awaiting) (?:for )?(?:sign[- ]?off|approval)",
    r"will(?! need)|(?<!it )(?<!job )(?<!role )(?<!task )is to|are to",
    rf"{BE}? ?(?:in the (?:middle|process|course) of|(?:part|half)[- ]?way through|looking (?:at|into)(?= \w+ing\b))",
    r"under development|in (?:draft|development)",
    rf"{BE}? ?(?:considering|contemplating|thinking about|thinking of)",
    rf"(?:{BE}|(?<=who)'?s|'re) (?:(?:they|it|any(?:one|body)?|there|still|only|just|currently|now|busy) )*"
    r"(?:planning|preparing|(?:re-?)?drafting|developing|proposing|drawing up|putting together)",
    rf"(?:{BE}|(?<=who)'?s|'re)? ?(?:still|only|just) (?:only )?(?:(?:re-?)?writing(?! down)|working on|setting up)",
    rf"{BE}? ?planning(?= \w)(?! (?:permission|process|meetings?|group|team|unit|department|board|officer)\b)",
    rf"(?:(?:{BE}|(?<=who)'?s|'re|still) |(?<=forces )|(?<=force )|(?<=anyone ))"
    r"(?:still |just |only )*(?:waiting (?:for|to)|awaiting)",
    r"planned|about to|gonna|gunna",
)
"""A question for what is not in place yet."""
NOT_YET = Cues(
    rf"[\s,;–—-]*\b(?:but|and|though|although|only)? ?(?:(?:they|it|who) )?(?:{HAVE}|{BE}|{DO}){NOT}"
    r"(?: (?:actually|really|quite))?"
    r"(?: yet)?(?: (?:started|begun|done (?:it|so|that)|got (?:there|round to it)|in place|there))?"
    r"(?: (?:yet|so far|as yet|still|at the moment|now))?\W*$"
)
"""'… but haven't started yet': says of a plan once more that it is one."""
UNDER_WAY = Cues(
    rf"[\s,;–—-]*\bbut (?:(?:they|it|who) )?(?:(?:{HAVE}|{BE}|{DO}){NOT}|not)(?: \w+){{0,3}} (?:yet|so far|as yet)\W*$"
)
"""'… but aren't there yet': says of what is being done that it is not in place."""
NO_PLAN = Cues(
    r"(?:[\s(–—-]*\b(?:and|but|with|nor|or)|\s*[,;])\s+"
    rf"(?:(?:{HAVE}|{BE}|{DO}){NOT}|{HAVE} (?:no|none|nothing|said nothing)|no|none|nothing|not)\b"
    r"[^?]{0,30}?\b(?:(?:plan(?:s|ned|ning)?|about|going|means?|intend(?:ing)?|propos\w+|hop\w+)(?: to(?: \w+){0,3})?"
    r"|pipeline|on the way|lined up|in hand|in prospect|in preparation|in the offing|in the works|arranged|to start"
    r"|starting|getting (?:one|it|any|there)|(?:setting|bringing) (?:one|it|any) (?:up|in)|chang(?:e|ing)(?: that| it)?"
    r"|coming(?: back)?)\W*$"
)
"""'… and no plans to': says of what is not done that it is not planned either."""
NO_PLAN_BETWEEN = Cues(
    rf",? (?:and|nor) (?:they )?(?:{HAVE}|{BE}|{DO}){NOT} (?:\w+ )?(?:plan|intend|propos\w+|mean|going)\b[^,?]*,(?= \w)"
)
"""The same in the middle: 'do not have, and do not plan to have, a register'."""
EMBEDDED = Cues(r"(?<=\w)\s(?=(?:how(?! many)|whether|where|when|while)\b)")
"""Where a question within a question begins, whose tense is its own: 'agreed how it will be reported'."""

PARTLY = cues(
    r"only (?:partly|partially|part|in part|some of the time|sometimes|half|to some extent|to a limited extent)",
    r"partly|partially|in part|to some extent",
    r"(?:only )?(?:sort of|kind of|sorta|kinda|half)(?= \w)",
    r"(?:but|and) not (?:all|every\w*|others?|the (?:rest|others)|elsewhere)(?: of them)?",
    r"(?:(?:just|only) )?in (?:some|certain|a few) (?:cases|instances|circumstances)(?: only)?",
    r"in (?:some|certain|a few) \w+ only|only in (?:some|certain|a few) \w+",
    r"(?<=some )(?=\w+ only\b)",
    rf"(?:{HAVE} )?(?:only )?(?:got |gone |come )?(?:only )?(?:part|half) of the way(?: to| towards)?",
    r"half[- ]?way(?: to| towards)?",
    r"(?:just|only)(?= [^?]*\b(?:some|certain|a few|part|parts|half|one or two)\b)",
)
"""A question for what is done in part."""
SOME_OF = cues(r"(?:some|certain|a few|part|parts|half|one or two)(?: of(?: the| their| its)?)?")

_WHOSE_LACK = "|".join(
    rf"(?<=\b{word} )"
    for word in (
        "forces force constabulary constabularies reports areas places units teams one ones any anyone anybody who "
        "who's is are was were been still currently and but go goes do does doing manage manages managing run runs "
        "running operate operates operating work works working"
    ).split()
)
"""Before 'without', where that denies what is asked: not in 'report wrongdoing by phone without a name'."""
NEGATION = Cues(
    r"(?P<never>\bnever\b)"
    rf"|(?P<yet>\b(?:(?:{HAVE}|{BE}|(?<=who)'?s) )?(?:yet to|still to(?! (?:come|be|this|the|an?|that)\b))(?= \w)"
    r"|\b(?:hardly|scarcely) ever\b)"
    rf"|(?P<aux>(?:\b(?:{AUXILIARY}|ai){NOT}\b|\bca(?:n't|nt|nnot)\b|\bwo(?:n't|nt)\b)"
    r"(?! (?:just|only|merely|simply)\b))"
    rf"|(?P<fail>\b(?:fails?|failed|failing|neglects?|refuses?|(?:{BE} )?unable) to\b)"
    r"|(?P<leave>\b(?:leaves? out|omits?|excludes?)\b)"
    r"|(?P<lack>(?<!\ba )(?<!the )(?<!for )\black of\b|\b(?:(?<!a )(?<!the )(?<!for )lacks?|lacking|lacked"
    r"|(?:(?<=who's )|is |are |(?<=forces )|(?<=anyone )|(?<=anybody ))missing(?! (?:persons?|people|child|children)\b)"
    r"|(?<!go )(?<!goes )(?<!gone )missing(?=\W*$))\b)"
    rf"|(?P<without>(?:^|{_WHOSE_LACK})\bwithout(?: any)?\b(?! \w+ing\b))"
    r"|(?P<no>\bno longer\b|\bno[ -]one\b(?! (?:person|officer|place)\b)"
    r"|(?<!say )(?<!says )(?<!said )(?<!saying )\bno(?= (?!more than|less than|fewer than)[a-z])"
    r"|\bnone of (?:the|its|their)\b"
    r"|(?<!told )(?<!asked )(?<!warned )(?<!advised )(?<!ordered )(?<!instructed )(?<!for )(?<!caught )(?<!, )"
    r"\bnot\b(?! (?:just|only|merely|simply)\b)"
    r"|(?<=, )not\b(?! [^,?]{2,40},)(?! (?:just|only|merely|simply)\b)"
    r"|\bneither\b|\bnothing\b|(?<!ones )\bnobody\b(?!(?<=[a-z]{4}s nobody) \w+\s?(?:$|[–—:?-])))"
)
"""What denies in a question; taken out, what is asked stands in the affirmative."""
BOTH = Cues(r"\b(can|may|must|should|do) (?:and|or) (?:\1|ca)?(?:n't|nt|not| not)$")
"""A denial that only completes its opposite: 'what they can and can't accept'."""
AND_AGAIN = Cues(r"\b(?:and|or|nor) $")
"""Before a denial that only goes on with the one before it: 'no policy and no register'."""
ONCE_MORE = Cues(
    rf",? or (?:{AUXILIARY}{NOT}(?: any ?more)?|{HAVE} (?:ceased|stopped)(?: to)?|no longer (?:do|does|have|has)?)\W*$"
)
"""'… or don't any more': says of what is not done that it may have been."""
EITHER_WAY = cues(r"whether or not", r"or not$")
"""Says that both answers will do, and denies nothing."""
NOT_AT_END = Cues(r"(?:n't|nt|\s+not|nnot)$")
_MADE_SURE = "|".join(rf"(?<=\b{word} )" for word in ("check", "checks", "checking", "sure", "ensure", "ensures"))
"""Before what is made sure of: 'who makes sure nobody takes gifts'."""
SUBORDINATE = Cues(
    r"\s(?=(?:so(?: that)?|because|since|when|if|unless|in case|after|before"
    r"|(?<!forces )(?<!force )(?<!places )(?<!areas )(?:where|whose"
    r"|(?<!and )(?<!or )(?<!there anybody )(?<!there anyone )(?<!\bany )(?<!\bone )who)"
    r"|that (?:they|it|he|she|we|you|their|its|the|staff|officers|people|employees)"
    rf"|(?:you|we)(?:(?:'re|'ve|\s+{AUXILIARY})?(?:n't|nt|\s+not)|\s+ca(?:n't|nt|nnot))"
    rf"|(?:{_MADE_SURE})(?=(?:that )?(?:no[ -]one|nobody|nothing)\b"
    rf"|(?:[\w']+ ){{1,3}}?(?:{AUXILIARY}(?:n't|nt)|not|never)\b)\w+"
    r"|(?<=[a-z]{3}s )(?<!forces )(?<!'s )(?:staff|officers|people|they)"
    r" (?:can't|cant|cannot|(?:may|must|should|could) not))\b)"
)
"""Where a clause begins whose denials are not the question's."""

_NUMBER = rf"(?:more than|at least|fewer than|less than) (?:one|{NUMERAL})"
_THEM = rf"(?: of)?(?: them| the| these| those| our| your)?(?: other)?(?: {NUMERAL})?(?: of the)? ?"
_EACH = r"(?:all(?! those (?:who|with)\b)|every|each|(?:most|many)(?=(?: of)?(?: the| these)? (?:police )?forces\b))"
LEAD = cues(
    r"(?:(?:in|at|for|with|by) )?"
    rf"(?:(?:which|what)(?: ones?| lot)?|whose|how many"
    rf"|(?:{AUXILIARY})(?:n't)? (?:there )?(?:any(?:where)?|{_EACH}|{_NUMBER}|an?|there)"
    rf"|any|{_EACH}|(?:name|list)(?=(?: (?:all|every|each|any))?(?: of)?(?: the)? {FORCE}\b)|name the|list the"
    rf"|list(?! of (?!(?:the |those )?{FORCE}\b))|show the"
    rf"|(?={FORCE} (?:that|which|who|where|with|without|\w+ing)\b)|(?={FORCES_WHO}))"
    rf"{_THEM}(?:{FORCE}(?: or {FORCE})?)?'?s?\b(?:(?: |(?<= ))(?:that|which|who|where|with)(?:'s)?\b)?",
    start=True,
    whole=False,
)
"""The forces that a question asks for or about, before what it asks of them."""
_NO_MORE = r"(?! (?:but|except|other|more|senior|independent|outside|inside|at|from|on|of)\b)"
"""Nothing follows that says who it is: 'anyone outside the force' stays."""
_ANYONE = (
    rf"(?:any(?:one|body)?(?: else)?{_NO_MORE}(?: (?:who|that))?"
    rf"|some(?:one|body)(?! (?:else|who|that|in|above|with|to|\w+ed)\b){_NO_MORE})"
)
PERSON_LEAD = cues(
    rf"(?:who(?: else|'?s)?|{_ANYONE}|where(?:abouts)?(?:'?s)?"
    rf"|{AUXILIARY}(?!n't (?:just|only|merely|simply)\b)(?:n't)?"
    rf"(?: (?:they(?: all| both)?|it|the force(?: itself)?|(?:there )?{_ANYONE}"
    r"|there|every(?:one|body)?))?\b"
    r"(?: of them)?"
    r"|been(?= an? )|(?:yet(?! to)|still|actually|really|even|ever|already|currently|now)(?= \w)"
    r"|(?:still )?(?:bother(?:s|ed|ing)?(?: to| with)?|(?:manag(?:es?|ed|ing)|got (?:a)?round) to)(?= \w))\s+",
    start=True,
    whole=False,
)
ORPHANS = Cues(
    r"^(?:(?:(?:and|or)\b|[&+:,])\s*)+|^(?:both|either|nor)(?:\s+(?:and|or)\b)?\s+(?=\w)"
    r"|\b(?:in|at|for|by|of|with)(?:\s+(?:and|or|&|,))+(?=\s|$)"
    r"|(?<!'re)(?<!\bis)(?<!\bare)\s(?:in|at|for|by|of|with|and|or|but)\W*$"
    r"|(?<=\s)(?:and|or)(?=\s+(?:and|or)\b)"
)
"""What the names of forces leave behind: 'tested in and' of 'tested in Kent and Norfolk'."""
_WHO_DOES_IT = r"who(?:'?s)?(?: (?:is|has|does|did|do|have|still|got|doing))*(?: (?:that|it|this|them|one))?(?: now)?"
TRAILING_FORCES = Cues(
    rf"(?:[\s,–—-]*\b(?:and )?(?:in |at )?(?:which|what) {FORCE}"
    r"|\s*[,:–—-]\s*(?:and )?(?:where|whose|which(?: ones?| of them)?"
    rf"|{_WHO_DOES_IT})"
    rf"|\s*[,–—-] ?any {FORCE}|,? in any of (?:them|(?:these|those|the|our)(?: {FORCE})?)"
    rf"|[\s,]+(?:in|at|by|across) (?:every|each|all|any)(?: of)?(?: the| our| your)?(?: {NUMERAL})? {FORCE}"
    r"|[\s,]+(?:everywhere|anywhere|nationwide|across the board))\W*$"
)
"""Where a question ends by asking for them or for how many: 'drug tests at random, which forces?', 'in every force'."""
_NO_TOPIC = (
    "if|when|whenever|where|once|after|before|until|since|at|in|of|with|among|between|apart|besides|unless|while"
    "|who|which|how|what|why|yes|no|actually"
)
ASIDE = Cues(
    r"^(?P<aside>[^?:–—]{2,120}?)\s*(?::|[–—]|\s-\s)\s*"
    rf"(?P<asked>(?:which|who'?s?|whose|what|how many|any(?:one|body)?|where|name|list"
    rf"|{AUXILIARY}(?:n't|nt)?)\s+\S+\s+\S.*)$"
    rf"|^(?P<topic>(?!(?:{_NO_TOPIC})\b)(?!{AUXILIARY}\b)(?:(?!\b(?:its|their|must|, who)\b)[^?:–—]){{2,80}}),"
    rf"\s*(?!{_WHO_DOES_IT}\W*$)"
    rf"(?P<of_it>(?:(?:which|any) {FORCE}|who'?s?|any(?:one|body)"
    rf"|{AUXILIARY}(?:n't|nt)? (?:they|it|any(?:one|body| {FORCE})))\s+[^\s,]+\s+[^,]+)$"
)
"""What is put before a question: 'for our PCC: which forces …', 'gifts register, who publishes it?'."""
AS_TO = cues(r"(?:for|on|about|re|regarding|as for)\s+", start=True, whole=False)
"""Before what is put before a question, where a word takes it up: 'for gifts over £50, who approves them?'."""
TAKEN_UP = Cues(
    r"\b(?:do )?(?:one|it|them|those|that|none|the two)\b(?=\W*$|\s+(?:in|at|on|by|with|from|every|each|once|now|again"
    r"|down|out|up|back|over)\b)"
    r"|\bthem(?= \w)"
    r"|(?:(?<=\bis )|(?<=\bare )|(?<=\bwas )|(?<=\bwere )|(?<=\bdoes )|(?<=\bhas )|(?<=\bhave )"
    r"|(?<=\bcan )|(?<=\bmust )|(?<=\bwill ))(?:it|they)(?= \w)(?!.* (?:it|them)\W*$)"
    r"|(?:(?<=\bdo )|(?<=\bdid ))they(?= (?:get|go|have to|need|count|cover|include|apply|say|show|ever get|also)\b)"
)
"""Where such a question takes up what was put before it."""
CONDITION = Cues(
    rf"^(?P<aside>(?!if so\b|after all\b)(?:where(?! {AUXILIARY})|when(?! {AUXILIARY})|whenever|if|once|after|before"
    r"|unless|until|since|in the event of|when it comes to)\b"
    r"[^?]{3,120}),\s*"
    rf"(?P<asked>(?:in )?(?:(?:which|what|how many) {FORCE}|who'?s?"
    rf"|{AUXILIARY}(?:n't|nt)? (?:it|they|their|there|staff|officers|any(?:one|body| {FORCE})?|the|an?|forces))\b.*)$"
)
"""What is put before a question and limits it: 'where a gift is refused, which forces …'."""
CLEFT = Cues(
    r"^(?:is|was|isn't|wasn't) it (?P<who>[^?,]{3,60}?)(?:, (?:not|rather than|instead of) [^?,]{3,60})?,?"
    r" (?:that|who) (?P<does>\w+s\b.*)$"
)
"""'Is it PSD, not the line manager, that decides on second jobs?'."""
PERSON_GUESSED = Cues(
    r"^who (?P<does>(?!(?:is|are|was|were|do|does|did|has|have|had)\b)\w+s\b[^?,–—]{3,80}?)(?:,| [-–—]) ?"
    r"(?:the |a |an )?(?P<who>\w+(?: \w+){0,3})\?\s*$"
)
"""'Who decides on second jobs, PSD?', which asks whether it is they that do."""
ASKER = cues(
    "i|i'm|im|my|our|we|we're|us|me|asking|asked|ask|question|query|quick|help|deadline|story|wondering"
    "|office here|rep here|need this|scrutiny panel"
)
"""Words of one that says who is asking, or why."""

VERDICT_LEAD = cues(
    r"(?:(?:in|at|for|with|by) )?"
    rf"(?:(?:which|what|whose|how many)(?: of)?(?: the| these| those)?(?: other| \w+)? ?{FORCE}"
    r"|which\b|whose\b"
    rf"|how many (?:of them|(?:{HAVE}|are|{DO})(?:n't|nt)?|\w+ (?:their|its|an?|any|all|every))\b"
    rf"|{AUXILIARY}(?:n't|nt)?\b"
    rf"|(?:any|every|all)(?:one|body)?\b"
    rf"|{FORCE} (?:that|which|with|without|where|who|not|lacking)|{FORCES_WHO}\w"
    rf"|(?:when|whenever|where|if|once|after|before)\b[^?]{{5,120}}?,? (?:is|are|{DO}|{HAVE}|can|must|will)"
    r" (?:they|it|you|we|staff|officers|people|there|someone|any(?:one|body|thing)?|the force)\b)",
    start=True,
    whole=False,
)
"""A question that is answered by a verdict for each force."""
YES_OR_NO = Cues(rf"\b(?:{_EITHER})[\s?.!]*$")
"""Says at the end of a phrase that it is asked whether it is so: 'exit interviews y/n'."""
COUNT = cues(r"how many|what number of|number of|count", start=True)
ALL = cues(
    rf"^(?:{AUXILIARY})(?:n't)? (?:they )?(?:all|every(?:one|body)?|each|both)",
    rf"^(?:all|every|each)(?: of)?(?: the)? {FORCE}"
    r"(?! (?:that|which|who|with|without|where|bar|but|except|apart|\w+ing)\b)",
    r"(?:in|by|at|for|across) (?:every|each|all)(?: of the)? (?:\w+ )?(?:forces?|constabular(?:y|ies))",
    r"(?:everywhere|nationwide|across the board)\W*$",
)
ANY = cues(rf"(?:{AUXILIARY})(?:n't)? (?:any|there)|any|anyone|anybody", start=True)
WHICH_FORCES = cues(rf"(?:which|what|any) {FORCE}", rf"{FORCE} (?:that|which|with|without)")
WHERE = cues(rf"where(?:abouts)?(?:'?s| {AUXILIARY})(?:n't|nt)?", start=True)
WHO = cues(r"who|who'?s|anyone|anybody", start=True)
WHO_DOES_NOT = cues(rf"who(?:'?s| {AUXILIARY}){NOT}", r"who\b[^?]* (?:and|but) (?:then )?never", start=True)
"""A 'who' that asks for forces though some are named, or one may do it: 'Kent, Essex: who hasn't …'."""
WHO_IS_ONE_PERSON = cues(
    r"who(?:'?s| is| are| was| were)? (?:the|in charge|responsible|chair|chairs|chaired|leads?|led|heads?|headed"
    r"|runs?|ran"
    r"|decides?|decided|signs?|signed|used to|has to|have to|must|needs? to|gets? (?:told|asked|to)|oversees|oversaw"
    r"|approves?|approved|carries|carried|makes the|takes the|wrote|said|does the"
    r"|can(?!'?t|not| (?:see|read|check|tell)\b[^?]*\btheir (?:staff|officers|people)\b)|reads?"
    r"|says? (?:whether|if)|looks after|keeps the|holds the|sits on|appoints?)",
    start=True,
)
"""A 'who' that asks for a person or an office, where other 'who's ask for forces."""
OPEN = cues(r"what|how|why|when|where|who|whom|tell|describe|explain|give|show|summari[sz]e", start=True)
COMPARE = cues(
    r"compare|comparison|compared|versus|vs?\.?|contrast|differ|differs|differences?|side by side",
)
CLAIM = cues(
    r"[^?]*\b(?:know|tell (?:me|us)|idea|see) (?:if|whether)\b",
    r"[^?]*\b(?:\w{3,}ed|done|in place|known|kept|held|made|taken|given|written|run|or not)\W*\?",
    start=True,
    whole=False,
)
"""A claim that its question mark makes a question ('Kent - checklist done or not?'), or 'whether'."""
SUMMARY = cues(
    r"summar(?:y|ies|i[sz]e)|overview|sum up|in brief|run[- ]?down|brief me",
    r"^(?:tell me|what do you know|what does the report say|what do we know|everything|anything)(?: about| on)?",
)
"""A question for all that a report says."""

_NUMBER_WORDS = (
    r"how ?many|many|much|few|number|numbers|count|tally|large|big|high|low|small|extra|howmany",
    r"money|cash|spen[dt]|spends|spending|expenditure|costs?|amount|sum|values?|worth",
    r"limit|threshold|ceiling|price|raised?",
    r"percent\w*|pct|per|rates?|proportion\w*|chance\w*|odds|likelihood|likeliest|likely|fraction|share|part",
    r"rank\w*|league|leaderboard|order|sort|sorted|first|top|bottom|record",
    r"(?:by|each|every|per)\s+(?:of\s+the\s+)?(?:force|constabulary)\w*|for\s+all\s+forces|tops|heads|leads",
    r"total\w*|altogether|together|all|add\w*|combined|overall|collectively|aggregate|between|across|account\w*",
    r"(?:in|of|for)\s+the\s+\w+\s+forces",
    r"average\w*|mean|avg|av|typical|typically|median|middle|midpoint",
    r"most|more|least|less|maximum|max|minimum|min|best|worst",
    r"(?:few|high|low|larg|bigg|small|great|easi|hard)(?:er|est)",
    r"difference|gap|far|by\s+what",
    r"(?:second|2nd|third|3rd|fourth|4th|fifth|5th)(?!\s+(?:job|employment|income|occupation))|runners?[\s-]+up",
    r"plus|up|over|above|exceed\w*|upwards|excess|topped|under|below|exactly|just|only|precisely|equal|plus",
)
EXISTS = cues("any", "no", "zero", "nil", "none", "a single", "at least one", r"not (?:\w+ ){0,2}(?:a|one)")
"""Words of a question for whether there is any of what is counted."""
FIGURES = cues(rf"\b(?:{'|'.join(_NUMBER_WORDS)})\b", r"\bno\.", r"[\d%£]", whole=False)
"""Words of number, taken wide: what asks for figures holds one of them, unless it is put as a heading."""
SENTENCE = cues(r"do|does|did|is|are|was|were|has|have|had|can|will|which|who|what|where|every|not|without")
"""Words that no heading holds."""

EMPTY = (
    "force forces constabulary report reports say says said whether if according anyone anybody somebody someone any "
    "every all both each either there anywhere something happen happens amount latest thinking properly police "
    "actually really v vs versus still already currently now yet only they so ok thing things please tell know does "
    "thanks thank great hello yes bother bothers bothered bothering"
)
"""Words that hold nothing to look up in a question about forces' reports."""
SUMMARY_WORDS = "give me summary summarise overview sum up brief rundown everything anything about report tell know"
