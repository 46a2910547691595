"""Which node may hold which."""

from __future__ import annotations

import inspect
from dataclasses import is_dataclass, replace

from drafter.model import inline, instrument, report
from drafter.model.draft import Draft
from drafter.model.inline import Blank, Bracketed, Emphasis, Footnote, TermMention, Text
from drafter.model.instrument import (
    Article,
    Changes,
    Former,
    Identity,
    Instrument,
    Paragraph,
    Part,
    Recital,
    Source,
    Subparagraph,
)
from drafter.model.report import Report
from drafter.model.structure import DEEPEST_SUBPARAGRAPH, MAY_HOLD, misplaced
from drafter.model.walk import children, nodes

LEAVES = {"Text", "TermUse", "NumberReference", "Blank", "Bracket"}
NO_NODES = (Identity, Changes, Former, Source)
NOTATION = {"ParameterUse", "ChoiceUse", "OptionUse", "TermMention", "ClauseReference", "ProvisionName"}


def test_every_resolved_node_is_in_the_table_or_a_leaf() -> None:
    for module in (inline, instrument, report):
        for name, kind in inspect.getmembers(module, inspect.isclass):
            if kind.__module__ == module.__name__ and is_dataclass(kind) and kind not in NO_NODES:
                assert (kind in MAY_HOLD) != (name in LEAVES | NOTATION), name


def test_nothing_may_hold_a_node_of_the_notation() -> None:
    held = {kind.__name__ for kinds in MAY_HOLD.values() for kind in kinds}
    assert not held & NOTATION


def test_an_article_holds_no_article() -> None:
    inner = Article("a.b", (Text("Inner"),), ())
    outer = Article("a.a", (Text("Outer"),), (inner,))  # type: ignore[arg-type]
    assert misplaced(outer) == ["Article holds Article"]


def test_a_footnote_holds_no_footnote_even_within_emphasis() -> None:
    note = Footnote((Emphasis((Footnote((Text("x"),)),)),))
    assert misplaced(Paragraph((note,))) == ["Emphasis holds Footnote"]


def test_a_reference_that_was_not_resolved_is_found_however_deep_it_is() -> None:
    content = (Bracketed(((Emphasis((TermMention("incident"),)),), (Blank("x"),))),)
    assert misplaced(Part((Text("P"),), (Article("a.b", content, ()),))) == ["Emphasis holds TermMention"]


def test_subparagraphs_go_three_levels_deep() -> None:
    block = Subparagraph((Text("4"),))
    for number in range(3, 0, -1):
        block = Subparagraph((Text(str(number)),), (block,))
    assert DEEPEST_SUBPARAGRAPH == 3
    assert misplaced(Paragraph((), (block,))) == ["a subparagraph stands 4 levels deep"]
    assert misplaced(Paragraph((), block.subparagraphs)) == []


def test_each_list_counts_its_own_levels() -> None:
    item = Subparagraph((), (Subparagraph((), (Subparagraph((Text("x"),)),)),))
    assert misplaced(Paragraph((), (item, item, item))) == []


def test_a_recital_holds_no_paragraph() -> None:
    recital = Recital("p.a", (Text("Recalling"),), (Paragraph((Text("x"),)),))  # type: ignore[arg-type]
    assert misplaced(recital) == ["Recital holds Paragraph"]


class TestTheFlagship:
    def test_it_is_sound(self, flagship: Draft) -> None:
        assert misplaced(flagship.instrument) == []

    def test_a_fault_put_into_it_is_found(self, flagship: Draft) -> None:
        faulty: Instrument = replace(flagship.instrument, title=(TermMention("incident"),))
        assert misplaced(faulty) == ["Instrument holds TermMention"]

    def test_a_report_on_it_holds_no_article(self, flagship: Draft) -> None:
        article = Article("a.b", (), ())
        whole = Report((Text("R"),), (article,), flagship.instrument.identity, flagship.instrument.style)  # type: ignore[arg-type]
        assert misplaced(whole) == ["Report holds Article"]

    def test_walking_reaches_every_node_once_and_in_order(self, flagship: Draft) -> None:
        seen = list(nodes(flagship.instrument))
        assert seen[0] is flagship.instrument
        assert len(seen) == 1 + sum(len(list(nodes(child))) for child in children(flagship.instrument))
        articles = [int(node.number) for node in seen if isinstance(node, Article)]
        assert articles == list(range(1, len(articles) + 1))
