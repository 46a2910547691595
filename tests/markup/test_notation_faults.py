"""Every fault a clause text can have: its words, its hint, and the line and column at which it is found."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from types import ModuleType

import pytest

from drafter.markup import blocks, sentences
from drafter.markup.blocks import TextFault, read_clause_text
from drafter.markup.sentences import DEEPEST_NESTING, read_sentence
from drafter.model.inline import Text
from drafter.model.walk import nodes

FAULTS: list[tuple[str, str, int, int, int, str, str]] = [
    # what, text, line, column, length, message, hint (line and column count from 0)
    ("brace opened", "#. Within {hours", 0, 10, 1, "the brace is not closed", "write \\{ for the character itself"),
    ("brace closed", "#. Within hours}", 0, 15, 1, "'}' closes nothing", "write \\} for the character itself"),
    (
        "bracket opened", "#. It [shall do", 0, 6, 1, "the square bracket is not closed",
        "write \\[ for the character itself",
    ),
    ("bracket closed", "#. It shall] do", 0, 11, 1, "']' closes nothing", "write \\] for the character itself"),
    (
        "empty bracket", "#. It [shall|] do", 0, 6, 8, "a bracketed alternative is empty",
        "give it words, or use {blank …}",
    ),
    (
        "emphasis opened", "#. Tried in *absentia", 0, 12, 1, "emphasis '*' is not closed",
        "write \\* for the character itself",
    ),
    ("emphasis empty", "#. Tried ** so", 0, 9, 2, "emphasis '*' is empty", "write \\* for the character itself"),
    (
        "backslash", "#. A \\line", 0, 5, 1, "a backslash stands before nothing it can escape",
        "write \\\\ for a backslash",
    ),
    (
        "backslash at the end", "#. A line\\", 0, 9, 1, "a backslash stands before nothing it can escape",
        "write \\\\ for a backslash",
    ),
    ("footnote opened", "#. Act.{note See", 0, 7, 6, "the footnote is not closed", "end it with }"),
    ("footnote empty", "#. Act.{note }", 0, 7, 7, "the footnote is empty", "give it words, or leave it out"),
    (
        "footnote in a footnote", "#. Act.{note a{note b}}", 0, 14, 8,
        "a footnote stands within a footnote or within emphasis", "put it behind the words it explains",
    ),
    (
        "footnote in emphasis", "#. *Act{note b}*", 0, 7, 8,
        "a footnote stands within a footnote or within emphasis", "put it behind the words it explains",
    ),
    ("reference to no name", "#. See {ref }.", 0, 7, 6, "'{ref …}' names nothing", ""),
    ("term without words", "#. See {term}.", 0, 7, 6, "'{term …}' names nothing", ""),
    ("choice without name", "#. See {choose}.", 0, 7, 8, "'{choose …}' names nothing", ""),
    ("option without name", "#. See {option }.", 0, 7, 9, "'{option …}' names nothing", ""),
    (
        "reference to one word", "#. See {ref duty}.", 0, 7, 10, "'duty' names no provision",
        "write {ref group.clause}, {ref group.clause#name}, {ref #name} or {ref part:group}",
    ),
    (
        "reference with a comma too many", "#. See {ref a.b, }.", 0, 7, 11, "'' names no provision",
        "write {ref group.clause}, {ref group.clause#name}, {ref #name} or {ref part:group}",
    ),
    (
        "choice of a wrong name", "#. {choose Standard of care}", 0, 3, 25, "'Standard of care' is no name",
        "names are lower-case words joined by hyphens",
    ),
    (
        "splice of a wrong name", "{option no-}", 0, 0, 12, "'no-' is no name",
        "names are lower-case words joined by hyphens",
    ),
    (
        "directive unknown", "#. {if x}", 0, 3, 6, "'{if x}' is not in the notation",
        "see docs/notation.md; \\{ prints a brace",
    ),
    (
        "template language", "#. Pay {{ 7*7 }} now", 0, 7, 8, "'{{ 7*7 }' is not in the notation",
        "see docs/notation.md; \\{ prints a brace",
    ),
    (
        "name of a paragraph in its midst", "#. The {#duty} stands", 0, 7, 7, "'{#duty}' is not in the notation",
        "see docs/notation.md; \\{ prints a brace",
    ),
    (
        "form unknown", "#. The {n:roman} day", 0, 7, 9, "a value has no form 'roman'",
        "forms are ordinal, words, figures, or",
    ),
    (
        "nested too deeply", "[" * (DEEPEST_NESTING + 1) + "x", 0, DEEPEST_NESTING + 1, 1,
        "marks are nested too deeply here", "write \\[ or \\* for the characters",
    ),
    ("tab in the margin", "#. A:\n \t - B.", 1, 0, 3, "a tab stands in the margin", "indent with blanks"),
    (
        "item at the margin", "#. A:\n- B.", 1, 0, 1, "a list item stands at the left margin",
        "indent it under its paragraph",
    ),
    (
        "item under nothing", "  - B.", 0, 2, 1, "a list item stands under no paragraph",
        "begin the clause with a paragraph",
    ),
    (
        "fourth level", "#. A:\n   - B:\n     - C:\n       - D:\n         - E.", 4, 9, 1,
        "lists go 3 levels deep at the most", "",
    ),
    (
        "item out of column", "#. A:\n    - B;\n  - C.", 2, 2, 1,
        "this item is not in the column of the items before it", "",
    ),
    (
        "item after the closing words", "#. A:\n   - B,\n   so far.\n   - C.", 3, 3, 1,
        "an item follows the closing words of its list", "",
    ),
    (
        "words in no column", "#. A\n  goes on", 1, 2, 7, "this line is in the column of no open paragraph or item",
        "begin it in column 4",
    ),
    (
        "words in no column of a list", "#. A:\n   - B\n    goes on", 2, 4, 7,
        "this line is in the column of no open paragraph or item", "begin it in column 4, 6",
    ),
    (
        "words under a splice", "{choose x}\n  goes on", 1, 2, 7,
        "this line is in the column of no open paragraph or item", "begin it at the left margin",
    ),
    (
        "paragraph at the margin without air", "#. A\ngoes on", 1, 0, 7,
        "this line would begin a new unnumbered paragraph",
        "indent it to the column of the words above, or put an empty line before it",
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "line", "column", "length", "message", "hint"), [f[1:] for f in FAULTS], ids=[f[0] for f in FAULTS]
)
def test_a_fault_says_what_is_wrong_where_and_what_to_write(
    text: str, line: int, column: int, length: int, message: str, hint: str
) -> None:
    assert TextFault(line, column, length, message, hint) in read_clause_text(text)[1]


def fault_calls(module: ModuleType) -> list[ast.Call]:
    """The calls of the reader by which it reports a fault."""
    tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)]
    return [call for call in calls if isinstance(call.func, ast.Attribute) and call.func.attr == "_fault"]


@pytest.mark.parametrize(("module", "place"), [(blocks, 3), (sentences, 2)], ids=["blocks", "sentences"])
def test_every_message_of_the_reader_is_among_those_tested(module: ModuleType, place: int) -> None:
    """A message added to the reader without a test shows here."""
    tested = [message for *_, message, _ in FAULTS]
    calls = fault_calls(module)
    assert len(calls) > 7
    for call in calls:
        pieces = [
            n.value for n in ast.walk(call.args[place]) if isinstance(n, ast.Constant) and isinstance(n.value, str)
        ]
        assert any(all(piece in message for piece in pieces) for message in tested), f"no test has the message {pieces}"


@pytest.mark.parametrize(
    ("text", "line", "column", "length"),
    [
        ("#. Within  a   {n:roman}  day", 0, 15, 9),
        ("#.   Within {n:roman}", 0, 12, 9),
        ("#. {#duty} Within {n:roman}", 0, 18, 9),
        ("#. Within\n   a  while   {n:roman}", 1, 14, 9),
        ("#. A:\n   -   Within {n:roman}", 1, 14, 9),
        ("#. A:\n   - B\n     and {n:roman};\n   or {n:roman}", 2, 9, 9),
        ("#. A:\n   - B,\n   or  {n:roman}", 2, 7, 9),
        ("Each State\nwithin {n:roman}", 1, 7, 9),
        ("#. Within {n\n   :roman}", 0, 10, 2),
    ],
)
def test_a_fault_is_found_where_it_was_typed(text: str, line: int, column: int, length: int) -> None:
    """Lines that are joined and blanks that are made one do not shift the place of a fault."""
    fault = read_clause_text(text)[1][0]
    assert (fault.line, fault.column, fault.length) == (line, column, length)


def test_all_faults_are_found_at_once_in_the_order_of_the_text() -> None:
    text = "#. A {ref }\n   and [b\n   - C {n:roman};\n   - D } and *e.\n  stray\n#. {choose X}"
    found = [(fault.line, fault.message) for fault in read_clause_text(text)[1]]
    assert found == [
        (0, "'{ref …}' names nothing"),
        (1, "the square bracket is not closed"),
        (2, "a value has no form 'roman'"),
        (3, "'}' closes nothing"),
        (3, "emphasis '*' is not closed"),
        (4, "this line is in the column of no open paragraph or item"),
        (5, "'X' is no name"),
    ]


@pytest.mark.parametrize(
    "text",
    ["A {hours", "A ] b", "A } b", "A [b", "A *b", "A \\b", "A {note b", "A {if x}", "A {ref x}", "A {n:roman}",
     "A {choose X}", "*A{note b}*"],
)  # fmt: skip
def test_what_is_faulty_stays_in_as_literal_words(text: str) -> None:
    content, faults = read_sentence(text)
    words = "".join(node.text for inline in content for node in nodes(inline) if isinstance(node, Text))
    assert len(faults) == 1
    assert words.replace("*", "") == text.replace("*", "")
    assert ("*" in words) == (text == "A *b")


def test_a_thousand_open_brackets_are_refused_and_not_followed() -> None:
    content, faults = read_sentence("[" * 1000)
    assert content == (Text("[" * 1000),)
    assert any(fault.message == "marks are nested too deeply here" for fault in faults)


def test_a_brace_that_is_missing_is_looked_for_once_and_not_from_every_open_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked: list[int] = []

    class Counting:
        @staticmethod
        def match(text: str, start: int) -> re.Match[str] | None:
            looked.append(start)
            return closing.match(text, start)

    closing = sentences._TO_CLOSING_BRACE
    monkeypatch.setattr(sentences, "_TO_CLOSING_BRACE", Counting)
    content, faults = read_sentence("{hours} " + "{" * 500 + " \\} \\")
    assert looked == [0, 8]
    assert [f.offset for f in faults] == [*range(8, 508), 512]
    assert content[1:] == (Text(f" {'{' * 500} }} \\"),)


def test_faults_in_very_many_lines_are_each_found_in_their_own() -> None:
    lines = [f"#. First*{' ' * 9}and", *(f"   line {{{n}" for n in range(300))]
    _, faults = read_clause_text("\n".join(lines))
    assert [(f.line, f.column) for f in faults] == [(0, 8), *((n, 8) for n in range(1, 301))]
