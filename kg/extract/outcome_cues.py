"""The words that say what happened to those counted, and which figures of a sentence belong together.

What `outcomes` and `tallies` go by.
"""

from __future__ import annotations

import re

from kg.model import Outcome

PERCENT_SPEAKS = re.compile(
    r"\s+(?:of\s+those\s+(?:who|asked|polled|surveyed|questioned|interviewed|aged|with|living|killed|injured)"
    r"|(?:\w+ly\s+|now\s+|also\s+)?(?:say(?:s|ing)?|said|support(?:ed|s)?|oppos(?:e[sd]?)|believe[sd]?|think|thought"
    r"|want(?:ed|s)?"
    r"|(?:dis)?approve[sd]?|favou?r(?:ed|s)?|backed|(?:dis)?agree[sd]?|felt|feel|fear(?:ed)?|trust(?:ed)?"
    r"|prefer(?:red)?|plan(?:ned)?\s+to"
    r"|would\s+(?:vote|support|back|prefer)|identif(?:y|ied)\s+as|describe[sd]?\s+themselves|regard(?:ed)?"
    r"|consider(?:ed)?"
    r"|reported\s+(?:feeling|having|being)|had\s+no\s+opinion))\b"
)
SPEAKS = re.compile(
    r"(?:[^.,;:–—”\"]|,[^.,;:–—”\"]{1,60},){0,80}?\s(?:said|says|say|told|tells|tell|confirmed|added|reported|testified"
    r"|argued|wrote|declined|spoke|warned)\b"
)
SUBJECT_BEFORE = re.compile(
    r"(?:^|[,;:–—“\"‘(]|\b(?:and|but|that|while|as|when|where|because|if|although|though|or|yet|so|to|by|citing|quoting"
    r"|with|from|said|after))\s*[“\"‘]?$"
)  # where those who speak stand; the object of a verb is counted whatever is said after it
NAMES_AFTER = re.compile(
    r"\s*(?:[,:–—(]|--|\s-\s)\s*(?:[A-Z][\w’'-]+\.?\s+){0,3}[A-Z][\w’'-]+\s+(?:[A-Z][\w’'-]+|and\s+[A-Z])"
)  # "two candidates, Ann Lee and Tom Fox": told by name
SOUGHT = re.compile(
    r"(?:\s+who)?\s+(?:(?:were|was|are|is|been|being|remain(?:s|ed)?|still|also|now)\s+)+"
    r"(?:sought(?!\s+(?:after|to)\b)|wanted\s+(?:by|for|in|over)|on\s+the\s+run|at\s+large)\b"
)  # a figure however few they are, though no outcome names it
FEW = 5  # fewer people to whom nothing happens may be named, not counted: "the two ministers"
KNOWN_BEFORE = re.compile(
    r"\b(?:the|these|those|both|all|either|neither|any|first|last|past|top|next|other|latter|former|same|previous"
    r"|final)"
    r"(?:\s+(?:last|first|past|top|next|other|same|latter|former|previous|final))?\s+$",
    re.IGNORECASE,
)
OWNED_BEFORE = re.compile(r"(?:\b(?:his|her|their|its|our|my|your|whose)|[’']s|s[’'])\s+(?:[\w-]+\s+)?$", re.IGNORECASE)
OTHER_PEOPLE = re.compile(r"\s+(?:other|more|further|additional)\b")  # the ones there are beside those named
LAST_BEFORE = re.compile(r"\b(?:first|last|past|next|top)\s+$", re.IGNORECASE)  # "the last 12 elections": an order
FEWER = re.compile(r"\s+(?:fewer|less)\b")  # a difference is no count
# "12 were killed in two attacks"
HARM_IN = re.compile(
    r"[^.;:,]{0,60}?\b(?:in|during|by)\s+(?:(?:the|his|its|their)\s+)?"
)  # "12 were killed in two attacks"
DOES_HARM = re.compile(
    r"(?:\s+(?:in|on|at|near|across|over|during|since|against|around|outside|targeting|by|from|of)\b"
    r"(?:(?!\b(?:police|troops|soldiers|forces|army|after|when|while)\b)[^,;:.]){0,80}?)?"
    r"(?:,?\s+(?:which|that))?(?:\s+(?:have|has|had|also|together|reportedly|allegedly))*"
    r",?\s+(?:kill(?:ed|ing)|left|leaving|claim(?:ed|ing)|wound(?:ed|ing)|injur(?:ed|ing)|hurt(?:ing)?|displac(?:ed"
    r"|ing)"
    r"|maim(?:ed|ing)|cost(?:ing)?|tak(?:en|ing)|took|in\s+which|where)\s+(?:the\s+lives\s+of\s+)?",
    re.IGNORECASE,
)
_KILL = (
    r"kill(?:ed|ing|s)?|murder(?:ed|ing)|execut(?:ed|ing)|massacr(?:ed|ing)|slaughter(?:ed|ing)|behead(?:ed|ing)"
    r"|slain|lynched|(?:gunn|mow)(?:ed|n|ing)\s+down|butcher(?:ed|ing)|assassinat(?:ed|ing)|electrocut(?:ed|ing)"
)
_HURT = r"injur(?:ed|ing|es?)|wound(?:ed|ing|s)|hurt(?:ing)?|maim(?:ed|ing)|stabb(?:ed|ing)|hospitali[sz](?:ed|ing)"
_MOVE = (
    r"displac(?:ed|ing|es?)|evacuat(?:ed|ing|es?)|uproot(?:ed|ing|s)|expel(?:led|ling)|deport(?:ed|ing|s)"
    r"|evict(?:ed|ing|s)"
)
_HOLD = (
    r"arrest(?:ed|ing|s)?|detain(?:ed|ing|s)?|jail(?:ed|ing|s)|imprison(?:ed|ing)|remand(?:ed|ing)"
    r"|captur(?:ed|ing|es?)|kidnap(?:p(?:ed|ing)|s)?|abduct(?:ed|ing)|round(?:ed|ing)\s+up|intern(?:ed|ing)"
)
_FREE = r"rescu(?:ed|ing|es?)|free(?:d|ing|s)|releas(?:ed|ing|es)|sav(?:ed|ing)|liberat(?:ed|ing)|airlift(?:ed|ing)"
KILLED_VERB = _KILL
_ADVERBIAL = (
    r"(?:\s+(?:of|off|another|the|all|its|their|his|remaining|other|last|final|first|a\s+(?:further|total\s+of)"
    r"|an\s+additional|as|also|up"
    r"|in\s+all))*\s*[“\"]?$"
)
_DONE_TO_PEOPLE = r"jail(?:ed|ing)|imprison(?:ed|ing)|remand(?:ed|ing)|kidnap(?:ped|ping)|abduct(?:ed|ing)"
PERSON_ONLY_BEFORE = re.compile(
    r"\b(?:kill(?:ed|ing|s)|murder(?:ed|ing)|behead(?:ed|ing)|injur(?:ed|ing|es)|wound(?:ed|ing|s)"
    rf"|arrest(?:ed|ing|s)|detain(?:ed|ing|s)|{_DONE_TO_PEOPLE})"
    rf"{_ADVERBIAL}",
    re.IGNORECASE,
)  # what is mostly done to people: its object counts them, whatever they are called, unless NOT_PEOPLE says otherwise
_PASSIVE = r"(?:(?:have|has|had)\s+(?:\w+ly\s+|also\s+)?been|were|are|was|being)\s+(?:\w+ly\s+|also\s+|all\s+)?"
PERSON_ONLY_AFTER = re.compile(
    rf"\s+who\b|(?:\s*,[^,.;]{{1,80}},)?\s+(?:{_PASSIVE}"
    r"(?:killed|shot\s+dead|crushed\s+to\s+death|trampled|injured|wounded|arrested|detained|jailed|imprisoned|remanded"
    r"|kidnapped|abducted|murdered|beheaded|lynched|hospitali[sz]ed|(?:feared\s+)?dead"
    r"|taken\s+(?:hostage|into\s+custody|to\s+hospital))"
    r"|(?:feared\s+|lying\s+)?dead|(?:have\s+|had\s+)?(?:died|drowned|perished|suffocated"
    r"|lost\s+their\s+(?:lives|homes)|walked\s+off\s+the|marched|picketed|went\s+on\s+(?:hunger\s+)?strike))\b"
)
LOSABLE = frozenset(
    """children sons daughters brothers sisters siblings parents relatives cousins babies grandchildren uncles aunts
 nephews nieces friends neighbours neighbors soldiers fighters troops servicemen servicewomen crewmen officers men women
 people""".split()
)  # "lost four sons" tells of deaths, "lost 300 members" does not
_SEIZED = frozenset("prisoners captives hostages pows detainees".split())
_WANTED = frozenset(
    """suspects gunmen attackers assailants fugitives inmates prisoners escapees convicts robbers thieves bombers
 killers murderers militants terrorists accomplices burglars arsonists kidnappers offenders witnesses shooters
 perpetrators culprits hijackers smugglers volunteers""".split()
)


