"""The forms of values in files, as pieces of JSON Schema, each as wide as the reader's own.

The reader takes every value as the text that was typed; an editor takes ``60`` for a number and ``true`` for a truth
value. A text is therefore any single value here. Sources: JSON Schema, draft 2020-12; ``markdownDescription`` and
``markdownEnumDescriptions`` are what the YAML language server shows where it can.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]
Meaning = tuple[str, str]
"""A title, and words that say more."""

_SINGLE = ("string", "number", "boolean")
_LISTED = r"^\s*\[[\s\S]*\]\s*$"


def told(schema: Schema, description: str, markdown: str = "") -> Schema:
    """A form with its meaning; ``markdown`` says it at more length."""
    more = {"markdownDescription": markdown} if markdown and markdown != description else {}
    return ({"description": description} if description else {}) | more | schema


def text(description: str, *, required: bool = False) -> Schema:
    """One text; one that is not ``required`` may be left empty."""
    return told({"type": [*_SINGLE] if required else [*_SINGLE, "null"]}, description)


def word(description: str, meanings: Mapping[str, str], default: str = "", *, empty: bool = False) -> Schema:
    """One of a closed list of words, each with its meaning; where it may be ``empty``, also nothing."""
    form = named_value(meanings)
    if empty:
        form = {"oneOf": [form, {"enum": ["", None]}]}
    return told(form | ({"default": default} if default else {}), description)


def known(description: str, meanings: Mapping[str, Meaning], otherwise: str = "") -> Schema:
    """One of many names, or where ``otherwise`` is given another text of that pattern.

    Each is a form of its own, so that an editor shows the meaning of the one that stands there and not of all.
    """
    forms: list[Schema] = [
        {"const": name, "title": title} | told({}, words) for name, (title, words) in meanings.items()
    ]
    if otherwise:
        forms.append({"type": "string", "pattern": otherwise, "not": {"enum": [*meanings]}})
    return told({"oneOf": forms}, description)


def whole_number(description: str, default: int | None = None) -> Schema:
    """A whole number in figures."""
    form: Schema = {"type": ["integer", "string"], "pattern": "^-?[0-9]{1,12}$"}
    return told(form | ({} if default is None else {"default": default}), description)


def several(description: str, item: Schema) -> Schema:
    """A list; a single item may stand for a list of one, and nothing for an empty list."""
    return told({"anyOf": [{"type": "array", "items": item}, item, {"type": "null"}]}, description)


def mapping(description: str, properties: Mapping[str, Schema], *required: str, empty: bool = True) -> Schema:
    """Named values and no others; where it may be ``empty``, also nothing."""
    form: Schema = {"type": ["object", "null"] if empty else "object"}
    form |= {"properties": dict(properties), "additionalProperties": False}
    return told(form | ({"required": [*required]} if required else {}), description)


def named(description: str, member: Schema) -> Schema:
    """Members under names of the author's own."""
    name = {"pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"}
    return told({"type": ["object", "null"], "propertyNames": name, "additionalProperties": member}, description)


def entries(description: str, item: Schema) -> Schema:
    """A list of named values."""
    return told({"type": ["array", "null"], "items": item}, description)


def mapping_of_texts(description: str) -> Schema:
    """Names to texts, or to several texts."""
    one = {"type": [*_SINGLE, "null", "array"], "items": {"type": [*_SINGLE, "null"]}}
    return told({"type": ["object", "null"], "additionalProperties": one}, description)


def among(names: Iterable[str]) -> Schema:
    """Two or more of the names, as a list or as ``[a, b]`` in quotation marks."""
    return {
        "anyOf": [
            {"type": "array", "items": {"enum": [*names]}, "minItems": 2},
            {"type": "string", "pattern": _LISTED},
        ]
    }


def document(title: str, description: str, form: Schema, shared: Mapping[str, Schema]) -> Schema:
    """The schema of a whole file; ``shared`` are forms that stand in many places of it."""
    return {"$schema": DIALECT, "title": title, **told(form, description), "$defs": dict(shared)}


def shared_form(name: str, description: str) -> Schema:
    """One of the forms that stand in many places."""
    return told({"$ref": f"#/$defs/{name}"}, description)


def named_value(meanings: Mapping[str, str]) -> Schema:
    """One of a closed list of words, each with its meaning, where that they are a list is said elsewhere."""
    if not any(meanings.values()):
        return {"enum": [*meanings]}
    return {"enum": [*meanings], "markdownEnumDescriptions": [*meanings.values()]}
