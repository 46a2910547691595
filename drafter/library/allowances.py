"""``allow:`` in a profile or a clause file: what a check finds and is meant to stand, each with its reason."""

from __future__ import annotations

from drafter.library.fields import Fields
from drafter.model.allowance import Allowance


def read_allowances(fields: Fields, clause: str = "") -> tuple[Allowance, ...]:
    """The allowances of a profile, or of the clause of that id: ``{rule: N-26, words: …, reason: …}``.

    A profile may say for which clause one holds (``in: group.clause``); a clause speaks for itself alone.
    """
    found = []
    for item in fields.mappings("allow", "an entry of 'allow'"):
        rule = item.text("rule", required=True)
        reason = item.text("reason", required=True)
        place = clause or item.text("in")
        found.append(Allowance(rule, reason, place, item.text("words"), item.span))
        item.done()
    return tuple(found)
