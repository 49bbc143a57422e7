"""The evidence panel: what matters at a glance, then the words behind what is chosen."""

from __future__ import annotations

import re

from conftest import write
from made_up import Story
from on_page import choose, evidence

from kg.graph.vocab import KG
from kg.show.network import build_network
from kg.show.page import render_page


def test_the_panel_first_tells_what_matters(flood, open_page):
    """Before any click: who says most, who accuses whom, who was harmed and who says so, what is not verified."""
    panel = evidence(open_page(flood))
    for words in (
        "Ilse Varga 4",
        "Zoë Färber accused Government of Varenia",
        "about 310 civilians killed (Hill people) — Varenian Rights Watch, not independently verified",
        "Meridian News Agency, from sources in the ministry of works",
        "The Lantern could not independently verify: the number of deaths in the valley",
    ):
        assert words in panel


def test_clicking_a_name_shows_what_it_says_and_what_is_said_of_it(flood, open_page):
    """The panel of a name holds its statements, those about it, its figures and its offices."""
    page = open_page(flood)
    choose(page, "Zoë Färber")
    for words in ("criminal neglect", "They knew since March", "had signed every permit", "holds the office: mayor"):
        assert words in evidence(page)
    choose(page, "Hill people")
    assert "about 310 civilians" in evidence(page)


def test_a_card_says_who_through_whom_how_firmly_and_when(flood, open_page):
    """Chain, cue, certainty, verification, day, place, medium and addressee stand on the cards."""
    page = open_page(flood)
    choose(page, "sources in the ministry of works")
    assert "Meridian News Agency, from sources in the ministry of works said" in evidence(page).replace("\n", " ")
    assert "saying" in page.locator("#evidence .cue").all_text_contents()
    choose(page, "Ilse Varga")
    assert "3 May 2031 · in Ostrel · put as certain" in evidence(page)
    choose(page, "Tomas Brandl")
    assert "via Telegraph" in evidence(page)
    choose(page, "River Front")
    assert page.locator("#evidence .chip", has_text="alleged").count() > 0
    choose(page, "Varenian Rights Watch")
    assert page.locator("#evidence .chip", has_text="not independently verified").count() > 0


def test_cards_say_who_did_what_in_the_words_of_the_article(tolls, open_page):
    """An event is the subject of its own card, with whose word it is; a verb is the article's own."""
    page = open_page(tolls)
    choose(page, "Dunmore")
    heads = page.locator("#evidence .card p:first-child").all_inner_texts()
    assert "about 90 people were killed happened in Dunmore — according to Office 0" in heads
    choose(page, "witnesses")
    assert page.locator("#evidence .chip[style]").all_text_contents() == ["described", "alleged", "said", "said"]


def test_what_the_article_reports_is_said_to_be_reported(flood, open_page):
    """A relation reads subject, relation, object; the article is named last, and holds no office itself."""
    page = open_page(flood)
    choose(page, "Zoë Färber")
    heads = page.locator("#evidence .card p:first-child").all_text_contents()
    assert "Zoë Färber holds the office: mayor Ostrel — reported by The Lantern" in heads
    assert "The article itself" not in evidence(page)


def test_a_list_that_is_cut_says_by_how_much(tolls, open_page):
    """Nothing is left out silently, and what waits is one click away."""
    page = open_page(tolls)
    assert "86 people" in evidence(page)
    harmed = page.locator("#evidence h3", has_text="Who was harmed")
    assert harmed.count() == 1
    more = page.get_by_role("button", name=re.compile(r"^and \d+ more$")).first
    waiting = int(more.inner_text().split()[1])
    before = page.locator("#evidence .verdict").count()
    more.click()
    assert page.locator("#evidence .verdict").count() == before + waiting > 2


def test_a_statement_by_nobody_named_is_shown_as_such(tmp_path, open_page):
    """Where the article does not say who speaks, the page says so, and still shows the words."""
    s = Story("whisper", "Whisper")
    s.statement("{The bridge is gone}, [it was said].", None, mode=KG.Indirect)
    page = open_page(write(tmp_path / "whisper.html", render_page(build_network(s.graph), title="Whisper")))
    page.evaluate("newsKg.chooseEdges([newsKg.edges[0].id])")
    assert "(speaker not named)" in evidence(page)
    assert page.locator("#evidence mark").inner_text() == "The bridge is gone"


def test_an_event_without_a_line_still_shows_its_words(tmp_path, open_page):
    """It is found by search, appears when chosen, and its sentence stands in the panel."""
    s = Story("storm", "Storm")
    s.write("A storm broke out over the bay.")
    s.event("storm broke out", "a storm", KG.DisasterEvent, day="2031-05-02")
    page = open_page(
        write(tmp_path / "storm.html", render_page(build_network(s.graph, {s.iri: s.text}), title="Storm"))
    )
    page.locator("#search").fill("storm")
    page.keyboard.press("Enter")
    assert page.locator("#evidence blockquote").inner_text() == "A storm broke out over the bay."
    assert page.evaluate("newsKg.visible.nodes.size") == 1
