"""A profile's tree in canonical form: keys sorted, texts as YAML reads them again, and nothing but what is said."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.library.yaml_source import Mapping, Node, Scalar, Sequence

_plain_key = re.compile(r"[a-z][a-z0-9._-]*")
_hidden = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""What nobody sees, or what YAML takes for the end of a line: told by its number."""
_to_escape = re.compile(rf'[\\"\n]|{_hidden.pattern}')


def canonical_form(root: Mapping) -> str:
    """The resolved profile in one canonical form: what is hashed into the draft id and carried in the files.

    It is a profile itself, and gives the same canonical form when it is read again.
    """
    return "".join(f"{line}\n" for line in _entries(root, ""))


def _entries(node: Mapping, margin: str) -> Iterator[str]:
    for key, value in sorted(node.entries, key=lambda entry: entry[0].text):
        name = key.text if _plain_key.fullmatch(key.text) else _quoted(key.text)
        yield from _value(f"{margin}{name}:", value, margin)


def _value(head: str, node: Node, margin: str) -> Iterator[str]:
    """``head``, a key or the dash of an item, with what stands after it and under it."""
    deeper = f"{margin}  "
    match node:
        case Scalar():
            first, *more = _text(node.text)
            yield f"{head} {first}"
            yield from (f"{deeper}{line}" if line else "" for line in more)
        case Sequence(items=items):
            yield head if items else f"{head} []"
            for item in items:
                yield from _item(item, deeper)
        case Mapping(entries=entries):
            yield head if entries else f"{head} {{}}"
            yield from _entries(node, deeper)


def _item(node: Node, margin: str) -> Iterator[str]:
    if not isinstance(node, Mapping) or not node.entries:
        yield from _value(f"{margin}-", node, margin)
        return
    first, *more = _entries(node, f"{margin}  ")
    yield f"{margin}- {first.lstrip(' ')}"
    yield from more


def _text(text: str) -> tuple[str, ...]:
    """A text so that YAML reads it as it is: line by line where that is safe, else in quotation marks."""
    lines = text.removesuffix("\n").split("\n")
    seen = "\n" in text and not text[0].isspace() and lines[-1] and all(line == line.rstrip() for line in lines)
    if not seen or _hidden.search(text):
        return (_quoted(text),)
    return ("|" if text.endswith("\n") else "|-", *lines)


def _quoted(text: str) -> str:
    return f'"{_to_escape.sub(_escaped, text)}"'


def _escaped(found: re.Match[str]) -> str:
    sign = found[0]
    short = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}.get(sign)
    return short or (f"\\x{ord(sign):02X}" if ord(sign) < 256 else f"\\u{ord(sign):04X}")
