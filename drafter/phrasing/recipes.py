"""A recipe in words: the text of a profile, as a person keeps it and builds from it again."""

from __future__ import annotations

import shlex

from drafter.model.recipe import COMPARISON, REPORT, Recipe, names_files


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
        f"  drafter build {shlex.quote(name)} -f docx,pdf,html,md,akn",
        "Clauses of your own are no part of a recipe: name their folder again, with --library.",
    ]
    if names_files(recipe.text):
        lines.append("Nor are the files named under 'style': they are looked for from the folder this file lies in.")
    return "".join(f"# {line}\n" for line in lines) + f"\n{recipe.text}"
