"""The words that tie a figure to its place, its time, its doers and the one who gives it: what `scenes` goes by."""

from __future__ import annotations

import re

from kg.model import Certainty

OPENING = re.compile(
    r"\s*[“\"‘]?(?:(?:In|During|Over|Throughout)\s+(?:the\s+)?)?"
)  # before the date that opens a sentence
DATE_CUT = re.compile(r"\b(?:after|following|before|until|despite|amid)\b(?!\s+dawn)", re.IGNORECASE)
DATE_CUT_AFTER = re.compile(r"\b(?:before|until|despite|ahead\s+of)\b|;", re.IGNORECASE)
RUNNING_TOTAL = re.compile(
    r"\b(?:brings?|bringing|brought|raises?|raising|raised|takes?|taking|took|pushes|pushing|pushed)\s+(?:the\s+"
    r"|its\s+|their\s+)?(?:\w+\s+){0,3}(?:toll|total|tally|number)\b[^.;]{0,60}$",
    re.IGNORECASE,
)

CERTAINTIES = (
    (
        Certainty.ALLEGED,
        re.compile(
            r"\b(?:allegedly|reportedly|alleged\s+to|accused\s++(?:by\s++[^\s,.;](?:[^,.;]{0,58}?[^\s,.;])?\s++)?of|purportedly"
            r"|said\s+to\s+have)\b"
        ),
    ),
    (
        Certainty.POSSIBLE,
        re.compile(r"\b(?:feared|(?:may|might|could)\s+(?:\w+\s+)?(?:have|be)\b|possibly|suspected\s+(?:of|to))\b"),
    ),
    (
        Certainty.PROBABLE,
        re.compile(
            r"\b(?:(?:believed|thought|presumed|assumed|expected)\s+(?:to\s+(?:have|be)|dead|killed)|probably"
            r"|presumably|likely(?!\s+voters))\b"
        ),
    ),
)
REPORTING_BEFORE = re.compile(
    r"\b(?:said|told|reported|announced|says|according\s+to|statement|added|confirmed)\b[^,.;]{0,30}$"
)
BELONGS_TO = re.compile(
    r"\s+(?:who\s+(?:are|were)\s+)?(?:from|of|belonging\s+to|loyal\s+to|allied\s+(?:to|with)"
    r"|affiliated\s+(?:to|with))\s+(?:the\s+)?"
)
GROUP_BEFORE = re.compile(
    r"\b(?:from|of|targeting|against|among|belonging\s+to|mostly"
    r"|mainly)\s+(?:the\s+)?(?:members\s+of\s+)?(?:the\s+)?(?:\w+\s+)?$"
)
INSIDE = re.compile(r",?\s+(?:in|of|on)\s+(?:the\s+)?(?:[\w’'-]+\s+){0,2}|,\s+")  # "Ancona in eastern Italy"
LISTED = re.compile(r",?\s+and\s+(?:(?:in|near|at)\s+)?(?:the\s+)?")  # "in Turin and Milan": no one place
_AREA = r"city|town|village|port|resort|province|region|state|district|suburb|neighbou?rhood|island|capital"
HOLDS = re.compile(  # "Italy's eastern port of Ancona", "the Adriatic port of Ancona"
    rf"['’]s\s+(?:[\w’'-]+\s+){{0,3}}(?:of\s+)?|\s+(?:(?:{_AREA})\s+)?(?:{_AREA})(?:,\s+|\s+of\s+)(?:the\s+)?"
)
NAMED_AFTER = re.compile(  # "through the capital, Rome"
    rf"\b(?:in|at|near|through|across|around|outside|from|to)\s+(?:the|its"
    rf"|their)\s+(?:[\w’'-]+\s+){{0,3}}(?:{_AREA}),\s+$"
)
OWN_PLACE = re.compile(
    rf"\b(?:(?:{_AREA}|country|nation|area|border|north|south|east|west|coast|valley)(?:s|['’]s)?|elsewhere|abroad"
    r"|nationwide|worldwide)\b",
    re.IGNORECASE,
)
STRUCK = re.compile(
    r"\b(?:hit|hits|hitting|struck|strikes|striking|rocked|rocks|shook|shakes|battered|devastated|flattened|ravaged"
    r"|ripped\s+through|tore\s+through|swept\s+(?:through|across)|raked|bombed|shelled|stormed)\s+(?:\w+\s+|the\s+"
    r"|[\w’'-]+\s+of\s+){0,4}$"
)  # what happened there: "struck the island of Java"
OPENS_NEXT = re.compile(r",?\s+(?:[\w’'-]+\s+){0,1}")  # "in Turin, 12": the place of the figure after it
TOLD_IN = re.compile(
    r"\b(?:said|told|announced|speaking|spoke|reporters|conference|interview|based|born)\b[^.;]{0,30}$"
)
PLACE_BEFORE = re.compile(
    r"\b(?:in|at|near|off|outside|inside|across|around|through|throughout|to|into|on)\s+(?:(?!(?:and|or|but|said|that|who"
    r"|which|by|for|with|after|before|when|as|was|were|is|are|has|had|will)\b)[\w’'-]+\s+){0,4}$",
    re.IGNORECASE,
)
RIGHT_THERE = re.compile(
    r"\s+(?:in|at|near|off|outside)\s+(?:the\s+)?(?:(?:town|city|village|port)\s+of\s+)?"
)  # "nine in Katesh"
HARMED_THERE = re.compile(  # "a strike on Homs that killed 12": there, whatever is named after it
    r",?\s+(?:(?:that|which)\s+)?(?:ha(?:s|ve|d)\s+)?(?:kill|wound|injur|hurt|displac)(?:ed|ing)\s+"
)
SCENES = (PLACE_BEFORE, STRUCK, NAMED_AFTER)
ACTOR_GAP = re.compile(
    r"(?:\s+(?:have|has|had|was|were|been|is|are|also|then|later|allegedly|reportedly|\w+ly))*"
    r"(?:\s++(?:(?:accused|suspected)(?:\s++by\s++[^\s,.;](?:[^,.;]{0,58}?[^\s,.;])?)?|guilty)\s++of|\s++blamed\s+for"
    r"|\s++charged\s+with"
    r"|\s+(?:alleged|said|believed)\s+to\s+have"
    r"|\s+admitted(?:\s+to)?|\s+confessed\s+to)?\s+",
    re.IGNORECASE,
)
ACCUSED_GAP = re.compile(  # "accused the army of bombing a market, killing …" too
    r"\s+(?:of|for|with)\s+(?:having\s+)?(?:\w+ly\s+)?(?:[a-z]+ing\s[^.;:“”\"]{1,90},\s+)?", re.IGNORECASE
)
ACCUSES = re.compile(
    r"\b(?:accus(?:e[sd]?|ing)|blam(?:e[sd]?|ing)|suspect(?:s|ed|ing)?|charg(?:e[sd]?|ing))\s+(?:the\s+)?$"
)
NO_ACTOR_BEFORE = re.compile(  # "an attack on the brigade killed 12", but "fighters of the brigade killed 12"
    r"\b(?:on|against|at|in|near|to|from|(?<!members )(?<!fighters )(?<!soldiers )(?<!troops )(?<!forces )(?<!men )of)"
    r"\s+(?:the\s+)?$"
)
_DONE = (
    r"(?:killed|murdered|executed|massacred|slaughtered|beheaded|slain|lynched|assassinated|shot(?:\s+dead)?|injured"
    r"|wounded|hurt|maimed|displaced|uprooted|expelled|arrested|detained|jailed|imprisoned|captured|kidnapped|abducted"
    r"|rounded\s+up|interned|taken\s+(?:hostage|captive|prisoner)|(?:beaten|tortured|hacked|stabbed)\s+to\s+death)"
)
DONE_BY = re.compile(  # right after the passive verb only: "a report of 30 deaths by the monitor" names no culprit
    rf"(?:(?!\b(?:said|says|after|when|who\s+said|that)\b)[^,.;]){{0,60}}?\b{_DONE}(?:\s+(?:and|or)\s+{_DONE})?"
    r"\s+by\s+(?:the\s+|an?\s+)?",
    re.IGNORECASE,
)
KILLING_OF = re.compile(
    r"\b(?:killings?|murders?|execution|massacre|slaughter|displacement|expulsion|detention|arrests?|abduction"
    r"|kidnapping|capture|imprisonment)\s+of\s+$",
    re.IGNORECASE,
)
BY = re.compile(r"\s+by\s+(?:the\s+|an?\s+)?")  # after "the killing of 12 farmers"
TALLIED = re.compile(r"['’]s?\s+(?:\w+\s+)?(?:count|tally|estimates?|reckoning|figures)\b")  # "by the army's count"

