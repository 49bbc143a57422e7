"""Words that titles are made of, as English news uses them; nothing here knows a country, a party or a person."""

from __future__ import annotations

import re
from typing import Final


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


STATE_HEADS: Final = _set(
    "president premier minister chancellor king queen emir sultan monarch emperor pope leader ruler"
    " dictator ambassador"
    " envoy consul secretary treasurer governor mayor senator mp mep lawmaker legislator congressman congresswoman"
    " representative deputy councillor speaker prosecutor judge justice magistrate sheriff commissioner ombudsman"
    " negotiator strongman autocrat regent sen rep gov"
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
    " official expert agent specialist rapporteur investigator mediator teacher lecturer technician engineer geologist"
    " seismologist volcanologist climatologist biologist ecologist sociologist psychologist virologist statistician"
    " physicist astronomer archaeologist forecaster oncologist cardiologist supt"
    " coroner auditor comptroller controller registrar clerk supervisor foreman prefect commandant whip chieftain"
    " warlord kingpin ringleader chaplain priest pastor cleric mufti primate abbot deacon treasurer columnist"
    " journalist commentator presenter anchor host producer photographer cameraman contributor blogger writer"
    " pollster lobbyist archivist librarian planner architect banker trader broker accountant veterinarian midwife"
    " pathologist neurologist psychiatrist paediatrician pediatrician anthropologist criminologist demographer"
    " geographer hydrologist glaciologist oceanographer geophysicist botanist zoologist chemist mathematician"
    " philosopher theologian linguist conservationist worker staffer employee firefighter pilot"
)
LEGISLATORS: Final = _set(
    "mp mep msp mla mna td lawmaker legislator congressman congresswoman senator councillor councilman councilwoman"
    " alderman assemblyman assemblywoman parliamentarian sen rep"
) | {"member of parliament"}
"""Titles that say the bearer's party where a party goes before them: "Labour MP"."""

HEADS: Final = STATE_HEADS | BODY_HEADS | LEGISLATORS

OCCUPATIONS: Final = _set(
    "professor lecturer fellow scientist researcher analyst economist historian epidemiologist meteorologist"
    " seismologist activist campaigner volunteer doctor physician nurse lawyer attorney solicitor surgeon paramedic"
    " reporter correspondent editor pharmacist organiser organizer expert specialist investigator teacher technician"
    " engineer geologist volcanologist climatologist biologist ecologist sociologist psychologist virologist"
    " statistician physicist astronomer archaeologist forecaster oncologist cardiologist adviser advisor strategist"
    " curator official agent officer columnist journalist commentator presenter anchor host producer photographer"
    " cameraman contributor blogger writer pollster lobbyist archivist librarian planner architect banker trader broker"
    " accountant veterinarian midwife pathologist neurologist psychiatrist paediatrician pediatrician anthropologist"
    " criminologist demographer geographer hydrologist glaciologist oceanographer geophysicist botanist zoologist"
    " chemist mathematician philosopher theologian linguist conservationist worker staffer employee firefighter pilot"
    " cleric priest pastor"
)
"""What people do rather than hold: of the body behind the name ("economist Jane Roe of Acme") they are members."""

ABBREVIATIONS: Final = {"sen": "senator", "rep": "representative", "gov": "governor", "supt": "superintendent"}
"""Heads of titles that are written short before a name, and the words that they stand for."""

NATIONAL: Final = (
    HEADS
    - (OCCUPATIONS - _set("official agent officer adviser advisor attorney solicitor strategist curator paramedic"))
    - _set(
        "founder cofounder owner boss executive director manager partner principal chairman chairwoman chairperson"
        " chair ceo"
    )
)
"""Heads that a country's adjective may own; of the rest ("a Swiss economist") it says only where someone is from."""

FORMER: Final = _set(
    "former ex ex- late deposed ousted toppled one-time onetime erstwhile previous retired overthrown fallen"
    " disgraced impeached exiled sacked then"
)
PASSING: Final = _set("new newly current own longtime long-time veteran top outgoing incoming newly-elected")

