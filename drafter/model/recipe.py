"""The recipe of a draft: the resolved profile in canonical form, as a built file carries it and gives it back.

In the canonical form the keys of the profile begin their lines, are sorted, and everything under a key is indented:
that much may be relied upon without reading YAML.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

NAMESPACE = "urn:drafter:draft:"
"""What the XML namespace of a carried recipe begins with; the form of what is carried follows."""
FORM = 1
"""The form that is written, and the newest that is read."""

DRAFT, REPORT, COMPARISON = "draft", "report", "comparison"
DOCUMENTS = (DRAFT, REPORT, COMPARISON)
"""What a file that carries a recipe can be."""

_entry = re.compile(r"^(?P<key>\S[^:\n]*):.*(?:\n(?![^\s]).*)*\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Recipe:
    """A recipe as a file carries it: ``text`` is the profile; the rest tells what was built from it.

    ``document`` is one of :data:`DOCUMENTS`. A recipe does not hold the clauses of packs, nor the files a style names.
    """

    profile: str
    draft_id: str
    library_version: str
    face: str
    document: str
    text: str


def recipe_of(canonical: str, face: str) -> str:
    """The recipe of a draft in the face really built, wherever that was named.

    A clean text carries no name of a person: nothing in it is signed, so the author is left out.
    """
    left_out = {"face", "author"} if face == "clean" else {"face"}
    entries = {match["key"]: match[0] for match in _entry.finditer(canonical) if match["key"] not in left_out}
    entries["face"] = f'face: "{face}"\n'
    return "".join(entries[key] for key in sorted(entries))


def names_files(recipe: str) -> bool:
    """Whether the house style of a recipe names files: those lie beside it, and not in it."""
    style = next((match[0] for match in _entry.finditer(recipe) if match["key"] == "style"), "")
    return bool(re.search(r"^  (?:docx_base|emblem):", style, re.MULTILINE))


def digest_of(recipe: str) -> str:
    """By which a reader sees that the text of a recipe is still the one that was written."""
    return hashlib.sha256(recipe.encode()).hexdigest()
