"""Taking away: the table, CSV, PNG, and a link that holds the whole state of the view."""

from __future__ import annotations

import csv
import io
import re
import struct
from pathlib import Path

from conftest import write
from made_up import Story
from on_page import choose, evidence, settled, shown, view
from playwright.sync_api import expect

from kg.graph.vocab import SCHEMA
from kg.show.network import build_network
from kg.show.page import render_page


def saved(page, button: str) -> bytes:
    """What a button of the header saves."""
    with page.expect_download() as download:
        page.locator(button).click()
    return Path(download.value.path()).read_bytes()


def rows(data: bytes) -> list[list[str]]:
    """A CSV file as a spreadsheet reads it."""
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_the_table_offers_what_the_drawing_does(flood, open_page):
    """Statements, reports, lines and names stand in rows whose buttons show the words, by keyboard too."""
    page = open_page(flood)
    page.locator("#skip").focus()
    page.keyboard.press("Enter")
    counts = {}
    for tab in page.locator("#table .tabs button").all_inner_texts():
        page.get_by_role("button", name=tab, exact=True).click()
        counts[tab] = page.locator("#table tbody tr").count()
        page.locator("#table tbody button").first.press("Enter")
        assert page.locator("#evidence .card").count() > 0
        page.keyboard.press("Escape")
    lines = page.evaluate("newsKg.visible.edges.size")
    assert counts == {"Statements": 36, "Offices, events, places": 14, "Lines": lines, "Names": 35}
    page.locator("#table tbody tr", has_text="Zoë Färber").first.click()
    assert page.get_by_role("button", name="Only its neighbourhood").is_visible()


def test_the_table_sorts_by_any_column(flood, open_page):
    """A heading sorts, again it turns the order around, and says so."""
    page = open_page(flood)
    view(page, "table")
    page.get_by_role("button", name="Names", exact=True).click()
    for direction in ("ascending", "descending"):
        page.locator("#table th button", has_text="Says").click()
        assert page.locator("#table th[aria-sort]").get_attribute("aria-sort") == direction
    assert page.locator("#table tbody tr").first.inner_text().startswith("Ilse Varga")


def test_csv_holds_what_is_shown(flood, open_page):
    """As many rows as statements and reports are shown, whole sentences and all; the figures view saves its figures."""
    page = open_page(flood)
    page.get_by_label("accuses").uncheck()
    head, *found = rows(saved(page, "#csv"))
    statements = [row for row in found if row[head.index("mode")]]
    assert f"{len(statements)} of 36 statements" in shown(page)
    [denial] = [row for row in found if "that the dam had been unsafe" in row]
    assert denial[:4] == ["Halden Hydro", "denied", "that the dam had been unsafe", ""]
    assert denial[head.index("sentence")] == "Halden Hydro denied that the dam had been unsafe."
    assert denial[head.index("published")] == "2031-05-04"
    view(page, "figures")
    head, *found = rows(saved(page, "#csv"))
    assert len(found) == 6
    assert found[0][:6] == ["Varenian Rights Watch", "claimed", "about 310 civilians", "about 310", "310", "310"]


def test_csv_cannot_run_in_a_spreadsheet(tmp_path, open_page):
    """A cell that a spreadsheet would take for a formula starts with an apostrophe; quotation marks are doubled."""
    s = Story("formula", "=HYPERLINK(1)")
    for at, start in enumerate("=+-@"):
        name = f'{start}Anna, "{at}"'
        s.statement("<Anna> [said] {=1+1}.", s.entity(name, SCHEMA.Person))
    page = open_page(write(tmp_path / "formula.html", render_page(build_network(s.graph), title="Formula")))
    head, *found = rows(saved(page, "#csv"))
    assert sorted(row[0] for row in found) == sorted(f'\'{start}Anna, "{at}"' for at, start in enumerate("=+-@"))
    assert {row[2] for row in found} == {"'=1+1"}
    assert {row[head.index("article")] for row in found} == {"'=HYPERLINK(1)"}


