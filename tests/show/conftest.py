"""A real browser without a network, and the pages that several tests open in it."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

import pytest
from made_up import flood_story, tolls_story
from on_page import NOTE_WRITING, settled

from kg.show.network import build_network
from kg.show.page import render_page

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
DESK = {"width": 1440, "height": 900}
PATIENCE = 120_000  # milliseconds for whatever a test waits for: a busy machine is slow, and what comes ends the wait

# From narrow to wide, each with the width of its "i" in thousandths of its size.
FONTS = {"Liberation Sans": 222, "DejaVu Sans": 278, "DejaVu Serif": 320, "DejaVu Sans Mono": 602}


@pytest.fixture(scope="session")
def launch():
    """Starts Debian's Chromium, as this machine has it, with what is added to its environment; CI must have it."""
    if not CHROMIUM.exists() and not os.environ.get("CI"):
        pytest.skip("no /usr/bin/chromium (apt-get install chromium)")
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        start = partial(playwright.chromium.launch, executable_path=str(CHROMIUM), args=FLAGS, timeout=PATIENCE)
        yield lambda **more: start(env={**os.environ, **more})


@pytest.fixture(scope="session")
def browser(launch):
    """The browser of every test that says nothing else."""
    running = launch()
    yield running
    running.close()


@pytest.fixture(scope="session", params=FONTS)
def font_browser(request, launch, tmp_path_factory):
    """A browser in which every family of fonts is this one."""
    running = launch(FONTCONFIG_FILE=str(needs_font(request.param, tmp_path_factory.mktemp("fonts"))))
    yield running
    running.close()


@pytest.fixture
def open_page(browser):
    """Opens a file offline; at the end nothing may have been complained about or asked for but the file itself."""
    contexts, faults = [], []

    def opened(path: Path, viewport=None, scheme="light", fragment="", browser=browser):
        context = browser.new_context(
            viewport=viewport or DESK, color_scheme=scheme, offline=True, accept_downloads=True, reduced_motion="reduce"
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        context.add_init_script(NOTE_WRITING)
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
        return settled(page)

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


def needs_font(family: str, folder: Path) -> Path:
    """A configuration of fontconfig in which `family` stands for every other; skips the test where it is not here."""
    folders = [Path("/usr/share/fonts"), Path(os.environ.get("XDG_DATA_HOME", "~/.local/share")).expanduser() / "fonts"]
    name = f"{family.replace(' ', '')}[-.]*"
    if not any(any(where.rglob(name)) for where in folders) and not os.environ.get("CI"):
        pytest.skip(f"needs the font {family}")
    return write(
        folder / "fonts.conf",
        f"""<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  {"".join(f"<dir>{where}</dir>" for where in folders)}
  <cachedir>{folder}</cachedir>
  <match target="pattern"><edit name="family" mode="prepend" binding="strong"><string>{family}</string></edit></match>
</fontconfig>
""",
    )
