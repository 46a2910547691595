"""The draft id: the same for the same inputs, and another as soon as anything that is used differs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from house import STYLES, House

PROFILE = "parts: [{select: [duty.care]}]"


def a_house(folder: Path, **changed: str) -> House:
    """A house with one clause in use, one not, and a term in use; ``changed`` gives other texts."""
    house = House(folder)
    house.write("terms.yaml", f"""
        act: {{singular: act, definition: {changed.get("term", "means an act")}}}
        thing: {{singular: thing, definition: {changed.get("unused_term", "means a thing")}}}
        """)  # fmt: skip
    house.clause("general.terms", "#. For the purposes of this Convention:\n{definitions}")
    more = "parameters: {hours: {type: integer, default: 5, description: Hours.}}"
    house.clause("duty.care", changed.get("used", "#. Each {term act} within {hours} hours."), more)
    house.clause("duty.proof", changed.get("unused", "#. Proof."))
    return house


def draft_id(house: House, profile: str = PROFILE, **how: object) -> str:
    return house.sound(profile, **how).instrument.identity.draft_id


def test_the_same_inputs_give_the_same_id_wherever_they_lie(tmp_path: Path) -> None:
    first, second = (a_house(tmp_path / name) for name in ("first", "second"))
    assert draft_id(first) == draft_id(first) == draft_id(second)
    assert len(draft_id(first)) == 12


@pytest.mark.parametrize(
    ("what", "text"), [("used", "#. Any {term act} within {hours} hours."), ("term", "means a deed")]
)
def test_a_used_text_that_changes_changes_the_id(tmp_path: Path, what: str, text: str) -> None:
    changed = a_house(tmp_path / "second", **{what: text})
    assert draft_id(a_house(tmp_path / "first")) != draft_id(changed)


@pytest.mark.parametrize(("what", "text"), [("unused", "#. No proof."), ("unused_term", "means an object")])
def test_a_text_that_is_not_used_does_not_change_the_id(tmp_path: Path, what: str, text: str) -> None:
    changed = a_house(tmp_path / "second", **{what: text})
    assert draft_id(a_house(tmp_path / "first")) == draft_id(changed)


def test_each_thing_that_makes_a_draft_changes_the_id(tmp_path: Path) -> None:
    house = a_house(tmp_path)
    ids = [
        draft_id(house),
        draft_id(house, settings=("duty.care.hours=6",)),
        draft_id(house, "parts: [{select: [duty]}]"),
        draft_id(house, "parts: [{heading: Duties, select: [duty.care]}]"),
        draft_id(house, PROFILE + "\ntitle: Convention on Other Examples"),
        draft_id(house, style="coe"),
        draft_id(house, style=replace(STYLES["un"], enacting_words="Agree as follows:")),
        draft_id(house, face="options"),
        draft_id(house, face="annotated"),
        draft_id(house, library=replace(house.library(), version="2")),
    ]
    assert len(set(ids)) == len(ids)


def test_the_order_and_the_comments_of_a_profile_do_not_change_the_id(tmp_path: Path) -> None:
    house = a_house(tmp_path)
    one = "facts: {place: Rome, date: open}\nsettings: {duty.care: {hours: 6}}\n" + PROFILE
    other = PROFILE + "\n# a comment\nsettings: {duty.care: {hours: '6'}}\nfacts: {date: open, place: Rome}"
    assert draft_id(house, one) == draft_id(house, other)


def test_the_identity_names_the_profile_without_its_folder(tmp_path: Path) -> None:
    identity = a_house(tmp_path).sound(PROFILE + "\nfacts: {date: 2026-11-23}").instrument.identity
    assert (identity.profile, identity.kind, identity.date) == ("profile", "convention", "2026-11-23")
    assert str(tmp_path) not in repr(identity)
