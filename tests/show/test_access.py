"""For every eye and hand: axe-core at WCAG 2.2 AA, colours that stay apart, a phone."""

from __future__ import annotations

import re
from importlib.resources import files
from itertools import combinations

import pytest
from on_page import PHONE, choose, shown, view
from sight import SIGHTS, contrast, distance

KINDS = ("person", "organisation", "group", "place", "event", "media")
SAID = ("says", "accuses", "denies", "calls", "announces", "declines", "relays")
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def palette(theme: str) -> dict[str, str]:
    """The colours of a theme as the page's style sheet has them."""
    sheet = files("kg.show").joinpath("assets/colours.css").read_text("utf-8")
    light, dark, *_ = sheet.split(':root[data-theme="dark"]')
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", light if theme == "light" else dark))


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("sight", list(SIGHTS))
def test_kinds_of_names_stay_apart_for_every_eye(theme, sight):
    """Any two kinds are at least ΔE 30 apart, under normal sight and three colour blindnesses."""
    colours = palette(theme)
    for a, b in combinations(KINDS, 2):
        assert distance(colours[f"n-{a}"], colours[f"n-{b}"], sight) >= 30, (a, b)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("sight", list(SIGHTS))
def test_kinds_of_lines_stay_apart_for_every_eye(theme, sight):
    """Any two colours of lines of statements are ΔE 30 apart, and 16 for each colour blindness."""
    colours, least = palette(theme), 30 if sight == "normal" else 16
    for a, b in combinations(SAID, 2):
        assert distance(colours[f"l-{a}"], colours[f"l-{b}"], sight) >= least, (a, b)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_colours_stand_out_from_what_they_lie_on(theme):
    """Nodes and lines have 3:1 against the drawing and the panel, text 4.5:1 against all that lies under it."""
    colours = palette(theme)
    for name, colour in colours.items():
        if name.startswith(("n-", "l-")):
            assert min(contrast(colour, colours["page"]), contrast(colour, colours["surface"])) >= 3, name
        if name.startswith("l-"):  # also the background of a chip, whose text has the colour of the surface
            assert contrast(colour, colours["surface"]) >= 4.5, name
        if name.startswith("hl-") or name == "mark":
            assert contrast(colours["ink"], colour) >= 4.5, name
    for text in ("ink", "quiet", "accent"):
        assert min(contrast(colours[text], colours[ground]) for ground in ("page", "surface")) >= 4.5, text


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(tolls, open_page, scheme):
    """WCAG 2.2 AA as far as axe-core can tell, in every view, light and dark, with something chosen too."""
    from axe_playwright_python.sync_playwright import Axe

    page = open_page(tolls, scheme=scheme)
    for name in ("graph", "figures", "reading", "table", "chosen"):
        if name == "chosen":
            choose(page, "Office 0")
            page.locator("#search").fill("office")
        else:
            view(page, name)
        page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
        found = Axe().run(page, options={"runOnly": {"type": "tag", "values": WCAG}}).response
        faults = [(v["id"], [node["html"][:160] for node in v["nodes"]][:3]) for v in found["violations"]]
        assert faults == [], name
        assert len(found["passes"]) > 10


def test_it_can_be_used_on_a_phone(flood, open_page):
    """At 390 px nothing scrolls sideways, and the graph comes first, whole, then time, evidence and folded filters."""
    page = open_page(flood, viewport=PHONE)
    tops = [page.locator(part).bounding_box()["y"] for part in ("#graph", "#time", "#evidence", "#filters")]
    assert tops == sorted(tops)
    assert page.locator("#legend details[open]").count() == 0
    assert page.locator("#search").get_attribute("placeholder") == ""
    boxes = page.evaluate(
        "[...newsKg.visible.nodes].map((id) => newsKg.network.canvasToDOM(newsKg.network.getPosition(id)).x)"
    )
    assert 0 <= min(boxes) < max(boxes) <= PHONE["width"]
    choose(page, "Zoë Färber")
    for name in ("figures", "reading", "table", "graph"):
        view(page, name)
        assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"], name
    assert "31 of 31" in shown(page)


def test_a_wide_table_scrolls_in_its_box_on_a_phone(flood, open_page):
    """The table is wider than a phone, scrolls in its own box, and says so."""
    page = open_page(flood, viewport=PHONE)
    view(page, "table")
    assert page.get_by_text("Swipe the table sideways").first.is_visible()
    wide, box = page.evaluate(
        "(({ scrollWidth, clientWidth }) => [scrollWidth, clientWidth])(document.querySelector('#table .scroll'))"
    )
    assert wide > box
    assert box < PHONE["width"]
