"""Titles in a sentence and who bears them: "Iran's ambassador to Lebanon, Mojtaba Amani".

A title is read outward from its head noun ("ambassador"): leftward over what qualifies it to the body that owns it,
rightward over what it is for. Then a person is looked for beside it. Word lists are those of English news; nothing in
them knows a country, a party or a person.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kg.extract.items import Item
from kg.extract.nations import Nation, nation_named, nation_of_adjective
from kg.model import EntityType, Node, Offsets


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


STATE_HEADS: Final = _set(
    "president premier minister chancellor king queen emir sultan monarch emperor pope leader ruler"
    " dictator ambassador"
    " envoy consul secretary treasurer governor mayor senator mp mep lawmaker legislator congressman congresswoman"
    " representative deputy councillor speaker prosecutor judge justice magistrate sheriff commissioner ombudsman"
    " negotiator strongman autocrat regent"
)
"""Heads of titles that a country, region or city gives as such: "the French president", not "the French director"."""

BODY_HEADS: Final = _set(
    "chief head director chairman chairwoman chairperson chair executive ceo cfo coo cto founder cofounder boss owner"
    " spokesman spokeswoman spokesperson manager coordinator co-ordinator administrator superintendent principal"
    " headteacher headmaster headmistress dean rector provost vice-chancellor professor lecturer fellow scientist"
    " researcher analyst economist historian epidemiologist meteorologist seismologist editor correspondent reporter"
    " coach captain skipper commander general colonel admiral marshal lieutenant major sergeant officer inspector"
    " constable adviser advisor aide strategist counsel attorney lawyer solicitor surgeon doctor physician nurse"
    " paramedic pharmacist bishop archbishop imam rabbi patriarch cardinal ayatollah vicar curator conductor"
    " director-general secretary-general undersecretary under-secretary-general counsellor attache attaché delegate"
    " organiser organizer activist campaigner volunteer convener trustee partner ranger warden"
)
HEADS: Final = STATE_HEADS | BODY_HEADS
LEGISLATORS: Final = _set("mp mep lawmaker legislator congressman congresswoman senator councillor")
"""Titles that say the bearer's party where a party goes before them: "Labour MP"."""

_NATIONAL: Final = HEADS - _set(
    "founder cofounder owner boss professor lecturer fellow scientist researcher analyst economist historian activist"
    " campaigner volunteer executive director manager doctor physician nurse lawyer surgeon reporter correspondent"
    " editor partner principal pharmacist chairman chairwoman chairperson chair ceo organiser organizer"
)
"""Heads that a country's adjective may own; of the rest ("a Swiss economist") it says only where someone is from."""

_FORMER: Final = _set(
    "former ex ex- late deposed ousted toppled one-time onetime erstwhile previous retired overthrown fallen"
    " disgraced impeached exiled sacked"
)
_PASSING: Final = _set("new newly current own then longtime long-time veteran top outgoing incoming newly-elected")
_MODIFIERS: Final = (
    _FORMER
    | _PASSING
    | _set(
        "vice deputy assistant associate acting interim caretaker transitional prime first second senior junior"
        " special regional national local provincial municipal federal chief managing executive general permanent"
        " principal joint press media public foreign defence defense interior home internal external finance"
        " financial economic economy treasury health education environment energy oil trade business commerce"
        " industry labour labor employment justice legal culture sports sport agriculture transport transportation"
        " housing planning science technology research investment human rights humanitarian aid relief refugee"
        " refugees food climate weather nuclear atomic security intelligence police army navy naval military air"
        " force forces border coast guard fire rescue civil protection emergency emergencies disaster opposition"
        " rebel militia party parliamentary presidential royal supreme spiritual religious political policy"
        " affairs communications marketing sales operations development strategy information digital state"
        " government cabinet city county district town village union council league club team group company firm"
        " bank central election electoral campaign attorney commanding peace high global international world"
        " country europe africa asia programme program project office department ministry agency court appeals"
        " criminal investigations field staff medical nursing technical head editor editor-in co crown inaugural"
        " founding honorary visiting emeritus world-class lead"
    )
)
PORTFOLIOS: Final = _set(
    "affairs agriculture antiquities arts aviation business children civil climate commerce communications construction"
    " consumer cooperation culture defence defense development diaspora digital economic economy education electricity"
    " emergencies emergency employment energy environment equality external family finance fisheries food foreign"
    " forestry gas gender health heritage higher home housing humanitarian immigration industry information"
    " infrastructure innovation integration interior internal investment justice labor labour land lands law"
    " livestock local migration mines mining natural oil pensions petroleum planning population ports power public"
    " railways reconstruction religious resources roads rural science security shipping situations social solidarity"
    " sport sports technology territorial tourism trade transport transportation urban veterans water welfare wildlife"
    " women works youth"
)
"""What ministers and secretaries of a government are for: such words before "minister" are part of the title."""

