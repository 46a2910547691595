"""From the text of a clause to paragraphs: optional passages, choices, and what is left where a passage is out."""

from __future__ import annotations

import pytest
from house import House, article, codes, lines_of, message

from drafter.model.inline import Bracketed
from drafter.model.walk import nodes


@pytest.fixture
def shop(house: House) -> House:
    """A clause with a passage that is in, one that is out, and one that goes with another clause."""
    house.clause(
        "duty.care",
        """
        #. Care.
        {option inside}
        {option outside}
        {option beside}
        """,
        """
        options:
          inside: {label: In, default: in, text: "#. In."}
          outside: {label: Out, default: out, text: "#. Out."}
          beside: {label: With, default: with, with: [duty.notice, duty.proof], text: "#. Beside."}
        """,
    )
    house.clause("duty.notice", "#. Notice.")
    house.clause("duty.proof", "#. Proof.")
    return house


def test_an_optional_passage_is_in_out_or_beside_others_as_the_clause_has_it(shop: House) -> None:
    assert shop.lines("duty.care", "parts: [{select: [duty.care, duty.notice]}]") == ["1. Care.", "2. In."]
    assert shop.lines("duty.care", "parts: [{select: [duty]}]") == ["1. Care.", "2. In.", "3. Beside."]


def test_the_profile_has_the_last_word_on_an_optional_passage(shop: House) -> None:
    settings = "parts: [{select: [duty.care]}]\nsettings: {duty.care: {inside: out, outside: in, beside: in}}"
    assert shop.lines("duty.care", settings) == ["1. Care.", "2. Out.", "3. Beside."]


def test_an_article_that_one_paragraph_is_left_of_is_not_numbered(shop: House) -> None:
    settings = "parts: [{select: [duty.care]}]\nsettings: {duty.care: {inside: out}}"
    assert shop.lines("duty.care", settings) == ["Care."]


def test_a_passage_with_another_clause_comes_in_when_that_clause_is_pulled_in(shop: House) -> None:
    shop.clause("duty.last", "#. See {ref duty.notice} and {ref duty.proof}.")
    lines = shop.lines("duty.care", "parts: [{select: [duty.care, duty.last]}]")
    assert lines == ["1. Care.", "2. In.", "3. Beside."]


STANDARD = """
choices:
  standard:
    question: Which standard?
    default: strict
    alternatives:
      strict:
        label: Strict
        text: |
          #. Strict.
          #. Very strict.
      mild:
        label: Mild
        text: "#. Mild."
"""


@pytest.mark.parametrize(
    ("settings", "lines"),
    [((), ["1. Care.", "2. Strict.", "3. Very strict."]), (("duty.care.standard=mild",), ["1. Care.", "2. Mild."])],
)
def test_a_choice_alone_in_its_line_puts_in_whole_paragraphs(
    house: House, settings: tuple[str, ...], lines: list[str]
) -> None:
    house.clause("duty.care", "#. Care.\n{choose standard}", STANDARD)
    assert house.lines("duty.care", settings=settings) == lines


def test_a_choice_within_a_sentence_puts_in_words(house: House) -> None:
    house.clause(
        "duty.care",
        "#. Care {choose standard}, as *it {choose standard}*[x {choose standard}|y].{note In {choose standard}.}",
        """
        choices:
          standard:
            question: Which standard?
            default: due
            alternatives: {due: {label: Due, text: is due}, great: {label: Great, text: is great}}
        """,
    )
    assert house.lines("duty.care", face="options", settings=("duty.care.standard=great",)) == [
        "Care is great, as it is great[x is great] [y].In is great."
    ]


NESTED = """
choices:
  outer:
    question: Outer?
    default: a
    alternatives:
      a:
        label: A
        text: |
          #. A {choose inner}.
          {option more}
          {choose last}
      b: {label: B, text: "#. B."}
  inner:
    question: Inner?
    default: one
    alternatives: {one: {label: One, text: one}, two: {label: Two, text: "two {option much}"}}
  last:
    question: Last?
    default: c
    alternatives: {c: {label: C, text: "#. C."}, d: {label: D, text: "#. D."}}
options:
  more: {label: More, default: in, text: "#. More."}
  much: {label: Much, default: out, text: and much}
"""


@pytest.mark.parametrize(
    ("settings", "lines"),
    [
        ({}, ["1. A one.", "2. More.", "3. C."]),
        ({"inner": "two", "much": "in"}, ["1. A two and much.", "2. More.", "3. C."]),
        ({"inner": "two", "more": "out", "last": "d"}, ["1. A two.", "2. D."]),
        ({"outer": "b", "much": "in"}, ["B."]),
    ],
)
def test_choices_and_passages_stand_within_one_another(
    house: House, settings: dict[str, str], lines: list[str]
) -> None:
    house.clause("duty.care", "{choose outer}", NESTED)
    given = tuple(f"duty.care.{name}={value}" for name, value in settings.items())
    assert house.lines("duty.care", settings=given) == lines


