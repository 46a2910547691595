"""Reading the keys of a mapping one by one, collecting every fault and never stopping at the first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Protocol

from drafter.diagnostics import Findings, SourceSpan, did_you_mean
from drafter.library.yaml_source import Mapping, Node, Scalar, Sequence
from drafter.markup.blocks import read_clause_text
from drafter.markup.sentences import SPECIAL, read_sentence
from drafter.model.clause import ClauseText
from drafter.model.inline import Inlines

NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
CLAUSE_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*(?:\.[a-z][a-z0-9]*(?:-[a-z0-9]+)*)+")

LONGEST_TEXT = 20_000
"""How many characters one text in the notation may have."""

MOST_MARKS = 1_000
"""How many marks of the notation may stand in it."""

MOST_FAULTS = 20
"""How many faults of one kind are told of one text, or of the keys or names of one clause."""


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
            wrong_shape(node, f"'{key}'", "text", self.findings)
            return None
        if required and not node.text.strip():
            hint = f"write it after '{key}:'"
            self.findings.error("missing-key", f"{self.what} has an empty '{key}'", self.entries[key][0].span, hint)
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
        if choices and node.text not in choices:
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
            self.findings.error(
                "wrong-value", f"'{key}' must be a whole number, not '{node.text}'", node.span, "write it in figures"
            )
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
            wrong_shape(node, f"'{key}'", "list", self.findings)
            return ()
        found = []
        for item in node.items:
            if isinstance(item, Scalar):
                found.append(item)
            else:
                wrong_shape(item, f"every item of '{key}'", "text", self.findings)
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
                wrong_shape(node, f"'{key}'", "mapping", self.findings)
            return None
        return Fields(node, self.findings, what or f"'{key}'")

    def mappings(self, key: str, what: str) -> Iterator[Fields]:
        """The mappings of a list."""
        node = self.node_at(key)
        if node is None:
            return
        if not isinstance(node, Sequence):
            if not (isinstance(node, Scalar) and not node.text.strip()):
                wrong_shape(node, f"'{key}'", "list", self.findings)
            return
        for item in node.items:
            if isinstance(item, Mapping):
                yield Fields(item, self.findings, what)
            else:
                wrong_shape(item, f"every item of '{key}'", "mapping", self.findings)

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
                wrong_shape(value, f"{what} '{name}'", "mapping", self.findings)

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
                wrong_shape(value, f"'{name}'", "text", self.findings)
        return pairs

    def sentence(self, key: str, *, required: bool = False) -> Inlines:
        """A text in the notation, within one sentence."""
        node = self.scalar(key, required=required)
        return () if node is None or not self._bounded(node) else read_located_sentence(node, self.findings)

    def clause_text(self, key: str, *, required: bool = False) -> ClauseText:
        """A text in the notation, with paragraphs and lists."""
        node = self.scalar(key, required=required)
        if node is None or not self._bounded(node):
            return ()
        text, faults = read_clause_text(node.text)
        places = ((fault, node.place(fault.line, fault.column, fault.length)) for fault in faults)
        report_notation(places, len(faults), self.findings)
        return text

    def paragraphs(self, key: str) -> tuple[Inlines, ...]:
        """Running text in the notation: paragraphs divided by empty lines."""
        node = self.scalar(key)
        if node is None or not self._bounded(node):
            return ()
        found = []
        offset = 0
        for piece in node.text.split("\n\n"):
            words = " ".join(piece.split())
            if words:
                found.append(_read_words(words, piece, node, node.text.count("\n", 0, offset), self.findings))
            offset += len(piece) + 2
        return tuple(found)

    def _bounded(self, node: Scalar) -> bool:
        """Whether a text is of a size that a person can have written; one that is not is refused unread."""
        marks = sum(map(node.text.count, SPECIAL))
        if len(node.text) <= LONGEST_TEXT and marks <= MOST_MARKS:
            return True
        message = f"this text is longer than {LONGEST_TEXT:,} characters, or holds more than {MOST_MARKS:,} marks"
        self.findings.error("notation", message, node.span, "divide it into several clauses")
        return False

    def done(self) -> None:
        """Reports the keys that were not taken; of very many only the first."""
        unknown = [(name, key) for name, (key, _) in self.entries.items() if name not in self.taken]
        for number, (name, key) in enumerate(unknown):
            if number == MOST_FAULTS:
                message = f"and {len(unknown) - MOST_FAULTS:,} keys more that {self.what} cannot have, not shown"
                self.findings.error("unknown-key", message, key.span, "mend the first ones and check again")
                break
            hint = did_you_mean(name, self.taken) or f"its keys are {', '.join(sorted(self.taken))}"
            self.findings.error("unknown-key", f"{self.what} has no key '{name}'", key.span, hint)


def read_located_sentence(node: Scalar, findings: Findings) -> Inlines:
    """One sentence in the notation; line ends in it are blanks."""
    return _read_words(" ".join(node.text.split()), node.text, node, 0, findings)


def _read_words(words: str, piece: str, node: Scalar, line: int, findings: Findings) -> Inlines:
    """The sentence ``words``: ``piece``, which begins in ``line`` of the node, with line ends made blanks."""
    content, faults = read_sentence(words)
    places = ((fault, node.place(*_spot(piece, fault.offset, line), fault.length)) for fault in faults)
    report_notation(places, len(faults), findings)
    return content


def _spot(piece: str, offset: int, line: int) -> tuple[int, int]:
    """Line and column, in ``piece``, of what stands ``offset`` characters into its words joined by single blanks."""
    reached = 0
    for word in re.finditer(r"\S+", piece):
        length = len(word.group())
        if offset <= reached + length:
            at = word.start() + offset - reached
            return line + piece.count("\n", 0, at), at - (piece.rfind("\n", 0, at) + 1)
        reached += length + 1
    return line, 0


class _Fault(Protocol):
    """What is wrong in a text of the notation."""

    @property
    def message(self) -> str: ...

    @property
    def hint(self) -> str: ...


def report_notation(places: Iterable[tuple[_Fault, SourceSpan]], total: int, findings: Findings) -> None:
    """The faults of one text with their places; of very many only the first, since the rest follow from them."""
    for number, (fault, place) in enumerate(places):
        if number == MOST_FAULTS:
            message = f"and {total - MOST_FAULTS:,} faults more in this text, not shown"
            findings.error("notation", message, place, "mend the first ones and check again")
            break
        findings.error("notation", fault.message, place, fault.hint or "the notation is in docs/notation.md")


_WANTED = {"text": "be a text", "list": "be a list", "mapping": "hold named values"}
_STANDS = {Scalar: "a text stands here", Sequence: "a list stands here", Mapping: "named values stand here"}


def wrong_shape(node: Node, what: str, wanted: str, findings: Findings) -> None:
    """Reports that a ``wanted`` (text, list, mapping) was expected where ``node`` stands."""
    empty = isinstance(node, Scalar) and not node.text.strip()
    stands = "nothing stands here" if empty else _STANDS[type(node)]
    hint = {
        "list": "write each item in a line of its own after '- ', or all of them as [one, two]",
        "mapping": "write 'name: value' in lines of their own, indented",
    }.get(wanted)
    if wanted == "text" and isinstance(node, Mapping):
        hint = "put the text in quotation marks if its colon belongs to it"
    elif wanted == "text":
        hint = "write one text; quotation marks are needed where it begins with - or ["
    findings.error("wrong-shape", f"{what} must {_WANTED[wanted]}, and {stands}", node.span, hint)


def read_raw(node: Node, what: str, findings: Findings) -> str | tuple[str, ...] | None:
    """A scalar as its text, a list as its texts; ``None``, with a diagnostic, for anything else."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        wrong_shape(node, what, "text", findings)
        return None
    for item in node.items:
        if not isinstance(item, Scalar):
            wrong_shape(item, f"every item of {what}", "text", findings)
            return None
    return tuple(item.text for item in node.items if isinstance(item, Scalar))
