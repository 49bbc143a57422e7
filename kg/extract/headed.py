"""Names that their own head word shows, whoever bears them: "West Yorkshire Police", "Municipality of Arles".

News names most bodies and places by a common noun in capitals with what tells it from others of its kind before it, or
after "of", "for" or "on". Such a name is found, ended and typed by its head, whatever the model makes of its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from kg.extract.nations import nation_named, nation_of_adjective
from kg.extract.words import CALLED
from kg.ids import fold
from kg.model import EntityType, Offsets


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Heads of bodies: what stands before or after them is enough to make a name.
_BODY_HEADS: Final = _words(
    "Academy Programme Program Project Administration Advocates Agency Airlines Airways Alliance Army Assembly "
    "Associates Association Athletics Authority Bank Battalion Board Brewery Brigade Brigades Broadcasting Brotherhood "
    "Bureau Cabinet Campaign Caucus Charity Church Circle Clinic Club Coalition Collective College Command Commission "
    "Committee Companies Company Confederacy Confederation Conference Congregation Congress Consortium Constabulary "
    "Cooperative Corporation Corps Council Court Department Departments Diocese Archdiocese Directorate Embassy "
    "Consulate Enterprises Estates Exchange Faculty Federation Fellowship Force Forces Foundation Front Fund Garda "
    "Gendarmerie Group Guard Guards Guild Herald Holdings Hospital Industries Infirmary Inquirer Inspectorate "
    "Institute Institution Instituto Insurance Journal Laboratories Laboratory League Legion Library Logistics "
    "Magazine Marines Ministry Mission Motors Movement Municipality Museum Navy Network News Newspaper Newspapers "
    "Nursery Observatory Observer Office Ombudsman Orchestra Organisation Organization Parliament Partnership Party "
    "Pharmaceuticals Police Polytechnic Press Productions Prosecutors Publishing Railways Railway Records Regiment "
    "Registry School Schools Secretariat Senate Seminary Service Services Society Squad Studios Syndicate Symphony "
    "Synod Systems Telecom Telegraph Theatre Theater Tribunal Tribune Trust Union Unions University Ventures Watch "
    "Weekly Workers Works Times Post Star Sun Mail Globe Express Mirror Standard Echo Argus Bulletin Advertiser "
    "Guardian Citizen Voice Watchdog Militia Resistance Jihad Junta Opera Ballet Chamber Chambers Charities Dispatch "
    "Gazette Chronicle Courier Examiner Sentinel Organisations Organizations Ambulance Coastguard Commissariat "
    "Comptroller Commissioners Attorneys PAC Cartel Mafia Taskforce Carabinieri Forum"
)
BODY_NOUNS: Final = frozenset(fold(word) for word in _BODY_HEADS)
# These head a body's name only with a word after them ("Centre for Civic Rights") or one of theirs before ("Medical").
_CENTRES: Final = _words("Center Centre")
_CENTRE_OF_PLACE: Final = _words(
    "Trade Shopping Convention Conference Civic Sports Exhibition Leisure Detention Reception Visitor City Town Retail "
    "Entertainment Aquatic Correctional Transit Evacuation"
)
_FOLLOWED_HEADS: Final = _words(
    "House School College Chamber Daughters Sons Friends Doctors Mothers Order Register Physicians Lawyers Reporters "
    "Journalists Engineers Parents Families Citizens Students Artists Scientists Veterans Farmers Nurses Teachers "
    "Scholars Americans Christians Jews Women Youth Voices Advocates"
)
# The capitalised heads of places; those that are family names too need the words to say so.
_PLACE_HEADS: Final = _words(
    "Airfield Airport Airbase Arena Avenue Barracks Basin Bay Beach Boulevard Bridge Building Camp Canal Canyon Castle "
    "Cathedral Cemetery Checkpoint Coast County Crater Creek Crossing Dam Delta Desert District Falls Forest Fort "
    "Garden Gardens Glacier Governorate Gulf Hall Harbor Harbour Heights Highlands Highway Hills Hotel Island Islands "
    "Isles Jail Junction Lagoon Lake Lane Lighthouse Marina Market Memorial Mine Monastery Monument Mosque Motorway "
    "Mountain Mountains Oblast Ocean Palace Parish Park Parkway Pass Peninsula Pier Plain Plains Plateau Plaza Port "
    "Prefecture Prison Province Quarter Raion Ranch Range Refinery Reservation Reserve Reservoir Ridge River Road Sea "
    "Shrine Square Stadium Station Strait Street Strip Suburb Synagogue Temple Terminal Territory Tower Towers "
    "Township Tunnel Valley Village Volcano Voivodeship Waterfall Wharf Zoo"
)
_PLACE_FIRST: Final = _words(
    "Bay Cape City Coast County District Duchy Emirate Fort Gulf Island Isle Kingdom Lake Mount Peninsula Port "
    "Principality Province Republic River Sea Strait Territory Town Valley Village"
)
_LAST_WORD: Final = _words(
    "Hall Building Stadium Arena Tower Towers Bridge Airport Park Plaza Square Hotel Theatre Terminal"
)
_SURNAMES: Final = _words(
    "Bay Beach Banks Bridge Castle Coast Church Court Creek Field Forest Garden Guard Hall Hills Lake Lane Market "
    "Marsh Park Pass Port Range Road School Street Temple Tower Towers Press Works Service Bank Bureau Parish Marina "
    "Office Mine Post Star Sun Mail Globe Express Mirror Standard Citizen Voice Watch Times Echo"
)
# A head that a name of one word does not fill: "the Court", "Supreme Court" is one; "New Company" is none.
_WEAK: Final = _words(
    "the a an this that former late other another both all some many most in at on from with for by of to as and but "
    "or when while if since after before during under over near inside outside meanwhile however yesterday today "
    "tonight tomorrow also only even our their his her its my your no every each january february march april june "
    "july august september october november december monday tuesday wednesday thursday friday saturday sunday mr mrs "
    "ms dr"
)
_ABSTRACT = re.compile(
    r"(?:\w+(?:tion|sion|ment|[ei]ty|ance|ence|ics|ology|ography|ture|ship|ness|ism|ing|ery|cy|[^aeious]s)|Human|Social|"
    r"Public|Food|Drug|Health|Trade|Law|Order|Peace|Science|Arts?|Sea|Land|Water|Energy|Labou?r|Youth|Women|Defen[cs]e|Home|"
    r"Housing|Industry|Family|Control|Study|Support|Relief|Research|Change|Reform|Rule|Future|Memory|Care|Aid|Securities|Utilities|Families)\Z"
)
UPPER = "".join(chr(code) for code in range(0x41, 0x250) if chr(code).isupper())
CAPITALISED = (
    rf"(?:(?:[A-Z]\.){{2,4}}|(?:St|Ste|Mt|Ft)\.|[{UPPER}][\w&.-]{{0,80}}[^\W_](?:['’][^\W_]{{1,40}})?['’]?|[A-Z])"
)
_JOINTS = r"(?:of|for|on|and|&|against|de|del|di|da|do|du|des|della|la|el|y|e|und|von|et)"
_JOINT = re.compile(_JOINTS)
_RUN = re.compile(rf"(?<![\w-]){CAPITALISED}(?: (?:{_JOINTS} (?:the |la |los |las |l’)?)?{CAPITALISED})*")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_WORD = re.compile(r"\S+")
PAIRS: Final = frozenset(
    (
        "Avon and Somerset;Devon and Cornwall;Jammu and Kashmir;Tyne and Wear;Newfoundland and Labrador;"
        "Brighton and Hove;Dumfries and Galloway;Hammersmith and Fulham;Kensington and Chelsea;Perth and Kinross;"
        "Herefordshire and Worcestershire;Andaman and Nicobar;Argyll and Bute;Redcar and Cleveland;Turks and Caicos;"
        "Windsor and Maidenhead;Wallis and Futuna;Sistan and Baluchestan;Telford and Wrekin;Barking and Dagenham"
    ).split(";")
)  # places that bear two names
LED = re.compile(
    r"\S+-(?:based|led|backed|run|controlled|held|owned|born|wide|funded|style|era|aligned|linked|allied|sponsored|made|"
    r"occupied|ruled|dominated|affiliated|educated|speaking|trained|supported|brokered|mediated|flagged|listed)\Z"
)
_OWNER = re.compile(r"['’]s?\Z")
_RANKS: Final = _words(
    "Press Prime Vice Deputy Assistant Foreign Chief Executive Senior Managing Party National Regional Staff"
)
# These begin a name and leave what it is called to the words after them.
_BODY_LEADS: Final = _words(
    "Instituto Istituto Institut Universidad Università Université Universität Universidade Ministerio Ministero "
    "Ministère Banco Banca Banque Partido Partito Parti Partei Movimiento Movimento Mouvement Federación Federazione "
    "Fédération Confederación Asociación Associazione Associação Association Fundación Fondazione Fondation Fundação "
    "Comité Comitato Consejo Consiglio Conseil Colegio Collège École Ecole Escuela Scuola Hôpital Ospedale Società "
    "Société Sociedad Compañía Compagnie Radio Télévision Televisión Grupo Gruppo Groupe Sindicato Sindacato Syndicat "
    "Teatro Théâtre Museo Musée Corte Tribunal Policía Polizia Guardia Alianza Alleanza Frente Fronte Unión Unione "
    "Clube Real Sporting Atlético Jamaat Hizb Hezb Jaysh Jaish Ansar Liwa Harakat Jabhat Lashkar Jund Katibat Kataib "
    "Kata’ib Asaib Asa’ib Saraya Tehreek Tehrik Sipah Jemaah Jamiat Tren"
)
_PLACE_LEADS: Final = _words(
    "Lake Mount Cape Fort Camp Wadi Jabal Jebel Djebel Puerto Porto Villa Ville Rio Río Sierra Serra Monte Isla Isola "
    "Île Piazza Plaza Rue Via Calle Avenida Kafr Deir Beit Bir Port Ciudad Pulau Gunung Koh Nevado Cerro Laguna Lago "
    "Lac Playa San Santa Santo São Saint-"
)
_NAMING_TITLES: Final = _words("king queen prince princess emperor sultan")
_GENERAL: Final = _words("Electric Motors Medical Staff Intelligence Security Atomics Mills Dynamics Workers Post")
_SHARED_OWNERS = re.compile(
    r"(?:people|children|women|men|workers?|king|queen|prince|princess|governor|general|sheriff|mayor|president|premier|"
    r"prosecutor|lloyd|christie|sotheby|coroner|bishop|patriarch|world|nation)['’]s\Z|\w+s['’]\Z",
    re.IGNORECASE,
)


VESSEL: Final = re.compile(r"(?:USS|HMS|HMCS|HMAS|HMNZS|INS|USNS|MV|M/V|RFA|RMS|FS|BRP|KRI|Space Shuttle|Flight)\b")
_OF_TERRITORY = re.compile(
    r"(?:Municipality|Municipal Council|City Council|Town Council|County Council|Commune|City|Borough|Mayoralty|"
    r"Regional Council|Region|Province|Metropolitan City|Archdiocese|Diocese) of (?:the )?(?P<place>.+)"
)
_TERRITORY_OF = re.compile(
    r"(?P<place>.+?) (?:City|Town|County|Borough|District|Parish|Village|"
    r"Municipal|Regional|Provincial|Metropolitan) Council"
)


@dataclass(frozen=True, slots=True)
class Headed:
    """A name with the type that its head gives, and whether the head could be somebody's family name."""

    span: Offsets
    type: EntityType
    doubtful: bool = False
    headed: bool = True  # else the words beside it show it


