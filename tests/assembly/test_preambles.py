"""The preamble and the close: openers that repeat, the enacting words, the testimonium and who signs."""

from __future__ import annotations

from dataclasses import replace

import pytest
from house import STYLES, House, codes, message

from drafter.model.draft import Draft
from drafter.model.inline import Blank
from drafter.model.walk import nodes, plain_words


def recitals(draft: Draft) -> list[str]:
    preamble = draft.instrument.preamble
    assert preamble is not None
    return [f"{plain_words(recital.opener)} {plain_words(recital.content)}" for recital in preamble.recitals]


@pytest.fixture
def shop(house: House) -> House:
    """A house with an article, since a draft of recitals alone is none."""
    house.clause("duty.care", "#. Care.")
    return house


def preamble_of(house: House, *openers: str, style: str = "un") -> list[str]:
    for number, opener in enumerate(openers):
        house.clause(f"open.r{number}", f"reason {number}", f"kind: recital\nopener: {opener}")
    return recitals(house.sound("preamble: {recitals: [open]}", style=style))


def test_a_recital_ends_with_a_comma(shop: House) -> None:
    assert preamble_of(shop, "Recalling", "Noting") == ["Recalling reason 0,", "Noting reason 1,"]


@pytest.mark.parametrize("style", ["un", "coe"])
def test_an_opener_that_repeats_takes_also_and_then_further(shop: House, style: str) -> None:
    found = preamble_of(shop, "Recalling", "Recalling", "Recalling", "Recalling", "Noting", "Noting", style=style)
    assert [line.split(" reason")[0] for line in found] == [
        "Recalling", "Recalling also", "Recalling further", "Recalling further", "Noting", "Noting also",
    ]  # fmt: skip


def test_an_opener_that_comes_back_later_begins_anew(shop: House) -> None:
    found = preamble_of(shop, "Recalling", "Noting", "Recalling")
    assert [line.split(" reason")[0] for line in found] == ["Recalling", "Noting", "Recalling"]


def test_a_house_without_such_words_repeats_the_opener(shop: House) -> None:
    for number in range(2):
        shop.clause(f"open.r{number}", "x", "kind: recital\nopener: Noting")
    draft = shop.sound("preamble: {recitals: [open]}", style=replace(STYLES["un"], repeat_words=()))
    assert recitals(draft) == ["Noting x,", "Noting x,"]


def test_the_opening_and_the_enacting_words_are_those_of_the_house_and_the_profile(shop: House) -> None:
    draft = shop.sound("kind: protocol\nparties: {one: Party, several: Parties}")
    preamble = draft.instrument.preamble
    assert preamble is not None
    assert plain_words(preamble.opening) == "The Parties to this Protocol,"
    assert plain_words(preamble.enacting_words) == "Have agreed as follows:"


def test_a_recital_that_is_required_joins_the_preamble(shop: House) -> None:
    shop.clause("open.why", "why", "kind: recital\nopener: Noting")
    shop.clause("duty.proof", "#. Proof.", "requires: [{clause: open.why, reason: It must be said.}]")
    assert recitals(shop.sound("parts: [{select: [duty]}]")) == ["Noting why,"]


CHOICE = """
kind: recital
opener: Noting
choices:
  why:
    question: Why?
    default: a
    alternatives: {a: {label: A, text: that it is so}, b: {label: B, text: that it is not, group: Group B}}
options: {more: {label: More, default: in, text: and more}}
"""


@pytest.mark.parametrize("text", ["{choose why}\n{option more}", "{choose why} {option more}"])
def test_what_is_open_in_a_recital_stands_in_brackets_be_it_a_line_or_words(shop: House, text: str) -> None:
    shop.clause("open.why", text, CHOICE)
    profile = "preamble: {recitals: [open]}"
    assert recitals(shop.sound(profile)) == ["Noting that it is so and more,"]
    opened = ("open.why.why=open", "open.why.more=open")
    assert recitals(shop.sound(profile, face="options", settings=opened)) == [
        "Noting [that it is so] [Group B: that it is not] [and more],"
    ]


def test_a_recital_with_a_list_is_refused(shop: House) -> None:
    shop.clause("open.why", "that:\n  - One;\n  - Two", "kind: recital\nopener: Noting")
    draft = shop.draft("preamble: {recitals: [open]}")
    assert codes(draft) == ["notation"]
    assert message(draft, "notation") == "the recital 'open.why' holds a list"


# --- the close ----------------------------------------------------------------------------------------------------

CLOSE = """
kind: testimonium
choices:
  how:
    question: How?
    default: one
    alternatives: {one: {label: One, text: "#. DONE once."}, two: {label: Two, text: "#. DONE twice."}}
"""


def test_the_testimonium_is_not_numbered_and_those_who_sign_follow(shop: House) -> None:
    shop.clause("end.close", "#. IN WITNESS WHEREOF.\n{choose how}", CLOSE)
    profile = "testimonium: end.close\nsignatories: [For A, open]"
    testimonium = shop.sound(profile).instrument.testimonium
    assert testimonium is not None
    assert [(p.label, plain_words(p.chapeau)) for p in testimonium.paragraphs] == [
        ("", "IN WITNESS WHEREOF."),
        ("", "DONE once."),
    ]
    assert [plain_words(s.name) for s in testimonium.signatories] == ["For A", "For ………………… ".rstrip()]
    assert Blank("") in nodes(testimonium)


def test_what_is_open_in_the_testimonium_stands_in_brackets(shop: House) -> None:
    shop.clause("end.close", "#. IN WITNESS WHEREOF.\n{choose how}", CLOSE)
    draft = shop.sound("testimonium: end.close", face="options", settings=("end.close.how=open",))
    testimonium = draft.instrument.testimonium
    assert testimonium is not None
    assert [plain_words(p.chapeau) for p in testimonium.paragraphs] == [
        "IN WITNESS WHEREOF.", "[DONE once.]", "[DONE twice.]",
    ]  # fmt: skip
