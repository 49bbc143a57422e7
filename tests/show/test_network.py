"""From triples to a network: who stands in it, which lines it has, and the words behind them."""

from __future__ import annotations

import pytest
from made_up import Story, flood_story, known, tolls_story
from rdflib import Graph

from kg.ask.compare import Verdict
from kg.graph.vocab import KG, RDF, SCHEMA
from kg.show.interchange import to_plain
from kg.show.network import build_network
from kg.show.rows import Basis, EdgeKind, MarkKind, NodeKind


@pytest.fixture(scope="module")
def story():
    """The made-up article about the dam."""
    return flood_story()


@pytest.fixture(scope="module")
def network(story):
    """Its network, without the text."""
    return build_network(story.graph)


def lines(network, start, end):
    """The kinds of the lines from one node to another, by their labels."""
    label = {node: data["label"] for node, data in network.nodes(data=True)}
    return sorted(data["kind"].value for a, b, data in network.edges(data=True) if (label[a], label[b]) == (start, end))


def evidence(network, words):
    """The one statement whose quotation holds `words`."""
    [found] = [e for e in network.graph["evidence"] if e.speakers and words in e.passage.quotation]
    return found


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Ilse Varga", NodeKind.PERSON),
        ("Ministry of Works of Varenia", NodeKind.ORGANIZATION),
        ("River Front", NodeKind.ORGANIZATION),
        ("Meridian News Agency", NodeKind.MEDIA),
        ("Hill people", NodeKind.GROUP),
        ("Varenia", NodeKind.PLACE),
        ("deaths in Sorrow Valley", NodeKind.EVENT),
        ("a resident of Ostrel", NodeKind.UNNAMED),
        ("(speaker not named)", NodeKind.UNNAMED),
    ],
)
def test_nodes_have_their_kind(network, label, kind):
    """Each class of the graph becomes a kind that a reader knows."""
    assert [data["kind"] for _, data in network.nodes(data=True) if data["label"] == label] == [kind]


@pytest.mark.parametrize(
    ("start", "end", "kinds"),
    [
        ("Zoë Färber", "Halden Hydro", ["accuses"]),
        ("Halden Hydro", "Zoë Färber", ["denies"]),
        ("Ilse Varga", "Halden Hydro", ["announces"]),
        ("Ilse Varga", "Lomnia", ["calls for"]),
        ("Ilse Varga", "Varenian Army", ["declines to comment"]),
        ("Ilse Varga", "Varenia", ["holds or held office"]),
        ("Varenian Rights Watch", "deaths in Sorrow Valley", ["says"]),
        ("Hill people", "deaths in Sorrow Valley", ["is involved in"]),
        ("deaths in Sorrow Valley", "Sorrow Valley", ["happened in"]),
        ("Meridian News Agency", "sources in the ministry of works", ["relays"]),
        ("sources in the ministry of works", "Ministry of Works of Varenia", ["unnamed, works for"]),
        ("a resident of Ostrel", "The Lantern", ["tells"]),
        ("Piet Okonjo", "Hill people", ["is a member of"]),
        ("River Front", "Ostrel Province", ["is in or near"]),
        ("Ostrel", "Ostrel Province", ["lies in"]),
    ],
)
def test_lines_join_who_speaks_and_what_it_is_about(network, start, end, kinds):
    """Statements, chains, relations, events and containment each have their kind of line."""
    assert lines(network, start, end) == kinds


def test_a_claim_about_no_one_named_is_quoted_by_a_node_of_its_speaker(network):
    """It leads to one node for each speaker, which shows the words."""
    target = f"claims:{known('Ilse Varga')}"
    assert network.nodes[target]["label"] == "“We will rebuild every house, and nobody will be forgotten,”"
    assert [data["kind"] for *_, data in network.in_edges(target, data=True)] == [EdgeKind.SAYS]


