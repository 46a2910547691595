"""The tree of a profile, with what it extends and ``--set`` in it, to one :class:`Profile`, everything located."""

from __future__ import annotations

import re
from dataclasses import replace

from drafter.diagnostics import Findings, SourceSpan, did_you_mean
from drafter.library.allowances import read_allowances
from drafter.library.canonical import canonical_form
from drafter.library.fields import Fields, read_raw, wrong_shape
from drafter.library.layout import read_author, read_style_key
from drafter.library.profile_merge import FindProfile, load_merged, with_setting
from drafter.library.yaml_source import Mapping, Node, Scalar
from drafter.model.draft import FACES
from drafter.model.profile import KINDS, OPEN, Located, PartPlan, Profile
from drafter.model.values import RawValue, ValueFault, read_listed, read_typed, read_words

INSTRUMENT_WORDS = {
    "convention": "Convention",
    "protocol": "Protocol",
    "agreement": "Agreement",
    "bilateral": "Agreement",
    "code": "Code",
}
FACTS = ("depositary", "place", "date", "organization", "languages", "parent")

_FIGURES_OF_A_DATE = re.compile(r"[0-9]+-[0-9]+-[0-9]+")


def read_profile(name: str, find: FindProfile, findings: Findings, settings: tuple[str, ...] = ()) -> Profile | None:
    """The profile ``name`` with what it extends, and ``settings`` (``--set``) over it."""
    merged, whole = load_merged(name, find, findings)
    if merged is None:
        return None
    for setting in settings:
        merged = with_setting(merged, setting, findings)
    if whole:
        return _profile(name, merged, findings)
    own = Findings()
    _profile(name, merged, own)
    findings.items.extend(fault for fault in own.items if fault.code != "missing-key")
    return None


def _profile(name: str, root: Mapping, findings: Findings) -> Profile:
    fields = Fields(root, findings, "the profile")
    fields.taken.add("extends")
    kind = fields.one_of("kind", KINDS, "convention", required=True)
    parties = fields.mapping("parties")
    party = parties.text("one", "State Party") if parties else "State Party"
    several = parties.text("several", "States Parties") if parties else "States Parties"
    potential = parties.integer("potential") if parties else 0
    if parties:
        parties.done()
    preamble = fields.mapping("preamble")
    recitals: tuple[Located[str], ...] = ()
    if preamble:
        recitals = _located(preamble, "recitals")
        preamble.done()
    testimonium = fields.scalar("testimonium")
    style, layout = read_style_key(fields)
    author, initials = read_author(fields)
    profile = Profile(
        name=name,
        title=fields.text("title", required=True),
        kind=kind,
        style=style,
        face=fields.one_of("face", FACES, "clean"),
        instrument=fields.text("instrument", INSTRUMENT_WORDS.get(kind, "Convention")),
        party=party,
        parties=several,
        preamble=recitals,
        parts=_parts(fields, "parts", findings),
        testimonium=Located(testimonium.text, testimonium.span) if testimonium else None,
        annexes=_located(fields, "annexes"),
        add=_located(fields, "add"),
        drop=_located(fields, "drop"),
        settings=_settings(fields, findings),
        terms=_terms(fields),
        facts=_facts(fields, findings),
        signatories=fields.texts("signatories"),
        potential_parties=potential,
        subject=fields.text("subject"),
        keywords=fields.texts("keywords"),
        author=author,
        initials=initials,
        layout=layout,
        allowances=read_allowances(fields),
        span=root.span,
        recipe=canonical_form(root),
    )
    fields.done()
    return profile


def _located(fields: Fields, key: str) -> tuple[Located[str], ...]:
    return tuple(Located(scalar.text, scalar.span) for scalar in fields.scalars(key))


def _parts(fields: Fields, key: str, findings: Findings) -> tuple[PartPlan, ...]:
    parts = []
    for item in fields.mappings(key, "a part"):
        before = len(findings.items)
        chapters = _parts(item, "chapters", findings) if key == "parts" else ()
        select = _located(item, "select")
        if not select and not chapters and len(findings.items) == before:
            findings.error("missing-key", "a part selects nothing", item.span, "add 'select: [group or clause, …]'")
        parts.append(PartPlan(item.text("heading"), select, chapters))
        item.done()
    return tuple(parts)


def _settings(fields: Fields, findings: Findings) -> dict[str, dict[str, Located[RawValue]]]:
    found = fields.mapping("settings")
    if found is None:
        return {}
    settings: dict[str, dict[str, Located[RawValue]]] = {}
    for clause_id, (_, node) in found.entries.items():
        if not isinstance(node, Mapping):
            wrong_shape(node, f"the settings of '{clause_id}'", "mapping", findings)
            continue
        for name, value in node.entries:
            raw = read_raw(value, f"'{name.text}'", findings)
            if raw is not None:
                settings.setdefault(clause_id, {})[name.text] = Located(raw, _entry_span(name, value))
    return settings


def _terms(fields: Fields) -> dict[str, Located[str]]:
    found = fields.mapping("terms")
    if found is None:
        return {}
    terms = {}
    for name, (key, value) in found.entries.items():
        if isinstance(value, Scalar):
            terms[name] = Located(value.text, _entry_span(key, value))
        else:
            wrong_shape(value, f"'{name}'", "text", fields.findings)
    return terms


def _entry_span(name: Scalar, value: Node) -> SourceSpan:
    """The place of a setting: its name and its value, as far as they stand in one line."""
    name_at, value_at = name.span, value.span
    if (value_at.file, value_at.line) != (name_at.file, name_at.line) or not isinstance(value, Scalar):
        return name_at
    quotes = 2 if value.style in ('"', "'") else 0
    length = value_at.column - name_at.column + len(value.text.split("\n")[0]) + quotes
    return replace(name_at, length=max(length, name_at.length))


def _facts(fields: Fields, findings: Findings) -> dict[str, Located[RawValue]]:
    found = fields.mapping("facts")
    if found is None:
        return {}
    facts: dict[str, Located[RawValue]] = {}
    for name, (key, node) in found.entries.items():
        if name not in FACTS:
            hint = did_you_mean(name, FACTS) or f"facts are {', '.join(FACTS)}"
            findings.error("unknown-key", f"a profile has no fact '{name}'", key.span, hint)
            continue
        raw = read_raw(node, f"'{name}'", findings)
        if raw is None:
            continue
        try:
            facts[name] = Located(_fact(name, raw), _entry_span(key, node))
        except ValueFault as fault:
            findings.error("wrong-value", f"'{name}': {fault}", node.span, f"write '{name}: {OPEN}' to leave it blank")
    return facts


def _fact(name: str, raw: RawValue) -> RawValue:
    """A fact as it may be: the place and the date are one text, the languages a list.

    Raises:
        ValueFault: where it is of another kind, empty, or a date that is none.
    """
    if raw == OPEN:
        return raw
    if name == "languages":
        return read_listed(raw)
    if not isinstance(raw, str) and name not in ("place", "date"):
        return read_listed(raw)
    words = read_words(raw)
    if name == "date":
        for figures in _FIGURES_OF_A_DATE.findall(words):
            read_typed("date", "", figures)
    return words
