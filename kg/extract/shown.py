"""Names that the words beside them show: an acronym in brackets, a dateline, "the daily Trud", "Hilla mosque"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.headed import CAPITALISED, LED, UPPER
from kg.extract.nations import nation_named, nation_of_adjective, nation_of_capital
from kg.extract.tokens import WORD, first_words, lines_around, lines_with, matches_at, matches_in, without_possessive
from kg.extract.words import CALLED, DESCRIPTORS, OFFICES, PLURAL_PEOPLE, TITLES
from kg.ids import fold
from kg.model import EntityType, Offsets
from kg.read.header import find_datelines

Shown = tuple[Offsets, EntityType]

KINDS = (  # what bodies are called
    *"group charity agency newspaper broadcaster channel station network website site company firm airline".split(),
    *"bank party association union mission organisation organization NGO watchdog militia movement university".split(),
    *"club retailer operator outlet magazine daily weekly tabloid federation foundation manufacturer publisher".split(),
    *"insurer carmaker automaker planemaker brewer miner developer landlord supermarket startup start-up".split(),
    *"consultancy blog portal journal cooperative syndicate cartel gang sect band school college museum".split(),
    *"theatre label studio platform think-tank".split(),
    *("think tank", "search engine", "news service", "wire service", "rights group"),
)
KIND = rf"(?:{'|'.join(KINDS)})"
_OF_KIND = first_words("|".join(KINDS))
_CAPITAL = rf"(?:(?:al|Al|el|an|ash)-)?[{UPPER}]"  # how a name begins
_ONE = rf"(?:al-|Al-)?{CAPITALISED}(?: {CAPITALISED}){{0,3}}"
_NAME = (
    rf"(?:al-|Al-|el-|an-|ash-)?{CAPITALISED}"
    rf"(?: (?:(?:de|del|do|da|di|du|la|of|and|for) )?(?:al-)?{CAPITALISED}){{0,4}}"
)
_OPENING = (
    "Newspaper|Broadcaster|Website|Magazine|Charity|Watchdog|News agency|Rights group|Airline|Retailer|Carmaker|"
    "Environmental group|Militant group|Opposition party"
)
_OPENING_KIND = rf"(?<=[.!?\n] )(?:{_OPENING})|(?<=\n)(?:Newspaper|Broadcaster|Website|Charity|Airline)"
_DESCRIBED = re.compile(rf"(?P<kind>\b{KIND}|{_OPENING_KIND}),? [\"“‘]?(?P<name>{_NAME})")
_BEGINS_DESCRIBED = _OF_KIND | first_words(_OPENING)
_PLURALS = "|".join(f"{kind}s" for kind in (*KINDS, "agencie", "companie", "charitie", "universitie", "partie"))
_BEGINS_DESCRIBED_TWO = first_words(_PLURALS)
_DESCRIBED_TWO = re.compile(rf"\b(?:{_PLURALS}) (?P<name>{_ONE}) (?:and|or) (?P<second>{_ONE})")
_PRESS = "news agency|news service|newswire|newspaper|newspapers|daily|magazine|news website|website|tribe|clan"
_DESCRIBED_AFTER = re.compile(rf"(?P<name>{_NAME}) (?P<kind>{_PRESS})\b")
_PRESS_AFTER = re.compile(rf"(?<= )(?:{_PRESS})\b")
_BEGINS_PRESS = first_words(_PRESS)
_IN_BRACKETS = re.compile(r"\(([A-Z]{2,7})s?\)")
_SPELT_AFTER = re.compile(rf"\b(?P<short>[A-Z]{{2,7}}) \((?:the )?(?P<name>{_NAME})\)")
_BRACKET = re.compile(r"[A-Z] \(")
_LED_BODY = re.compile(
    r"\b[Tt]he (?P<name>[A-Z][\w.]*(?: [A-Z]\w+)?-led "
    r"(?:(?:military|international|multinational|peacekeeping|security|naval|air) )?"
    r"(?:coalition|alliance|force|mission|bloc))\b"
)
_LED_BY = re.compile("-led ")
_DUTIES = (
    "Environment|Health|Statistics|Transport|Industry|Parks|Elections|Sport|Fisheries|Tourism|Food Standards|"
    "Education|Public Safety|Global Affairs|Radio|Air|Rugby|Football|Cricket|Athletics|Swimming|Cycling|Rowing|Tennis|"
    "Basketball|Hockey|Netball|Badminton|Greenpeace|Oxfam|Amnesty|Universities|Invest|Business|Film|Water|Post|Telecom|"
    "Biosecurity|Dairy|Safe Work|Infrastructure|Airservices|Geoscience|Maritime|Labour|Energy|Innovation|Housing|"
    "Gymnastics|Volunteering|Cancer Research|Equality|Animals|Historic|Natural|Creative|Skills|Age|Mental Health|"
    "Community|Women’s Aid"
)
_NATIONAL = re.compile(rf"(?<![\w-])(?:{_DUTIES}) (?P<nation>[A-Z][\w]*(?: [A-Z][\w]+)?)\b")
_BEGINS_NATIONAL = first_words(_DUTIES)
_PERSONAL = (
    r"[Pp]resident|[Pp]rime [Mm]inister|[Cc]hancellor|[Mm]inister|[Gg]overnor|[Mm]ayor|[Ss]enator|Sen\.|Gov\.|Rep\.|"
    r"Judge|Mr|Mrs|Ms|Dr|Prof|Col\.?|Colonel|Capt\.?|Lt\.?|Sgt\.?|Maj\.?|Gen\.|Archbishop|Imam|Sheikh"
)
_TITLED = re.compile(
    rf"\b(?:{_PERSONAL})\.? (?P<name>{CAPITALISED} (?:{CAPITALISED} )?(?:al-)?{CAPITALISED})\b(?!['’-]\w|-| [A-Z])"
)
_BEGINS_TITLED = first_words(_PERSONAL)
_NICKNAME = r"(?:“[^\W\d_][\w.’' -]{0,18}”|\"[^\W\d_][\w.’' -]{0,18}\"|[‘'][^\W\d_][\w.-]{0,18}[’'])"
_NICKNAME_INSIDE = re.compile(rf" {_NICKNAME} [{UPPER}]")
_NICKNAMED = re.compile(rf"(?P<name>{CAPITALISED}(?: {CAPITALISED})? {_NICKNAME} {CAPITALISED})\b(?!['’-]\w| [A-Z])")
_SET_OFF = re.compile(
    rf"(?<![\w’'-])(?P<lead>(?:[Aa]n?|[Tt]he|[Oo]ne|[Aa]nother|[\w-]+['’]s|[Ii]ts|[Tt]heir) "
    rf"(?:(?!(?:of|for|from|at|with|in|by|to|on|who|that|and)\b)[\w-]+(?:['’]s)? ){{0,4}}?)"
    rf"{KIND}(?: (?:active|based|operating|working|headquartered)(?: [\w-]+){{1,4}}?)?"
    rf"(?:, (?P<name>{_NAME}),| [–—] (?P<dashed>{_NAME}) [–—])"
)
_KIND_BEFORE_SET_OFF = re.compile(
    rf"{KIND}(?:, {_CAPITAL}| [–—] {_CAPITAL}| (?:active|based|operating|working|headquartered) )"
)
_OUT_OF = re.compile(r"\b(?:of|at|for|from|with|in|by|to|on|about|against)\s(?:[\w-]+\s){0,2}\Z")
_SOCIETY = re.compile(
    r"\b(?!The )(?P<nation>[A-Z]\w+(?: [A-Z]\w+){0,2}) Red (?:Cross|Crescent)(?: (?:Society|Authority))?\b"
)
_RED_CROSS = re.compile(" Red Cr")
_PAPER = re.compile(
    r"(?<=[a-z,] )The (?:Courier|Times|Guardian|Independent|Telegraph|Sun|Economist|Herald|Mirror|Post|Star|Globe|"
    r"Observer|Tribune|Gazette|Chronicle|Advertiser|Age|Atlantic|Australian|Citizen|Conversation|Dispatch|Echo|"
    r"Examiner|Express|Field|Gleaner|Hill|Intercept|Journal|Mail|Nation|National|News|Register|Record|Scotsman|"
    r"Sentinel|Spectator|Standard|Statesman|Verge|Voice|Athletic|Hindu|Monitor|Ledger|Inquirer|Insider|Enquirer)"
    r"\b(?! [A-Z])"
)
_OFFICERS = (
    "spokesman|spokeswoman|spokesperson|chief executive|co-founder|founder|boss|CEO|chairman|chairwoman|"
    "director-general|secretary-general"
)
_OFFICER = re.compile(rf"(?P<name>(?:al-)?{CAPITALISED}(?: {CAPITALISED}){{0,2}}) (?:{_OFFICERS})\b")
_OFFICER_AFTER = re.compile(rf"(?<= )(?:{_OFFICERS})\b")
_BEGINS_OFFICER = first_words(_OFFICERS)
_COMMON_BODIES = frozenset(
    "police government army navy hospital city county state federal provincial district family court school "
    "ministry union church campaign council presidential interior foreign defence defense health justice "
    "finance regional local municipal parliamentary royal palace prison fire embassy opposition rebel houthi "
    "military party commission agency company junta".split()
)
_OFFICE = re.compile(
    rf"(?:{CAPITALISED} ){{1,10}}(?:Sheriff|Governor|Mayor|Prosecutor|Coroner|Attorney|Examiner|General|"
    r"President|Minister|Marshal)s?['’]s? "
    r"(?:[Oo]ffice|[Dd]epartment)\b"
)
_OFFICE_AFTER = re.compile(r"(?<=[s'’] )(?:[Oo]ffice|[Dd]epartment)\b")
_BEGINS_OFFICE = first_words("office|department")
_DATELINE_PLACE = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3}")
_DOMAIN = re.compile(r"(?<![@\w./-])(?:www\.)?([A-Za-z][\w-]{1,30})\.(?:com|org|net|info|co\.[a-z]{2}|tv|io)\b(?![/@])")
_DOMAIN_END = re.compile(r"\.(?:com|org|net|info|co\.|tv|io)")
_SITE_OF_TOWN = "airport|port|harbour|harbor|prison|jail|station|stadium|barracks|airbase|market|suburb|neighbou?rhood"
_SITES = (
    rf"(?:(?:refugee|detention|prison|military|army|air|naval|border|displacement|international|oil|gas|power|nuclear|gold|"
    rf"copper|coal|mosque) )?(?:{_SITE_OF_TOWN}|camp|mosque|temple|shrine|church|cathedral|monastery|synagogue|"
    r"palace|castle|"
    rf"bridge|dam|base|airfield|square|roundabout|crossing|checkpoint|tunnel|refinery|mine|oilfield|"
    r"power plant|plant|hotel|"
    rf"reservoir|river|valley|island|islands|peninsula|mountain|mountains|lake|forest|desert|strait|canal|hill|volcano|"
    rf"compound|stadium)"
)
_HOUSES = r"(?:hospital|clinic|university|college|academy|institute|foundation|brigade|battalion|orphanage)"
_LEADING = "in|at|near|from|to|of|on|outside|inside|around|into|through|across"
_BEGINS_SITE = first_words(f"the|{_LEADING}")
_SITE = re.compile(
    rf"(?:\b[Tt]he |\b(?:{_LEADING}) (?:the )?)"
    rf"(?P<name>(?:[Aa]l-|[Ee]l-)?{CAPITALISED}(?: (?:al-|el-)?{CAPITALISED}){{0,2}}) "
    rf"(?:(?P<site>{_SITES})|(?P<house>{_HOUSES}))\b(?! (?:official|spokes|director|head|manager))"
)
_NO_NAME = frozenset(
    "it its they them their he him his she her we our us i my you your who whose this that these those there then "
    "new old former another each every both all some any no one two three "
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
    "august september october november december the a an in on at he she it they his her i we but and "
    "christmas easter ramadan internet web north south east west northern southern eastern western central new "
    "old european african asian american arab islamic christian muslim jewish catholic orthodox sunni shia "
    "kurdish roman ottoman soviet victorian republican democratic".split()
)


def shown_names(text: str) -> Iterator[Shown]:
    """The names that the words beside them show, with the type that they give."""
    yield from _spelt_out(text)
    yield from _datelines(text)
    yield from _described(text)
    yield from _described_pairs(text)
    yield from _capitals(text)
    yield from _offices(text)
    yield from _national(text)
    yield from _titled(text)
    yield from _with_officers(text)
    yield from (
        (m.span("name"), EntityType.ORGANIZATION) for m in matches_in(_LED_BODY, lines_with(_LED_BY, text), text)
    )
    yield from _domains(text)
    yield from _sites(text)
    yield from (
        (m.span("name"), EntityType.PERSON)
        for m in matches_in(_NICKNAMED, lines_with(_NICKNAME_INSIDE, text), text)
        if _is_telling(m["name"].split()[0])
    )
    yield from _set_off(text)
    yield from (
        (m.span(), EntityType.ORGANIZATION)
        for m in matches_in(_SOCIETY, lines_with(_RED_CROSS, text), text)
        if nation_named(m["nation"]) or nation_of_adjective(m["nation"])
    )
    yield from ((m.span(), EntityType.ORGANIZATION) for m in matches_at(_PAPER, {"the"}, text))


def weakly_shown(text: str) -> Iterator[Shown]:
    """Names that words beside them show where nothing else is seen there: "Orvagaz chief Al Roe", "told the Beacon"."""
    for m in matches_in(_CHIEF, lines_around(_CHIEF_NAMED, _BEGINS_CHIEF, text), text):
        words = [fold(word) for word in WORD.findall(m["name"])]
        if _NO_BODY.isdisjoint(words) and not _of_country(m["name"]) and not _of_country(m["name"].split()[0]):
            yield m.span("name"), EntityType.ORGANIZATION
    for m in matches_in(_BODY_BEFORE_COMMA, lines_around(_KIND_AFTER_COMMA, _OF_KIND, text), text):
        if _is_telling(m["name"]) and not _of_country(m["name"]):
            yield m.span("name"), EntityType.ORGANIZATION
    for m in matches_at(_TOLD_THE, {"told"}, text):
        if _is_telling(m["name"]) and not _of_country(m["name"]) and fold(m["name"]) not in _COMMON_BODIES:
            yield m.span("name"), EntityType.ORGANIZATION
    for m in matches_at(_OFFICIAL, _BEGINS_OFFICIAL, text):
        if _is_telling(m["name"]) and not nation_of_adjective(m["name"].split()[0]):
            yield m.span("name"), EntityType.PERSON


_NO_BODY = _NO_NAME | _COMMON_BODIES | DESCRIPTORS | PLURAL_PEOPLE | TITLES | OFFICES


_CHIEFS = "chief|leader|boss|co-leader|commander|chair|managing director|director|lawmaker|analyst|executive"
_CHIEF = re.compile(rf"(?P<name>{CAPITALISED}(?: {CAPITALISED}){{0,2}}) (?:{_CHIEFS}) {CAPITALISED} {CAPITALISED}")
_CHIEF_NAMED = re.compile(rf"(?<= )(?:{_CHIEFS}) [{UPPER}]")
_BEGINS_CHIEF = first_words(_CHIEFS)
_BODY_BEFORE_COMMA = re.compile(
    rf"(?<![\w-])(?<!\b[Ii]n )(?<!\bat )(?<!\bfrom )(?<!\bnear )(?P<name>{_ONE}),"
    r" (?:an?|the|[\w]+['’]s) (?:(?!(?:of|for|from|at|with|in|by|to|on|who|that|and)\b)[\w-]+(?:['’]s)? ){0,4}?"
    rf"{KIND}(?=[,.;]| (?:that|which|based|tracking|monitoring|representing)\b)"
)
_KIND_AFTER_COMMA = re.compile(rf"(?<= ){KIND}(?=[,.;]| (?:that|which|based|tracking|monitoring|representing)\b)")
_TOLD_THE = re.compile(
    rf"\btold (?:[Tt]he )?(?P<name>{CAPITALISED})(?= (?:on|that|in|he|she|it|they|by|last)\b|[.,:;])"
)
_OFFICIALS = (
    "commissioner|superintendent|inspector|constable|sheriff|spokesman|spokeswoman|spokesperson|chief minister|coach|"
    "captain|general|colonel|admiral|judge|prosecutor|lawyer|ambassador|mayor|governor|senator|chairman|chairwoman|"
    "president|secretary|director|coroner|activist|analyst|resident|survivor|witness|farmer|shopkeeper|teacher|nurse"
)
_OFFICIAL = re.compile(
    rf"\b(?:{_OFFICIALS}) (?P<name>{CAPITALISED}\.? (?:{CAPITALISED} )?(?:al-)?{CAPITALISED})\b(?!['’-]\w|-| [A-Z])"
)
_BEGINS_OFFICIAL = first_words(_OFFICIALS)


def _set_off(text: str) -> Iterator[Shown]:
    """Bodies that commas set off after what they are: "a rights group, Justicia Ya, said"."""
    for m in matches_in(_SET_OFF, lines_around(_KIND_BEFORE_SET_OFF, _OF_KIND, text), text):
        group = "name" if m["name"] else "dashed"
        if _is_telling(m[group]) and not _of_country(m[group]) and not _OUT_OF.search(text, 0, m.start()):
            yield m.span(group), EntityType.ORGANIZATION


def _is_telling(name: str) -> bool:
    words = [fold(word) for word in WORD.findall(name)]
    return _NO_NAME.isdisjoint(words[:1]) and not any(w in CALLED for w in words)


def _spelt_out(text: str) -> Iterator[Shown]:
    """Names that an acronym in brackets follows, letter for word, and the acronym: "Minera Valle Hondo (MVH)"."""
    for m in _IN_BRACKETS.finditer(text):
        words = [w for w in WORD.finditer(text, max(0, m.start() - 120), m.start()) if w.group()[0].isupper()]
        last = words[-len(m[1]) :]
        if len(last) != len(m[1]) or "".join(w.group()[0] for w in last) != m[1]:
            continue
        start, end = last[0].start(), last[-1].end()
        if re.fullmatch(r"\s", text[end : m.start()]) and not re.search(r"[.!?;:\n]", text[start:end]):
            yield (start, end), EntityType.ORGANIZATION
            yield m.span(1), EntityType.ORGANIZATION
    # "UAAR (Union of …)", an acronym of the same or of other words
    for m in matches_in(_SPELT_AFTER, lines_with(_BRACKET, text), text):
        if " " in m["name"] and not any(fold(word) in CALLED for word in m["name"].split()):
            yield m.span("name"), EntityType.ORGANIZATION
            yield m.span("short"), EntityType.ORGANIZATION


def _datelines(text: str) -> Iterator[Shown]:
    """The place that a wire report's first line begins with: "LIMA, May 3 (Agency) –"."""
    for start, end in find_datelines(text):
        place = _DATELINE_PLACE.match(text, start, end)
        if place:
            yield place.span(), EntityType.PLACE