def test_every_quotation_is_what_the_graph_says(story, network):
    """The marked words of each sentence equal the statement's `schema:text`, and the sentence is the article's."""
    found = {e.iri: e for e in network.graph["evidence"] if e.speakers}
    expected = {
        str(s): str(story.graph.value(s, SCHEMA.text))
        for s in story.graph.subjects(RDF.type, KG.Statement)
        if story.graph.value(s, KG.effect) != KG.Believes
    }
    assert {iri: e.passage.quotation for iri, e in found.items()} == expected
    assert all(e.passage.text in story.text for e in found.values())


def test_evidence_says_who_through_whom_and_how(network):
    """The chain, the cue, mode, date, place, addressee and figures come with the words."""
    relayed = evidence(network, "at least 200 people")
    assert relayed.who == "Meridian News Agency, from sources in the ministry of works"
    assert (relayed.cue, relayed.mode, [f.range for f in relayed.figures]) == ("saying", "mixed", ["200 or more"])
    spoken = evidence(network, "We will rebuild")
    assert (spoken.said, spoken.place, spoken.mode) == ("3 May 2031", "Ostrel", "direct")
    assert evidence(network, "They knew").told == "Meridian News Agency"
    assert evidence(network, "blown up the gates").via == "Telegraph"
    assert evidence(network, "shelling Hill people").certainty == "alleged"
    assert spoken.article is not None
    assert spoken.article.headline == "Dam break in Varenia: who knew what"


def test_figures_keep_claimant_wording_and_bounds(network):
    """Each figure is a row of its own, in the order of the text; one without a claimant is the article's."""
    rows = [(f.who, f.wording, f.range, f.counted, f.outcome) for f in network.graph["figures"]]
    assert rows[:2] == [
        ("Varenian Rights Watch", "about 310 civilians", "about 310", "civilians", "killed"),
        (
            "Meridian News Agency, from sources in the ministry of works",
            "at least 200 people",
            "200 or more",
            "people",
            "killed",
        ),
    ]
    assert rows[-1] == ("", "Hundreds of people", "200 to 999 (vague)", "people", "protested")
    first = network.graph["figures"][0]
    assert (first.group, first.place, first.period) == ("Hill people", "Sorrow Valley", "2 May 2031")
    assert first.verification == "not independently verified"


def test_claimed_reported_and_known_are_told_apart(network):
    """An event in a statement is that source's; an office is the article's word; containment is known beforehand."""
    bases = {(data["kind"], data["basis"]) for *_, data in network.edges(data=True)}
    assert (EdgeKind.HAPPENED_IN, Basis.CLAIMED) in bases
    assert (EdgeKind.HAPPENED_IN, Basis.REPORTED) in bases
    assert (EdgeKind.OFFICE, Basis.REPORTED) in bases
    assert {basis for kind, basis in bases if kind is EdgeKind.CONTAINED} == {Basis.KNOWN}
    assert {basis for kind, basis in bases if kind is EdgeKind.ACCUSES} == {Basis.CLAIMED}


def test_every_line_from_an_article_has_its_words(story, network):
    """Nothing without its words: each line but known containment marks some, as they stand in the text."""
    for *_, data in network.edges(data=True):
        if data["basis"] is not Basis.KNOWN:
            assert data["evidence"].passage.quotation.split(" … ")[0] in story.text


def test_beliefs_stay_out_unless_asked():
    """A belief is no statement that anyone made; what stands on it alone stays out with it."""
    s = Story("belief", "A hunch")
    anna = s.entity("Anna Lind", SCHEMA.Person)
    belief = s.statement("<Anna Lind> [fears] {that 30 people were killed in a fire}.", anna, effect=KG.Believes)
    s.figure("30 people", 30, 30, KG.Exact, claimant=anna, statement=belief, outcome=KG.Killed)
    s.event("fire", "a fire", KG.AccidentEvent, actors=[anna], claim=belief)
    plain = build_network(s.graph)
    assert (list(plain.nodes), plain.graph["evidence"], plain.graph["figures"]) == ([anna], (), ())
    asked = build_network(s.graph, beliefs=True)
    assert {data["kind"] for *_, data in asked.edges(data=True)} == {EdgeKind.BELIEVES, EdgeKind.INVOLVED}
    assert [f.range for f in asked.graph["figures"]] == ["30"]


