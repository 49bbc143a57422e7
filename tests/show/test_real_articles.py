"""The pages of real articles, read by the real reader into a real store: the sample's, and the first article's."""

from __future__ import annotations

from functools import cache

import pytest
from on_page import click_at, evidence, label_boxes, overlaps, point_on, symbol_boxes, view

from kg.jobs import Reader, ingest_all, write_page
from kg.read.article import read_articles
from kg.sample import sample_paths
from kg.store.store import open_store


@cache
def page_of(folder, paths):
    """The page of these articles, as `kg run` writes it, made once."""
    with open_store(folder / "store") as store:
        list(ingest_all(read_articles([str(path) for path in paths]), store, Reader()))
    with open_store(folder / "store", read_only=True) as store:
        write_page(store, folder / "graph.html", title="Who said what")
    return folder / "graph.html"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Where the pages are made."""
    return tmp_path_factory.mktemp("real")


@pytest.fixture(params=["sample", "first"])
def real(request, folder):
    """The page of the sample, and that of the first article where it is at hand."""
    if request.param == "sample":
        paths = tuple(sample_paths())
    else:
        paths = (request.getfixturevalue("shared") / "article" / "syria-2025-03-09.txt",)
    return page_of(folder / request.param, paths)


def test_every_line_of_a_real_page_leads_to_its_words(real, open_page):
    """Each line has a place to click; what is marked then is the statement's quotation inside its sentence."""
    page = open_page(real)
    data = page.evaluate("({ edges: newsKg.edges, words: newsKg.words, visible: [...newsKg.visible.edges.keys()] })")
    lines = [edge for edge in data["edges"] if edge["id"] in data["visible"]]
    assert len(lines) > 40
    points = {edge["id"]: point_on(page, edge["id"]) for edge in lines}
    assert [edge for edge in lines if not points[edge["id"]]] == []
    for edge in lines[::5]:
        click_at(page, points[edge["id"]])
        shown = page.evaluate(
            """() => Object.fromEntries([...document.querySelectorAll("#evidence [data-evidence]")].map((card) =>
              [card.dataset.evidence, [...card.querySelectorAll("mark")].map((m) => m.textContent).join(" … ")]))"""
        )
        for at in edge["evidence"]:
            assert shown[str(at)] == data["words"]["evidence"][at].get("quotation", "")
            assert shown[str(at)] or edge["basis"] == "known"


def test_a_real_page_can_be_read_at_first_view(real, open_page, font_browser):
    """Labels of 11 px or more, none over another or over a node, hardly one missing, in the first view, in any font."""
    page = open_page(real, browser=font_browser)
    boxes = label_boxes(page)
    assert min(box["font"] for box in boxes) > 10.99
    assert overlaps(boxes + symbol_boxes(page)) == []
    assert len(boxes) >= 0.85 * page.evaluate("newsKg.visible.nodes.size")


def test_every_view_of_a_real_page_opens(real, open_page):
    """Figures, reading and table fill, in light and dark, without a complaint."""
    for scheme in ("light", "dark"):
        page = open_page(real, scheme=scheme)
        view(page, "figures")
        assert page.locator("#figures [data-figure]").count() >= 8
        page.locator("#figures [data-figure] button").first.click()
        assert page.locator("#evidence mark").count() > 0
        view(page, "reading")
        assert page.locator("#reading .hl-statements").count() > 20
        view(page, "table")
        assert page.locator("#table tbody tr").count() > 15
        page.keyboard.press("Escape")
        assert "At a glance" in evidence(page)
