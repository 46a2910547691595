"""Akoma Ntoso 3.0: the draft as machines read it."""

from __future__ import annotations

from drafter.writers.akn.write import write_akn

__all__ = ["write_akn"]
