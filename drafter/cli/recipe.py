"""``drafter recipe``."""

from __future__ import annotations

import sys
from pathlib import Path

from drafter.cli.documents import say
from drafter.cli.files import write_files
from drafter.cli.report import AT_FAULT, CLEAN, cannot_write, print_diagnostics
from drafter.diagnostics import Diagnostic, Severity
from drafter.library.files import is_there
from drafter.pipeline import recipe_as_profile, try_recipe


def run_recipe(file: Path, folder: Path | None) -> int:
    """Prints the profile inside a built file, or writes it into ``folder`` under its own name, unless one is there."""
    recipe, found = try_recipe(file)
    print_diagnostics(found)
    if recipe is None:
        return AT_FAULT
    text = recipe_as_profile(recipe)
    if folder is None:
        _print(text)
        return CLEAN
    path = folder / f"{recipe.profile}.yaml"
    if is_there(path):
        message = f"{path} is already there and was left as it is"
        print_diagnostics([Diagnostic("cannot-write", Severity.ERROR, message, hint="choose another folder with -o")])
        return AT_FAULT
    try:
        write_files({path: text.encode()})
    except OSError as fault:
        return cannot_write(fault, path)
    say(f"{path} is ready. Use it with: drafter build {path}")
    return CLEAN


def _print(text: str) -> None:
    """To standard output; into a file or another program always as UTF-8, which is what a profile is read as."""
    if sys.stdout.isatty():
        sys.stdout.write(text)
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode())
        sys.stdout.buffer.flush()
