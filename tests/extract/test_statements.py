"""What the rules make of an attribution: ends of the content, mode, effect, chain, addressee, day and place."""

from __future__ import annotations

from datetime import date

from attributed import read

from kg.model import Effect, Mode, Statement


def only(marked: str) -> tuple[str, Statement]:
    """The text and the one statement of `marked`."""
    text, extraction = read(marked)
    (statement,) = extraction.statements
    return text, statement


def content(text: str, statement: Statement) -> list[str]:
    """The words of the statement's content."""
    return [text[start:end] for start, end in statement.content]


def test_quotation_marks_settle_the_ends() -> None:
    """A content that stops short inside a quotation takes in its marks."""
    text, statement = only("{s:{p:Jane Roe}} {c:said}: “{x:We must go now}, all of us.”")
    assert content(text, statement) == ["“We must go now, all of us.”"]
    assert statement.mode is Mode.DIRECT


def test_modes() -> None:
    """All, some or none of the content in quotation marks."""
    assert only("{s:{p:Jane Roe}} {c:said} {x:the “quay” was shut}.")[1].mode is Mode.MIXED
    assert only("{s:{p:Jane Roe}} {c:said} {x:the quay was shut}.")[1].mode is Mode.INDIRECT
    assert only("{x:“It rained,”} {s:{p:Jane Roe}} {c:said}, {x:“and hailed.”}")[1].mode is Mode.DIRECT
    assert only('{x:"It rained,"} {s:{p:Jane Roe}} {c:said}.')[1].mode is Mode.DIRECT


def test_split_content_keeps_its_pieces() -> None:
    """A quotation that its speaker interrupts is one content in two pieces."""
    text, statement = only("{x:“It rained,”} {s:{p:Jane Roe}} {c:said}. {x:“It hailed.”}")
    assert content(text, statement) == ["“It rained,”", "“It hailed.”"]


def test_chain_of_reporting() -> None:
    """Who reported that sources were saying it is the one through whom it came; the sources are the speakers."""
    text, statement = only("{s:{o:Larnaca Post}} {c:reported} {x:sources in the ministry saying ten boats had sunk}.")
    assert statement.speaker is not None
    assert (statement.speaker.type, statement.speaker.label) == ("UnnamedSource", "sources in the ministry")
    assert [n.label for n in statement.relayed_by] == ["Larnaca Post"]
    assert content(text, statement) == ["ten boats had sunk"]
    assert [text[s:e] for s, e in statement.cue] == ["saying"]


def test_nested_statement_came_through_the_outer_speaker() -> None:
    """What Lee denied according to Roe is Lee's, through Roe."""
    _, extraction = read("{s:{p:Jane Roe}} {c:said} {x:that {s2:{p:Kim Lee}} had {c2:denied} {x2:taking bribes}}.")
    outer, inner = sorted(extraction.statements, key=lambda s: s.cue[0])
    assert outer.speaker is not None
    assert inner.speaker is not None
    assert (outer.speaker.label, inner.speaker.label) == ("Jane Roe", "Kim Lee")
    assert inner.effect is Effect.DENIES
    assert [n.label for n in inner.relayed_by] == ["Jane Roe"]


def test_footage_is_a_source_and_its_people_speak() -> None:
    """Footage that shows people chanting is a source; the chant is the people's, through it and its owner."""
    _, extraction = read(
        "{s:Video shared by {o:Larnaca Post}} {c:showed} {x:dozens of dockers chanting “no cuts” at the gate}."
    )
    by_cue = {s.cue[0]: s for s in extraction.statements}
    shown, chanted = (by_cue[cue] for cue in sorted(by_cue))
    assert shown.speaker is not None
    assert chanted.speaker is not None
    assert [n.label for n in shown.relayed_by] == ["Larnaca Post"]
    assert chanted.speaker.label == "dozens of dockers"
    assert chanted.mode is Mode.DIRECT
    assert [n.label for n in chanted.relayed_by][-1] == "Larnaca Post"


def test_addressee_day_and_place() -> None:
    """Whom it was said to, when and where stand beside the cue, outside the content."""
    _, statement = only(
        "{s:{p:Jane Roe}} {c:told} {o:Larnaca Post} in {l:Limassol} on Monday {x:that it rained in {l:Paphos}}."
    )
    assert [n.label for n in statement.addressee] == ["Larnaca Post"]
    assert (statement.start, statement.until) == (date(2024, 6, 10), date(2024, 6, 10))
    assert statement.place is not None
    assert statement.place.label == "Limassol"
    assert [n.label for n in statement.about] == ["Paphos"]


def test_day_inside_the_content_is_not_when_it_was_said() -> None:
    """A day that belongs to what is told does not date the telling, nor does the article's dateline."""
    _, statement = only("LARNACA, June 12 - {s:{p:Jane Roe}} {c:said} {x:it rained on Monday}.")
    assert statement.start is None