def test_a_longer_chain_keeps_its_order():
    """Who passed it on last is named first, and each hands on from the next."""
    s = Story("chain", "Hearsay")
    names = [s.entity(name, SCHEMA.Organization) for name in ("Zebra Post", "Alpha Aid", "Mid Wire")]
    witness = s.unnamed("witness", "a witness")
    s.statement("<A witness> [said] {the bridge was gone}.", witness, relayed_by=[names[0], names[2], names[1]])
    network = build_network(s.graph)
    assert network.graph["evidence"][0].who == "Alpha Aid, from Mid Wire, from Zebra Post, from a witness"
    assert lines(network, "Alpha Aid", "Mid Wire") == lines(network, "Zebra Post", "a witness") == ["relays"]


def test_the_text_gives_whole_sentences_where_the_graph_has_none():
    """With the article's text at hand, a figure of the article's own shows its whole sentence."""
    s = Story("text", "Count")
    s.write(
        "It rained for three days before anyone counted. Officials spoke of nothing else, yet 12 people were missing."
    )
    s.figure("12 people", 12, 12, KG.Exact, outcome=KG.Missing)
    [short] = build_network(s.graph).graph["figures"]
    [whole] = build_network(s.graph, {s.iri: s.text}).graph["figures"]
    assert whole.passage.text == "Officials spoke of nothing else, yet 12 people were missing."
    assert short.passage.quotation == whole.passage.quotation == "12 people"
    assert short.passage.text in s.text


def test_an_empty_graph_is_an_empty_network():
    """No triples, no nodes, and still the rows that the page asks for."""
    network = build_network(Graph())
    assert network.number_of_nodes() == 0
    assert network.graph == {"articles": (), "evidence": (), "figures": (), "comparisons": (), "texts": ()}


def test_the_order_of_triples_changes_nothing(story):
    """The same triples, added backwards, give the same nodes, lines and words in the same order."""
    backwards = Graph()
    for triple in sorted(story.graph, reverse=True):
        backwards.add(triple)
    a, b = build_network(story.graph), build_network(backwards)
    assert list(a.nodes(data=True)) == list(b.nodes(data=True))
    assert list(a.edges(keys=True)) == list(b.edges(keys=True))
    assert a.graph == b.graph


def tolls():
    """An article with two counts of the same dead, and one of the missing; returns it with the figures' IRIs."""
    s = Story("tolls", "Tolls")
    watch, police = s.entity("Harbour Watch", SCHEMA.Organization), s.entity("Harbour Police", SCHEMA.Organization)
    high = s.statement("<Harbour Watch> [said] {about 90 people were killed in Dunmore}.", watch)
    first = s.figure("about 90 people", 90, 90, KG.About, claimant=watch, statement=high, outcome=KG.Killed)
    s.event(
        "killed",
        "90 people were killed in Dunmore",
        KG.KillingEvent,
        claim=high,
        place=s.entity("Dunmore", SCHEMA.Place),
    )
    low = s.statement("<The police> [said] {no more than 30 people were killed}.", police)
    second = s.figure("no more than 30 people", None, 30, KG.AtMost, claimant=police, statement=low, outcome=KG.Killed)
    third = s.figure("30 people", 30, 30, KG.Exact, outcome=KG.Missing)
    return s, (first, second, third)


