"""The graph: every line leads to its words, labels can be read, and a crowd opens on its busiest names."""

from __future__ import annotations

import statistics

import pytest
from conftest import write
from made_up import Story, flood_story
from on_page import choose, click_at, evidence, label_boxes, overlaps, point_on, shown, symbol_boxes
from playwright.sync_api import expect
from rdflib import Graph

from kg.graph.vocab import SCHEMA
from kg.show.network import build_network
from kg.show.page import render_page


def test_clicking_any_line_shows_its_words(flood, open_page):
    """Each line has a place to click, and then every statement behind it, marked as the graph has it."""
    page = open_page(flood)
    page.get_by_label("known, not from this article").check()
    data = page.evaluate("({ edges: newsKg.edges, words: newsKg.words })")
    quotations = {str(s) for s in flood_story().graph.objects(None, SCHEMA.text)}
    for edge in data["edges"]:
        point = point_on(page, edge["id"])
        assert point, f"no place to click on {edge}"
        click_at(page, point)
        cards = page.evaluate(
            """() => [...document.querySelectorAll("#evidence [data-evidence]")].map((card) => ({
              at: Number(card.dataset.evidence), text: card.innerText,
              marked: [...card.querySelectorAll("mark")].map((m) => m.textContent).join(" … "),
              sentence: card.querySelector("blockquote")?.textContent }))"""
        )
        found = {card["at"]: card for card in cards}
        for index in edge["evidence"]:
            words, card = data["words"]["evidence"][index], found[index]
            if edge["basis"] == "known":
                assert "Known beforehand" in card["text"]
                continue
            assert card["marked"] == words["quotation"] != ""
            assert card["sentence"] == "".join(text for text, _ in words["passage"])
            assert card["marked"] in quotations or not words.get("statement")


def test_lines_that_lie_together_are_all_listed(flood, open_page):
    """A click where several lines run within a few pixels of each other shows the words of each."""
    page = open_page(flood)
    spot = page.evaluate(
        """() => {
          const { network, edges } = newsKg, box = document.getElementById("network").getBoundingClientRect();
          for (const edge of edges.filter(({ id }) => newsKg.visible.edges.has(id)))
            for (let t = 0.1; t < 0.95; t += 0.01) {
              const p = network.canvasToDOM(network.body.edges[edge.id].edgeType.getPoint(t));
              const near = newsKg.linesNear(p);
              if (near.length > 1 && network.getNodeAt(p) === undefined)
                return { x: box.left + p.x, y: box.top + p.y, n: near.length };
            }
          return null;
        }"""
    )
    assert spot
    click_at(page, spot)
    assert f"{spot['n']} lines lie here." in evidence(page)
    assert page.locator("#evidence h2").count() == spot["n"]
    assert page.locator("#evidence .card").count() >= spot["n"]


def test_lines_are_named_only_while_they_are_chosen(flood, open_page):
    """The lines of a chosen name say what they are; once another is chosen, or none, they stop."""
    page = open_page(flood)
    labels = (
        "Object.values(newsKg.network.body.edges).map((e) => e.labelModule.elementOptions.label.trim()).filter(Boolean)"
    )
    choose(page, "Zoë Färber")
    assert sorted(page.evaluate(labels)) == [
        "accuses", "accuses", "denies", "holds or held office", "says", "tells",
    ]  # fmt: skip
    choose(page, "Samira Haddou")
    assert page.evaluate(labels) == ["says"]
    page.keyboard.press("Escape")
    assert page.evaluate(labels) == []


def test_hovering_says_what_lies_under_the_pointer(flood, open_page):
    """A line tells its names and words, a node its name and kind, and the hint goes with the pointer."""
    page = open_page(flood)
    line = page.evaluate("newsKg.edges.find((e) => e.kind === 'denies').id")
    point = point_on(page, line)
    page.mouse.move(point["x"], point["y"])
    expect(page.locator("#tip")).to_contain_text("denies →")
    page.mouse.move(point["x"], 5)
    expect(page.locator("#tip")).to_be_hidden()


def test_what_is_claimed_reported_known_or_unnamed_looks_so(flood, open_page):
    """Reported is dashed, spoken of dash and dot, known dotted, offices thin; an unnamed source is a broken circle."""
    page = open_page(flood)
    page.get_by_label("known, not from this article").check()
    found = page.evaluate(
        """() => newsKg.edges.map(({ id, basis, kind }) => {
          const { dashes, width } = newsKg.network.body.edges[id].options;
          return [basis, /office|member|unnamed|near/.test(kind), JSON.stringify(dashes), width > 1.3]; })"""
    )
    looks = {tuple(line) for line in found}
    assert looks == {
        ("claimed", False, "false", True), ("reported", False, "[9,6]", True), ("reported", True, "false", False),
        ("spoken of", False, "[9,4,2,4]", True), ("known", False, "[2,5]", False),
    }  # fmt: skip
    unnamed, named = page.evaluate(
        """() => ["unnamed source", "person"].map((kind) => {
          const { options } = newsKg.network.body.nodes[newsKg.nodes.find((n) => n.kind === kind).id];
          return [options.shapeProperties.borderDashes !== false, options.color.background];
        })"""
    )
    assert unnamed == [True, "#ffffff"]
    assert named == [False, "#1d2c72"]


