"""A finding of a check that is meant to stand, with the reason that is printed beside it."""

from __future__ import annotations

from dataclasses import dataclass

from drafter.diagnostics import SourceSpan


@dataclass(frozen=True, slots=True)
class Allowance:
    """Lets lapses from one rule stand: in one clause where ``clause`` names it, in passages with these ``words``."""

    rule: str
    reason: str
    clause: str = ""
    words: str = ""
    span: SourceSpan | None = None
