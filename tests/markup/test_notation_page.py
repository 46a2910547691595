"""The page on the notation tells the truth: each of its examples is read as the page says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from drafter.library.profile_records import FACTS
from drafter.markup.blocks import read_clause_text
from drafter.markup.sentences import FORMS, SPECIAL, read_sentence
from drafter.markup.unparse import unparse_clause_text
from drafter.model.clause import DefinitionList, Splice, TextBlock
from drafter.model.inline import (
    Blank,
    Bracketed,
    ChoiceUse,
    ClauseReference,
    Emphasis,
    Footnote,
    Inline,
    OptionUse,
    ParameterUse,
    ProvisionName,
    TermMention,
    Text,
)

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "notation.md").read_text(encoding="utf-8")

INSIDE_A_SENTENCE: dict[str, Inline] = {
    "{ref due-diligence.duty}": ClauseReference((ProvisionName("due-diligence.duty"),)),
    "{ref due-diligence.duty#notice}": ClauseReference((ProvisionName("due-diligence.duty", "notice"),)),
    "{ref #notice}": ClauseReference((ProvisionName("", "notice"),)),
    "{ref a.b, c.d}": ClauseReference((ProvisionName("a.b"), ProvisionName("c.d"))),
    "{ref part:liability}": ClauseReference((ProvisionName("", "", "liability"),)),
    "{term harmful cyber operations}": TermMention("harmful cyber operations"),
    "{hours}": ParameterUse("", "hours"),
    "{ratifications:ordinal}": ParameterUse("", "ratifications", "ordinal"),
    "{final.entry-into-force.ratifications}": ParameterUse("final.entry-into-force", "ratifications"),
    "{profile.depositary}": ParameterUse("profile", "depositary"),
    "{choose standard}": ChoiceUse("standard"),
    "{option no-monitoring}": OptionUse("no-monitoring"),
    "{blank place of signature}": Blank("place of signature"),
    "[shall|should]": Bracketed(((Text("shall"),), (Text("should"),))),
    "*in absentia*": Emphasis((Text("in absentia"),)),
    "{note Text of the footnote.}": Footnote((Text("Text of the footnote."),)),
}


def rows_of(heading: str) -> list[tuple[str, str]]:
    """The rows of the table under a heading, each with its two cells."""
    section = PAGE.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    rows = [re.split(r"(?<!\\)\|", line)[1:3] for line in section.split("\n") if line.startswith("|")]
    return [(left.strip(), right.strip()) for left, right in rows[2:]]


def code_of(cell: str) -> list[str]:
    """What stands between backticks in a cell; a table writes a vertical bar with a backslash."""
    return [code.replace("\\|", "|") for code in re.findall(r"`([^`]+)`", cell)]


def test_the_example_of_paragraphs_and_lists_is_read_as_the_page_says() -> None:
    example = re.search(r"```text\n(.*?)```", PAGE, re.DOTALL)
    assert example
    text, faults = read_clause_text(example[1])
    assert faults == ()

    def words(said: str) -> tuple[Inline, ...]:
        return (Text(said),)

    notice = TextBlock(
        words("Whether it had received:"),
        (TextBlock(words("A notification; or"), numbered=True), TextBlock(words("A request,"), numbered=True)),
        words("through its point of contact;"),
        numbered=True,
        name="notice",
    )
    closing = (Text("with due regard to "), ClauseReference((ProvisionName("cooperation.duty"),)), Text("."))
    capabilities = TextBlock(words("Its capabilities;"), numbered=True)
    time = TextBlock(words("The time available,"), numbered=True)
    account = words("In determining whether it did so, account shall be taken of:")
    assert text == (
        TextBlock(words("Each State Party shall exercise due diligence."), numbered=True, name="duty"),
        TextBlock(account, (capabilities, notice, time), closing, numbered=True),
    )
    assert read_clause_text(unparse_clause_text(text)) == (text, ())


SENTENCE_ROWS = rows_of("Inside a sentence")


@pytest.mark.parametrize(("left", "right"), SENTENCE_ROWS, ids=[left for left, _ in SENTENCE_ROWS])
def test_each_row_of_the_table_is_read_as_the_page_says(left: str, right: str) -> None:
    examples = code_of(left)
    assert examples
    if "character itself" in right:
        typed = {example[-1] for example in code_of(left.replace("\\|", "|"))}
        assert typed == {*SPECIAL, "#", "-"}
        for example in typed:
            assert read_sentence(f"a\\{example}b") == ((Text(f"a{example}b"),), ())
    elif "alone in its line" in left:
        assert examples == ["{definitions}"]
        assert read_clause_text("{definitions}") == ((DefinitionList(),), ())
    else:
        for example in examples:
            assert read_sentence(example) == ((INSIDE_A_SENTENCE[example],), ())


def test_every_example_we_expect_stands_on_the_page() -> None:
    shown = {example for left, _ in SENTENCE_ROWS for example in code_of(left)}
    assert set(INSIDE_A_SENTENCE) <= shown


def test_the_page_names_the_forms_of_a_number() -> None:
    left, right = next(row for row in SENTENCE_ROWS if "ordinal" in row[0])
    assert {code.rpartition(":")[2].rstrip("}") for code in (*code_of(left), *code_of(right))} == {*FORMS}


def test_the_page_names_every_fact_of_a_profile() -> None:
    said = next(right for left, right in SENTENCE_ROWS if "profile.depositary" in left)
    assert set(code_of(said)) == set(FACTS)


def test_each_block_of_the_table_is_read_as_the_page_says() -> None:
    marks = [left for left, _ in rows_of("Blocks")]
    assert any("`#. text`" in mark for mark in marks)
    assert read_clause_text("#. text") == ((TextBlock((Text("text"),), numbered=True),), ())
    assert read_clause_text("text") == ((TextBlock((Text("text"),)),), ())
    assert any("`- text`" in mark for mark in marks)
    item = TextBlock((Text("text"),), numbered=True)
    assert read_clause_text("#. a\n   - text") == ((TextBlock((Text("a"),), (item,), (), True),), ())
    assert any("`{#name}`" in mark for mark in marks)
    assert read_clause_text("#. {#name} text") == ((TextBlock((Text("text"),), (), (), True, "name"),), ())
    assert read_clause_text("#. a\n   goes on") == ((TextBlock((Text("a goes on"),), numbered=True),), ())
    assert read_clause_text("#. a\n\n#. b")[0] == read_clause_text("#. a\n#. b")[0]


def test_a_splice_alone_in_its_line_stands_for_paragraphs_and_elsewhere_for_words() -> None:
    assert read_clause_text("{choose x}\n{option y}") == ((Splice("choose", "x"), Splice("option", "y")), ())
    assert read_clause_text("#. {option y}") == ((TextBlock((OptionUse("y"),), numbered=True),), ())
    assert read_clause_text("It is {choose x}.")[0] == (TextBlock((Text("It is "), ChoiceUse("x"), Text("."))),)