PORTFOLIO_HEADS: Final = _set("minister secretary undersecretary")

_NOT_MODIFIERS: Final = _set(
    "a an the and or but nor of in on at to for from by with about after before as is are was were be been being has"
    " have had will would could should may might must do does did said says say told tells asked called named met"
    " that which who whom whose this these those his her their its my our your he she it they we i you not also when"
    " while where if than then so because since until between against among over under into during including per via"
    " became become becomes made elected appointed urged quoted hosted joined left won lost led paid saw gave took"
    " got sent held put accused blamed criticised criticized replaced succeeded sacked fired warned visited welcomed"
    " thanked praised backed beat defeated killed arrested detained invited"
)
_OF_GROUPS: Final = _set(
    "leader chief spokesman spokeswoman spokesperson representative patriarch imam sheikh commander"
)
"""Heads that a group's name may own without a possessive: "Druze leader"; other titles it only describes."""

BODY_NOUNS: Final = _set(
    "agency commission ministry hospital clinic university college school union party company firm charity network"
    " bank club council police army navy military court airline airport group trust foundation association federation"
    " organisation organization institute centre center department authority board committee movement militia"
    " broadcaster newspaper magazine manufacturer carmaker retailer team museum church prison watchdog regulator"
    " fund alliance coalition league government"
)
"""Nouns that speak of a body named elsewhere: "the agency's director", "hospital spokeswoman"."""

_STATE_NOUNS: Final = _set("country nation kingdom republic city town")
PLACE_NOUNS: Final = _set(
    "camp village district province region county state governorate prefecture island mine airport port site plant dam"
    " refinery quarry farm market stadium zoo park reserve shelter monastery mosque temple synagogue cathedral palace"
    " factory shrine municipality borough suburb"
)
"""Nouns that speak of a place or site named elsewhere: "the camp's administrator"."""
_AFTER_HEAD: Final = _set("general elect designate emeritus")
_PREPOSITIONS: Final = _set("of for to on at with in")
_MEASURES: Final = _set(
    "a an the about nearly almost over more less most many several some two three four five six seven eight nine ten"
    " half decades years months weeks days now good life long"
)
_HONORIFICS: Final = _set(
    "mr mrs ms miss dr prof professor sir dame lord lady rev reverend gen lt col maj cpt capt sgt brig adm hon sheikh"
    " general colonel major captain brigadier lieutenant"
)
_MILITARY_TITLES: Final = _set(
    "general colonel major captain lieutenant sergeant constable inspector officer marshal admiral doctor nurse"
    " judge justice professor bishop cardinal sheriff"
)
"""Heads that before a bare name are a form of address, not an office of some body."""

