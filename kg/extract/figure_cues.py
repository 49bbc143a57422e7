"""The words that `figures` goes by: what can be counted, and what happened to those counted."""

from __future__ import annotations

import re

from kg.model import Certainty, Outcome, Victims

_COMBATANTS = """
fighters soldiers troops militants rebels gunmen insurgents militiamen jihadists combatants servicemen
servicewomen marines guerrillas paramilitaries commandos mercenaries conscripts reservists infantrymen
paratroopers airmen peacekeepers infantry servicepeople separatists
""".split()
_CIVILIANS = """
civilians refugees women children girls boys families pilgrims babies infants toddlers schoolchildren
schoolgirls schoolboys asylum-seekers seekers kids newborns mothers
""".split()
_OTHERS = """
people persons men officers policemen policewomen police officials residents villagers inhabitants locals citizens
nationals migrants immigrants protesters protestors demonstrators marchers strikers workers employees staff
students pupils teachers doctors nurses medics paramedics patients passengers victims hostages captives
prisoners inmates detainees convicts activists journalists reporters supporters members personnel crew
survivors evacuees commuters travellers travelers tourists holidaymakers visitors worshippers shoppers
spectators fans mourners participants attendees lawmakers legislators MPs politicians ministers
councillors candidates voters lawyers judges defendants suspects accused witnesses farmers fishermen miners
drivers pilots firefighters rescuers volunteers contractors engineers builders labourers laborers railwaymen
dockers steelworkers guards bodyguards agents criminals gangsters traffickers smugglers terrorists attackers
assailants bombers hijackers kidnappers adults youths youngsters teenagers teens pensioners individuals
relatives friends neighbours neighbors parents fathers sons daughters brothers sisters couples homeowners
followers loyalists believers clerics priests monks nuns rioters looters dissidents exiles deportees returnees
expatriates foreigners strangers customers guests diners skiers climbers hikers cyclists motorists pedestrians
swimmers divers sailors crewmen seamen stowaways respondents parishioners veterans casualties graduates
trainees apprentices academics scientists researchers donors recipients claimants jurors dead wounded injured
missing bodies corpses deaths fatalities injuries arrests detentions disappearances lives souls executives
dancers revellers partygoers concertgoers bystanders onlookers carers caregivers clients tenants squatters
technicians sympathisers sympathizers collaborators campaigners dissenters congregants cadets aides diplomats
businessmen businesswomen singers musicians artists actors nomads herders traders vendors peasants ranchers
loggers
picketers pickets trustees inspectors observers auditors surgeons physicians dentists midwives pharmacists
psychologists counsellors counselors vets cooks chefs waiters cleaners caretakers janitors porters couriers
plumbers electricians carpenters bricklayers welders mechanics machinists cashiers clerks librarians translators
interpreters editors authors poets painters actresses managers entrepreneurs shareholders bankers accountants
economists consultants lecturers professors educators instructors athletes runners referees alumni undergraduates
interns recruits detectives constables deputies troopers wardens rangers coastguards lifeguards stewards bouncers
missionaries imams rabbis bishops pastors elders islanders townspeople tribesmen herdsmen shepherds fishers
growers pickers farmhands farmworkers woodcutters hunters poachers prospectors seafarers mariners boatmen
astronauts deserters defectors spies informants arsonists burglars robbers thieves kidnappers murderers killers
rapists fraudsters hackers pirates bandits vigilantes hooligans beggars orphans widows grandparents grandmothers
grandchildren cousins siblings wives husbands spouses taxpayers retirees jobseekers freelancers subcontractors
autoworkers metalworkers longshoremen stevedores truckers colleagues complainants plaintiffs petitioners
prosecutors magistrates barristers solicitors attorneys mediators negotiators envoys ambassadors senators
congressmen mayors bureaucrats staffers extremists radicals Islamists anarchists whistleblowers bloggers
cameramen photographers correspondents filmmakers viewers consumers landlords landowners renters householders
occupants castaways amputees sufferers addicts campers trekkers mountaineers surfers bathers boaters anglers
riders motorcyclists joggers bailiffs conspirators accomplices
""".split()
_DEMONYMS = """
Chinese Japanese Portuguese Vietnamese Lebanese Sudanese Kurds Turks Greeks Finns Swedes Poles Danes Scots
Serbs Croats Jews Arabs Uyghurs Uighurs Filipinos Muslims Sikhs Hindus Rohingya Czechs Slovaks Argentines
Spaniards Britons Frenchmen Dutchmen Irishmen Englishmen Thais Lao Somalis Tutsis Hutus Catholics Protestants
Buddhists Roma Sunnis Shiites Shias Druze Copts
""".split()

