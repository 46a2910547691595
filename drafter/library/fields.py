"""Reading the keys of a mapping one by one, collecting every fault and never stopping at the first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from drafter.diagnostics import Findings, SourceSpan, did_you_mean
from drafter.library.yaml_source import Mapping, Node, Scalar, Sequence
from drafter.markup.blocks import read_clause_text
from drafter.markup.sentences import read_sentence
from drafter.model.clause import ClauseText
from drafter.model.inline import Inlines

NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
CLAUSE_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*(?:\.[a-z][a-z0-9]*(?:-[a-z0-9]+)*)+")


class Fields:
    """The keys of one mapping. Each reader method takes a key; :meth:`done` reports the keys nobody took."""

    def __init__(self, node: Mapping, findings: Findings, what: str) -> None:
        self.node = node
        self.findings = findings
        self.what = what
        self.entries = {key.text: (key, value) for key, value in node.entries}
        self.taken: set[str] = set()

    @property
    def span(self) -> SourceSpan:
        return self.node.span

    def has(self, key: str) -> bool:
        return key in self.entries

    def node_at(self, key: str, *, required: bool = False) -> Node | None:
        """The node under a key, marked as taken."""
        self.taken.add(key)
        found = self.entries.get(key)
        if found is None and required:
            self.findings.error("missing-key", f"{self.what} has no '{key}'", self.span, f"add a line '{key}: …'")
        return found[1] if found else None

    def scalar(self, key: str, *, required: bool = False) -> Scalar | None:
        """The text under a key; a list or mapping there is a fault."""
        node = self.node_at(key, required=required)
        if node is None:
            return None
        if not isinstance(node, Scalar):
            self.shape(node, f"'{key}' must be a text")
            return None
        if required and not node.text.strip():
            self.findings.error("missing-key", f"{self.what} has an empty '{key}'", self.entries[key][0].span)
            return None
        return node

    def text(self, key: str, default: str = "", *, required: bool = False) -> str:
        """The text under a key with line ends turned into blanks."""
        node = self.scalar(key, required=required)
        return default if node is None else " ".join(node.text.split())

    def one_of(self, key: str, known: Iterable[str], default: str = "", *, required: bool = False) -> str:
        """A text out of a closed list."""
        node = self.scalar(key, required=required)
        if node is None:
            return default
        choices = tuple(known)
        if node.text not in choices:
            self.findings.error(
                "wrong-value",
                f"'{key}' cannot be '{node.text}'",
                node.span,
                did_you_mean(node.text, choices) or f"it is one of {', '.join(choices)}",
            )
            return default
        return node.text

    def integer(self, key: str, default: int = 0, *, required: bool = False) -> int:
        """A whole number."""
        node = self.scalar(key, required=required)
        if node is None:
            return default
        if not re.fullmatch(r"-?\d{1,12}", node.text):
            self.findings.error("wrong-value", f"'{key}' must be a whole number, not '{node.text}'", node.span)
            return default
        return int(node.text)

    def scalars(self, key: str) -> tuple[Scalar, ...]:
        """The texts of a list; a single text counts as a list of one."""
        node = self.node_at(key)
        if node is None:
            return ()
        if isinstance(node, Scalar):
            return (node,) if node.text.strip() else ()
        if isinstance(node, Mapping):
            self.shape(node, f"'{key}' must be a list")
            return ()
        found = []
        for item in node.items:
            if isinstance(item, Scalar):
                found.append(item)
            else:
                self.shape(item, f"every item of '{key}' must be a text")
        return tuple(found)

    def texts(self, key: str) -> tuple[str, ...]:
        """:meth:`scalars` as plain texts."""
        return tuple(" ".join(s.text.split()) for s in self.scalars(key))

    def mapping(self, key: str, what: str = "") -> Fields | None:
        """The mapping under a key."""
        node = self.node_at(key)
        if node is None:
            return None
        if not isinstance(node, Mapping):
            if not (isinstance(node, Scalar) and not node.text.strip()):
                self.shape(node, f"'{key}' must be a mapping")
            return None
        return Fields(node, self.findings, what or f"'{key}'")

    def mappings(self, key: str, what: str) -> Iterator[Fields]:
        """The mappings of a list."""
        node = self.node_at(key)
        if node is None:
            return
        if not isinstance(node, Sequence):
            if not (isinstance(node, Scalar) and not node.text.strip()):
                self.shape(node, f"'{key}' must be a list")
            return
        for item in node.items:
            if isinstance(item, Mapping):
                yield Fields(item, self.findings, what)
            else:
                self.shape(item, f"every item of '{key}' must be a mapping")

    def named(self, key: str, what: str) -> Iterator[tuple[Scalar, Fields]]:
        """The named mappings under a key (``choices: {standard: {…}}``), with their names checked."""
        found = self.mapping(key)
        if found is None:
            return
        for name, (key_node, value) in found.entries.items():
            if not NAME.fullmatch(name):
                self.findings.error(
                    "wrong-value", f"'{name}' is no name", key_node.span, "names are lower-case words joined by hyphens"
                )
            elif isinstance(value, Mapping):
                yield key_node, Fields(value, self.findings, f"{what} '{name}'")
            else:
                self.shape(value, f"{what} '{name}' must be a mapping")

    def pairs(self, key: str) -> dict[str, Scalar]:
        """A mapping of texts to texts."""
        found = self.mapping(key)
        if found is None:
            return {}
        pairs = {}
        for name, (_, value) in found.entries.items():
            if isinstance(value, Scalar):
                pairs[name] = value
            else:
                self.shape(value, f"'{name}' must be a text")
        return pairs

    def sentence(self, key: str, *, required: bool = False) -> Inlines:
        """A text in the notation, within one sentence."""
        node = self.scalar(key, required=required)
        return () if node is None else read_located_sentence(node, self.findings)

    def clause_text(self, key: str, *, required: bool = False) -> ClauseText:
        """A text in the notation, with paragraphs and lists."""
        node = self.scalar(key, required=required)
        if node is None:
            return ()
        text, faults = read_clause_text(node.text)
        for fault in faults:
            span = node.place(fault.line, fault.column, fault.length)
            self.findings.error("notation", fault.message, span, fault.hint or None)
        return text

    def paragraphs(self, key: str) -> tuple[Inlines, ...]:
        """Running text in the notation: paragraphs divided by empty lines."""
        node = self.scalar(key)
        if node is None:
            return ()
        found = []
        offset = 0
        for piece in node.text.split("\n\n"):
            words = " ".join(piece.split())
            if words:
                content, faults = read_sentence(words)
                for fault in faults:
                    line = node.text.count("\n", 0, offset)
                    self.findings.error("notation", fault.message, node.place(line, 0, 1), fault.hint or None)
                found.append(content)
            offset += len(piece) + 2
        return tuple(found)

    def done(self) -> None:
        """Reports every key that was not taken."""
        for name, (key, _) in self.entries.items():
            if name not in self.taken:
                self.findings.error(
                    "unknown-key",
                    f"{self.what} has no key '{name}'",
                    key.span,
                    did_you_mean(name, self.taken) or f"its keys are {', '.join(sorted(self.taken))}",
                )

    def shape(self, node: Node, message: str) -> None:
        self.findings.error("wrong-shape", message, node.span)


def read_located_sentence(node: Scalar, findings: Findings) -> Inlines:
    """One sentence in the notation; line ends in it are blanks."""
    words = " ".join(node.text.split())
    content, faults = read_sentence(words)
    for fault in faults:
        place = node.place(0, fault.offset, fault.length) if words == node.text else node.span
        findings.error("notation", fault.message, place, fault.hint or None)
    return content
