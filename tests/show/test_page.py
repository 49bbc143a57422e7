"""The page in a real browser with no network: every line leads to its words, and nothing of an article runs."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import statistics
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest
from made_up import Story, flood_story, hostile_story
from rdflib import Literal, URIRef

from kg.graph.vocab import KG, RDF, SCHEMA
from kg.show.network import build_network
from kg.show.page import render_page
from kg.show.plain import clean

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
DESK = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def browser():
    """Debian's Chromium, as this machine has it; in CI its absence is a failure."""
    if not CHROMIUM.exists() and not os.environ.get("CI"):
        pytest.skip("no /usr/bin/chromium (apt-get install chromium)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield running
        running.close()


@pytest.fixture(scope="module")
def flood(tmp_path_factory):
    """The page of the made-up article about the dam, as a file."""
    path = tmp_path_factory.mktemp("pages") / "flood.html"
    path.write_text(render_page(build_network(flood_story().graph), title="Dam break"), encoding="utf-8")
    return path


@pytest.fixture
def open_page(browser):
    """Opens a file offline; at the end nothing may have been complained about or asked for but the file itself."""
    contexts, faults = [], []

    def opened(path: Path, viewport=DESK, scheme="light"):
        context = browser.new_context(viewport=viewport, color_scheme=scheme, offline=True)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda m: faults.append(f"{m.type}: {m.text}"))
        page.on("pageerror", lambda e: faults.append(f"page error: {e}"))
        page.on("request", lambda r: None if r.url == path.as_uri() else faults.append(f"request: {r.url}"))
        page.on("dialog", lambda d: faults.append(f"dialog: {d.message}"))
        page.goto(path.as_uri())
        page.wait_for_function("window.newsKg && newsKg.ready")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert faults == []


def point_on(page, edge):
    """Where on the screen a line lies free of nodes and of other lines, if it does anywhere."""
    return page.evaluate(
        """(id) => {
          const { network } = newsKg, box = document.getElementById("network").getBoundingClientRect();
          const line = network.body.edges[id].edgeType;
          for (let t = 0.04; t < 1; t += 0.04) {
            const p = network.canvasToDOM(line.getPoint(t));
            if (network.getNodeAt(p) === undefined && network.getEdgeAt(p) === id)
              return { x: box.left + p.x, y: box.top + p.y };
          }
          return null;
        }""",
        edge,
    )


def test_it_is_one_file_that_asks_for_nothing(flood, open_page):
    """It opens offline, in light and dark, without a word on the console and without any request."""
    for scheme in ("light", "dark"):
        page = open_page(flood, scheme=scheme)
        assert (
            page.locator("#shown").inner_text()
            == "Shown: 31 of 31 names, 4 of 4 events, 36 of 36 statements from 1 article"
        )
        assert page.locator("canvas").count() == 1


def test_clicking_any_line_shows_its_words(flood, open_page):
    """Each line has a place to click, and then every statement behind it, marked as the graph has it."""
    page = open_page(flood)
    data = page.evaluate("({ edges: newsKg.edges, words: newsKg.words })")
    quotations = {str(s) for s in flood_story().graph.objects(None, SCHEMA.text)}
    for edge in data["edges"]:
        page.keyboard.press("Escape")
        point = point_on(page, edge["id"])
        assert point, f"no place to click on {edge}"
        page.mouse.click(point["x"], point["y"])
        for index in edge["evidence"]:
            card = page.locator(f'#evidence [data-evidence="{index}"]').first
            evidence = data["words"]["evidence"][index]
            if edge["basis"] == "known":
                assert "Known beforehand" in card.inner_text()
                continue
            marked = " … ".join(card.locator("mark").all_text_contents())
            assert marked == evidence["quotation"] != ""
            assert card.locator("blockquote").text_content() == "".join(text for text, _ in evidence["passage"])
            assert marked in quotations or not evidence["statement"]


