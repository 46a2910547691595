"""Parameters and facts: every type in every form, bounds, and what is left open."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from house import STYLES, House, article, codes, message

from drafter.diagnostics import has_errors
from drafter.model.inline import Blank, Text
from drafter.model.style import HouseStyle
from drafter.model.walk import nodes
from drafter.phrasing.numerals import cardinal_words, letters, ordinal_words, roman

PARAMETERS = """
parameters:
  hours: {type: integer, unit: hours, default: 72, minimum: 6, maximum: 720, description: Hours after notice.}
  count: {type: integer, default: 40, minimum: 2, maximum: 2000000, description: Number of ratifications.}
  period: {type: duration, unit: years, default: 1 year, minimum: 90 days, maximum: 10 years, description: The period.}
  sum: {type: money, unit: units of account, default: 5000000, minimum: 1000, description: The limit.}
  last: {type: date, default: 2026-12-31, minimum: 2026-01-01, maximum: 2030-12-31, description: The last day.}
  names: {type: list, default: [a, b, c], minimum: 1, maximum: 4, description: The names.}
  seat: {type: text, default: Geneva, maximum: 12, description: The seat.}
"""


def said(house: House, use: str, *settings: str, style: str | HouseStyle = "un") -> str:
    """What a use of a value prints."""
    house.clause("rule.value", f"#. ({use})", PARAMETERS)
    given = tuple(f"rule.value.{setting}" for setting in settings)
    (line,) = house.lines("rule.value", settings=given, style=style)
    return line[1:-1]


@pytest.mark.parametrize(
    ("use", "words"),
    [
        ("{hours} hours", "72 hours"),
        ("{hours:words}", "seventy-two"),
        ("{hours:figures}", "72"),
        ("{hours:ordinal}", "seventy-second"),
        ("{count:ordinal}", "fortieth"),
        ("{period}", "one year"),
        ("{period:figures}", "1 year"),
        ("{period:words}", "one year"),
        ("{period:ordinal}", "first"),
        ("{sum}", "5 million units of account"),
        ("{sum:figures}", "5 million"),
        ("{sum:words}", "five million"),
        ("{last}", "31 December 2026"),
        ("{names}", "a, b and c"),
        ("{names:or}", "a, b or c"),
        ("{seat}", "Geneva"),
    ],
)
def test_a_default_value_is_said_in_the_form_asked_for(house: House, use: str, words: str) -> None:
    assert said(house, use) == words


@pytest.mark.parametrize(
    ("use", "setting", "words"),
    [
        ("{hours} hours", "hours=9", "nine hours"),
        ("{hours} hours", "hours=10", "10 hours"),
        ("{hours:figures} hours", "hours=9", "9 hours"),
        ("{count:ordinal}", "count=60", "sixtieth"),
        ("{count:ordinal}", "count=12", "twelfth"),
        ("{count}", "count=1,500", "1,500"),
        ("{count}", "count=1 500", "1,500"),
        ("{count}", "count=12000", "12,000"),
        ("{period}", "period=18 months", "18 months"),
        ("{period}", "period=5", "five years"),
        ("{period:words}", "period=18 months", "eighteen months"),
        ("{sum}", "sum=250000", "250,000 units of account"),
        ("{sum}", "sum=1500000", "1,500,000 units of account"),
        ("{last}", "last=2027-01-01", "1 January 2027"),
        ("{names}", "names=[x, y]", "x and y"),
        ("{names:or}", "names=[x, y]", "x or y"),
        ("{names}", "names=x", "x"),
        ("{seat}", "seat=Ankh-Morpork", "Ankh-Morpork"),
        ("{seat}", "seat=[a, b]", "[a, b]"),
    ],
)
def test_a_value_that_is_set_is_said_so(house: House, use: str, setting: str, words: str) -> None:
    assert said(house, use, setting) == words


@pytest.mark.parametrize(("figure", "words"), [("1500", "1500"), ("12000", "12 000"), ("250000", "250 000")])
def test_another_house_sets_off_thousands_in_its_own_way(house: House, figure: str, words: str) -> None:
    assert said(house, "{count}", f"count={figure}", style=replace(STYLES["un"], thousands=" ")) == words


@pytest.mark.parametrize(
    ("setting", "why"),
    [
        ("hours=5", "it must be at least 6"),
        ("hours=721", "it must be at most 720"),
        ("hours=six", "it must be a whole number, not 'six'"),
        ("hours=-6", "it must be a whole number, not '-6'"),
        ("period=2 months", "it must be at least 90 days"),
        ("period=11 years", "it must be at most 10 years"),
        ("period=soon", "it must be a time such as '72 hours' or '5 years', not 'soon'"),
        ("sum=999", "it must be at least 1000"),
        ("last=2025-12-31", "it must be at least 2026-01-01"),
        ("last=31.12.2026", "it must be a date written 2026-12-31, not '31.12.2026'"),
        ("names=[a, b, c, d, e]", "it must be at most 4 items long"),
        ("names=[]", "it must be a list with at least one item"),
        ("seat=Constantinople", "it must be at most 12 characters long"),
    ],
)
def test_a_value_out_of_bounds_or_of_another_kind_is_refused(house: House, setting: str, why: str) -> None:
    house.clause("rule.value", "#. {hours} {count} {period} {sum} {last} {names} {seat}", PARAMETERS)
    draft = house.draft(settings=(f"rule.value.{setting}",))
    assert message(draft, "wrong-value") == f"'rule.value.{setting.partition('=')[0]}': {why}"
    assert codes(draft) == ["wrong-value"]


def test_a_value_of_another_clause_is_said_as_that_clause_is_set(house: House) -> None:
    house.clause(
        "rule.value", "#. The {count:ordinal} of {hours}, {period}, {sum}, {last}, {names}, {seat}.", PARAMETERS
    )
    house.clause("rule.other", "#. After the {rule.value.count:ordinal} instrument.")
    assert house.lines("rule.other", settings=("rule.value.count=30",)) == ["After the thirtieth instrument."]


# --- nothing a value says is ever markup --------------------------------------------------------------------------

HOSTILE = [
    "{ref a.b}",
    "[shall|should]",
    "*x*",
    "{{ 7*7 }}",
    "<script>",
    "{choose x}",
    "a; or",
    "Inc.",
    "#. x",
    "“q”",
    '"q"',
]


@pytest.mark.parametrize("value", [*HOSTILE, "it's"])
@pytest.mark.parametrize("style", ["un", "coe"])
def test_a_value_is_literal_whatever_it_holds(house: House, value: str, style: str) -> None:
    house.clause("rule.value", "#. A {word}:\n   - {word};\n   - {word} b;\n   - B {word}", WORD)
    lines = house.lines("rule.value", f"settings: {{rule.value: {{word: {json.dumps(value)}}}}}", style=style)
    assert [line.count(value) for line in lines] == [1, 1, 1, 1]


WORD = "parameters: {word: {type: text, default: State Party, description: A word.}}"


@pytest.mark.parametrize("value", ["States Parties", "this Convention", "Organization", "Authorized", "Realized it's"])
def test_the_words_of_a_value_are_never_turned(house: House, value: str) -> None:
    house.clause("rule.value", "#. A {word}:\n   - {word};\n   - {word} b.", WORD)
    profile = "instrument: Protocol\nparties: {one: Party, several: Parties}"
    lines = house.lines("rule.value", profile, settings=(f"rule.value.word={value}",), style="coe")
    assert lines == [f"A {value}:", f"  a. {value};", f"  b. {value} b."]


# --- open ---------------------------------------------------------------------------------------------------------


def test_an_open_value_is_an_error_in_a_clean_text_and_a_blank_in_any_other(house: House) -> None:
    house.clause(
        "rule.value", "#. Within {days} days.", "parameters: {days: {type: integer, description: Days to act.}}"
    )
    clean = house.draft()
    assert message(clean, "open-blank") == "'rule.value.days' has no value in a clean text: Days to act."
    assert clean.diagnostics[0].hint == "set it: settings: {rule.value: {days: …}}"
    assert house.lines("rule.value", face="options") == ["Within [Days to act] days."]
    assert house.lines("rule.value", settings=("rule.value.days=3",)) == ["Within three days."]


def test_a_value_can_be_left_open_by_the_profile(house: House) -> None:
    house.clause("rule.value", "#. Within {hours} hours.", PARAMETERS)
    opened = ("rule.value.hours=open",)
    assert house.lines("rule.value", face="options", settings=opened) == ["Within [Hours after notice] hours."]
    draft = house.draft(settings=opened)
    assert codes(draft) == ["open-blank"]
    span = draft.diagnostics[0].span
    assert span is not None
    assert span.file.startswith("--set")


@pytest.mark.parametrize("fact", ["depositary", "place", "organization", "parent"])
def test_a_fact_is_said_left_blank_or_missed(house: House, fact: str) -> None:
    house.clause("rule.fact", f"#. In {{profile.{fact}}}.")
    assert house.lines("rule.fact", f"facts: {{{fact}: 'the  Council'}}") == ["In the Council."]
    left_blank = house.sound(f"facts: {{{fact}: open}}")
    assert Blank("") in nodes(article(left_blank, "rule.fact"))
    assert house.lines("rule.fact", f"facts: {{{fact}: open}}", face="options") == [f"In [{fact}]."]
    assert message(house.draft(), "missing-fact") == f"the draft speaks of its {fact}, and the profile does not say it"


def test_languages_are_listed(house: House) -> None:
    house.clause("rule.fact", "#. In {profile.languages}; not {profile.languages:or}.")
    profile = "facts: {languages: [Arabic, Chinese, English]}"
    assert house.lines("rule.fact", profile) == ["In Arabic, Chinese and English; not Arabic, Chinese or English."]


def test_a_fact_is_literal(house: House) -> None:
    house.clause("rule.fact", "#. In {profile.place}.")
    draft = house.sound("facts: {place: '{ref a.b} *x* State Party'}", style="coe")
    assert article(draft, "rule.fact").content[0].chapeau == (Text("In {ref a.b} *x* State Party."),)  # type: ignore[union-attr]


# --- numbers ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "cardinal", "ordinal"),
    [
        (1, "one", "first"),
        (5, "five", "fifth"),
        (11, "eleven", "eleventh"),
        (20, "twenty", "twentieth"),
        (21, "twenty-one", "twenty-first"),
        (42, "forty-two", "forty-second"),
        (90, "ninety", "ninetieth"),
        (100, "one hundred", "one hundredth"),
        (101, "one hundred and one", "one hundred and first"),
        (180, "one hundred and eighty", "one hundred and eightieth"),
        (1000, "one thousand", "one thousandth"),
        (1005, "one thousand and five", "one thousand and fifth"),
        (1250, "one thousand two hundred and fifty", "one thousand two hundred and fiftieth"),
        (1_000_000, "one million", "one millionth"),
        (2_300_001, "two million three hundred thousand and one", "two million three hundred thousand and first"),
        (10**9, "one billion", "one billionth"),
        (10**15 - 1, None, None),
    ],
)
def test_numbers_in_words(number: int, cardinal: str | None, ordinal: str | None) -> None:
    if cardinal is None:
        assert cardinal_words(number).startswith(
            "nine hundred and ninety-nine trillion nine hundred and ninety-nine billion"
        )
        return
    assert (cardinal_words(number), ordinal_words(number)) == (cardinal, ordinal)


def test_every_number_to_two_thousand_has_words_of_its_own() -> None:
    for words in (cardinal_words, ordinal_words):
        assert len({words(number) for number in range(1, 2001)}) == 2000


def test_roman_numerals_and_letters() -> None:
    assert [roman(n) for n in (1, 4, 9, 14, 40, 49, 90, 400, 1994)] == [
        "I", "IV", "IX", "XIV", "XL", "XLIX", "XC", "CD", "MCMXCIV",
    ]  # fmt: skip
    assert [letters(n) for n in (1, 26, 27, 28, 52, 53)] == ["a", "z", "aa", "bb", "zz", "aaa"]


def test_a_sound_draft_has_no_error(house: House) -> None:
    house.clause("rule.value", "#. {hours} {count} {period} {sum} {last} {names} {seat}", PARAMETERS)
    assert not has_errors(house.draft().diagnostics)
