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
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    "twentieth", "twenty-first", "twenty-second", "twenty-third", "twenty-fourth", "twenty-fifth", "twenty-sixth",
    "twenty-seventh", "twenty-eighth", "twenty-ninth", "thirtieth", "thirty-first",
)  # fmt: skip
DECADES = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
FEASTS = {  # month and day
    "New Year's Day": (1, 1),
    "New Year's Eve": (12, 31),
    "Valentine's Day": (2, 14),
    "International Women's Day": (3, 8),
    "St Patrick's Day": (3, 17),
    "May Day": (5, 1),
    "Halloween": (10, 31),
    "Christmas Eve": (12, 24),
    "Christmas Day": (12, 25),
    "Boxing Day": (12, 26),
}
EASTER = {"Good Friday": -2, "Easter Sunday": 0, "Easter Monday": 1}  # days from Easter Sunday

_WEEKDAY = "|".join(WEEKDAYS)
_WEEKDAY_ANY = rf"(?:{_WEEKDAY}|(?:Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)\.?)"
_MONTH = "|".join(MONTHS)
_MONTH_ANY = rf"(?:{_MONTH}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_NTH = r"(?:st|nd|rd|th)?"
_WEEKDAY_BEFORE = rf"(?:{_WEEKDAY_ANY}(?:,?\s+|\s*[(–-]\s*)(?:the\s+)?)?"
_YEAR = r"(?:1[5-9]|20)\d\d"
_YEAR_SAID = rf"(?:{_YEAR}(?![\d,]\d)|(?:last|this|next|that|the\s+(?:same|following|next|previous))\s+year)"
_ITS_YEAR = rf"(?:(?:,?\s+(?:(?:of|in)\s+)?|\s+[-–—]\s+)(?P<year>{_YEAR_SAID}))?"  # "February 6 - this year"
_JOIN = r"\s*(?:-|–|—|\bto\b|\band\b|\bthrough\b|\buntil\b)\s*"
_FEAST = "|".join((*FEASTS, *EASTER)).replace("'", "['’]")
_NUMBER = "|".join(
    (*(f"(?:{ten})(?:[-\\s](?:{'|'.join(NUMBERS[:9])}))?" for ten in TENS), *NUMBERS[::-1])
)  # the longer ones first: "sixteen" before "six"
_COUNT = rf"(?:\d{{1,3}}|{_NUMBER}|few|several|couple\s+of|many|half|hundred)"
_UNIT = r"(?:hour|day|week|fortnight|month|year|decade)"
_PART = r"(?:morning|afternoon|evening|night|lunchtime)"
_SEASON = r"(?i:spring|summer|autumn|fall|winter)"
_PART_OF_YEAR = rf"(?:{_YEAR}|(?:last|this|next|the)\s+year)"
_CLOCK = (
    r"(?:noon|midday|midnight|dawn|dusk|\d{1,2}(?:[:.]\d\d)?(?:\s*+[ap]\.?m\.?)?(?:\s++(?:local\s++time|GMT|UTC))?)"
)
_NOT_COUNTED = (  # "In May 12 people died" holds no 12 May
    r"(?!\d|[:,.]\d|\s*(?:%|per\s?cent|[ap]\.?m\b|million|billion|thousand|hundred|people|civilians|soldiers|men\b"
    r"|women|children|others|were\s+(?:killed|injured)))"
)
_CLAUSE = r"(?=\s+(?:and|but|when|at|in|by|after|before|as|for|where|with|he|she|they|it|to)\s)"
_ALONE = r"(?=\s*(?:[,.;:!?)\]”\"’]|$|–|—))"  # "two days before." but not "two days before the vote"

