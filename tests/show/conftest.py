"""A real browser without a network, and the pages that several tests open in it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from made_up import flood_story, tolls_story

from kg.show.network import build_network
from kg.show.page import render_page

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
DESK = {"width": 1440, "height": 900}
PATIENCE = 10_000  # milliseconds for whatever a test waits for


@pytest.fixture(scope="session")
def browser():
    """Debian's Chromium, as this machine has it; in CI its absence is a failure."""
    if not CHROMIUM.exists() and not os.environ.get("CI"):
        pytest.skip("no /usr/bin/chromium (apt-get install chromium)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield running
        running.close()


@pytest.fixture
def open_page(browser):
    """Opens a file offline; at the end nothing may have been complained about or asked for but the file itself."""
    contexts, faults = [], []

    def opened(path: Path, viewport=None, scheme="light", fragment=""):
        context = browser.new_context(
            viewport=viewport or DESK, color_scheme=scheme, offline=True, accept_downloads=True, reduced_motion="reduce"
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda m: faults.append(f"{m.type}: {m.text}"))
        page.on("pageerror", lambda e: faults.append(f"page error: {e}"))
        own = path.as_uri()
        page.on(
            "request",
            lambda r: faults.append(f"request: {r.url}") if not r.url.startswith((own, "blob:", "data:")) else None,
        )
        page.on("dialog", lambda d: faults.append(f"dialog: {d.message}"))
        page.goto(f"{own}{'#' if fragment else ''}{fragment}")
        page.wait_for_function("() => window.newsKg && newsKg.ready")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture(scope="session")
def flood(tmp_path_factory):
    """The page of the made-up article about the dam, with its text, as a file."""
    story = flood_story()
    network = build_network(story.graph, {story.iri: story.text})
    return write(tmp_path_factory.mktemp("pages") / "flood.html", render_page(network, title="Dam break"))


@pytest.fixture(scope="session")
def tolls(tmp_path_factory):
    """The page of two articles whose counts of the same dead agree, conflict, or cannot be compared."""
    graph, texts = tolls_story()
    html = render_page(build_network(graph, texts), title="Tolls")
    return write(tmp_path_factory.mktemp("pages") / "tolls.html", html)


def write(path: Path, html: str) -> Path:
    """Save a page and return where."""
    path.write_text(html, encoding="utf-8")
    return path
