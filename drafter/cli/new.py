"""``drafter new``."""

from __future__ import annotations

import sys
from pathlib import Path

from drafter.cli.files import write_files
from drafter.cli.report import AT_FAULT, CLEAN, cannot_write, print_diagnostics, usage_error
from drafter.cli.schema import schema_line, schema_name, schema_text
from drafter.diagnostics import Diagnostic, Severity
from drafter.library.fields import CLAUSE_ID, NAME
from drafter.pipeline import FLAGSHIP, try_library, try_profile, try_schema

STARTER = """\
{schema}
# A profile says which clauses a draft takes and how they are set. Lines after a # are for you.
# Build it with:  drafter build {name}.yaml        Check it with:  drafter check {name}.yaml

extends: {origin}          # everything not said here is as in that profile

title: {title}

# Who the parties are, and how many there could be at the most:
# parties: {{one: State Party, several: States Parties, potential: 193}}

# Facts of the occasion; the word open leaves one blank:
# facts: {{place: open, date: open}}

# How clauses are set: choices by the name of an alternative, passages by in or out, values as they are.
# 'drafter list clauses' lists the clauses, 'drafter show due-diligence.knowledge' shows one with its alternatives.
# settings:
#   due-diligence.knowledge: {{standard: actual}}
#   final.entry-into-force: {{ratifications: 60}}

# Clauses or whole groups to leave out:
# drop: [liability]
"""


CLAUSE_STARTER = """\
{schema}
# One clause. The folder it lies in is a clause pack: use it with  --library {folder}
# What each key means: docs/clause-files.md; how the text is written: docs/notation.md.

heading: {heading}
order: 1000                # its place within the group
summary: What the clause does, in one sentence.

text: |
  #. {{#duty}} Each State Party shall answer a request by another State Party within {{days}} days of its receipt.
  #. {{choose force}}

choices:
  force:
    question: Does silence count as a refusal?
    default: refusal
    alternatives:
      refusal:
        label: Silence is a refusal
        text: Where no answer is given within that time, the request is deemed to be refused.
        wanted_by: States that make requests.
        cost: A slow administration is treated like an unwilling one.
      reminder:
        label: Silence calls for a reminder
        text: >-
          Where no answer is given within that time, the requesting State Party may repeat its request, which shall
          then be answered without delay.
        wanted_by: States with small administrations.
        cost: The time is doubled.

parameters:
  days:
    type: integer
    unit: days
    default: 30
    minimum: 5
    maximum: 90
    description: Days within which a request is answered.

authorities:
  - source: vclt
    at: art. 26
    relation: considers
    status: recalled       # checked and secondary must say where it was seen
    proposition: agreements are to be performed in good faith

commentary: |
  Say what the clause does and what negotiators fight over.

  Say where each alternative comes from.
"""


def run_new_clause(clause_id: str, origin: str, folder: Path | None) -> int:
    """Writes a clause that can be built as it stands into a pack, unless one is there; a new group with it."""
    if origin:
        return usage_error("--from goes with a profile, and --clause begins a clause")
    if not CLAUSE_ID.fullmatch(clause_id):
        return usage_error(f"'{clause_id}' is no clause id; write group.name, such as cooperation.answers")
    folder = folder or Path("my-clauses")
    group, _, name = clause_id.partition(".")
    path = folder / group / f"{name.replace('.', '/')}.yaml"
    heading = name.rpartition(".")[2].replace("-", " ").capitalize()
    line = schema_line("../" * clause_id.count(".") + schema_name("clause"))
    files = {path: CLAUSE_STARTER.format(schema=line, folder=folder, heading=heading)}
    groups = folder / "groups.yaml"
    packs = [folder] if folder.is_dir() else []
    library, _ = try_library(packs)
    if group not in library.groups:
        known = groups.read_text(encoding="utf-8") if groups.is_file() else "# Groups of clauses this pack adds.\n"
        title = group.replace("-", " ").capitalize()
        files[groups] = f"{known.rstrip()}\n- {{id: {group}, heading: {title}, kind: strategy}}\n"
    return _write_new(path, files | _schema("clause", folder, packs), f"--library {folder}")


def run_new(name: str, origin: str, folder: Path | None) -> int:
    """Writes ``name.yaml``, unless one is there."""
    origin = origin or FLAGSHIP
    stem = name.removesuffix(".yaml")
    if not NAME.fullmatch(stem):
        return usage_error(f"'{name}' cannot name a profile; use lower-case words joined by hyphens")
    profile, found = try_profile(origin)
    if profile is None:
        print_diagnostics(found)
        return AT_FAULT
    folder = folder or Path()
    path = folder / f"{stem}.yaml"
    title = stem.replace("-", " ").capitalize()
    text = STARTER.format(schema=schema_line(schema_name("profile")), name=stem, origin=origin, title=title)
    return _write_new(path, {path: text} | _schema("profile", folder, []), f"drafter build {path}")


def _schema(what: str, folder: Path, packs: list[Path]) -> dict[Path, str]:
    """The schema that the new file names, unless one is there, which may have been made with packs."""
    target = folder / schema_name(what)
    if target.exists():
        return {}
    schema, _ = try_schema(what, packs)
    return {target: schema_text(schema)}


def _write_new(path: Path, files: dict[Path, str], use: str) -> int:
    if path.exists():
        message = f"{path} is already there and was left as it is"
        print_diagnostics([Diagnostic("cannot-write", Severity.ERROR, message, hint="choose another name")])
        return AT_FAULT
    try:
        write_files({target: text.encode() for target, text in files.items()})
    except OSError as fault:
        return cannot_write(fault, path)
    sys.stderr.write(f"{path} is ready. Use it with: {use}\n")
    for schema in (target for target in files if target.suffix == ".json"):
        sys.stderr.write(f"{schema} is for your editor, which can then complete and explain (docs/editor.md).\n")
    return CLEAN