PATTERNS: dict[str, str] = {
    "iso": rf"(?P<year>{_YEAR})[-/.](?P<month>\d\d)[-/.](?P<day>\d\d)(?![\d-])",
    "slashed": rf"(?P<first>\d{{1,2}})[/.](?P<second>\d{{1,2}})[/.](?P<year>{_YEAR})(?![\d/])",
    "day_month": (
        rf"{_WEEKDAY_BEFORE}(?P<day>{_DAY}){_NTH}(?P<list>(?:,\s+{_DAY}{_NTH}){{0,6}})"
        rf"(?:(?P<join>{_JOIN})(?:the\s+)?(?P<last>{_DAY}){_NTH})?"
        rf"\s+(?:of\s+)?(?P<month>{_MONTH_ANY})(?!\w){_ITS_YEAR}"
    ),
    "month_day": (
        rf"{_WEEKDAY_BEFORE}(?P<month>{_MONTH_ANY})\s+(?P<day>{_DAY}){_NTH}{_NOT_COUNTED}"
        rf"(?P<list>(?:,\s+{_DAY}{_NTH}(?=,|\s+and\s)){{0,6}})"
        rf"(?:(?P<join>{_JOIN})(?:the\s+)?(?P<last>{_DAY}){_NTH}{_NOT_COUNTED})?{_ITS_YEAR}"
    ),
    "ordinal_day": (
        rf"(?:[Tt]he\s+)?(?P<nth>(?i:{'|'.join(ORDINALS[::-1])}))\s+of\s+(?P<month>{_MONTH})(?!\w|['’]){_ITS_YEAR}"
    ),
    "day_alone": (
        rf"[Oo]n\s+(?:(?:{_WEEKDAY}),?\s+)?the\s+(?P<day>{_DAY})(?:st|nd|rd|th)(?:\s+of\s+(?P<which>the|this|last|next)\s+month"
        rf"|{_ALONE}|{_CLAUSE})"
    ),
    "feast": rf"(?P<feast>{_FEAST})(?:,?\s+(?P<year>{_YEAR_SAID}))?",
    "month_year": rf"(?P<month>{_MONTH_ANY}),?\s+(?:of\s+)?(?P<year>{_YEAR_SAID})",
    "month": rf"(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his)\s+)?(?P<month>{_MONTH})",
    "weekday": (
        r"(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his(?:\s+(?:coming|past))?|[Tt]he\s+(?:following|next|previous))\s+)?"
        rf"(?P<weekday>{_WEEKDAY})(?:\s+{_PART}\b)?(?:\s+(?:of\s+)?(?P<week>last|this|next)\s+week\b)?"
    ),
    "around_today": r"(?:[Tt]he\s+day\s+(?:before\s+yesterday|after\s+tomorrow))",
    "before_last": rf"[Tt]he\s+(?P<unit>week|weekend|month|year|{_PART})\s+before\s+last(?!\w)",
    "beside": rf"[Tt]he\s+(?P<unit>day|week|weekend|month|year|{_PART})\s+(?P<side>before|after){_ALONE}",
    "shift": (
        rf"(?P<count>(?i:{_COUNT}|an?))\s+(?P<half>and\s+a\s+half\s+)?"
        rf"(?P<unit>{_UNIT})s?(?P<half_after>\s+and\s+a\s+half)?"
        rf"\s+(?P<side>ago|earlier|later|(?:before|after|afterwards){_ALONE})"
    ),
    "period": (
        r"(?:(?:[Tt]he|[Tt]hese|[Tt]his)\s+(?P<side>past|last|next|coming)|(?P<bare>past|coming))\s+"
        rf"(?:(?P<count>{_COUNT})\s+)?(?P<unit>{_UNIT}|weekend)"
        r"(?P<plural>s)?(?!\w|\s+of\b|-|\s+and\s+a\s+half|['’]s\s)"
    ),
    "neighbour": (
        rf"[Tt]he\s+(?P<which>next|following|previous|same)\s+(?P<unit>day|week|month|year|weekend|{_PART})(?!\w|-)"
        rf"|(?P<that>[Tt]hat\s+(?:same\s+)?(?P<its>day|week|weekend|month|year|{_PART}))(?!\w|-)"
    ),
    "within": r"(?P<part>[Ee]arlier|[Ll]ater)\s+in\s+the\s+(?P<unit>day|week|month|year)(?!\w|-|\s+of\b)",
    "end_of": (
        r"(?P<lead>[Bb]y|[Uu]ntil|[Bb]efore|[Aa]t)\s+(?:the\s+)?(?:end|start|beginning|middle)\s+of\s+the"
        r"\s+(?P<unit>week|month|year)(?!\w|-|\s+of\b)"
    ),
    "calendar": (
        r"(?:(?P<part>[Ee]arlier|[Ll]ater)\s+)?(?P<which>[Ll]ast|[Nn]ext|[Tt]his)\s+"
        rf"(?P<unit>week|weekend|month|year|{_PART})(?!\w|-|\s+of\b)"
    ),
    "weekend": r"[Tt]he\s+weekend(?!\w|-|\s+(?:of|before|after)\b)",
    "season": (
        rf"(?:(?P<lead>[Ll]ast|[Nn]ext|[Tt]his|[Tt]he|[Ii]n)\s+)?{_SEASON}(?:\s+(?:of\s+)?(?P<year>{_YEAR}))?(?!\w)"
    ),
    "today": r"(?P<word>[Tt]oday|[Tt]onight|[Yy]esterday|[Tt]omorrow)(?:\s+(?:morning|afternoon|evening|night))?",
    "vague": r"[Rr]ecent\s+(?:hours|days|weeks|months|years|decades)",
    "quarter": (
        r"(?P<nth>(?i:first|second|third|fourth|final|last))\s+"
        rf"(?P<size>quarter|half)\s+of\s+(?P<year>{_PART_OF_YEAR})|Q(?P<q>[1-4])\s+(?:of\s+)?(?P<q_year>{_PART_OF_YEAR})"
    ),
    "first_months": (
        rf"(?P<end>(?i:first|last|final))\s+(?P<count>{'|'.join(NUMBERS[1:11])}|\d\d?)\s+months\s+of"
        rf"\s+(?P<year>{_PART_OF_YEAR})"
    ),
    "decade": r"(?:[Tt]he\s+)?(?:(?:early|mid|late)[\s-]+)?(?P<year>(?:1[5-9]|20)\d0)['’]?s",
    "short_decade": (
        r"[Tt]he\s+(?:(?:early|mid|late)[\s-]+)?"
        rf"(?:['’‘]?(?P<short>[2-9]0)['’]?s|(?P<named>{'|'.join(DECADES)}))"
    ),
    "years": rf"(?P<year>{_YEAR})\s?[-–—]\s?(?P<last>{_YEAR}|\d\d)(?![\d-])",
    "year": rf"(?P<year>{_YEAR})(?![\d,]\d|[-–/]|%|\s*(?:%|million|km|m\b))",
}

