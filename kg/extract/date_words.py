"""The grammar of English time expressions: patterns alone; `dates` says which days they mean.

Every pattern is linear: no repetition inside a repetition. `TERM` tries them all at once, the first that fits wins, so
that the more specific ones stand first.
"""

from __future__ import annotations

import re

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
NUMBERS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip

_WEEKDAY = "|".join(WEEKDAYS)
_WEEKDAY_ANY = rf"(?:{_WEEKDAY}|(?:Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)\.?)"
_MONTH = "|".join(MONTHS)
_MONTH_ANY = rf"(?:{_MONTH}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_NTH = r"(?:st|nd|rd|th)?"
_YEAR = r"(?:1[5-9]|20)\d\d"
_YEAR_SAID = rf"(?:{_YEAR}(?![\d,]\d)|(?:last|this|next)\s+year)"
_JOIN = r"\s*(?:-|–|—|\bto\b|\band\b|\bthrough\b|\buntil\b)\s*"
_COUNT = rf"(?:\d{{1,3}}|{'|'.join(NUMBERS)}|few|several|couple\s+of|many|half)"
_UNIT = r"(?:hour|day|week|fortnight|month|year|decade)"
_PART = r"(?:morning|afternoon|evening|night|lunchtime)"
_SEASON = r"(?:spring|summer|autumn|fall|winter)"
_NOT_COUNTED = (  # "In May 12 people died" holds no 12 May
    r"(?!\d|[:,.]\d|\s*(?:%|per\s?cent|[ap]\.?m\b|million|billion|thousand|hundred|people|civilians|soldiers|men\b"
    r"|women|children|others|were\s+(?:killed|injured)))"
)
_ALONE = r"(?=\s*(?:[,.;:!?)\]”\"’]|$|–|—))"  # "two days before." but not "two days before the vote"

PATTERNS: dict[str, str] = {
    "iso": rf"(?P<year>{_YEAR})-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])",
    "slashed": rf"(?P<first>\d{{1,2}})[/.](?P<second>\d{{1,2}})[/.](?P<year>{_YEAR})(?![\d/])",
    "day_month": (
        rf"(?:{_WEEKDAY_ANY},?\s+(?:the\s+)?)?(?P<day>{_DAY}){_NTH}(?:(?P<join>{_JOIN})(?P<last>{_DAY}){_NTH})?"
        rf"\s+(?:of\s+)?(?P<month>{_MONTH_ANY})(?!\w)(?:,?\s+(?P<year>{_YEAR_SAID}))?"
    ),
    "month_day": (
        rf"(?:{_WEEKDAY_ANY},?\s+)?(?P<month>{_MONTH_ANY})\s+(?P<day>{_DAY}){_NTH}{_NOT_COUNTED}"
        rf"(?:(?P<join>{_JOIN})(?P<last>{_DAY}){_NTH}{_NOT_COUNTED})?(?:,?\s+(?P<year>{_YEAR_SAID}))?"
    ),
    "month_year": rf"(?P<month>{_MONTH_ANY}),?\s+(?:of\s+)?(?P<year>{_YEAR_SAID})",
    "month": rf"(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his)\s+)?(?P<month>{_MONTH})",
    "weekday": (
        r"(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his(?:\s+(?:coming|past))?|[Tt]he\s+(?:following|next|previous))\s+)?"
        rf"(?P<weekday>{_WEEKDAY})(?:\s+{_PART}\b)?(?:\s+(?:of\s+)?(?P<week>last|this|next)\s+week\b)?"
    ),
    "around_today": r"(?:[Tt]he\s+day\s+(?:before\s+yesterday|after\s+tomorrow))",
    "neighbour_day": rf"[Tt]he\s+day\s+(?P<side>before|after){_ALONE}",
    "shift": (
        rf"(?P<count>{_COUNT}|[Aa]n?|{'|'.join(n.title() for n in NUMBERS)})\s+(?P<half>and\s+a\s+half\s+)?"
        rf"(?P<unit>{_UNIT})s?(?P<half_after>\s+and\s+a\s+half)?"
        rf"\s+(?P<side>ago|earlier|later|(?:before|after|afterwards){_ALONE})"
    ),
    "period": (
        r"(?:[Tt]he\s+(?P<side>past|last|next|coming)|(?P<bare>past|coming))\s+"
        rf"(?:(?P<count>{_COUNT})\s+)?(?P<unit>{_UNIT}|weekend)"
        r"(?P<plural>s)?(?!\w|\s+of\b|-|\s+and\s+a\s+half|['’]s\s)"
    ),
    "neighbour": (
        rf"[Tt]he\s+(?P<which>next|following|previous|same)\s+(?P<unit>day|week|month|year|weekend|{_PART})(?!\w|-)"
        r"|(?P<that>[Tt]hat\s+(?:same\s+)?day)(?!\w)"
    ),
    "calendar": (
        r"(?:(?P<part>[Ee]arlier|[Ll]ater)\s+)?(?P<which>[Ll]ast|[Nn]ext|[Tt]his)\s+"
        rf"(?P<unit>week|weekend|month|year|{_PART})(?!\w|-|\s+of\b)"
    ),
    "weekend": r"[Tt]he\s+weekend(?!\w|-|\s+(?:of|before|after)\b)",
    "season": rf"(?:[Ll]ast|[Nn]ext|[Tt]his|[Tt]he|[Ii]n)\s+{_SEASON}(?:\s+of\s+(?P<year>{_YEAR}))?(?!\w)",
    "today": r"(?P<word>[Tt]oday|[Tt]onight|[Yy]esterday|[Tt]omorrow)(?:\s+(?:morning|afternoon|evening|night))?",
    "vague": r"[Rr]ecent\s+(?:hours|days|weeks|months|years|decades)",
    "quarter": (
        r"(?P<nth>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]inal)\s+"
        rf"(?P<size>quarter|half)\s+of\s+(?P<year>{_YEAR})"
    ),
    "decade": r"(?:[Tt]he\s+)?(?:(?:early|mid|late)[\s-]+)?(?P<year>(?:1[5-9]|20)\d0)['’]?s",
    "years": rf"(?P<year>{_YEAR})[-–](?P<last>{_YEAR}|\d\d)(?![\d-])",
    "year": rf"(?P<year>{_YEAR})(?![\d,]\d|[-–/]|%|\s*(?:%|million|km|m\b))",
}