def headed_names(text: str) -> Iterator[Headed]:
    """The names in `text` that have a head, in order.

    >>> [text[a:b] for text in ["The Municipality of Arles sued the Trade Union Congress."]
    ...  for (a, b) in (name.span for name in headed_names(text))]
    ['Municipality of Arles', 'Trade Union Congress']
    """
    for line in re.finditer(r"[^\n]+", text):
        if is_title_case(line.group()):
            continue
        for run in _RUN.finditer(text, *line.span()):
            words = [(m.start(), m.end()) for m in _WORD.finditer(text, *run.span())]
            for piece in _pieces(text, words):
                if found := _headed(text, piece):
                    yield found


@lru_cache(maxsize=1 << 8)  # asked of a line for each name in it
def is_title_case(line: str) -> bool:
    """Is a line a headline whose words are nearly all capitalised, so that capitals say nothing?"""
    if line.rstrip()[-1:] in (*"?!”’\"'", ""):
        return False
    words = _LONG_WORD.findall(line)
    least, share = (6, 0.9) if line.rstrip().endswith(".") else (4, 0.75)  # with a stop it may be a sentence
    return len(words) >= least and sum(word[0].isupper() for word in words) >= share * len(words)


def _pieces(text: str, words: Sequence[Offsets]) -> Iterator[list[Offsets]]:
    """A run of capitalised words cut where a name ends: at titles, owners, and joints without a head before them."""
    piece: list[Offsets] = []
    joined = False  # has the piece its "of" yet?
    for at, span in enumerate(words):
        word = text[slice(*span)]
        joint = _JOINT.fullmatch(word)
        if joint and piece:
            left = text[slice(*piece[-1])]
            if word in ("of", "for", "on", "against"):
                keep = _is_head(left) if not joined else bool(_ABSTRACT.match(left))
                keep = keep and not _leaves(text, word, words[at + 1 :])
                joined |= keep
            elif word in ("and", "&"):
                keep = _goes_on(text, piece, words[at + 1 :], joined)
            else:
                keep = True
            if not keep:
                yield piece
                piece, joined = [], False
            else:
                piece.append(span)
            continue
        if not joint and word[0].isupper() and _is_title(text, words, at):
            yield _without_rank(text, piece)
            piece, joined = [], False
            continue
        if LED.match(word):  # "the UK-based Larnaca Observatory"
            yield piece
            piece, joined = [], False
            continue
        if piece or not (word.islower() or joint):
            piece.append(span)
        if _OWNER.search(word) and not _SHARED_OWNERS.match(word) and not _of_saint(text, piece):
            yield piece
            piece, joined = [], False
    yield piece


