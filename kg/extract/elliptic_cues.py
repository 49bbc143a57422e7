"""The words beside a number without a noun that say what it counts: what `elliptic` goes by."""

from __future__ import annotations

import re

from kg.extract.countables import CREWS

OTHERS = re.compile(r"\s+(?:more|others?)\b")
OBJECT_ENDS = re.compile(
    r"\s*(?:$|[.,;:)–—]|--|(?:and|in|on|others?|more|near|at|of\s+them|when|after|during|since|so\s+far|this|last|from"
    r"|aboard|inside|there|across|to|with|for|who|every|each|a\s+(?:day|week|month|year)|over|around|until|till"
    r"|before|by"
    r"|as|while|because|amid|but|or|among|outside|along|through|between|alone|again|already|overnight|yesterday|today"
    r"|tonight|early|late|earlier|later|hostage|captive|prisoner|alive|to\s+safety|that|which|\w+day|off|under|so)\b)"
)
ROLE_AFTER = re.compile(r"(?:\s+of\s+(?:them|these|those|whom))?\s+(?:were|was|are)\s+(\w+)\b")
OF_THEM = re.compile(r"\s+of\s+(?:them|these|those|whom)\b")
APPOSED = re.compile(r"[,–(]\s*$")
BARE_AFTER = re.compile(
    r"[”\"’]?(?:\s+(?:more|others?|additional|of\s+(?:them|whom|those|these)))?\s+(?:(?:were|was|are|is|have|has|had"
    r"|been|be"
    r"|being|also|reportedly|allegedly|confirmed|feared|believed|presumed|thought|still|remain(?:s|ed)?|listed"
    r"|reported|as|to|left|seriously|critically|badly|severely|slightly|lightly|later|then|either"
    r"|officially)\s+){0,5}$",
    re.IGNORECASE,
)
LIES_IN = re.compile(
    r"\s+(?:(?:were|was|are|had|came|died|lived|have|remain)\b|(?:in|from|at|near)\s+(?:the\s+)?)"
)  # what may follow a part that gives its number alone

