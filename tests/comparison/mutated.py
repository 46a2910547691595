"""Drafts as negotiators might have left them: shipped ones after any number of amendments, numbered anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from typing import Any

from hypothesis import strategies as st

from drafter import pipeline
from drafter.assembly.number import number_instrument
from drafter.model.inline import (
    Blank,
    Bracketed,
    CrossReference,
    Emphasis,
    Footnote,
    Inline,
    Inlines,
    NumberReference,
    TermUse,
    Text,
)
from drafter.model.instrument import (
    Annex,
    Article,
    Chapter,
    Instrument,
    Paragraph,
    Part,
    Preamble,
    Recital,
    Signatory,
    Subparagraph,
)
from drafter.model.rebuild import map_content, number_footnotes
from drafter.model.style import HouseStyle
from drafter.model.walk import map_inlines, nodes

Path = tuple[tuple[str, int], ...]
"""The way from a tree to one of its nodes: the field, and which of it (-1 where the field holds one node)."""

Amendment = tuple[str, int, int, int]
"""What is done, where, and two numbers that say how; each is taken modulo what there is to choose from."""

SEQUENCES = (
    "body",
    "annexes",
    "recitals",
    "content",
    "articles",
    "texts",
    "paragraphs",
    "subparagraphs",
    "signatories",
)
RUNS = {
    Instrument: ("title", "notice"),
    Preamble: ("opening", "enacting_words"),
    Recital: ("opener", "content"),
    Part: ("heading",),
    Chapter: ("heading",),
    Article: ("heading",),
    Annex: ("heading",),
    Paragraph: ("chapeau", "closing_words"),
    Subparagraph: ("chapeau", "closing_words"),
    Signatory: ("name",),
}
MAY_BE_EMPTY = ("recitals", "subparagraphs", "annexes", "signatories")
WORDS = ("without delay", "may", "the Parties", "and", "not", "hours,", "; or", "in good faith", "shall", "A State.")


# --- finding a place, and putting something else there ----------------------------------------------------------------


def places(node: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every block of a tree with the way to it."""
    yield path, node
    for field in fields(node):
        value = getattr(node, field.name)
        if field.name in SEQUENCES and not (field.name == "content" and isinstance(node, Recital)):
            for i, child in enumerate(value):
                yield from places(child, (*path, (field.name, i)))
        elif field.name in ("preamble", "testimonium") and value is not None:
            yield from places(value, (*path, (field.name, -1)))


def put(tree: Any, path: Path, node: Any) -> Any:
    """The tree with ``node`` at the end of ``path``."""
    if not path:
        return node
    (name, i), *rest = path
    value = getattr(tree, name)
    if i < 0:
        return replace(tree, **{name: put(value, tuple(rest), node)})
    return replace(tree, **{name: (*value[:i], put(value[i], tuple(rest), node), *value[i + 1 :])})


# --- amendments of blocks ---------------------------------------------------------------------------------------------


def _sequences(tree: Instrument) -> list[tuple[Path, Any, str]]:
    return [
        (path, node, name)
        for path, node in places(tree)
        for name in SEQUENCES
        if getattr(node, name, ()) and not isinstance(node, Recital)
    ]


def _resequenced(tree: Instrument, where: int, change: Callable[[list[Any], str], list[Any]]) -> Instrument:
    found = _sequences(tree)
    path, node, name = found[where % len(found)]
    items = change(list(getattr(node, name)), name)
    if not items and name not in MAY_BE_EMPTY:
        return tree
    return put(tree, path, replace(node, **{name: tuple(items)}))  # type: ignore[no-any-return]


def delete(tree: Instrument, where: int, i: int, _: int) -> Instrument:
    return _resequenced(tree, where, lambda items, _: [item for k, item in enumerate(items) if k != i % len(items)])


def move(tree: Instrument, where: int, i: int, j: int) -> Instrument:
    def moved(items: list[Any], _: str) -> list[Any]:
        item = items.pop(i % len(items))
        items.insert(j % (len(items) + 1), item)
        return items

    return _resequenced(tree, where, moved)


def copy(tree: Instrument, where: int, i: int, j: int) -> Instrument:
    """Puts a copy in, as another clause with identifiers of its own."""

    def copied(items: list[Any], _: str) -> list[Any]:
        items.insert(j % (len(items) + 1), _another(items[i % len(items)], f"-copy-{where}-{i}-{j}"))
        return items

    return _resequenced(tree, where, copied)


def _another(node: Any, tag: str) -> Any:
    changes: dict[str, Any] = {}
    for field in fields(node):
        value = getattr(node, field.name)
        if field.name in ("eid", "clause_id") and value:
            changes[field.name] = value + tag
        elif field.name in SEQUENCES and value and is_dataclass(value[0]) and hasattr(value[0], "mark"):
            changes[field.name] = tuple(_another(child, tag) for child in value)
    return replace(node, **changes)