def test_png_is_the_drawing_with_its_legend(flood, open_page):
    """A picture somewhat higher than the drawing, for the title and the legend, from any view."""
    page = open_page(flood)
    height = page.evaluate("document.querySelector('#network canvas').clientHeight")
    view(page, "table")
    data = saved(page, "#png")
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    width, tall = struct.unpack(">II", data[16:24])
    assert tall == height + 58 + 56
    assert width > 700


def test_a_link_brings_back_the_whole_view(flood, open_page):
    """View, filters, days, search, choice, theme, neighbourhood and camera come back on another screen."""
    page = open_page(flood)
    page.get_by_label("accuses").uncheck()
    page.get_by_label("without a day").uncheck()
    page.get_by_label("without a day").check()
    page.locator("#search").fill("varga")
    page.locator("#theme").click()
    choose(page, "Ilse Varga")
    page.get_by_role("button", name="Only its neighbourhood").click()
    page.get_by_role("button", name="Zoom in").click()
    page.locator("#undated").uncheck()
    # the header has changed its height: vis-network scales anew and the page brings its camera back
    there = settled(page).evaluate("[newsKg.link(), newsKg.network.getScale(), newsKg.network.getViewPosition().x]")
    again = open_page(flood, fragment=there[0].removeprefix("#"))
    here = again.evaluate("[newsKg.link(), newsKg.network.getScale(), newsKg.network.getViewPosition().x]")
    assert here[0] == there[0]
    assert abs(here[1] - there[1]) < 0.01
    assert abs(here[2] - there[2]) < 2
    assert shown(again) == shown(page)
    assert evidence(again) == evidence(page)
    assert again.locator("#search").input_value() == "varga"
    assert again.evaluate("document.documentElement.dataset.theme") == "dark"
    assert not again.get_by_label("accuses").is_checked()


def test_each_view_has_a_link(tolls, open_page):
    """Figures, reading and table open from their link, with what is chosen in them; a pasted link works at once."""
    page = open_page(tolls)
    view(page, "figures")
    page.locator("#figures [data-figure] button", has_text="84 people").click()
    link = page.evaluate("newsKg.link()")
    again = open_page(tolls, fragment=link.removeprefix("#"))
    assert again.locator("#figures .on b").inner_text() == "84 people"
    again.evaluate("location.hash = '#view=table&table=names'")
    expect(again.locator("#table tbody tr").nth(5)).to_be_visible()
    view(again, "graph")
    assert again.evaluate("newsKg.network.getScale()") > 0.3


def test_copy_link_copies_the_address(flood, open_page):
    """The button says that it did, and the clipboard holds the address with the state."""
    page = open_page(flood)
    page.get_by_label("denies").uncheck()
    page.locator("#link").click()
    expect(page.locator("#link")).to_have_text("Link copied")
    page.locator("#search").focus()
    page.keyboard.press("Control+V")
    expect(page.locator("#search")).to_have_value(re.compile("#no-lines=denies$"))
    expect(page.locator("#link")).to_have_text("Copy link")  # what was copied is no longer what is shown


def test_links_stay_good_when_an_article_joins(flood, tmp_path, open_page):
    """Names and lines are called in a link by what they are, not by their place on the page."""
    from made_up import flood_story, tolls_story

    story, (graph, texts) = flood_story(), tolls_story()
    network = build_network(graph + story.graph, {**texts, story.iri: story.text})
    larger = write(tmp_path / "larger.html", render_page(network, title="Both"))
    page = open_page(flood)
    page.evaluate("newsKg.chooseEdges([newsKg.edges.find((e) => e.kind === 'denies').id])")
    again = open_page(larger, fragment=page.evaluate("newsKg.link().slice(1)"))
    assert again.locator("#evidence mark").all_inner_texts() == page.locator("#evidence mark").all_inner_texts() != []
