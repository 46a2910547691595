"""Instruments drawn at random, with words that look like labels, brackets and markup wherever words may stand."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from drafter.assembly.brackets import bracket_alternatives
from drafter.assembly.number import number_instrument
from drafter.model.inline import (
    Blank,
    Bracketed,
    Comment,
    DefinedTerm,
    Deleted,
    Emphasis,
    Footnote,
    Inline,
    Inlines,
    Inserted,
    TermUse,
    Text,
)
from drafter.model.instrument import (
    Alternatives,
    AlternativeText,
    Annex,
    Article,
    Chapter,
    Comments,
    Identity,
    Instrument,
    Paragraph,
    Part,
    Preamble,
    Provision,
    Recital,
    Signatory,
    Subparagraph,
    Testimonium,
)
from drafter.model.rebuild import number_footnotes
from drafter.model.style import HouseStyle
from drafter.pipeline import load_style

STYLES = tuple(load_style(name) for name in ("un", "coe", "soft", "ilc"))

WORDS = st.sampled_from(
    (
        *("Words.", "a word", "1. One", "2) Two", "(a) a", "(i)", "a. b", "iv. y", "24 hours", "I", "Article 5"),
        *("Part I begins", "Annex", "Chapter A", "Alternative 1", "[x]", "[", "]", "a: b", "Group: x", "*star*", "_x_"),
        *(
            "`c`",
            "a & b",
            "&amp;",
            "&#91;x&#93;",
            "<b>",
            "</a>",
            "<!-- -->",
            "# x",
            "x #",
            "- x",
            "+ x",
            "> x",
            "| x |",
        ),
        *(", y", "\\[x\\]", "\\:", "(was 2)", "[^1]", "[^7]: x", "Draft 0123456789ab", "Comments", "Contents", "…"),
        *("~x~", "$x$", "![x](y)", "[x](#y)", "Déjà", "<ins>", "c1"),
    )
)
PLAIN = WORDS.map(lambda text: (Text(text),))


def _spaced(nodes: list[Inline]) -> Inlines:
    """Nodes with words between them, so that none runs into the next; no change alone, which marks a block."""
    found: list[Inline] = []
    if len(nodes) == 1 and isinstance(nodes[0], Inserted | Deleted):
        nodes = [*nodes, Text("more")]
    for node in nodes:
        found += [Text(" and "), node] if found else [node]
    return tuple(found)


PROPOSERS = st.sampled_from(["", "", "Group A", "A: B"])


def _bracketed(alternatives: list[tuple[Inlines, str]], comment: Comment | None) -> Bracketed:
    return Bracketed(tuple(words for words, _ in alternatives), tuple(name for _, name in alternatives), comment)


COMMENTS = st.builds(lambda runs: Comment(tuple(runs)), st.lists(PLAIN, min_size=1, max_size=2))
SIMPLE = st.one_of(
    WORDS.map(Text),
    PLAIN.map(Emphasis),
    PLAIN.map(lambda words: DefinedTerm("t", words)),
    WORDS.map(lambda text: TermUse("t", text)),
    st.one_of(WORDS, st.just("")).map(Blank),
    PLAIN.map(Inserted),
    PLAIN.map(Deleted),
)
RUNS = st.lists(SIMPLE, min_size=1, max_size=3).map(_spaced)
BRACKETED = st.builds(_bracketed, st.lists(st.tuples(RUNS, PROPOSERS), min_size=1, max_size=3), st.none() | COMMENTS)
INLINES = st.lists(
    st.one_of(SIMPLE, BRACKETED, RUNS.map(Footnote)), min_size=1, max_size=3
).map(_spaced)  # fmt: skip
REMARKS: st.SearchStrategy[Comments] = st.lists(COMMENTS, max_size=1).map(tuple)


def _items(deeper: int) -> st.SearchStrategy[tuple[Subparagraph, ...]]:
    under = _items(deeper - 1) if deeper else st.just(())
    closing = st.just(()) | INLINES
    item = st.builds(
        lambda words, items, closing, remarks: Subparagraph(words, items, closing if items else (), comments=remarks),
        INLINES,
        st.just(()) | under,
        closing,
        REMARKS,
    )
    return st.lists(item, min_size=1, max_size=3).map(tuple)


def _paragraph(
    words: Inlines, items: tuple[Subparagraph, ...], closing: Inlines, numbered: bool, remarks: Comments
) -> Paragraph:
    return Paragraph(words, items, closing if items else (), numbered, comments=remarks if words else ())


PARAGRAPHS = st.one_of(
    st.builds(_paragraph, INLINES, st.just(()) | _items(1), st.just(()) | INLINES, st.booleans(), REMARKS),
    st.builds(_paragraph, st.just(()), _items(2), st.just(()) | INLINES, st.booleans(), st.just(())),
)
TEXTS = st.builds(
    lambda label, paragraphs, proposer: AlternativeText("", label, tuple(paragraphs), proposer),
    st.sampled_from(["", "Alternative 1", "Option [x]: 1."]),
    st.lists(PARAGRAPHS, min_size=1, max_size=3),
    PROPOSERS,
)


def _alternatives(texts: list[AlternativeText], comment: Comment | None) -> Alternatives:
    """Alternatives whose comment stands at their first line, and none on that line itself."""
    first, *others = texts
    paragraphs = (replace(first.paragraphs[0], comments=()), *first.paragraphs[1:])
    return Alternatives("", (replace(first, paragraphs=paragraphs), *others), comment)


ALTERNATIVES = st.builds(_alternatives, st.lists(TEXTS, min_size=1, max_size=3), st.none() | COMMENTS)
PROVISIONS: st.SearchStrategy[tuple[Provision, ...]] = st.lists(
    PARAGRAPHS | ALTERNATIVES, min_size=1, max_size=4
).map(tuple)  # fmt: skip
ARTICLES = st.builds(
    lambda words, content, remarks: Article("", words, content, comments=remarks), RUNS, PROVISIONS, REMARKS
)
CHAPTERS = st.builds(Chapter, RUNS, st.lists(ARTICLES, min_size=1, max_size=2).map(tuple))
PARTS = st.builds(Part, RUNS, st.lists(ARTICLES, min_size=1, max_size=2).map(tuple) | st.tuples(CHAPTERS))
ANNEXES = st.builds(lambda words, content: Annex("", words, content), RUNS, PROVISIONS)
RECITALS = st.builds(
    lambda opener, words, remarks: Recital("", (Text(opener),) if opener else (), words, comments=remarks),
    st.sampled_from(["", "Recalling", "Noting [x]"]),
    st.builds(lambda first, rest: (Text(f"{first} and "), *rest), WORDS, INLINES),
    REMARKS,
)
PREAMBLES = st.none() | st.builds(
    Preamble,
    st.just(()) | RUNS,
    st.lists(RECITALS, max_size=3).map(tuple),
    RUNS,
)
TESTIMONIES = st.none() | st.builds(
    lambda paragraphs, names: Testimonium("", tuple(replace(p, numbered=False) for p in paragraphs), tuple(names)),
    st.lists(INLINES.map(Paragraph), min_size=1, max_size=2),
    st.lists(RUNS.map(Signatory), max_size=2),
)


def _instrument(
    title: Inlines,
    preamble: Preamble | None,
    body: list[Part | Chapter | Article],
    testimonium: Testimonium | None,
    annexes: list[Annex],
    style: HouseStyle,
    notice: Inlines,
) -> Instrument:
    identity = Identity("", "0123456789ab", "", "")
    document = Instrument(title, preamble, tuple(body), testimonium, tuple(annexes), identity, style, notice)
    return number_footnotes(bracket_alternatives(number_instrument(document)))


BODIES = st.one_of(*(st.lists(kind, min_size=1, max_size=2) for kind in (PARTS, CHAPTERS, ARTICLES)))
INSTRUMENTS = st.builds(
    _instrument, RUNS, PREAMBLES, BODIES, TESTIMONIES, st.lists(ANNEXES, max_size=2), st.sampled_from(STYLES), PLAIN
)