ANY_WORD = frozenset(  # every term has one of these, or a digit
    word.lower()
    for word in (
        *WEEKDAYS, *MONTHS, *"Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun".split(),
        *"Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec".split(), *DECADES,
        *(f"{unit}{end}" for unit in "hour day week fortnight month year decade".split() for end in ("", "s")),
        *"weekend weekends morning afternoon evening night lunchtime spring summer autumn fall winter".split(),
        *"quarter half today tonight yesterday tomorrow eve halloween".split(),
    )
)  # fmt: skip
BEGINS = frozenset(  # with one of these every term begins, or with a digit
    word.lower()
    for word in (
        *WEEKDAYS, *MONTHS, *"Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun".split(), *NUMBERS, *TENS,
        *"Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec".split(),
        *(ordinal.partition("-")[0] for ordinal in ORDINALS), *(feast.split()[0] for feast in (*FEASTS, *EASTER)),
        *"new valentine international few several couple many half hundred a an past coming last next this".split(),
        *"these the that on earlier later by until before at in spring summer autumn fall winter".split(),
        *"today tonight yesterday tomorrow recent final q1 q2 q3 q4 early mid late".split(),
    )
)  # fmt: skip
DIGIT = re.compile(r"\d")
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
    r"|[Bb]ack\s+in|[Aa]s\s+of|[Oo]f\s+last|[Tt]hroughout|(?:weeks?|half|part|days|weekend)\s+of)[\s-]+$"
)
SURE_MONTH_BEFORE = re.compile(  # before a month that is a verb or a name too
    r"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Dd]uring|[Ff]rom|[Bb]etween|[Ee]arly|[Mm]id|[Ll]ate|[Ee]nd\s+of|[Mm]onth\s+of"
    r"|[Bb]eginning\s+of|[Ss]tart\s+of|[Mm]iddle\s+of|[Bb]ack\s+in|[Tt]hroughout|(?:weeks?|half|part|days|weekend)\s+of)[\s-]+$"
)
MAYS_OWN_AFTER = re.compile(  # what a leader of that name has, and a month has not
    r"\s+(?:governments?|cabinet|administration|ministry|premiership|camp|era|years|family|loyalists?|supporters?|allies)\b"
)
ARTICLE_BEFORE = re.compile(r"\b(?:[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Tt]he)\s+$")  # "a May interview"
PLAIN_NOUN_AFTER = re.compile(r"\s+(?!(?:on|of|for|to|in|by|and|was|is|has)\b)[a-z]{4,}")
DOUBTFUL_MONTHS = frozenset({"March", "April", "May", "June", "August"})
JOINED_BEFORE = re.compile(
    rf"(?:\b(?:to|and|or|through|until|till)\s+(?:(?:early|mid|late)[\s-]+)?|[-–]\s*|(?:\b{_YEAR}|{_MONTH}),\s+)$"
)
YEAR_BEFORE = re.compile(
    r"(?:\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Tt]ill|[Dd]uring|[Bb]y|[Ff]rom|[Bb]etween|[Bb]efore|[Aa]fter|[Ee]arly|[Mm]id"
    r"|[Ll]ate|[Ee]nd\s+of|[Bb]eginning\s+of|[Ss]tart\s+of|[Mm]iddle\s+of|(?:spring|summer|autumn|fall|winter)\s+of"
    r"|[Bb]ack\s+in|[Yy]ears?|[Pp]eriod|[Dd]ecade|[Cc]irca|[Tt]hroughout|[Aa]s\s+of|(?<=[a-z]\s)of)[\s-]+)$"
)
COUNTED_AFTER = re.compile(
    r"\s+(?!(?:levels|prices|figures|dollars|standards|rates|was|is|has|as)\b)"
    r"(?:[a-z-]+s|[a-z]*(?:people|men|women|children)|staff|square)\b"
)
YEAR_OF_BEFORE = re.compile(  # "a 2016 fire", "the mayor's 2019 speech", "the deadly 2004 tsunami"
    r"(?:\b(?:[Aa]n?|[Tt]he|[Tt]hat|[Tt]his|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Mm]y|[Oo]ur)|['’]s?)\s+(?:[a-z][a-z-]+\s+)?$"
)
YEAR_OF_AFTER = re.compile(  # what has a year, and is neither counted nor a make of car
    r"\s+(?!(?:or|to|was|were|is|are|has|have|had|will|would|in|on|at|by|for|of|with)\b)"
    r"(?!(?:[a-z-]+\s+)?(?:people|person|men|women|children|residents|soldiers|troops|workers|students|pupils|prisoners|homes"
    r"|houses|families|refugees|migrants|employees|jobs|seats?|beds?|votes|words?|pages?|copies|miles?|kilomet(?:re|er)s?|km"
    r"|met(?:re|er)s?|f(?:oo|ee)t|hectares?|acres?|tons?|tonnes?|pounds|euros|dollars|rupees|calories?|watts?|years?|hours?"
    r"|strong|model|sedan|pick-?ups?|trucks?|cars?|vans?|motorcycles?|suv)\b)"
    r"(?:[a-z]|(?:[A-Z][\w.’'-]+\s+){1,3}(?:elections?|referendum|vote|wars?|invasion|attacks?|bombings?|shootings?|massacre|coup"
    r"|uprising|revolution|protests?|riots?|earthquake|quake|tsunami|floods?|hurricane|fire|crash|disaster|trial|agreement"
    r"|accords?|treaty|deal|crisis|report|campaign|annexation|outbreak)\b)"
)
YEAR_OF_LISTED = re.compile(rf"\s+(?:and|or)\s+{_YEAR}\s+[a-z]")  # "the 2004 and 2008 conventions"
YEAR_ITSELF_AFTER = re.compile(r"\s+(?:levels|prices|figures|dollars|standards|rates)\b")  # "10% of 2000 levels"
OF_BEFORE = re.compile(r"\b(?:of|to|at|above|below|over|than|against|on)\s+$")
FEAST_BEFORE = re.compile(
    r"\b(?:[Oo]n|[Ss]ince|[Uu]ntil|[Tt]ill|[Bb]y|[Bb]efore|[Aa]fter|[Ll]ast|[Nn]ext|[Tt]his|[Ee]arly|[Ll]ate)\s+$"
)
DECADE_BEFORE = re.compile(
    r"\b(?:[Ii]n|[Ss]ince|[Oo]f|[Ff]rom|[Dd]uring|[Tt]hroughout|[Uu]ntil|[Ii]nto|[Bb]y|[Tt]o|[Aa]nd|[Bb]oth)\s+$"
)
DEGREES = re.compile(r"\b(?:temperatures?|degrees|highs?|lows?|mercury)\b", re.IGNORECASE)
NOWADAYS_BEFORE = re.compile(r"\b(?:exists?|[Ee]ven|[Ss]till|[Oo]f|[Tt]han|as)\s+$")
NOWADAYS_AFTER = re.compile(
    r"['’]s\s+(?:world|society|children|youth|young|standards|economy|generation|technology|climate|prices|money|world)"
)
ABOUT_ALL = re.compile(  # "Today, most people …": what follows tells of no day
    r",?\s+(?:(?:about|around|nearly|some|over|more\s+than|only|just|the\s+vast|a)\s+)*"
    r"(?:most|many|few|fewer|all|majority|few|everyone|nobody|people|\d[\d,.]*(?:\s+(?:million|billion|percent|per\s+cent))?)\b"
)
IN_PROGRESS = re.compile(r"\b(?:is|are)\s+(?:\w+ly\s+)?(?:being\s+)?\w+ing\b")
COUNTING_BEFORE = re.compile(r"\b(?:[Oo]f|[Bb]y|[Ff]rom|[Tt]o|[Aa]fter|[Bb]efore|[Bb]etween)\s+$")
NAME_AFTER = re.compile(r"\s+[A-Z]")
TITLE_AFTER = re.compile(
    r"\s+(?:[A-Z]\w+\s+)?(?:World\s+Cup|Olympics?|Games|Championships?|Act\b|Agreement|Accords?|Summit|Census)"
)