def test_clicking_a_name_shows_what_it_says_and_what_is_said_of_it(flood, open_page):
    """The panel of a name holds its statements, those about it, its figures and its offices."""
    page = open_page(flood)
    page.evaluate("newsKg.chooseNode(newsKg.nodes.find((n) => n.name === 'Zoë Färber').id)")
    panel = page.locator("#evidence").inner_text()
    for words in ("criminal neglect", "They knew since March", "had signed every permit", "holds the office: mayor"):
        assert words in panel
    page.evaluate("newsKg.chooseNode(newsKg.nodes.find((n) => n.name === 'Hill people').id)")
    assert "about 310 civilians" in page.locator("#evidence").inner_text()


def test_lines_are_named_only_while_they_are_chosen(flood, open_page):
    """The lines of a chosen name say what they are; once another is chosen, or none, they stop."""
    page = open_page(flood)
    labels = (
        "Object.values(newsKg.network.body.edges).map((e) => e.labelModule.elementOptions.label.trim()).filter(Boolean)"
    )
    page.evaluate("newsKg.chooseNode(newsKg.nodes.find((n) => n.name === 'Zoë Färber').id)")
    assert sorted(page.evaluate(labels)) == [
        "accuses", "accuses", "denies", "holds or held office", "says", "tells",
    ]  # fmt: skip
    page.evaluate("newsKg.chooseNode(newsKg.nodes.find((n) => n.name === 'Samira Haddou').id)")
    assert page.evaluate(labels) == ["says"]
    page.keyboard.press("Escape")
    assert page.evaluate(labels) == []


def test_the_panel_first_tells_what_matters(flood, open_page):
    """Before any click: who says most, who accuses whom, who claims which figure, what is not verified."""
    panel = open_page(flood).locator("#evidence").inner_text()
    for words in (
        "Ilse Varga 4",
        "Zoë Färber accused Government of Varenia",
        "about 310 civilians killed (Hill people)",
        "Meridian News Agency, from sources in the ministry of works",
        "The Lantern could not independently verify: the number of deaths in the valley",
    ):
        assert words in panel


def test_the_legend_filters(flood, open_page):
    """A kind that is unticked leaves the drawing, and the count says so; the button brings all back."""
    page = open_page(flood)
    page.get_by_label("accuses").uncheck()
    assert "30 of 36 statements" in page.locator("#shown").inner_text()
    assert page.evaluate("newsKg.edges.some((e) => e.kind === 'accuses' && newsKg.visible.edges.has(e.id))") is False
    page.get_by_label("place").uncheck()
    assert page.evaluate("newsKg.nodes.some((n) => n.kind === 'place' && newsKg.visible.nodes.has(n.id))") is False
    page.get_by_label("known, not from this article").uncheck()
    page.get_by_role("button", name="Show everything again").click()
    assert "31 of 31 names, 4 of 4 events, 36 of 36 statements" in page.locator("#shown").inner_text()


def test_search_finds_names_without_accents_and_quotations(flood, open_page):
    """`/` focuses the search; names, other spellings and quotations are found; Enter chooses, Escape clears."""
    page = open_page(flood)
    page.keyboard.press("/")
    page.keyboard.type("zoe far")
    assert page.locator("#hits li").first.inner_text() == "Zoë Färber person"
    page.keyboard.press("Enter")
    assert page.locator("#evidence h2").inner_text() == "Zoë Färber"
    page.locator("#search").fill("VRW")
    assert "Varenian Rights Watch" in page.locator("#hits").inner_text()
    page.locator("#search").fill("without any taboo")
    page.keyboard.press("Enter")
    assert "without any taboo" in page.locator("#evidence mark").inner_text()
    page.locator("#search").fill("nobody knows this")
    assert page.locator("#hits").inner_text() == "Nothing found."
    page.locator("#search").press("Escape")
    assert page.locator("#hits li").count() == 0


def test_tables_hold_the_same_for_keyboards(flood, open_page):
    """Figures and statements stand in tables too, whose rows are buttons that open the evidence."""
    page = open_page(flood)
    page.get_by_role("button", name="Figures 6").click()
    rows = page.locator("#figures tbody tr")
    assert rows.count() == 6
    assert rows.nth(0).locator("td").all_text_contents() == [
        "Varenian Rights Watch", "about 310 civilians", "about 310",
        "civilians killed, among Hill people (not independently verified)", "2 May 2031", "Sorrow Valley",
    ]  # fmt: skip
    rows.nth(5).get_by_role("button").press("Enter")
    assert page.locator("#evidence mark").inner_text() == "Hundreds of people"
    page.get_by_role("button", name="Statements 36").click()
    rows = page.locator("#statements tbody tr")
    assert rows.count() == 36
    rows.nth(0).get_by_role("button").press("Enter")
    assert page.locator("#evidence mark").inner_text().startswith("about 310 civilians")


