"""Reading YAML so that a lawyer's file means what it says: every scalar is the text as typed, every node has its place,
a repeated key is an error, and aliases, tags and deep nesting are refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from drafter.diagnostics import Diagnostic, Findings, SourceSpan, lines_of
from drafter.library.yaml_faults import syntax_diagnostic
from drafter.model.values import CONTROL

DEEPEST_NESTING = 24

# The base loader guesses no types: every scalar is a text, and only a tag somebody wrote is anything else. The C
# parser is ten times as fast; where PyYAML was built without it the Python one reads the same.
_LOADER: type = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read: the name shown to the user, its lines, and where it lies."""

    name: str
    lines: tuple[str, ...]
    path: Path | None = None

    def at(self, line: int, column: int, length: int = 1) -> SourceSpan:
        """The place of a line and a column, both counted from 0."""
        return SourceSpan(self.name, line + 1, column + 1, length, self.path)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text as typed. ``column`` and ``line`` count from 0; ``style`` is YAML's (``|``, ``"`` …)."""

    source: Source
    line: int
    column: int
    text: str
    style: str

    @property
    def span(self) -> SourceSpan:
        return self.source.at(self.line, self.column, max(len(self.text.split("\n")[0]), 1))

    def place(self, line: int, column: int, length: int) -> SourceSpan:
        """The place in the file of a line and column (from 0) of the text."""
        if self.style == "|":
            first = self.line + 1
            while first < len(self.source.lines) and not self.source.lines[first].strip():
                first += 1
            indent = 0
            if first < len(self.source.lines):
                indent = len(self.source.lines[first]) - len(self.source.lines[first].lstrip(" "))
            return self.source.at(self.line + 1 + line, indent + column, length)
        quoted = 1 if self.style in ('"', "'") else 0
        begins = self.column + quoted
        head = self.source.lines[self.line] if self.line < len(self.source.lines) else ""
        if line == 0 and head.startswith(self.text, begins):
            return self.source.at(self.line, begins + column, length)
        return self._word_place(line, column, length, begins)

    def _word_place(self, line: int, column: int, length: int, begins: int) -> SourceSpan:
        """The same for a text that YAML has folded: found by counting words, which folding leaves as they are."""
        lines = self.text.split("\n")
        before = "\n".join([*lines[:line], lines[line][:column]])
        words = before.split()
        inside = len(words.pop()) if words and not before[-1].isspace() else 0
        index = len(words)
        first = self.line + 1 if self.style == ">" else self.line
        for number, text in enumerate(self.source.lines[first:], start=first):
            start = begins if number == self.line else 0
            found = list(re.finditer(r"\S+", text[start:]))
            if index < len(found):
                at = start + found[index].start() + inside
                return self.source.at(number, at, length)
            index -= len(found)
        return self.span


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    source: Source
    line: int
    column: int
    items: tuple[Node, ...]

    @property
    def span(self) -> SourceSpan:
        return self.source.at(self.line, self.column)


@dataclass(frozen=True, slots=True)
class Mapping:
    """A mapping, in the order of the file."""

    source: Source
    line: int
    column: int
    entries: tuple[tuple[Scalar, Node], ...]

    @property
    def span(self) -> SourceSpan:
        return self.source.at(self.line, self.column)


Node = Scalar | Sequence | Mapping


def read_yaml(text: str, name: str, findings: Findings, path: Path | None = None) -> Node | None:
    """The tree of a YAML text, or ``None`` where it has none that can be used; faults go to ``findings``.

    ``name`` is how the file is called in them; ``path`` is where it lies, for those who show its lines.
    """
    source = Source(name, tuple(lines_of(text)), path)
    try:
        return _Reader(text, source, findings).document()
    except _TooDeep as deep:
        message = f"lists and named values go {DEEPEST_NESTING} levels deep at the most"
        findings.error("yaml-depth", message, deep.span, "put a text that begins with [ or { in quotation marks")
    except yaml.MarkedYAMLError as error:
        fault = syntax_diagnostic(error, source.lines, source.at)
        if not _explained(fault, findings):
            findings.items.append(fault)
    except (yaml.YAMLError, ValueError):
        findings.error(
            "yaml-syntax",
            "no text may hold this character",
            _first_control(source),
            "delete it; your editor may not show it",
        )
    return None


class _TooDeep(Exception):
    """Lists and mappings are nested so deeply that reading on is of no use."""

    def __init__(self, span: SourceSpan) -> None:
        super().__init__()
        self.span = span