DENIED: Final = _set("not never no neither")
DOUBTED: Final = DENIED | _set(
    "alleged allegedly suspected accused reputed purported supposed would-be prospective aspiring"
    " potential possible likely future next self-styled self-proclaimed self-declared rumoured rumored presumed"
)
"""Words before a title or a membership that leave open, or deny, that it is so."""

MODIFIERS: Final = (
    FORMER
    | PASSING
    | _set(
        "vice deputy assistant associate acting interim caretaker transitional prime first second senior junior"
        " special resident regional national local provincial municipal federal chief managing executive general"
        " permanent"
        " principal joint press media public foreign defence defense interior home internal external finance"
        " financial economic economy treasury health education environment energy oil trade business commerce"
        " industry labour labor employment justice legal culture sports sport agriculture transport transportation"
        " housing planning science technology research investment human rights humanitarian aid relief refugee"
        " food climate weather nuclear atomic security intelligence police army navy naval military air"
        " force forces border coast guard fire rescue civil protection emergency emergencies disaster opposition"
        " rebel militia party parliamentary presidential royal supreme spiritual religious political policy"
        " sheriff's affairs communications marketing sales operations development strategy information digital state"
        " government cabinet city county district town village union council league club team group company firm"
        " bank central election electoral campaign attorney commanding parish borough township tribal parliament"
        " peace high global international world"
        " country europe africa asia programme program project office department ministry agency court appeals"
        " criminal investigations field staff medical nursing technical head editor editor-in co crown inaugural"
        " founding honorary visiting emeritus world-class lead"
    )
)

PORTFOLIOS: Final = _set(
    "affairs agriculture antiquities arts aviation business children civil climate commerce communications"
    " construction consumer cooperation crisis culture defence defense development diaspora digital disaster economic"
    " economy education electricity emergencies emergency employment energy environment equality external family"
    " finance fisheries food foreign forestry gas gender health heritage higher home homeland housing humanitarian"
    " immigration industry information infrastructure innovation integration interior internal investment justice"
    " labor labour land lands law livestock local management migration mines mining natural oil pensions petroleum"
    " planning population ports power protection public railways reconstruction relief religious resources roads"
    " rural science security shipping situations social solidarity sport sports technology territorial tourism trade"
    " transport transportation urban veterans water welfare wildlife women works youth"
)
"""What ministers and secretaries of a government are for: such words before "minister" are part of the title."""

PORTFOLIO_HEADS: Final = _set("minister secretary undersecretary")

NOT_MODIFIERS: Final = _set(
    "a an the and or but nor of in on at to for from by with about after before as is are was were be been being has"
    " have had will would could should may might must do does did said says say told tells asked called named met"
    " that which who whom whose this these those his her their its my our your he she it they we i you not also when"
    " while where if than then so because since until between against among over under into during including per via"
    " became become becomes made elected appointed urged quoted hosted joined left won lost led paid saw gave took"
    " got sent held put accused blamed criticised criticized replaced succeeded sacked fired warned visited welcomed"
    " thanked praised backed beat defeated killed arrested detained invited"
)

OF_GROUPS: Final = _set(
    "leader chief spokesman spokeswoman spokesperson representative patriarch imam sheikh commander"
)
"""Heads that a group's name may own without a possessive: "Druze leader"; other titles it only describes."""

BODY_NOUNS: Final = _set(
    "project gallery theatre theater festival laboratory lab society chamber academy studio brewery orchestra brigade"
    " congregation diocese collective cooperative consortium"
    " agency commission ministry hospital clinic university college school union party company firm charity network"
    " bank club council police army navy military court airline airport group trust foundation association federation"
    " organisation organization institute centre center department authority board committee movement militia"
    " broadcaster newspaper magazine manufacturer carmaker retailer team museum church prison watchdog regulator"
    " fund alliance coalition league government"
)
"""Nouns that speak of a body named elsewhere: "the agency's director", "hospital spokeswoman"."""

STATE_NOUNS: Final = _set("country nation kingdom republic city town")

