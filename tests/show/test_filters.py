"""Legend, search and time: what is taken away goes, what is counted is right, what is undated stays countable."""

from __future__ import annotations

from conftest import write
from made_up import Story
from on_page import evidence, shown, view

from kg.graph.vocab import KG, SCHEMA
from kg.show.network import build_network
from kg.show.page import render_page


def of(page, label: str) -> int:
    """The number that the legend gives a choice."""
    return int(page.locator(".choice", has_text=label).first.locator(".count").inner_text())


def test_the_legend_filters(flood, open_page):
    """A kind that is unticked leaves the drawing, and the count says so; the button brings all back."""
    page = open_page(flood)
    page.get_by_label("accuses").uncheck()
    assert "30 of 36 statements" in shown(page)
    assert page.evaluate("newsKg.edges.some((e) => e.kind === 'accuses' && newsKg.visible.edges.has(e.id))") is False
    page.get_by_label("place").uncheck()
    assert page.evaluate("newsKg.nodes.some((n) => n.kind === 'place' && newsKg.visible.nodes.has(n.id))") is False
    page.get_by_label("known, not from this article").check()
    page.get_by_role("button", name="Show everything again").click()
    assert "31 of 31 names, 4 of 4 events, 36 of 36 statements" in shown(page)
    assert page.get_by_label("accuses").is_checked()


def test_counts_follow_the_other_filters(flood, open_page):
    """The number beside a choice is what it brings, given the other filters; unticking it does not change it."""
    page = open_page(flood)
    assert (of(page, "accuses"), of(page, "denies")) == (6, 4)
    page.get_by_label("accuses").uncheck()
    assert (of(page, "accuses"), of(page, "denies")) == (6, 4)
    page.get_by_label("group").uncheck()
    assert of(page, "accuses") == 6
    assert of(page, "person") == 6


def test_articles_and_certainty_are_filters_too(tolls, open_page):
    """With two articles, each can be taken away; so can what is put as alleged."""
    page = open_page(tolls)
    assert shown(page).endswith("13 of 13 statements, 11 of 11 figures")
    page.get_by_label("After the fire · Evening Post").uncheck()
    assert "9 of 13 statements" in shown(page)
    page.get_by_role("button", name="Show everything again").click()
    page.locator("summary", has_text="Certainty").click()
    page.get_by_label("alleged").uncheck()
    assert "12 of 13 statements" in shown(page)


def test_on_whose_word_is_a_filter(flood, open_page):
    """Without what is claimed, refusals stay as spoken of, and without them only the article's own reports.

    What was known before comes when asked for.
    """
    page = open_page(flood)
    page.get_by_label("claimed by a source").uncheck()
    assert "6 of 36 statements" in shown(page)
    page.get_by_label("spoken of, claimed by no source").uncheck()
    assert "0 of 36 statements" in shown(page)
    bases = "[...newsKg.visible.edges.keys()].map((id) => newsKg.edges.find((edge) => edge.id === id).basis)"
    assert set(page.evaluate(bases)) == {"reported"}
    behind = page.evaluate("newsKg.visible.evidence.size")
    assert behind == of(page, "reported by the article") > 0
    page.get_by_label("known, not from this article").check()
    assert set(page.evaluate(bases)) == {"reported", "known"}
    assert page.evaluate("newsKg.visible.evidence.size") == behind + of(page, "known, not")


def test_search_finds_names_without_accents_and_quotations(flood, open_page):
    """`/` focuses the search; names, other spellings and quotations are found; Enter chooses, Escape clears."""
    page = open_page(flood)
    page.keyboard.press("/")
    page.keyboard.type("zoe far")
    assert page.locator("#hits li").first.inner_text() == "Zoë Färber person"
    page.keyboard.press("Enter")
    assert page.locator("#evidence h2").first.inner_text() == "Zoë Färber"
    page.locator("#search").fill("VRW")
    assert "Varenian Rights Watch" in page.locator("#hits").inner_text()
    page.locator("#search").fill("without any taboo")
    page.keyboard.press("Enter")
    assert "without any taboo" in page.locator("#evidence mark").inner_text()
    page.locator("#search").fill("nobody knows this")
    assert page.locator("#nothing").inner_text() == "Nothing found."
    page.locator("#search").press("Escape")
    assert page.locator("#hits li").count() == 0
    assert page.locator("#search").input_value() == ""


def test_arrows_walk_through_what_is_found(flood, open_page):
    """Down and up move the chosen hit, which screen readers are told; Enter takes it."""
    page = open_page(flood)
    page.locator("#search").fill("halden")
    second = page.locator("#hits li").nth(1)
    page.keyboard.press("ArrowDown")
    assert second.get_attribute("aria-selected") == "true"
    assert page.locator("#search").get_attribute("aria-activedescendant") == second.get_attribute("id")
    name = second.locator("bdi").first.inner_text()
    page.keyboard.press("Enter")
    assert name in evidence(page)


def test_a_range_of_days_narrows_and_undated_ones_stay_countable(tolls, open_page):
    """The histogram counts statements and events by day; sliders and bars narrow it; what has no day is counted."""
    page = open_page(tolls)
    assert page.locator("#range").inner_text() == "1 June 2031 to 3 June 2031: 10 statements, 1 event with a day"
    heights = page.locator("#bars .whole").evaluate_all("(bars) => bars.map((b) => parseFloat(b.style.height))")
    assert heights == [100, 0, 10]
    assert page.locator("#undated-count").inner_text() == "3 statements"
    assert page.locator("#dates span").all_inner_texts() == ["1 June 2031", "3 June 2031"]
    page.locator("#from").press("ArrowRight")
    assert page.locator("#from").get_attribute("aria-valuetext") == "2 June 2031"
    assert "4 of 13 statements" in shown(page)
    page.get_by_label("without a day").uncheck()
    assert "1 of 13 statements" in shown(page)
    page.get_by_role("button", name="All days").click()
    assert "13 of 13 statements" in shown(page)
    page.locator("#bars .bar").nth(0).click()
    page.get_by_label("without a day").uncheck()
    assert "9 of 13 statements" in shown(page)


def test_what_lasts_for_months_stands_at_its_beginning(tmp_path, open_page):
    """An event of a month or longer counts once in the strip of days, lighter, where it began."""
    s = Story("long", "Long")
    for words, day, until in (("It flooded", "2031-01-01", "2031-03-31"), ("It burned", "2031-03-05", "2031-03-06")):
        s.write(f"{words}.")
        s.event(words, words, KG.OtherEvent, place=s.entity("Coast", SCHEMA.Place), day=day, until=until)
    page = open_page(write(tmp_path / "long.html", render_page(build_network(s.graph), title="Long")))
    bars = page.locator("#bars .long").evaluate_all("(bars) => bars.map((bar) => parseFloat(bar.style.height))")
    assert bars[0] == 100
    assert not any(bars[1:])


def test_filters_hold_in_every_view(tolls, open_page):
    """The table lists what the graph shows."""
    page = open_page(tolls)
    page.get_by_label("After the fire · Evening Post").uncheck()
    view(page, "table")
    assert page.locator("#table tbody tr").count() == 9
    view(page, "figures")
    assert page.locator("#figures-shown").inner_text() == "The filters let 9 of 11 figures through."
    assert page.locator("#figures [data-figure]:visible").count() == 9
