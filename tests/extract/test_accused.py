"""Whom an accusation is made against: never a victim, a place or a day that it also names."""

from __future__ import annotations

import pytest
from attributed import read

from kg.model import Effect

S = "{s:{p:Jane Roe}} "
ACCUSED = {
    "accused of": (S + "{c:accused} {x:{p:Kim Lee} of shelling {l:Larnaca}}.", ["Kim Lee"]),
    "blamed for": (
        S + "{c:blamed} {x:the {o:Free Front} for the death of {p:Ann Poe} in {l:Larnaca}}.",
        ["Free Front"],
    ),
    "blamed on": (S + "{c:blamed} {x:the raid near {l:Larnaca} on the {o:Free Front}}.", ["Free Front"]),
    "two": (
        S + "{c:accused} {x:{p:Kim Lee} and the {o:Free Front} of theft in {l:Larnaca}}.",
        ["Kim Lee", "Free Front"],
    ),
    "title": (S + "{c:criticised} {x:{l:Larnaca}'s mayor {p:Kim Lee} for her silence}.", ["Kim Lee"]),
    "deed": (S + "{c:denounced} {x:{p:Kim Lee}'s decision to shell {l:Larnaca}}.", ["Kim Lee"]),
    "by": (S + "{c:denounced} {x:the attack on {l:Larnaca} by the {o:Free Front}}.", ["Free Front"]),
    "country": (S + "{c:accused} {x:{l:Iran} of bombing {l:Larnaca}}.", ["Iran"]),
    "arm of a body": (S + "{c:blamed} {x:{o:Free Front} fighters for the raid}.", ["Free Front"]),
    "that": (S + "{c:charged} {x:that {p:Kim Lee} hid the bodies of {g:Larnacans}}.", ["Kim Lee"]),
    "that, passive": (S + "{c:charged} {x:that {p:Ann Poe} was killed by the {o:Free Front}}.", ["Free Front"]),
    "accusations": (
        S + "{c:made accusations} {x:that the {o:Free Front} was behind the raid on {l:Larnaca}}.",
        ["Free Front"],
    ),
    "passive": ("{x:{p:Kim Lee}} {c:was accused by} {s:{p:Jane Roe}} {x:of robbing {p:Ann Poe}}.", ["Kim Lee"]),
    "charged": ("{s:{p:Kim Lee}} {c:was charged with} {x:the murder of {p:Ann Poe}}.", ["Kim Lee"]),
    "participle": ("{s:{p:Kim Lee}}, {c:accused of} {x:the murder of {p:Ann Poe}}, left.", ["Kim Lee"]),
}
NOBODY = {
    "place": S + "{c:attacked} {x:the siege of {l:Larnaca}}.",
    "victim": S + "{c:denounced} {x:{p:Ann Poe}'s murder}.",
    "those tied": S + "{c:criticised} {x:{p:Kim Lee}'s supporters}.",
    "followers": S + "{c:criticised} {x:{p:Kim Lee} loyalists}.",
    "unnamed": S + "{c:accused} {x:a policeman in {l:Larnaca} of robbing {p:Ann Poe}}.",
    "pronoun": S + "{c:accused} {x:them of robbing {p:Ann Poe}}.",
    "people": S + "{c:blamed} {x:{g:Larnacan} gunmen for it}.",
    "no accusation": S + "{c:did not blame} {x:{p:Kim Lee} for it}.",
    "said": S + "{c:said} {x:{p:Kim Lee} was behind it}.",
}


@pytest.mark.parametrize(("marked", "accused"), ACCUSED.values(), ids=ACCUSED)
def test_accused(marked, accused):
    """The accused alone, in order, and a speaker never."""
    (statement,) = read(marked)[1].statements
    assert statement.effect is Effect.ACCUSES
    assert [node.label for node in statement.accused] == accused
    assert statement.speaker is None or statement.speaker.label not in accused


@pytest.mark.parametrize("marked", NOBODY.values(), ids=NOBODY)
def test_nobody_accused(marked):
    """A place, a victim, a follower, nameless people: absent rather than wrong."""
    (statement,) = read(marked)[1].statements
    assert statement.accused == ()


def test_accused_stand_in_the_json():
    """A list of nodes, empty where nobody is named."""
    for marked, accused in ((ACCUSED["two"][0], ["Kim Lee", "Free Front"]), (NOBODY["place"], [])):
        (statement,) = read(marked)[1].to_json()["statements"]
        assert [node["label"] for node in statement["accused"]] == accused
