"""The whole way from text to graph, over articles nobody wrote: every rule that holds for any article."""

from __future__ import annotations

import json
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rdflib import Graph

from kg.graph.emit import build_graph
from kg.graph.lexicon import known_graph
from kg.graph.validate import validate_graph
from kg.graph.vocab import KG, OA, RDF
from kg.jobs import Reader
from kg.model import Article, Extraction, Offsets

READER = Reader()
KNOWN = {str(subject) for subject in known_graph().subjects()}

SPEAKERS = [
    "The UN’s envoy, Jane Roe,", "Kim Lee", "He", "a spokesman for Acme Water", "Reuters", "Syria’s government", "The WHO",
    "witnesses", "an official, who asked not to be named,", "Mr Lee", "who", "President Ann Moss", "The BBC", "",
]  # fmt: skip
CUES = [
    "said", "told the BBC on Friday", "denied", "accused the army of", "declined to comment on", "has called for", "says",
    "could not verify", ", citing police sources, reported that", "reported sources in the ministry saying", "believes",
]  # fmt: skip
CONTENTS = [
    "about 745 civilians were killed in Lima on Friday and Saturday", "“we will go”", "at least 200 of the fighters had fled",
    "“It rained,” he added, “all day.", "more than 1,000 people, including 30 children, were missing", "the toll", "",
    "that 12% of the town’s 3,000 families had left since last December", "<script>alert(1)</script> {{ x }} & \" ' > }",
    "Alawite villages near Latakia burned", "a “state of horror”", "hundreds\u202e of people \u0007 protested",
]  # fmt: skip
ENDS = [".", ".\n\n", "\r\n", "!”\n", "\u2028", " – ", ".\n", "?\r\n\r\n", ""]

SENTENCES = st.builds(
    lambda who, cue, what, end: f"{who} {cue} {what}{end}",
    *(st.sampled_from(words) for words in (SPEAKERS, CUES, CONTENTS, ENDS)),
)
TEXTS = st.one_of(
    st.lists(SENTENCES, min_size=1, max_size=6).map(" ".join),
    st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=200),
).filter(str.strip)


def spans_of(extraction: Extraction) -> list[Offsets]:
    """Every span that the extraction points at."""
    return [
        *(p for s in extraction.statements for p in (*s.source, *s.cue, *s.content, *s.sentences)),
        *(f.span for f in extraction.figures),
        *(m.span for e in extraction.entities for m in e.mentions),
        *(d.span for d in extraction.dates),
        *(r.evidence for r in extraction.relations),
        *(e.span for e in extraction.events),
        *(u.span for u in extraction.unresolved),
    ]


def check(article: Article) -> Graph:
    """What holds for every article: spans point at words, indices at items, the graph at exact text."""
    extraction = READER.extract(article)
    text = article.text
    assert all(0 <= start < end <= len(text) and text[start:end].strip() for start, end in spans_of(extraction))
    for statement in extraction.statements:
        assert statement.cue and statement.content and statement.sentences
        assert all(a[1] <= b[0] for a, b in pairwise(statement.content))
        speaker = statement.speaker
        assert speaker is None or speaker not in statement.relayed_by
    for figure in extraction.figures:
        assert figure.low is None or figure.high is None or figure.low <= figure.high
        assert figure.statement is None or figure.statement < len(extraction.statements)
        assert figure.part_of is None or figure.part_of < len(extraction.figures)
        assert figure.start is None or figure.until is None or figure.start <= figure.until
    labels = [(e.node.iri, e.node.label) for e in extraction.entities]
    assert len({iri for iri, _ in labels}) == len(labels)
    assert json.loads(json.dumps(extraction.to_json()))["statements"] is not None
    graph = build_graph(extraction, KNOWN)
    for span in graph.subjects(RDF.type, KG.Span):
        start, end = (int(str(graph.value(span, p))) for p in (OA.start, OA.end))
        assert str(graph.value(span, OA.exact)) == text[start:end]
    for kind, pointer in ((KG.Statement, KG.contentSpan), (KG.Figure, KG.span), (KG.Event, KG.span)):
        assert all((item, pointer, None) in graph for item in graph.subjects(RDF.type, kind))
    return graph


@settings(max_examples=120)
@given(TEXTS, st.sampled_from([None, date(2025, 3, 9)]))
@example("““" * 30 + " said", None)
@example("He said he said he said.", None)
@example("\ufeffNo quotation marks at all he said she said", date(2025, 3, 9))
@example("Reuters reported sources saying sources saying that said.", None)
def test_any_article(text: str, published: date | None) -> None:
    """Every span of any article's extraction is its words, and every item of its graph has a span."""
    check(Article(text, "made-up", published))


@settings(max_examples=25)
@given(st.lists(SENTENCES, min_size=2, max_size=5).map(" ".join).filter(str.strip))
def test_any_graph_is_valid(text: str) -> None:
    """The shapes accept the graph of any article, with the types of the known entities beside it."""
    graph = check(Article(text, "made-up", date(2025, 3, 9)))
    known = known_graph()
    for entity in set(graph.objects()) & set(known.subjects()):
        graph += known.triples((entity, RDF.type, None))
    assert validate_graph(graph) == []


def test_the_sample(sample_articles: tuple[Article, ...]) -> None:
    """The same holds for the sample."""
    for article in sample_articles:
        assert len(check(article)) > 500


def test_reading_is_repeatable(sample_articles: tuple[Article, ...]) -> None:
    """An article gives the same extraction alone, after another, and from another reader."""
    first, second = sample_articles
    alone = READER.extract(first)
    READER.extract(second)
    assert READER.extract(first) == alone
    assert Reader().extract(first) == alone


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("word " * 40_000, id="forty thousand words without a stop"),
        pytest.param("x" * 5_000_000, id="five megabytes without a space"),
        pytest.param(("He said “no. " * 4_000) + "\n", id="quotation marks that never close"),
        pytest.param("12 people, " * 4_000, id="nothing but counts"),
        pytest.param("Jane Roe and Kim Lee, " * 3_000, id="nothing but names"),
    ],
)
def test_long_lines_end(text: str) -> None:
    """A line of any length is read to its end."""
    extraction = READER.extract(Article(text, "long", None))
    assert all(text[start:end].strip() for start, end in spans_of(extraction))


CASES = Path(__file__).resolve().parents[1] / "cases"
GOLD = sorted([*CASES.glob("gold/*.json"), *CASES.glob("heldout/*.json")])


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_gold_spans_are_words(path: Path) -> None:
    """Every span in the gold of our own articles is the words it gives."""
    gold = json.loads(path.read_text(encoding="utf-8"))
    text = path.with_suffix(".txt").read_bytes().decode()
    spans = [span for s in gold["statements"] for role in ("source", "cue", "content") for span in s[role]]
    spans += [f["span"] for f in gold["figures"]] + [m for e in gold["entities"] for m in e["mentions"]]
    assert spans
    assert all(text[start:end] == words for start, end, words in spans)