HEADCOUNT = re.compile(
    rf"\b(?:(?P<met>crowds?|turnout|gathering|audience|congregation|attendance|{'|'.join(sorted(CREWS))})"
    r"|population|group|workforce|staff|membership|army|force|payroll)\s+of\s+(?:just\s+|only\s+)?$",
    re.IGNORECASE,
)
NAMED_GROUP = re.compile(r"\b(?:Gang|Group|Band|Party)\s+of\s+[A-Z\d]\w*$")  # "the Gang of Eight"
CROWD_BEFORE = re.compile(
    r"\b(?:attract(?:s|ed|ing)|dr(?:ew|aws|awn|awing)|attended\s+by|joined\s+by|watched\s+by|seen\s+by|witnessed\s+by"
    r"|greeted\s+by|cheered\s+by|mourned\s+by|leav(?:es|ing)|left|stranding|stranded|affect(?:s|ed|ing)"
    r"|before|among)\s+$"
)
HIRES = re.compile(r"\b(?:employ(?:s|ed|ing)?|hir(?:e|es|ed|ing)|recruit(?:s|ed|ing)?|enrol(?:l?s|led|ling))\s+$")
CROWD_AFTER = re.compile(
    r"(?:\s+(?:more|others))?\s+(?:(?:have|had|also|are|were|remain(?:ed)?|still|feared|reportedly)\s+){0,2}"
    r"(?:attend(?:ed|ing)?|watch(?:ed|ing)?|vot(?:ed|ing)|queu(?:ed|e|ing)|lin(?:ed|ing)\s+(?:up|the)|pray(?:ed|ing)?"
    r"|wept|cheer(?:ed|ing)?|mourn(?:ed|ing)?|flock(?:ed|ing)?|pour(?:ed|ing)|stream(?:ed|ing)|travel(?:led|ed|ling"
    r"|ing)"
    r"|enlist(?:ed|ing)|volunteer(?:ed|ing)|signed|petition(?:ed|ing)|starv(?:ed|e|ing)|crowd(?:ed|ing)|cram(?:med"
    r"|ming)"
    r"|pack(?:ed|ing)\s+(?:into|the)|wait(?:ed|ing)?|camp(?:ed|ing)|sleeping|slept|(?:going|go|went)\s+hungry"
    r"|strong\b|to\s+(?:attend|march|turn\s+out|take\s+part|come|gather|protest|join)|participat(?:ed|ing|e)"
    r"|took\s+part|taking\s+part|liv(?:ed|e|ing)\s+in|stranded|trapped)\b"
)
NUMBER_OF = re.compile(
    r"\b(?:[Nn]umber|[Tt]otal|[Cc]ount|[Tt]ally)\s+of\s+(?:the\s+|all\s+)?(?=[\w’'-]+)(?![^.;]{0,120}\b(?:number"
    r"|total)\s+of\b)"
)
NEW_CLAUSE = re.compile(r"[;:]|,\s+(?:and|but|while)\b")  # the number after it counts something else
NOUN_DASH = re.compile(r"[\w’'-]{1,40}\s*+(?:--|[–—(:])\s*+$")  # "air strikes -- eight in the last day"
APART = re.compile(
    r"\s*(?:$|[.,;)]|--|[–—]|(?:in|since|on|over|during|so\s+far|altogether|this|last|alone|of\s+them|today"
    r"|yesterday|across|near"
    r"|every|a\s+(?:day|week|month|year)|at|from)\b)"
)
JOINED_IN = re.compile(
    r"\s+(?:had\s+|have\s+)?(?:attended|took\s+part|taken\s+part|participated|turned\s+up|came|joined)\b"
)
THAT_NUMBER = re.compile(
    r"\b(?:[Tt]hat|[Tt]he|[Tt]his|[Ii]ts|[Tt]heir|[Aa]ctual|[Rr]eal|[Tt]rue)\s+(?:[\w-]+\s+)?"
    r"(?:number|figure|total|count|tally|membership|attendance|turnout|estimate)\b(?!\s+of\s+(?!\d))[^.;,\d]{0,40}?$"
    r"|\b(?:higher|lower|different|smaller|larger|similar|other|some|earlier|previous|initial|official|unofficial"
    r"|independent)"
    r"\s+(?:figure|number|toll|count|estimate|report|account)s?\b[^.;\d]{0,30}?$"
    r"|\b(?:[Tt]he|its|their)\s+(?:\w+\s+)?crowds?\s+(?:size\s+)?(?:at|was|numbered)\s+$"
    r"|\b(?:put|puts|putting)\s+(?:it|this|that|them)\s+at\s+$"
)
SHARE_OF_THINGS = re.compile(
    r"\b(?:by|tax(?:es)?|interest|inflation|growth|price[sd]?|rates?|discount|stake|majority|margin|error|minus|plus"
    r"|unemployment|jobless|GDP|deficit|debt|costs?|sales|exports|imports|profits?|revenues?|output|production|wages?"
    r"|value|stocks?|index|budget|spending|yields?|emissions)\s+(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)  # "rose by 5%", "at a rate of 3%"
SHARE_ENDS = re.compile(
    r"\s*(?:$|[.,;:)–—]|--|(?:and|or|but|by|for|in|who|a|the|last|this|were|was|are|is|said|says|say|support(?:s"
    r"|ed)?|oppos(?:e|ed)"
    r"|back(?:s|ed)?|favou?r(?:s|ed)?|believe[sd]?|thought|think|want(?:s|ed)?|disapprov(?:e|ed)|approv(?:e|ed)"
    r"|agree[sd]?"
    r"|disagree[sd]?|felt|feel|voted?|chose|choose|prefer(?:red|s)?|trust(?:ed|s)?|ha(?:ve|d|s)|did|do|would|will|opted"
    r"|live[sd]?|work(?:ed|s)?|own(?:ed|s)?|need(?:ed|s)?|suffer(?:ed|s)?|identif(?:y|ied)|strongly|somewhat|use[sd]?"
    r"|reported|blamed?|expect(?:ed|s)?|rated?|describe[sd]?|undecided|among|at|on|before|after|when|while|compared"
    r"|as)\b)"
)
TURNOUT = re.compile(r"\bturnout\b[^.;%]{0,60}?$", re.IGNORECASE)  # the share of those who could vote
SURVEYED = re.compile(
    r"\b(?:survey|poll|interview|asked|question|respond|census|sampl)\w*\b", re.IGNORECASE
)  # whose shares are of those asked
COMPARED = re.compile(
    r"\b(?:up|down)\s+(?:\d\S*\s+)?from\s+$|\b(?:compared|contrast)\s+(?:with|to)\s+(?:just\s+|only\s+)?$"
    r"|\b(?:against|versus|as\s+opposed\s+to)\s+(?:just\s+|only\s+)?$",
    re.IGNORECASE,
)  # "312 attacks, up from 268 a year earlier"
GAPPED = re.compile(
    r"(?:\s+(?!(?:and|or|but|who|which|that)\b)[\w’'-]+){0,5}?\s+(?:in|at|near|from|on|outside)\s++[^\s,;.:][^,;.:]{0,39}"
    r"(?:,|;|,?\s++and)\s++(?:another\s+|a\s+further\s+)?"
)  # "14 people in Porto, 9 in Braga"
LIST_OPENS = re.compile(r"[^.:;“”\"\d]{0,60}:\s+")  # "35 had died: 20 in Gidas"
SOMEWHERE = re.compile(r"(?:\s+(?:more|others))?\s+(?:in|at|near|from|on|outside)\s+")
REPORTED = re.compile(
    r"\s+(?:that\s+(?:was|were)\s+)?(?:estimated|reported|counted|claimed|announced|recorded|given|documented"
    r"|tallied)\s+by\b"
)  # "below the 1,200 estimated by the union"
FURTHER = re.compile(r"[^.]{0,120}[;,]\s+(?:and\s+|but\s+|while\s+)?(?:another\s+|a\s+further\s+)?")
DO_MORE = re.compile(
    r"\s+(?:(?:have|had)\s+(?:been\s+|since\s+|also\s+|already\s+)?\w+(?:ed|en)\b|(?:were|are)\s+(?:\w+ly\s+"
    r"|still\s+|later\s+|also\s+)?"
    r"(?:children|civilians|charged|convicted|acquitted|sentenced|treated|discharged|deported|released|bailed"
    r"|identified)\b"
    r"|(?:pleaded|escaped|survived|resigned|confessed|died|remain)\b)"
)  # those of the people counted just before
