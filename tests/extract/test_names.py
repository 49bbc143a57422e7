"""Which words are a name, where it ends, and of what type it is."""

from __future__ import annotations

import pytest
from attributed import read


def named(marked: str) -> dict[str, list[str]]:
    """The words of all mentions, by the label and type of their entity."""
    text, extraction = read(marked)
    return {f"{e.node.label} ({e.node.type})": [text[slice(*m.span)] for m in e.mentions] for e in extraction.entities}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It sued the Municipality of Arvanes.", "Municipality of Arvanes (Organization)"),
        ("The West Tolland Police came.", "West Tolland Police (Organization)"),
        ("They met at the Centre for Tidal Research on Monday.", "Centre for Tidal Research (Organization)"),
        (
            "He asked the Department of Health and Human Services.",
            "Department of Health and Human Services (Organization)",
        ),
        ("Nurses left St. Ann's Hospital.", "St. Ann's Hospital (Organization)"),
        ("It lies on Lake Orva near the Grand Orva Bridge.", "Grand Orva Bridge (Place)"),
        ("The Orva County Sheriff's Office called.", "Orva County Sheriff's Office (Organization)"),
        ("The ruling of the Italian Supreme Court of Cassation stands.", "Supreme Court of Cassation (Organization)"),
    ],
)
def test_names_by_their_head(text: str, name: str) -> None:
    """A head noun in capitals begins, ends and types a name that the model did not see."""
    assert name in named(text)


def test_two_headed_names_stay_two() -> None:
    """The word "and" joins two bodies that have a head each."""
    found = named("It was done by the Orva Institute of Technology and Tolland State University.")
    assert set(found) == {"Orva Institute of Technology (Organization)", "Tolland State University (Organization)"}


def test_no_name_in_a_headline_of_capitals() -> None:
    """Where every word of a headline is capitalised, a head shows nothing."""
    assert named("Nurses Walk Off Jobs At City Hospital") == {}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The secularist magazine Luma wrote it.", "Luma (Organization)"),
        ("It was in the newspapers Alba and Sera.", "Alba (Organization)"),
        ("The state-run Zenit news agency wrote it.", "Zenit (Organization)"),
        ("It stood on orvanews.com on Monday.", "orvanews.com (Organization)"),
        ("Shells fell near the Orva mosque.", "Orva mosque (Place)"),
        ("They blamed the Kenyan-led coalition.", "Kenyan-led coalition (Organization)"),
        ("Cycling New Zealand agreed.", "Cycling New Zealand (Organization)"),
        ("Nimbex spokesman Al Roe agreed.", "Nimbex (Organization)"),
        ("“No,” Lima replied.", "Lima (Place)"),
    ],
)
def test_names_by_the_words_beside_them(text: str, name: str) -> None:
    """A description, an officer or a common noun beside a name shows what it is."""
    assert name in named(text)


def test_place_in_the_name_of_its_municipality() -> None:
    """Mentions nest: the municipality and the town."""
    assert named("The Municipality of Arvanes sued.") == {
        "Municipality of Arvanes (Organization)": ["Municipality of Arvanes"],
        "Arvanes (Place)": ["Arvanes"],
    }


def test_one_type_a_name_over_the_article() -> None:
    """A family name that the model once takes for a place is the person named in full."""
    found = named("{p:Daniel Orvalo} left. {l:Orvalo} wept. The {l:Orvalo} family wept.")
    assert found == {"Daniel Orvalo (Person)": ["Daniel Orvalo", "Orvalo", "Orvalo"]}


def test_further_places_of_a_name() -> None:
    """Names that the model saw once are found wherever their words stand, family names too."""
    found = named("{p:Ana Tolm} leads {o:Orva Rail Estates}. The Tolm report on Orva Rail Estates’ loss angered Tolm.")
    assert found["Ana Tolm (Person)"] == ["Ana Tolm", "Tolm", "Tolm"]
    assert found["Orva Rail Estates (Organization)"] == ["Orva Rail Estates", "Orva Rail Estates"]


def test_a_family_name_in_another_name_is_not_the_person() -> None:
    """Someone else's full name, or a street, is no mention of the person of that family name."""
    assert named("{p:Ana Tolm} met Bea Tolm in Tolm Avenue.")["Ana Tolm (Person)"] == ["Ana Tolm"]


def test_titles_decorations_and_descriptors_are_cut() -> None:
    """Ranks, offices and common words stay outside; "Dean" may be a given name."""
    found = named("{p:Brig. Gen. Yan Orva} saw {p:Dean Tolm} in {l:Arvane region}.")
    assert set(found) == {"Yan Orva (Person)", "Dean Tolm (Person)", "Arvane (Place)"}