def test_labels_can_be_read_at_first_view(flood, open_page):
    """At 1440 × 900 the median label has at least 11 px, and no label or node lies over another."""
    page = open_page(flood)
    sizes = page.evaluate("newsKg.nodes.map((n) => n.font.size * newsKg.network.getScale())")
    boxes = page.evaluate("[...newsKg.visible.nodes].map((id) => newsKg.network.getBoundingBox(id))")
    assert statistics.median(sizes) >= 11
    over = [
        (a, b)
        for i, a in enumerate(boxes)
        for b in boxes[:i]
        if min(a["right"], b["right"]) - max(a["left"], b["left"]) > 1
        and min(a["bottom"], b["bottom"]) - max(a["top"], b["top"]) > 1
    ]
    assert over == []


def test_it_can_be_used_on_a_phone(flood, open_page):
    """At 390 px nothing scrolls sideways, and the search comes first, then the graph, the evidence and the filters."""
    page = open_page(flood, viewport=PHONE)
    for view in ("Figures 6", "Statements 36", "Graph"):
        page.get_by_role("button", name=view).click()
        assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    tops = [page.locator(part).bounding_box()["y"] for part in ("#find", "#graph", "#evidence", "#choices")]
    assert tops == sorted(tops)


def test_nothing_of_a_hostile_article_runs(tmp_path, open_page):
    """Script, handlers, `</script>`, template braces and reversing characters in every field stay words, or go."""
    path = tmp_path / "hostile.html"
    network = build_network(hostile_story().graph)
    html = render_page(network, title="</title><script>window.ran=9</script>{{ 7*7 }}\u202e")
    path.write_text(html, encoding="utf-8")
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08]", html.split("<script>")[0])
    page = open_page(path)
    for node in page.evaluate("newsKg.nodes.map((n) => n.id)"):
        page.evaluate("(id) => newsKg.chooseNode(id)", node)
    for edge in page.evaluate("newsKg.edges.map((e) => e.id)"):
        page.evaluate("(id) => newsKg.chooseEdges([id])", edge)
    assert "<img src=x onerror=window.ran=2>{{ 7*7 }}{% raw %}{#" in page.locator("#evidence").inner_text()
    for view in ("Figures", "Statements", "Graph"):
        page.get_by_role("button", name=view).click()
    page.locator("#search").fill("<img")
    assert page.locator("#hits li").count() > 2
    assert page.evaluate("window.ran") is None
    assert page.locator("img").count() == 0
    assert page.locator("a").count() == 0
    assert "\u202e" not in page.locator("body").inner_text()
    assert page.title().startswith("</title><script>window.ran=9</script>{{ 7*7 }}")


def test_only_web_addresses_become_links(flood, open_page):
    """An `https` address opens the source at the sentence; nothing else is ever a link."""
    page = open_page(flood)
    page.evaluate("newsKg.chooseNode(newsKg.nodes.find((n) => n.name === 'Varenian Rights Watch').id)")
    href = page.locator("#evidence a").first.get_attribute("href")
    assert href.startswith("https://example.org/news/dam?a=1&b=2#:~:text=Varenian%20Rights%20Watch")


