"""Diagnostics: their order, their hints, and the list of codes."""

from __future__ import annotations

import re

import pytest

from drafter.diagnostics import (
    CODES,
    Diagnostic,
    DraftingError,
    Findings,
    Severity,
    SourceSpan,
    did_you_mean,
    has_errors,
    in_order,
    lines_of,
)


def found(file: str, line: int, column: int = 1, code: str = "notation") -> Diagnostic:
    return Diagnostic(code, Severity.ERROR, "x", SourceSpan(file, line, column))


def test_they_are_told_in_the_order_of_the_files_and_each_once() -> None:
    nowhere = Diagnostic("notation", Severity.ERROR, "x")
    items = [nowhere, found("b", 1), found("a", 10), found("a", 2, 5), found("a", 2, 1), found("b", 1)]
    assert [str(d.span) for d in in_order(items)] == ["a:2:1", "a:2:5", "a:10:1", "b:1:1", "None"]


def test_only_errors_stop_a_build() -> None:
    findings = Findings()
    findings.info("recommendation", "x")
    findings.warning("unused-definition", "x")
    assert not has_errors(findings.items)
    findings.error("notation", "x")
    assert has_errors(findings.items)


@pytest.mark.parametrize(
    ("wrong", "hint"),
    [
        ("final.signture", "did you mean 'final.signature'?"),
        ("final", "did you mean 'finals'?"),
        ("zzz", None),
        ("", None),
    ],
)
def test_the_nearest_known_word_is_named_if_one_is_near(wrong: str, hint: str | None) -> None:
    assert did_you_mean(wrong, ("final.signature", "finals", "general.scope")) == hint


def test_the_python_interface_tells_all_of_them() -> None:
    error = DraftingError([found("a", 1), Diagnostic("empty-draft", Severity.ERROR, "nothing is selected")])
    assert len(error.diagnostics) == 2
    assert str(error) == "a:1:1: error: x [notation]\n-: error: nothing is selected [empty-draft]"


def test_every_code_is_words_joined_by_hyphens_and_is_explained_in_a_sentence() -> None:
    for code, meaning in CODES.items():
        assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", code), code
        assert meaning.endswith("."), code
        assert meaning[0].isupper(), code


def test_lines_end_where_yaml_has_them_end() -> None:
    assert lines_of("a\nb\x85c\N{LINE SEPARATOR}d\n") == ["a", "b", "c", "d", ""]
