"""Numbers as Word prints them in a list: arabic, roman, lettered."""

from __future__ import annotations

WORD_FORMATS = {
    "decimal": "decimal",
    "upper-roman": "upperRoman",
    "lower-roman": "lowerRoman",
    "upper-letter": "upperLetter",
    "lower-letter": "lowerLetter",
    "none": "none",
}
"""The formats of a house style, and what Word calls them."""

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def printed(value: int, form: str) -> str:
    """``value`` as Word prints it. After ``z`` Word goes on with ``aa``, ``bb``."""
    if form == "decimal":
        return str(value)
    if form in ("upper-roman", "lower-roman"):
        roman = _roman(value)
        return roman if form == "upper-roman" else roman.lower()
    if form in ("upper-letter", "lower-letter"):
        letters = chr(65 + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return letters if form == "upper-letter" else letters.lower()
    return ""


def value_of(number: str, form: str) -> int | None:
    """The value that Word prints as ``number``, or ``None`` where no value is printed so."""
    if form == "decimal":
        value = int(number) if number.isascii() and number.isdigit() else 0
    elif form in ("upper-letter", "lower-letter"):
        first = number[:1].upper()
        value = (len(number) - 1) * 26 + ord(first) - 64 if "A" <= first <= "Z" else 0
    elif form in ("upper-roman", "lower-roman"):
        value = _roman_value(number.upper())
    else:
        value = 0
    return value if value > 0 and printed(value, form) == number else None


def _roman(value: int) -> str:
    result = ""
    for weight, letters in _ROMAN:
        while value >= weight:
            result += letters
            value -= weight
    return result


def _roman_value(number: str) -> int:
    value = 0
    for weight, letters in _ROMAN:
        while number.startswith(letters):
            value += weight
            number = number[len(letters) :]
    return 0 if number else value
