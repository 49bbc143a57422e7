"""The words of sources: which nouns are people, media or bodies, where a noun phrase ends, what its head is."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extract.words import CALLED, DESCRIPTORS, MEDIA, OFFICES, PLURAL_PEOPLE
from kg.ids import fold
from kg.model import EntityType, Offsets

SHE = frozenset("she her hers herself".split())
HE = frozenset("he him his himself".split())
PEOPLE = frozenset("they them their theirs themselves".split())
THING = frozenset("it its itself".split())
RELATIVE = frozenset("who whom which that whose".split())
OTHERS = frozenset("i we you me us my our your".split())
UNTAGGED = re.compile(
    r"(?P<the>[Tt]he )?(?P<name>[A-Z][\w&.’'-]*(?: [A-Z][\w&.’'-]*){0,4})"
    r"(?P<kind> (?:radio|television|TV|newspaper|magazine|news agency|agency|website|news site|channel|network|party))?"
)
COMMON = OFFICES | PLURAL_PEOPLE | MEDIA | {word.removesuffix("s") for word in OFFICES | PLURAL_PEOPLE | MEDIA}
_POSSESSIVE = re.compile(r"['’]s?\Z")
_PLAIN_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
JOINED = re.compile(r"\band\s+(?:the|an?|his|her|its|their|other|some|several)\s|[A-Z][\w’'-]{1,40}\s++and\s++\Z")
APPOSED = re.compile(r", [^,]+,\Z")
OFFICE_OF = re.compile(r"\s+of\s+(?:the\s+)?(?:[A-Z][\w’'-]+\s+)*")  # "Superintendent of Police Jane Roe"
TITLED = re.compile(r"(?:[Tt]he )?(?P<title>[A-Z][\w-]*\.?(?: [A-Z][\w-]*)?) (?P<name>[A-Z][\w’'-]+)")
TWO_PHRASES = re.compile(
    r"((?:[Tt]he|[Aa]n?|[Oo]ne|[Hh]is|[Hh]er|[Tt]heir)\s(?:[a-z’'-]+\s){0,3}?[a-z’'-]+)\s+and\s+"
    r"((?:the|an?|one|another|his|her|their)\s[^,]{2,60}|[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,3})"
)
PEOPLE_FIRST = re.compile(
    r"(?P<phrase>(?:(?:The|Some|Many|Several|Most|Other|Local|More than|About|Around|At least|Nearly|Two|Three|Four|"
    r"Five|Six|"
    r"Seven|Eight|Nine|Ten|Dozens of|Scores of|Hundreds of|Thousands of|A group of|\d[\d,]*)\s){0,3}"
    r"(?:[\w’'-]+\s){0,3}?(?P<head>[\w-]*[^s\W]s|people|police|women|men|children))"
    r"(?=\s(?:from|in|at|of|near|who|with|outside|across|along|around|inside|on|have|had|were|are|will|also|then|told|said|"
    r"sat|stood|went|came|took|fled|held|met|left|began|threw|ran|fought|[a-z]+ed)\b)"
)
AGENTS = re.compile(r"(?:ers|ors|ists|ians|ants|ents|men|women|people|children|police)\Z")
WITH_RELATIVE = re.compile(r"(\S(?:.*?\S)?),?\s++(?:who|which|that|whose)", re.DOTALL)
WISH = re.compile(  # no part of what an unnamed source is called
    r",?(?:\sand)?\s(?:who|speaking|talking)\s[^,]{0,200}\b(?:named|identified|quoted|anonym\w+|names?)\b.*\Z",
    re.DOTALL,
)
SURE_ENOUGH = 0.6  # the score from which an antecedent of the model's is followed where the rules know none
FAR = 20_000  # characters back within which an office or a body still means the one named there
OUTLETS = frozenset("newspaper paper magazine broadcaster channel network website outlet".split())
GENERIC = frozenset("group organisation organization agency company firm watchdog monitor charity union".split())
OF_STATE = re.compile(
    r"(?:Government|Presidency|Ministry|Parliament|Cabinet|Army|Armed Forces|Navy|Police)\b.{0,200} of "
)
SELF_NAMED = re.compile(
    r"\b(?:(?:gave|giving|using) (?:his|her|their) (?:full |first |last )?names? (?:only |just )?as|"
    r"identified (?:(?:him|her)self|themselves) (?:only |just )?as|"
    r"(?:asked|wished|wanted) to be (?:named|called|identified) "
    r"(?:only |just )?as|who goes by(?: the name(?: of)?)?|named only as)\s+"
)
UNCOUNTED = frozenset(
    "research evidence legend history science law management opposition staff advice guidance testimony intelligence "
    "analysis tradition scripture rumour rumor gossip word news leadership government parliament state industry labour "
    "labor counsel defence defense prosecution industry business everyone everybody someone somebody nobody anyone "
    "nothing something everything today yesterday tomorrow critics".split()
)
UTTERANCES = frozenset(
    "statement tweet tweets post letter email memo speech remarks comments announcement message".split()
)
NAMED = (EntityType.PERSON, EntityType.ORGANIZATION, EntityType.GROUP, EntityType.PLACE)
# Where the head of a noun phrase ends: before a comma, a dash, a bracket, a relative, or a preposition.
BY_AGE = re.compile(r"(?:[Tt]he )?(?P<age>younger|elder|older) (?:(?:Mr|Mrs|Ms)\.? )?(?P<name>[A-Z][\w’'-]+)")
PARENT = re.compile(r"\b(?:father|mother|uncle|aunt|grandfather|grandmother|parents?),?\s\Z")
HONOURED = re.compile(
    r"(?:\A|\b)(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Rev|Sheikh|Imam|Rabbi|Father|Sister)\.?\s"
    r"(?P<name>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2})\Z"
)
DESCRIBED = re.compile(  # "the relief agency Aidline", "environmental group Green Coast"
    r"(?:[Tt]he\s)?(?:[\w’'-]+\s){0,4}?(?P<kind>[a-z]+)\s(?P<name>[A-Z][\w&.’'-]*(?:\s(?:of\s|for\s)?[A-Z][\w&.’'-]*){0,5})"
)
ENSEMBLES = frozenset(
    "charity group agency ngo coalition alliance front faction network chain retailer startup".split()
)
STOP = re.compile(
    r"(?:(?<!\s)\s++)?+[,;(\[—–]|(?<!\s)\s++-{1,2}\s|(?<!\s)\s++(?:who|whom|which|whose|that|of|for|in|from|at|with|to|by|near|on|inside|outside|close|familiar|"
    r"briefed|linked|loyal|based|speaking|living|including|like|such|shared|posted|released|published|obtained|seen|quoted|"
    r"citing|covering|representing|under|against|about|between|among|around|within|over|across|aged|named|called|"
    r"identified|working|seeking|backed|run|led|has|had|is|was|were|have)\b"
)
ORGANISATIONAL = re.compile(
    r"\b(?:of|for|in|from|at|with|by|close to|inside|within)\s+(?:the\s+|an?\s+)?(?:[\w-]+\s+){0,3}?\Z", re.IGNORECASE
)
DETERMINER = re.compile(
    r"\b(?:the|an?|one|two|three|some|several|many|his|her|their|its|another|other)\s", re.IGNORECASE
)
THE = re.compile(r"\s*(?:both\s+)?(?:the\s+)?", re.IGNORECASE)
AND = re.compile(
    r"(?<!\s)(?:\s*+,)?\s++(?:and|as well as|along with|together with)\s++(?:the\s++)?|(?:(?<!\s)\s++)?+,\s*+"
)


def trimmed(text: str, span: Offsets) -> Offsets:
    """`span` without outer punctuation and without a possessive at its end."""
    start, end = span
    while end > start and text[end - 1] in " ,;:–—-\n\r\t":
        end -= 1
    possessive = _POSSESSIVE.search(text[start:end])
    return start, end - len(possessive.group()) if possessive else end


def last_word(phrase: str) -> str:
    """The last word of a phrase."""
    words = _PLAIN_WORD.findall(phrase)
    return words[-1] if words else ""


def descriptive(rest: str) -> bool:
    """Do only descriptors follow an organisation's name ("news agency"), so that it stays the head?"""
    words = [fold(word) for word in re.findall(r"[^\W_]+", rest)]
    return bool(words) and not rest.startswith(("'", "’")) and set(words) <= DESCRIPTORS