_REACH: Final = 6  # words between an owner and the head of the title; longer ones were misreadings
_STATE_OFFICE: Final = re.compile(
    r"(?:(?:interim|acting|caretaker|transitional|deputy|vice|vice-)[ -]?)*(?:president(?:-elect)?"
    r"|prime minister|premier"
    r"|chancellor|(?:home|foreign|defen[cs]e|treasury|health|education|justice|transport|energy|business|culture"
    r"|environment|housing|trade) secretary|secretary of state"
    r"|(?:[a-z]+ (?:(?:and )?[a-z]+ ){0,3})?minister|minister (?:of|for) [A-Za-z ]+|leader|dictator|ruler"
    r"|king|queen|emperor|empress|sultan|emir|attorney general|prosecutor general|chief justice"
    r"|central bank (?:governor|chief)|(?:army|military|navy|air force) chief|(?:army|military|government|presidential)"
    r" spokes(?:man|woman|person))"
)
_AGE: Final = r"(?:,\s*\d{1,3})?"
_APPOSED: Final = re.compile(
    rf"{_AGE}\s*[,(–—-]\s*(?P<when>(?:now|currently|then|formerly|once|who is|who was|who served as)\s+)?"
)
_HOLDS: Final = re.compile(
    rf"{_AGE},?\s*(?:who\s+(?:[^,;:.?!“”\"]{{1,80}}?\s+and\s+)?)?"
    r"(?:also\s+)?(?:is|became|becomes|remains|remained|has been|serves as|works as"
    r"|acts as|is serving as"
    r"|took over as|takes over as|took office as|(?:was|were|has been|is being"
    r"|had been)\s+(?:re-?)?(?:elected|appointed"
    r"|named|chosen|confirmed|installed|inaugurated|hired|promoted|unveiled|sworn in)(?:\s+(?:as|to be))?)"
    r"\s+(?:also|now|currently|still)?\s*"
)
_HELD: Final = re.compile(
    rf"{_AGE},?\s*(?:who\s+)?(?:also\s+)?(?:was|had been|served as|worked as|had served as|resigned as"
    r"|stepped down as|quit as"
    r"|stood down as|(?:was|has been|had been)\s+(?:ousted|sacked|fired|dismissed|removed|deposed|replaced"
    r"|suspended) as)"
    r"\s+(?:once|then|formerly|also)?\s*"
)
_AS: Final = re.compile(r"\s+(?:as|to be)\s+")
_INSTALS: Final = _set(
    "appointed appoints appoint named names elected elects chose hired hires installed confirmed appointing naming"
)
_REMOVES: Final = _set(
    "replaced replaces replacing succeeded succeeds succeeding sacked fired dismissed removed ousted deposed suspended"
)


@dataclass(frozen=True, slots=True)
class Described:
    """A body that the words around a title describe: "the agency's" (`noun`), or only "its" (no noun)."""

    noun: str = ""


@dataclass(frozen=True, slots=True)
class Title:
    """A title as it stands in a row of items: from `start` to `end` there, its owner where the words give it."""

    start: int
    end: int
    role: str  # in small letters, without "former" and without the body
    former: bool
    owner: Node | Nation | Described | None
    preposition: str  # joins role and owner: "of", "for", "at"
    definite: bool  # "the", a possessive, or no determiner at all
    address: bool  # a form of address alone ("Dr", "General")
    legislator: bool
    body: str = ""  # a body's noun that begins the role: "hospital" in "hospital spokeswoman"


@dataclass(frozen=True, slots=True)
class Office:
    """One person's title, with the stretch of text that says so."""

    person: Node
    title: Title
    former: bool
    evidence: Offsets
    bare: Offsets  # the title with the name: the evidence where the owner has to be inferred


@dataclass(frozen=True, slots=True)
class Counterpart:
    """One person said to hold in `nation` the office that somebody else holds in another country."""

    person: Node
    nation: Nation
    evidence: Offsets


