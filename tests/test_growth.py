"""Reading takes in proportion to an article's length, whatever the article is made of: processor time, four sizes."""

from __future__ import annotations

import json
from datetime import date
from functools import cache

import pytest
from growth import MOST, growth
from shapes import NEWS, SHAPES, QuickTagger, write

from kg.extract.encode import encode, load_tokenizer
from kg.extract.pipeline import Extractor
from kg.extract.tagger import MODEL
from kg.graph.lexicon import read_known_entities
from kg.model import Article
from kg.read.article import read_articles
from kg.read.segment import find_paragraphs

_DAY = date(2025, 3, 9)


@cache
def _quick() -> Extractor:
    extractor = Extractor(read_known_entities(), QuickTagger())  # type: ignore[arg-type]
    extractor.extract(Article("Ana Lind said so.", "warm"))
    return extractor


@pytest.mark.parametrize("shape", SHAPES)
def test_the_rules_take_in_proportion_to_the_text(shape):
    """Every step but the model, over texts of one shape."""
    grown = growth(lambda size: _quick().extract(Article(SHAPES[shape](size), "a", published=_DAY)), 2500)
    assert grown <= MOST


@pytest.mark.parametrize("shape", ["nested quotations", "he and she", "figures", "many names", "short lines"])
def test_long_texts_do_too(shape):
    """What hid in short ones: drafts, tellings and names that were compared each with each."""
    grown = growth(lambda size: _quick().extract(Article(SHAPES[shape](size), "a", published=_DAY)), 6000)
    assert grown <= MOST


def test_reading_with_the_model_takes_in_proportion():
    """The whole way from the text to the extraction."""
    extractor = Extractor(read_known_entities())
    extractor.extract(Article("Ana Lind said so.", "warm"))
    assert growth(lambda size: extractor.extract(Article((NEWS * (size // len(NEWS) + 1))[:size], "a")), 1000) <= MOST


@pytest.mark.parametrize("shape", SHAPES)
def test_windows_are_cut_in_proportion(shape):
    """What the model is fed, for every shape."""
    tokenizer = load_tokenizer(MODEL.with_name("tokenizer.json"))

    def cut(size: int) -> None:
        text = SHAPES[shape](size)
        for _ in encode(text, find_paragraphs(text), tokenizer):
            pass

    assert growth(cut, 5000) <= MOST


@pytest.mark.parametrize("shape", ["one line", "short lines", "blanks in a name", "nested marks", "rules"])
def test_files_are_read_in_proportion(tmp_path, shape):
    """Decoding, telling what a file is, the first lines."""

    def read(size: int) -> None:
        assert len(list(read_articles([str(write(tmp_path, shape, size))]))) == 1

    assert growth(read, 100_000) <= MOST


@pytest.mark.parametrize(
    "page",
    [
        "<p>The minister said on Monday that ten people were killed.</p>\n",
        "<ul><li>The minister said so</li></ul>",
        "The minister said so.<br>",
        '<a href="/x">A link here</a> ',
        "<p><b><i>word ",
        "<!-- x -->",
    ],
)
def test_pages_are_read_in_proportion(tmp_path, page):
    """Trafilatura and what is done with its text."""

    def read(size: int) -> None:
        path = tmp_path / f"{size}.html"
        path.write_text(f"<html><body><article>{page * (size // len(page))}<p>The end.</p></article></body></html>")
        assert len(list(read_articles([str(path)]))) == 1

    assert growth(read, 8000) <= MOST


def test_json_lines_are_read_in_proportion(tmp_path):
    """Many lines, each read by itself."""

    def read(size: int) -> None:
        path = tmp_path / f"{size}.jsonl"
        path.write_text((json.dumps({"text": "Ana Lind said so."}) + "\n") * (size // 32))
        assert len(list(read_articles([str(path)]))) == size // 32

    assert growth(read, 20_000) <= MOST


def test_blanks_of_a_page_take_no_time(shared):
    """A page of a PDF with long runs of blanks reads as the same one without them: figures, statements, speakers."""
    folder = shared / "cases" / "reading"
    if not folder.is_dir():
        pytest.skip("needs the cases in shared/")
    extractor = Extractor(read_known_entities())
    texts = [(folder / name).read_text("utf-8") for name in ("08-pdf-wrapped.txt", "08b-pdf-wrapped.txt")]
    blanks, without = (extractor.extract(Article(text, "a", published=_DAY)) for text in texts)
    assert [(f.low, f.high, f.outcome) for f in blanks.figures] == [(f.low, f.high, f.outcome) for f in without.figures]
    assert len(blanks.statements) == len(without.statements)


@pytest.mark.parametrize("between", [" ", "\t", "\u00a0", "\u200b", "\n", " \u200b", "\u2003"])
def test_what_parts_a_name_never_hangs(between):
    """30 blanks inside a name did not end; a name is a name beside any number of them."""
    text = f"A spokesman for the United{between * 60}Nations said on Monday that 20 people were killed in Homs."
    found = Extractor(read_known_entities()).extract(Article(text, "a", published=_DAY))
    assert [figure.low for figure in found.figures] == [20]
