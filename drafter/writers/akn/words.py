"""Runs of inline nodes as Akoma Ntoso, and what is met in them: terms, notes, editorial comments.

A blank is a ``fillIn``, which the standard means for a line to be filled in (``placeholder`` is for an expression that
is computed). Alternatives within a sentence are ``inline`` elements, of which the later name the first in
``alternativeTo``. A footnote is part of the text (``authorialNote``); a comment of the annotated face is not, and goes
into the metadata (``note``), with a ``noteRef`` at its place.
"""

from __future__ import annotations

from collections.abc import Iterable

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
from drafter.model.walk import blank_words, brackets, plain_words
from drafter.writers.akn.elements import EIds
from drafter.writers.reading import linked_pieces
from drafter.writers.xml import attribute, escape

_MARKS = {"inserted": "ins", "deleted": "del"}


def container(name: str, attributes: str, blocks: str) -> str:
    """An element that holds blocks, each in lines of its own."""
    return f"<{name}{attributes}>\n{blocks}</{name}>\n"


def marked(words: str, mark: str) -> str:
    """Words in the element of a comparison's ``mark``, if there is one."""
    element = _MARKS.get(mark)
    return f"<{element}>{words}</{element}>" if element and words else words


def term_id(term: str) -> str:
    """The identifier of a term among the references."""
    return attribute(f"term-{term}")


class Words:
    """Writes runs of inline nodes and the paragraphs that hold them."""

    def __init__(self, ids: EIds, places: frozenset[str]) -> None:
        self.ids = ids
        self.terms: dict[str, str] = {}
        """The terms that were met, and how each is shown: as it is defined, or else as it was first used."""
        self.notes: list[str] = []
        """The comments that were met, as ``note`` elements."""
        self._defined: set[str] = set()
        self._places = places

    def paragraph(
        self, content: Inlines, above: str, mark: str = "", attributes: str = "", comments: Iterable[Comment] = ()
    ) -> str:
        """A ``p`` within the element ``above``, in a line of its own, after the calls of ``comments``."""
        eid = self.ids.step(above, "p")
        words = f"{self.calls(comments, eid)}{marked(self.run(content, eid), mark)}"
        return f'<p eId="{eid}"{attributes}>{words}</p>\n'

    def run(self, content: Inlines, above: str) -> str:
        """The words of a run that stands in the element ``above``."""
        return "".join([escape(node.text) if isinstance(node, Text) else self._node(node, above) for node in content])

    def calls(self, comments: Iterable[Comment], above: str) -> str:
        """What leads to comments, which stand in the metadata."""
        return "".join([self._call(comment, above) for comment in comments])

    def _call(self, comment: Comment, above: str) -> str:
        eid = self.ids.step("", "note")
        marker = f"c{len(self.notes) + 1}"
        paragraphs = "".join(self.paragraph(content, eid) for content in comment.paragraphs or ((),))
        self.notes.append(container("note", f' eId="{eid}" class="comment" marker="{marker}"', paragraphs))
        own = self.ids.step(above, "noteRef")
        return f'<noteRef eId="{own}" href="#{eid}" class="comment" marker="{marker}" placement="side"/>'

    def _within(self, element: str, attributes: str, content: Inlines, above: str) -> str:
        return f"<{element}{attributes}>{self.run(content, above)}</{element}>"

    def _node(self, node: Inline, above: str) -> str:
        match node:
            case TermUse(term, words):
                self.terms.setdefault(term, words)
                eid = self.ids.step(above, "term")
                return f'<term eId="{eid}" refersTo="#{term_id(term)}">{escape(words)}</term>'
            case CrossReference():
                return self._reference(node, above)
            case Bracket(text):
                return escape(text)
            case Emphasis(content):
                return self._within("i", "", content, above)
            case DefinedTerm():
                return self._definition(node, above)
            case Blank(description):
                return f'<fillIn status="incomplete">{escape(blank_words(description))}</fillIn>'
            case Bracketed():
                return self._alternatives(node, above)
            case Footnote(content, number):
                eid = self.ids.step(above, "authorialNote")
                note = self.paragraph(content, eid).rstrip("\n")
                return f'<authorialNote eId="{eid}" marker="{number}" placement="bottom">{note}</authorialNote>'
            case Inserted(content):
                return self._within("ins", "", content, above)
            case Deleted(content):
                return self._within("del", "", content, above)
            case _:
                raise TypeError(f"{type(node).__name__} is notation and was not resolved before writing")

    def _definition(self, node: DefinedTerm, above: str) -> str:
        if node.term not in self._defined:
            self._defined.add(node.term)
            self.terms[node.term] = plain_words(node.content)
        eid = self.ids.step(above, "def")
        return self._within("def", f' eId="{eid}" refersTo="#{term_id(node.term)}"', node.content, above)

    def _reference(self, node: CrossReference, above: str) -> str:
        out = []
        for piece in linked_pieces(node, self._places):
            words = escape("".join(part.text for part in piece.parts))
            if piece.eid:
                eid = self.ids.step(above, "ref")
                words = f'<ref eId="{eid}" href="#{piece.eid}">{words}</ref>'
            out.append(words)
        return "".join(out)

    def _alternatives(self, node: Bracketed, above: str) -> str:
        """One ``inline`` for each alternative; a single one is words that may be left out."""
        name = "alternative" if len(node.alternatives) > 1 else "option"
        out, first = [], ""
        for alternative, proposer in zip(node.alternatives, node.proposers, strict=True):
            opening, closing = brackets(proposer)
            eid = self.ids.step(above, "inline")
            attributes = f' eId="{eid}" name="{name}"{alternative_to(first)}{proposed_by(proposer)}'
            first = first or eid
            out.append(f"<inline{attributes}>{escape(opening)}{self.run(alternative, above)}{escape(closing)}</inline>")
        return self.calls((node.comment,) if node.comment else (), above) + " ".join(out)


def alternative_to(first: str) -> str:
    """The attribute that says of which element another is an alternative."""
    return f' alternativeTo="#{first}"' if first else ""


def proposed_by(proposer: str) -> str:
    """The attribute that says who proposed an alternative."""
    return f' drafter:proposer="{attribute(proposer)}"' if proposer else ""