def test_the_policy_allows_the_page_its_own_scripts_and_nothing_else(flood):
    """Every inline script and style is named by its hash; there is no other source, and no address of another host."""
    html = flood.read_text(encoding="utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)[1].replace("&#39;", "'")
    inline = re.findall(r"<(?:script|style)>(.*?)</(?:script|style)>", html, re.DOTALL)
    hashes = ["sha256-" + base64.b64encode(hashlib.sha256(part.encode()).digest()).decode() for part in inline]
    assert len(hashes) == 3
    assert sorted(re.findall(r"sha256-[\w+/=]+", policy)) == sorted(hashes)
    assert "default-src 'none'" in policy
    assert "connect-src 'none'" in policy
    assert not re.search(r"<(?:script|link|img|iframe)[^>]+(?:src|href)=", html)


def test_many_names_open_on_the_most_connected(tmp_path, open_page):
    """Beyond 150 names the first view shows the busiest, says how many it leaves out, and shows them when asked."""
    s = Story("many", "Crowd")
    hub = s.entity("Hub", SCHEMA.Organization)
    for at in range(200):
        s.statement(
            f"<Speaker {at}> [said] {{Hub did thing {at}}}.", s.entity(f"Speaker {at}", SCHEMA.Person), about=[hub]
        )
    path = tmp_path / "many.html"
    path.write_text(render_page(build_network(s.graph), title="Many"), encoding="utf-8")
    page = open_page(path)
    assert page.locator("#shown").inner_text() == "Shown: 150 of 201 names, 149 of 200 statements from 1 article"
    page.get_by_role("button", name="Also show 51 other names").click()
    assert page.locator("#shown").inner_text() == "Shown: 201 of 201 names, 200 of 200 statements from 1 article"


def test_an_empty_network_is_a_page_too(tmp_path, open_page):
    """Nothing found is shown as nothing, without an error."""
    path = tmp_path / "empty.html"
    path.write_text(render_page(nx_empty(), title="Nothing"), encoding="utf-8")
    assert "0 of 0 names" in open_page(path).locator("#shown").inner_text()


def nx_empty():
    """The network of a graph without triples."""
    network = nx.MultiDiGraph()
    network.graph.update(articles=(), evidence=(), figures=(), comparisons=(), texts=())
    return network


def test_the_same_graph_gives_the_same_bytes():
    """Whatever the hash seed, the page is the same to the byte."""
    program = (
        "import hashlib, made_up; from kg.show.network import build_network; from kg.show.page import render_page\n"
        "page = render_page(build_network(made_up.flood_story().graph), title='Dam')\n"
        "print(hashlib.sha256(page.encode()).hexdigest())"
    )
    here = Path(__file__).parent
    digests = {
        subprocess.run(
            [sys.executable, "-c", program], check=True, capture_output=True, text=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": f"{here}{os.pathsep}{here.parents[1]}"},
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(digests) == 1


def test_rendering_leaves_the_network_alone():
    """The network that is handed over is the same afterwards."""
    network = build_network(flood_story().graph)
    before = json.dumps([list(network.nodes(data=True)), [str(e) for e in network.edges(data=True)]], default=str)
    render_page(network, title="Dam")
    assert (
        json.dumps([list(network.nodes(data=True)), [str(e) for e in network.edges(data=True)]], default=str) == before
    )


def test_clean_keeps_scripts_that_need_joiners():
    """Persian and emoji keep their joiners; direction marks, controls and half surrogates go."""
    assert clean("می‌خواهم 👩‍🚒") == "می‌خواهم 👩‍🚒"
    assert clean("a\u2067b\u200fc\ud800d\x1be\tf") == "abc\ufffdde f"


def test_a_statement_by_nobody_named_is_shown_as_such(tmp_path, open_page):
    """Where the article does not say who speaks, the page says so, and still shows the words."""
    s = Story("whisper", "Whisper")
    s.statement("{The bridge is gone}, [it was said].", None, mode=KG.Indirect)
    path = tmp_path / "whisper.html"
    path.write_text(render_page(build_network(s.graph), title="Whisper"), encoding="utf-8")
    page = open_page(path)
    page.evaluate("newsKg.chooseEdges([newsKg.edges[0].id])")
    assert "(speaker not named)" in page.locator("#evidence").inner_text()
    assert page.locator("#evidence mark").inner_text() == "The bridge is gone"


@pytest.fixture(scope="module")
def tolls(tmp_path_factory):
    """The page of an article whose eight counts of the same dead include two that conflict."""
    s = Story("tolls", "Tolls")
    port = s.entity("Dunmore", SCHEMA.Place)
    figures = []
    for at, words in enumerate(["about 90 people", *(f"{n} people" for n in range(81, 88)), "no more than 30 people"]):
        office = s.entity(f"Office {at}", SCHEMA.Organization)
        claim = s.statement(f"<Office {at}> [estimated] {{{words} were killed in Dunmore}}.", office)
        bound = KG.AtMost if "no more" in words else KG.About
        figures.append(s.figure(words, 30, 90, bound, claimant=office, statement=claim, outcome=KG.Killed))
        if not at:
            s.event("killed", "90 people were killed", KG.KillingEvent, place=port, claim=claim)
    witnesses = s.unnamed("witnesses", "witnesses")
    s.statement("<Witnesses> [described] {a harbour on fire}.", witnesses)
    s.statement("“{The sea burned},” <witnesses> [said].", witnesses, mode=KG.Direct)
    s.write("60 missing people were named.")
    s.figure("60 missing people", 60, 60, KG.Exact, outcome=KG.Missing)
    comparison = URIRef("https://example.org/id/comparison/1")
    s.graph.add((comparison, RDF.type, KG.Comparison))
    s.graph.add((comparison, KG.verdict, KG.Conflicts))
    s.graph.add((comparison, KG.reason, Literal("about 90 and 0 to 30 do not meet", lang="en")))
    for figure in (figures[0], figures[-1]):
        s.graph.add((comparison, KG.figure, URIRef(figure)))
    path = tmp_path_factory.mktemp("pages") / "tolls.html"
    path.write_text(render_page(build_network(s.graph), title="Tolls"), encoding="utf-8")
    return path


def test_figures_that_conflict_stand_first_and_none_is_cut_silently(tolls, open_page):
    """Both sides of a conflict come before all else, with the reason; a list that is cut says by how much."""
    page = open_page(tolls)
    assert page.locator("#evidence h3").first.text_content() == "Figures that conflict"
    conflict = page.locator("#evidence .conflict").inner_text()
    for words in ("about 90 people killed", "Office 0", "no more than 30 people killed", "Office 8", "do not meet"):
        assert words in conflict
    assert "87 people" not in page.locator("#evidence").inner_text()
    page.get_by_role("button", name="and 2 more").click()
    panel = page.locator("#evidence").inner_text()
    assert "87 people" in panel
    assert "60 missing people\n" in panel


def test_cards_say_who_did_what_in_the_words_of_the_article(tolls, open_page):
    """An event is the subject of its own card, with whose word it is; a verb is the article's own."""
    page = open_page(tolls)
    page.evaluate("newsKg.chooseNode(newsKg.nodes.find((n) => n.name === 'Dunmore').id)")
    head = page.locator("#evidence .card p").first.inner_text()
    assert head == "about 90 people were killed happened in Dunmore — according to Office 0"
    page.evaluate("newsKg.chooseNode(newsKg.nodes.find((n) => n.name === 'witnesses').id)")
    assert page.locator("#evidence .chip[style]").all_text_contents() == ["described", "said"]
    page.locator("#search").fill("burned")
    assert page.locator("#hits li").inner_text() == "“The sea burned” witnesses said"
    page.locator("#search").fill("harbour on fire")
    assert page.locator("#hits li").inner_text() == "a harbour on fire witnesses described"


def test_what_the_article_reports_is_said_to_be_reported(flood, open_page):
    """A relation reads subject, relation, object; the article is named last, and holds no office itself."""
    page = open_page(flood)
    page.evaluate("newsKg.chooseNode(newsKg.nodes.find((n) => n.name === 'Zoë Färber').id)")
    heads = page.locator("#evidence .card p:first-child").all_text_contents()
    assert "Zoë Färber holds the office: mayor Ostrel — reported by the article" in heads
    assert "The article itself" not in page.locator("#evidence").inner_text()


def test_a_wide_table_scrolls_in_its_box_on_a_phone(flood, open_page):
    """The table of figures is wider than a phone, scrolls in its own box, and says so."""
    page = open_page(flood, viewport=PHONE)
    page.get_by_role("button", name="Figures 6").click()
    assert page.get_by_text("Swipe the table sideways").first.is_visible()
    wide, box = page.evaluate(
        "(({ scrollWidth, clientWidth }) => [scrollWidth, clientWidth])(document.querySelector('#figures .scroll'))"
    )
    assert wide > box
    assert box < PHONE["width"]
