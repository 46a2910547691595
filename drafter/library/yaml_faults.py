"""What PyYAML says of a text that is not YAML, said again for a lawyer: what is wrong, where, and what to write."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import yaml

from drafter.diagnostics import Diagnostic, Severity, SourceSpan

_COLON = "mapping values are not allowed in this context"
_KEY = "did not find expected key"
_UNCLOSED = ("did not find expected ',' or ']'", "did not find expected ',' or '}'")


@dataclass(frozen=True, slots=True)
class _Fault:
    """A sentence and a hint for one of PyYAML's. ``opening``: the place to show is where the thing began."""

    message: str
    hint: str
    opening: bool = False


_QUOTE_IT = "put the text in quotation marks"

_FAULTS = {
    "could not find expected ':'": _Fault(
        "a colon is missing after a key", "write 'key: value'; a text that only goes on is indented", True
    ),
    "found character that cannot start any token": _Fault("no value can begin with this character", _QUOTE_IT),
    "did not find expected key": _Fault("a key was expected here", "keys that belong together stand in one column"),
    "found a tab character that violates indentation": _Fault("a tab stands in the margin", "indent with blanks"),
    "did not find expected '-' indicator": _Fault(
        "an item of the list was expected here",
        "begin an item with '- ', or indent the line so that it belongs to the item above",
    ),
    "block sequence entries are not allowed in this context": _Fault(
        "a list cannot begin here", "begin it in the next line, indented, each item after '- '"
    ),
    "found unexpected end of stream": _Fault(
        "the quotation mark that opens here is not closed", "close it, or double it if it belongs to the text", True
    ),
    "found unexpected document indicator": _Fault(
        "the quotation mark that opens here is not closed", "close it, or double it if it belongs to the text", True
    ),
    "did not find expected node content": _Fault("a value was expected here", _QUOTE_IT),
    "did not find expected comment or line break": _Fault(
        "nothing may follow | or > in its line", "begin the text in the next line, indented"
    ),
    "found unknown escape character": _Fault(
        "a backslash in double quotation marks stands before a character it cannot go with",
        "use single quotation marks, or double the backslash",
    ),
    "found invalid Unicode character escape code": _Fault(
        "there is no character of this number", "leave the escape out"
    ),
    "did not find expected alphabetic or numeric character": _Fault(
        "no text can begin with * or & unless it is in quotation marks", _QUOTE_IT, True
    ),
    "found unknown directive name": _Fault("a line cannot begin with %", _QUOTE_IT, True),
    "could not find expected directive name": _Fault("a line cannot begin with %", _QUOTE_IT, True),
    "did not find expected <document start>": _Fault(
        "nothing more was expected here", "the keys of the file stand at the left margin, each with a colon after it"
    ),
}


def syntax_diagnostic(
    error: yaml.MarkedYAMLError, lines: Sequence[str], at: Callable[[int, int], SourceSpan]
) -> Diagnostic:
    """The diagnostic for an error of PyYAML's; ``lines`` are those of the file, ``at`` gives a place in it."""
    failed = error.problem_mark or error.context_mark
    began = error.context_mark or failed
    if failed is None or began is None:
        return Diagnostic("yaml-syntax", Severity.ERROR, "the file is not YAML", at(0, 0))
    fault, (line, column) = _fault(error, lines, (failed.line, failed.column), (began.line, began.column))
    return Diagnostic("yaml-syntax", Severity.ERROR, fault.message, at(line, column), fault.hint)


_Place = tuple[int, int]


def _fault(error: yaml.MarkedYAMLError, lines: Sequence[str], failed: _Place, began: _Place) -> tuple[_Fault, _Place]:
    """What to say, and the line and column (from 0) to point at."""
    problem = error.problem or error.context or "the file is not YAML"
    line = lines[failed[0]] if failed[0] < len(lines) else ""
    before = line[: failed[1]].rstrip()
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return _Fault("a tab stands in the margin", "indent with blanks"), failed
    if problem == _COLON:
        return _stray_colon(lines, failed, before)
    if problem == _KEY and before.endswith(("'", '"')):
        hint = "put the whole text in quotation marks, and use the other kind for those within it"
        return _Fault("the text goes on after its closing quotation mark", hint), failed
    if problem == _KEY and line.lstrip().startswith("- "):
        return _Fault(
            "this item is in no list", "the items of a list stand in one column, under the first of them"
        ), failed
    if problem in _UNCLOSED:
        return _not_closed(problem[-2], failed, began)
    fault = _FAULTS.get(problem, _Fault(problem, _QUOTE_IT))
    return fault, began if fault.opening else failed


def _stray_colon(lines: Sequence[str], failed: _Place, before: str) -> tuple[_Fault, _Place]:
    """A colon where none can be: a second one in its line, or the line above is no key with a value."""
    if ": " in before:
        return _Fault("a second colon stands in this line", "put the text that holds it in quotation marks"), failed
    above = lines[failed[0] - 1] if failed[0] else ""
    margin = len(above) - len(above.lstrip())
    joined = re.match(r"\s*[\w.-]+:(?=\S)", above)
    if joined:
        return _Fault("a blank is missing after the colon", "write 'key: value'"), (failed[0] - 1, joined.end())
    if above.strip() and ":" not in above:
        return _FAULTS["could not find expected ':'"], (failed[0] - 1, margin)
    return _Fault("a key cannot stand here", "keys that belong together stand in one column"), failed


def _not_closed(close: str, failed: _Place, began: _Place) -> tuple[_Fault, _Place]:
    if failed[0] == began[0]:
        hint = "put a comma between two members, or the whole text in quotation marks"
        return _Fault(f"a comma or {close} was expected here", hint), failed
    what = "list" if close == "]" else "brace"
    return _Fault(f"the {what} that opens here is not closed", f"put {close} where it ends"), began
