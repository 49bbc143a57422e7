"""How soon the page can be used and how smoothly it moves, beside pyvis's defaults: `python tests/benchmarks/page.py`.

For each size a graph of made-up statements is laid out and written; Debian's chromium opens the file without a network.
"ready" is from the start of the navigation to the first whole drawing (for pyvis: to the end of its stabilisation),
"fps" the frames a second while the drawing is dragged, "all" the same with every name shown. pyvis gets the same names
and lines through its own `add_node`, `add_edge` and `generate_html`; what it does not finish within the limit says so.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx as nx
from playwright.sync_api import Browser, Page, TimeoutError, sync_playwright

from kg.show.page import render_page
from kg.show.rows import ArticleRow, Basis, EdgeKind, Evidence, NodeKind, Passage

CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
FRAMES = """() => new Promise((done) => {
  const seconds = 2, start = performance.now();
  let frames = 0;
  const frame = () => {
    frames += 1;
    if (performance.now() - start > seconds * 1000) done(frames / seconds);
    else requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
})"""
KINDS = [kind for kind in NodeKind if kind is not NodeKind.CLAIMS]


def made_up(size: int) -> nx.MultiDiGraph:
    """A network of `size` names with twice as many lines, some of which have very many, as in a collection of news."""
    network: nx.MultiDiGraph = nx.MultiDiGraph()
    article = ArticleRow("urn:article", "Made up", "4 May 2031", "The Lantern", "", "2031-05-04")
    names = [f"urn:name:{at}" for at in range(size)]
    for at, name in enumerate(names):
        network.add_node(
            name,
            label=f"Somebody number {at}",
            kind=KINDS[at % len(KINDS)],
            alt=(),
            note="",
            known=False,
            days=("", ""),
        )
    found = []
    for at in range(2 * size):
        speaker, about = at % size, (at * at * 7919 + at) % max(2, size // (1 + at % 40)) % size
        if speaker == about:
            about = (about + 1) % size
        words = f"Somebody number {speaker} said that something happened to number {about} on day {at}."
        passage = Passage(words, content=((len(f"Somebody number {speaker} said "), len(words) - 1),))
        evidence = Evidence(
            f"urn:statement:{at}", EdgeKind.SAYS, Basis.CLAIMED, passage, article, (names[speaker],), (names[about],),
            who=f"Somebody number {speaker}", cue="said", mode="indirect", certainty="certain",
        )  # fmt: skip
        found.append(evidence)
        network.add_edge(
            names[speaker], names[about], key=evidence.iri, kind=evidence.kind, basis=evidence.basis, evidence=evidence
        )
    network.graph.update(articles=(article,), evidence=tuple(found), figures=(), comparisons=(), texts=())
    return network


def pyvis_page(network: nx.MultiDiGraph) -> str:
    """The same names and lines as pyvis draws them by itself, its scripts in line."""
    from pyvis.network import Network

    page = Network(directed=True, cdn_resources="in_line")
    for name, data in network.nodes(data=True):
        page.add_node(name, label=data["label"])
    for start, end, data in network.edges(data=True):
        page.add_edge(start, end, title=data["kind"].value)
    return str(page.generate_html())


def timed(browser: Browser, path: Path, ready: str, limit: float) -> tuple[Page | None, float]:
    """The page once `ready` holds, and the seconds that took; none where the limit ran out."""
    page = browser.new_context(viewport={"width": 1440, "height": 900}, offline=True).new_page()
    start = time.perf_counter()
    try:
        page.goto(path.as_uri(), timeout=limit * 1000, wait_until="commit")
        page.wait_for_function(ready, timeout=limit * 1000)
    except TimeoutError:
        page.context.close()
        return None, limit
    return page, time.perf_counter() - start


def frames(page: Page) -> float:
    """Frames a second while the drawing is dragged to and fro."""
    box = page.locator("canvas").first.bounding_box() or {"x": 0, "y": 0, "width": 800, "height": 600}
    x, y = box["x"] + 30, box["y"] + box["height"] - 140
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate(f"() => {{ window.counted = ({FRAMES})(); }}")
    end = time.perf_counter() + 2
    step = 0
    while time.perf_counter() < end:
        step += 1
        page.mouse.move(x + 60 * (step % 2), y - step % 50)
    counted = float(page.evaluate("window.counted"))
    page.mouse.up()
    return counted


def measure(browser: Browser, folder: Path, size: int, limit: float, pyvis: bool) -> Iterator[tuple[str, Any]]:
    """The numbers of one size, in the order of the table."""
    network = made_up(size)
    start = time.perf_counter()
    html = render_page(network, title="Made up")
    yield "written", f"{time.perf_counter() - start:.1f} s"
    path = folder / f"{size}.html"
    path.write_text(html, encoding="utf-8")
    yield "MB", f"{path.stat().st_size / 1e6:.1f}"
    page, seconds = timed(browser, path, "() => window.newsKg && newsKg.ready", limit)
    if page is None:
        yield "ready", f"> {limit:.0f} s"
        return
    yield "ready", f"{seconds:.2f} s"
    yield "fps", f"{frames(page):.0f}"
    page.locator("#theme").click()  # something else to see that it answers
    if page.locator("#all").is_visible():
        start = time.perf_counter()
        page.locator("#all").click()
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        yield "all shown", f"{time.perf_counter() - start:.2f} s"
        yield "all fps", f"{frames(page):.0f}"
    page.context.close()
    if not pyvis:
        return
    path.write_text(pyvis_page(network), encoding="utf-8")
    stable = """() => {
      if (window.network && !window.watched) {
        window.watched = true;
        network.once("stabilizationIterationsDone", () => { window.stable = true; });
      }
      return window.stable;
    }"""
    page, seconds = timed(browser, path, stable, limit)
    yield "pyvis ready", f"{seconds:.1f} s" if page else f"> {limit:.0f} s"
    if page:
        yield "pyvis fps", f"{frames(page):.0f}"
        page.context.close()


def main() -> None:
    """Print a line for each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 500, 2000, 10000])
    parser.add_argument("--limit", type=float, default=120, help="seconds to wait for a page (default 120)")
    parser.add_argument("--pyvis-up-to", type=int, default=2000, help="largest size that pyvis is tried with")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        for size in chosen.sizes:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            found = measure(browser, Path(folder), size, chosen.limit, size <= chosen.pyvis_up_to)
            print(f"{size:6} names, {2 * size:6} lines: " + ", ".join(f"{name} {value}" for name, value in found))
            sys.stdout.flush()
            browser.close()


if __name__ == "__main__":
    main()