SINGULAR = (
    dict.fromkeys(
        """person man officer policeman worker student protester journalist resident passenger death fatality hostage
 miner firefighter teenager other patient migrant""".split(),
        Victims.ANY,
    )
    | dict.fromkeys("woman child girl boy baby civilian".split(), Victims.CIVILIAN)
    | dict.fromkeys("soldier fighter militant".split(), Victims.COMBATANT)
)
PERSONS: dict[str, Victims] = (
    dict.fromkeys(_OTHERS, Victims.ANY)
    | dict.fromkeys(_COMBATANTS, Victims.COMBATANT)
    | dict.fromkeys(_CIVILIANS, Victims.CIVILIAN)
)
DEMONYMS = frozenset(_DEMONYMS)
DEMONYM = re.compile(r"[A-Z][\w’'-]*(?:ians|eans|ans|[aeo]lis|[bdfghjklmnpqstvxyz]is|tes|nis|ese|aks|eks)")
MEN = re.compile(r"(?!(?:spec|reg|abdo|acu|sta|cycla|a|o|hy)men$)[a-z]+-?(?:wo)?men")  # trawlermen, linemen
FAMILIES = frozenset({"families", "households"})
POPULATION = frozenset({"population", "electorate", "workforce", "public", "populace", "inhabitants", "households"})
MASS = frozenset(
    {"police", "staff", "crew", "personnel", "infantry", "missing", "dead", "wounded", "injured", "people"}
)
OUTCOME_OF_NOUN = {
    **dict.fromkeys(("dead", "deaths", "death", "fatalities", "fatality", "bodies", "corpses"), Outcome.KILLED),
    **dict.fromkeys(("wounded", "injured", "injuries"), Outcome.INJURED),
    **dict.fromkeys(("arrests", "detentions"), Outcome.DETAINED),
    **dict.fromkeys(("disappearances", "missing"), Outcome.MISSING),
}  # the noun counts what happened
OUTCOME_OF_MODIFIER = {
    "displaced": Outcome.DISPLACED,
    "missing": Outcome.MISSING,
    "wounded": Outcome.INJURED,
    "injured": Outcome.INJURED,
    "detained": Outcome.DETAINED,
    "kidnapped": Outcome.DETAINED,
    "abducted": Outcome.DETAINED,
    "dead": Outcome.KILLED,
}  # "a million displaced persons"
OUTCOME_OF_ROLE = {
    **dict.fromkeys(("refugees", "evacuees"), Outcome.DISPLACED),
    **dict.fromkeys(("hostages", "captives", "detainees"), Outcome.DETAINED),
    **dict.fromkeys(
        ("protesters", "protestors", "demonstrators", "marchers", "strikers", "picketers", "pickets"), Outcome.PROTESTED
    ),
}  # what holds of them where no verb says what happened
EVENTS: dict[str, Outcome | None] = {
    **dict.fromkeys(("massacres", "killings", "executions", "murders", "assassinations", "beheadings"), Outcome.KILLED),
    **dict.fromkeys(("kidnappings", "abductions"), Outcome.DETAINED),
    **dict.fromkeys(("protests", "demonstrations", "rallies", "marches"), Outcome.PROTESTED),
    **dict.fromkeys(
        """strikes attacks airstrikes air-strikes raids bombings explosions blasts shootings clashes incidents ambushes
 riots earthquakes aftershocks tornadoes floods crashes accidents collisions assaults rapes wildfires blazes landslides
 outbreaks cases infections""".split()
    ),
}
NOT_PEOPLE = frozenset(
    """animals cows cattle horses dogs cats goats pigs hens chickens ducks geese turkeys birds elephants tigers lions
 leopards bears wolves foxes deer rhinos whales dolphins seals turtles sharks fishes insects bees bats snakes crocodiles
 monkeys camels mules donkeys bulls calves lambs pets beasts livestock reindeer kangaroos koalas trees plants crops
 forests flowers vines palms ships vessels boats tankers trawlers ferries barges yachts lorries trucks cars vehicles
 buses trains planes jets drones helicopters tanks missiles rockets aircrafts containers cargoes shipments goods
 jobs bills laws proposals plans deals projects programmes programs stories rumours hopes careers businesses companies
 firms banks industries towns villages cities areas regions points places buildings houses homes hospitals schools
 shops seats votes goals matches games races times ways reasons years others cells eggs viruses bacteria germs limbs
 legs arms fingers shots bullets rounds bombs attempts posts accounts pages sites""".split()
)  # what is killed, hurt or held without being a person
NOT_EVENTS_AFTER = re.compile(
    r"\s+of\s+(?:beer|wine|water|whisky|champagne)|\s+(?:against|in|before)\s+(?:the\s+)?courts?\b"
)
NO_DEATH_AFTER = re.compile(r"(?:row|penalt|sentence|threat|squad|camp|certificate|toll)")  # "death row inmates"
NOT_MODIFIERS = frozenset(
    """a an the and or but nor of in on at by for from with to into onto over under after before since during
 until about
 as than that which who whom whose when where while because if so not no is are was were be been being am has have had
 do does did will would could should can may might must said says told say they he she it we you i this these those
 there here then also only just both all any each either his her its their our my your among amid between against
 including near across along around outside inside off out up down through toward towards via per""".split()
)
PERCENT_SPEAKS = re.compile(
    r"\s+(?:of\s+(?:them|those)\b|said|say|support|oppose|believe|think|want|approve|disapprove|favou?r|backed)\b"
)
SPEAKS = re.compile(
    r"[^.;:]{0,60}?\b(?:said|says|say|told|tells|tell|confirmed|added|reported|testified|argued|wrote|declined|spoke"
    r"|warned)\b",
)
SOUGHT = re.compile(
    r"(?:\s+who)?\s+(?:(?:were|was|are|is|been|being|remain(?:s|ed)?|still|also|now)\s+)+"
    r"(?:sought(?!\s+(?:after|to)\b)|wanted\s+(?:by|for|in|over)|on\s+the\s+run|at\s+large)\b"
)  # a figure however few they are, though no outcome names it
FEW = 5  # fewer people to whom nothing happens ("two ministers") are a way of naming them, not a figure

