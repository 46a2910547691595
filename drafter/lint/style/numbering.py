"""N-12: numbers without a gap, each level in the house style's way."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from drafter.diagnostics import Severity
from drafter.lint.document import Document, ItemList, Kind, Passage, Section
from drafter.lint.rule import Lapse, Rule

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_LETTERS = re.compile(r"[a-z]{1,2}\Z")
_PLAIN_NUMBER = re.compile(r"\d+\Z")


def _check(document: Document) -> Iterator[Lapse]:
    articles = [section.heading for section in document.sections if not section.annexed]
    yield from _gaps(articles, "article")
    for section in document.sections:
        yield from _paragraphs(section)
    for items in document.lists:
        yield from _items(items)
    yield from _ways(document)


def _paragraphs(section: Section) -> Iterator[Lapse]:
    numbered = [p for p in section.passages if p.kind is Kind.PARAGRAPH and p.number]
    if len({p.alternative for p in numbered}) > 1 or any(p.alternative for p in numbered):
        return
    if len(numbered) == 1 and not any(p.kind is Kind.PARAGRAPH and not p.number for p in section.passages):
        yield _lapse(numbered[0], "the only paragraph has a number", "leave the number away")
    yield from _gaps(numbered, "paragraph")


def _gaps(passages: Iterable[Passage], what: str) -> Iterator[Lapse]:
    before = 0
    for passage in passages:
        if not _PLAIN_NUMBER.match(passage.number):
            continue
        number = int(passage.number)
        if number != before + 1 and (before or what == "paragraph"):
            after = f"{what} {before}" if before else "nothing"
            yield _lapse(
                passage, f"{what} {number} follows {after}", f"number it {before + 1}, or look for what is missing"
            )
        before = number


def _items(items: ItemList) -> Iterator[Lapse]:
    if any(item.alternative for item in items.items) or not all(item.number for item in items.items):
        return
    numbers = [item.number.strip("().").casefold() for item in items.items]
    for position, (item, number) in enumerate(zip(items.items, numbers, strict=True), start=1):
        if position not in _readings(number) and item.number:
            said = numbers[position - 2] if position > 1 else ""
            after = f"item {said}" if said else "nothing"
            yield _lapse(item, f"item {number} follows {after}", "number the items of a list without a gap")
            return


def _readings(number: str) -> set[int]:
    """What an item's number may count: a letter is one of the alphabet, and perhaps a roman number."""
    found = set()
    if number.isdigit():
        found.add(int(number))
    if _LETTERS.match(number):
        found.add(ord(number) - 96 if len(number) == 1 else 26 * (ord(number[0]) - 96) + ord(number[1]) - 96)
        found.add(26 + ord(number[0]) - 96 if len(number) == 2 and number[0] == number[1] else -1)
    if number and all(letter in _ROMAN for letter in number):
        values = [_ROMAN[letter] for letter in number]
        pairs = zip(values, [*values[1:], 0], strict=True)
        found.add(sum(-value if value < after else value for value, after in pairs))
    return found


def _ways(document: Document) -> Iterator[Lapse]:
    """Levels that are numbered in another way than the house style's, each way told once."""
    told: set[tuple[int, str]] = set()
    for items in document.lists:
        depth = min(items.depth, 2)
        level, label = document.style.subparagraphs[depth], items.items[0].label
        shape = {"lower-letter": "a", "lower-roman": "i", "decimal": "1"}.get(level.format)
        expected = level.label.replace("{n}", shape or "")
        if shape and label and label != expected and (depth, label) not in told:
            told.add((depth, label))
            message = f"a list of this level begins '{expected}' in the house style, this one '{label}'"
            hint = "number such lists as the house style does, here and wherever they stand"
            yield replace(_lapse(items.items[0], message, hint), severity=Severity.WARNING)


def _lapse(passage: Passage, message: str, hint: str = "") -> Lapse:
    return Lapse(passage, 0, len(passage.words.split(" ", 1)[0]), message, hint)


RULE = Rule(
    code="N-12",
    title="Numbering",
    says=(
        "Articles, paragraphs and items are numbered without a gap, each level in the way of the house style; a single "
        "paragraph has no number. Another way of numbering than the house style's is no more than a warning."
    ),
    reason="Every reference to the text is by number: a gap sends the reader looking for a provision that was cut.",
    source="UN Editorial Manual: levels (a), (i), a., i. (seen)",
    hint="number them as the house style does",
    severity=Severity.ERROR,
    check=_check,
)
