"""The words the profile and the house style turn, and those that nothing turns."""

from __future__ import annotations

from dataclasses import replace

import pytest
from house import STYLES, House, article, lines_of

from drafter.model.instrument import Part
from drafter.model.walk import nodes, plain_words

PROTOCOL = "kind: protocol\nparties: {one: Party, several: Parties}"


def test_the_canonical_words_become_those_of_the_profile(house: House) -> None:
    house.clause("duty.care", "#. Each State Party to this Convention. States Parties. This Convention.")
    assert house.lines("duty.care", PROTOCOL) == ["Each Party to this Protocol. Parties. This Protocol."]
    assert house.lines("duty.care") == ["Each State Party to this Convention. States Parties. This Convention."]


@pytest.mark.parametrize(
    "words",
    ["a Convention", "the Convention", "States that are not Parties", "this Conventional", "a State", "Party States"],
)
def test_words_that_are_near_the_canonical_ones_stay(house: House, words: str) -> None:
    house.clause("duty.care", f"#. It is {words}.")
    assert house.lines("duty.care", PROTOCOL) == [f"It is {words}."]


def test_headings_of_articles_parts_and_chapters_are_turned_and_the_title_is_not(house: House) -> None:
    house.clause("duty.care", "#. Care.", heading="States Parties")
    draft = house.sound(
        """
        title: States Parties
        kind: protocol
        parties: {one: Party, several: Parties}
        parts: [{heading: Cooperation of States Parties, chapters: [{heading: To States Parties, select: [duty]}]}]
        """,
        style="coe",
    )
    part = next(node for node in nodes(draft.instrument) if isinstance(node, Part))
    headings = [plain_words(node.heading) for node in (part, part.content[0], article(draft, "duty.care"))]
    assert headings == ["Co-operation of Parties", "To Parties", "Parties"]
    assert plain_words(draft.instrument.title) == "States Parties"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('the "State Party" so named', "the “State Party” so named"),
        ("the “State Party” so named", "the “State Party” so named"),
        (
            'the "State *Party* of this Convention" and this Convention',
            "the “State Party of this Convention” and this Protocol",
        ),
        (
            'the "organization {n} of States Parties"; States Parties',
            "the “organization two of States Parties”; Parties",
        ),
        ('an odd " stays, and States Parties turn', 'an odd " stays, and Parties turn'),
        ("a State Party's organ", "a Party’s organ"),
    ],
)
def test_words_in_double_quotation_marks_are_never_turned(house: House, typed: str, printed: str) -> None:
    house.clause(
        "duty.care", f"#. It is {typed}.", "parameters: {n: {type: integer, default: 2, description: A number.}}"
    )
    assert house.lines("duty.care", PROTOCOL, style="coe") == [f"It is {printed}."]


def test_quotation_marks_are_those_of_the_house(house: House) -> None:
    house.clause("duty.care", '#. The "one" and “the other”.')
    style = replace(STYLES["un"], quotes=("«", "»"))
    assert house.lines("duty.care", style=style) == ["The «one» and «the other»."]


@pytest.mark.parametrize(
    ("canonical", "coe"),
    [
        ("cooperation", "co-operation"),
        ("Cooperation", "Co-operation"),
        ("organizations", "organisations"),
        ("unauthorized", "unauthorised"),
        ("Authorized", "Authorised"),
        ("recognize", "recognise"),
        ("Realizing", "Realising"),
        ("size", "size"),
        ("prize", "prize"),
    ],
)
def test_spelling_is_that_of_the_house_in_every_form_of_a_word(house: House, canonical: str, coe: str) -> None:
    house.clause("duty.care", f"#. It is {canonical}.")
    assert house.lines("duty.care", style="coe") == [f"It is {coe}."]
    assert house.lines("duty.care", style="un") == [f"It is {canonical}."]


def test_the_vocabulary_of_the_house_and_the_words_of_the_profile_go_together(house: House) -> None:
    house.clause("duty.care", "#. In the annex to this Convention, States Parties shall act as they shall.")
    style = replace(
        STYLES["un"], vocabulary=(("annex to this Convention", "appendix to this Convention"), ("shall", "should"))
    )
    assert house.lines("duty.care", PROTOCOL, style=style) == [
        "In the appendix to this Protocol, Parties should act as they should."
    ]


def test_choices_and_passages_are_turned_like_the_text_around_them(house: House) -> None:
    house.clause(
        "duty.care",
        "#. {choose who} acts {option with}.\n{option more}",
        """
        choices:
          who:
            question: Who?
            default: one
            alternatives: {one: {label: One, text: A State Party}, all: {label: All, text: States Parties}}
        options:
          with: {label: With, default: in, text: in cooperation}
          more: {label: More, default: in, text: "#. This Convention:\\n   - Organizes;\\n   - Cooperates."}
        """,
    )
    assert house.lines("duty.care", PROTOCOL, style="coe") == [
        "1. A Party acts in co-operation.",
        "2. This Protocol:",
        "  a. organises;",
        "  b. co-operates.",
    ]


def test_footnotes_brackets_and_emphasis_are_turned(house: House) -> None:
    house.clause("duty.care", "#. *State Party* [State Party|cooperation].{note State Party.}")
    draft = house.sound(PROTOCOL, face="options", style="coe")
    assert lines_of(article(draft, "duty.care")) == ["Party [Party] [co-operation].Party."]
