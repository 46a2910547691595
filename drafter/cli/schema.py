"""``drafter schema``, and the schemas that ``drafter new`` puts beside what it begins."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from drafter.cli.files import write_files
from drafter.cli.report import AT_FAULT, CLEAN, cannot_write, print_diagnostics, usage_error
from drafter.diagnostics import Severity, did_you_mean, has_errors
from drafter.pipeline import try_schema

KINDS = ("profile", "clause")


def run_schema(what: str, target: Path | None, packs: tuple[Path, ...]) -> int:
    """Prints the schema of profiles or of clause files, or writes it to ``target``."""
    if what not in KINDS:
        hint = did_you_mean(what, KINDS) or f"there are {' and '.join(KINDS)}"
        return usage_error(f"there is no schema '{what}'; {hint}")
    schema, found = try_schema(what, packs)
    print_diagnostics(found, Severity.ERROR)
    if has_errors(found):
        return AT_FAULT
    if target is None:
        sys.stdout.write(schema_text(schema))
        return CLEAN
    try:
        write_files({target: schema_text(schema).encode()})
    except OSError as fault:
        return cannot_write(fault, target)
    sys.stderr.write(f"{target} is ready. How an editor uses it: docs/editor.md\n")
    return CLEAN


def schema_text(schema: dict[str, Any]) -> str:
    """A schema as the text of a file."""
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def schema_name(what: str) -> str:
    """What the file of a schema is called."""
    return f"{what}.schema.json"


def schema_line(path: str) -> str:
    """The comment by which a YAML file tells an editor where its schema lies."""
    return f"# yaml-language-server: $schema={path}"
