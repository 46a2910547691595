"""One set of identifiers for two texts: what both have bears the new one, what only the old has one with ``old.``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from drafter.model.instrument import OLD

N = TypeVar("N")

_COMMENTS: dict[str, Any] = {"comments": (), "comment": None}
"""What is said in the margin of the old text is left out: a comparison carries the comments of the new one."""


def renamed(node: N, names: Mapping[str, str]) -> N:
    """A tree of the old text with its identifiers, and those its references point at, as they are in the comparison.

    ``names`` goes from an old identifier to the new one of the same block; what is not in it is in the old text only.
    """
    return _renamed(node, names)  # type: ignore[no-any-return]


def _renamed(value: Any, names: Mapping[str, str]) -> Any:
    if type(value) is tuple:
        changed = tuple(_renamed(item, names) for item in value)
        return value if all(a is b for a, b in zip(value, changed, strict=True)) else changed
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changes = {}
    for field in fields(value):
        was = getattr(value, field.name)
        now: Any
        if field.name in _COMMENTS:
            now = _COMMENTS[field.name]
        else:
            now = _name(was, names) if field.name == "eid" and was else _renamed(was, names)
        if now is not was:
            changes[field.name] = now
    return replace(value, **changes) if changes else value


def _name(eid: str, names: Mapping[str, str]) -> str:
    return names.get(eid, f"{OLD}{eid}")
