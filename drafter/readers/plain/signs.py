"""The numbers and letters that labels are made of."""

from __future__ import annotations

import re
from dataclasses import dataclass

_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_canonical = re.compile(r"c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")

ROMAN = r"(?=[IVXLC])C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?![a-z])"
"""A roman numeral; one that runs into a word is given back the first letter of that: II in ``IIPreventive``."""
_SUFFIX = r"(?:\s?(?:bis|ter|quater|quinquies|sexies|septies|octies)\b)?"
NUMBER = rf"(?:\d{{1,4}}(?:\.\d{{1,3}})*(?:[A-Z](?![A-Za-z]))?{_SUFFIX}|{ROMAN}{_SUFFIX}|l\d{{0,2}}(?!\w))"
"""The number of a division or an article."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a sign: what is counted in, and how far."""

    kind: str
    ordinal: int


def roman_value(sign: str) -> int:
    """What a roman numeral of small letters stands for; 0 where it is none."""
    if not sign or not _canonical.fullmatch(sign):
        return 0
    values = [_VALUES[letter] for letter in sign]
    return sum(-value if value < max(values[at + 1 :], default=0) else value for at, value in enumerate(values))


def readings_of(sign: str) -> tuple[Reading, ...]:
    """The ways to read the sign in the label of an item, none where it is no sign: ``i`` is a letter and a numeral."""
    if sign.isascii() and sign.isdigit():
        return (Reading("digit", int(sign)),)
    if len(sign) == 1 and "A" <= sign <= "Z":
        return (Reading("capital", ord(sign) - ord("A") + 1),)
    found = []
    if (value := roman_value(sign)) > 0:
        found.append(Reading("roman", value))
    if len(set(sign)) == 1 and len(sign) <= 2 and "a" <= sign[0] <= "z":
        found.append(Reading("letter", ord(sign[0]) - ord("a") + 1 + 26 * (len(sign) - 1)))
    return tuple(found)


def figure(sign: str) -> int:
    """A number of figures, in which the letter l stands for one."""
    return int(sign.replace("l", "1"))