def test_laws_and_studies_are_no_entities() -> None:
    """What a body passes or does has a name, but is nobody."""
    assert named("The {o:Clean Rivers Act} cites the {o:National Tide} Study.") == {}


def test_acronym_of_another_body_is_not_the_known_one() -> None:
    """An acronym that the article spells out means what it says, whoever else bears it."""
    found = named("The {o:Sailors’ Defence Fund} (SDF) met. The SDF left.")
    assert found == {"Sailors’ Defence Fund (Organization)": ["Sailors’ Defence Fund", "SDF", "SDF"]}


def test_acronym_in_words() -> None:
    """Some words introduce an acronym as brackets do: "or CDF", "known by its initials"."""
    found = named("The Coast Defence Force, or CDF, left. The Traders’ Federation, known by its initials FNT, stayed.")
    assert found["Coast Defence Force (Organization)"] == ["Coast Defence Force", "CDF"]
    assert found["Traders’ Federation (Organization)"] == ["Traders’ Federation", "FNT"]


def test_namesakes_by_their_titles() -> None:
    """Two people of one family name stay two; a title that one of them bears decides."""
    found = named("President {p:Luis Vega} met General {p:Andres Vega}. General {p:Vega} left.")
    assert found == {
        "Luis Vega (Person)": ["Luis Vega"],
        "Andres Vega (Person)": ["Andres Vega", "Vega"],
    }


def test_groups_that_the_model_tags() -> None:
    """A people that no list has is a group."""
    assert "Orvani (Group)" in named("The {g:Orvani} fled.") or "Orvanis (Group)" in named("The {g:Orvani} fled.")


def test_bodies_that_news_names_everywhere() -> None:
    """A lexicon types bodies that are named without a word on what they are, in any of their spellings."""
    found = named("YouTube took it down, the Taliban and Daesh said.")
    assert {"YouTube (Organization)", "Taliban (Organization)", "Islamic State (Organization)"} == set(found)


def test_country_in_the_name_of_its_government() -> None:
    """A country's noun before "government" is a mention of it; its adjective is none."""
    assert named("The New Zealand government fell.") == {
        "New Zealand (Place)": ["New Zealand"],
        "Government of New Zealand (Organization)": ["New Zealand government"],
    }


def test_two_places_are_two_and_a_storm_is_nobody() -> None:
    """Places that the model joins are parted, except those that bear two names; a storm's name is no person's."""
    assert set(named("Floods hit {l:Arvane and Tolm} after Storm {p:Elin}.")) == {"Arvane (Place)", "Tolm (Place)"}


def test_the_end_of_a_name_stands_for_it() -> None:
    """A club by its nickname, a council without its town."""
    found = named("The {o:Orva Red Hawks} won. {o:Red Hawks} fans sang.")
    assert found == {"Orva Red Hawks (Organization)": ["Orva Red Hawks", "Red Hawks"]}


def test_two_names_after_a_title_are_a_person() -> None:
    """A title that only people have shows a person whom the model did not see."""
    assert "Orv Min-ta (Person)" in named("The court freed former president Orv Min-ta.")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("{p:Edwin} “{p:Duke}” {p:Orvalo} left.", "Edwin “Duke” Orvalo (Person)"),
        ('Police named Edwin "Duke" Orvalo.', 'Edwin "Duke" Orvalo (Person)'),
        ("{p:T}. {p:Orvalo} left.", "T. Orvalo (Person)"),
        ("The judge met R.K. {p:Tolm}.", "R.K. Tolm (Person)"),
        ("{p:Foreign Secretary Ana Tolm} left.", "Ana Tolm (Person)"),
        ("Senator Ana {p:Tolm} left.", "Ana Tolm (Person)"),
        ("Police commissioner GS Tolm left.", "GS Tolm (Person)"),
    ],
)
def test_the_whole_name_of_a_person(text: str, name: str) -> None:
    """Nicknames and initials are part of a name, the words of an office are not."""
    assert set(named(text)) == {name}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A rights group, Orva Libre, said so.", "Orva Libre (Organization)"),
        ("The mining company active nearby, {p:Tolm Ridge}, said so.", "Tolm Ridge (Organization)"),
        ("{l:Orvatom}, the state nuclear company, said so.", "Orvatom (Organization)"),
        ("Orvagaz chief {p:Ana Tolm} left.", "Orvagaz (Organization)"),
        ("He told The Courier that he left.", "The Courier (Organization)"),
        ("The {l:Orvanian} first reported it.", "Orvanian (Organization)"),
        ("{p:Orvo} fighters left.", "Orvo (Organization)"),
        ("Members of {l:Los Orvos} left.", "Los Orvos (Organization)"),
        ("The Safety and Health Administration left.", "Safety and Health Administration (Organization)"),
        ("The Turkish Red Crescent left.", "Turkish Red Crescent (Organization)"),
        ("The {o:Orva County Coroner} Ana Tolm left.", "Orva County (Place)"),
        ("It fell near {p:Al Orva}.", "Al Orva (Place)"),
    ],
)
def test_types_by_what_stands_beside(text: str, name: str) -> None:
    """An apposition, a leader, fighters and a preposition type a name that the model takes for something else."""
    assert name in named(text)


