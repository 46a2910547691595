"""The dump of the tree: every kind of node has a line or a sign of its own, and notation is refused."""

from __future__ import annotations

import pytest

from drafter.model.inline import (
    Blank,
    Bracketed,
    CrossReference,
    DefinedTerm,
    Deleted,
    Emphasis,
    Footnote,
    Inline,
    Inserted,
    NumberReference,
    ParameterUse,
    TermUse,
    Text,
)
from drafter.model.instrument import Article, Identity, Instrument, Paragraph
from drafter.model.report import BulletList, Cell, Heading, ListItem, Report, ReportParagraph, Row, Table
from drafter.pipeline import load_style
from drafter.writers.tree import write_tree

IDENTITY = Identity("sample", "0123456789ab", "1", "convention")


def words(said: str) -> tuple[Inline, ...]:
    return (Text(said),)


def instrument(*content: Inline, mark: str = "") -> Instrument:
    """An instrument of one paragraph."""
    paragraph = Paragraph(content, name="only", label="1.", eid="art_1__para_1", mark=mark)
    article = Article("x.y", words("Heading"), (paragraph,), "1", "Article 1", "art_1")
    return Instrument(words("Title"), None, (article,), None, (), IDENTITY, load_style("un"))


@pytest.mark.parametrize(
    ("node", "printed"),
    [
        (Text("plain"), "plain"),
        (Emphasis(words("so")), "*so*"),
        (DefinedTerm("x", words("Term")), "«Term»"),
        (TermUse("x", "terms"), "_terms_"),
        (CrossReference("art_1", (Text("see "), NumberReference("art_1", "article 1"))), "see article 1<art_1>"),
        (Blank("place"), "[place]"),
        (Bracketed((words("a"), words("b")), ("Group A", "")), "[Group A: a] [b]"),
        (Bracketed((words("a"), words("b"))), "[a] [b]"),
        (Footnote(words("why"), 3), "^3(why)"),
        (Inserted(words("new")), "{+new+}"),
        (Deleted(words("old")), "{-old-}"),
    ],
    ids=lambda value: value if isinstance(value, str) else type(value).__name__,
)
def test_each_inline_node_has_its_sign(node: Inline, printed: str) -> None:
    assert write_tree(instrument(Text("It is "), node)).split("\n")[4] == (
        f"    Paragraph 1. <art_1__para_1> #only: It is {printed}"
    )


def test_what_a_comparison_marks_as_a_whole_is_marked() -> None:
    assert "    Paragraph 1. <art_1__para_1> #only [deleted]: Gone." in write_tree(
        instrument(Text("Gone."), mark="deleted")
    )


def test_notation_that_was_not_resolved_is_refused() -> None:
    with pytest.raises(TypeError, match="ParameterUse is notation"):
        write_tree(instrument(ParameterUse("", "hours")))


def test_a_report_is_dumped_block_by_block() -> None:
    row = Row((Cell(words("a")), Cell(words("b"))))
    report = Report(
        words("Report"),
        (
            Heading(2, words("Part"), "p"),
            ReportParagraph(words("Said."), quoted=True),
            BulletList((ListItem(words("One"), (ListItem(words("Under")),)),), ordered=True),
            Table(words("Caption"), row, (row,)),
        ),
        IDENTITY,
        load_style("un"),
        words("Notice."),
    )
    assert write_tree(report).split("\n") == [
        "Report (sample): Report",
        "  Notice: Notice.",
        "  Heading 2 <p>: Part",
        "  ReportParagraph [quoted]: Said.",
        "  BulletList [ordered]",
        "    ListItem: One",
        "      ListItem: Under",
        "  Table: Caption",
        "    Row: a | b",
        "    Row: a | b",
        "",
    ]