def _is_title(text: str, words: Sequence[Offsets], at: int) -> bool:
    """Is word `at` a title, which belongs to no body's name? The "General" of "General Hospital" is none."""
    word = text[slice(*words[at])]
    plain = fold(word).strip(".")
    if plain not in CALLED or word in _BODY_HEADS:
        return False
    after = [text[slice(*span)] for span in words[at + 1 : at + 4]]
    if plain == "justice" and after and _is_head(after[0]):
        return False
    if plain in _NAMING_TITLES:
        return not any(_is_head(other) for other in after)
    return not (plain in ("general", "premier", "executive") and after and (_is_head(after[0]) or after[0] in _GENERAL))


def _without_rank(text: str, piece: list[Offsets]) -> list[Offsets]:
    """A piece before a title, without a word that is the title's: "Pentagon" of "Pentagon Press Secretary"."""
    return piece[:-1] if piece and text[slice(*piece[-1])] in _RANKS else piece


def _leaves(text: str, joint: str, after: Sequence[Offsets]) -> bool:
    """Does the joint lead out of the name: to a day ("on Monday"), or to the country that it is in ("of the US")?"""
    words = [text[slice(*span)] for span in after[:2]]
    if joint == "on" and words and fold(words[0]) in _WEAK_NOUNS:
        return True
    return len(words) == 2 and words[0] == "the" and (words[1].isupper() or "." in words[1])