def fits(verb: str, noun: str | None) -> bool:
    """Whether a verb of many senses tells of an outcome with this object: "lost", "took", "search for" do with some.

    >>> fits("took", "prisoners"), fits("took", "photographers"), fits("search for", "gunmen")
    (True, False, False)
    """
    verb = verb.lower()
    if verb == "lost":
        return noun in LOSABLE
    if verb.startswith(("tak", "took", "swapp", "exchang")) and " " not in verb:
        return noun in _SEIZED
    return not (verb.startswith("search") and noun in _WANTED)


_GROUPS = {"killed": _KILL, "injured": _HURT, "displaced": _MOVE, "detained": _HOLD, "rescued": _FREE}

_NUMBER_OF = r"\b(?:number|total|toll)\s+of\s+(?:the\s+)?(?:(?:people|those|\w+)\s+)?"
_LIST_BEFORE = {
    "killed": rf"{_KILL}|(?:deaths?|killings?|murders?|execution|massacre|bod(?:y|ies)|corpses)\s+of"
    r"|(?:claim(?:ed|ing|s)?|cost(?:ing|s)?|took|tak(?:en|ing|es)|lost|loss\s+of)\s+(?:the\s+)?lives\s+of"
    r"|claim(?:ed|ing|s)|shot\s+dead"
    r"|(?:the\s+dead|those\s+killed|(?<=[Aa]mong )the\s+(?:dead|fatalities))\s+(?:were|was|are|include[ds]?)|lost",
    "injured": rf"{_HURT}|injuries\s+to|those\s+(?:injured|wounded)\s+(?:were|include[ds]?)"
    r"|the\s+(?:injured|wounded)\s+(?:were|include[ds]?)",
    "displaced": rf"{_MOVE}|(?:displacement|evacuation|exodus|flight|expulsion)\s+of|forc(?:ed|ing)"
    r"|driv(?:en|ing)\s+out",
    "detained": rf"{_HOLD}|seiz(?:ed|ing)|(?:arrests?|detention|abduction|kidnapping|capture|imprisonment)\s+of"
    rf"|holding|held|holds"
    r"|took\s+hostage|took|tak(?:en|ing)",
    "missing": r"(?:rescuers|rescue\s+\w+|divers|crews|searchers|firefighters|(?:search\s+)?teams|volunteers)\s+"
    r"(?:[\w’'-]+\s+){0,3}(?:look(?:ed|ing)|dig(?:ging)?|dug)\s+for|disappearances?\s+of|search(?:ed|ing|es)?\s+(?:(?:for\s+survivors|resum\w+|continu\w+|beg[au]n"
    r"|begins|goes"
    r"\s+on|(?:is\s+|was\s+)?under\s*way|intensifie[sd]|called\s+off|suspended|widened|launched)\s+)?for|the\s+missing"
    r"\s+include[ds]?",
    "rescued": rf"{_FREE}|(?:release|rescue)\s+of|pull(?:ed|ing)|(?:pluck|winch|haul)(?:ed|ing)|swapp(?:ed|ing)"
    rf"|exchang(?:ed|ing)|repatriat(?:ed|ing)",
}
BEFORE = re.compile(
    r"\b(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _LIST_BEFORE.items()) + r")"
    rf"(?:\s+(?:and|or)\s+(?P<also>{'|'.join(_GROUPS.values())}))?{_ADVERBIAL}",
    re.IGNORECASE,
)
TOLL = re.compile(
    r"(?:(?P<killed>\b(?:death|casualty)[\s-]toll|(?<!\w)toll(?!\s+(?:road|free|call))|death\s+count"
    rf"|{_NUMBER_OF}(?:dead|deaths|fatalities|killed|victims)|(?:deaths|fatalities)(?=\s+(?:\w+\s+){{0,2}}(?:at|to"
    rf"|reached"
    r"|passed|topped|could|may|might|would|will|had|have|has)\s+$))|(?P<injured>{_NUMBER_OF}(?:injured|wounded"
    r"|injuries))"
    rf"|(?P<displaced>{_NUMBER_OF}(?:displaced|refugees|evacuees))"
    rf"|(?P<detained>{_NUMBER_OF}(?:arrested|detained|arrests|detainees|prisoners))"
    rf"|(?P<missing>{_NUMBER_OF}missing))\b(?P<rest>[^.;\d]{{0,80}}(?:from\s+[\d,]+\s+to\s+)?)$",
    re.IGNORECASE,
)
TOLL_LINK = re.compile(
    r"\b(?:to|at|of|is|was|were|stands?|stood|reach(?:ed|es|ing)?|pass(?:ed|es)|exceed(?:ed|s)|hit|hits|topped|as"
    r"|from|nearly|climbed|now|currently|officially|could|may|might|would|will|ha[ds]|have)\s*+$|^\s*+[:,(]?\s*+$",
    re.IGNORECASE,
)

