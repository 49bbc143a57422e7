"""Links that were cut, mistyped, made up or made for another page: the odd part is passed over, the page is drawn."""

from __future__ import annotations

import pytest
from on_page import settled, shown, symbol_boxes, view

ODD = (
    "from=2025-02-31", "from=2031-02-30&until=2031-13-01", "until=9999-99-99", "from=0000-00-00", "from=today",
    "from=2031-06-31&undated=yes", "from=9999-12-31", "until=0001-01-01", "from=2031-06-03&until=2031-06-01",
    "from=-2031-06-01", "from=2031-6-1", "from=20310601", "from=%32%30%33%31", "from=٢٠٣١-٠٦-٠١", "until=2031-02-29",
    "at=NaN~NaN~NaN", "at=0~0~0", "at=0~0~-1", "at=Infinity~0~1", "at=1e308~1e308~1", "at=0~0~1e-300", "at=0~0~1e300",
    "at=1~2", "at=~~~", "at=1~2~3~4", "at=900000~900000~1", "at=0~0~0.0000001", "at=a~b~c", "at=0~0~400",
    "chosen=node~nobody", "chosen=node", "chosen=~", "chosen=__proto__~x", "chosen=figure~-1",
    "chosen=constructor~name",
    "chosen=toString~a~b", "chosen=lines~__proto__", "chosen=evidence~0", "only=__proto__", "only=nobody", "open=x~y~z",
    "view=nowhere", "view=__proto__", "table=constructor", "theme=pink", "article=nothing", "undated=perhaps",
    "all=maybe",
    "%", "%%%", "%E0%A4%A", "view=%E0%A4%A&from=%ZZ", "a=%C0%AF", "=", "&&&&", "~", "-", "#", "##view", "view",
    "x=1;y=2",
    "from=" + "9" * 5000, "chosen=" + "node~" * 2000, "from=%00", "from=2031-06-01%0A", "<script>window.ran=1</script>",
)  # fmt: skip
HALF = {
    "no-lines=accuses&from=2025-02-31": ["newsKg.state.off.lines.has('accuses')", "newsKg.state.from === ''"],
    "from=2031-06-02&until=2031-06-31": ["newsKg.state.from === '2031-06-02'", "newsKg.state.until === ''"],
    "query=fire&at=NaN~1~1": ["newsKg.state.query === 'fire'", "newsKg.state.camera === null"],
    "view=figures&chosen=constructor~a": ["newsKg.state.view === 'figures'", "newsKg.state.chosen === null"],
    "theme=dark&view=&until=2031-00-01": ["newsKg.state.theme === 'dark'", "newsKg.state.view === 'graph'"],
    "query=%E0%A4%A&undated=no": ["newsKg.state.query.length > 0", "newsKg.state.undated === false"],
}


def follow(page, fragment: str) -> None:
    """Change the part of the address behind #, as a pasted link does, and wait until the page has it."""
    page.evaluate(
        """(fragment) => new Promise((done) => {
          const before = location.hash;
          addEventListener("hashchange", () => setTimeout(done), { once: true });
          location.hash = fragment;
          if (location.hash === before) done(); // as "#" is none
        })""",
        fragment,
    )
    settled(page)


def in_sight(page) -> int:
    """How many symbols stand inside the drawing, and are neither a dot nor larger than it."""
    area = page.locator("#network").bounding_box()
    return sum(
        0 < (box["left"] + box["right"]) / 2 < area["width"]
        and 0 < (box["top"] + box["bottom"]) / 2 < area["height"]
        and 2 < box["right"] - box["left"] < area["width"]
        for box in symbol_boxes(page)
    )


def test_whatever_a_link_asks_for_the_page_is_drawn(tolls, open_page):
    """Impossible days, cameras, choices and escapes: the same page as without, and an address without them."""
    page = open_page(tolls)
    plain, there = shown(page), in_sight(page)
    assert there > 5
    for fragment in ODD:
        follow(page, fragment)
        assert (shown(page), in_sight(page)) == (plain, there), fragment
        assert page.evaluate("newsKg.link()") == "", fragment
        assert page.locator("#network canvas").is_visible(), fragment
    assert page.evaluate("window.ran") is None


@pytest.mark.parametrize("start", [0, 1, 2, 3])
def test_a_page_opens_at_an_odd_link_too(tolls, open_page, start):
    """The same where the page is opened at the link: several odd parts at once."""
    page = open_page(tolls)
    plain = shown(page), in_sight(page)
    page = open_page(
        tolls, fragment="&".join(part for part in ODD[start::4] if part.count("=") == 1 and len(part) < 99)
    )
    assert (shown(page), in_sight(page)) == plain
    assert page.evaluate("newsKg.link()") == ""


@pytest.mark.parametrize("fragment", HALF)
def test_the_rest_of_an_odd_link_holds(tolls, open_page, fragment):
    """What can be followed is followed, what cannot is passed over."""
    page = open_page(tolls, fragment=fragment)
    for fact in HALF[fragment]:
        assert page.evaluate(fact), fact
    view(page, "graph")
    assert in_sight(page) > 0


def test_a_day_of_another_page_hides_nothing(flood, tolls, open_page):
    """A range of days that this page has not, as after an article was taken out, is passed over; its own days hold."""
    page = open_page(flood)
    plain = shown(page)
    assert shown(open_page(flood, fragment="from=2031-06-01&until=2031-06-03")) != ""
    assert shown(open_page(flood, fragment="from=2040-01-01")) == plain
    own = open_page(tolls, fragment="from=2031-06-01&until=2031-06-01&undated=no")
    assert "9 of 13 statements" in shown(own)
