"""The reading view: the article with what was extracted highlighted, and choosing both ways."""

from __future__ import annotations

from made_up import flood_story, tolls_story
from on_page import choose, evidence, view
from playwright.sync_api import expect


def test_the_text_stands_there_whole(flood, open_page):
    """Highlights cut the text into runs; together they are the article, paragraph by paragraph."""
    page = open_page(flood)
    view(page, "reading")
    assert page.locator("#reading .text").text_content() == flood_story().text


def test_highlights_can_be_switched_by_kind(flood, open_page):
    """Names, statements, figures, events and dates each have a switch; what is off is plain text."""
    page = open_page(flood)
    view(page, "reading")
    assert page.locator("#reading .switches label").all_inner_texts() == [
        "names", "statements", "figures", "events and offices", "dates",
    ]  # fmt: skip
    assert "on Friday" in page.locator("#reading .hl-dates").all_inner_texts()
    for kind in ("dates", "figures"):
        assert page.locator(f"#reading .text .hl-{kind}").count() > 0
        page.locator("#reading .switches").get_by_label(kind).uncheck()
        assert page.locator(f"#reading .text .hl-{kind}").count() == 0
    assert page.locator("#reading .text").text_content() == flood_story().text


def test_hovering_says_what_was_extracted(flood, open_page):
    """The tip names kind, reading and claimant; it goes with the pointer."""
    page = open_page(flood)
    view(page, "reading")
    page.locator("#reading .hl-figures", has_text="about 310 civilians").first.hover()
    tip = page.locator("#tip")
    expect(tip).to_contain_text("Figure: about 310, civilians killed, among Hill people, 2 May 2031, in Sorrow Valley")
    expect(tip).to_contain_text("Statement: Varenian Rights Watch said")
    page.locator("#reading .hl-dates", has_text="on Friday").first.hover()
    expect(tip).to_contain_text("Date: 2 May 2031")
    page.locator("h1").hover()
    expect(tip).to_be_hidden()


def test_a_click_chooses_and_again_what_lies_around(flood, open_page):
    """First the figure, then the statement around it; in the graph the same stands out."""
    page = open_page(flood)
    view(page, "reading")
    figure = page.locator("#reading .hl-figures", has_text="about 310 civilians").first
    figure.click()
    assert page.locator("#evidence h2").inner_text() == "Figure"
    figure.click()
    assert page.locator("#evidence h2").inner_text() == "Statement"
    assert "most of them Hill people" in page.locator("#evidence mark").inner_text()
    assert "on" in page.locator("#reading .hl-cue", has_text="said").first.get_attribute("class").split()
    view(page, "graph")
    dimmed = "Object.values(newsKg.network.body.nodes).some((n) => n.options.opacity === 0.15)"
    assert page.evaluate(dimmed)


def test_what_is_chosen_in_the_graph_is_marked_in_the_text(tolls, open_page):
    """A line's statements and a name's mentions are outlined, in the article where they stand."""
    page = open_page(tolls)
    view(page, "reading")
    texts = tolls_story()[1]
    for words in ("a harbour on fire", "no more than 30 people were killed in Dunmore"):
        page.evaluate(
            """(words) => { const at = newsKg.words.evidence.findIndex((e) => e.quotation === words);
              newsKg.chooseEdges([newsKg.edges.find((e) => e.evidence.includes(at)).id]); }""",
            words,
        )
        outlined = "".join(page.locator("#reading .hl-content.on").all_text_contents())
        assert words in outlined
        assert page.locator("#reading .text").text_content() in texts.values()
        assert page.locator("#reading .on").first.is_visible()


def test_articles_are_chosen_from_a_list(tolls, open_page):
    """With several articles there is a list of them; a card leads back into its own article."""
    page = open_page(tolls)
    view(page, "reading")
    page.locator("#article").select_option(label="After the fire · Evening Post · 3 June 2031")
    assert page.locator("#articles li").count() == 2
    assert "The sea burned" in page.locator("#reading .text").inner_text()
    view(page, "graph")
    choose(page, "Office 3")
    page.get_by_role("button", name="Show in the text").first.click()
    assert "Office 3 estimated" in page.locator("#reading .text").inner_text()
    assert "83 people were killed" in "".join(page.locator("#reading .on").all_text_contents())


def test_highlights_work_from_the_keyboard(flood, open_page):
    """Each highlight can be reached once, tells what it is, and Enter chooses it."""
    page = open_page(flood)
    view(page, "reading")
    first = page.locator("#reading [tabindex='0'][role=button]").first
    first.focus()
    assert page.locator("#tip").is_visible()
    page.keyboard.press("Enter")
    assert page.locator("#evidence .card").count() > 0
    assert evidence(page).startswith("← At a glance")
