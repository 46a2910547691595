"""The tree itself as plain text, one node a line: for comparing drafts by eye and in tests.

A line gives the type of the node, its label, its identifier in angle brackets, the id of its clause in parentheses, its
name after ``#``, what a comparison marked it as, and its words after a colon. In the words, ``_x_`` is a defined term
in use, ``«x»`` the place of its definition, ``x<eid>`` a reference and where it leads, ``x^1(y)`` a footnote, and
``{+x+}`` and ``{-x-}`` are what a comparison found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from drafter.model.inline import (
    Blank,
    Bracket,
    Bracketed,
    Comment,
    CrossReference,
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
    Instrument,
    Paragraph,
    Part,
    Preamble,
    Recital,
    Signatory,
    Subparagraph,
    Testimonium,
)
from drafter.model.report import BulletList, Heading, ListItem, Report, ReportParagraph, Row, Table
from drafter.model.walk import blank_words, bracketed_words, nodes

Branch = (
    Preamble
    | Recital
    | Part
    | Chapter
    | Article
    | Annex
    | Paragraph
    | Subparagraph
    | Alternatives
    | AlternativeText
    | Testimonium
    | Signatory
)


def write_tree(document: Instrument | Report) -> str:
    """The document as a plain dump of its nodes."""
    lines = _instrument(document) if isinstance(document, Instrument) else _report(document)
    return "\n".join(line.rstrip() for line in lines) + "\n"


# --- instruments --------------------------------------------------------------------------------------------------


def _instrument(document: Instrument) -> Iterator[str]:
    identity = document.identity
    yield f"Instrument ({identity.profile}) {identity.kind}, {document.style.name}: {_words(document.title)}"
    yield f"  Identity: draft {identity.draft_id}, library {identity.library_version}, {identity.date or 'undated'}"
    yield f"  Notice: {_words(document.notice)}"
    for node in (document.preamble, *document.body, document.testimonium, *document.annexes):
        if node is not None:
            yield from _branch(node, 1)


def _branch(node: Branch, depth: int) -> Iterator[str]:
    yield _line(node, depth)
    for child in _children(node):
        yield from _branch(child, depth + 1) if not isinstance(child, str) else (f"{'  ' * (depth + 1)}{child}",)


def _line(node: Branch, depth: int) -> str:
    kind, label = type(node).__name__, str(getattr(node, "label", ""))
    pieces = [label if label.startswith(kind) else f"{kind} {label}".rstrip()]
    marks = ((getattr(node, key, ""), pattern) for key, pattern in _MARKS)
    pieces += [pattern.format(mark) for mark, pattern in marks if mark and isinstance(mark, str)]
    head, words = " ".join(pieces), _own_words(node)
    return f"{'  ' * depth}{head}: {words}" if words else f"{'  ' * depth}{head}"


_MARKS = (("eid", "<{}>"), ("clause_id", "({})"), ("name", "#{}"), ("proposer", "by {}"), ("mark", "[{}]"))


def _own_words(node: Branch) -> str:
    match node:
        case Recital(opener=opener, content=content):
            return f"*{_words(opener)}* {_words(content)}"
        case Part() | Chapter() | Article() | Annex():
            return _words(node.heading)
        case Paragraph() | Subparagraph():
            return _words(node.chapeau)
        case Alternatives(question=question):
            return question
        case Signatory(name):
            return _words(name)
        case _:
            return ""


def _children(node: Branch) -> Iterable[Branch | str]:
    return (*(f"Comment: {' | '.join(map(_words, c.paragraphs))}" for c in _comments(node)), *_under(node))


def _comments(node: Branch) -> Iterator[Comment]:
    """The comments on a node, then those on words of its own."""
    match node:
        case Alternatives(comment=comment):
            yield from (comment,) if comment else ()
        case Recital() | Article() | Annex() | Paragraph() | Subparagraph():
            yield from node.comments
            yield from (n for run in _runs(node) for inline in run for n in nodes(inline) if isinstance(n, Comment))


def _runs(node: Recital | Article | Annex | Paragraph | Subparagraph) -> tuple[Inlines, ...]:
    match node:
        case Recital():
            return node.opener, node.content
        case Article() | Annex():
            return (node.heading,)
        case Paragraph() | Subparagraph():
            return node.chapeau, node.closing_words


def _under(node: Branch) -> Iterable[Branch | str]:
    match node:
        case Preamble(opening, recitals, enacting):
            return (f"Opening: {_words(opening)}", *recitals, f"EnactingWords: {_words(enacting)}")
        case Part() | Article() | Annex():
            return node.content
        case Chapter():
            return node.articles
        case Alternatives():
            return node.texts
        case AlternativeText():
            return node.paragraphs
        case Testimonium():
            return (*node.paragraphs, *node.signatories)
        case Paragraph() | Subparagraph():
            closing = (f"ClosingWords: {_words(node.closing_words)}",) if node.closing_words else ()
            return (*node.subparagraphs, *closing)
        case _:
            return ()


# --- reports ------------------------------------------------------------------------------------------------------


def _report(document: Report) -> Iterator[str]:
    turned = " [landscape]" if document.landscape else ""
    yield f"Report ({document.identity.profile}){turned}: {_words(document.title)}"
    yield f"  Notice: {_words(document.notice)}"
    for block in document.blocks:
        match block:
            case Heading(level, content, eid):
                yield f"  Heading {level}{f' <{eid}>' if eid else ''}: {_words(content)}"
            case ReportParagraph(content, quoted):
                yield f"  ReportParagraph{' [quoted]' if quoted else ''}: {_words(content)}"
            case BulletList(items, ordered):
                yield f"  BulletList{' [ordered]' if ordered else ''}"
                yield from _items(items, 2)
            case Table(caption, header, rows):
                yield f"  Table: {_words(caption)}"
                yield from (f"    Row: {_cells(row)}" for row in (header, *rows))


def _items(items: tuple[ListItem, ...], depth: int) -> Iterator[str]:
    for item in items:
        yield f"{'  ' * depth}ListItem: {_words(item.content)}"
        yield from _items(item.items, depth + 1)


def _cells(row: Row) -> str:
    return " | ".join("› " * cell.level + _words(cell.content) for cell in row.cells)


# --- words --------------------------------------------------------------------------------------------------------


def _words(content: Inlines) -> str:
    return "".join(_inline(node) for node in content)


def _inline(node: Inline) -> str:
    match node:
        case Text(text) | Bracket(text):
            return text
        case Emphasis(content):
            return f"*{_words(content)}*"
        case DefinedTerm(_, content):
            return f"«{_words(content)}»"
        case TermUse(_, words):
            return f"_{words}_"
        case CrossReference(eid, parts):
            return "".join(part.text for part in parts) + f"<{eid}>"
        case Blank(description):
            return blank_words(description)
        case Bracketed(alternatives, proposers):
            return " ".join(map(bracketed_words, map(_words, alternatives), proposers))
        case Footnote(content, number):
            return f"^{number}({_words(content)})"
        case Inserted(content):
            return f"{{+{_words(content)}+}}"
        case Deleted(content):
            return f"{{-{_words(content)}-}}"
        case _:
            raise TypeError(f"{type(node).__name__} is notation and was not resolved before writing")
