"""Diagnostics in the Static Analysis Results Interchange Format, for editors and for services that show findings.

Source: OASIS, *Static Analysis Results Interchange Format (SARIF) Version 2.1.0*, sections 3.13 to 3.58.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from drafter import __version__
from drafter.diagnostics import CODES, Diagnostic, Severity
from drafter.lint.rule import Rule

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def print_sarif(found: Iterable[Diagnostic], rules: Iterable[Rule]) -> None:
    """Writes a log of one run to standard output: every rule that there is, and every finding."""
    sys.stdout.write(json.dumps(log_of(tuple(found), tuple(rules)), ensure_ascii=False, indent=2) + "\n")


def log_of(found: tuple[Diagnostic, ...], rules: tuple[Rule, ...]) -> dict[str, Any]:
    """The log as plain data. A finding that is allowed to stand is in it, suppressed, with its reason."""
    descriptors = [*map(_descriptor, rules), *({"id": c, "shortDescription": _text(m)} for c, m in CODES.items())]
    index = {descriptor["id"]: number for number, descriptor in enumerate(descriptors)}
    driver = {"name": "Drafter", "version": __version__, "rules": descriptors}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(diagnostic, index) for diagnostic in found],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _descriptor(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": rule.title,
        "shortDescription": _text(rule.says),
        "fullDescription": _text(f"{rule.says} {rule.reason}"),
        "help": _text(f"{rule.hint}. Source: {rule.source}."),
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"houseStyles": list(rule.styles)},
    }


def _result(found: Diagnostic, index: dict[str, int]) -> dict[str, Any]:
    message = f"{found.message}. {found.hint}" if found.hint else found.message
    result: dict[str, Any] = {
        "ruleId": found.code,
        "ruleIndex": index.get(found.code, -1),
        "level": _LEVELS[found.severity],
        "message": _text(message),
    }
    location = _location(found)
    if location:
        result["locations"] = [location]
    # An empty list says that nothing was suppressed; SARIF wants it on all results of a run or on none (3.27.23).
    result["suppressions"] = [{"kind": "inSource", "justification": found.allowed}] if found.allowed else []
    return result


def _location(found: Diagnostic) -> dict[str, Any]:
    location: dict[str, Any] = {}
    span = found.span
    if span is not None and span.path is not None:
        region = {"startLine": span.line, "startColumn": span.column, "endColumn": span.column + span.length}
        location["physicalLocation"] = {"artifactLocation": {"uri": _uri(span.path)}, "region": region}
    if found.where:
        location["logicalLocations"] = [{"fullyQualifiedName": found.where}]
    return location


def _uri(path: Path) -> str:
    """A file below the folder where drafter was started as a relative reference, another as a file URI.

    A relative reference that begins with a slash would be joined with no base (SARIF validator, SARIF1004).
    """
    whole = path.resolve()
    here = Path.cwd()
    return quote(whole.relative_to(here).as_posix()) if whole.is_relative_to(here) else whole.as_uri()


def _text(words: str) -> dict[str, str]:
    return {"text": words}