PLACE_NOUNS: Final = _set(
    "camp village district province region county parish state governorate prefecture island mine airport port"
    " site plant dam refinery quarry farm market stadium zoo park reserve shelter monastery mosque temple synagogue"
    " cathedral palace"
    " factory shrine municipality borough suburb"
)
"""Nouns that speak of a place or site named elsewhere: "the camp's administrator"."""

PARTS: Final = _set(
    "chapter branch office wing arm division unit section bureau affiliate delegation mission programme program"
    " department command faction"
)
"""Nouns for a part of a body: "director of the Ulm chapter of the Red Cross" is one of the Red Cross."""

AFTER_HEAD: Final = _set("general elect designate emeritus")
PREPOSITIONS: Final = _set("of for to on at with in")

SERVICES: Final = _set("army navy marine marines police guard force air royal")
"""Words before a rank that say whose it is: "Navy Capt. Jane Roe"."""

AREA_NOUNS: Final = _set(
    "region province state district county parish governorate prefecture city town village municipality area party"
    " group movement union company community tribe council"
)
"""Nouns after a name that say what it is a name of: "the president of the Lombardy region"."""

MEASURES: Final = _set(
    "a an the about nearly almost over more less most many several some two three four five six seven eight nine ten"
    " half decades years months weeks days now good life long"
)

HONORIFICS: Final = _set(
    "mr mrs ms miss mx dr prof professor sir dame lord lady baroness baron rev reverend fr gen lt col maj cpt capt cmdr"
    " cdr sgt staff brig adm vice rear hon rt right honourable honorable excellency mme sheikh hajj haji ayatollah"
    " general colonel major captain brigadier lieutenant sergeant admiral commodore commander det insp inspector supt"
    " detective superintendent constable dci di ds dc pc judge"
)

MILITARY_TITLES: Final = _set(
    "general colonel major captain lieutenant sergeant constable inspector officer marshal admiral doctor nurse"
    " judge justice professor bishop cardinal sheriff"
)
"""Heads that before a bare name are a form of address, not an office of some body."""

_STATE_OFFICE: Final = re.compile(
    r"(?:(?:interim|acting|caretaker|transitional|deputy|vice|vice-)[ -]?)*+(?:president(?:-elect)?"
    r"|prime minister|premier"
    rf"|chancellor|(?:(?:{'|'.join(sorted(PORTFOLIOS))}|cabinet|treasury|and) ){{1,4}}secretary|secretary of state"
    r"|undersecretary(?: of state)?(?: (?:of|for|to) [A-Za-z ]+)?"
    r"|(?:[a-z]+ (?:(?:and )?[a-z]+ ){0,3})?minister|minister (?:of|for) [A-Za-z ]+|leader|dictator|ruler"
    r"|opposition leader|leader of the opposition|(?:parliament|parliamentary) speaker|speaker of parliament"
    r"|king|queen|emperor|empress|sultan|emir|attorney general|prosecutor general|chief prosecutor"
    r"|solicitor general|chief justice"
    r"|central bank (?:governor|chief)|(?:army|military|navy|air force) chief|(?:army|military|government|presidential)"
    r" spokes(?:man|woman|person))"
)


def is_state_office(role: str) -> bool:
    """Whether `role` is an office of a state, so that it can stand without its country.

    >>> is_state_office("foreign minister"), is_state_office("managing director")
    (True, False)
    """
    return role != "minister" and _STATE_OFFICE.fullmatch(role) is not None  # a bare minister may be any country's


_TOWN_OFFICE: Final = re.compile(
    r"(?:(?:deputy|acting|interim|assistant|city|town) )*(?:mayor|(?:police|fire) (?:chief|commissioner)"
    r"|chief of police"
    r"|city manager)"
)


def is_town_office(role: str) -> bool:
    """Whether `role` is an office of a town.

    >>> is_town_office("deputy mayor"), is_town_office("governor")
    (True, False)
    """
    return _TOWN_OFFICE.fullmatch(role) is not None