def toggle_number(tree: Instrument, where: int, _: int, __: int) -> Instrument:
    found = [(path, node) for path, node in places(tree) if isinstance(node, Paragraph)]
    path, node = found[where % len(found)]
    return put(tree, path, replace(node, numbered=not node.numbered))  # type: ignore[no-any-return]


def regroup(tree: Instrument, where: int, i: int, _: int) -> Instrument:
    """Takes a part or a chapter apart, or makes a part of what stands together."""
    body = list(tree.body)
    k = where % len(body)
    node = body[k]
    if isinstance(node, Part) and i % 2:
        chapters = [child for child in node.content if isinstance(child, Chapter)]
        loose = tuple(child for child in node.content if isinstance(child, Article))
        if chapters or not loose:
            body[k : k + 1] = node.content
        else:
            body[k] = replace(node, content=(Chapter((Text("All of it"),), loose, "all"),))
    elif isinstance(node, Part):
        body[k : k + 1] = node.content
    elif isinstance(node, Chapter):
        body[k : k + 1] = node.articles
    else:
        body[k] = Part((Text("A new part"),), (node,), f"new-{i % 3}")
    return replace(tree, body=tuple(body))


def restyle(tree: Instrument, where: int, _: int, __: int) -> Instrument:
    names = pipeline.house_styles()
    return replace(tree, style=pipeline.load_style(names[where % len(names)]))


def drop_end(tree: Instrument, where: int, _: int, __: int) -> Instrument:
    name = ("preamble", "testimonium", "notice")[where % 3]
    return replace(tree, **{name: () if name == "notice" else None})  # type: ignore[arg-type]


# --- amendments of words ----------------------------------------------------------------------------------------------


def _rewritten(tree: Instrument, where: int, change: Callable[[Inlines, Any, str], Inlines]) -> Instrument:
    found = [(path, node, name) for path, node in places(tree) for name in RUNS.get(type(node), ())]
    found = [(path, node, name) for path, node, name in found if getattr(node, name)]
    path, node, name = found[where % len(found)]
    return put(tree, path, replace(node, **{name: change(getattr(node, name), node, name)}))  # type: ignore[no-any-return]


def _with_text(content: Inlines, which: int, change: Callable[[Text], Inlines]) -> Inlines:
    places = [k for k, node in enumerate(content) if isinstance(node, Text)]
    if not places:
        return content
    k = places[which % len(places)]
    node = content[k]
    assert isinstance(node, Text)
    return (*content[:k], *change(node), *content[k + 1 :])


def reword(tree: Instrument, where: int, i: int, j: int) -> Instrument:
    """A word taken out, put in or replaced; ``i`` 0 is the first, so that beginnings and endings come often."""

    def change(node: Text) -> Inlines:
        words = node.text.split(" ")
        k = i % len(words) - (i % 2)
        new = [[], [WORDS[j % len(WORDS)]], [*WORDS[j % 3 : j % 7]], [words[k], WORDS[j % len(WORDS)]]][j % 4]
        words[k : k + 1 or len(words)] = new
        return (Text(" ".join(words) or "Words"),)

    return _rewritten(tree, where, lambda content, _, __: _with_text(content, i, change))


def put_in(tree: Instrument, where: int, i: int, j: int) -> Instrument:
    """Puts a node between two words: italics, a term, a note, a reference, brackets or a blank."""
    eids = [(node.eid, node.number) for _, node in places(tree) if getattr(node, "number", "")]
    eid, number = eids[j % len(eids)] if eids else ("", "1")
    reference = CrossReference(eid, (Text("under "), NumberReference(eid, number)))
    extra: list[Inline] = [
        Emphasis((Text("mutatis mutandis "), TermUse("any-term", "any terms"))),
        TermUse("any-term", "any terms"),
        Footnote((Text(f"See note {j % 3}, "), Emphasis((Text("ibid."),)))),
        reference,
        Bracketed(((Text("shall"),), (Text("may"),)), ("", "Group A")),
        Blank(f"number {j % 2}"),
    ]

    def change(content: Inlines, node: Any, _: str) -> Inlines:
        if isinstance(node, Signatory | Instrument):
            return (*content, Text(" [and another]"))
        new = extra[j % len(extra)]

        def between(text: Text) -> Inlines:
            words = text.text.split(" ")
            k = i % (len(words) + 1)
            before, after = " ".join(words[:k]), " ".join(words[k:])
            return tuple(n for n in (Text(before), new, Text(after)) if n != Text(""))

        return _with_text(content, i, between)

    return _rewritten(tree, where, change)


