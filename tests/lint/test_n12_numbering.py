"""N-12: gaps and other ways of numbering, in texts whose numbers are their own."""

from __future__ import annotations

from dataclasses import replace

import pytest
from small_texts import article, house_style, instrument

from drafter.lint.analyse import analyse
from drafter.lint.document import Circumstances
from drafter.lint.rules import BY_CODE
from drafter.model.instrument import Article, Instrument
from drafter.readers.plain import read_plain

TREATY = """CONVENTION ON TESTS

The States Parties to this Convention,
Recalling the Charter of the United Nations,
Have agreed as follows:

Article 1
Purpose

1. The purpose of this Convention is to have tests.
{second}. It has no other purpose.

Article {next}
Duty

Each State Party shall:
{a} Inform the others;
{b} Consult them;
{c} Assist them.
"""


def faults(made: Instrument) -> list[str]:
    return [lapse.message for lapse in BY_CODE["N-12"].check(analyse(made, Circumstances()))]


def read(**numbers: object) -> Instrument:
    usual = {"second": 2, "next": 2, "a": "(a)", "b": "(b)", "c": "(c)"}
    return read_plain(TREATY.format(**{**usual, **numbers}), house_style("un")).instrument


def test_numbers_without_a_gap_are_left_alone() -> None:
    assert faults(read()) == []


@pytest.mark.parametrize(
    ("numbers", "message"),
    [
        ({"next": 3}, "article 3 follows article 1"),
        ({"c": "(d)"}, "item d follows item b"),
    ],
)
def test_a_gap_is_found(numbers: dict[str, object], message: str) -> None:
    assert faults(read(**numbers)) == [message]


def test_another_way_of_numbering_is_told_once() -> None:
    told = faults(read(a="a)", b="b)", c="c)"))
    assert told == ["a list of this level begins '(a)' in the house style, this one 'a)'"]


def test_a_gap_between_paragraphs_is_found() -> None:
    made = instrument(article("Scope", "One.", "Two.", "Three."))
    only = made.body[0]
    assert isinstance(only, Article)
    first, _, third = only.content
    assert faults(replace(made, body=(replace(only, content=(first, third)),))) == ["paragraph 3 follows paragraph 1"]


def test_a_single_paragraph_with_a_number_is_found() -> None:
    made = instrument(article("Scope", "One.", "Two."))
    only = made.body[0]
    assert isinstance(only, Article)
    alone = replace(made, body=(replace(only, content=only.content[:1]),))
    assert faults(alone) == ["the only paragraph has a number"]
    assert faults(made) == []
