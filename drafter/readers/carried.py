"""The XML in which a file carries its recipe: read element by element, so that nothing in it can unfold or nest."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from xml.parsers import expat

from drafter.model.draft import FACES
from drafter.model.recipe import DOCUMENTS, FORM, NAMESPACE, Recipe, digest_of
from drafter.model.values import CONTROL

DEEPEST = 8

_draft_id = re.compile("[0-9a-f]{12}")
_form = re.compile("[0-9]{1,9}")
_LINE_BREAKS = frozenset("\n\x85\u2028\u2029")
_WORDS = ("profile", "id", "library", "face", "document", "recipe")


class Damaged(Exception):
    """A carried recipe that cannot be given back; the message goes on from 'its recipe'."""


class Newer(Exception):
    """A recipe of a form that a later Drafter writes."""


@dataclass(frozen=True, slots=True)
class Carried:
    """What a file carries: the recipe; the words of every other element beside it, by name; and which clause, and which
    paragraph of it, stands at each place, by the identifier of the place."""

    recipe: Recipe
    words: Mapping[str, str]
    clauses: Mapping[str, tuple[str, str]]


def read_carried(data: bytes) -> Recipe | None:
    """The recipe in the bytes of an XML part; ``None`` where it is a part of somebody else's.

    Raises:
        Damaged: where it is one of ours, and not as it was written.
        Newer: where it is of a form this Drafter does not know.
    """
    carried = carried_in(data)
    return carried.recipe if carried else None


def carried_in(data: bytes, *, within: bool = False) -> Carried | None:
    """What an XML document carries that is a carried recipe or, with ``within``, has one anywhere in it.

    Raises:
        Damaged, Newer: as :func:`read_carried`.
    """
    reader = _Reader(within)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = reader.doctype
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.words
    try:
        parser.Parse(data, True)
    except _Foreign:
        return None
    except expat.ExpatError as fault:
        _refuse_ours(data, f"is no well-formed XML in line {fault.lineno}")
        return None
    except (LookupError, ValueError):  # an encoding there is none of, or that Python cannot read letter by letter
        _refuse_ours(data, "is in an encoding that is not read")
        return None
    except _Declares:
        _refuse_ours(data, "declares a type of document, which no recipe does")
        return None
    return _checked(reader) if reader.done else None


class _Foreign(Exception):
    """The part is not a carried recipe."""


class _Declares(Exception):
    """The part has a document type declaration, by which a small file can unfold to a huge one."""


def _refuse_ours(data: bytes, what: str) -> None:
    """Of a part that cannot be read it is told only if it seems to be ours: others' are no concern of the user here."""
    if NAMESPACE.encode() in data:
        raise Damaged(what)


class _Reader:
    """Collects the words of the elements right under ours, and the clauses named under them."""

    def __init__(self, within: bool) -> None:
        self.found: dict[str, str] = {}
        self.clauses: dict[str, tuple[str, str]] = {}
        self.digest = ""
        self.done = False
        self._within = within
        self._open: list[str] = []
        self._namespace = ""
        self._pieces: list[str] = []

    def doctype(self, *_: object) -> None:
        raise _Declares

    def start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, local = name.rpartition(" ")
        if not self._open and not self._begins(namespace, local):
            return
        self._open.append(local if namespace == self._namespace else "")
        if len(self._open) > DEEPEST:
            raise Damaged(f"goes more than {DEEPEST} levels deep")
        if len(self._open) == 2:
            self._pieces = []
            if local == "recipe":
                self.digest = attributes.get("digest", "")
        elif local == "clause" and "place" in attributes:
            self.clauses[attributes["place"]] = (attributes.get("id", ""), attributes.get("name", ""))

    def _begins(self, namespace: str, local: str) -> bool:
        """Whether ours begins here; a document that is not ours, and need not have one in it, is not read on."""
        form = namespace.removeprefix(NAMESPACE)
        if namespace == form or not _form.fullmatch(form) or (self._within and local != "draft"):
            if not self._within:
                raise _Foreign
            return False
        if int(form) != FORM:
            raise Newer
        if self.done:
            raise Damaged("stands in it twice")
        self._namespace, self.done = namespace, True
        return True

    def end(self, _: str) -> None:
        if not self._open:
            return
        name = self._open.pop()
        if len(self._open) != 1 or not name:
            return
        if name in self.found:
            raise Damaged(f"has a second '{name}'")
        self.found[name] = "".join(self._pieces)

    def words(self, text: str) -> None:
        if len(self._open) == 2:
            self._pieces.append(text)


def _checked(reader: _Reader) -> Carried:
    """The recipe, nothing in it but what a draft can have: its words go into comment lines and names of files."""
    found = reader.found
    missing = next((name for name in _WORDS if name not in found), None)
    if missing:
        raise Damaged(f"has no '{missing}'")
    for name in _WORDS[:-1]:
        if CONTROL.search(found[name]) or _LINE_BREAKS.intersection(found[name]) or len(found[name]) > 255:
            raise Damaged(f"has a '{name}' that cannot be one")
    profile = found["profile"]
    known = {"face": FACES, "document": DOCUMENTS}
    wrong = next((name for name, values in known.items() if found[name] not in values), None)
    if not _draft_id.fullmatch(found["id"]):
        wrong = "id"
    if "\\" in profile or PurePosixPath(f"{profile}.yaml").name != f"{profile}.yaml":
        wrong = "profile"
    if wrong:
        raise Damaged(f"has a '{wrong}' that cannot be one")
    text = found["recipe"]
    if reader.digest != digest_of(text) or CONTROL.search(text):
        raise Damaged("is not the text that was written")
    recipe = Recipe(profile, found["id"], found["library"], found["face"], found["document"], text)
    return Carried(recipe, {name: words for name, words in found.items() if name not in _WORDS}, reader.clauses)
