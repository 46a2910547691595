"""``drafter recipe``."""

from __future__ import annotations

import sys
from pathlib import Path

from drafter.bounded import Unreadable, bytes_of
from drafter.cli.build import draft_all, run_build
from drafter.cli.documents import say, wanted_formats
from drafter.cli.files import write_files
from drafter.cli.report import AT_FAULT, CLEAN, WRONG_USAGE, cannot_write, print_diagnostics, usage_error
from drafter.diagnostics import Diagnostic, Severity
from drafter.library.files import is_there
from drafter.model.recipe import DRAFT, Recipe, names_files
from drafter.pipeline import recipe_as_profile, try_profile, try_recipe


def run_recipe(file: Path, folder: Path | None, formats: str = "", packs: tuple[Path, ...] = ()) -> int:
    """Prints the profile inside a built file, or writes it into ``folder`` under its own name, unless one is there.

    With ``formats`` the draft is built there too; ``packs`` are the clause packs that it was built with.
    """
    if formats and folder is None:
        return usage_error("-f builds files again, and needs a folder for them and the profile: name one with -o")
    if packs and not formats:
        return usage_error("--library is for building the files again: say which with -f")
    if formats and wanted_formats(formats) is None:
        return WRONG_USAGE
    recipe, found = try_recipe(file)
    print_diagnostics(found)
    if recipe is None:
        return AT_FAULT
    text = recipe_as_profile(recipe)
    if folder is None:
        _print(text)
        return CLEAN
    path = folder / f"{recipe.profile}.yaml"
    if is_there(path) and not (formats and _holds(path, text)):
        message = f"{path} is already there and was left as it is"
        print_diagnostics([Diagnostic("cannot-write", Severity.ERROR, message, hint="choose another folder with -o")])
        return AT_FAULT
    try:
        write_files({path: text.encode()})
    except OSError as fault:
        return cannot_write(fault, path)
    return _rebuilt(recipe, path, formats, packs) if formats else _written(recipe, path)


def _holds(path: Path, text: str) -> bool:
    """Whether a file is the one that would be written, so that nothing of anybody's is lost."""
    try:
        return bytes_of(path, len(text.encode()), links=True) == text.encode()
    except (Unreadable, OSError, ValueError):
        return False


def _written(recipe: Recipe, path: Path) -> int:
    """Says that the profile is ready, or which of the files that its style names do not lie beside it."""
    lacking = _lacking_files(recipe, path)
    print_diagnostics(lacking)
    ready = "is written, and is ready when the files it names lie there" if lacking else "is ready"
    say(f"{path} {ready}. Use it with: drafter build {path}")
    return CLEAN


def _lacking_files(recipe: Recipe, path: Path) -> list[Diagnostic]:
    """The files that the style of a recipe names, and that do not lie beside the profile."""
    profile = try_profile(str(path))[0] if names_files(recipe.text) else None
    if profile is None:
        return []
    emblem = profile.layout.emblem
    named = [file for file in (profile.layout.word_base, emblem.file if emblem else None) if file]
    hint = "a recipe does not hold the files its style names: put it there"
    return [
        Diagnostic("unusable-file", Severity.WARNING, f"'{file.value}' does not lie in {path.parent}", file.span, hint)
        for file in named
        if not is_there(path.parent / file.value)
    ]


def _rebuilt(recipe: Recipe, path: Path, formats: str, packs: tuple[Path, ...]) -> int:
    """Builds the files beside the profile, and says where they will not be those that were built before."""
    say(f"{path} is written.")
    if recipe.document != DRAFT:
        say(f"The file it was taken from is a {recipe.document}; what is built from it is the draft.")
    code = run_build((str(path),), formats, path.parent, "", (), packs)
    if code != CLEAN:
        return code
    drafts, _ = draft_all((str(path),), "", (), packs)
    now = drafts[0].instrument.identity
    if now.draft_id == recipe.draft_id:
        return CLEAN
    message = f"this is draft {now.draft_id}, and the file was built from draft {recipe.draft_id}"
    hint = "its clauses are not those of this library: name the folders of your own clauses with --library"
    if now.library_version != recipe.library_version:
        hint = f"it was built from clause library {recipe.library_version}, and this is {now.library_version}"
    print_diagnostics([Diagnostic("another-draft", Severity.ERROR, message, hint=hint)])
    return AT_FAULT


def _print(text: str) -> None:
    """To standard output; into a file or another program always as UTF-8, which is what a profile is read as."""
    if sys.stdout.isatty():
        sys.stdout.write(text)
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode())
        sys.stdout.buffer.flush()
