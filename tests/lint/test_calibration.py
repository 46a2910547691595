"""The rules against official treaties, and the two pages made of them."""

from __future__ import annotations

import pytest

from docs import make_rules

HINT = "run 'make rules' and look at what changed"


@pytest.fixture(scope="module")
def treaties() -> tuple[make_rules.Column, ...]:
    if not make_rules.INSTRUMENTS.is_dir():
        pytest.skip("the treaties are not here (../shared/instruments): nothing to try the rules on")
    return make_rules.columns()


def test_no_rule_finds_errors_in_most_official_texts_of_its_style(treaties: tuple[make_rules.Column, ...]) -> None:
    assert make_rules.wrongly_strict(treaties) == []


def test_a_rule_that_did_would_be_told() -> None:
    strict = tuple(make_rules.Column(name, "un", {"N-7": 3}, {"N-7": 3}) for name in ("one", "two"))
    assert make_rules.wrongly_strict((*strict, make_rules.Column("three", "un", {}, {}))) == ["N-7 in un"]
    old = make_rules.Column("un-charter", "un", {"N-7": 3}, {"N-7": 3})
    assert make_rules.wrongly_strict((old, make_rules.Column("one", "un", {}, {}))) == []


def test_the_page_of_counts_is_current(treaties: tuple[make_rules.Column, ...]) -> None:
    assert (make_rules.DOCS / "calibration.md").read_text(encoding="utf-8") == make_rules.calibration(treaties), HINT


def test_the_page_of_rules_is_current() -> None:
    assert (make_rules.DOCS / "rules.md").read_text(encoding="utf-8") == make_rules.rules_page(), HINT
