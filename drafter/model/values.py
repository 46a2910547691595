"""Values of parameters: from the words a lawyer typed to a number, a time, a date or a list, within bounds."""

from __future__ import annotations

import re
from datetime import date

from drafter.model.clause import DURATION_UNITS, Duration, Parameter, Value

PARAMETER_TYPES = ("integer", "duration", "money", "date", "list", "text")

_NUMBER = re.compile(r"[0-9]{1,3}(?:[, ][0-9]{3}){1,4}|[0-9]{1,15}")
_DURATION = re.compile(r"([0-9]{1,6})(?:\s+(hour|day|month|year)s?)?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""The characters no text may hold, in a file, in a value or on the command line: YAML, Word and XML refuse them."""

RawValue = str | tuple[str, ...]


def is_day(text: str) -> bool:
    """Whether a text is a day of the calendar, written ``2026-05-31``."""
    try:
        return bool(_DATE.fullmatch(text)) and bool(date.fromisoformat(text))
    except ValueError:
        return False


class ValueFault(Exception):
    """A value that cannot be; the message says why in a lawyer's words."""


def read_value(parameter: Parameter, raw: RawValue) -> Value:
    """The value ``raw`` means for ``parameter``.

    Raises:
        ValueFault: where it is not of the parameter's type or lies outside its bounds.
    """
    value = read_typed(parameter.type, parameter.unit, raw)
    size = _size(value)
    for bound, too_far, word in ((parameter.minimum, -1, "least"), (parameter.maximum, 1, "most")):
        if bound is not None and (size - _size(bound)) * too_far > 0:
            raise ValueFault(f"it must be at {word} {_plain(bound, parameter)}")
    return value


def read_typed(type_: str, unit: str, raw: RawValue) -> Value:
    """``raw`` as a value of one of :data:`PARAMETER_TYPES`, bounds aside.

    Raises:
        ValueFault: where it is not of that type.
    """
    if type_ == "list":
        return read_listed(raw)
    text = _single(raw)
    if type_ in ("integer", "money"):
        if not _NUMBER.fullmatch(text):
            raise ValueFault(f"it must be a whole number, not '{text}'")
        return int(re.sub("[, ]", "", text))
    if type_ == "duration":
        match = _DURATION.fullmatch(text)
        if not match:
            raise ValueFault(f"it must be a time such as '72 hours' or '5 years', not '{text}'")
        return Duration(int(match[1]), f"{match[2]}s" if match[2] else unit)
    if type_ == "date":
        try:
            return date.fromisoformat(text if _DATE.fullmatch(text) else "")
        except ValueError:
            raise ValueFault(f"it must be a date written 2026-12-31, not '{text}'") from None
    return read_words(text)


def read_words(raw: RawValue) -> str:
    """``raw`` as one text that is not empty, with runs of blanks and line ends made one blank.

    Raises:
        ValueFault: where it is a list, empty, or holds a character no text may hold.
    """
    text = _single(raw)
    if not text:
        raise ValueFault("it must not be empty")
    return text


def read_listed(raw: RawValue) -> tuple[str, ...]:
    """``raw`` as a list of such texts; a text that is none is a list of one.

    Raises:
        ValueFault: where nothing is in it, or an item holds a character no text may hold.
    """
    items = typed_list(raw) if isinstance(raw, str) else raw
    cleaned = tuple(_clean(item) for item in items if item.strip())
    if not cleaned:
        raise ValueFault("it must be a list with at least one item")
    return cleaned


def _single(raw: RawValue) -> str:
    if not isinstance(raw, str):
        raise ValueFault("it must be a single value, not a list")
    return _clean(raw)


def typed_list(text: str) -> tuple[str, ...]:
    """A list typed in one text: ``[a, b]``; any other text is a list of one."""
    text = text.strip()
    return tuple(text[1:-1].split(",")) if text.startswith("[") and text.endswith("]") else (text,)


def _clean(text: str) -> str:
    if CONTROL.search(text):
        raise ValueFault("it holds a character that no text may hold")
    return " ".join(text.split())


def _size(value: Value) -> int:
    match value:
        case Duration():
            return value.in_hours()
        case date():
            return value.toordinal()
        case int():
            return value
        case _:
            return len(value)


def value_text(value: Value) -> str:
    """A value as it is typed: ``72 hours``, ``2026-05-31``, ``one, two``."""
    match value:
        case Duration(count, unit):
            return f"{count} {unit}"
        case tuple():
            return ", ".join(value)
        case _:
            return str(value)


def _plain(value: Value, parameter: Parameter) -> str:
    match value:
        case int() if parameter.type == "list":
            return f"{value} item{'s' if value != 1 else ''} long"
        case int() if parameter.type == "text":
            return f"{value} character{'s' if value != 1 else ''} long"
        case _:
            return value_text(value)


def is_duration_unit(unit: str) -> bool:
    """Whether durations may be counted in ``unit``."""
    return unit in DURATION_UNITS