def free_portfolios(items: Sequence[Item]) -> list[Item]:
    """The items with what a minister is for as plain words, where it was taken for a name: "Health" before "Minister".

    >>> from kg.model import Node
    >>> name = Item("Water Resources", (0, 15), Node("kg:x", "Water Resources", EntityType.ORGANIZATION))
    >>> [item.text for item in free_portfolios([name, Item("Minister", (16, 24))])]
    ['Water', 'Resources', 'Minister']
    """
    freed: list[Item] = []
    for item, after in zip(items, [*items[1:], None], strict=True):
        if item.node is None or after is None or after.low not in PORTFOLIO_HEADS or not after.text[0].isupper():
            freed.append(item)
            continue
        words = [
            Item(m.group(), (item.span[0] + m.start(), item.span[0] + m.end())) for m in _NAME_WORD.finditer(item.text)
        ]
        own = all(word.low in PORTFOLIOS | {"and", "the"} for word in words)
        freed += words if own else [item]
    return freed


_NAME_WORD: Final = re.compile(r"[^\W\d_]+")


def find_counterparts(items: Sequence[Item]) -> list[Counterpart]:
    """The people in a sentence's `items` whom "counterpart" sets beside somebody of another country."""
    found = []
    for at, item in enumerate(items):
        if item.low not in {"counterpart", "opposite"}:
            continue
        nation, size = _nation_ending(items, at)
        if nation is None:
            nation, size = _group_nation(items, at)
        start = at - size - 1
        if nation is None or start < 0 or items[start].low not in _POSSESSORS:
            continue
        person = at + 1 + (item.low == "opposite" and at + 1 < len(items) and items[at + 1].low == "number")
        person += person < len(items) and items[person].text == ","
        if person < len(items) and items[person].person and (node := items[person].node) is not None:
            found.append(Counterpart(node, nation, (items[start].span[0], items[person].span[1])))
    return found


_POSSESSORS: Final = _set("his her their the")


def _group_nation(items: Sequence[Item], end: int) -> tuple[Nation | None, int]:
    """The country whose adjective, taken for the name of its people or of itself, ends just before `end`."""
    before = items[end - 1] if end else None
    if before is None or before.node is None:
        return None, 0
    return nation_of_adjective(before.text), 1


def find_offices(text: str, items: Sequence[Item]) -> list[Office]:
    """The titles in a sentence's `items` that a named person beside them bears, in order."""
    offices = []
    for at, item in enumerate(items):
        if _is_head(item) and not (at + 1 < len(items) and _is_head(items[at + 1]) and item.low != "mp"):
            title = read_title(items, at)
            bearer = _bearer_after(items, title) or _bearer_before(text, items, title)
            if bearer:
                offices.append(bearer)
    return offices + _leads(text, items)


def read_title(items: Sequence[Item], head: int) -> Title:
    """The title whose head noun stands at `head`."""
    left, owned_by, adjectival = _read_left(items, head)
    owner: Node | Nation | Described | None = owned_by
    words = [item for item in items[left : head + 1] if item.node is None]
    former = any(word.low in _FORMER or word.low.startswith("ex-") for word in words)
    role_from = _role_start(items, left, head)
    start, more_former = _widen(items, left)
    body = _body_noun(items, role_from, head) if owned_by is None else ""
    if body and items[role_from].low != body:
        role_from, start = role_from - 1, min(start, role_from - 1)
    end, tail, target, preposition = _read_right(items, head, owned=owner is not None and not adjectival)
    own_words = [_plain(item.text) for item in items[role_from : head + 1] if item.low not in _FORMER | _PASSING]
    role = " ".join(own_words) + tail
    if adjectival and target is not None and preposition == "of":
        owner = target  # "the Italian chief of Fiat": the adjective only says where he is from
    elif target is not None and owner is None:
        owner = None if items[head].low == "major" else target  # "a chemistry major at the university"
    elif owned_by is not None:
        if _inside_name(items, left, owned_by):
            owner = None
        elif (
            _names_origin(items, role_from, owned_by, adjectival)
            and items[head].low.rpartition("-")[2] not in _NATIONAL
        ):
            owner = None  # "a Swiss economist", "a Miami lawyer"
        preposition = "of"
    elif described := _described_before(items, start):
        start, owner, preposition, body = *described, "of", ""
    return Title(
        start,
        end,
        role,
        former or more_former,
        owner,
        preposition,
        items[start].low not in {"a", "an"},
        role in _MILITARY_TITLES,
        items[head].low in LEGISLATORS,
        body if owner is None else "",
    )


