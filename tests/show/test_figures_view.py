"""Figures side by side: a row a claim, its range to scale, and why two conflict, agree or cannot be compared."""

from __future__ import annotations

from on_page import evidence, view


def part(page, wording: str, kind: str):
    """Where a mark of a figure's range lies, in percent of its track: left end and width."""
    return page.evaluate(
        """([wording, kind]) => {
          const rows = [...document.querySelectorAll("#figures [data-figure]")];
          const row = rows.find((r) => r.querySelector("b").textContent === wording);
          const mark = row.querySelector(`.track .${kind}`);
          return mark && [mark.style.left, mark.style.width].map(parseFloat);
        }""",
        [wording, kind],
    )


def test_rows_are_grouped_by_what_they_count(flood, open_page):
    """Each figure is a row with its claimant, wording, range and doubts, under what it counts."""
    page = open_page(flood)
    view(page, "figures")
    assert page.locator("#figures .group h3").all_inner_texts() == [
        "People killed", "People injured", "People missing", "Families displaced", "People protested",
    ]  # fmt: skip
    assert page.locator("#figures [data-figure]").count() == 6
    first = page.locator("#figures [data-figure]").first.inner_text().split("\n")
    assert first == [
        "Varenian Rights Watch", "among Hill people · 2 May 2031 · in Sorrow Valley",
        "not independently verified", "about 310 civilians",
    ]  # fmt: skip


def test_ranges_are_drawn_to_scale_and_open_ends_open(tolls, flood, open_page):
    """A number is a point, "about" a halo of a tenth, open ends are arrows of one length, "vague" is hatched."""
    page = open_page(tolls)
    view(page, "figures")
    zero_to = part(page, "no more than 30 people", "between")
    about = part(page, "about 90 people", "about")
    point = part(page, "about 90 people", "point")
    assert zero_to[0] == 0
    assert abs(zero_to[1] / point[0] - 30 / 90) < 0.001
    assert abs(about[0] / point[0] - 0.9) < 0.001
    assert abs((about[0] + about[1]) / point[0] - 1.1) < 0.001
    assert part(page, "84 people", "about") is None
    page = open_page(flood)
    view(page, "figures")
    assert part(page, "at least 200 people", "open")[0] == part(page, "at least 200 people", "point")[0]
    arrows = page.locator("#figures .plot .open").evaluate_all("(all) => all.map((arrow) => arrow.offsetWidth)")
    assert set(arrows) == {30}
    assert part(page, "dozens of families", "between.vague")
    row = page.locator("#figures [data-figure]", has_text="dozens of families")
    assert row.locator(".range").inner_text() == "dozens of families\nread as 24 to 99 (vague)"


def test_what_is_about_a_number_looks_like_the_key(tolls, open_page):
    """However narrow its range, "about" is drawn at least as wide as in the key."""
    page = open_page(tolls)
    view(page, "figures")
    wide = "(all) => all.map((part) => parseFloat(getComputedStyle(part, '::before').width))"
    key = page.locator("#figures .key .about").evaluate_all(wide)[0]
    assert min(page.locator("#figures .plot .about").evaluate_all(wide)) >= key > 20


def test_a_plain_sentence_says_why(tolls, open_page):
    """Conflicts come first, then agreement; what cannot be compared is counted, and its reasons are at hand."""
    page = open_page(tolls)
    view(page, "figures")
    sentences = page.locator("#figures .group").first.locator(":scope > ul .verdict").all_inner_texts()
    assert sentences[0] == (
        "“about 90 people” (Office 0) and “no more than 30 people” (Office 8) conflict: "
        "about 90 (taken as 81 to 99) and 0 to 30 do not meet."
    )
    assert any("can both be right: about 90 (taken as 81 to 99) and 84 meet." in text for text in sentences)
    apart = page.locator("#figures details").first
    assert apart.locator("summary").inner_text() == "8 pairs cannot be compared, and why"
    apart.locator("summary").click()
    assert "cannot be compared: only one says which place it counts (Dunmore)." in apart.inner_text()


def test_a_row_shows_its_words_and_how_it_stands_to_the_others(tolls, open_page):
    """A click, or Enter, opens the sentence, its statement, and the verdicts against every other figure."""
    page = open_page(tolls)
    view(page, "figures")
    page.locator("#figures [data-figure] button", has_text="about 90 people").first.press("Enter")
    assert page.locator("#evidence mark").first.inner_text() == "about 90 people"
    panel = evidence(page)
    assert "Held against the others" in panel
    assert "do not meet" in panel
    assert "Stands in" in panel
    assert page.locator("#figures .on b").inner_text() == "about 90 people"
    page.locator("#figures [data-figure] button", has_text="60 missing people").click()
    assert page.locator("#evidence mark").all_inner_texts() == ["60 missing people"]
    assert "reported by Evening Post" in evidence(page)