def _described(text: str) -> Iterator[Shown]:
    """Names that the word beside them says are bodies: "broadcaster RTP", "the Kabar news agency"."""
    before = matches_at(_DESCRIBED, _BEGINS_DESCRIBED, text)
    after = matches_in(_DESCRIBED_AFTER, lines_around(_PRESS_AFTER, _BEGINS_PRESS, text), text)
    for pattern, found in ((_DESCRIBED, before), (_DESCRIBED_AFTER, after)):
        for m in found:
            name = m["name"]
            if pattern is _DESCRIBED and m.group()[len(m["kind"])] == "," and not name.isupper():
                continue  # what a comma sets off may be anything; an acronym is the body
            words = [fold(word) for word in WORD.findall(name)]
            if not _NO_NAME.isdisjoint(words[:1]) or any(w in CALLED for w in words):
                continue
            if (len(words) == 1 and _of_country(name)) or LED.match(name):
                continue
            end = m.start("name") + len(re.split(r"['’]s?(?: |\Z)", name)[0])
            if text[end - 1] == "." or (pattern is _DESCRIBED and " and " in name):
                end = m.start("name") + len(name.split(" and ")[0].rstrip("."))
            tribe = m["kind"] in ("tribe", "clan")
            yield (m.start("name"), end), EntityType.GROUP if tribe else EntityType.ORGANIZATION


