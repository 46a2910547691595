"""Numbers as a treaty writes them: numerals for labels, words below ten, ordinals in words, times, money, dates.

Source: United Nations Editorial Manual, *Numbers, dates and time* (words under 10, figures from 10).
"""

from __future__ import annotations

from datetime import date

from drafter.model.clause import Duration, Parameter, Value
from drafter.model.style import HouseStyle

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "_ ten twenty thirty forty fifty sixty seventy eighty ninety".split()
_GREAT = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (10**3, "thousand"))
_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
_MONTHS = ("January February March April May June July August September October November December").split()
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"))
_ROMAN_ONES = ((9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def numeral(number: int, format_: str) -> str:
    """``number`` (from 1) as a label of one of :data:`drafter.model.style.NUMBER_FORMATS`."""
    match format_:
        case "decimal":
            return str(number)
        case "upper-roman":
            return roman(number)
        case "lower-roman":
            return roman(number).lower()
        case "upper-letter":
            return letters(number).upper()
        case "lower-letter":
            return letters(number)
        case _:
            return ""


def roman(number: int) -> str:
    """Roman numerals, as for parts."""
    result = ""
    for value, sign in (*_ROMAN, *_ROMAN_ONES):
        while number >= value:
            result += sign
            number -= value
    return result


def letters(number: int) -> str:
    """a to z, then aa, bb … as Word counts."""
    repeats, index = divmod(number - 1, 26)
    return chr(ord("a") + index) * (repeats + 1)


def cardinal_words(number: int) -> str:
    """``forty-two``, ``one million two hundred thousand``."""
    if number < 20:
        return _ONES[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return _TENS[tens] + (f"-{_ONES[ones]}" if ones else "")
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        return f"{_ONES[hundreds]} hundred" + (f" and {cardinal_words(rest)}" if rest else "")
    size, name = next((size, name) for size, name in _GREAT if number >= size)
    count, rest = divmod(number, size)
    joiner = " and " if 0 < rest < 100 else " "
    return f"{cardinal_words(count)} {name}" + (f"{joiner}{cardinal_words(rest)}" if rest else "")


def ordinal_words(number: int) -> str:
    """``fortieth``, ``one hundred and first``."""
    words = cardinal_words(number)
    cut = max(words.rfind(" "), words.rfind("-")) + 1
    last = words[cut:]
    if last in _ORDINALS:
        return words[:cut] + _ORDINALS[last]
    if last.endswith("y"):
        return words[:-1] + "ieth"
    return words + "th"


def count_words(number: int, style: HouseStyle) -> str:
    """Words below the style's limit, figures from there on, thousands set off."""
    if number < style.words_below:
        return cardinal_words(number)
    return figures(number, style)


def figures(number: int, style: HouseStyle) -> str:
    """Figures with thousands set off as the style does; millions in words where they are round."""
    if number >= 1_000_000 and number % 1_000_000 == 0:
        return f"{number // 1_000_000} million"
    return f"{number:,}".replace(",", style.thousands) if number >= 10_000 or style.thousands == "," else str(number)


def value_words(value: Value, parameter: Parameter, form: str, style: HouseStyle) -> str:
    """A value as the sentence needs it; ``form`` is the notation's (``ordinal``, ``words``, ``figures``, ``or``)."""
    match value:
        case Duration(count, unit):
            if form == "ordinal":
                return ordinal_words(count)
            amount = cardinal_words(count) if form == "words" else count_words(count, style)
            if form == "figures":
                amount = figures(count, style)
            return f"{amount} {unit.removesuffix('s') if count == 1 else unit}"
        case date():
            return date_words(value, style)
        case int():
            return _integer_words(value, parameter, form, style)
        case tuple():
            return listed(value, "or" if form == "or" else "and")
        case _:
            return value


def _integer_words(value: int, parameter: Parameter, form: str, style: HouseStyle) -> str:
    if form == "ordinal":
        return ordinal_words(value)
    if form == "words":
        return cardinal_words(value)
    if form == "figures":
        return figures(value, style)
    if parameter.type == "money":
        return f"{figures(value, style)} {parameter.unit}"
    return count_words(value, style)


def date_words(value: date, style: HouseStyle) -> str:
    """``31 December 2026``."""
    return style.date.format(day=value.day, month=_MONTHS[value.month - 1], year=value.year)


def listed(items: tuple[str, ...], word: str) -> str:
    """``a, b and c``."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {word} {items[-1]}"