class _Reader:
    """One pass over PyYAML's events. Composing a tree of its own would let a small file nest or unfold without end."""

    def __init__(self, text: str, source: Source, findings: Findings) -> None:
        self.events = yaml.parse(text, Loader=_LOADER)
        self.source = source
        self.findings = findings
        self.refused: set[str] = set()

    def document(self) -> Node | None:
        """The only document of the file."""
        next(self.events)
        if isinstance(next(self.events), yaml.StreamEndEvent):
            hint = "lines that begin with # are not read"
            self.findings.error("wrong-shape", "nothing stands in the file", self.source.at(0, 0), hint)
            return None
        root = self._node(next(self.events), 0)
        next(self.events)
        following = next(self.events)
        if not isinstance(following, yaml.StreamEndEvent):
            hint = "a file holds one document; take out the line '---'"
            self.findings.error("yaml-syntax", "a second document begins here", self._span(following), hint)
        return root

    def _node(self, event: yaml.Event, depth: int) -> Node | None:
        mark = event.start_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        if isinstance(event, yaml.AliasEvent):
            self._refuse(event, "yaml-alias", "an alias", f"*{event.anchor}", "write the text of an alias out")
            return None
        if isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent):
            self._refuse_marks(event)
        if isinstance(event, yaml.ScalarEvent):
            style = event.style or ""
            text = self._printable(event) if style == '"' else event.value
            return Scalar(self.source, line, column, text, style)
        if depth >= DEEPEST_NESTING:
            raise _TooDeep(self._span(event))
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(self.source, line, column, tuple(self._items(depth)))
        return Mapping(self.source, line, column, tuple(self._entries(depth)))

    def _items(self, depth: int) -> Iterator[Node]:
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            item = self._node(event, depth + 1)
            if item is not None:
                yield item

    def _entries(self, depth: int) -> Iterator[tuple[Scalar, Node]]:
        first: dict[str, Scalar] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            value = self._node(next(self.events), depth + 1)
            if not isinstance(key, Scalar):
                if key is not None:
                    hint = "a text that begins with [ or { needs quotation marks"
                    self.findings.error("wrong-shape", "a key must be a word", key.span, hint)
            elif key.text in first:
                self.findings.error(
                    "duplicate-key",
                    f"the key '{key.text}' stands here a second time",
                    key.span,
                    f"it was given first in line {first[key.text].line + 1}; keep one",
                )
            else:
                first[key.text] = key
                if value is not None:
                    yield key, value

    def _printable(self, event: yaml.ScalarEvent) -> str:
        """The text of an event; in double quotation marks an escape can name a character no file may hold."""
        if not CONTROL.search(event.value):
            return str(event.value)
        hint = "leave out the escape that its backslash begins"
        self.findings.error("wrong-value", "this text holds a character no text may hold", self._span(event), hint)
        return CONTROL.sub("\N{REPLACEMENT CHARACTER}", event.value)

    def _refuse_marks(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor is not None:
            self._refuse(event, "yaml-alias", "an anchor", f"&{event.anchor}", "leave an anchor out")
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._refuse(event, "yaml-tag", "a tag", tag, "leave a tag out")

    def _refuse(self, event: yaml.Event, code: str, what: str, word: str, otherwise: str) -> None:
        """Reports a word that YAML takes for an alias, an anchor or a tag: each once, however often it stands there."""
        if word in self.refused:
            return
        self.refused.add(word)
        hint = f"put a text that begins with {word[0]} in quotation marks; {otherwise}"
        self.findings.error(code, f"'{word}' is read as {what}, and no file may have one", self._span(event), hint)

    def _span(self, event: yaml.Event) -> SourceSpan:
        mark = event.start_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        return self.source.at(line, column)


def _explained(fault: Diagnostic, findings: Findings) -> bool:
    """Whether an alias, an anchor or a tag refused in the same line is the cause of a fault."""
    refused = (d.span for d in findings.items if d.code in ("yaml-alias", "yaml-tag") and d.span)
    return any(fault.span and (s.file, s.line) == (fault.span.file, fault.span.line) for s in refused)


def _first_control(source: Source) -> SourceSpan:
    """The place of the first character YAML refuses, which it does not itself tell in lines and columns."""
    for number, line in enumerate(source.lines):
        found = CONTROL.search(line)
        if found:
            return source.at(number, found.start())
    return source.at(0, 0)
