"""Reading YAML so that a lawyer's file means what it says: every scalar is the text as typed, every node has its place,
a repeated key is an error, and aliases, tags and deep nesting are refused."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from drafter.diagnostics import Findings, SourceSpan

LARGEST_FILE = 1_000_000
DEEPEST_NESTING = 24

# The base loader guesses no types: every scalar is a text, and only a tag somebody wrote is anything else. The C parser is
# ten times as fast; where PyYAML was built without it the Python one reads the same.
_LOADER: type = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_PLAIN_TAGS = frozenset({"tag:yaml.org,2002:str", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map"})


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read: the name shown to the user, and its lines."""

    name: str
    lines: tuple[str, ...]


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
        return SourceSpan(self.source.name, self.line + 1, self.column + 1, max(len(self.text.split("\n")[0]), 1))

    def place(self, line: int, column: int, length: int) -> SourceSpan:
        """The place in the file of a line and column (from 0) of the text."""
        if self.style == "|":
            first = self.line + 1
            while first < len(self.source.lines) and not self.source.lines[first].strip():
                first += 1
            indent = 0
            if first < len(self.source.lines):
                indent = len(self.source.lines[first]) - len(self.source.lines[first].lstrip(" "))
            return SourceSpan(self.source.name, self.line + 2 + line, indent + column + 1, length)
        quoted = 1 if self.style in ('"', "'") else 0
        if line == 0 and self.line < len(self.source.lines):
            fits = len(self.source.lines[self.line]) - self.column - quoted
            if column <= fits:
                return SourceSpan(self.source.name, self.line + 1, self.column + quoted + column + 1, length)
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
        return SourceSpan(self.source.name, self.line + 1, self.column + 1)


@dataclass(frozen=True, slots=True)
class Mapping:
    """A mapping, in the order of the file."""

    source: Source
    line: int
    column: int
    entries: tuple[tuple[Scalar, Node], ...]

    @property
    def span(self) -> SourceSpan:
        return SourceSpan(self.source.name, self.line + 1, self.column + 1)


Node = Scalar | Sequence | Mapping


def read_yaml(text: str, name: str, findings: Findings) -> Node | None:
    """The tree of a YAML text, or ``None`` where it has none that can be used; faults go to ``findings``."""
    source = Source(name, tuple(text.split("\n")))
    try:
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        span = SourceSpan(name, mark.line + 1, mark.column + 1) if mark else SourceSpan(name, 1, 1)
        findings.error("yaml-syntax", _syntax_message(error), span, _syntax_hint(error, source, span))
        return None
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        findings.error("yaml-syntax", f"this is not YAML: {str(error).splitlines()[0]}", SourceSpan(name, 1, 1))
        return None
    if root is None:
        findings.error("wrong-shape", "the file is empty", SourceSpan(name, 1, 1))
        return None
    return _Converter(source, findings).convert(root, 0)


def read_yaml_file(path: Path, name: str, findings: Findings) -> Node | None:
    """:func:`read_yaml` of a file; ``name`` is how the file is called in messages."""
    text = read_text_file(path, name, findings)
    return None if text is None else read_yaml(text, name, findings)


def read_text_file(path: Path, name: str, findings: Findings) -> str | None:
    """The text of a file of bounded size, or ``None`` with a diagnostic."""
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST_FILE + 1)
    except OSError as error:
        findings.error("file-unreadable", f"cannot read {name}: {(error.strerror or 'no such file').lower()}")
        return None
    if len(data) > LARGEST_FILE:
        findings.error("file-unreadable", f"{name} is larger than {LARGEST_FILE:,} bytes", SourceSpan(name, 1, 1))
        return None
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        findings.error("file-unreadable", f"{name} is not UTF-8 text", SourceSpan(name, line, 1), "save it as UTF-8")
        return None


class _Converter:
    """From PyYAML's nodes to ours. A node met twice is an alias: met once more it could unfold without end."""

    def __init__(self, source: Source, findings: Findings) -> None:
        self.source = source
        self.findings = findings
        self.seen: set[int] = set()

    def convert(self, node: yaml.Node, depth: int) -> Node | None:
        mark = node.start_mark
        if id(node) in self.seen:
            self._refuse(node, "yaml-alias", "an alias ('*name') stands in the file", "write the text out again")
            return None
        self.seen.add(id(node))
        if node.tag not in _PLAIN_TAGS:
            tag = node.tag.rsplit(":", 1)[-1]
            self._refuse(node, "yaml-tag", f"the tag '{tag}' is refused", "leave it out")
        if isinstance(node, yaml.ScalarNode):
            return Scalar(self.source, mark.line, mark.column, node.value, node.style or "")
        if depth > DEEPEST_NESTING:
            limit = f"lists and mappings go {DEEPEST_NESTING} levels deep at the most"
            self._refuse(node, "yaml-depth", limit, "write it flatter")
            return None
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, depth)
        items = (self.convert(item, depth + 1) for item in node.value)
        return Sequence(self.source, mark.line, mark.column, tuple(i for i in items if i is not None))

    def _refuse(self, node: yaml.Node, code: str, message: str, hint: str) -> None:
        span = SourceSpan(self.source.name, node.start_mark.line + 1, node.start_mark.column + 1)
        self.findings.error(code, message, span, hint)

    def _mapping(self, node: yaml.MappingNode, depth: int) -> Mapping:
        entries: list[tuple[Scalar, Node]] = []
        first: dict[str, Scalar] = {}
        for key_node, value_node in node.value:
            key = self.convert(key_node, depth + 1)
            if not isinstance(key, Scalar):
                if key is not None:
                    self.findings.error("wrong-shape", "a key must be a word", key.span)
                continue
            if key.text in first:
                self.findings.error(
                    "duplicate-key",
                    f"the key '{key.text}' stands here a second time",
                    key.span,
                    f"it was given first in line {first[key.text].line + 1}; keep one",
                )
                continue
            first[key.text] = key
            value = self.convert(value_node, depth + 1)
            if value is not None:
                entries.append((key, value))
        return Mapping(self.source, node.start_mark.line, node.start_mark.column, tuple(entries))


def _syntax_message(error: yaml.MarkedYAMLError) -> str:
    problem = error.problem or error.context or "the file cannot be read as YAML"
    known = {
        "mapping values are not allowed in this context": "a colon stands where none is allowed",
        "did not find expected key": "a key was expected here",
        "could not find expected ':'": "a colon is missing after a key",
        "found character that cannot start any token": "this character cannot begin a value",
        "did not find expected '-' indicator": "the items of a list are not in one column",
        "did not find expected ',' or ']'": "a list in square brackets is not closed",
        "did not find expected ',' or '}'": "a mapping in braces is not closed",
        "found unexpected end of stream": "a quotation mark is not closed",
        "found undefined alias": "a text that begins with * needs quotation marks",
    }
    return known.get(problem, problem)


def _syntax_hint(error: yaml.MarkedYAMLError, source: Source, span: SourceSpan) -> str | None:
    line = source.lines[span.line - 1] if 0 < span.line <= len(source.lines) else ""
    if "\t" in line:
        return "the line holds a tab; indent with blanks"
    if error.problem == "mapping values are not allowed in this context":
        return "put the whole text in quotation marks if the colon belongs to it"
    if error.problem and "cannot start any token" in error.problem:
        return "put the text in quotation marks"
    return None