_UNNAMED = re.compile(r"\?P<\w+>")
RULES = {name: re.compile(pattern) for name, pattern in PATTERNS.items()}
TERM = re.compile(
    r"(?<![\w/$£€#.])(?:"
    + "|".join(f"(?P<{name}>{_UNNAMED.sub('?:', pattern)})" for name, pattern in PATTERNS.items())
    + r")(?!\w)"
)

# --- the words around a term

NOT_A_DAY_BEFORE = re.compile(  # names of days and of other things that end in a weekday
    r"\b(?:Black|Good|Bloody|Ash|Super|Easter|Palm|Cyber|Maundy|Fat|Holy|Shrove|Whit|Red|Blue|Giving|Spy|Man|Casual"
    r"|Girl|Mail\s+[Oo]n|Sheffield|Independent\s+on|[Ee]very|[Ee]ach|[Oo]n\s+[Aa]|[Aa]ny|[Oo]ne|[Ff]irst|[Ss]econd"
    r"|[Tt]hird|[Ff]ourth)\s+$"
)
NOT_A_DAY_AFTER = re.compile(
    r"(?:\s+(?:Times|Telegraph|Mirror|Mail|Post|Herald|Express|Night\s+(?:Live|Football|Lights|Massacre)|Tribune|Star"
    r"|World|Independent|Agreement|Review|Magazine|Journal|Morning\s+Herald|School|Age|Brief|Club|[Ss]chools?\b"
    r"|League|People))|(?<=Night)\s+(?:Live|Football|Lights)|s\b"
)
NAMED_DATE_AFTER = re.compile(  # "the October 7 attacks" of whichever year
    r"\s+(?:(?:terror|terrorist|Hamas|militant|Capitol)\s+)?(?:attacks?|massacres?|riots?|insurrection|bombings?"
    r"|atrocit(?:y|ies)|movement|committee|uprising|coup)\b"
)
MONTH_BEFORE = re.compile(
    r"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Tt]ill|[Dd]uring|[Bb]y|[Ff]rom|[Bb]etween|[Bb]efore|[Aa]fter|[Ee]arly|[Mm]id"
    r"|[Ll]ate|[Ee]arlier\s+in|[Ll]ater\s+in|[Ee]nd\s+of|[Mm]onth\s+of|[Bb]eginning\s+of|[Ss]tart\s+of|[Mm]iddle\s+of"
    r"|[Bb]ack\s+in|[Aa]s\s+of|[Oo]f\s+last)[\s-]+$"
)
SURE_MONTH_BEFORE = re.compile(  # before a month that is a verb or a name too
    r"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Dd]uring|[Ff]rom|[Bb]etween|[Ee]arly|[Mm]id|[Ll]ate|[Ee]nd\s+of|[Mm]onth\s+of"
    r"|[Bb]eginning\s+of|[Ss]tart\s+of|[Mm]iddle\s+of|[Bb]ack\s+in)[\s-]+$"
)
ARTICLE_BEFORE = re.compile(r"\b(?:[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Tt]he)\s+$")  # "a May interview"
PLAIN_NOUN_AFTER = re.compile(r"\s+(?!(?:on|of|for|to|in|by|and|was|is|has)\b)[a-z]{4,}")
DOUBTFUL_MONTHS = frozenset({"March", "April", "May", "June", "August"})
JOINED_BEFORE = re.compile(r"(?:\b(?:to|and|or|through|until|till)\s+|[-–]\s*)$")
YEAR_BEFORE = re.compile(
    r"(?:\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Tt]ill|[Dd]uring|[Bb]y|[Ff]rom|[Bb]etween|[Bb]efore|[Aa]fter|[Ee]arly|[Mm]id"
    r"|[Ll]ate|[Ee]nd\s+of|[Bb]eginning\s+of|[Ss]tart\s+of|[Mm]iddle\s+of|(?:spring|summer|autumn|fall|winter)\s+of"
    r"|[Bb]ack\s+in|[Yy]ear|[Tt]hroughout|[Aa]s\s+of|(?<=[a-z]\s)of)[\s-]+)$"
)
COUNTED_AFTER = re.compile(r"\s+(?:[a-z]+s|people|men|women|children|square)\b")
COUNTING_BEFORE = re.compile(r"\b(?:[Oo]f|[Bb]y|[Ff]rom|[Tt]o|[Aa]fter|[Bb]efore|[Bb]etween)\s+$")
NAME_AFTER = re.compile(r"\s+[A-Z]")
TITLE_AFTER = re.compile(
    r"\s+(?:[A-Z]\w+\s+)?(?:World\s+Cup|Olympics?|Games|Championships?|Act\b|Agreement|Accords?|Summit|Census)"
)