def _described_pairs(text: str) -> Iterator[Shown]:
    """Two names that one plural before them says are bodies: "the newspapers Alba and Sera"."""
    for m in matches_at(_DESCRIBED_TWO, _BEGINS_DESCRIBED_TWO, text):
        for group in ("name", "second"):
            words = [fold(word) for word in WORD.findall(m[group])]
            if _NO_NAME.isdisjoint(words) and not any(w in CALLED for w in words):
                yield m.span(group), EntityType.ORGANIZATION


def _capitals(text: str) -> Iterator[Shown]:
    """Capitals of countries, where no other name goes on with them."""
    for m in _CAPITALS.finditer(text):
        opener, _, rest = m.group().partition(" ")
        name = rest if rest and fold(opener) in _NO_CAPITAL else m.group()
        name = without_possessive(name)
        if name not in _AMBIGUOUS and nation_of_capital(name):
            start = m.end() - len(m.group()) + m.group().rindex(name)
            yield (start, start + len(name)), EntityType.PLACE


_OPENERS = frozenset(
    "when while as if but and since after before because although though by for from with to of so".split()
)


_NO_CAPITAL = _NO_NAME | _OPENERS
_CAPITALS = re.compile(rf"{CAPITALISED}(?: {CAPITALISED})*")
_AMBIGUOUS = frozenset(
    "Victoria Georgetown Kingston Hamilton Stanley Male Douglas Jamestown Nice Roseau Freetown".split()
)