def test_labels_can_be_read_at_first_view(flood, open_page):
    """At 1440 × 900 the median label has at least 11 px, and no label or node lies over another."""
    page = open_page(flood)
    boxes = label_boxes(page)
    assert len(boxes) == page.evaluate("newsKg.visible.nodes.size")
    assert statistics.median(box["font"] for box in boxes) >= 11
    assert overlaps(boxes + symbol_boxes(page)) == []


def test_long_names_can_be_read_too(tmp_path, open_page):
    """Sixty names that do not fit at full size: those shown have 11 px or more and lie apart, the others wait."""
    s = Story("long", "Long")
    names = [s.entity(f"Provisional Reconstruction Committee Number {at}", SCHEMA.Organization) for at in range(60)]
    for at, name in enumerate(names):
        s.statement(f"<Committee {at}> [said] {{a thing}}.", name, about=[names[at // 3], names[(at * 7 + 5) % 60]])
    page = open_page(write(tmp_path / "long.html", render_page(build_network(s.graph), title="Long")))
    boxes = label_boxes(page)
    assert len(boxes) > 25
    assert statistics.median(box["font"] for box in boxes) >= 11
    assert overlaps(boxes) == []


def crowd(size: int) -> Graph:
    """A hub about which many speak, and a second one that fewer know."""
    s = Story("many", "Crowd")
    hub, side = s.entity("Hub", SCHEMA.Organization), s.entity("Side", SCHEMA.Organization)
    for at in range(size):
        about = [hub, side] if at % 10 == 0 else [hub]
        s.statement(f"<Speaker {at}> [said] {{Hub did {at}}}.", s.entity(f"Speaker {at}", SCHEMA.Person), about=about)
    return s.graph


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """The page of two hundred and two names."""
    path = tmp_path_factory.mktemp("pages") / "many.html"
    return write(path, render_page(build_network(crowd(200)), title="Many"))


def test_many_names_open_on_the_most_connected(many, open_page):
    """Beyond 150 names the first view shows the busiest, says how many it leaves out, and shows them when asked."""
    page = open_page(many)
    assert shown(page) == "Shown: 150 of 202 names, 148 of 200 statements"
    page.get_by_role("button", name="52 names not drawn – show").click()
    assert shown(page) == "Shown: 202 of 202 names, 200 of 200 statements"
    page.get_by_role("button", name="Draw only what has lines").click()
    assert shown(page).startswith("Shown: 150 of 202 names")


def test_a_crowd_opens_out_from_one_name(many, open_page):
    """What the overview leaves out comes with the name that it belongs to: by search, by button, by double click."""
    page = open_page(many)
    hidden = page.evaluate("newsKg.nodes.find((n) => n.later).name")
    page.locator("#search").fill(hidden)
    page.keyboard.press("Enter")
    assert page.locator("#evidence h2").inner_text() == hidden
    assert shown(page).startswith("Shown: 151 of 202 names, 149 of 200")
    choose(page, "Hub")
    page.get_by_role("button", name="Also show 51 more neighbours").click()
    assert shown(page).startswith("Shown: 202 of 202 names")


def test_labels_of_a_crowd_wait_for_a_closer_look(many, open_page):
    """With more than 60 names no two labels overlap, those shown can be read, and zooming in brings the others."""
    page = open_page(many)
    first = label_boxes(page)
    assert overlaps(first) == []
    assert statistics.median(box["font"] for box in first) >= 11
    assert "Hub" in {box["label"] for box in first}
    assert len(first) < 150
    seen = len(page.evaluate("newsKg.labelled()"))
    for _ in range(8):
        page.get_by_role("button", name="Zoom in").click()
    boxes = label_boxes(page)
    assert page.evaluate("newsKg.network.getScale()") > 1
    assert page.evaluate("newsKg.labelled().length") > seen
    assert overlaps(boxes) == []
    inside = page.evaluate(
        """() => { const { clientWidth: w, clientHeight: h } = document.getElementById("network");
          return [...newsKg.visible.nodes].filter((id) => {
            const at = newsKg.network.canvasToDOM(newsKg.network.getPosition(id));
            return at.x > 0 && at.y > 0 && at.x < w && at.y < h;
          }).every((id) => newsKg.network.body.nodes[id].options.label.trim()); }"""
    )
    assert inside


def test_a_neighbourhood_can_stand_alone(flood, open_page):
    """Only the chosen name and those it shares a line with stay, until the whole graph is asked for again."""
    page = open_page(flood)
    choose(page, "Piet Okonjo")
    page.get_by_role("button", name="Only its neighbourhood").click()
    names = page.evaluate("[...newsKg.visible.nodes].map((id) => newsKg.nodes.find((n) => n.id === id).name).sort()")
    assert names == [
        "Halden Hydro",
        "Hill people",
        "Piet Okonjo",
        "“A dam like this one breaks slowly,” … “and then at once.”",
    ]
    page.locator("#only").get_by_role("button", name="Show the whole graph").click()
    assert shown(page).startswith("Shown: 31 of 31 names")


def test_dimming_stays_out_of_large_drawings(flood, open_page):
    """What is chosen stands out by dimming the rest; Escape brings all back."""
    page = open_page(flood)
    choose(page, "Ilse Varga")
    opacities = "[...new Set(Object.values(newsKg.network.body.nodes).map((n) => n.options.opacity))].sort()"
    assert page.evaluate(opacities) == [0.15, 1]
    page.keyboard.press("Escape")
    assert 0.15 not in page.evaluate(opacities)
