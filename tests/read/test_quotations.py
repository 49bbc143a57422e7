"""Quotation marks of every habit, told from apostrophes, over one paragraph and several."""

from __future__ import annotations

import pytest

from kg.read.segment import find_paragraphs, find_quotations


def _quotations(text: str) -> list[str]:
    return [text[start:end] for start, end in find_quotations(text, find_paragraphs(text))]


@pytest.mark.parametrize(
    ("text", "quotations"),
    [
        ("He said: “We go.” Then “they” left.", ["“We go.”", "“they”"]),
        ('He said: "We go." Then "they" left.', ['"We go."', '"they"']),
        ('He said—"Go"—and left, ("now").', ['"Go"', '"now"']),
        ("''I go,'' he said. ``Well,'' she said.", ["''I go,''", "``Well,''"]),
        ("‘‘I go,’’ he said.", ["‘‘I go,’’"]),
        ('“Mixed" and "mixed”.', ['“Mixed"', '"mixed”']),
        ("«Да», он сказал. „Gut“, sagte er. »Ja« und « non ».", ["«Да»", "„Gut“", "»Ja«", "« non »"]),
        ("”Fear. I am afraid.” It was “odd“.", ["”Fear. I am afraid.”", "“odd“"]),
        ("“Yes,”he said.“No.”", ["“Yes,”", "“No.”"]),
    ],
)
def test_double_marks_of_every_habit_are_paired(text, quotations):
    """Curly, straight, typewriter, low, pointed and reversed marks, with lost spaces and wrong shapes."""
    assert _quotations(text) == quotations


@pytest.mark.parametrize(
    ("text", "quotations"),
    [
        ("‘We won’t,’ said the soldiers’ leader.", ["‘We won’t,’"]),
        ("'We won't,' said the soldiers' leader.", ["'We won't,'"]),
        ("‘The soldiers’ wives won’t go,’ she said.", ["‘The soldiers’ wives won’t go,’"]),
        ("'I'm goin' home, rock 'n' roll in the '90s,' he added.", ["'I'm goin' home, rock 'n' roll in the '90s,'"]),
        ("‘massacres’ and ‘killings’ by the soldiers’ wives", ["‘massacres’", "‘killings’"]),
        ("the workers' 'strike' of Martyrs' Square", ["'strike'"]),
        ("Khalid Sa'id al-Qa'im said 'no'; it's the boys' own.", ["'no'"]),
        ("It’s the 1990s’ biggest, O’Neill’s ’em and the parents’.", []),
        ('the 6" gun was 5\'10" long', []),
    ],
)
def test_single_marks_are_told_from_apostrophes(text, quotations):
    """British quotations hold contractions and possessives; texts with apostrophes alone have no quotation."""
    assert _quotations(text) == quotations


@pytest.mark.parametrize(
    ("text", "quotations"),
    [
        ("“It’s ‘over’,” he said.", ["“It’s ‘over’,”", "‘over’"]),
        ("‘He called it “over”,’ she said.", ["‘He called it “over”,’", "“over”"]),
        ("He called it “a ‘bad “idea” thing’ now”.", ["“a ‘bad “idea” thing’ now”", "‘bad “idea” thing’", "“idea”"]),
        ("'he said 'go'' and left", ["'he said 'go''", "'go'"]),
        ("“He’s ‘bad.” Next ‘ok’.", ["“He’s ‘bad.”", "‘ok’"]),
    ],
)
def test_quotations_nest(text, quotations):
    """Inner quotations are found beside the outer; an inner mark left open does not spoil the outer."""
    assert _quotations(text) == quotations


@pytest.mark.parametrize("pair", ["“”", '""', "‘’", "''"])
def test_a_quotation_over_paragraphs_is_one(pair):
    """Each paragraph opens again and only the last closes: one quotation from the first mark to the last."""
    first, last = pair
    text = f"She said: {first}One.\n\n{first}Two.\r\n\r\n{first}Three,{last} and left. {first}Four.{last}"
    assert _quotations(text) == [text[10 : text.index(last + " and") + 1], f"{first}Four.{last}"]


def test_a_nested_quotation_over_paragraphs_keeps_the_outer():
    """Inner and outer marks that are both taken up again close where they close."""
    text = "“He told us, ‘come.\n\n“‘Then go,’” he said."
    assert _quotations(text) == ["“He told us, ‘come.\n\n“‘Then go,’”", "‘Then go,’"]


@pytest.mark.parametrize(("first", "last"), ["“”", '""', "«»", "‘’", "„“"])
def test_an_unclosed_mark_costs_its_paragraph_only(first, last):
    """The paragraphs after a mark that nothing closes are read as if it were not there."""
    text = f"He said: {first}Never closed.\n\nNobody {first}there{last} spoke.\n\n{first}Fine,{last} she said."
    assert _quotations(text) == [f"{first}there{last}", f"{first}Fine,{last}"]


def test_an_unclosed_mark_before_a_whole_quotation_is_no_quotation():
    """Where another quotation of the same marks stands whole after it, the mark was never closed, nor carried on."""
    assert _quotations("“It is bad, he said. “But calm,” she said.\n\n“Other,” he said.") == ["“But calm,”", "“Other,”"]


def test_a_text_without_marks_has_no_quotation():
    """No marks, no quotations."""
    assert _quotations("The ferry sailed at noon. Nobody spoke.") == []