def _titled(text: str) -> Iterator[Shown]:
    """People by a title that only people have, and two names: "former president Park Min-ji"."""
    for m in matches_at(_TITLED, _BEGINS_TITLED, text):
        words = [fold(word) for word in WORD.findall(m["name"])]
        if _NO_NAME.isdisjoint(words) and not any(w in _NO_PERSON for w in words):
            yield m.span("name"), EntityType.PERSON


_NO_PERSON = TITLES | OFFICES | DESCRIPTORS


def _national(text: str) -> Iterator[Shown]:
    """Bodies that are called by what they do and their country: "Environment Canada", "Cycling New Zealand"."""
    for m in matches_at(_NATIONAL, _BEGINS_NATIONAL, text):
        if nation_named(m["nation"]) or nation_named(m["nation"].split()[0]):
            long = bool(nation_named(m["nation"]))
            end = m.end() if long else m.start("nation") + len(m["nation"].split()[0])
            yield (m.start(), end), EntityType.ORGANIZATION


def _with_officers(text: str) -> Iterator[Shown]:
    """Bodies whose spokesman or head is named: "Meta spokesman Andy Stone"."""
    for m in matches_in(_OFFICER, lines_around(_OFFICER_AFTER, _BEGINS_OFFICER, text), text):
        words = [fold(word) for word in WORD.findall(m["name"])]
        if any(w in _NO_NAME or w in CALLED or w in _COMMON for w in words):
            continue
        if not _of_country(m["name"]):
            yield m.span("name"), EntityType.ORGANIZATION