def take_out(tree: Instrument, where: int, i: int, _: int) -> Instrument:
    """Takes out a node that is no plain text."""

    def change(content: Inlines, _: Any, __: str) -> Inlines:
        places = [k for k, node in enumerate(content) if not isinstance(node, Text)]
        if not places or len(content) < 2:
            return content
        k = places[i % len(places)]
        return (*content[:k], *content[k + 1 :])

    return _rewritten(tree, where, change)


def close_otherwise(tree: Instrument, where: int, i: int, _: int) -> Instrument:
    """Gives a list closing words, or takes them away."""
    found = [(p, n) for p, n in places(tree) if isinstance(n, Paragraph | Subparagraph) and n.subparagraphs]
    if not found:
        return tree
    path, node = found[where % len(found)]
    words = () if node.closing_words else (Text(WORDS[i % len(WORDS)]),)
    return put(tree, path, replace(node, closing_words=words))  # type: ignore[no-any-return]


AMENDMENTS: dict[str, Callable[[Instrument, int, int, int], Instrument]] = {
    f.__name__: f
    for f in (
        reword, put_in, delete, copy, move, take_out, close_otherwise, toggle_number, regroup, restyle, drop_end,
    )
}  # fmt: skip


# --- numbers anew -----------------------------------------------------------------------------------------------------


def amended(tree: Instrument, amendments: list[Amendment]) -> Instrument:
    """The draft after the amendments, numbered anew; references follow what they lead to, or lose their link."""
    for name, where, i, j in amendments:
        tree = AMENDMENTS[name](tree, where, i, j)
    numbered = number_instrument(tree)
    places_now = {
        before.eid: after  # type: ignore[attr-defined]
        for before, after in zip(nodes(tree), nodes(numbered), strict=True)
        if getattr(before, "eid", "") and hasattr(after, "number") and not isinstance(before, NumberReference)
    }
    follow = _follower(tree, places_now, tree.style)
    return number_footnotes(map_content(numbered, lambda content, _: map_inlines(content, follow)))


def _follower(before: Instrument, now: Mapping[str, Any], style: HouseStyle) -> Callable[[Inline], Inlines]:
    numbers = {node.eid: getattr(node, "number", "") for _, node in places(before) if getattr(node, "eid", "")}
    levels = {Part: style.part, Chapter: style.chapter, Article: style.article, Annex: style.annex}

    def part(node: Text | NumberReference) -> Text | NumberReference:
        if isinstance(node, Text):
            return node
        target = now[node.eid]
        level = levels.get(type(target))
        alone = level is None or node.text == numbers[node.eid]
        return NumberReference(target.eid, target.number if alone else level.reference.format(n=target.number))

    def follow(node: Inline) -> Inlines:
        if not isinstance(node, CrossReference):
            return (node,)
        led_to = [p.eid for p in node.parts if isinstance(p, NumberReference)]
        if not all(eid in now and now[eid].number for eid in (node.eid, *led_to)):
            return (Text("".join(p.text for p in node.parts)),)
        return (CrossReference(now[node.eid].eid, tuple(map(part, node.parts))),)

    return follow


# --- strategies -------------------------------------------------------------------------------------------------------


@cache
def draft_of(name: str, face: str = "") -> Instrument:
    """A shipped profile as an instrument."""
    library, _ = pipeline.try_library()
    outcome = pipeline.try_draft(library, name, face=face)
    assert outcome.draft is not None, outcome.diagnostics
    return outcome.draft.instrument


@cache
def short(name: str, face: str) -> Instrument:
    """A draft of a size at which many can be compared: its first parts or articles, shortened, and one annex."""
    tree = draft_of(name, face)
    body: list[Part | Chapter | Article] = []
    for node in tree.body[:3]:
        if isinstance(node, Part):
            inner = tuple(replace(c, articles=c.articles[:2]) if isinstance(c, Chapter) else c for c in node.content)
            node = replace(node, content=inner[:3])
        body.append(node)
    preamble = tree.preamble and replace(tree.preamble, recitals=tree.preamble.recitals[:3])
    return amended(replace(tree, body=tuple(body), preamble=preamble, annexes=tree.annexes[:2]), [])


BASES = (
    ("due-diligence-protocol", "options"),
    ("regional-convention", ""),
    ("moot-compromis", "options"),
    ("bilateral-agreement", "annotated"),
)

numbers = st.integers(0, 999)
amendments = st.lists(st.tuples(st.sampled_from(sorted(AMENDMENTS)), numbers, numbers, numbers), max_size=8)


@dataclass(frozen=True)
class Amended:
    """An old and a new draft that were amended on their own ways from one; what went wrong is told by their names."""

    name: str
    face: str
    before: list[Amendment]
    after: list[Amendment]

    @property
    def old(self) -> Instrument:
        return amended(short(self.name, self.face), self.before)

    @property
    def new(self) -> Instrument:
        return amended(self.old, self.after)


pairs = st.builds(
    lambda base, before, after: Amended(*base, before, after), st.sampled_from(BASES), amendments, amendments
)