_WEAK_NOUNS = _WEAK - {"the"}


def _of_saint(text: str, piece: Sequence[Offsets]) -> bool:
    """Is the owner a saint ("St Mary’s Hospital"), who owns nothing: it is the name?"""
    return len(piece) > 1 and text[slice(*piece[-2])].strip(".") in ("St", "Ste", "Saint", "San", "Santa")


def _goes_on(text: str, left: Sequence[Offsets], right: Sequence[Offsets], joined: bool) -> bool:
    """Does "and" join two parts of one name, not two names?"""
    after = [text[slice(*span)] for span in right]
    if after[:1] == ["the"] and any(_is_head(_OWNER.sub("", word)) for word in after):
        return False  # "Ministry of Defence and the Coastal Guard"
    stop = next((i for i, word in enumerate(after) if word.islower() or word == "&"), len(after))
    has_head = any(_is_head(word) for word in after[:stop])
    last = text[slice(*left[-1])]
    if after and f"{last} and {after[0]}" in PAIRS:
        return True
    if joined:  # "Department of Health and Human Services", "University of Leeds and the Bank of Spain"
        return bool(_ABSTRACT.match(last)) and stop <= 2 and not (has_head and stop < len(after))
    if _is_head(last):
        return False
    adjective = last.endswith(("al", "ic", "ary", "ive", "ous")) or _ABSTRACT.match(last)
    return has_head and bool(adjective)  # "National Oceanic and Atmospheric Administration"


