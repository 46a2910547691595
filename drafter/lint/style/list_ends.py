"""N-13: how the items of a list begin and end."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.diagnostics import Severity
from drafter.lint.document import Document, ItemList, Passage
from drafter.lint.rule import Lapse, Rule
from drafter.model.inline import Blank, DefinedTerm

_CONJUNCTIONS = ("and", "or", "and/or")


def _check(document: Document) -> Iterator[Lapse]:
    inner = {item.eid for items in document.lists if items.depth for item in items.items}
    for items in document.lists:
        if any(item.alternative for item in items.items):
            continue
        yield from _ends(items, is_inner=any(item.eid in inner for item in items.items))
        yield from _capitals(document, items)


def _ends(items: ItemList, *, is_inner: bool) -> Iterator[Lapse]:
    ends = [_end(item) for item in items.items]
    checked = [end for end, has_list in zip(ends, items.nested, strict=True) if not has_list]
    if checked and all(end == "." for end in checked):
        return
    for item, end, has_list in zip(items.items[:-1], ends[:-1], items.nested[:-1], strict=True):
        if not has_list and end not in (";", ","):
            yield _at_end(item, end, "an item that is not the last ends with ';'", "end it with ';'")
    if items.nested[-1] or items.closing is not None or is_inner:
        return
    if ends[-1] != ".":
        yield _at_end(items.items[-1], ends[-1], "the last item ends with '.'", "end it with a full stop")


def _end(item: Passage) -> str:
    words = item.words.rstrip()
    last = words.rsplit(" ", 1)
    if len(last) == 2 and last[1] in _CONJUNCTIONS and last[0].endswith((";", ",")):
        words = last[0]
    return words.rstrip("”\"’'")[-1:]


def _at_end(item: Passage, end: str, rule: str, hint: str) -> Lapse:
    at = len(item.words.rstrip())
    said = "a letter" if end.isalnum() else f"'{end}'"
    return Lapse(item, max(0, at - 1), at, f"{rule}, this one with {said}", hint)


def _capitals(document: Document, items: ItemList) -> Iterator[Lapse]:
    style = document.style.lists
    for item in items.items:
        first = item.words.split(" ", 1)[0].strip("“\"‘'[(")
        if not first[:1].isalpha() or item.within(0, 2, Blank, DefinedTerm) or items.defines:
            continue
        if style.capital and first[0].islower():
            message, right = f"'{first}' opens an item in lower case", first[0].upper() + first[1:]
        elif not style.capital and first[0].isupper() and not _keeps(first, style.keep_capital, items):
            message, right = f"'{first}' opens an item with a capital", first[0].lower() + first[1:]
        else:
            continue
        start = item.words.find(first)
        yield Lapse(item, start, start + len(first), message, f"write '{right}'", severity=Severity.WARNING)


def _keeps(first: str, keep: tuple[str, ...], items: ItemList) -> bool:
    """Whether a word keeps its capital: a name, an acronym, or the head of a sentence of its own."""
    plain = first.rstrip(",.;:’'s")
    is_name = first.rstrip(",.;:") in keep or plain in keep or first[1:2].isupper() or first.partition("-")[0] in keep
    return is_name or all(_end(item) == "." for item in items.items)


RULE = Rule(
    code="N-13",
    title="Beginnings and ends of list items",
    says=(
        "The items of a list end with ';' and the last with a full stop, unless each is a sentence; they open with a "
        "capital or in lower case as the house style does (a departure from that is no more than a warning)."
    ),
    reason="The signs tell whether a new item or a new sentence begins, on which the reach of the chapeau depends.",
    source="measured: BBNJ 184 ';' against 4 with a conjunction, UNTOC 74 against 9; Budapest in lower case",
    hint="end items with ';', the last with '.'",
    severity=Severity.ERROR,
    check=_check,
)