_KILL = (
    r"kill(?:ed|ing|s)?|murder(?:ed|ing)|execut(?:ed|ing)|massacr(?:ed|ing)|slaughter(?:ed|ing)|behead(?:ed|ing)"
    r"|slain|lynched"
)
_HURT = r"injur(?:ed|ing|es?)|wound(?:ed|ing|s)|hurt(?:ing)?|maim(?:ed|ing)"
_MOVE = r"displac(?:ed|ing|es?)|evacuat(?:ed|ing|es?)|uproot(?:ed|ing|s)|expel(?:led|ling)"
_HOLD = (
    r"arrest(?:ed|ing|s)?|detain(?:ed|ing|s)?|jail(?:ed|ing|s)|imprison(?:ed|ing)|remand(?:ed|ing)"
    r"|captur(?:ed|ing|es?)|kidnap(?:p(?:ed|ing)|s)?|abduct(?:ed|ing)|round(?:ed|ing)\s+up|intern(?:ed|ing)"
)
_FREE = r"rescu(?:ed|ing|es?)|free(?:d|ing|s)|releas(?:ed|ing|es)|sav(?:ed|ing)|liberat(?:ed|ing)|airlift(?:ed|ing)"
KILLED_VERB = _KILL
_ADVERBIAL = (
    r"(?:\s+(?:of|off|another|the|all|its|their|his|a\s+(?:further|total\s+of)|an\s+additional|as|also|up"
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
    rf"(?:\s*,[^,.;]{{1,80}},|\s+who)?\s+(?:{_PASSIVE}"
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
    "detained": rf"{_HOLD}|(?:arrests?|detention|abduction|kidnapping|capture|imprisonment)\s+of|holding|held|holds"
    r"|took\s+hostage",
    "missing": r"disappearances?\s+of|search(?:ed|ing|es)?\s+for|the\s+missing\s+include[ds]?",
    "rescued": rf"{_FREE}|(?:release|rescue)\s+of|pull(?:ed|ing)",
}
BEFORE = re.compile(
    r"\b(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _LIST_BEFORE.items()) + r")"
    rf"(?:\s+(?:and|or)\s+(?P<also>{'|'.join(_GROUPS.values())}))?{_ADVERBIAL}",
    re.IGNORECASE,
)
TOLL = re.compile(
    r"(?:(?P<killed>\b(?:death|casualty)[\s-]toll|(?<!\w)toll(?!\s+(?:road|free|call))|death\s+count"
    rf"|{_NUMBER_OF}(?:dead|deaths|fatalities|killed|victims))|(?P<injured>{_NUMBER_OF}(?:injured|wounded|injuries))"
    rf"|(?P<displaced>{_NUMBER_OF}(?:displaced|refugees|evacuees))"
    rf"|(?P<detained>{_NUMBER_OF}(?:arrested|detained|arrests|detainees|prisoners))"
    rf"|(?P<missing>{_NUMBER_OF}missing))\b(?P<rest>[^.;\d]{{0,80}}(?:from\s+[\d,]+\s+to\s+)?)$",
    re.IGNORECASE,
)
TOLL_LINK = re.compile(
    r"\b(?:to|at|of|is|was|were|stands?|stood|reach(?:ed|es|ing)?|pass(?:ed|es)|exceed(?:ed|s)|hit|hits|topped|as"
    r"|from|nearly|climbed|now|currently|officially)\s*$|^\s*[:,(]?\s*$",
    re.IGNORECASE,
)
HEADCOUNT = re.compile(
    r"\b(?:(?P<met>crowds?|turnout|gathering|audience|congregation)|population|group|workforce|staff)\s+of\s+$",
    re.IGNORECASE,
)