ACCUSER_BEFORE = re.compile(
    r"\b(?:accusations?|claims?|allegations?|reports?|charges?|assertions?|statements?|testimony|complaints?|findings?"
    r"|figures?|estimates?|accounts?|suggestions?|(?:death\s+)?tolls?|counts?|numbers?)\s+(?:(?:made|levelled|leveled"
    r"|published|issued|released|given|provided|reported|posted)\s+)?(?:by|from|of)\s+(?:(?:the|an?|its|their)\s+)?$",
    re.IGNORECASE,
)  # "accusations by X"
ACCUSER_AFTER = re.compile(
    r"(?:['’]s?)?\s+(?:\w+\s+)?(?:accusations?|claims?|allegations?|reports?|charges?|assertions?|statements?"
    r"|findings?|figures?|estimates?|accounts?|suggestions?|counts?|numbers?)\b"
)  # "X's claim", "an X report"

LOCAL = re.compile(  # those who speak of what happened where they are
    r"\b(?:police|hospitals?|mayor|firefighters|fire\s+(?:service|brigade|department)|doctors?|medics|nurses?"
    r"|residents?|villagers|witness(?:es)?|rescuers|rescue\s+\w+|paramedics|morgue|coroner|survivors?|locals?"
    r"|neighbou?rs?|sheriff|ambulance)\b",
    re.IGNORECASE,
)