def _body_noun(items: Sequence[Item], role_from: int, head: int) -> str:
    """The body's noun that begins a title, or stands right before it: "Hospital spokeswoman"."""
    if role_from < head and items[role_from].low in BODY_NOUNS:
        return items[role_from].low
    before = role_from - 1
    if before < 0 or items[before].low not in BODY_NOUNS:
        return ""
    name_goes_on = before > 0 and items[before].text.istitle() and items[before - 1].text.istitle()
    return "" if name_goes_on else items[before].low


def _described_before(items: Sequence[Item], start: int) -> tuple[int, Described] | None:
    """What owns a title by a possessive that is no name, and where that begins: "its", "the aid agency's"."""
    if start > 0 and items[start - 1].low in {"its", "their"}:
        return start - 1, Described()
    noun = start - 2
    if noun < 1 or not items[start - 1].possessive or items[noun].low not in BODY_NOUNS | _STATE_NOUNS | PLACE_NOUNS:
        return None
    for at in range(noun - 1, max(-1, noun - 4), -1):
        if items[at].low in {"the", "this"}:
            return at, Described(items[noun].low)
        if not (items[at].word and items[at].text.islower()):
            return None
    return None


def _inside_name(items: Sequence[Item], left: int, owner: Node | Nation) -> bool:
    """Whether the place that seems to own a title ends a longer name: "Environment Canada spokesman"."""
    if isinstance(owner, Node) and owner.type is not EntityType.PLACE:
        return False
    before = items[left - 1] if left > 1 else None
    known = _FORMER | _PASSING | _NOT_MODIFIERS
    return before is not None and before.word and before.text.istitle() and before.low not in known


def _names_origin(items: Sequence[Item], role_from: int, owner: Node | Nation, adjectival: bool) -> bool:
    """Whether the owner is only a place or an adjective before the title, and no possessive."""
    if isinstance(owner, Node) and owner.type is not EntityType.PLACE:
        return False
    return adjectival or not (role_from > 0 and items[role_from - 1].possessive)


def _is_head(item: Item) -> bool:
    low = item.low.removesuffix("-elect").removesuffix("-designate")
    return bool(low) and (low in HEADS or low.rpartition("-")[2] in HEADS)


def _read_left(items: Sequence[Item], head: int) -> tuple[int, Node | Nation | None, bool]:
    """Where the title begins, and its owner before the head; the flag marks a country's adjective."""
    at = head
    while at > 0 and head - at <= _REACH:
        nation, size = _nation_ending(items, at)
        if nation is not None:
            return at - size, nation, nation_of_adjective(items[at - 1].text) is not None
        if not _modifies(items, at - 1):
            break
        at -= 1
    owner = _owner_ending(items, at, items[head])
    if owner:
        return owner[0], owner[1], False
    loose = at
    while loose > 0 and head - loose < _REACH and items[loose - 1].word and items[loose - 1].low not in _NOT_MODIFIERS:
        loose -= 1
        if _verbal(items[loose]):
            break
        owner = _owner_ending(items, loose, items[head])
        if owner and (items[loose - 1].possessive or head - loose <= 3):
            return owner[0], owner[1], False
    return at, None, False


def _owner_ending(items: Sequence[Item], end: int, head: Item) -> tuple[int, Node] | None:
    """The body whose name, or whose possessive, ends just before `end`."""
    at = end - 1
    if at > 0 and items[at].possessive:
        at -= 1
    node = items[at].node if at >= 0 else None
    if node is None or not items[at].body:
        return None
    if node.type is EntityType.GROUP and at == end - 1 and head.low not in _OF_GROUPS:
        return None  # "the city's Muslim mayor"
    return at, node


