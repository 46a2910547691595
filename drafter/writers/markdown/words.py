"""Runs of inline nodes as Markdown, with the notes and comments they call."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable

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
from drafter.model.walk import blank_words, brackets
from drafter.writers.reading import linked_pieces

_special = re.compile(r"([\\`*\[\]<>|~$]|&(?=#?\w+;)|!(?=\[)|(?<![^\W_])_|_(?![^\W_]))")
_TAGS = {"*": "em", "**": "strong"}


def escaped(words: str) -> str:
    """Words in which Markdown finds no markup, wherever within a line they stand."""
    return _special.sub(r"\\\1", " ".join(words.splitlines()) if "\n" in words or "\r" in words else words)


def literal(words: str) -> str:
    """Words of the text: their square brackets are written as entities, since ``\\[`` is one that the tree has put."""
    return escaped(words).replace("\\[", "&#91;").replace("\\]", "&#93;")


def set_off(words: str, sign: str, *, alone: bool = False, tags: bool = False) -> str:
    """Words between emphasis signs, which must stand against words: blanks at either end go outside.

    Where a mark of punctuation is at either end, the signs would fail beside a letter, and ``tags`` take their place,
    unless the words stand ``alone`` between blanks.
    """
    inner = words.strip()
    if not inner:
        return words
    start = words.index(inner)
    opening, closing = sign, sign
    if tags or not (alone or (inner[0].isalnum() and inner[-1].isalnum())):
        opening, closing = f"<{_TAGS[sign]}>", f"</{_TAGS[sign]}>"
    return f"{words[:start]}{opening}{inner}{closing}{words[start + len(inner) :]}"


def leading_text(content: Inlines) -> str:
    """The plain words that a run begins with, before anything that is set off from them."""
    text = ""
    for node in content:
        match node:
            case Text(words) | TermUse(_, words):
                text += words
            case _:
                break
    return text.lstrip()


class Words:
    """Writes runs of inline nodes, and keeps the notes and comments that they call, in the order of the calls."""

    def __init__(self, anchors: Container[str]) -> None:
        self._anchors = anchors
        self.notes: list[tuple[int, Inlines]] = []
        self.comments: list[Comment] = []

    def run(self, content: Inlines) -> str:
        """A run of inline nodes."""
        out = ""
        for node in content:
            words = self._node(node)
            if out.endswith("*") and words.startswith("*"):  # signs side by side would be read as one
                words = self._node(node, tags=True)
            out += words
        return out

    def comment(self, content: Inlines) -> str:
        """The words of a comment, in which no bracket is put by the tree."""
        return "".join(
            set_off(self.comment(node.content), "*") if isinstance(node, Emphasis) else self._plain(node)
            for node in content
        )

    def _plain(self, node: Inline) -> str:
        return escaped(node.text) if isinstance(node, Text) else self._node(node)

    def calls(self, comments: Iterable[Comment]) -> str:
        """What leads to comments, which stand at the end of the file."""
        return "".join(self._call(comment) for comment in comments)

    def _call(self, comment: Comment) -> str:
        number = next((n for n, known in enumerate(self.comments, 1) if known is comment), 0)
        if not number:
            self.comments.append(comment)
            number = len(self.comments)
        return f"<sup>[c{number}](#comment-{number})</sup>"

    def _node(self, node: Inline, *, tags: bool = False) -> str:
        match node:
            case Text(text) | TermUse(_, text):
                return literal(text)
            case Bracket(text):
                return _bracket(text)
            case CrossReference():
                return self._reference(node)
            case Emphasis(content):
                return set_off(self.run(content), "*", tags=tags)
            case DefinedTerm(_, content):
                return set_off(self.run(content), "**", tags=tags)
            case Blank(description):
                return _blank(blank_words(description))
            case Bracketed():
                call = self.calls((node.comment,)) if node.comment else ""
                return " ".join(self._bracketed(node)) + call
            case Footnote(content, number):
                self.notes.append((number, content))
                return f"[^{number}]"
            case Inserted(content):
                return f"<ins>{self.run(content)}</ins>"
            case Deleted(content):
                return f"<del>{self.run(content)}</del>"
            case _:
                raise TypeError(f"{type(node).__name__} is notation and was not resolved before writing")

    def _reference(self, node: CrossReference) -> str:
        out = ""
        for piece in linked_pieces(node, self._anchors):
            words = literal("".join(part.text for part in piece.parts))
            out += f"[{words}](#{piece.eid})" if piece.eid else words
        return out

    def _bracketed(self, node: Bracketed) -> list[str]:
        result = []
        for alternative, proposer in zip(node.alternatives, node.proposers, strict=True):
            opening, closing = brackets(proposer)
            result.append(f"{_bracket(opening)}{self.run(alternative)}{_bracket(closing)}")
        return result


def _blank(words: str) -> str:
    """An open blank: only its first bracket has a backslash, by which it is told from an alternative."""
    if not words.startswith("["):
        return literal(words)
    return f"\\[{literal(words[1:-1])}]"


def _bracket(words: str) -> str:
    """A bracket of an alternative; the colon after the name of its proposer has a backslash, as no other has."""
    if words.endswith(": "):
        return f"{escaped(words[:1])}{literal(words[1:-2])}\\: "
    return escaped(words)
