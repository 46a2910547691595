"""Drafter: model conventions from a library of clauses.

The names below are the whole Python interface; each is loaded when first used, so that ``drafter --help`` is quick.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafter.diagnostics import Diagnostic, DraftingError
    from drafter.pipeline import (
        check,
        compare,
        draft,
        load_library,
        load_profile,
        load_style,
        read,
        recipe,
        schema,
        side_by_side,
        write,
    )

__version__ = "0.1.0"

__all__ = [
    "Diagnostic",
    "DraftingError",
    "__version__",
    "check",
    "compare",
    "draft",
    "load_library",
    "load_profile",
    "load_style",
    "read",
    "recipe",
    "schema",
    "side_by_side",
    "write",
]

_HOMES = {"Diagnostic": "drafter.diagnostics", "DraftingError": "drafter.diagnostics"}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module 'drafter' has no attribute '{name}'")
    return getattr(import_module(_HOMES.get(name, "drafter.pipeline")), name)
