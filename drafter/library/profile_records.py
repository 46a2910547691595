"""Profile files to one :class:`Profile`: ``extends`` followed, ``--set`` applied, everything located."""

from __future__ import annotations

from collections.abc import Callable

from drafter.diagnostics import COMMAND_LINE, Findings, SourceSpan, did_you_mean
from drafter.library.fields import CLAUSE_ID, NAME, Fields, read_raw, wrong_shape
from drafter.library.yaml_source import Mapping, Node, Scalar, Sequence, Source, read_yaml
from drafter.model.draft import FACES
from drafter.model.profile import KINDS, Located, PartPlan, Profile
from drafter.model.values import RawValue

DEEPEST_EXTENDS = 8

FindProfile = Callable[[str, "SourceSpan | None", str, Findings], tuple[str, str] | None]
"""From a profile's name or path to its text and the name shown for it; takes the place where it is named, and the file
that names it, beside which a path is looked for first."""

INSTRUMENT_WORDS = {
    "convention": "Convention",
    "protocol": "Protocol",
    "agreement": "Agreement",
    "bilateral": "Agreement",
    "code": "Code",
}
FACTS = ("depositary", "place", "date", "organization", "languages", "parent")


def read_profile(name: str, find: FindProfile, findings: Findings, settings: tuple[str, ...] = ()) -> Profile | None:
    """The profile ``name`` with what it extends, and ``settings`` (``--set``) over it."""
    merged, whole = _load_merged(name, find, findings, None, ())
    if merged is None:
        return None
    for setting in settings:
        merged = _with_setting(merged, setting, findings)
    if whole:
        return _profile(name, merged, findings)
    own = Findings()
    _profile(name, merged, own)
    findings.items.extend(fault for fault in own.items if fault.code != "missing-key")
    return None


def _load_merged(
    name: str, find: FindProfile, findings: Findings, named_at: SourceSpan | None, above: tuple[str, ...]
) -> tuple[Mapping | None, bool]:
    """The profile laid on what it extends, and whether all of that was found."""
    found = find(name, named_at, above[-1] if above else "", findings)
    if found is None:
        return None, False
    text, shown = found
    root = read_yaml(text, shown, findings)
    if root is None:
        return None, False
    if not isinstance(root, Mapping):
        wrong_shape(root, "a profile", "mapping", findings)
        return None, False
    parent_name = next((v for k, v in root.entries if k.text == "extends"), None)
    if parent_name is None:
        return root, True
    own = Mapping(root.source, root.line, root.column, tuple(e for e in root.entries if e[0].text != "extends"))
    if not isinstance(parent_name, Scalar):
        wrong_shape(parent_name, "'extends'", "text", findings)
        return own, False
    if shown in above:
        _report_cycle((*above[above.index(shown) :], shown), parent_name.span, findings)
        return own, False
    if len(above) > DEEPEST_EXTENDS:
        message = f"profiles extend one another through more than {DEEPEST_EXTENDS} steps"
        findings.error("extends-cycle", message, parent_name.span, "let this profile extend the first of them")
        return own, False
    parent, whole = _load_merged(parent_name.text, find, findings, parent_name.span, (*above, shown))
    return (own, False) if parent is None else (_extended(parent, own), whole)


def _report_cycle(chain: tuple[str, ...], span: SourceSpan, findings: Findings) -> None:
    if len(chain) == 2:
        message = f"'{chain[0]}' extends itself"
    else:
        message = f"'{chain[0]}' extends itself by way of {', '.join(chain[1:-1])}"
    findings.error("extends-cycle", message, span, "take 'extends' out of one of them, or name another profile")


def _extended(parent: Mapping, own: Mapping) -> Mapping:
    """A profile over the one it extends. What is dropped stays dropped unless it is added again, and the other way."""
    merged = _merge(parent, own)
    lists = {key: _without(parent, key, _entries(own, other)) for key, other in (("drop", "add"), ("add", "drop"))}
    entries = []
    for key, value in merged.entries:
        if key.text in lists and isinstance(value, Sequence):
            own_items = tuple(
                item for k, v in own.entries if k.text == key.text and isinstance(v, Sequence) for item in v.items
            )
            value = Sequence(value.source, value.line, value.column, (*lists[key.text], *own_items))
        entries.append((key, value))
    return Mapping(merged.source, merged.line, merged.column, tuple(entries))


def _entries(profile: Mapping, key: str) -> frozenset[str]:
    """The texts of a list of the profile."""
    found = (value for name, value in profile.entries if name.text == key and isinstance(value, Sequence))
    return frozenset(item.text for value in found for item in value.items if isinstance(item, Scalar))


def _without(profile: Mapping, key: str, taken: frozenset[str]) -> tuple[Node, ...]:
    """The items of a list of the profile, less those in ``taken``."""
    found = (value for name, value in profile.entries if name.text == key and isinstance(value, Sequence))
    return tuple(i for value in found for i in value.items if not (isinstance(i, Scalar) and i.text in taken))