def _is_head(word: str) -> bool:
    return word in _BODY_HEADS or word in _CENTRES or word in _OTHER_HEADS


_OTHER_HEADS = _PLACE_HEADS | _PLACE_FIRST | _FOLLOWED_HEADS


def _headed(text: str, words: list[Offsets]) -> Headed | None:
    """The name that a piece is, if it has a head and something that tells it from others."""
    while words and fold(text[slice(*words[0])]).strip(".,") in _WEAK:
        words = words[1:]
    while words and text[slice(*words[-1])].islower():
        words = words[:-1]
    if len(words) < 2:
        return None
    said = [text[slice(*span)] for span in words]
    said[-1] = _OWNER.sub("", said[-1])
    end = words[0][0] + len(_OWNER.sub("", text[words[0][0] : words[-1][1]]))
    joint = next((i for i, word in enumerate(said) if word in ("of", "for", "on", "against")), None)
    head = said[-1] if joint is None else said[joint - 1]
    start = words[0][0]
    if joint is not None and joint > 1 and nation_of_adjective(said[0]) and head in ("Court", "Ministry", "Department"):
        start, said = words[1][0], said[1:]  # whose it is, not what it is called
    if VESSEL.match(said[0]):
        return None
    type_ = _type(head, said, joint is not None)
    if type_ is None and joint is None:
        type_ = _led_type(said)
    if type_ is None or (len(said) == 2 and _means_another(said)):
        return None
    return Headed((start, end), type_, joint is None and head in _SURNAMES and len(said) == 2)


def _means_another(said: Sequence[str]) -> bool:
    """Is a name of two words no name: a country's or its capital's, and what is its body is told elsewhere?"""
    return bool(nation_of_adjective(said[0]) or nation_named(said[0])) and said[1] in (
        "Army Navy Police Parliament Government Embassy Cabinet Forces Senate Congress Ministry Department".split()
    )


def _led_type(said: Sequence[str]) -> EntityType | None:
    """The type of a name that begins with its head: "Lake Volta", "Banco Popular"."""
    if said[0] in _BODY_LEADS:
        return EntityType.ORGANIZATION
    return EntityType.PLACE if len(said) == 2 and said[0] in _PLACE_LEADS_ALONE else None


_PLACE_LEADS_ALONE = _PLACE_LEADS - _words("San Santa Santo São Saint-")


def territory(text: str, span: Offsets) -> Offsets | None:
    """The place that gives its name to a body of its people's: "Arles" in "Municipality of Arles"."""
    found = _OF_TERRITORY.fullmatch(text, *span) or _TERRITORY_OF.fullmatch(text, *span)
    return found.span("place") if found else None


def _type(head: str, said: Sequence[str], followed: bool) -> EntityType | None:
    if " ".join(said[-2:]) in ("West Bank", "Left Bank", "Right Bank", "South Bank", "East Bank"):
        return EntityType.PLACE
    if head in _CENTRES:
        place = not followed and said[-2] in _CENTRE_OF_PLACE
        return EntityType.PLACE if place else EntityType.ORGANIZATION
    if followed and said[-1] in _LAST_WORD:
        return EntityType.PLACE
    if followed and head in _PLACE_FIRST and (head == said[0] or head in ("Republic", "Kingdom", "Emirate")):
        return EntityType.PLACE
    if head in _BODY_HEADS or (followed and head in _FOLLOWED_HEADS):
        return EntityType.ORGANIZATION
    if not followed and head in _PLACE_HEADS:
        return EntityType.PLACE
    return None