def is_people(noun: str) -> bool:
    """Does a plural noun mean people?"""
    plain = fold(noun)
    return plain in PLURAL_PEOPLE or plain.removesuffix("s") in OFFICES or bool(AGENTS.search(plain))


@lru_cache(maxsize=1 << 8)  # the same few nouns come again and again
def called_so(noun: str) -> re.Pattern[str]:
    """A pattern for the noun straight before a name: "the minister, Reza Amini", "Dr Leila Amini"."""
    words = "doctor|dr|professor|prof" if noun == "doctor" else re.escape(noun)
    return re.compile(rf"\b(?:{words})\.?,?\s(?:Mrs?\.?\s|Ms\.?\s|Dr\.?\s)?\Z", re.IGNORECASE)


@lru_cache(maxsize=1 << 8)
def apposed_so(noun: str) -> re.Pattern[str]:
    """A pattern for the noun after a name and a comma: "Reza Amini, 51, the country's foreign minister"."""
    return re.compile(
        r",\s(?:(?:aged\s)?\d+,\s)?(?:an?|the|its|his|her|their|who\s(?:is|was)\s(?:an?|the))\s"
        rf"(?:[\w’'-]+\s){{0,4}}?{re.escape(noun)}\b",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1 << 8)
def named_so(noun: str) -> re.Pattern[str]:
    """A pattern for the noun and a comma, after which the name comes: "The spokeswoman, Jane Roe"."""
    return re.compile(rf"\b[Tt]he {re.escape(noun)}, ")


def plural_head_of(phrase: str) -> bool:
    """Is the phrase plural, or one that "of" or "between" may go on to join?"""
    return is_plural(phrase) or bool(re.search(r"\b(?:of|for|between|both|from|in)\b", phrase))


def only_titles(gap: str) -> bool:
    """Do nothing but titles and offices stand between two names?"""
    words = [fold(word).strip(".") for word in gap.split()]
    return len(words) <= 4 and all(word in CALLED or word.islower() for word in words)


def is_plural(phrase: str) -> bool:
    """Does a noun phrase speak of several?"""
    head = fold(last_word(STOP.split(phrase)[0]))
    return head in PLURAL_PEOPLE or head in MEDIA or (head.endswith("s") and not head.endswith("ss"))
