"""The numbers of Word's lists: what Word calls their formats, and which value a printed number stands for."""

from __future__ import annotations

from itertools import pairwise

from drafter.phrasing.numerals import numeral

WORD_FORMATS = {
    "decimal": "decimal",
    "upper-roman": "upperRoman",
    "lower-roman": "lowerRoman",
    "upper-letter": "upperLetter",
    "lower-letter": "lowerLetter",
    "none": "none",
}
"""The formats of a house style, and what Word calls them."""

_ROMAN_SIGNS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def value_of(number: str, form: str) -> int | None:
    """The value that Word prints as ``number``, or ``None`` where no value is printed so."""
    if form == "decimal":
        value = int(number) if number.isascii() and number.isdigit() else 0
    elif form in ("upper-letter", "lower-letter"):
        first = number[:1].upper()
        value = (len(number) - 1) * 26 + ord(first) - 64 if "A" <= first <= "Z" else 0
    elif form in ("upper-roman", "lower-roman"):
        signs = [_ROMAN_SIGNS.get(sign, 0) for sign in number.upper()]
        value = sum(-sign if sign < after else sign for sign, after in pairwise((*signs, 0)))
    else:
        value = 0
    return value if value > 0 and numeral(value, form) == number else None
