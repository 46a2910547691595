"""An instrument through all rules of its house style, with what is allowed to stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from drafter.diagnostics import Severity
from drafter.lint.analyse import analyse
from drafter.lint.document import Circumstances, Document
from drafter.lint.rule import Lapse, Rule
from drafter.lint.rules import RULES
from drafter.model.allowance import Allowance
from drafter.model.instrument import Instrument


@dataclass(frozen=True, slots=True)
class Remark:
    """A lapse with the rule it departs from, its weight in the house style, and the allowance that lets it stand."""

    rule: Rule
    lapse: Lapse
    severity: Severity
    allowed: Allowance | None = None


def examine(
    instrument: Instrument,
    circumstances: Circumstances,
    allowances: Sequence[Allowance] = (),
    rules: Iterable[Rule] = RULES,
) -> tuple[Remark, ...]:
    """Every lapse of an instrument, rule by rule; those that an allowance speaks of carry it."""
    document = analyse(instrument, circumstances)
    return tuple(
        Remark(rule, lapse, lapse.severity or rule.weight_in(document.style.name), _allowance(rule, lapse, allowances))
        for rule in rules
        if _is_asked(rule, document)
        for lapse in rule.check(document)
    )


def _is_asked(rule: Rule, document: Document) -> bool:
    return rule.holds_in(document.style.name) and (document.circumstances.drafted or not rule.drafts_only)


def _allowance(rule: Rule, lapse: Lapse, allowances: Sequence[Allowance]) -> Allowance | None:
    """The first allowance that covers a lapse: of its rule, in its clause where one is named, with its words."""
    said = lapse.passage.words
    for allowance in allowances:
        if allowance.rule != rule.code or allowance.clause not in ("", lapse.passage.clause_id):
            continue
        if allowance.words.casefold() in said.casefold():
            return allowance
    return None