ON_BEFORE = re.compile(r"(?:\b(?:[Ee]arly|[Ll]ate|[Ee]arlier|[Ll]ater)\s+)?\b[Oo]n\s+$|\b(?:[Ee]arly|[Ll]ate)\s+$")
SINCE_BEFORE = re.compile(r"\b[Ss]ince\s+(?:(?:at\s+least|early|late|mid|the\s+(?:start|beginning|end)\s+of)[\s-]+)?$")
POINT_AFTER = re.compile(r",?\s+when\b")  # "the worst since 1998, when …" speaks of 1998 alone
RANGE_BEFORE = re.compile(rf"\b(?:[Ff]rom|[Bb]etween)\s+(?:{_CLOCK}\s+(?:on\s+)?)?(?:(?:early|late|mid)[\s-]+)?$")
CONNECTOR = re.compile(
    rf"\s*(?:-|–|—)\s*|\s+(?:to|through|until|till|and|or|into)\s+(?:{_CLOCK}\s+)?(?:on\s+)?(?:(?:early|late|mid)[\s-]+)?|,\s+"
)
RANGING = re.compile(r"\s*(?:-|–|—|\bto\b|\bthrough\b|\buntil\b|\btill\b|\binto\b)")
ABOUT_BEFORE = re.compile(
    r"\b(?:[Mm]ore|[Ll]ess|[Ff]ewer)\s+than\s+$|\b(?:[Aa]bout|[Aa]round|[Nn]early|[Aa]lmost|[Oo]ver|[Ss]ome)\s+$"
)
WITHIN_BEFORE = re.compile(r"\b(?:[Oo]ver|[Ii]n|[Ww]ithin|[Dd]uring|[Ff]or)\s+$")
