"""Reads HTML back as lines of words, as a person would read them; written apart from the writers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import html5lib

BLOCKS = frozenset(
    "h1 h2 h3 h4 h5 h6 p li summary caption td th div section ul ol br header nav main table thead tbody tr blockquote "
    "details footer body".split()
)
BESIDE_THE_TEXT = frozenset(["note", "note-call", "comment", "skip", "colophon", "legend", "former"])


def parse(page: str) -> Element:
    """The page's tree; a page with any fault of syntax is refused."""
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)


def without_comments(markdown: str) -> str:
    """Markdown without its comments and the calls that lead to them."""
    markdown = re.sub(r"<sup>\[c\d+\]\(#comment-\d+\)</sup>", "", markdown)
    return re.sub(r"^## Comments\n(?:\n?>.*\n?|\n)*", "", markdown, flags=re.MULTILINE)


def classes(element: Element) -> set[str]:
    """The classes of an element."""
    return set(element.get("class", "").split())


def lines(element: Element) -> list[str]:
    """The words of an element, a line for each block that holds words; numbers of ordered lists with their items."""
    text = "".join(_pieces(element))
    return [line for line in (" ".join(line.split()) for line in text.split("\n\n")) if line]


def _pieces(element: Element, number: int = 0) -> Iterator[str]:
    if not isinstance(element.tag, str) or element.tag in {"head", "script"} or classes(element) & BESIDE_THE_TEXT:
        return
    if element.tag == "ul" and any("words" in classes(a) for a in element.iter("a")):
        return  # the table of contents
    edge = "\n\n" if element.tag in BLOCKS else ""
    yield edge
    if number:
        yield f"{number}. "
    yield (element.text or "").replace("\n", " ")
    for i, child in enumerate(element, 1):
        yield from _pieces(child, i if element.tag == "ol" else 0)
        yield (child.tail or "").replace("\n", " ")
    yield edge
