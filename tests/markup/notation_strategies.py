"""Strategies that make every node of the notation and every shape of block, in the form that reading gives them.

That form is: neighbouring texts are one, blocks begin and end without a blank, and no two blanks follow each other.
"""

from __future__ import annotations

from hypothesis import strategies as st

from drafter.model.clause import ClauseText, DefinitionList, Splice, TextBlock
from drafter.model.inline import (
    Blank,
    Bracketed,
    ChoiceUse,
    ClauseReference,
    Emphasis,
    Footnote,
    Inline,
    Inlines,
    OptionUse,
    ParameterUse,
    ProvisionName,
    TermMention,
    Text,
)
from drafter.model.structure import DEEPEST_SUBPARAGRAPH
from drafter.model.walk import joined

KEYWORDS = ("ref", "term", "choose", "option", "blank", "note")
SIGNS = "abz ABZ 019 \\{}[]*|#-.,;:'\"“”’é–()/&<>$%{{}}"

names = st.from_regex(r"[a-z][a-z0-9]{0,4}(-[a-z0-9]{1,3}){0,2}", fullmatch=True)
clause_ids = st.lists(names, min_size=2, max_size=3).map(".".join)


def _single_blanks(words: str) -> str:
    return " ".join(piece for piece in words.split(" ") if piece) or "a"


def _with_edges(words: str, before: bool, after: bool) -> str:
    return " " * before + words + " " * after


any_words = st.text(min_size=1, max_size=12)
"""Whatever can be typed, line ends and controls included: what a sentence by itself must carry unharmed."""

neat_words = st.text(alphabet=SIGNS, min_size=1, max_size=12).map(_single_blanks)
edged_words = st.builds(_with_edges, neat_words, st.booleans(), st.booleans())
"""Words with no two blanks in a row: what a line of a clause text must carry unharmed."""

targets = st.one_of(
    st.builds(ProvisionName, clause_ids, st.just("") | names),
    st.builds(ProvisionName, st.just(""), names),
    st.builds(ProvisionName, st.just(""), st.just(""), names),
)
values = st.builds(
    ParameterUse,
    st.just("") | st.just("profile") | clause_ids,
    names,
    st.sampled_from(["", "ordinal", "words", "figures", "or"]),
).filter(lambda use: use.clause or use.form or use.name not in KEYWORDS)


def nodes_of(words: st.SearchStrategy[str], depth: int, *, emphasis: bool, notes: bool) -> st.SearchStrategy[Inline]:
    """One node. Emphasis stands in no emphasis, and a footnote neither in emphasis nor in a footnote."""
    named = words.map(str.strip).filter(bool)
    flat = [
        words.map(Text),
        st.builds(Blank, st.just("") | named),
        named.map(TermMention),
        names.map(ChoiceUse),
        names.map(OptionUse),
        values,
        st.lists(targets, min_size=1, max_size=3).map(lambda found: ClauseReference(tuple(found))),
    ]
    if not depth:
        return st.one_of(flat)
    runs = runs_of(words, depth - 1, emphasis=emphasis, notes=notes)
    deep: list[st.SearchStrategy[Inline]] = [st.lists(runs, min_size=1, max_size=3).map(lambda a: Bracketed(tuple(a)))]
    if emphasis:
        deep.append(runs_of(words, depth - 1, emphasis=False, notes=False).map(Emphasis))
    if notes:
        inner = runs_of(words, depth - 1, emphasis=True, notes=False).map(without_edges)
        deep.append(inner.filter(bool).map(Footnote))
    return st.one_of(*flat, *deep)


def runs_of(words: st.SearchStrategy[str], depth: int, *, emphasis: bool, notes: bool) -> st.SearchStrategy[Inlines]:
    one = nodes_of(words, depth, emphasis=emphasis, notes=notes)
    return (
        st.lists(one, min_size=1, max_size=4).map(lambda found: _joined(found, neat=words is edged_words)).filter(bool)
    )


def _joined(found: list[Inline], *, neat: bool) -> Inlines:
    """One run; where it must be ``neat``, two texts that meet do not bring two blanks together."""
    run = joined(tuple(found))
    if not neat:
        return run
    return tuple(Text(node.text.replace("  ", " ")) if isinstance(node, Text) else node for node in run)


def without_edges(content: Inlines) -> Inlines:
    """Without blanks where the run begins and ends."""
    found = list(content)
    for place, strip in ((0, str.lstrip), (-1, str.rstrip)):
        if found and isinstance(found[place], Text):
            found[place] = Text(strip(found[place].text))
    return joined(tuple(found))


sentences = runs_of(any_words, 2, emphasis=True, notes=True)
lines = runs_of(edged_words, 2, emphasis=True, notes=True).map(without_edges).filter(bool)


def _stands_for_a_block(content: Inlines) -> bool:
    """Whether the words, alone in a line at the margin, are read as a splice or as the list of definitions."""
    return len(content) == 1 and (
        isinstance(content[0], ChoiceUse | OptionUse) or content[0] == ParameterUse("", "definitions")
    )


margin_lines = lines.filter(lambda content: not _stands_for_a_block(content))


@st.composite
def items(draw: st.DrawFn, depth: int = 1) -> TextBlock:
    """An item of a list, with lists of its own as deep as the notation goes."""
    inner = draw(st.lists(items(depth + 1), max_size=2)) if depth < DEEPEST_SUBPARAGRAPH else []
    closing = draw(st.just(()) | lines) if inner else ()
    return TextBlock(draw(st.just(()) | lines), tuple(inner), closing, True, draw(st.just("") | names))


@st.composite
def paragraphs(draw: st.DrawFn) -> TextBlock:
    """A paragraph, numbered or not, with or without a name, a list and closing words."""
    numbered = draw(st.booleans())
    words = lines if numbered else margin_lines
    name = draw(st.just("") | names)
    content = draw(st.just(()) | words if numbered or name else words)
    inner = tuple(draw(st.lists(items(), max_size=3)))
    closing = draw(st.just(()) | words) if inner else ()
    return TextBlock(content, inner, closing, numbered, name)


splices = st.builds(Splice, st.sampled_from(["choose", "option"]), names)
clause_texts: st.SearchStrategy[ClauseText] = st.lists(
    st.one_of(paragraphs(), paragraphs(), splices, st.just(DefinitionList())), max_size=4
).map(tuple)

_FRAGMENTS = (
    "#. ", "#.", "- ", "-", "  ", "   ", "     ", "{", "}", "[", "]", "|", "*", "\\", "{#a}", "{#a} ", "{choose x}",
    "{option y}", "{definitions}", "{ref a.b#c, d.e}", "{ref part:a}", "{ref }", "{term x}", "{n:ordinal}", "{n:no}",
    "{blank b}", "{blank \\} b}", "{note ", "{note n}", "words", "a b", ";", ".", "\t", "\n", "\n", "\n   ", "\n     ",
    "\n\n", "\n#. ", "\n   - ", "\n     - ", "\n       - ",
)  # fmt: skip
fragments = st.lists(st.sampled_from(_FRAGMENTS), max_size=16).map("".join)
"""The signs of the notation strung together with no regard to its rules."""
