"""A profile laid on what it extends, and ``--set`` laid over both, as trees: nothing is read of what they say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from drafter.diagnostics import COMMAND_LINE, Findings, SourceSpan
from drafter.library.fields import CLAUSE_ID, NAME, wrong_shape
from drafter.library.yaml_source import Mapping, Node, Scalar, Sequence, Source, read_yaml
from drafter.model.values import CONTROL

DEEPEST_EXTENDS = 8

NAMED = ("style", "author")
"""Keys under which a name alone is short for ``{name: …}``."""


@dataclass(frozen=True, slots=True)
class ProfileFile:
    """The text of a profile, the name shown for it, and where it lies. Two files may be shown by the same name."""

    text: str
    shown: str
    path: Path


FindProfile = Callable[[str, "SourceSpan | None", "Path | None", Findings], "ProfileFile | None"]
"""From a profile's name or path to its file; takes the place where it is named, and the folder of the file that names
it, in which a path is looked for first."""


def load_merged(
    name: str,
    find: FindProfile,
    findings: Findings,
    named_at: SourceSpan | None = None,
    above: tuple[ProfileFile, ...] = (),
) -> tuple[Mapping | None, bool]:
    """The profile laid on what it extends, and whether all of that was found."""
    found = find(name, named_at, above[-1].path.parent if above else None, findings)
    if found is None:
        return None, False
    root = read_yaml(found.text, found.shown, findings, found.path)
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
    same = next((i for i, file in enumerate(above) if file.path.resolve() == found.path.resolve()), None)
    if same is not None:
        _report_cycle((*(file.shown for file in above[same:]), found.shown), parent_name.span, findings)
        return own, False
    if len(above) > DEEPEST_EXTENDS:
        message = f"profiles extend one another through more than {DEEPEST_EXTENDS} steps"
        findings.error("extends-cycle", message, parent_name.span, "let this profile extend the first of them")
        return own, False
    parent, whole = load_merged(parent_name.text, find, findings, parent_name.span, (*above, found))
    return (own, False) if parent is None else (_extended(parent, own), whole)


def _report_cycle(chain: tuple[str, ...], span: SourceSpan, findings: Findings) -> None:
    if len(chain) == 2:
        message = f"'{chain[0]}' extends itself"
    else:
        message = f"'{chain[0]}' extends itself by way of {', '.join(chain[1:-1])}"
    findings.error("extends-cycle", message, span, "take 'extends' out of one of them, or name another profile")


def _extended(parent: Mapping, own: Mapping) -> Mapping:
    """A profile over the one it extends. What is dropped stays dropped unless it is added again, and the other way;
    what is allowed to stand there may stand here."""
    merged = _merge(*_alike(parent, own))
    entries: list[tuple[Scalar, Node]] = []
    for key, value in merged.entries:
        other = {"drop": "add", "add": "drop"}.get(key.text)
        if other:
            taken = {item.text for item in _items(own, other) if isinstance(item, Scalar)}
            kept = (i for i in _items(parent, key.text) if not (isinstance(i, Scalar) and i.text in taken))
            value = Sequence(value.source, value.line, value.column, (*kept, *_items(own, key.text)))
        if key.text == "allow" and isinstance(value, Sequence):
            items = (*_items(parent, "allow"), *_items(own, "allow"))
            value = Sequence(value.source, value.line, value.column, items)
        entries.append((key, value))
    return Mapping(merged.source, merged.line, merged.column, tuple(entries))


def _alike(base: Mapping, over: Mapping) -> tuple[Mapping, Mapping]:
    """Both, with a name alone written out where the other has it with more: neither then takes the other away."""
    for key in NAMED:
        values = [next((v for k, v in profile.entries if k.text == key), None) for profile in (base, over)]
        if any(isinstance(value, Mapping) for value in values):
            base, over = _written_out(base, key), _written_out(over, key)
    return base, over


def _written_out(profile: Mapping, key: str) -> Mapping:
    entries = tuple(
        (k, Mapping(v.source, v.line, v.column, ((replace(k, text="name"), v),)))
        if k.text == key and isinstance(v, Scalar)
        else (k, v)
        for k, v in profile.entries
    )
    return replace(profile, entries=entries)


def _items(profile: Mapping, key: str) -> tuple[Node, ...]:
    """The items of a list of the profile; a single text counts as a list of one."""
    value = next((value for name, value in profile.entries if name.text == key), None)
    match value:
        case Sequence():
            return value.items
        case Scalar():
            return (value,)
        case _:
            return ()


def _merge(base: Mapping, over: Mapping) -> Mapping:
    """``over`` laid on ``base``: mappings are merged key by key, everything else is replaced."""
    values = {key.text: (key, value) for key, value in base.entries if key.text != "extends"}
    for key, value in over.entries:
        old = values.get(key.text)
        if old and isinstance(old[1], Mapping) and isinstance(value, Mapping):
            value = _merge(old[1], value)
        values[key.text] = (key, value)
    return Mapping(over.source, over.line, over.column, tuple(values.values()))


def with_setting(root: Mapping, setting: str, findings: Findings) -> Mapping:
    """Lays one ``--set`` over the profile. Its place in messages is the command line itself."""
    target, equals, value = setting.partition("=")
    target = target.strip()
    shown = CONTROL.sub("\N{REPLACEMENT CHARACTER}", setting)
    source = Source(f"{COMMAND_LINE} {shown}", (shown,))
    span = source.at(0, 0, len(shown))
    if shown != setting:
        findings.error("bad-setting", f"'{shown}' holds a character no text may hold", span, "leave it out")
        return root
    named = target.split(".")[0] in NAMED
    if not equals or not target or not (value.strip() or named):
        findings.error("bad-setting", f"'{setting}' is no setting", span, "write --set clause.name=value")
        return root
    if target == "extends":
        hint = "write it in the profile itself"
        findings.error("bad-setting", "'extends' cannot be set on the command line", span, hint)
        return root
    head = Scalar(source, 0, 0, target, "")
    node = _setting_value(value.strip(), source, len(target) + 1)
    if named:
        own = Mapping(root.source, root.line, root.column, (_nested(target, node, source),))
        return _merge(*_alike(root, own))
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
    return _extended(root, Mapping(root.source, root.line, root.column, ((head, node),)))


def _nested(target: str, value: Node, source: Source, column: int = 0) -> tuple[Scalar, Node]:
    """The entry that ``style.emblem.width`` names, its keys standing where they were typed."""
    key, dot, rest = target.partition(".")
    head = Scalar(source, 0, column, key, "")
    if not dot:
        return head, value
    return head, Mapping(source, 0, column, (_nested(rest, value, source, column + len(key) + 1),))


def _setting_value(value: str, source: Source, column: int) -> Node:
    """A value on the command line; ``[a, b]`` is a list, and nothing, or ``""``, the empty text."""
    if value in ("", '""'):
        return Scalar(source, 0, column, "", '"')
    if value.startswith("[") and value.endswith("]"):
        items = (item.strip() for item in value[1:-1].split(","))
        return Sequence(source, 0, column, tuple(Scalar(source, 0, column, item, "") for item in items if item))
    return Scalar(source, 0, column, value, "")
