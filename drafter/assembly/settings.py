"""How each clause is set: the profile's words, read against the clause's choices, passages and parameters."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field

from drafter.diagnostics import Findings, did_you_mean
from drafter.model.clause import Alternative, Clause, ClauseLibrary, Parameter, Value
from drafter.model.profile import OPEN, Located, Profile
from drafter.model.values import RawValue, ValueFault, read_typed, read_value, typed_list


@dataclass(frozen=True, slots=True)
class Settings:
    """What the profile says of one clause; what it does not say follows the clause's defaults."""

    choices: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Value | None] = field(default_factory=dict)
    among: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


UNSET = Settings()


def read_settings(library: ClauseLibrary, profile: Profile, findings: Findings) -> dict[str, Settings]:
    """The settings of every clause the profile speaks of, with every fault."""
    found = {}
    for clause_id, entries in profile.settings.items():
        clause = library.clauses.get(clause_id)
        if clause is None:
            span = next(iter(entries.values())).span if entries else profile.span
            hint = did_you_mean(clause_id, library.clauses)
            findings.error("unknown-clause", f"there is no clause '{clause_id}' to set", span, hint)
            continue
        found[clause_id] = _clause_settings(clause, entries, findings)
    return found


def _clause_settings(clause: Clause, entries: Mapping[str, Located[RawValue]], findings: Findings) -> Settings:
    choices: dict[str, str] = {}
    options: dict[str, str] = {}
    values: dict[str, Value | None] = {}
    among: dict[str, tuple[str, ...]] = {}
    for name, located in entries.items():
        raw = located.value
        if name in clause.choices and (some := _some_of(clause, name, raw)):
            choices[name], among[name] = OPEN, some
        elif name in clause.choices:
            alternatives = (*clause.choices[name].alternatives, OPEN)
            _one_of(clause, name, located, alternatives, choices, findings)
        elif name in clause.options:
            _one_of(clause, name, located, ("in", "out", OPEN), options, findings)
        elif name not in clause.parameters:
            members = (*clause.choices, *clause.options, *clause.parameters)
            hint = did_you_mean(name, members) or (f"it has {', '.join(members)}" if members else "it has none")
            findings.error(
                "unknown-name", f"'{clause.id}' has no choice, passage or parameter '{name}'", located.span, hint
            )
        elif raw == OPEN:
            values[name] = None
        else:
            try:
                values[name] = read_value(clause.parameters[name], raw)
            except ValueFault as fault:
                hint = clause.parameters[name].description
                findings.error("wrong-value", f"'{clause.id}.{name}': {fault}", located.span, hint)
    return Settings(choices, options, values, among)


def _some_of(clause: Clause, name: str, raw: RawValue) -> tuple[str, ...]:
    """The alternatives of a choice where several are named, between which it is open; else none."""
    named = tuple(n.strip() for n in (typed_list(raw) if isinstance(raw, str) else raw))
    return named if len(set(named)) > 1 and set(named) <= set(clause.choices[name].alternatives) else ()


def _one_of(
    clause: Clause,
    name: str,
    located: Located[RawValue],
    known: tuple[str, ...],
    into: dict[str, str],
    findings: Findings,
) -> None:
    if isinstance(located.value, str) and located.value in known:
        into[name] = located.value
        return
    wrong = located.value if isinstance(located.value, str) else ", ".join(located.value)
    hint = did_you_mean(wrong, known) or f"it is one of {', '.join(known)}"
    findings.error("unknown-alternative", f"'{clause.id}.{name}' cannot be '{wrong}'", located.span, hint)


def choice_of(clause: Clause, name: str, settings: Settings) -> str:
    """The alternative chosen at a choice point, or :data:`OPEN`."""
    return settings.choices.get(name, clause.choices[name].default)


def open_alternatives(clause: Clause, name: str, settings: Settings) -> tuple[Alternative, ...]:
    """The alternatives an open choice is open between: all of them, or those the profile names."""
    alternatives = clause.choices[name].alternatives
    return tuple(alternatives[a] for a in settings.among.get(name, tuple(alternatives)))


def option_of(clause: Clause, name: str, settings: Settings, selected: Set[str]) -> str:
    """``in``, ``out`` or :data:`OPEN` for an optional passage; ``with`` looks at the clauses selected."""
    state = settings.options.get(name, clause.options[name].default)
    if state == "with":
        return "in" if all(beside in selected for beside in clause.options[name].beside) else "out"
    return state


def value_of(clause: Clause, name: str, settings: Settings) -> Value | None:
    """The value of a parameter, or ``None`` where it is open."""
    return settings.values.get(name, clause.parameters[name].default)


def holds(clause: Clause, wanted: Mapping[str, tuple[str, ...]], settings: Settings, selected: Set[str]) -> bool:
    """Whether the clause is set as a rule's ``when`` or ``with`` says."""
    for name, values in wanted.items():
        if name in clause.choices:
            actual = choice_of(clause, name, settings)
        elif name in clause.options:
            actual = option_of(clause, name, settings, selected)
        elif name in clause.parameters:
            if not any(_is(clause.parameters[name], value_of(clause, name, settings), wish) for wish in values):
                return False
            continue
        else:
            return False
        if actual not in values:
            return False
    return True


def _is(parameter: Parameter, value: Value | None, wish: str) -> bool:
    """Whether a value is the one a rule names; a list, whether it has it among its items."""
    if value is None:
        return wish == OPEN
    if isinstance(value, tuple):
        return wish in value
    try:
        return value == read_typed(parameter.type, parameter.unit, wish)
    except ValueFault:
        return False