def test_figures_that_count_the_same_are_held_against_each_other():
    """Conflict, agreement and what cannot be compared come in pairs, in the order of the text, with the reason."""
    graph, texts = tolls_story()
    network = build_network(graph, texts)
    wording = {row.iri: row.wording for row in network.graph["figures"]}
    pairs = {(wording[c.first], wording[c.second]): (c.verdict, c.reason) for c in network.graph["comparisons"]}
    assert pairs["about 90 people", "no more than 30 people"] == (
        Verdict.CONFLICTS, "about 90 (taken as 81 to 99) and 0 to 30 do not meet",
    )  # fmt: skip
    assert pairs["about 90 people", "84 people"][0] is Verdict.AGREES
    assert pairs["about 90 people", "12 sailors"][0] is Verdict.AGREES
    assert pairs["84 people", "12 sailors"] == (Verdict.NOT_COMPARABLE, "only one says which place it counts (Dunmore)")
    assert not [pair for pair in pairs if "60 missing people" in pair]


def test_a_figure_given_twice_is_compared_once():
    """The same claimant with the same words in the same article gives no second pair, and none with itself."""
    s, _ = tolls()
    again = s.statement("<The police> [repeated] {that no more than 30 people were killed}.", known("Harbour Police"))
    s.figure(
        "no more than 30 people", None, 30, KG.AtMost,
        claimant=known("Harbour Police"), statement=again, outcome=KG.Killed,
    )  # fmt: skip
    assert len(build_network(s.graph).graph["comparisons"]) == 1


def test_of_too_many_figures_none_is_compared(monkeypatch):
    """Each against each would fill the page, so more than a bound are left uncompared, not compared in part."""
    graph, texts = tolls_story()
    monkeypatch.setattr("kg.show.figures.MOST_COMPARED", 5)
    assert build_network(graph, texts).graph["comparisons"] == ()


def test_an_event_that_starts_inside_a_figure_is_named_with_the_whole_figure():
    """The "about" of the source stays with its number, in the label of the event too."""
    s, _ = tolls()
    labels = [data["label"] for _, data in build_network(s.graph).nodes(data=True) if data["kind"] is NodeKind.EVENT]
    assert labels == ["about 90 people were killed in Dunmore"]


@pytest.mark.parametrize(
    ("mode", "label"),
    [
        (KG.Direct, "“The sea took “all” of it”"),
        (KG.Mixed, "The sea took “all” of it"),
        (KG.Indirect, "The sea took “all” of it"),
    ],
)
def test_only_direct_speech_gets_quotation_marks(mode, label):
    """A paraphrase stands in its box without marks of ours; the marks inside it stay."""
    s = Story("marks", "Marks")
    s.statement("{The sea took “all” of it}, <Ann Roe> [said].", s.entity("Ann Roe", SCHEMA.Person), mode=mode)
    [found] = [d["label"] for _, d in build_network(s.graph).nodes(data=True) if d["kind"] is NodeKind.CLAIMS]
    assert found == label


def test_an_event_of_which_nothing_else_is_known_keeps_its_words(story):
    """Without an actor and a place an event has no line; its words are evidence all the same."""
    s = Story("storm", "Storm")
    s.write("A storm broke out.")
    event = s.event("storm broke out", "a storm", KG.DisasterEvent, day="2031-05-02")
    [found] = build_network(s.graph, {s.iri: s.text}).graph["evidence"]
    assert (found.thing, found.kind, found.start) == (event, EdgeKind.HAPPENED, "2031-05-02")
    assert found.passage.quotation == "storm broke out"


def test_the_text_is_marked_as_the_graph_has_it(story):
    """Each highlight covers the words of its span; its dates too."""
    [text] = build_network(story.graph, {story.iri: story.text}).graph["texts"]
    words = {(mark.kind, text.text[mark.start : mark.end]) for mark in text.marks}
    for found in (
        (MarkKind.STATEMENT, "that the dam had been unsafe"),
        (MarkKind.FIGURE, "about 310 civilians"),
        (MarkKind.NAME, "sources in the ministry of works"),
        (MarkKind.EVENT, "President Ilse Varga"),
        (MarkKind.EVENT, "shelling"),
        (MarkKind.DATE, "on Friday"),
    ):
        assert found in words
    assert {mark.note for mark in text.marks if text.text[mark.start : mark.end] == "on Friday"} == {"2 May 2031"}
    assert list(text.marks) == sorted(text.marks, key=lambda mark: (mark.start, -mark.end, mark.kind, mark.target))
    assert build_network(story.graph).graph["texts"] == ()