def _nation_ending(items: Sequence[Item], end: int) -> tuple[Nation | None, int]:
    """The country that plain words just before `end` name or describe, and how many items they are."""
    at = end - 1 if not (end > 1 and items[end - 1].possessive) else end - 2
    for size in (2, 1):
        first = at - size + 1
        if first >= 0 and all(item.word for item in items[first : at + 1]):
            words = " ".join(item.text for item in items[first : at + 1])
            nation = nation_of_adjective(words) or nation_named(words)
            if nation:
                return nation, end - first
    return None, 0


def _modifies(items: Sequence[Item], at: int) -> bool:
    item = items[at]
    if not item.word:
        return False
    if item.low == "and":  # "founder and chief executive", "trade and industry secretary"
        return at > 0 and (_is_head(items[at - 1]) or items[at - 1].low in _MODIFIERS | PORTFOLIOS)
    return (
        item.low in _MODIFIERS
        or (item.low in PORTFOLIOS and _of_portfolio(items, at))
        or _is_head(item)
        or item.low.startswith("ex-")
    )


def _of_portfolio(items: Sequence[Item], at: int) -> bool:
    """Whether what a minister is for stands at `at`, up to the word "minister"."""
    while at < len(items) and items[at].low in PORTFOLIOS | {"and"}:
        at += 1
    return at < len(items) and items[at].low in PORTFOLIO_HEADS


def _verbal(item: Item) -> bool:
    return item.text.islower() and (item.low.endswith("ed") or item.low.endswith("ing"))


def _role_start(items: Sequence[Item], left: int, head: int) -> int:
    """Where the role's own words begin: after the owner and its possessive."""
    at = head
    while at > left and items[at - 1].word and not _nation_ending(items, at)[0]:
        at -= 1
    return at


def _widen(items: Sequence[Item], start: int) -> tuple[int, bool]:
    """The start of the title with "former" and the determiner before its owner."""
    former = False
    while start > 0 and (items[start - 1].low in _FORMER | _PASSING):
        start -= 1
        former = former or items[start].low in _FORMER
    if start > 0 and items[start - 1].low in {"the", "a", "an"}:
        start -= 1
    return start, former


def _read_right(items: Sequence[Item], head: int, *, owned: bool) -> tuple[int, str, Node | Described | None, str]:
    """What follows the head: the title's end, more words of the role, the body it is of, and the word that joins it."""
    at, tail = head + 1, ""
    if at < len(items) and items[at].low in _AFTER_HEAD:
        tail, at = f" {items[at].low}", at + 1
    while at + 1 < len(items) and items[at].low in _PREPOSITIONS:
        preposition = items[at].low
        begin = at + 1
        stop = _phrase_end(items, begin)
        if stop is None:
            break
        if stop < len(items) and items[stop].body and (node := items[stop].node) is not None:
            after = stop + 1
            if after < len(items) and items[after].possessive:  # "head of Kenya's fire service"
                last = _phrase_end(items, after + 1, names=False)
                if last is None or last == after + 1:
                    break
                inner = _join(items[after + 1 : last])
                return (last, tail + f" of {inner}", node, "of") if not owned else (last, tail, None, "")
            aimed = preposition == "for" and node.type is EntityType.PLACE and items[head].low in STATE_HEADS
            if owned or aimed or preposition in {"to", "on"}:  # "minister for Africa" is no minister of Africa's
                tail += f" {preposition} {_join(items[begin : stop + 1])}"
                at = stop + 1
                continue
            if preposition == "in":
                break
            return after, tail, node, preposition  # what stands between describes the body: "for the charity Acme"
        if not owned and preposition != "on" and (body := _described_body(items, begin, stop)):
            return stop, tail, body, preposition
        if stop == begin or not _says_what_for(preposition, items[begin]):
            break
        tail += f" {preposition} {_join(items[begin:stop])}"
        at = stop
    return at, tail, None, "of"


def _described_body(items: Sequence[Item], begin: int, stop: int) -> Described | None:
    """What "the union" in "vice president of the union" describes."""
    noun = items[stop - 1].low
    if stop - begin not in {2, 3} or items[begin].low not in {"the", "this"}:
        return None
    return Described(noun) if noun in BODY_NOUNS | _STATE_NOUNS else None


