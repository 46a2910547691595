"""Values that must agree across a draft: clocks that run in order, a number of ratifications that can be reached."""

from __future__ import annotations

from collections.abc import Mapping, Set

from drafter.assembly.settings import UNSET, Settings, holds, value_of
from drafter.diagnostics import Findings, SourceSpan
from drafter.model.clause import DURATION_UNITS, Clause, ClauseLibrary, Comparison, Duration, Value
from drafter.model.profile import Profile
from drafter.model.values import value_text


def check_values(
    library: ClauseLibrary,
    profile: Profile,
    settings: Mapping[str, Settings],
    selected: Set[str],
    findings: Findings,
) -> None:
    """Reports every comparison of a selected clause that does not hold (rules X-19 and X-22).

    One that names what is not there is passed over: the library tells that.
    """
    for clause_id in sorted(selected):
        clause = library.clauses[clause_id]
        own = settings.get(clause_id, UNSET)
        for comparison in clause.comparisons:
            other = library.clauses.get(comparison.clause) if comparison.clause else clause
            if comparison.parameter not in clause.parameters or not holds(clause, comparison.when, own, selected):
                continue
            if comparison.clause == "profile":
                limit: Value | None = profile.potential_parties or None
                named = "the number of States that could become parties"
            elif other is None or other.id not in selected or comparison.other not in other.parameters:
                continue
            else:
                theirs = settings.get(other.id, UNSET)
                if not holds(other, comparison.settings, theirs, selected):
                    continue
                limit = value_of(other, comparison.other, theirs)
                named = f"'{other.id}.{comparison.other}'"
            value = value_of(clause, comparison.parameter, own)
            unit = clause.parameters[comparison.parameter].unit
            bound = other.parameters[comparison.other].unit if other else ""
            if value is None or limit is None or _size(value, unit) <= _size(limit, bound) * comparison.times:
                continue
            _report(clause, comparison, (value, limit), named, profile, findings)


def _report(
    clause: Clause,
    comparison: Comparison,
    values: tuple[Value, Value],
    named: str,
    profile: Profile,
    findings: Findings,
) -> None:
    value, limit = (value_text(v) for v in values)
    times = f"{comparison.times} times " if comparison.times != 1 else ""
    code = f" ({comparison.code})" if comparison.code else ""
    message = (
        f"'{clause.id}.{comparison.parameter}' is {value}, more than {times}{named}, {limit}: {comparison.reason}{code}"
    )
    span = _span(profile, clause.id, comparison.parameter) or _span(profile, comparison.clause, comparison.other)
    report = findings.warning if comparison.severity == "warning" else findings.error
    report("values-disagree", message, span or profile.span, "change one of the two under 'settings'")


def _span(profile: Profile, clause_id: str, name: str) -> SourceSpan | None:
    located = profile.settings.get(clause_id, {}).get(name)
    return located.span if located else None


def _size(value: Value, unit: str) -> int:
    """Times in hours, dates in days, numbers as they are."""
    match value:
        case Duration():
            return value.in_hours()
        case int():
            return Duration(value, unit).in_hours() if unit in DURATION_UNITS else value
        case tuple() | str():
            return len(value)
        case _:
            return value.toordinal()
