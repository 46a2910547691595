"""Why each article is in a draft, how its choices were made, and what was left out and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass

from drafter.model.clause import Clause, ClauseLibrary, Rule
from drafter.model.draft import Draft
from drafter.model.instrument import Annex, Article, Recital, Testimonium
from drafter.model.profile import Profile
from drafter.model.walk import nodes, plain_words


@dataclass(frozen=True, slots=True)
class Standing:
    """One clause of the draft: where it stands and for which reasons."""

    clause: str
    label: str
    heading: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A clause of the library that is not in the draft, with the reason where there is one to give."""

    clause: str
    reason: str


@dataclass(frozen=True, slots=True)
class Decision:
    """One choice point, passage or value of a clause: what was decided, by whom, and what else there was."""

    name: str
    question: str
    decided: str
    by_profile: bool
    others: tuple[str, ...]


def standings(draft: Draft) -> tuple[Standing, ...]:
    """Every clause of the draft in reading order, with its reasons."""
    found = []
    for node in nodes(draft.instrument):
        match node:
            case Article() | Annex():
                label, heading = node.label.rstrip(" –"), plain_words(node.heading)
            case Recital():
                label, heading = "Preamble", f"{plain_words(node.opener)} …"
            case Testimonium():
                label, heading = "Testimonium", ""
            case _:
                continue
        found.append(Standing(node.clause_id, label, heading, _reasons(draft, node.clause_id)))
    return tuple(found)


def _reasons(draft: Draft, clause_id: str) -> tuple[str, ...]:
    return tuple(f"'{r.by}' needs it: {r.words}" if r.by else r.words for r in draft.reasons.get(clause_id, ()))


def left_out(draft: Draft, library: ClauseLibrary, profile: Profile) -> tuple[LeftOut, ...]:
    """The clauses of the library that are not in the draft; those the profile drops and those that conflict say why."""
    selected = set(draft.reasons)
    dropped = {entry.value for entry in profile.drop}
    found = []
    for clause in library.clauses.values():
        if clause.id in selected:
            continue
        reason = "the profile drops it" if clause.id in dropped or clause.group in dropped else ""
        clash = next(_clashes(clause, library, selected), "")
        words = "; ".join(w for w in (reason, clash) if w)
        found.append(LeftOut(clause.id, words or "the profile does not select it"))
    return tuple(found)


def _clashes(clause: Clause, library: ClauseLibrary, selected: Set[str]) -> Iterator[str]:
    for rule in clause.rules:
        if _absolute(rule) and rule.clause in selected:
            yield f"it cannot stand with '{rule.clause}': {rule.reason}"
    for other in sorted(selected):
        for rule in library.clauses[other].rules:
            if _absolute(rule) and rule.clause == clause.id:
                yield f"'{other}' cannot stand with it: {rule.reason}"


def _absolute(rule: Rule) -> bool:
    """A conflict that no choice can mend."""
    return rule.kind == "conflicts" and not rule.when and not rule.settings


def decisions(clause: Clause, profile: Profile) -> tuple[Decision, ...]:
    """How the clause is set: by the profile, or by its own defaults."""
    said: Mapping[str, object] = profile.settings.get(clause.id, {})
    found = []
    for choice in clause.choices.values():
        chosen = _said(profile, clause.id, choice.name) or choice.default
        others = tuple(f"{a.name}: {a.label}" for a in choice.alternatives.values() if a.name != chosen)
        found.append(Decision(choice.name, choice.question, chosen, choice.name in said, others))
    for option in clause.options.values():
        state = _said(profile, clause.id, option.name) or option.default
        words = f"{state} {', '.join(option.beside)}" if state == "with" else state
        found.append(Decision(option.name, option.label, words, option.name in said, ()))
    for parameter in clause.parameters.values():
        value = _said(profile, clause.id, parameter.name) or _plain(parameter.default)
        found.append(Decision(parameter.name, parameter.description, value, parameter.name in said, ()))
    return tuple(found)


def _said(profile: Profile, clause_id: str, name: str) -> str:
    located = profile.settings.get(clause_id, {}).get(name)
    if located is None:
        return ""
    return located.value if isinstance(located.value, str) else ", ".join(located.value)


def _plain(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    count, unit = getattr(value, "count", None), getattr(value, "unit", "")
    return f"{count} {unit}" if unit else str(value)