_COMMON = DESCRIPTORS | PLURAL_PEOPLE | _COMMON_BODIES


def _offices(text: str) -> Iterator[Shown]:
    """The office of somebody who has it by law: "the Polk County Sheriff's Office"."""
    for m in matches_in(_OFFICE, lines_around(_OFFICE_AFTER, _BEGINS_OFFICE, text), text):
        yield (m.start() + len("The ") * m.group().startswith("The "), m.end()), EntityType.ORGANIZATION


def _domains(text: str) -> Iterator[Shown]:
    """Websites that are named by their address."""
    for m in matches_in(_DOMAIN, lines_with(_DOMAIN_END, text), text):
        yield m.span(), EntityType.ORGANIZATION


def _sites(text: str) -> Iterator[Shown]:
    """Buildings, camps and waters by a name and a common noun in small letters: "Hilla mosque", "Lodjo camp"."""
    for m in matches_at(_SITE, _BEGINS_SITE, text):
        words = [fold(word) for word in WORD.findall(m["name"])]
        if any(w in _NO_NAME or w in CALLED for w in words) or "’s" in m["name"] or "'s" in m["name"]:
            continue
        if m["name"].isupper() or _of_country(m["name"]) or any(nation_of_adjective(w) for w in m["name"].split()):
            continue
        site = m["house"] is None
        yield (m.start("name"), m.end()), EntityType.PLACE if site else EntityType.ORGANIZATION


def _of_country(name: str) -> bool:
    return bool(nation_named(name) or nation_of_adjective(name) or nation_of_capital(name))