def _says_what_for(preposition: str, first: Item) -> bool:
    """Whether the plain words after a head belong to its role ("of state", "for health") and are no time or place."""
    if preposition == "of":
        return True
    return preposition in {"for", "on"} and first.text.islower() and first.low not in _MEASURES


def _phrase_end(items: Sequence[Item], begin: int, *, names: bool = True) -> int | None:
    """The item after the words at `begin`, which is a body's name or whatever ends the phrase; None if it runs on."""
    at = begin
    while at < len(items) and at - begin < _REACH:
        item = items[at]
        if item.node is not None and (names or item.person):
            return at
        if item.node is not None or not item.word:
            return at
        if item.low in _NOT_MODIFIERS - {"the", "a", "an", "its", "their", "and"} or (at > begin and _verbal(item)):
            return at
        at += 1
    return at if at == len(items) else None


def _join(items: Sequence[Item]) -> str:
    words = [item.text for item in items]
    while words and words[0].lower() in {"the", "a", "an"}:
        del words[0]
    return " ".join(words)


def _plain(word: str) -> str:
    low = word.lower().removeprefix("ex-").removeprefix("then-")
    return word if word.isupper() and len(word) > 1 else low


def _bearer_after(items: Sequence[Item], title: Title) -> Office | None:
    at = title.end
    comma = at < len(items) and items[at].text == ","
    at += comma
    while at < len(items) and (items[at].low in _HONORIFICS or (items[at].text == "." and at > title.end)):
        at += 1
    if at >= len(items) or not items[at].person:
        return None
    after = items[at + 1] if at + 1 < len(items) else None
    if comma and after is not None and (after.possessive or after.low in {"and", "or"}):
        return None  # "the president, Roe's cousin", "the president, Roe and Doe"
    closed = after is None or (after.word is False and after.text in {",", "."})
    if comma and title.owner is None and items[title.start].low != "the" and not (closed and _of_some_body(title)):
        return None  # "the strike killed a commander, Roe said"
    if comma and title.start > 1 and items[title.start - 1].low in _PREPOSITIONS and _is_head(items[title.start - 2]):
        return None  # "a spokeswoman for the president, Jane Roe": either may be Jane Roe
    return _office(items, at, title, title.former)


def _of_some_body(title: Title) -> bool:
    """Whether a title without an owner is one that speaks for a body: "a spokesman", "a government minister"."""
    return bool(title.body) or title.role.rpartition(" ")[2].startswith("spokes")


_LEADS: Final = {"leads": "leader", "heads": "head", "chairs": "chair", "runs": "head"}
_LED: Final = {"led": "leader", "headed": "head", "chaired": "chair", "ran": "head"}
_ADVERBS: Final = _set("now also currently still once previously formerly then jointly")
_WHO: Final = re.compile(rf"{_AGE}(?:,\s+(?:an?|the)\s+[^,;:.?!“”\"]{{2,80}}?)?,?\s+who\s+(?:\w+\s+)?(?:has\s+)?")
_ENDED: Final = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:in\s+[A-Z][\w-]+\s+)?(?:until|till|from\s+\d|between\s+\d|before\s|during\s"
    r"|for\s+(?:\w+\s+){1,3}?(?:years|months|decades))"
)
_STILL: Final = re.compile(r"\s*(?:\([^)]*\)\s*)?(?:since\b|for\s+(?:\w+\s+){1,3}?(?:years|months|decades))")
_GOES_ON: Final = _set("by with against to")