def test_what_is_open_within_an_open_alternative_is_not_lost(house: House) -> None:
    """Alternatives hold paragraphs only, so what is open a second time stands in brackets within its paragraph."""
    house.clause("duty.care", "{choose outer}", NESTED)
    given = tuple(f"duty.care.{name}=open" for name in ("outer", "last", "more", "inner"))
    assert house.lines("duty.care", face="options", settings=given) == [
        "<Alternative 1>",
        "  1. [A [one] [two].",
        "  2. [More.]",
        "  3. [C.]",
        "  4. [D.]]",
        "<Alternative 2>",
        "  1. [B.]",
    ]


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("#. Care.\n{option a}", {"a": "{option a}"}),
        ("#. Care.\n{option a}", {"a": "{option b}", "b": "{option a}"}),
        ("#. Care {option a}.", {"a": "and {option a}"}),
        ("#. Care {option a}.", {"a": "and {option b}", "b": "or {option a}"}),
    ],
)
@pytest.mark.parametrize("face", ["clean", "options"])
def test_a_passage_that_holds_itself_is_refused_and_not_followed(
    house: House, text: str, options: dict[str, str], face: str
) -> None:
    entries = "\n".join(f'  {name}: {{label: X, default: in, text: "{inner}"}}' for name, inner in options.items())
    house.clause("duty.care", text, "options:\n" + entries)
    draft = house.draft(face=face)
    assert message(draft, "notation") == "'duty.care.a' stands within itself"


def test_passages_within_passages_have_an_end(house: House) -> None:
    entries = [f'  o{n}: {{label: X, default: in, text: "{{option o{n + 1}}}"}}' for n in range(400)]
    entries.append('  o400: {label: X, default: in, text: "#. End."}')
    house.clause("duty.care", "#. Care.\n{option o0}", "options:\n" + "\n".join(entries))
    assert message(house.draft(), "notation") == "'duty.care.o6' stands within more than 6 others"


def test_a_list_cannot_stand_within_a_sentence(house: House) -> None:
    house.clause(
        "duty.care",
        "#. Care {option terms}.",
        """
        options:
          terms:
            label: Terms
            default: in
            text: |
              on these terms:
                - One;
                - Two.
        """,
    )
    assert message(house.draft(), "notation") == "'terms' stands within a sentence but is more than words"


# --- what a passage that is out leaves behind ---------------------------------------------------------------------

OUT = "options: {x: {label: X, default: out, text: x}, y: {label: Y, default: out, text: y}}"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("#. Care {option x}, and more.", ["Care, and more."]),
        ("#. Care {option x}.", ["Care."]),
        ("#. Care {option x} {option y}; more.", ["Care; more."]),
        ("#. {option x} Care.", ["Care."]),
        ("#. Care {option x} is due.", ["Care is due."]),
        ("#. *Care {option x} is* due.", ["Care is due."]),
        ("#. *{option x}* Care.", ["Care."]),
        ("#. Care.{note See {option x} more.}", ["Care.See more."]),
        ("#. Care.{note {option x}}", ["Care."]),
        ("#. {option x}\n#. Care.", ["Care."]),
        ("#. {option x}.\n#. Care.", ["Care."]),
        ("#. {option x}:\n   - {option x};\n   - {option y}.\n#. Care.", ["Care."]),
        ("#. Care {n} {option x}, and {option y} {n}.", ["Care two, and two."]),
    ],
)
def test_what_is_out_leaves_no_gap_and_no_stray_stop(house: House, text: str, left: list[str]) -> None:
    house.clause("duty.care", text, OUT + "\nparameters: {n: {type: integer, default: 2, description: Number.}}")
    assert house.lines("duty.care") == left


def test_the_blanks_of_a_value_are_not_mended(house: House) -> None:
    more = "parameters: {sign: {type: text, default: 'a .b , c', description: A sign.}}"
    house.clause("duty.care", "#. The {sign} , so.", more)
    assert house.lines("duty.care") == ["The a .b , c, so."]


@pytest.mark.parametrize(
    ("text", "code"),
    [("#. States [shall|should] act.", "open-choice"), ("#. Done at {blank place}.", "open-blank")],
)
def test_what_the_text_itself_leaves_open_cannot_stand_in_a_clean_text(house: House, text: str, code: str) -> None:
    house.clause("duty.care", text)
    assert codes(house.draft()) == [code]
    assert codes(house.draft(face="options")) == []


def test_brackets_of_the_text_are_brackets_of_the_draft(house: House) -> None:
    house.clause("duty.care", "#. States [shall|should|[may|can]] act.")
    draft = house.sound(face="options")
    assert lines_of(article(draft, "duty.care")) == ["States [shall] [should] [[may] [can]] act."]
    assert sum(isinstance(node, Bracketed) for node in nodes(draft.instrument)) == 2
