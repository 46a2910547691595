"""From a built file back to its recipe, however often it was edited and saved in between."""

from __future__ import annotations

import shlex
from pathlib import Path

from drafter.bounded import NoArchive, Unreadable, bytes_of
from drafter.diagnostics import Findings
from drafter.model.recipe import COMPARISON, REPORT, Recipe, names_files
from drafter.readers.carried import Damaged, Newer, read_carried
from drafter.readers.word import NoWordFile, custom_xml

LARGEST_FILE = 100_000_000
"""In bytes; a long treaty with pictures has a few million."""

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""What a file begins with that an older Word saved, or that Word has locked with a password."""

_REBUILD = "build the draft from the profile itself"


def read_recipe(path: Path, findings: Findings) -> Recipe | None:
    """The recipe a Word file carries, or ``None`` with a diagnostic."""
    try:
        data = bytes_of(path, LARGEST_FILE, links=True)
    except Unreadable as fault:
        findings.error("file-unreadable", f"{path} {fault}", hint="name a Word file that Drafter built")
        return None
    except (OSError, ValueError) as error:
        reason = (isinstance(error, OSError) and error.strerror) or "no such file"
        findings.error("file-unreadable", f"cannot read {path}: {reason.lower()}", hint="name a Word file")
        return None
    return _from_word(data, path, findings)


def _from_word(data: bytes, path: Path, findings: Findings) -> Recipe | None:
    try:
        parts, broken = custom_xml(data)
        found = {recipe for part in parts if (recipe := read_carried(part))}
    except (NoArchive, NoWordFile):
        old = data.startswith(_OLD_OFFICE)
        hint = "open it in Word, take off its password if it has one, and save it as .docx" if old else None
        findings.error("not-a-word-file", f"{path} is no Word file", hint=hint or "name a .docx file")
        return None
    except Newer:
        message = f"{path} carries a recipe of a newer form"
        findings.error("newer-recipe", message, hint="read it with the Drafter that built it, or a later one")
        return None
    except Damaged as fault:
        findings.error("damaged-recipe", f"{path}: its recipe {fault}", hint=_REBUILD)
        return None
    if len(found) == 1:
        return found.pop()
    if found:
        findings.error("damaged-recipe", f"{path} carries {len(found)} recipes that differ", hint=_REBUILD)
    elif broken:
        findings.error("damaged-recipe", f"{path}: {broken[0]}", hint=_REBUILD)
    else:
        hint = "only files that 'drafter build' and 'drafter commentary' wrote carry one"
        findings.error("no-recipe", f"{path} carries no recipe", hint=hint)
    return None


def as_profile(recipe: Recipe) -> str:
    """The recipe as the text of a profile, with comment lines that say what it is and how it is used."""
    name = f"{recipe.profile}.yaml"
    lines = [
        f"The recipe of draft {recipe.draft_id}: its profile, with all that it extends or that was set written out.",
        f"Profile {recipe.profile}, clause library {recipe.library_version}, face {recipe.face}.",
    ]
    if recipe.document == REPORT:
        lines.append("The file it was taken from is a report on that draft.")
    elif recipe.document == COMPARISON:
        lines.append(
            "The file it was taken from marks the changes to that draft from another; this gives the new text."
        )
    lines += [
        f"Keep this text as {name}. The same Drafter builds the same draft from it, byte for byte:",
        f"  drafter build {shlex.quote(name)} -f docx,pdf,html,md",
        "Clauses of your own are no part of a recipe: name their folder again, with --library.",
    ]
    if names_files(recipe.text):
        lines.append("Nor are the files named under 'style': they are looked for from the folder this file lies in.")
    return "".join(f"# {line}\n" for line in lines) + f"\n{recipe.text}"
