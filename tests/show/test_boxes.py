"""The room that labels are given: what the browser then needs, or a little more."""

from __future__ import annotations

import pytest
from conftest import needs_font, write
from made_up import Story

from kg.graph.vocab import SCHEMA
from kg.show.boxes import label_box, text_box
from kg.show.network import build_network
from kg.show.page import render_page

NAMES = (
    "Iran", "WWW MMM", "Ministry of Interior of Syria", "Syrian Observatory for Human Rights", "illicit little trial",
    "Zoë Färber-Österreich", "Владимир Кириллович", "国际人权组织 新闻", "محمد الأسد", "e\u0301le\u0301ve",
)  # fmt: skip


@pytest.mark.parametrize("label", NAMES)
def test_a_longer_label_never_takes_less_room(label):
    """Width and height grow with the label, its font and its node."""
    wide, tall = label_box(label, 12)
    assert label_box(f"{label} again and again", 12)[1] >= tall
    assert label_box(label, 12, 19)[0] >= wide
    assert label_box(label, 20)[1] == tall + 16
    assert min(text_box(label)) > 0


def test_the_browser_needs_no_more_room_than_was_given(tmp_path, open_page, launch):
    """Width and number of lines are at least what vis-network makes of the label, in any script."""
    s = Story("names", "Names")
    for name in NAMES:
        s.statement("<Somebody> [said] {a thing}.", s.entity(name, SCHEMA.Person))
    html = render_page(build_network(s.graph), title="Names")
    running = launch(FONTCONFIG_FILE=str(needs_font("DejaVu Sans", tmp_path)))  # the font that the estimate is of
    page = open_page(write(tmp_path / "names.html", html), browser=running)
    real = page.evaluate(
        """() => Object.fromEntries(newsKg.nodes.map((n) => [n.name, newsKg.network.body.nodes[n.id].labelModule.size])
          .map(([name, { width, height }]) => [name, [width, height]]))"""
    )
    for name in NAMES:
        width, height = real[name]
        wide, tall = label_box(name, 0)
        assert width <= wide + 4, name
        assert height <= tall, name
