"""Words of a tree, and trees rebuilt."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.model.inline import (
    Blank,
    Bracketed,
    ChoiceUse,
    ClauseReference,
    CrossReference,
    DefinedTerm,
    Deleted,
    Emphasis,
    Footnote,
    Inline,
    Inlines,
    Inserted,
    NumberReference,
    OptionUse,
    ParameterUse,
    ProvisionName,
    TermMention,
    TermUse,
    Text,
)
from drafter.model.walk import joined, map_inlines, nodes, plain_words

LEAVES = st.one_of(
    st.builds(Text, st.text("ab ", max_size=3)),
    st.builds(TermUse, st.just("t"), st.text("cd", min_size=1, max_size=3)),
    st.builds(Blank, st.text("ef", max_size=3)),
)
RUNS = st.recursive(
    st.lists(LEAVES, max_size=4).map(tuple),
    lambda run: st.lists(
        st.one_of(
            LEAVES,
            run.map(Emphasis),
            run.map(Inserted),
            run.map(Deleted),
            run.map(Footnote),
            st.lists(run, min_size=1, max_size=3).map(lambda runs: Bracketed(tuple(runs))),
        ),
        max_size=4,
    ).map(tuple),
    max_leaves=12,
)


def test_words_as_every_format_prints_them() -> None:
    content: Inlines = (
        Text("Under "),
        CrossReference("art_9", (NumberReference("art_9", "article 9"), Text(", "), NumberReference("p", "2"))),
        Text(", an "),
        DefinedTerm("incident", (Text("incident"),)),
        Text(" or "),
        TermUse("incident", "incidents"),
        Footnote((Text("a note"),)),
        Text(" "),
        Bracketed(((Text("shall"),), (Text("should"),)), ("Group A", "")),
        Text(" at "),
        Blank("place"),
        Blank(""),
        Emphasis((Text(" ex ante"),)),
    )
    words = "Under article 9, 2, an incident or incidents [Group A: shall] [should] at [place]………………… ex ante"
    assert plain_words(content) == words
    assert plain_words(content, footnotes=True) == words.replace("incidents ", "incidentsa note ")


@pytest.mark.parametrize(
    "node",
    [
        ParameterUse("", "hours"),
        ChoiceUse("standard"),
        OptionUse("no-monitoring"),
        TermMention("incident"),
        ClauseReference((ProvisionName("a.b"),)),
        Emphasis((TermMention("incident"),)),
    ],
    ids=lambda node: type(node).__name__,
)
def test_notation_has_no_words_before_it_is_resolved(node: Inline) -> None:
    with pytest.raises(TypeError, match="was not resolved"):
        plain_words((Text("The "), node))


def test_each_bracketed_alternative_has_a_proposer_who_may_be_nobody() -> None:
    shall, should = (Text("shall"),), (Text("should"),)
    assert Bracketed((shall, should)).proposers == ("", "")
    assert Bracketed((shall, should)) == Bracketed((shall, should), ("", ""))
    with pytest.raises(ValueError, match="2 alternatives have 1 proposers"):
        Bracketed((shall, should), ("Group A",))


class TestJoining:
    def test_neighbouring_texts_become_one_and_empty_ones_go(self) -> None:
        run = (Text("a"), Text(""), Text("b"), Emphasis((Text("c"),)), Text(""))
        assert joined(run) == (Text("ab"), Emphasis((Text("c"),)))

    @settings(deadline=None, derandomize=True)
    @given(RUNS)
    def test_it_changes_no_word_and_does_nothing_twice(self, run: Inlines) -> None:
        once = joined(run)
        assert plain_words(once, footnotes=True) == plain_words(run, footnotes=True)
        assert joined(once) == once
        assert not any(isinstance(a, Text) and isinstance(b, Text) for a, b in pairwise(once))


class TestMapping:
    @settings(deadline=None, derandomize=True)
    @given(RUNS)
    def test_changing_nothing_gives_the_same_run(self, run: Inlines) -> None:
        assert map_inlines(run, lambda node: (node,)) == run

    @settings(deadline=None, derandomize=True)
    @given(RUNS)
    def test_every_text_is_reached_however_deep(self, run: Inlines) -> None:
        def shout(node: Inline) -> Inlines:
            return (Text(node.text.upper()),) if isinstance(node, Text) else (node,)

        before = [n.text for top in run for n in nodes(top) if isinstance(n, Text)]
        after = [n.text for top in map_inlines(run, shout) for n in nodes(top) if isinstance(n, Text)]
        assert after == [text.upper() for text in before]