def accusation(*accused: str) -> tuple[Story, dict[str, str]]:
    """An accusation that names an army, a victim and a town, made against some of them."""
    s = Story("charge", "A charge")
    nodes = {
        "Army": s.entity("Army", SCHEMA.GovernmentOrganization),
        "Jo Lind": s.entity("Jo Lind", SCHEMA.Person),
        "Ostrel": s.entity("Ostrel", SCHEMA.Place),
    }
    speaker = s.entity("Ann Roe", SCHEMA.Person)
    against = [nodes[name] for name in accused]
    words = "<Ann Roe> [accused] {the Army of shooting Jo Lind in Ostrel}."
    s.statement(words, speaker, effect=KG.Accuses, about=list(nodes.values()), accused=against)
    return s, nodes


def test_an_accusation_leads_to_the_accused_alone():
    """A victim and a place that it names are what it is about, and no target; without anybody accused it is quoted."""
    s, nodes = accusation("Army")
    network = build_network(s.graph)
    lines_ = [(b, data) for _, b, data in network.edges(data=True) if data["kind"] is EdgeKind.ACCUSES]
    assert [b for b, _ in lines_] == [nodes["Army"]]
    assert set(lines_[0][1]["evidence"].about) == set(nodes.values())
    nobody = build_network(accusation()[0].graph)
    ((_, end, _),) = [line for line in nobody.edges(data=True) if line[2]["kind"] is EdgeKind.ACCUSES]
    assert nobody.nodes[end]["kind"] is NodeKind.CLAIMS


def refusal() -> Story:
    """A refusal to comment on an event with a figure in a place, beside somebody's claim of the same number."""
    s = Story("silence", "Silence")
    speaker, centre = s.entity("Ann Roe", SCHEMA.Person), s.entity("Rights Centre", SCHEMA.Organization)
    place = s.entity("Ostrel", SCHEMA.Place)
    words = "<Ann Roe> [did not comment on] {reports that 40 people had been killed in Ostrel}."
    held = s.statement(words, speaker, effect=KG.DeclinesComment, about=[place])
    counted = {"outcome": KG.Killed, "place": place, "days": ("2031-05-02", "2031-05-02")}
    s.figure("40 people", 40, 40, KG.Exact, statement=held, **counted)
    s.event("killed", "killed in Ostrel", KG.KillingEvent, place=place, spoken_of=held)
    said = s.statement("<The Rights Centre> [said] {50 people had died}.", centre)
    s.figure("50 people", 50, 50, KG.Exact, statement=said, claimant=centre, **counted)
    return s


def test_what_is_only_spoken_of_stands_on_no_word():
    """Neither figure nor event of a refusal is the speaker's or the article's, and none is compared."""
    s = refusal()
    network = build_network(s.graph, {s.iri: s.text})
    spoken, claimed = network.graph["figures"]
    assert (spoken.basis, spoken.who, spoken.claimants) == (Basis.SPOKEN_OF, "", ())
    assert (claimed.basis, claimed.who) == (Basis.CLAIMED, "Rights Centre")
    assert network.graph["comparisons"] == ()
    (happened,) = [row for row in network.graph["evidence"] if row.kind is EdgeKind.HAPPENED_IN]
    assert (happened.basis, happened.who) == (Basis.SPOKEN_OF, "")
    (silent,) = [row for row in network.graph["evidence"] if row.kind is EdgeKind.DECLINES]
    assert (silent.basis, silent.certainty) == (Basis.SPOKEN_OF, "")


def test_files_say_that_it_is_only_spoken_of():
    """GraphML and GEXF carry the basis of each line."""
    plain = to_plain([build_network(refusal().graph)])
    found = {data["kind"]: data["basis"] for _, _, data in plain.edges(data=True)}
    assert found == {"declines to comment": "spoken of", "happened in": "spoken of", "says": "claimed"}