def test_head_of_a_group_set_off_by_commas_is_a_person() -> None:
    """Commas after "the head of a group" set off whoever heads it."""
    assert named("The head of a rights group, {p:Ana Tolm}, left.") == {"Ana Tolm (Person)": ["Ana Tolm"]}


def test_company_in_the_name_of_its_plant() -> None:
    """A plant is a place and its owner's name inside it a mention of the company; a town's plant has no owner."""
    found = named("Fire hit the {l:Orva Chemical plant}. Orva said it was safe. It hit the {l:Tolm power plant}.")
    assert found["Orva Chemical (Organization)"] == ["Orva Chemical", "Orva"]
    assert "Tolm power plant (Place)" in found
    assert "Tolm (Organization)" not in found


def test_two_ministries_joined_by_and_are_two() -> None:
    """What "and the" joins is another body."""
    found = named("The Ministry of Defence and the Orva Coastal Guard left.")
    assert "Orva Coastal Guard (Organization)" in found


def test_words_of_a_headline_and_ships_are_no_names() -> None:
    """Capitals show nothing in a headline, and a ship is neither a place nor a body."""
    assert named("{o:Orvanian Acceptance Speech} Draws Loud Laughter\n\nThe speech and its acceptance.") == {}
    assert named("The USS {p:Tolm} and {l:HMS Ocean} sailed.") == {}


def test_bodies_by_the_bare_name_of_their_country() -> None:
    """Headlines put the country's noun before its body; where a preposition leads it, the body is another's."""
    found = named("Sri Lanka navy holds 23 fishermen. In Kenya police fired.")
    assert found["Navy of Sri Lanka (Organization)"] == ["Sri Lanka navy"]
    assert "Police of Kenya (Organization)" not in found
    assert named("The Royal Thai Navy left.")["Navy of Thailand (Organization)"] == ["Royal Thai Navy"]


def test_bare_body_is_that_of_the_country_that_acts() -> None:
    """Of two countries, a sentence's own subject has the ministry that says it; else the one body named before."""
    text = "Peru’s navy left Chile. Chile’s police left Peru. Peru summoned the envoy, the foreign ministry said. "
    assert named(text)["Ministry of Foreign Affairs of Peru (Organization)"] == ["foreign ministry"]
    assert named(text + "The navy left.")["Navy of Peru (Organization)"] == ["Peru’s navy", "navy"]


def test_given_names_that_are_articles_elsewhere() -> None:
    """Al, Ben and Van are given names before a family name, and part of one that somebody bears in full."""
    assert named("{p:Al Tolm} left. {p:Tolm} wept.") == {"Al Tolm (Person)": ["Al Tolm", "Tolm"]}
    found = named("{p:Marie Le Tolm} left. {p:Le Tolm} wept.")
    assert found == {"Marie Le Tolm (Person)": ["Marie Le Tolm", "Le Tolm"]}


def test_a_bare_name_is_that_of_whom_the_text_has_introduced() -> None:
    """A namesake who is named in full only later is not meant before."""
    found = named("{p:Ana Tolm} won. {p:Tolm} wept.\n\nHer husband {p:Bo Tolm} came.")
    assert found["Ana Tolm (Person)"] == ["Ana Tolm", "Tolm"]


def test_american_states_in_short() -> None:
    """A state's short form after a town is the state."""
    found = named("It is in {l:Orva}, {l:Ind}., not in {l:Tolm}, {l:Indiana}.")
    assert found["Indiana (Place)"] == ["Ind", "Indiana"]


def test_owner_of_an_agency_in_its_description() -> None:
    """In "UN refugee agency" the United Nations are mentioned too, in a name of its own they are not."""
    assert named("The UN refugee agency left.")["United Nations (Organization)"] == ["UN"]
    assert "United Nations (Organization)" not in named("The UN Security Council left.")