ON_BEFORE = re.compile(r"(?:\b(?:[Ee]arly|[Ll]ate|[Ee]arlier|[Ll]ater)\s+)?\b[Oo]n\s+$|\b(?:[Ee]arly|[Ll]ate)\s+$")
SINCE_BEFORE = re.compile(r"\b[Ss]ince\s+(?:(?:at\s+least|early|late|mid|the\s+(?:start|beginning|end)\s+of)[\s-]+)?$")
POINT_AFTER = re.compile(r",?\s+when\b")  # "the worst since 1998, when …" speaks of 1998 alone
RANGE_BEFORE = re.compile(r"\b(?:[Ff]rom|[Bb]etween)\s+(?:(?:early|late|mid)[\s-]+)?$")
CONNECTOR = re.compile(r"\s*(?:-|–|—)\s*|\s+(?:to|through|until|till|and|or)\s+(?:on\s+)?|,\s+")
FULL_RANGE = re.compile(r"\s*(?:-|–|—|\bto|\bthrough|\buntil|\btill)\s*")
ABOUT_BEFORE = re.compile(
    r"\b(?:[Mm]ore|[Ll]ess|[Ff]ewer)\s+than\s+$|\b(?:[Aa]bout|[Aa]round|[Nn]early|[Aa]lmost|[Oo]ver|[Ss]ome)\s+$"
)
WITHIN_BEFORE = re.compile(r"\b(?:[Oo]ver|[Ii]n|[Ww]ithin|[Dd]uring|[Ff]or)\s+$")
