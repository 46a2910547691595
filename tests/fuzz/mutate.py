"""New inputs from old ones, in the ways in which people and their tools spoil YAML: by line, by value, by character."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

NASTY = (
    "", "~", "null", "open", "yes", "-1", "0", "1e9", "99999999999999999999", "0x10", "2026-02-30", "72 hours", "[]",
    "{}", "[a, [b]]", "{a: {b: c}}", "'", '"', "|", ">-", "&a b", "*a", "!!int 3", "- x", "? x", "# x", "%YAML 1.1",
    "---", "...", "<<: *a", "\t", "\u200b", "\u202e", "\ud7ff", "é", "\U0001f600", "\x85", "\u2028", "\x00", "\x1b[2J",
    "{choose c}", "{option o}", "{ref }", "{ref notice.duty#x}", "{term incident}", "{term }", "{definitions}", "{#n}",
    "{{", "}}", "{", "}", "#. ", "  - x", "[[", "]]", "{profile.place}", "{notice.duty.hours}", "{blank}", "{note x}",
    "a" * 300, "{" * 50, "[" * 30, "- " * 30, "x: " * 20,
)  # fmt: skip

KEYS = (
    "title", "kind", "style", "face", "parties", "preamble", "parts", "select", "chapters", "heading", "add", "drop",
    "settings", "terms", "facts", "extends", "allow", "rule", "reason", "words", "in", "emblem", "file", "text",
    "choices",
    "alternatives", "default", "label", "options", "parameters", "type", "unit", "minimum", "maximum", "requires",
    "conflicts", "compares", "at_most", "when", "with", "authorities", "source", "status", "pleading", "opener",
    "order",
)  # fmt: skip


def mutated(texts: Sequence[bytes], seed: int) -> bytes:
    """An input made from one or two others; the same for the same seed."""
    chance = random.Random(seed)
    text = chance.choice(texts).decode("utf-8", "replace")
    other = chance.choice(texts).decode("utf-8", "replace")
    for _ in range(chance.randint(1, 5)):
        text = chance.choice(_WAYS)(text, other, chance)
    data = text.encode("utf-8", "surrogatepass")
    if chance.random() < 0.05:
        at = chance.randrange(len(data) + 1)
        data = data[:at] + bytes(chance.randrange(256) for _ in range(chance.randint(1, 4))) + data[at:]
    return data


Way = Callable[[str, str, random.Random], str]


def _spoil_line(text: str, other: str, chance: random.Random) -> str:
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    match chance.randrange(6):
        case 0:
            del lines[at]
        case 1:
            lines.insert(at, lines[at])
        case 2:
            lines[at] = "  " + lines[at]
        case 3:
            lines[at] = lines[at].removeprefix("  ")
        case 4:
            lines[at] = chance.choice(other.split("\n"))
        case _:
            with_ = chance.randrange(len(lines))
            lines[at], lines[with_] = lines[with_], lines[at]
    return "\n".join(lines)


def _replace_value(text: str, other: str, chance: random.Random) -> str:
    places = list(re.finditer(r"(?<=: )[^\n{\[|>][^\n]*|(?<=[\[,] )[^,\]\n]+", text))
    if not places:
        return text
    place = chance.choice(places)
    values = re.findall(r"(?<=: )[^\n]+", other) or [""]
    new = chance.choice(NASTY) if chance.random() < 0.7 else chance.choice(values)
    return text[: place.start()] + new + text[place.end() :]


def _replace_key(text: str, _: str, chance: random.Random) -> str:
    places = list(re.finditer(r"[A-Za-z][\w.-]*(?=:)", text))
    if not places:
        return text
    place = chance.choice(places)
    return text[: place.start()] + chance.choice(KEYS) + text[place.end() :]


def _insert(text: str, _: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(NASTY) + text[at:]


def _cut(text: str, _: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + text[at + chance.randint(1, 40) :] if chance.random() < 0.8 else text[:at]


def _splice(text: str, other: str, chance: random.Random) -> str:
    return text[: chance.randrange(len(text) + 1)] + other[chance.randrange(len(other) + 1) :]


_WAYS: tuple[Way, ...] = (
    _spoil_line,
    _spoil_line,
    _replace_value,
    _replace_value,
    _replace_key,
    _insert,
    _cut,
    _splice,
)
