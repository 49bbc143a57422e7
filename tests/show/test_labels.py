"""Labels in whatever font the browser has: measured by what was drawn, none over another, each to be read."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import FONTS, write
from made_up import Story
from on_page import PHONE, choose, label_boxes, overlaps, resize, symbol_boxes

from kg.graph.vocab import SCHEMA
from kg.show.network import build_network
from kg.show.page import render_page

LEAST = 11 - 0.01  # pixels
SCREENS = [(1440, 900), (1920, 1080), (1024, 700), (834, 1194)]
ODD = (
    "WWWWWW MMMMMM", "il lí ìľ", "Zoë Färber-Österreich", "Владимир Кириллович Иванов", "محمد الأسد", "a",
    "国际人权组织新闻社北京分社的全体工作人员", "e\u0301le\u0301ve E\u0301TE\u0301", "👩\u200d🚒" * 9,
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk", "g\u0335\u0335\u0335y\u0302\u0302\u0302",
    "Ministry of Interior of Syria", "Syrian Observatory for Human Rights",
)  # fmt: skip


def names_page(folder: Path, names: tuple[str, ...]) -> Path:
    """A page on which each name says something about the two before it."""
    s = Story("names", "Names")
    known = [s.entity(name, SCHEMA.Organization) for name in names]
    for at, name in enumerate(known):
        s.statement("<Somebody> [said] {a thing}.", name, about=[known[at - 1], known[at - 2]])
    return write(folder / "names.html", render_page(build_network(s.graph), title="Names"))


@pytest.fixture(scope="module")
def pages(flood, tolls, tmp_path_factory):
    """Ordinary pages, one with names of every script, and one with names that are all too long."""
    odd, long = tmp_path_factory.mktemp("odd"), tmp_path_factory.mktemp("long")
    committees = tuple(f"Provisional Reconstruction Committee Number {at}" for at in range(40))
    return {
        "flood": flood, "tolls": tolls, "odd": names_page(odd, ODD), "long": names_page(long, committees),
    }  # fmt: skip


def faults(page, *, symbols: bool = True) -> list[object]:
    """What is wrong with the labels that are drawn now; from afar a name may hide `symbols` of half its weight."""
    boxes = label_boxes(page)
    names = page.evaluate("newsKg.nodes.map((node) => node.label)")
    joined = {"".join(name.split()) for name in names}
    found: list[object] = list(overlaps(boxes + symbol_boxes(page) * symbols))
    found += [(box["label"], box["font"]) for box in boxes if box["font"] < LEAST]
    for box in boxes:
        plain = "".join(box["label"].split())
        if plain not in joined and not any(name.startswith(plain.removesuffix("…")) for name in joined):
            found.append((box["label"], "is no name"))
    return found


@pytest.mark.parametrize("name", ["flood", "tolls", "odd", "long"])
def test_no_label_overlaps_whatever_the_font(pages, name, font_browser, open_page):
    """At first view no label or symbol lies over another, every label has 11 px, and few wait."""
    page = open_page(pages[name], browser=font_browser)
    assert faults(page) == []
    names, labelled = page.evaluate("[newsKg.visible.nodes.size, newsKg.labelled().length]")
    assert labelled == len(label_boxes(page))
    assert labelled >= names * (0.5 if name == "long" else 0.9)
    heaviest = page.evaluate("[...newsKg.nodes].sort((a, b) => b.weight - a.weight).slice(0, 5).map((n) => n.id)")
    assert set(heaviest) <= set(page.evaluate("newsKg.labelled()"))


def test_the_font_is_really_used(pages, font_browser, open_page, request):
    """The browser measures what the font says, so that the other tests test what they say."""
    page = open_page(pages["tolls"], browser=font_browser)
    measured = page.evaluate(
        """() => { const pen = document.createElement("canvas").getContext("2d"); pen.font = "1000px arial, sans-serif";
          return pen.measureText("i").width; }"""
    )
    assert round(measured) == FONTS[request.node.callspec.params["font_browser"]]


def test_labels_stay_apart_at_every_size_and_scale(pages, font_browser, open_page):
    """On other screens, while zooming in and out, with a name chosen, and on a phone labels stay apart and legible."""
    page = open_page(pages["flood"], browser=font_browser)
    for width, height in SCREENS:
        resize(page, width, height)
        assert faults(page, symbols=False) == [], (width, height)
    resize(page, 1440, 900)
    for way in ("in", "in", "in", "out", "out", "out", "out", "out", "out", "fit"):
        page.locator(f"[data-zoom={way}]").click()
        assert faults(page, symbols=False) == [], way
    page = open_page(pages["flood"], browser=font_browser, viewport=PHONE)
    assert faults(page, symbols=False) == []
    assert len(label_boxes(page)) >= 10


def test_nodes_stay_where_the_file_has_them(pages, font_browser, open_page):
    """Fonts move labels, never nodes, so that a picture and a link stay good from machine to machine."""
    page = open_page(pages["flood"], browser=font_browser)
    there, here = page.evaluate(
        "[Object.fromEntries(newsKg.nodes.map(({ id, x, y }) => [id, { x, y }])), newsKg.network.getPositions()]"
    )
    assert there == here


def test_labels_stay_in_place_when_something_is_chosen(flood, open_page):
    """A choice dims and brightens; where all labels are shown none jumps, and the same page is the same twice."""
    page = open_page(flood)
    before = label_boxes(page)
    choose(page, "Ilse Varga")
    lines = set(page.evaluate("newsKg.edges.map((edge) => edge.kind)"))
    after = [box for box in label_boxes(page) if box["label"].split(" ×")[0] not in lines]
    assert sorted(map(place, after)) == sorted(map(place, before))
    assert sorted(map(place, label_boxes(open_page(flood)))) == sorted(map(place, before))


def place(box) -> tuple[object, ...]:
    """A label, where it stands and how large it is."""
    return box["label"], round(box["left"], 2), round(box["top"], 2), round(box["font"], 2)


def test_what_is_chosen_is_named(tmp_path, open_page):
    """A name that waits for a closer look takes its place as soon as it is chosen."""
    page = open_page(names_page(tmp_path, tuple(f"Provisional Committee Number {at}" for at in range(120))))
    names = page.evaluate("newsKg.nodes.filter((n) => n.kind === 'organisation').map((n) => n.label)")
    waiting = sorted(set(names) - {box["label"] for box in label_boxes(page)})
    assert waiting
    for name in waiting[:3]:
        choose(page, name)
        assert name in {box["label"] for box in label_boxes(page)}