COMMA_BEFORE = re.compile(r",[”\"’]?\s*$")
COMMA_AFTER = re.compile(
    r"\s*+(?:(?:on|in|at|to|by|late|early|yesterday|today|earlier)\b[^,.;“”\"]{0,50}|\w+day(?:\s+(?:morning|afternoon"
    r"|evening|night))?)?"
    r"\s*+(?:[,.]|$)"
)  # "…, she said on Monday, with 12 missing"
GOES_ON = re.compile(
    r",\s+(?:with|among|[a-z]+ing|most|many|some|of|and|while)\b[^.]*"
)  # what those who speak say on after a comma
OTHER_VOICE = re.compile(
    r"[;“”\"]|\b(?:but|although|though|whereas|while)\b|\b(?:said|says|told|according\s+to|denied|claimed)\b"
)  # what stands between a figure and "she said" if somebody else, or the article, goes on
COUNTED_BY = re.compile(
    r"(?:,\s+(?:the|an?|its|their|who)\s+[^,;.]{1,60},)?(?:['’]s?\s+(?:own\s+|latest\s+|official\s+)?(?:count|tally"
    r"|estimate|figure|toll)\s+(?:of|is|was|stands\s+at)\s+"
    r"|\s+(?:(?:has|have|had|also|earlier|later|itself|then|\w+ly)\s+)*(?:(?:reported|counted|documented|tallied"
    r"|estimate[sd]?)\s+(?:(?:that|the|a|an|its|death|casualty|toll|number|total|figure|count|of|dead|killed|wounded|at"
    r"|as)\s+)*|puts?\s+(?:the|its|their)\s+(?:[\w-]+\s+)?(?:toll|number|total|figure|count"
    r"|tally)\s+(?:of\s+\w+\s+)?at\s+))"
)  # "put the toll at", but not "put 300 officers on the streets"
COUNTED_AFTER = re.compile(
    r"\s+(?:that\s+(?:was|were)\s+)?(?:estimated|reported|counted|claimed|announced|recorded|given|documented|tallied)"
    r"\s+by\s+(?:the\s+|an?\s+)?(?:[\w-]+\s+){0,3}"
)  # "the 1,200 estimated by the monitoring group Airwatch"
BLAMED_FOR = re.compile(
    r"(?:[\w’'-]+\s+){0,5}?(?:for|over)\s+(?:an?|the|last|this|that)\s+(?:[\w’'-]+\s+){1,5}?(?:that|which)\s+"
    r"(?:[\w’'-]+\s+){0,4}"
)  # "for a clash that left"
