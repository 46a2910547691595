"""Profile files to one :class:`Profile`: ``extends`` followed, ``--set`` applied, everything located."""

from __future__ import annotations

from collections.abc import Callable

from drafter.diagnostics import Findings, SourceSpan, did_you_mean
from drafter.library.clause_records import raw_value
from drafter.library.fields import CLAUSE_ID, NAME, Fields
from drafter.library.yaml_source import Mapping, Node, Scalar, Sequence, Source, read_yaml
from drafter.model.profile import KINDS, Located, PartPlan, Profile
from drafter.model.values import RawValue, ValueFault

DEEPEST_EXTENDS = 8

FindProfile = Callable[[str, Findings], tuple[str, str] | None]
"""From a profile's name or path to its text and the name shown for it."""

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
    merged = _load_merged(name, find, findings, ())
    if merged is None:
        return None
    for setting in settings:
        merged = _with_setting(merged, setting, findings)
    return _profile(name, merged, findings)


def _load_merged(name: str, find: FindProfile, findings: Findings, above: tuple[str, ...]) -> Mapping | None:
    found = find(name, findings)
    if found is None:
        return None
    text, shown = found
    root = read_yaml(text, shown, findings)
    if root is None:
        return None
    if not isinstance(root, Mapping):
        findings.error("wrong-shape", "a profile must be a mapping of keys to values", root.span)
        return None
    parent_name = next((v for k, v in root.entries if k.text == "extends"), None)
    if parent_name is None:
        return root
    if not isinstance(parent_name, Scalar):
        findings.error("wrong-shape", "'extends' must name one profile", parent_name.span)
        return root
    if shown in above or len(above) > DEEPEST_EXTENDS:
        findings.error("extends-cycle", f"'{shown}' extends itself through {', '.join(above)}", parent_name.span)
        return root
    before = len(findings.items)
    parent = _load_merged(parent_name.text, find, findings, (*above, shown))
    if parent is None:
        if len(findings.items) == before:
            findings.error("unknown-profile", f"no profile '{parent_name.text}' to extend", parent_name.span)
        return root
    own = Mapping(root.source, root.line, root.column, tuple(e for e in root.entries if e[0].text != "extends"))
    return _merge(parent, own)


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
    source = Source("--set", (setting,))
    span = SourceSpan("--set", 1, 1, len(setting))
    if not equals or not target or not value.strip():
        findings.error("bad-setting", f"'{setting}' is no setting", span, "write clause.name=value")
        return root
    head = Scalar(source, 0, 0, target, "")
    node = _setting_value(value.strip(), source, len(target) + 1)
    path = target.rsplit(".", 1)
    if len(path) == 2 and CLAUSE_ID.fullmatch(path[0]) and NAME.fullmatch(path[1]):
        inner = Mapping(source, 0, 0, ((Scalar(source, 0, 0, path[1], ""), node),))
        clause = Mapping(source, 0, 0, ((Scalar(source, 0, 0, path[0], ""), inner),))
        return _merge(
            root, Mapping(root.source, root.line, root.column, ((Scalar(source, 0, 0, "settings", ""), clause),))
        )
    if len(path) == 2 and path[0] in ("terms", "facts"):
        inner = Mapping(source, 0, 0, ((Scalar(source, 0, 0, path[1], ""), node),))
        return _merge(root, Mapping(root.source, root.line, root.column, ((Scalar(source, 0, 0, path[0], ""), inner),)))
    return _merge(root, Mapping(root.source, root.line, root.column, ((head, node),)))


def _setting_value(value: str, source: Source, column: int) -> Node:
    """A value on the command line; ``[a, b]`` is a list."""
    if value.startswith("[") and value.endswith("]"):
        items = tuple(Scalar(source, 0, column, item.strip(), "") for item in value[1:-1].split(",") if item.strip())
        return Sequence(source, 0, column, items)
    return Scalar(source, 0, column, value, "")


def _profile(name: str, root: Mapping, findings: Findings) -> Profile:
    fields = Fields(root, findings, "the profile")
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
        style=fields.text("style", "un"),
        instrument=fields.text("instrument", INSTRUMENT_WORDS.get(kind, "Convention")),
        party=party,
        parties=several,
        preamble=recitals,
        parts=_parts(fields, "parts", findings),
        testimonium=Located(testimonium.text, testimonium.span) if testimonium else None,
        annexes=_located(fields, "annexes"),
        drop=_located(fields, "drop"),
        settings=_settings(fields, findings),
        terms={key: Located(value.text, value.span) for key, value in fields.pairs("terms").items()},
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
        chapters = _parts(item, "chapters", findings) if key == "parts" else ()
        select = _located(item, "select")
        if not select and not chapters:
            findings.error("missing-key", "a part selects nothing", item.span, "add 'select: [group or clause, …]'")
        parts.append(PartPlan(item.text("heading"), select, chapters))
        item.done()
    return tuple(parts)


def _settings(fields: Fields, findings: Findings) -> dict[str, dict[str, Located[RawValue]]]:
    found = fields.mapping("settings")
    if found is None:
        return {}
    settings: dict[str, dict[str, Located[RawValue]]] = {}
    for clause_id, (key, node) in found.entries.items():
        if not isinstance(node, Mapping):
            findings.error("wrong-shape", f"the settings of '{clause_id}' must be a mapping", key.span)
            continue
        for name, value in node.entries:
            try:
                settings.setdefault(clause_id, {})[name.text] = Located(raw_value(value), value.span)
            except ValueFault as fault:
                findings.error("wrong-value", f"'{name.text}' cannot be read: {fault}", value.span)
    return settings


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
        try:
            facts[name] = raw_value(node)
        except ValueFault as fault:
            findings.error("wrong-value", f"'{name}' cannot be read: {fault}", node.span)
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
