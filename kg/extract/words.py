"""Closed word lists of news English that several steps share: titles, offices, media nouns, population groups."""

from __future__ import annotations

from typing import Final

from kg.extract.title_words import HEADS


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


HONORIFICS: Final = _words(
    "mr mrs ms miss mx dr prof professor sir dame lord lady rev reverend fr father sheikh imam ayatollah rabbi"
)
MALE: Final = _words("mr sir lord father fr sheikh imam ayatollah rabbi king prince")
FEMALE: Final = _words("mrs ms miss dame lady queen princess")

# Titles that stand straight before a name, besides the honorifics; multi-word ones are met word by word.
TITLES: Final = HONORIFICS | _words(
    "president vice vice-president premier prime minister chancellor king queen prince princess emperor sultan "
    "emir pope bishop archbishop cardinal pastor judge justice sen senator rep representative congressman "
    "congresswoman supt det asp dsp dci insp dig gov governor mayor general gen lieutenant lt colonel col major "
    "maj captain capt sergeant sgt corporal cpl private officer detective inspector superintendent constable "
    "administrator chief commissioner admiral adm commander brigadier marshal ambassador secretary speaker "
    "chairman chairwoman councillor councilman councilwoman deputy attorney director former ex interim acting "
    "coach brig lieut cmdr cdr comdr msgr amb hon pvt pte cllr mullah maulana commodore archdeacon canon "
    "monsignor duke duchess earl baron baroness viscount marquess"
)

# People by office or by what they do: heads of nominals that name a speaker.
OFFICES: Final = HEADS | _words(
    "vice-president prince princess pastor co-founder official expert councilman candidate nominee journalist "
    "author writer teacher student farmer resident politician diplomat mediator rapporteur pollster consultant "
    "player driver soldier fighter rebel militant policeman policewoman firefighter rescuer witness survivor "
    "victim mother father son daughter brother sister wife husband widow man woman boy girl neighbour neighbor "
    "worker veteran singer actor actress producer businessman businesswoman billionaire mogul frontrunner "
    "front-runner democrat republican commentator columnist blogger host presenter source insider eyewitness "
    "bystander passenger pilot trader investor banker cleric priest monk sheikh veterinarian engineer architect"
)

# Nouns that go with an organisation's name and leave it the head: "the Reuters news agency", "the Labour party".
DESCRIPTORS: Final = _words(
    "agency news newspaper newspapers daily weekly magazine channel network station broadcaster website site "
    "portal outlet group company firm corporation bank party organisation organization charity institute "
    "university college hospital administration campaign government ministry department committee commission "
    "council court army military police militia movement union association federation foundation club team league "
    "service wire television tv radio watchdog think tank monitor observatory tabloid blog journal post airline "
    "airlines carrier giant maker"
)

# What stands before a name: a title or an office.
CALLED: Final = TITLES | OFFICES

# Sources that speak without a face: media, documents, footage, polls.
MEDIA: Final = _words(
    "media press outlets newspapers papers reports report footage video videos image images picture pictures "
    "photographs photos document documents statement poll polls survey surveys study studies letter letters email "
    "emails memo data figures statistics records transcript filing filings article story stories tweet tweets "
    "post posts broadcast television radio indictment lawsuit complaint affidavit ruling book film documentary"
)

PLURAL_PEOPLE: Final = _words(
    "people officials sources witnesses residents activists critics supporters opponents protesters demonstrators "
    "experts analysts police authorities officers investigators prosecutors lawyers doctors medics rescuers "
    "lawmakers leaders fighters rebels troops soldiers militants families relatives survivors victims locals "
    "villagers voters workers students scientists researchers observers diplomats aides allies others many some "
    "several both neighbours neighbors crowds crowd forces loyalists members republicans democrats campaigners "
    "journalists reporters"
)

# What may say something, by its noun.
SPEAKING_NOUNS: Final = OFFICES | PLURAL_PEOPLE | MEDIA