_LIST_AFTER = {
    "killed": r"killed|murdered|executed|massacred|slaughtered|slain|beheaded|lynched|assassinated|shot\s+dead|died"
    r"|dead|dying|dies?|perished|drowned|lost\s+their\s+(?:own\s+)?lives|burned\s+to\s+death|buried\s+alive|deaths"
    r"|fatalities|succumbed|(?!sentenced|condemned|scared|bored|worked|loved)\w+\s+to\s+death",
    "injured": r"injured|wounded|hurt|maimed|hospitali[sz]ed"
    r"|suffer(?:ed|ing)\s+(?:\w+\s+){0,3}(?:injuries|burns|wounds|concussion)"
    r"|treated\s+(?:(?:in|at)\s+(?:\w+\s+)?(?:hospital|the\s+scene|clinics?)|for)|fighting\s+for\s+(?:their|his|her)\s+li(?:ves|fe)"
    r"|in\s+(?:(?:a|an)\s+)?(?:critical|serious|grave|stable|life-threatening)\s+condition|on\s+(?:ventilators|life\s+support)"
    r"|in\s+intensive\s+care|(?:taken|rushed|admitted)\s+to\s+(?:a\s+|the\s+|local\s+)?hospitals?|injuries",
    "displaced": r"(?:have\s+|had\s+)?fled|flee(?:ing|s)?|displaced|evacuated|uprooted|homeless"
    r"|(?:seek|seeking|sought|took|taken|taking)\s+(?:refuge|shelter|asylum)"
    r"|los(?:t|e|ing)\s+their\s+(?:own\s+)?(?:homes?|houses)"
    r"|(?:moved|taken|relocated|bussed|brought|crowded|packed|stay(?:ed|ing)|living|lived?|sleeping|sheltering)"
    r"\s+(?:to|into|in|at)\s+(?:\w+\s+){0,2}(?:shelters?|(?:evacuation|relief)\s+(?:centres?|centers?|camps?))"
    r"|shelter(?:ed|ing)\s+(?:in|at)"
    r"|forced\s+(?:to\s+(?:flee|leave|evacuate)|(?:out\s+of|from)\s+their)|driven\s+(?:from|out)"
    r"|(?:left|abandoned|leave|leaving)\s+their\s+(?:homes|houses|villages|town)|expelled",
    "detained": r"arrested|detained|jailed|imprisoned|remanded|captured|kidnapped|abducted|rounded\s+up|interned"
    r"|in\s+custody|(?:be|been|being|were|are|was|is|still)\s+held"
    r"|held\s+(?:hostage|captive|prisoner|in\s+(?:custody|detention|prison)|without)"
    r"|taken\s+(?:hostage|captive|prisoner|into\s+(?:\w+\s+)?(?:custody|detention))|behind\s+bars",
    "missing": r"missing|unaccounted\s+for|disappeared|vanished|lost\s+at\s+sea",
    "rescued": r"rescued|freed|released|saved|liberated|set\s+free|airlifted"
    r"|pulled\s+(?:out\s+)?(?:alive|to\s+safety|from)"
    r"|(?:dug|brought|carried|got|plucked)\s+(?:out\s+)?(?:alive|to\s+safety)|found\s+alive|brought\s+to\s+safety",
    "protested": r"protest(?:ed|ing|s)?(?=\s|[,.])|demonstrat(?:ed|ing|e)|ralli(?:ed)|rallying|marched|marching"
    r"|chant(?:ed|ing)|(?:took|taken|taking|take|pour(?:ed|ing))\s+(?:to|onto|into)\s+(?:the\s+)?streets"
    r"|gather(?:ed|ing)|turn(?:ed|ing)\s+out|picket(?:ed|ing)"
    r"|walk(?:ed|ing)\s+(?:out(?!\s+of\s+(?:the|a|court|prison|jail|hospital)\b)|off\s+(?:the|their)\s+jobs?)"
    r"|(?:on|joined|man(?:ned|ning)|form(?:ed|ing))\s+(?:the\s+|a\s+)?picket\s+lines?"
    r"|stay(?:ed|ing)\s+(?:out|off\s+work|away\s+from\s+work)(?!\s+(?:late|past|until|till|of)\b)|stopped\s+work"
    r"|been\s+striking|went\s+on\s+(?:hunger\s+)?strike|(?:are|were|been|go|going|still|out)\s+on\s+(?:hunger\s+)?strike"
    r"|down(?:ed|ing)\s+tools|(?:join|attend)(?:ed|ing)\s+(?:\w+\s+){0,4}(?:protests?|march(?:es)?|rall(?:y|ies)"
    r"|demonstrations?|strikes?)|staged?\s+(?:\w+\s+){0,3}(?:protest|sit-in|march|rally|walkout|strike)",
}
AFTER = re.compile(
    r"(?P<aux>\b(?:were|was|been|being|are|is|be|get|got)\s+(?:\w+ly\s+|also\s+|all\s+)?)?\b(?:"
    + "|".join(f"(?P<{name}>{words})" for name, words in _LIST_AFTER.items())
    + r")\b",
    re.IGNORECASE,
)
TRANSITIVE = re.compile(rf"(?:{'|'.join(_GROUPS.values())}|assassinated)", re.IGNORECASE)
NO_OBJECT = re.compile(
    r"\s*(?:$|[^\w\s“\"‘]|(?:in|on|by|when|after|as|and|or|during|at|since|while|near|over|from|so|this|last|with"
    r"|without|inside|outside|because|before|across|along|amid|around|between|under|through|to|for|throughout|but|who"
    r"|that|if|yesterday|today|overnight|earlier|later|within|due|only|there|again|alone|each|every|every|where"
    r"|across|following|also|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b)"
)
TAKEN_FROM = re.compile(r"\s+of\s+(?:the\s+|its\s+|their\s+|those\s+)?")
IS_ONE = re.compile(
    r"\b(?:was|is|were|are|as|be|been|became|among|including)\s+$|,\s+$"
)  # "was one of 20 people killed"
OTHERS = re.compile(r"\s+(?:more|others?)\b")
OBJECT_ENDS = re.compile(
    r"\s*(?:$|[.,;:)–—]|(?:and|in|on|others?|more|near|at|of\s+them|when|after|during|since|so\s+far|this|last|from)\b)"
)
ROLE_AFTER = re.compile(r"\s+(?:were|was|are)\s+(\w+)\b")
APPOSED = re.compile(r"[,–(]\s*$")
OR_HURT = re.compile(
    r"\s+(?:and|or|and/or)\s+(?:injured|wounded|hurt)\b(?!\s+(?:\d|(?:at\s+least|about|more|over|another|some)\s))"
)
BARE_AFTER = re.compile(
    r"(?:\s+(?:more|others?|additional|of\s+(?:them|whom|those|these)))?\s+(?:(?:were|was|are|is|have|has|had|been|be"
    r"|being|also|reportedly|allegedly|confirmed|feared|believed|presumed|thought|still|remain(?:s|ed)?|listed"
    r"|reported|as|to|left|seriously|critically|badly|severely|slightly|lightly|later|then|either"
    r"|officially)\s+){0,5}$",
    re.IGNORECASE,
)
OPENING = re.compile(
    r"\s*[“\"‘]?(?:(?:In|During|Over|Throughout)\s+(?:the\s+)?)?"
)  # before the date that opens a sentence
DATE_CUT = re.compile(r"\b(?:after|following|before|until|despite|amid)\b(?!\s+dawn)", re.IGNORECASE)
DATE_CUT_AFTER = re.compile(r"\b(?:before|until|despite|ahead\s+of)\b|;", re.IGNORECASE)
CLAUSE_CUT = re.compile(
    r"[;:]|\s[–—]\s|\b(?:when|after|before|while|because|since|amid|following|although|but|whereas|where|whose"
    r"|despite)\b|(?<!well )\bas\b(?!\s+well)"
)
WHOSE = re.compile(r",\s+whose\b[^,;]{1,80},")  # what befell those of the counted: "nine men, whose boat was lost, …"
TELLS = re.compile(
    r"(?:\s*,)?(?:\s+who)?\s+(?:\w+ly\s+|also\s+)?(?:said(?!\s+to\b)|told|saw|watched|witnessed|recalled)\b"
)
PEACEFUL_GATHERING = re.compile(
    r"\b(?:funeral|mourn|wedding|mass\b|prayers?|concert|festival|worship|vigil|celebrat|party|watch)", re.IGNORECASE
)
COORDINATION = re.compile(
    r"\s*,?\s*(?:\b(?:and|or|plus|as\s+well\s+as|along\s+with|both)\b)?\s*(?:another|a\s+further|the|of)?\s*"
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
    "missing": Outcome.MISSING,
    "displaced": Outcome.DISPLACED,
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
OF_TOTAL = re.compile(r"\s*(?:Of|Among)\s+(?:the|those|its|their)\s+")  # before the total: "Of the 23 victims"
LIES_IN = re.compile(
    r"\s+(?:(?:were|was|are|had|came|died|lived|have|remain)\b|(?:in|from|at|near)\s+(?:the\s+)?)"
)  # what may follow a part that gives its number alone
CONTINUES = re.compile(
    r"(?:(?:This|That|These|Those|They|It|The\s+(?:total|toll|death\s+toll|figures?|numbers?|dead|victims|count|tally"
    r"|casualties))\s+(?:also\s+)?(?:include[sd]?|comprise[sd]?|consist(?:s|ed)\s+of)"
    r"|Among\s+(?:them|those|these|the\s+(?:dead|victims|injured))"
    r"|Of\s+(?:them|those|these|the\s+(?:dead|victims|total|injured)))\b"
)
RUNNING_TOTAL = re.compile(
    r"\b(?:brings?|bringing|brought|raises?|raising|raised|takes?|taking|took|pushes|pushing|pushed)\s+(?:the\s+"
    r"|its\s+|their\s+)?(?:\w+\s+){0,3}(?:toll|total|tally|number)\b[^.;]{0,60}$",
    re.IGNORECASE,
)

CERTAINTIES = (
    (
        Certainty.ALLEGED,
        re.compile(
            r"\b(?:allegedly|reportedly|alleged\s+to|accused\s+(?:by\s+[^,.;]{1,60}?\s+)?of|purportedly|said\s+to\s+have)\b"
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
    rf"\b(?:in|at|near|through|across|around|outside|from|to)\s+(?:the|its|their)\s+(?:[\w’'-]+\s+){{0,3}}(?:{_AREA}),\s+$"
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
    r"\b(?:in|at|near|outside|inside|across|around|through|throughout|to|into|on)\s+(?:(?!(?:and|or|but|said|that|who"
    r"|which|by|for|with|after|before|when|as|was|were|is|are|has|had|will)\b)[\w’'-]+\s+){0,4}$",
    re.IGNORECASE,
)
SCENES = (PLACE_BEFORE, STRUCK, NAMED_AFTER)
ACTOR_GAP = re.compile(
    r"(?:\s+(?:have|has|had|was|were|been|is|are|also|then|later|allegedly|reportedly|\w+ly))*"
    r"(?:\s+(?:(?:accused|suspected)(?:\s+by\s+[^,.;]{1,60}?)?|guilty)\s+of|\s+blamed\s+for|\s+charged\s+with|\s+(?:alleged|said|believed)\s+to\s+have"
    r"|\s+admitted(?:\s+to)?|\s+confessed\s+to)?\s+",
    re.IGNORECASE,
)
ACCUSED_GAP = re.compile(r"\s+(?:of|for|with)\s+(?:having\s+)?(?:\w+ly\s+)?", re.IGNORECASE)
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

TO_DEATH = re.compile(r"\s+to\s+death\b")  # "beat 12 men to death"
SENTENCED = re.compile(r"\b(?:sentenc|condemn|scar|bor)(?:e[sd]?|ed|ing|s)\s+[^,.;]{0,30}$")
PARENTHESIS = re.compile(r",[^,.;]{1,80},")
OTHER_SUBJECT = re.compile(
    r"[,;]|\b(?:and|or|but|that|which|by|including|with)\b"
)  # the verb after it may be another's
ACCUSER_BEFORE = re.compile(
    r"\b(?:accusations?|claims?|allegations?|reports?|charges?|assertions?|statements?|testimony|complaints?|findings?"
    r"|figures?|estimates?)\s+(?:(?:made|levelled|leveled|published|issued|released)\s+)?(?:by|from|of)\s+"
    r"(?:(?:the|an?|its|their)\s+)?$",
    re.IGNORECASE,
)  # "accusations by X"
ACCUSER_AFTER = re.compile(
    r"(?:['’]s?)?\s+(?:\w+\s+)?(?:accusations?|claims?|allegations?|reports?|charges?|assertions?|statements?"
    r"|findings?|figures?|estimates?)\b"
)  # "X's claim", "an X report"

_REJECTS = r"(?:reject|disput|den[iy]|dismiss|contest|challeng|question|refut|repudiat)(?:ed|ied|es|s|ies|e|ing)"
_COUNTED = r"(?:figures?|numbers?|(?:death\s+)?tolls?|counts?|tall(?:y|ies)|estimates?)"
DISPUTES = re.compile(
    rf"(?<!not )(?<!n't )(?<!n’t )(?<!never )\b{_REJECTS}\s+(?:(?:that|this|those|these|both|the|its|their|such)\s+"
    rf"(?:\w+\s+)?{_COUNTED}|(?:that|this|those|these|both)\s+(?:\w+\s+)?claims?)\b(?!\s+of\s+\d)"
    rf"|\b(?:(?:that|this|those|these|both|the)\s+(?:\w+\s+)?{_COUNTED}|(?:that|this|those|these|both)\s+claims?)"
    rf"\s+(?:(?:was|were|is|are|has|have|been)\s+)+(?:\w+ly\s+)?{_REJECTS}\b",
    re.IGNORECASE,
)
SEVERAL = re.compile(r"\b(?:those|these|both|figures|numbers|tolls|counts|tallies|estimates|claims)\b", re.IGNORECASE)
LOCAL = re.compile(  # those who speak of what happened where they are
    r"\b(?:police|hospitals?|mayor|firefighters|fire\s+(?:service|brigade|department)|doctors?|medics|nurses?"
    r"|residents?|villagers|witness(?:es)?|rescuers|rescue\s+\w+|paramedics|morgue|coroner|survivors?|locals?"
    r"|neighbou?rs?|sheriff|ambulance)\b",
    re.IGNORECASE,
)
PERSONAL = re.compile(
    r"\b(?:[Mm]y|I)\b|\b(?:[Oo]ur|[Hh]is|[Hh]er|[Tt]heir)\s+(?:\w+\s+)?(?:neighbou?r|family|house|brother|sister|mother|father"
    r"|cousin|uncle|aunt|friend|son|daughter|wife|husband)s?\b"
)  # one's own loss is no toll
PAIR = re.compile(r"\b(?:either|neither|both)\b", re.IGNORECASE)

NOT_VERIFIED = re.compile(
    r"\b(?:not|un(?:able)?|n['’]t|cannot|never|nor|neither|without|no)\b[^.;]{0,60}?\b(?:independently\s+)?(?:verif"
    r"|confirm|corroborat)|\b(?:could|can|ha(?:s|ve|d))\s+not\s+(?:be(?:en)?\s+)?independently|\bunverified\b"
    r"|\bimpossible\s+to\s+(?:independently\s+)?verify",
    re.IGNORECASE,
)
INDEPENDENTLY = re.compile(r"\b(?:independent(?:ly)?|unverified|impossible\s+to|verif\w*)\b", re.IGNORECASE)
VERIFIED_TOPIC = (
    (
        Outcome.KILLED,
        re.compile(r"\b(?:death\s+toll|tolls?|deaths?|killed|killings?|fatalities|dead)\b", re.IGNORECASE),
    ),
    (Outcome.INJURED, re.compile(r"\b(?:injur\w+|wounded)\b", re.IGNORECASE)),
    (Outcome.DISPLACED, re.compile(r"\b(?:displace\w+|refugees)\b", re.IGNORECASE)),
    (Outcome.DETAINED, re.compile(r"\b(?:arrest\w*|detain\w+|detention\w*)\b", re.IGNORECASE)),
)
ANY_TOPIC = re.compile(
    r"\b(?:figures?|numbers?|tolls?|tall(?:y|ies)|counts?|casualt\w+|claims?|reports?|these|those|this|that|it|them"
    r"|accounts?|data)\b",
    re.IGNORECASE,
)
EACH_ACCOUNT = re.compile(
    r"\b(?:(?:either|neither|both|any)\s+(?:of\s+)?(?:the\s+|these\s+|those\s+)?(?:side|part(?:y|ies)|figures?|numbers?|tolls?|claims?"
    r"|accounts?|counts?|versions?)|(?:the|these|those|their|all|such|any)\s+(?:\w+\s+){0,2}(?:figures|numbers|tolls|tallies|accounts"
    r"|claims|counts))\b",
    re.IGNORECASE,
)  # what nobody could check is more than the number before
