"""Values of parameters: what is read from the words typed, and what is refused."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.model.clause import Duration, Parameter, Value
from drafter.model.values import PARAMETER_TYPES, RawValue, ValueFault, is_duration_unit, read_value


def parameter(type_: str, low: Value | None = None, high: Value | None = None, unit: str = "days") -> Parameter:
    return Parameter("p", type_, "A parameter.", None, unit, low, high)


def refusal(type_: str, raw: RawValue, low: Value | None = None, high: Value | None = None) -> str:
    with pytest.raises(ValueFault) as caught:
        read_value(parameter(type_, low, high), raw)
    return str(caught.value)


class TestWhatIsRead:
    @pytest.mark.parametrize(
        ("type_", "raw", "value"),
        [
            ("integer", "30", 30),
            ("integer", " 30 ", 30),
            ("integer", "1,000", 1000),
            ("integer", "1 000 000", 1_000_000),
            ("integer", "007", 7),
            ("money", "250,000", 250_000),
            ("duration", "72 hours", Duration(72, "hours")),
            ("duration", "1 day", Duration(1, "days")),
            ("duration", "6  months", Duration(6, "months")),
            ("duration", "5", Duration(5, "days")),
            ("date", "2026-12-31", date(2026, 12, 31)),
            ("list", ("English", " French "), ("English", "French")),
            ("list", "English", ("English",)),
            ("list", ("a", "", "b"), ("a", "b")),
            ("text", "  the\n secretariat ", "the secretariat"),
            ("text", "[a, b]", "[a, b]"),
            ("list", "[a,  b ]", ("a", "b")),
            ("list", " [a] ", ("a",)),
            ("text", "[a|b] {ref x.y} *z*", "[a|b] {ref x.y} *z*"),
        ],
    )
    def test_words_as_a_value(self, type_: str, raw: RawValue, value: Value) -> None:
        assert read_value(parameter(type_), raw) == value

    @settings(deadline=None, derandomize=True)
    @given(st.integers(0, 10**15 - 1))
    def test_a_whole_number_with_or_without_commas(self, number: int) -> None:
        assert read_value(parameter("integer"), str(number)) == number
        assert read_value(parameter("money"), f"{number:,}") == number

    @settings(deadline=None, derandomize=True)
    @given(st.dates())
    def test_every_date(self, day: date) -> None:
        assert read_value(parameter("date"), day.isoformat()) == day


class TestWhatIsRefused:
    @pytest.mark.parametrize(
        "raw",
        ["", "ten", "1.5", "-1", "1,00", "10 days", "1e3", "٣.٥", "9" * 16, "1" + ",000" * 5, "1" + ",000" * 2000],
    )
    def test_no_whole_number(self, raw: str) -> None:
        assert refusal("integer", raw) == f"it must be a whole number, not '{raw}'"

    @pytest.mark.parametrize("raw", ["", "soon", "3 weeks", "1.5 days", "days", "-2 days", "3 days 2 hours"])
    def test_no_time(self, raw: str) -> None:
        assert refusal("duration", raw) == f"it must be a time such as '72 hours' or '5 years', not '{raw}'"

    @pytest.mark.parametrize(
        "raw", ["", "31 December 2026", "2026-02-30", "2026-13-01", "31.12.2026", "20261231", "2026-W01-1"]
    )
    def test_no_date(self, raw: str) -> None:
        assert refusal("date", raw) == f"it must be a date written 2026-12-31, not '{raw}'"

    @pytest.mark.parametrize("raw", ["", "   ", (), ("", " ")])
    def test_no_list(self, raw: RawValue) -> None:
        assert refusal("list", raw) == "it must be a list with at least one item"

    def test_no_text(self) -> None:
        assert refusal("text", " \n ") == "it must not be empty"

    @pytest.mark.parametrize("type_", [t for t in PARAMETER_TYPES if t != "list"])
    def test_a_list_where_one_value_belongs(self, type_: str) -> None:
        assert refusal(type_, ("1", "2")) == "it must be a single value, not a list"

    @pytest.mark.parametrize("character", ["\x00", "\x07", "\x1b", "\x7f", "\x9b", "\ud800", "\ufffe", "\uffff"])
    def test_a_character_that_no_document_may_hold(self, character: str) -> None:
        assert refusal("text", f"a{character}b") == "it holds a character that no text may hold"
        assert refusal("list", ("a", f"b{character}")) == "it holds a character that no text may hold"


class TestBounds:
    @pytest.mark.parametrize(
        ("type_", "low", "high", "least", "most", "below", "above"),
        [
            ("integer", 2, 5, "2", "5", "1", "6"),
            ("money", 1000, 2000, "1,000", "2,000", "999", "2,001"),
            ("duration", Duration(2, "days"), Duration(3, "months"), "48 hours", "90 days", "47 hours", "91 days"),
            ("date", date(2026, 1, 1), date(2026, 12, 31), "2026-01-01", "2026-12-31", "2025-12-31", "2027-01-01"),
            ("list", 2, 3, ("a", "b"), ("a", "b", "c"), ("a",), ("a", "b", "c", "d")),
            ("text", 2, 4, "ab", "abcd", "a", "abcde"),
        ],
    )
    def test_both_bounds_are_allowed_and_nothing_beyond(
        self,
        type_: str,
        low: Value,
        high: Value,
        least: RawValue,
        most: RawValue,
        below: RawValue,
        above: RawValue,
    ) -> None:
        bounded = parameter(type_, low, high)
        read_value(bounded, least)
        read_value(bounded, most)
        assert refusal(type_, below, low, high).startswith("it must be at least ")
        assert refusal(type_, above, low, high).startswith("it must be at most ")

    @pytest.mark.parametrize(
        ("type_", "high", "raw", "message"),
        [
            ("integer", 5, "6", "it must be at most 5"),
            ("duration", Duration(2, "days"), "49 hours", "it must be at most 2 days"),
            ("date", date(2026, 12, 31), "2027-01-01", "it must be at most 2026-12-31"),
            ("list", 1, ("a", "b"), "it must be at most 1 item long"),
            ("text", 3, "abcd", "it must be at most 3 characters long"),
        ],
    )
    def test_the_bound_is_named_in_its_own_words(self, type_: str, high: Value, raw: RawValue, message: str) -> None:
        assert refusal(type_, raw, None, high) == message

    @settings(deadline=None, derandomize=True)
    @given(st.integers(0, 100), st.integers(0, 100), st.integers(0, 100))
    def test_a_number_is_read_exactly_where_it_lies_within_the_bounds(self, low: int, high: int, number: int) -> None:
        try:
            read_value(parameter("integer", low, high), str(number))
        except ValueFault:
            assert not low <= number <= high
        else:
            assert low <= number <= high


def test_units_of_time() -> None:
    assert [unit for unit in ("hours", "days", "weeks", "months", "years", "day", "") if is_duration_unit(unit)] == [
        "hours",
        "days",
        "months",
        "years",
    ]
    assert [Duration(1, unit).in_hours() for unit in ("hours", "days", "months", "years")] == [1, 24, 720, 8760]
