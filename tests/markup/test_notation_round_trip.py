"""Reading what was written gives the same nodes, and writing what was read gives the same notation."""

from __future__ import annotations

import notation_strategies as notation
import pytest
from hypothesis import HealthCheck, given, settings

from drafter.markup.blocks import read_clause_text
from drafter.markup.sentences import read_sentence
from drafter.markup.unparse import unparse_clause_text, unparse_sentence
from drafter.model.clause import ClauseText, TextBlock
from drafter.model.inline import Bracketed, CrossReference, DefinedTerm, Deleted, Inline, Inlines, Inserted, Text

thorough = settings(
    deadline=None,
    derandomize=True,
    max_examples=120,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)


@given(notation.sentences)
@thorough
def test_a_sentence_is_read_as_it_was_written(content: Inlines) -> None:
    assert read_sentence(unparse_sentence(content)) == (content, ())


@given(notation.fragments)
@thorough
def test_a_sentence_without_fault_is_written_the_same_way_ever_after(text: str) -> None:
    content, faults = read_sentence(text)
    if not faults:
        written = unparse_sentence(content)
        assert read_sentence(written) == (content, ())


@given(notation.any_words)
@thorough
def test_literal_words_come_through_unharmed_whatever_they_are(words: str) -> None:
    assert read_sentence(unparse_sentence((Text(words),))) == ((Text(words),), ())


@given(notation.fragments)
@thorough
def test_the_faults_of_a_sentence_lie_within_it(text: str) -> None:
    for fault in read_sentence(text)[1]:
        assert 0 <= fault.offset < len(text)
        assert 1 <= fault.length <= len(text) - fault.offset
        assert fault.message


@pytest.mark.parametrize(
    "node",
    [
        CrossReference("art_1", (Text("article 1"),)),
        DefinedTerm("x", (Text("x"),)),
        Inserted((Text("x"),)),
        Deleted((Text("x"),)),
        Bracketed(((Text("x"),),), ("Group A",)),
    ],
    ids=lambda node: type(node).__name__,
)
def test_a_node_the_notation_cannot_say_is_refused(node: Inline) -> None:
    with pytest.raises(TypeError, match=type(node).__name__):
        unparse_sentence((node,))


@given(notation.clause_texts)
@thorough
def test_a_clause_text_is_read_as_it_was_written(text: ClauseText) -> None:
    assert read_clause_text(unparse_clause_text(text)) == (text, ())


@given(notation.fragments)
@thorough
def test_a_clause_text_without_fault_is_written_the_same_way_ever_after(typed: str) -> None:
    text, faults = read_clause_text(typed)
    if not faults:
        written = unparse_clause_text(text)
        assert read_clause_text(written) == (text, ())
        assert unparse_clause_text(read_clause_text(written)[0]) == written


@given(notation.fragments)
@thorough
def test_the_faults_of_a_clause_text_lie_within_its_lines(typed: str) -> None:
    rows = typed.split("\n")
    for fault in read_clause_text(typed)[1]:
        assert 0 <= fault.line < len(rows)
        assert 0 <= fault.column < len(rows[fault.line])
        assert 1 <= fault.length <= len(rows[fault.line]) - fault.column


def test_air_between_paragraphs_and_items_means_nothing() -> None:
    close = "#. A:\n   - B;\n   - C.\n#. D."
    airy = "\n#. A:\n\n   - B;\n\n   - C.\n\n\n#. D.\n"
    assert read_clause_text(close) == read_clause_text(airy)


def test_words_go_on_in_the_column_in_which_they_began() -> None:
    text, faults = read_clause_text("#.  Each State\n    Party\n    shall:\n    -  Act\n       now;\n    at once.")
    item = TextBlock((Text("Act now;"),), numbered=True)
    assert faults == ()
    assert text == (TextBlock((Text("Each State Party shall:"),), (item,), (Text("at once."),), numbered=True),)


@pytest.mark.parametrize("numbered", [True, False])
@pytest.mark.parametrize("words", ["- not an item", "-", "#. not a paragraph", "#."])
def test_words_that_look_like_a_mark_stay_words(words: str, numbered: bool) -> None:
    block = TextBlock((Text(words),), (TextBlock((Text(words),), numbered=True),), (Text(words),), numbered)
    assert read_clause_text(unparse_clause_text((block,))) == ((block,), ())