def test_addressee_before_the_content_of_a_description() -> None:
    """Described "it to the agency as …": the agency is spoken to, and the content begins after it."""
    text, statement = only("{s:A guard} {c:described} {x:it to the {o:Larnaca Post} as “a mess” from start to end}.")
    assert [n.label for n in statement.addressee] == ["Larnaca Post"]
    assert content(text, statement) == ["“a mess” from start to end"]


def test_source_carries_over_a_conjunction() -> None:
    """A second verb after "and" without a subject has the first one's source."""
    _, extraction = read(
        "{s:{p:Jane Roe}} {c:called} {x:the plan “mad”}, and {c2:accused} {x2:{o:Acme Water} of theft}."
    )
    assert [s.speaker.label for s in extraction.statements if s.speaker] == ["Jane Roe", "Jane Roe"]
    assert extraction.statements[1].effect is Effect.ACCUSES


def test_counted_claim_carries_over_into_the_next_sentence() -> None:
    """The sentence "This included …" after an attributed total is the same source's claim."""
    text, extraction = read("{x:The storm killed 40 people}, {c:says} {s:{o:Acme Relief}}. This included 12 sailors.")
    assert [content(text, s)[0] for s in extraction.statements] == [
        "The storm killed 40 people",
        "This included 12 sailors",
    ]
    assert {s.speaker.label for s in extraction.statements if s.speaker} == {"Acme Relief"}


def test_unverified_is_found_without_the_tagger() -> None:
    """What somebody could not verify is a statement of theirs even where the model passes over it."""
    text, statement = only("{o:Larnaca Post} could not independently verify the toll.")
    assert statement.effect is Effect.NOT_VERIFIED
    assert content(text, statement) == ["the toll"]
    assert statement.speaker is not None
    assert statement.speaker.label == "Larnaca Post"


def test_medium() -> None:
    """The medium is what the words around the cue name."""
    assert only("In a post on Telegram, {s:{p:Jane Roe}} {c:wrote} {x:that it rained}.")[1].via == "Telegram"


def speakers(marked: str) -> list[tuple[str, str | None, list[str]]]:
    """Cue, speaker and relays of each statement."""
    text, extraction = read(marked)
    return [
        (" ".join(text[a:b] for a, b in s.cue), s.speaker.label if s.speaker else None, [n.label for n in s.relayed_by])
        for s in extraction.statements
    ]


def test_citing_names_the_originator() -> None:
    """Of "X, citing police, reported" the police are the source, X the relay."""
    marked = "{s:{o:Larnaca Post}}, {c2:citing} {x2:police officers}, {c:reported} {x:that ten boats had sunk}."
    assert speakers(marked) == [("reported", "police officers", ["Larnaca Post"])]


def test_wish_not_to_be_named_is_no_statement() -> None:
    """The wish is passed over, and what follows it is its speaker's."""
    marked = "{s:A guard}, who {c2:asked} {x2:not to be named}, {c:accused} {x:the firm of theft}."
    assert speakers(marked) == [("accused", "guard", [])]


def test_a_second_relative_clause_may_hold_the_wish() -> None:
    """Of "a fisherman who helped, and who asked not to be named" the fisherman speaks, not "and"."""
    marked = (
        "{s:A fisherman who helped with} the search, and who asked not to be named, {c:put} {x:the missing at twenty}."
    )
    text, statement = only(marked)
    assert statement.speaker is not None
    assert statement.speaker.label == "fisherman who helped with the search"
    assert [text[s:e] for s, e in statement.source] == [
        "A fisherman who helped with the search, and who asked not to be named"
    ]


def test_what_somebody_accords_to_is_not_spoken_to() -> None:
    """In "called for dialogue, according to the newspaper" the newspaper is no hearer; in "to the newspaper" it is."""
    _, passed_on = only("{s:{p:Jane Roe}} {c:called for} {x:dialogue}, according to the newspaper {o:Larnaca Post}.")
    assert passed_on.addressee == ()
    _, told = only("{s:{p:Jane Roe}} {c:complained} to the newspaper {o:Larnaca Post} {x:that it had rained}.")
    assert [node.label for node in told.addressee] == ["Larnaca Post"]


def test_passives_are_turned_round() -> None:
    """Who denies is who stands after "by"; whoever was quoted speaks through the one who quoted."""
    assert speakers("{s:The claim} was {c:denied} by {x:{o:Acme Water}}.") == [("denied", "Acme Water", [])]
    marked = "{p:Jane Roe} was quoted by {s:{o:Larnaca Post}} as {c:saying} {x:ten boats had sunk}."
    assert speakers(marked) == [("quoted by Larnaca Post as saying", "Jane Roe", ["Larnaca Post"])]


def test_hearers_do_not_speak() -> None:
    """The jury that heard it is not its source."""
    assert speakers("{s:The jury} {c:heard} {x:that ten boats had sunk}.") == [("heard", None, [])]


def test_subject_before_the_cue() -> None:
    """A subject that the tagger left out, or reached over, is the source."""
    assert speakers("“It rained,” and {p:Jane Roe} {c:denied} {x:the claim}.")[0][1] == "Jane Roe"
    marked = "{s:Local media} {c2:reported} {x2:35 deaths}; {o:Acme Relief} {c:rejected} {x:that figure}."
    assert [who for _, who, _ in speakers(marked)] == ["Local media", "Acme Relief"]