def _merge(base: Mapping, over: Mapping) -> Mapping:
    """``over`` laid on ``base``: mappings are merged key by key, everything else is replaced."""
    values = {key.text: (key, value) for key, value in base.entries if key.text != "extends"}
    for key, value in over.entries:
        old = values.get(key.text)
        if old and isinstance(old[1], Mapping) and isinstance(value, Mapping):
            value = _merge(old[1], value)
        values[key.text] = (key, value)
    return Mapping(over.source, over.line, over.column, tuple(values.values()))


def _with_setting(root: Mapping, setting: str, findings: Findings) -> Mapping:
    """Lays one ``--set`` over the profile. Its place in messages is the command line itself."""
    target, equals, value = setting.partition("=")
    target = target.strip()
    source = Source(f"{COMMAND_LINE} {setting}", (setting,))
    span = SourceSpan(source.name, 1, 1, len(setting))
    if not equals or not target or not value.strip():
        findings.error("bad-setting", f"'{setting}' is no setting", span, "write --set clause.name=value")
        return root
    if target == "extends":
        hint = "write it in the profile itself"
        findings.error("bad-setting", "'extends' cannot be set on the command line", span, hint)
        return root
    head = Scalar(source, 0, 0, target, "")
    node = _setting_value(value.strip(), source, len(target) + 1)
    path = target.rsplit(".", 1)
    if len(path) == 2 and CLAUSE_ID.fullmatch(path[0]) and NAME.fullmatch(path[1]):
        # What a clause's value means depends on its parameter, which is not known here: it stays as it was typed.
        typed = Scalar(source, 0, len(target) + 1, value.strip(), "")
        inner = Mapping(source, 0, 0, ((Scalar(source, 0, len(path[0]) + 1, path[1], ""), typed),))
        clause = Mapping(source, 0, 0, ((Scalar(source, 0, 0, path[0], ""), inner),))
        return _merge(
            root, Mapping(root.source, root.line, root.column, ((Scalar(source, 0, 0, "settings", ""), clause),))
        )
    if len(path) == 2 and path[0] in ("terms", "facts"):
        inner = Mapping(source, 0, 0, ((Scalar(source, 0, len(path[0]) + 1, path[1], ""), node),))
        return _merge(root, Mapping(root.source, root.line, root.column, ((Scalar(source, 0, 0, path[0], ""), inner),)))
    return _merge(root, Mapping(root.source, root.line, root.column, ((head, node),)))


def _setting_value(value: str, source: Source, column: int) -> Node:
    """A value on the command line; ``[a, b]`` is a list."""
    if value.startswith("[") and value.endswith("]"):
        items = (item.strip() for item in value[1:-1].split(","))
        return Sequence(source, 0, column, tuple(Scalar(source, 0, column, item, "") for item in items if item))
    return Scalar(source, 0, column, value, "")


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
    profile = Profile(
        name=name,
        title=fields.text("title", required=True),
        kind=kind,
        style=fields.text("style") or "un",
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
        span=root.span,
        recipe=_recipe(root),
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
    return SourceSpan(name_at.file, name_at.line, name_at.column, max(length, name_at.length))


def _facts(fields: Fields, findings: Findings) -> dict[str, RawValue]:
    found = fields.mapping("facts")
    if found is None:
        return {}
    facts: dict[str, RawValue] = {}
    for name, (key, node) in found.entries.items():
        if name not in FACTS:
            hint = did_you_mean(name, FACTS) or f"facts are {', '.join(FACTS)}"
            findings.error("unknown-key", f"a profile has no fact '{name}'", key.span, hint)
            continue
        raw = read_raw(node, f"'{name}'", findings)
        if raw is not None:
            facts[name] = raw
    return facts


def _recipe(root: Mapping) -> str:
    """The resolved profile in one canonical form: what is hashed into the draft id and carried in the files."""
    lines: list[str] = []
    _recipe_lines(root, 0, lines)
    return "\n".join(lines) + "\n"


def _recipe_lines(node: Mapping, depth: int, lines: list[str]) -> None:
    margin = "  " * depth
    for key, value in sorted(node.entries, key=lambda entry: entry[0].text):
        if isinstance(value, Scalar):
            lines.append(f"{margin}{key.text}: {_quoted(value.text)}")
        elif isinstance(value, Sequence):
            lines.append(f"{margin}{key.text}:")
            _recipe_items(value, depth + 1, lines)
        else:
            lines.append(f"{margin}{key.text}:")
            _recipe_lines(value, depth + 1, lines)


def _recipe_items(node: Sequence, depth: int, lines: list[str]) -> None:
    margin = "  " * depth
    for item in node.items:
        if isinstance(item, Scalar):
            lines.append(f"{margin}- {_quoted(item.text)}")
        elif isinstance(item, Mapping):
            lines.append(f"{margin}-")
            _recipe_lines(item, depth + 1, lines)
        else:
            lines.append(f"{margin}-")
            _recipe_items(item, depth + 1, lines)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'
