"""What can be counted: people and families, and the events that befall them; and what only looks like them.

The words that `counts` goes by.
"""

from __future__ import annotations

import re

from kg.model import Outcome, Victims

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
guys folks lads gentlemen ladies operators dispatchers controllers signallers stewardesses captains skippers deckhands
cabbies chauffeurs bikers passers-by revelers contestants competitors
runners-up medallists medalists champions players footballers cricketers boxers wrestlers golfers jockeys racers
goalkeepers sportsmen sportswomen Olympians teammates opponents enthusiasts hobbyists gamers cosplayers
festivalgoers festival-goers churchgoers concert-goers theatregoers moviegoers picnickers vacationers holiday-makers
sightseers sunbathers daytrippers backpackers globetrotters ramblers ravers clubbers drinkers smokers gamblers
caucusgoers appointees incumbents challengers hopefuls aspirants
signatories governors premiers commissioners chancellors monarchs royals princes princesses sheikhs chiefs chieftains
leaders bosses chairmen chairwomen directors presidents vice-presidents secretaries treasurers spokesmen spokeswomen
advisers advisors counsel assistants speechwriters strategists pollsters lobbyists organisers organizers canvassers
poll-workers Republicans Democrats Conservatives liberals socialists communists nationalists royalists monarchists
federalists unionists secessionists generals colonels lieutenants sergeants corporals admirals commanders gunners
snipers sappers riflemen submariners crewmembers aircrew warlords mujahideen fedayeen legionnaires auxiliaries
irregulars partisans warriors guardsmen sentries recruiters draftees users subscribers listeners readers downloaders
bettors borrowers depositors savers investors brokers auctioneers stockholders policyholders ratepayers homebuyers
buyers sellers purchasers shopkeepers storekeepers stallholders grocers bakers butchers brewers tailors cobblers
hairdressers barbers beauticians nannies babysitters childminders housekeepers maids servants butlers gardeners
landscapers roofers plasterers decorators scaffolders glaziers masons stonemasons potters weavers seamstresses
foundrymen smelters developers programmers coders designers architects surveyors planners technologists analysts
statisticians mathematicians physicists chemists biologists geologists seismologists astronomers archaeologists
historians anthropologists sociologists ecologists conservationists environmentalists meteorologists virologists
epidemiologists pathologists radiologists oncologists cardiologists paediatricians pediatricians psychiatrists
anaesthetists obstetricians gynaecologists neurologists dermatologists therapists physiotherapists orderlies
undertakers gravediggers morticians embalmers coroners clinicians practitioners GPs wranglers zookeepers handlers
trainers schoolteachers headteachers principals tutors freshmen sophomores juniors seniors postgraduates preschoolers
kindergartners truants dropouts scholars laureates novelists playwrights essayists columnists pundits commentators
broadcasters presenters newsreaders photojournalists stringers screenwriters composers choristers violinists pianists
drummers guitarists rappers vocalists performers entertainers acrobats clowns stuntmen parolees probationers
ex-convicts offenders reoffenders perpetrators culprits abusers stalkers aggressors shooters stabbers ringleaders
mobsters mafiosi kingpins dealers peddlers counterfeiters forgers pickpockets shoplifters trespassers vandals
saboteurs assassins hitmen runaways fugitives escapees absconders diabetics asthmatics vaccinees foundlings twins
triplets quadruplets uncles aunts nephews nieces in-laws stepchildren godchildren fiancees newlyweds bridesmaids
groomsmen nonagenarians centenarians octogenarians septuagenarians grown-ups minors juveniles adolescents tweens
millennials breadwinners homemakers housewives househusbands aborigines natives settlers colonists pioneers newcomers
repatriates resettlers escapers internees POWs pacifists peacemakers gymnasts rivals arrivals conductors
experts specialists advocates proponents critics allies applicants backers benefactors beneficiaries interviewees
invitees subordinates superiors descendants ancestors heirs successors predecessors justices
aldermen selectmen freeholders
""".split()
_DEMONYMS = """
Chinese Japanese Portuguese Vietnamese Lebanese Sudanese Kurds Turks Greeks Finns Swedes Poles Danes Scots
Serbs Croats Jews Arabs Uyghurs Uighurs Filipinos Muslims Sikhs Hindus Rohingya Czechs Slovaks Argentines
Spaniards Britons Frenchmen Dutchmen Irishmen Englishmen Thais Lao Somalis Tutsis Hutus Catholics Protestants
Buddhists Latinos Hispanics Blacks Whites Asians Roma Sunnis Shiites Shias Druze Copts
""".split()

_ADJECTIVES = frozenset(
    """local native minor senior junior radical conservative liberal socialist communist nationalist royalist veteran
 individual adult private professional regular auxiliary federal principal general chief faithful rival criminal
 democrat republican juvenile adolescent expert specialist accused other second dead soul elder graduate""".split()
)  # also adjectives: "one local hospital"

_UNCOUNTED = frozenset("lives souls arrests detentions bodies".split())


def _one_of(words: list[str]) -> list[str]:
    """The singulars of the words that plainly have one: "nurses", "deputies", "firemen"."""
    ones = []
    for word in (word.lower() for word in words):
        if word.endswith("men"):
            ones.append(f"{word[:-3]}man")
        elif word.endswith("ies"):
            ones.append(f"{word[:-3]}y")
        elif word.endswith("s") and not word.endswith(("ss", "us")):
            ones.append(word[:-2] if word.endswith(("sses", "ches", "shes")) else word[:-1])
    return [one for one in ones if one not in _ADJECTIVES]


SINGULAR = (
    dict.fromkeys(_one_of([w for w in _OTHERS if w not in _UNCOUNTED]), Victims.ANY)
    | dict.fromkeys(_one_of(_COMBATANTS), Victims.COMBATANT)
    | dict.fromkeys(_one_of([w for w in _CIVILIANS if w != "families"]), Victims.CIVILIAN)
    | dict.fromkeys(
        """person man officer policeman worker student protester journalist resident passenger death fatality hostage
 miner firefighter teenager other patient migrant body arrest""".split(),
        Victims.ANY,
    )
    | dict.fromkeys("woman child girl boy baby civilian".split(), Victims.CIVILIAN)
    | dict.fromkeys("soldier fighter militant".split(), Victims.COMBATANT)
)
PERSONS: dict[str, Victims] = (
    dict.fromkeys((word.lower() for word in _OTHERS), Victims.ANY)
    | dict.fromkeys(_COMBATANTS, Victims.COMBATANT)
    | dict.fromkeys(_CIVILIANS, Victims.CIVILIAN)
)
DEMONYMS = frozenset(_DEMONYMS)
DEMONYM = re.compile(r"[A-Z][\w’'-]*(?:ians|eans|ans|[aeo]lis|[bdfghjklmnpqstvxyz]is|tes|nis|ese|aks|eks)")
MEN = re.compile(r"(?!(?:spec|reg|abdo|acu|sta|cycla|a|o|hy)men$)[a-z]+-?(?:wo)?men")  # trawlermen, linemen
CREWS = frozenset(
    """panel jury team crew squad committee commission delegation cabinet family gang mob cast entourage contingent
 choir garrison platoon patrol posse detachment expedition troupe household""".split()
)  # "a panel of twelve" counts people who act together
BODIES = CREWS | frozenset(
    """board group force unit staff workforce crowd council assembly tribunal mission army militia audience brigade
 battalion company faculty parliament legislature senate chamber caucus bench community sect party band orchestra
 convoy protest march demonstration rally congregation membership bureau executive secretariat leadership congress
 collective cell network taskforce""".split()
)  # "a six-member board"
OF_STATES = re.compile(
    r"\b(?:Security\s+Council|European|Union|Nations|NATO|EU|UN|OPEC|ASEAN|Arab\s+League|bloc|alliance|coalition"
    r"|Fund)\b"
)  # whose members are no people
FAMILIES = frozenset({"families", "households"})
POPULATION = frozenset({"population", "electorate", "workforce", "public", "populace", "inhabitants", "households"})
MASS = frozenset(
    {"police", "staff", "crew", "personnel", "infantry", "missing", "dead", "wounded", "injured", "people"}
)
OUTCOME_OF_NOUN = {
    **dict.fromkeys(("dead", "deaths", "death", "fatalities", "fatality", "bodies", "body", "corpses"), Outcome.KILLED),
    **dict.fromkeys(("wounded", "injured", "injuries"), Outcome.INJURED),
    **dict.fromkeys(("arrests", "arrest", "detentions"), Outcome.DETAINED),
    **dict.fromkeys(("disappearances", "missing"), Outcome.MISSING),
}  # the noun counts what happened
HARM_NOUNS = frozenset("deaths fatalities injuries arrests detentions disappearances".split())
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
    **dict.fromkeys(
        """massacres killings executions murders assassinations beheadings homicides lynchings suicides stabbings
 drownings""".split(),
        Outcome.KILLED,
    ),
    **dict.fromkeys(("kidnappings", "abductions"), Outcome.DETAINED),
    **dict.fromkeys(("expulsions", "evictions", "deportations"), Outcome.DISPLACED),
    **dict.fromkeys(
        "protests demonstrations rallies marches sit-ins walkouts pickets vigils".split(),
        Outcome.PROTESTED,
    ),
    **dict.fromkeys(
        """strikes attacks airstrikes air-strikes raids bombings explosions blasts shootings clashes incidents ambushes
 riots earthquakes aftershocks tornadoes floods crashes accidents collisions assaults rapes wildfires blazes landslides
 outbreaks cases infections
 quakes tremors eruptions hurricanes cyclones typhoons storms tsunamis avalanches mudslides famines droughts epidemics
 pandemics fires derailments shipwrecks sinkings capsizings spills leaks breaches stampedes collapses
 battles skirmishes counterattacks counter-attacks offensives incursions invasions wars firefights gunfights gunbattles
 bombardments shellings barrages sorties airdrops drills exercises manoeuvres maneuvers launches intrusions
 infiltrations violations atrocities crimes robberies burglaries thefts hijackings carjackings arsons
 muggings heists break-ins
 brawls disturbances uprisings coups mutinies rebellions revolts insurgencies standoffs sieges blockades evacuations
 crackdowns sweeps hoaxes threats cyberattacks hacks outages blackouts
 meetings summits talks conferences hearings trials retrials inquests inquiries investigations prosecutions lawsuits
 elections by-elections byelections referendums referenda primaries caucuses runoffs run-offs debates
 agreements accords treaties ceasefires cease-fires truces pacts resignations boycotts ceremonies funerals
 festivals concerts weddings parades""".split()
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