_LIST_AFTER = {
    "killed": r"killed|murdered|executed|massacred|slaughtered|slain|beheaded|lynched|assassinated|shot\s+dead|died"
    r"|dead|dying|dies?|perished|drowned|lost\s+their\s+(?:own\s+)?lives|burned\s+to\s+death|buried\s+alive|deaths"
    r"|fatalities|succumbed|(?!sentenced|condemned|scared|bored|worked|loved)\w+\s+to\s+death",
    "injured": r"injured|wounded|hurt|maimed|stabbed(?!\s+to)|hospitali[sz]ed"
    r"|suffer(?:ed|ing)\s+(?:\w+\s+){0,3}(?:injuries|burns|wounds|concussion)"
    r"|treated\s+(?:(?:in|at)\s+(?:(?:the\s+|an?\s+)?(?:[\w’'-]+\s+){0,3}(?:hospitals?|clinics?|infirmary)|the\s+scene)|for)|fighting\s+for\s+(?:their|his"
    r"|her)\s+li(?:ves|fe)"
    r"|in\s+(?:(?:a|an)\s+)?(?:critical|serious|grave|stable|life-threatening)\s+condition|on\s+(?:ventilators"
    r"|life\s+support)"
    r"|in\s+intensive\s+care|(?:remain(?:ed|s)?|still|kept|recovering|are|were)\s+in\s+(?:an?\s+|the\s+)?hospitals?"
    r"|(?:taken|rushed|admitted)\s+to\s+(?:a\s+|the\s+|local\s+)?hospitals?|injuries",
    "displaced": r"(?:have\s+|had\s+)?fled|flee(?:ing|s)?|displaced|evacuated|uprooted|homeless"
    r"|(?:seek|seeking|sought|took|taken|taking)\s+(?:refuge|shelter|asylum)"
    r"|los(?:t|e|ing)\s+their\s+(?:own\s+)?(?:homes?|houses)"
    r"|(?:moved|taken|relocated|bussed|brought|crowded|packed|stay(?:ed|ing)|living|lived?|sle(?:eping|pt)"
    r"|sheltering|housed|accommodated|put\s+up)"
    r"\s+(?:to|into|in|at|on)\s+(?:[\w-]+\s+){0,3}(?:shelters?|(?:evacuation|relief|rest|reception)\s+(?:centres?"
    r"|centers?"
    r"|camps?)|tents|cots|gym(?:nasium)?s?|(?:school|church|community|sports|town)\s+halls?)"
    r"|spen(?:t|d|ding)\s+(?:[\w’'-]+\s+){0,2}nights?\s+(?:there\b|(?:in|at|on)\s+(?:[\w-]+\s+){0,3}(?:shelters?"
    r"|tents|gym(?:nasium)?s?"
    r"|schools?|church(?:es)?|mosques?|cars|halls?|hotels?|centres?|centers?|cots|streets?|open))"
    r"|shelter(?:ed|ing)\s+(?:in|at)"
    r"|(?:moved|taken|relocated|brought|led)\s+to\s+(?:higher|safer)\s+(?:ground|places?|areas?)|resettled"
    r"|(?:to|must|should|had\s+to)\s+evacuate|under\s+(?:\w+\s+)?evacuation\s+(?:orders?|warnings?|notices?)"
    r"|(?:away\s+|out\s+)?from\s+their\s+(?:own\s+)?(?:homes?|houses|villages|land)"
    r"|forced\s+(?:to\s+(?:flee|leave|evacuate)|(?:out\s+of|from)\s+their)|driven\s+(?:from|out)"
    r"|(?:living\s++)?(?:abroad|there|overseas)?\s*+as\s+refugees|in\s+exile|(?:left|abandoned|leave"
    r"|leaving)\s+their\s+(?:homes|houses|villages|town)|expelled|deported|evicted"
    r"|(?<=\bare\s)in\s+(?:[\w-]+\s+){0,2}(?:shelters|evacuation\s+cent(?:re|er)s|tents)",
    "detained": r"arrested|detained|jailed|imprisoned|remanded|(?:re)?captured|rearrested|kidnapped|abducted"
    r"|rounded\s+up|interned"
    r"|in\s+custody|(?:be|been|being|were|are|was|is|still)\s+held"
    r"|held\s+(?:hostage|captive|prisoner|in\s+(?:custody|detention|prison)|without)"
    r"|taken\s+(?:hostage|captive|prisoner|into\s+(?:\w+\s+)?(?:custody|detention))|behind\s+bars"
    r"|(?:hostage|captive|prisoner)(?=\s*(?:$|[.,;)]|(?:in|on|at|during|for|by|since|from|and|over|near|after"
    r"|when|as|inside|aboard)\b))|into\s+(?:\w+\s+)?custody|taken\s+in\s+for\s+questioning"
    r"|being\s+questioned|under\s+(?:house\s+)?arrest|in\s+(?:detention|captivity)|as\s+(?:hostages|captives"
    r"|prisoners)|booked\s+(?:on|into|for)",
    "missing": r"missing|unaccounted\s+for|disappeared|vanished|lost\s+at\s+sea"
    r"|(?:feared|believed|thought|presumed|reported)\s+(?:to\s+(?:be|have\s+been)\s+)?(?:trapped|buried|lost"
    r"|swept\s+away"
    r"|entombed)(?!\s+alive\s+and)"
    r"|(?:trapped|buried|entombed|stuck|still|remain(?:ed|s)?|be|lie|lying|were|are|was|is)\s+(?:\w+\s+)?"
    r"(?:(?:under(?:neath)?|beneath)\s+(?:[\w’'-]+\s+){0,3}(?:rubble|debris|mud|ruins|wreckage|snow|earth|landslide)"
    r"|(?<=buried\s)in\s+(?:the\s+)?(?:rubble|debris|mud|ruins|wreckage|snow|avalanche|landslide))",
    "rescued": r"rescued|freed|released|saved|liberated|set\s+free|airlifted"
    r"|(?:pulled|plucked|lifted|winched|dug)\s+(?:out\s+)?(?:alive|from)"
    r"|(?:dug|brought|carried|got|plucked)\s+(?:out\s+)?alive|(?:found|out)\s+alive"
    r"|(?<!be )(?<!are )(?<!were )(?<!still )alive(?=\s*(?:$|[.,;]|from\b|after\b))|(?:alive\s+)?to\s+(?:safety"
    r"|freedom)"
    r"|reunited\s+with\s+their\s+famil(?:y|ies)|repatriated",
    "protested": r"(?<!in )protest(?:ed|ing|s)?(?=\s|[,.])|demonstrat(?:ed|ing|e)|ralli(?:ed)|rallying|marched|marching"
    r"|link(?:ed|ing)\s+arms|form(?:ed|ing)\s+(?:a\s+)?human\s+(?:chains?|shields?|barricades?)"
    r"|block(?:ed|ing|aded)\s+(?:[\w’'-]+\s+){0,3}(?:roads?|highways?|motorways?|streets?|traffic|entrances?|bridges?"
    r"|railways?|tracks?|gates?)|held\s+(?:a\s+)?(?:sit-in|vigil|placards?|banners?|rally|protest|demonstration)"
    r"|wav(?:ed|ing)\s+(?:[\w’'-]+\s+){0,2}(?:placards?|banners?)"
    r"|chant(?:ed|ing)|(?:took|taken|taking|take|pour(?:ed|ing))\s+(?:to|onto|into)\s+(?:the\s+)?streets"
    r"|gather(?:ed|ing)|turn(?:ed|ing)\s+out(?!\s+(?:to\s+(?:vote|nominate|elect|choose|cast|be)|at\s+the\s+polls))"
    r"|picket(?:ed|ing)"
    r"|walk(?:ed|ing)\s+(?:out(?!\s+of\s+(?:the|a|court|prison|jail|hospital)\b)|off\s+(?:the|their)\s+jobs?)"
    r"|(?:on|joined|man(?:ned|ning)|form(?:ed|ing))\s+(?:the\s+|a\s+)?picket\s+lines?"
    r"|stay(?:ed|ing)\s+(?:out|off\s+work|away\s+from\s+work)(?!\s+(?:late|past|until|till|of)\b)|stopped\s+work"
    r"|been\s+striking|went\s+on\s+(?:hunger\s+)?strike|(?:are|were|been|go|going|still"
    r"|out)\s+on\s+(?:hunger\s+)?strike"
    r"|down(?:ed|ing)\s+tools|(?:(?:join|attend)(?:ed|ing)|(?:took|taken|taking"
    r"|take)\s+part\s+in)\s+(?:[\w’'-]+\s+){0,4}(?:protests?|march(?:es)?|rall(?:y|ies)"
    r"|demonstrations?|strikes?)|staged?\s+(?:\w+\s+){0,3}(?:protest|sit-in|march|rally|walkout|strike)",
}
AFTER = re.compile(
    r"(?P<aux>\b(?:were|was|been|being|are|is|be|get|got)\s+(?:\w+ly\s+|also\s+|all\s+)?)?\b(?:"
    + "|".join(f"(?P<{name}>{words})" for name, words in _LIST_AFTER.items())
    + r")\b",
    re.IGNORECASE,
)
TRANSITIVE = re.compile(rf"(?:{'|'.join(_GROUPS.values())}|shot\s+dead|recaptured|deported|evicted)", re.IGNORECASE)
NO_OBJECT = re.compile(
    r"\s*(?:$|[^\w\s“\"‘]|(?:in|on|by|when|after|as|and|or|during|at|since|while|near|over|from|so|this|last|with"
    r"|without|inside|outside|off|aboard|because|before|across|along|amid|around|between|under|through|to|for|throughout|but|who"
    r"|that|if|yesterday|today|overnight|earlier|later|within|due|only|there|again|alone|each|every|every|where"
    r"|across|following|also|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b)"
)
TAKEN_FROM = re.compile(
    r"\s+of\s+(?:the\s+|its\s+|their\s+|those\s+|(?:the\s+)?(?:[\w-]+\s+){0,2}[\w-]+(?:['’]s|s['’])\s+)?(?:(?:some"
    r"|about|estimated)\s+)?"
)
IS_ONE = re.compile(
    r"\b(?:was|is|were|are|as|be|been|became|among|including)\s+$|,\s+$"
)  # "was one of 20 people killed"
OBJECT_BEFORE = re.compile(
    r"(?<!\s)\s++(?:the|an?|his|her|their|its)\s++"
    r"(?:(?!(?:and|or|but|that|which|who|of|in|at|on|by)\b)[\w’'-]++\s++){1,4}(?:and|as\s+well\s+as|along\s+with)\s++$"
)  # "detained the dispatcher and two others": the verb has both as its objects
OR_HURT = re.compile(
    r"\s+(?:and|or|and/or)\s+(?:injured|wounded|hurt)\b(?!\s+(?:\d|(?:at\s+least|about|more|over|another|some)\s))"
)
CLAUSE_CUT = re.compile(
    r"[;:]|\s[–—]\s|\b(?:when|after|before|while|because|(?<!had )(?<!have )(?<!has )since|amid|following|although"
    r"|but|whereas|where|whose"
    r"|despite)\b|(?<!well )\bas\b(?!\s+well)"
)
WHOSE = re.compile(r",\s+whose\b[^,;]{1,80},")  # what befell those of the counted: "nine men, whose boat was lost, …"
ADDRESSED = re.compile(
    r"\b(?:t(?:old|elling)|address(?:ed|ing)|before|entertain(?:ed|ing)|serv(?:ed|ing)|fe(?:d|eding))\s+(?:(?:the"
    r"|an?)\s+(?:[\w-]+\s+)?(?:of\s+)?)?$"
)  # an audience: "he told 300 people gathered in the hall"
ASIDE_PART = re.compile(
    r"(?:\s+[\w’'-]+){0,6},\s+(?:including|among(?:st)?\s+(?:them|whom)|mostly|mainly)\s+(?:[\w’'-]+\s+){0,2}"
)  # "12 people on a bus, among them nine children"
APPOSITION = re.compile(r"(?:(?!\bwere\b|\bwas\b)[^,;.]){0,80},")  # the rest of ", nine of them children,"
INSIDE_PHRASE = re.compile(
    r"\b(?:of|in|at|on|from|across|near|aboard|through|around|outside|inside|over|within)\s+(?:(?:the|his|her|its"
    r"|their|all|just)\s+)?$"
)
ASIDE = re.compile(
    r"\s(?P<dash>[-–—]|--)\s[^-–—;]{1,80}\s(?P=dash)\s|\s\([^()]{1,80}\)"
)  # "12 men - all locals - were held"
REDUCED = re.compile(r"\s+(?:\w+ly\s+|still\s+|reported\s+|listed\s+as\s+|earlier\s+|previously\s+)?")
NEXT_CLAUSE = re.compile(r"[,;]|\b(?:and|or|but|that|which|who|whose|when|if|as)\b")
TELLS = re.compile(
    r"(?:\s*,)?(?:\s+who)?\s+(?:\w+ly\s+|also\s+)?(?:said(?!\s+to\b)|told|saw|watched|witnessed|recalled)\b"
)
PEACEFUL_GATHERING = re.compile(
    r"\b(?:funeral|mourn|wedding|pray|inaugurat|ceremon|parade|welcom|greet|honou?r|hear\b|listen|mass\b|prayers?"
    r"|concert|festival|worship|vigil|celebrat|party|watch)",
    re.IGNORECASE,
)
COORDINATION = re.compile(
    r"\s*+,?\s*+(?:\b(?:and|or|plus|as\s+well\s+as|along\s+with|both)\b)?\s*+(?:another|a\s+further|the|of)?\s*+"
)
PART = re.compile(
    r"(?:\bincluding|\bincludes?|\bincluded"
    r"|\bamong(?:st)?\s+(?:them|whom|those|the\s+(?:dead|victims|injured|wounded))|\bof\s+(?:whom|them|those|these)"
    r"|\b(?:most|some|half)\s+of\s+them)\b[^.;]{0,25}$",
    re.IGNORECASE,
)
OF_THEM = re.compile(r"\s+of\s+(?:them|whom)\b")  # "two of them nurses": a part that says so itself
PARTED = {
    "dead": Outcome.KILLED,
    "fatalities": Outcome.KILLED,
    "killed": Outcome.KILLED,
    "injured": Outcome.INJURED,
    "wounded": Outcome.INJURED,
    "hurt": Outcome.INJURED,
    "missing": Outcome.MISSING,
    "displaced": Outcome.DISPLACED,
    "evacuated": Outcome.DISPLACED,
    "kidnapped": Outcome.DETAINED,
    "abducted": Outcome.DETAINED,
    "freed": Outcome.RESCUED,
    "released": Outcome.RESCUED,
    "evacuees": Outcome.DISPLACED,
    "arrested": Outcome.DETAINED,
    "detained": Outcome.DETAINED,
    "detainees": Outcome.DETAINED,
    "hostages": Outcome.DETAINED,
    "rescued": Outcome.RESCUED,
}  # "Of the dead, 17 were men": which total is taken apart, some sentences on
OF_PARTED = re.compile(rf"\s+of\s+(?:the|those)\s+(?P<which>{'|'.join(PARTED)})", re.IGNORECASE)  # "11 of the dead"
PARTED_HEAD = re.compile(
    rf"(?:Of|Among|The)\s+(?:the\s+|those\s+)?(?P<which>{'|'.join(PARTED)})\b"
    r"(?=\s*,|\s+(?:were|was|are|include[sd]?|in)\b)",
    re.IGNORECASE,
)
NOT_SO_MANY = re.compile(r"(?:,\s+(?:and\s+)?not|\brather\s+than)\s+\Z")  # "nine miners, not six, had died"
TOOK_PART = re.compile(
    r"\s+(?:had\s+|have\s+)?(?:took|taken)\s+part\b(?!\s+in)|\s+(?:had\s+|have\s+)?(?:participated|turned\s+out)\b"
)
OF_TOTAL = re.compile(r"\s*(?:Of|Among)\s+(?:the|those|its|their)\s+")  # before the total: "Of the 23 victims"
CONTINUES = re.compile(
    r"(?:(?:This|That|These|Those|They|It|The\s+(?:total|toll|death\s+toll|figures?|numbers?|dead|victims|count|tally"
    r"|casualties))\s+(?:also\s+)?(?:include[sd]?|comprise[sd]?|consist(?:s|ed)\s+of)"
    r"|Among\s+(?:them|those|these|the\s+(?:dead|victims|injured))"
    r"|Of\s+(?:them|those|these|the\s+(?:dead|victims|total|injured)))\b"
)
TO_DEATH = re.compile(r"\s+to\s+death\b")  # "beat 12 men to death"
SENTENCED = re.compile(r"\b(?:sentenc|condemn|scar|bor)(?:e[sd]?|ed|ing|s)\s+[^,.;]{0,30}$")
PARENTHESIS = re.compile(r",[^,.;]{1,80},")
OTHER_SUBJECT = re.compile(
    r"[,;]|\b(?:and|or|but|that|which|by|including|with)\b"
)  # the verb after it may be another's
