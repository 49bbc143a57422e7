"""The page as a file: one, complete, the same to the byte, and nothing of an article runs in it."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import networkx as nx
from conftest import write
from made_up import Story, flood_story, hostile_story
from on_page import choose, evidence, shown, view

from kg.graph.vocab import KG
from kg.show.network import build_network
from kg.show.page import render_page
from kg.show.plain import clean

VIEWS = ("graph", "figures", "reading", "table")


def test_it_is_one_file_that_asks_for_nothing(flood, open_page):
    """It opens offline, in light and dark, without a word on the console and without any request."""
    for scheme in ("light", "dark"):
        page = open_page(flood, scheme=scheme)
        assert shown(page) == "Shown: 31 of 31 names, 4 of 4 events, 36 of 36 statements, 6 of 6 figures"
        assert page.locator("canvas").count() == 1
        for name in VIEWS:
            view(page, name)
            assert page.locator(f"#{name}").is_visible()


def test_the_policy_allows_the_page_its_own_scripts_and_nothing_else(flood):
    """Every inline script and style is named by its hash; there is no other source, and no address of another host."""
    html = flood.read_text(encoding="utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)[1].replace("&#39;", "'")
    inline = re.findall(r"<(?:script|style)>(.*?)</(?:script|style)>", html, re.DOTALL)
    hashes = ["sha256-" + base64.b64encode(hashlib.sha256(part.encode()).digest()).decode() for part in inline]
    assert len(hashes) == 3
    assert sorted(re.findall(r"sha256-[\w+/=]+", policy)) == sorted(hashes)
    for part in ("default-src 'none'", "connect-src 'none'", "img-src data: blob:"):
        assert part in policy
    assert "unsafe" not in policy
    assert not re.search(r"<(?:script|link|img|iframe)[^>]+(?:src|href)=", html)


def hostile_page(folder: Path) -> Path:
    """The page of an article, and of known entities, in whose every field something wants to run."""
    story = hostile_story()
    network = build_network(story.graph, {story.iri: story.text})
    html = render_page(network, title="</title><script>window.ran=9</script>{{ 7*7 }}\u202e")
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08]", html.split("<script>")[0])
    return write(folder / "hostile.html", html)


def test_nothing_of_a_hostile_article_runs(tmp_path, open_page):
    """Script, handlers, `</script>`, template braces and reversing characters in every field stay words, or go."""
    page = open_page(hostile_page(tmp_path))
    for what, call in (
        ("newsKg.nodes.map((n) => n.id)", "(id) => newsKg.chooseNode(id)"),
        ("newsKg.edges.map((e) => e.id)", "(id) => newsKg.chooseEdges([id])"),
        ("newsKg.words.figures.map((_, at) => at)", "(at) => newsKg.chooseFigure(at)"),
        ("newsKg.words.evidence.map((_, at) => at)", "(at) => newsKg.chooseEvidence(at)"),
    ):
        for at, key in enumerate(page.evaluate(what)):
            page.evaluate(call, key)
            view(page, VIEWS[at % len(VIEWS)])
    assert "<img src=x onerror=window.ran=2>{{ 7*7 }}{% raw %}{#" in evidence(page)
    view(page, "table")
    for tab in page.locator("#table .tabs button").all():
        tab.click()
        assert page.locator("#table tbody tr").count() > 0
    view(page, "reading")
    page.locator("#reading .hl").first.hover()
    page.locator("#search").fill("<img")
    assert page.locator("#hits li").count() > 2
    assert page.evaluate("window.ran") is None
    assert page.locator("img").count() == 0
    assert page.locator("a").count() == 0
    assert "\u202e" not in page.locator("body").inner_text()
    assert page.title().startswith("</title><script>window.ran=9</script>{{ 7*7 }}")


def test_a_hostile_link_runs_nothing_and_breaks_nothing(tmp_path, open_page):
    """What a permalink asks for is looked up, never run; what it names and the page lacks is passed over."""
    fragment = "view=<img src=x>&chosen=node~__proto__~x&query=<script>window.ran=1</script>&at=1~x~2&open=constructor"
    page = open_page(hostile_page(tmp_path), fragment=fragment)
    assert page.evaluate("window.ran") is None
    assert page.evaluate("[newsKg.state.view, newsKg.state.chosen, newsKg.state.camera]") == ["graph", None, None]
    assert page.locator("#search").input_value() == "<script>window.ran=1</script>"


def test_only_web_addresses_become_links(flood, open_page):
    """An `https` address opens the source at the sentence; nothing else is ever a link."""
    page = open_page(flood)
    choose(page, "Varenian Rights Watch")
    link = page.locator("#evidence a").first
    assert link.get_attribute("href").startswith(
        "https://example.org/news/dam?a=1&b=2#:~:text=Varenian%20Rights%20Watch"
    )
    assert link.get_attribute("rel") == "noopener noreferrer"


def test_the_page_says_which_article_it_shows(flood, tolls, open_page):
    """Headline, publisher, day and link of a single article stand under the title; of several, their number."""
    page = open_page(flood)
    said = page.locator("#source").inner_text()
    assert "The Lantern" in said
    assert page.locator("#source a").get_attribute("href").startswith("https://")
    assert said in evidence(page)
    page = open_page(tolls)
    page.get_by_role("button", name="From 2 articles – list").click()
    assert page.locator("#articles").is_visible()


def test_an_empty_network_is_a_page_too(tmp_path, open_page):
    """Nothing found is shown as nothing, in every view, without an error."""
    network = nx.MultiDiGraph()
    network.graph.update(articles=(), evidence=(), figures=(), comparisons=(), texts=())
    page = open_page(write(tmp_path / "empty.html", render_page(network, title="Nothing")))
    assert "0 of 0 names" in shown(page)
    for name in ("figures", "table", "graph"):
        view(page, name)
    assert page.locator("[data-view=reading]").is_hidden()


def test_the_same_graph_gives_the_same_bytes():
    """Whatever the hash seed, the page is the same to the byte."""
    program = (
        "import hashlib, made_up; from kg.show.network import build_network; from kg.show.page import render_page\n"
        "s = made_up.flood_story(); page = render_page(build_network(s.graph, {s.iri: s.text}), title='Dam')\n"
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

    def written() -> str:
        return json.dumps([list(network.nodes(data=True)), [str(e) for e in network.edges(data=True)]], default=str)

    before = written()
    render_page(network, title="Dam")
    assert written() == before


def test_without_texts_only_the_quoted_sentences_are_passed_on(tmp_path, open_page):
    """What no one says and nothing counts is in the page with its text, and not in the page without."""
    s = Story("press", "Press")
    s.statement("<Ann Roe> [said] {the sea took it}.", s.entity("Ann Roe", KG.PopulationGroup))
    s.write("Nothing else in this article matters to anybody.")
    network = build_network(s.graph, {s.iri: s.text})
    assert "Nothing else in this article" in render_page(network, title="Press")
    html = render_page(network, title="Press", with_texts=False)
    assert "Nothing else in this article" not in html
    page = open_page(write(tmp_path / "press.html", html), fragment="view=reading")
    assert "left out of this page" in page.locator("#reading").inner_text()
    page.evaluate("newsKg.chooseEvidence(0)")
    assert page.locator("#evidence mark").inner_text() == "the sea took it"
    assert page.get_by_role("button", name="Show in the text").count() == 0


def test_clean_keeps_scripts_that_need_joiners():
    """Persian and emoji keep their joiners; direction marks, controls and half surrogates go."""
    assert clean("می‌خواهم 👩‍🚒") == "می‌خواهم 👩‍🚒"
    assert clean("a\u2067b\u200fc\ud800d\x1be\tf") == "abc\ufffdde f"