def test_fixed_phrases_need_no_tagger() -> None:
    """Denials, silences and counts in set phrases are found by themselves, whatever stands between subject and verb."""
    assert speakers("{o:Acme Water}, which runs the dam, has not commented.") == [
        ("has not commented", "Acme Water", [])
    ]
    assert speakers("{o:Acme Water} denied any involvement and left.") == [("denied", "Acme Water", [])]
    assert speakers("{o:Acme Relief} put the death toll at 24.") == [("put", "Acme Relief", [])]
    assert speakers("{o:Acme Water} did not respond to a request for comment.")[0][:2] == (
        "did not respond to",
        "Acme Water",
    )


def test_what_the_speaker_would_not_say_is_split_off() -> None:
    """A second verb of silence is a statement of its own."""
    marked = "{s:{p:Jane Roe}} {c:said} {x:talks had begun, but would not say where}."
    text, extraction = read(marked)
    first, second = extraction.statements
    assert (content(text, first), content(text, second)) == (["talks had begun"], ["where"])
    assert second.effect is Effect.NO_COMMENT
    assert second.speaker == first.speaker


def test_joint_speakers_are_not_reduced_to_the_last() -> None:
    """Two who speak together, one of them without a name, stay one unnamed source."""
    assert (
        speakers("{s:Police and the mayor, {p:Anna Kos},} {c:said} {x:it rained}.")[0][1]
        == "Police and the mayor, Anna Kos"
    )


def test_dateline_is_no_content() -> None:
    """Place and agency before the first sentence belong to nobody's statement."""
    text, statement = only("LARNACA, June 12 (Acme) - {x:Ten boats sank}, {s:{p:Jane Roe}} {c:said}.")
    assert content(text, statement) == ["Ten boats sank"]


def test_acronym_is_no_pronoun() -> None:
    """The WHO is not "who"."""
    assert speakers("{s:{o:WHO}} {c:said} {x:it was mild}.")[0][1] == "World Health Organization"


def test_content_of_an_opening_mark_is_the_whole_quotation() -> None:
    """However little of a quotation the tagger took, what begins at its mark goes on to its end."""
    text, statement = only("{s:{p:Jane Roe}} {c:said}: {x:“}We must go now, all of us, before the water comes.”")
    assert content(text, statement) == ["“We must go now, all of us, before the water comes.”"]


def test_citing_a_reason_is_no_chain() -> None:
    """Only who or what can speak is cited: the strength of a wall says nothing, the police do."""
    _, reason = only("{s:{p:Jane Roe}} {c:said} {x:the dam was safe}, citing the strength of its walls.")
    assert reason.speaker is not None
    assert (reason.speaker.label, reason.relayed_by) == ("Jane Roe", ())
    _, police = only("{s:{o:Larnaca Post}} {c:reported} {x:that ten had died}, citing police officials.")
    assert police.speaker is not None
    assert (police.speaker.label, [n.label for n in police.relayed_by]) == ("police officials", ["Larnaca Post"])


def test_appositions_before_a_source_are_peoples() -> None:
    """Of "The ministry’s head, Jane Roe" all is the source, of "At Monday’s debate, Jane Roe" only the name."""
    text, head = only("The ministry’s head, {s:{p:Jane Roe}}, {c:said} {x:it rained}.")
    assert [text[s:e] for s, e in head.source] == ["The ministry’s head, Jane Roe"]
    text, when = only("At Monday’s debate, {s:{p:Jane Roe}} {c:said} {x:it rained}.")
    assert [text[s:e] for s, e in when.source] == ["Jane Roe"]
    text, what = only("On Monday, the retired climber {s:{p:Jane Roe}} {c:said} {x:it rained}.")
    assert [text[s:e] for s, e in what.source] == ["the retired climber Jane Roe"]


def test_the_occasion_of_a_call_is_the_articles() -> None:
    """What happened before somebody called for something is not called for; what shall happen after it is."""
    marked = "{s:{p:Jane Roe}} {c:called for} {x:calm after days of clashes in which 40 people died}."
    text, extraction = read(marked)
    (call,), (deaths,) = extraction.statements, extraction.figures
    assert content(text, call) == ["calm"]
    assert deaths.claimant is None
    text, wish = only("{s:{p:Jane Roe}} {c:called for} {x:a law to protect tenants after a sale}.")
    assert content(text, wish) == ["a law to protect tenants after a sale"]


def test_a_name_before_a_verb_of_saying_is_the_source() -> None:
    """Where the tagger took it for a piece of the content, as of a quotation in two pieces, it becomes the source."""
    text, statement = only("{x:{p:Jane Roe}} {c:said:} {x:“We must go now.”}")
    assert [text[s:e] for s, e in statement.source] == ["Jane Roe"]
    assert content(text, statement) == ["“We must go now.”"]
    assert statement.speaker is not None
    assert statement.speaker.label == "Jane Roe"