# Religious and ethnic groups that English news names everywhere, by their singular or adjective.
PEOPLES: Final = _words(
    "muslim christian jew hindu buddhist sikh druze alawite sunni shia shiite shi'ite shi'a yazidi yezidi kurd "
    "copt maronite catholic protestant evangelical mormon baptist orthodox ahmadi ismaili zaidi bahai zoroastrian "
    "arab berber amazigh tuareg bedouin hazara pashtun tajik uzbek turkmen balochi baloch punjabi sindhi tamil "
    "sinhalese rohingya uyghur uighur tibetan roma romani gypsy hutu tutsi hausa fulani yoruba igbo oromo amhara "
    "tigrayan masalit zaghawa dinka nuer zulu xhosa maori aboriginal inuit cherokee navajo mapuche quechua latino "
    "latina hispanic assyrian chaldean circassian chechen tatar dalit karen kachin hmong papuan acehnese sahrawi "
    "basque catalan quaker amish pentecostal methodist presbyterian anglican salafi wahhabi sufi"
)

# Nouns that make a body of state out of a country's name or adjective, with the name such a body is known by.
BODIES: Final = {
    "government": "Government",
    "presidency": "Presidency",
    "parliament": "Parliament",
    "cabinet": "Cabinet",
    "army": "Army",
    "military": "Armed Forces",
    "armed forces": "Armed Forces",
    "navy": "Navy",
    "air force": "Air Force",
    "coast guard": "Coast Guard",
    "security forces": "Security Forces",
    "special forces": "Special Forces",
    "defence forces": "Defence Forces",
    "defense forces": "Defence Forces",
    "border service": "Border Service",
    "border guard": "Border Guard",
    "border guards": "Border Guard",
    "prison service": "Prison Service",
    "secret service": "Secret Service",
    "security service": "Security Service",
    "intelligence service": "Intelligence Service",
    "intelligence agency": "Intelligence Agency",
    "space agency": "Space Agency",
    "weather service": "Weather Service",
    "national guard": "National Guard",
    "gendarmerie": "Gendarmerie",
    "coastguard": "Coast Guard",
    "police": "Police",
    "supreme court": "Supreme Court",
    "constitutional court": "Constitutional Court",
    "central bank": "Central Bank",
    "embassy": "Embassy",
}
DEPARTMENTS: Final = {
    "defence": "Defence",
    "defense": "Defence",
    "foreign": "Foreign Affairs",
    "foreign affairs": "Foreign Affairs",
    "interior": "Interior",
    "home": "Home Affairs",
    "health": "Health",
    "finance": "Finance",
    "justice": "Justice",
    "information": "Information",
    "education": "Education",
    "energy": "Energy",
    "oil": "Oil",
    "trade": "Trade",
    "transport": "Transport",
    "agriculture": "Agriculture",
    "culture": "Culture",
    "environment": "Environment",
    "labour": "Labour",
    "labor": "Labour",
    "economy": "Economy",
    "tourism": "Tourism",
    "commerce": "Commerce",
    "mines": "Mines",
    "mining": "Mining",
    "water": "Water",
    "housing": "Housing",
    "industry": "Industry",
    "planning": "Planning",
    "science": "Science",
    "sports": "Sports",
    "sport": "Sport",
    "youth": "Youth",
    "communications": "Communications",
    "telecommunications": "Telecommunications",
    "immigration": "Immigration",
    "security": "Security",
    "religious affairs": "Religious Affairs",
    "home affairs": "Home Affairs",
    "social affairs": "Social Affairs",
    "public health": "Public Health",
    "fisheries": "Fisheries",
    "employment": "Employment",
}
# After one of these a body's noun is no mention of the body itself: "government forces", "police officer".
BODY_IS_MODIFIER: Final = _words(
    "forces force troops soldiers soldier fighters fighter official officials officer officers positions "
    "supporters loyalists jets planes aircraft buildings building data agency agencies media minister ministers "
    "departments offices office checkpoint checkpoints vehicles vehicle car station stations chief commander "
    "source sources custody spending bonds helicopter helicopters base bases operation operations intelligence "
    "convoy shelling campaign action service services personnel patrol patrols side"
)

# Nouns in capitals that head an organisation's name before "of", "for" or "on" ("Centre for Civic Rights").
HEADED: Final = (
    "Centre Center Institute Council Department Bank University Committee Commission Association Federation Union "
    "Office Agency Campaign Society Network Coalition Party Movement Front Court Board House College School Church "
    "Museum League Organization Organisation Foundation Fund Trust Authority Alliance Academy Bureau Group Chamber "
    "Corps Ministry Observatory Forum Congress Assembly Service Directorate"
).split()