def _leads(text: str, items: Sequence[Item]) -> list[Office]:
    """Who leads what, said by a verb: "Jane Roe, who chairs the Green Party", "who ran Acme until last year"."""
    offices = []
    for at, item in enumerate(items):
        role = _LEADS.get(item.low) or _LED.get(item.low)
        body = _led_body(items, at) if role else None
        person = _who_leads(text, items, at) if body else None
        if role is None or body is None or person is None:
            continue
        end, former = items[body].span[1], False
        if item.low in _LED:
            since = items[at - 1].low == "has" and _STILL.match(text, end)
            if not since and not _ENDED.match(text, end, items[-1].span[1]):
                continue  # "led the march": nothing says that it was an office
            former = not since
        title = Title(at, body + 1, role, former, items[body].node, "of", True, False, False)
        bearer = _office(items, person, title, former)
        offices += [bearer] if bearer else []
    return offices


def _led_body(items: Sequence[Item], verb: int) -> int | None:
    """The body that is the object of the verb: its name follows, with what it is before it, and ends the phrase."""
    for at in range(verb + 1, min(verb + 6, len(items))):
        item = items[at]
        if item.node is None:
            if not item.word or item.low in _NOT_MODIFIERS - {"the", "a", "an"}:
                return None
            continue
        country = item.place and nation_named(item.text) is not None
        if not (item.body and (country or not item.place)):
            return None
        after = items[at + 1] if at + 1 < len(items) else None
        goes_on = after is not None and (after.possessive or after.low in _GOES_ON)
        modifies = after is not None and after.word and after.low not in _NOT_MODIFIERS | {"until", "till"}
        return None if goes_on or modifies else at
    return None


def _who_leads(text: str, items: Sequence[Item], verb: int) -> int | None:
    """The person who is the verb's subject: straight before it, or before "who"."""
    at = verb - 1
    while at >= 0 and (items[at].low in _ADVERBS or items[at].low == "has"):
        at -= 1
    if at >= 0 and items[at].person:
        return at
    person = next((i for i in range(at, max(-1, at - 16), -1) if items[i].person), None)
    if person is None or not _WHO.fullmatch(text, items[person].span[1], items[verb].span[0]):
        return None
    return person


def _bearer_before(text: str, items: Sequence[Item], title: Title) -> Office | None:
    """The person to whom the title is attached from behind: by a comma, a form of "be", or an appointment."""
    for at in range(title.start - 1, max(-1, title.start - 14), -1):
        item = items[at]
        if item.node is None or item.node.type is not EntityType.PERSON:
            continue
        between = text[item.span[1] : items[title.start].span[0]]
        before = items[at - 1].low if at else ""
        if item.person and (apposed := _APPOSED.fullmatch(between)):
            when = (apposed["when"] or "").strip()
            if not when and items[title.start].low not in {"the", "a", "an"} and title.owner is None:
                return None
            return _office(
                items, at, title, title.former or when in {"then", "formerly", "once", "who was", "who served as"}
            )
        if _HOLDS.fullmatch(between):
            return _office(items, at, title, title.former)
        if _HELD.fullmatch(between):
            return _office(items, at, title, former=True)
        if _AS.fullmatch(between) and before in _INSTALS | _REMOVES:
            return _office(items, at, title, title.former or before in _REMOVES)
        return None
    return None


def _office(items: Sequence[Item], person: int, title: Title, former: bool) -> Office | None:
    node = items[person].node
    if node is None:
        return None
    first, last = min(person, title.start), max(person, title.end - 1)
    bare = first
    while bare < person and items[bare].low in {"the", "a", "an"}:
        bare += 1
    end = items[last].span[1]
    return Office(node, title, former, (items[first].span[0], end), (items[bare].span[0], end))


def is_state_office(role: str) -> bool:
    """Whether `role` is an office of a state, so that it can stand without its country.

    >>> is_state_office("foreign minister"), is_state_office("managing director")
    (True, False)
    """
    return _STATE_OFFICE.fullmatch(role) is not None


_TOWN_OFFICE: Final = re.compile(r"(?:(?:deputy|acting|interim) )*(?:mayor|(?:police|fire) chief|chief of police)")


def is_town_office(role: str) -> bool:
    """Whether `role` is an office of a town.

    >>> is_town_office("deputy mayor"), is_town_office("governor")
    (True, False)
    """
    return _TOWN_OFFICE.fullmatch(role) is not None
